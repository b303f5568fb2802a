from __future__ import annotations

from pathlib import Path

import pytest

from review.translators.training.vocabulary import Vocabulary, train_vocabulary
from tests.translators.training.pairs import sentence_pairs


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    path = tmp_path_factory.mktemp("vocabulary") / "vocabulary.spm"
    pairs = sentence_pairs(400)
    train_vocabulary(pairs, [1.0] * len(pairs), 250, path)
    return Vocabulary(Path(path))
