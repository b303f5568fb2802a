from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from transformers import PreTrainedTokenizerFast

from review.errors import EngineError, InputError
from review.translators.training.vocabulary import Vocabulary, train_vocabulary
from tests.translators.training.pairs import sentence_pairs


@pytest.fixture(scope="module")
def tokenizer(vocabulary: Vocabulary) -> PreTrainedTokenizerFast:
    return vocabulary.tokenizer()


WORDS = [word for pair in sentence_pairs(60) for text in (pair.source, pair.target) for word in text.split()]


ALPHABET = "“”‘’'\".,-–0123456789abáâđ²ﬁ：\u00a0\u3000\u200b \t"


@given(st.lists(st.one_of(st.sampled_from([*WORDS, "a\u0302\u0301", "â\u0301"]), st.text(ALPHABET, max_size=6))))
def test_the_tokenizer_cuts_as_sentencepiece_does(
    vocabulary: Vocabulary, tokenizer: PreTrainedTokenizerFast, words: list[str]
) -> None:
    text = " ".join(words)
    assert tokenizer(text)["input_ids"] == [*vocabulary.encode(text), 1]


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_what_was_cut_can_be_put_together_again(
    vocabulary: Vocabulary, tokenizer: PreTrainedTokenizerFast, words: list[str]
) -> None:
    ids = vocabulary.encode(" ".join(words))
    assert vocabulary.decode([*ids, 1, 0, 0]) == " ".join(words)
    assert tokenizer.decode([*ids, 1, 0, 0], skip_special_tokens=True) == " ".join(words)


def test_quotation_marks_of_every_shape_are_one(vocabulary: Vocabulary) -> None:
    assert vocabulary.decode(vocabulary.encode("“điện” „điện“ «điện»")) == '"điện" "điện" "điện"'
    assert vocabulary.encode("it’s") == vocabulary.encode("it's")


@pytest.mark.parametrize("spelling", ["ấ", "a\u0302\u0301", "â\u0301"])
def test_letters_are_the_same_however_they_are_composed(vocabulary: Vocabulary, spelling: str) -> None:
    assert vocabulary.encode(f"bắt đ{spelling}u") == vocabulary.encode("bắt đấu")


def test_digits_are_single_pieces(vocabulary: Vocabulary) -> None:
    assert [piece.strip("▁") for piece in vocabulary.pieces("2024") if piece != "▁"] == ["2", "0", "2", "4"]


def test_a_vocabulary_is_the_same_every_time(vocabulary: Vocabulary, tmp_path: Path) -> None:
    pairs = sentence_pairs(400)
    train_vocabulary(pairs, [1.0] * len(pairs), 250, tmp_path / "again.spm")
    assert (tmp_path / "again.spm").read_bytes() == vocabulary.path.read_bytes()
    digest = hashlib.sha256(vocabulary.path.read_bytes()).hexdigest()
    code = (
        "import sys, hashlib, pathlib; from tests.translators.training.pairs import sentence_pairs;"
        "from review.translators.training.vocabulary import train_vocabulary; path = pathlib.Path(sys.argv[1]);"
        "train_vocabulary(sentence_pairs(400), [1.0] * 400, 250, path);"
        "print(hashlib.sha256(path.read_bytes()).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "other.spm")], capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == digest


def test_split_pieces_spell_the_same_text_and_repeat_with_their_seed(vocabulary: Vocabulary) -> None:
    texts = [pair.source for pair in sentence_pairs(50)]

    def split(seed: int) -> list[list[int]]:
        generator = np.random.default_rng(seed)
        return [vocabulary.split(vocabulary.encode(text), 0.5, generator) for text in texts]

    assert split(7) == split(7)
    assert split(7) != split(8)
    assert [vocabulary.decode(ids) for ids in split(7)] == texts
    assert sum(map(len, split(7))) > sum(len(vocabulary.encode(text)) for text in texts)
    assert vocabulary.split([5, 6, 7], 0.0, np.random.default_rng(1)) == [5, 6, 7]


def test_a_file_that_is_no_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="not a SentencePiece vocabulary"):
        Vocabulary(tmp_path / "none.spm")
    (tmp_path / "garbage.spm").write_bytes(b"garbage" * 100)
    with pytest.raises(EngineError, match="not a SentencePiece vocabulary"):
        Vocabulary(tmp_path / "garbage.spm")


def test_a_text_too_small_for_the_size_gives_a_smaller_vocabulary_and_one_too_small_for_any_an_error(
    tmp_path: Path,
) -> None:
    pairs = sentence_pairs(100)
    train_vocabulary(pairs, [1.0] * len(pairs), 30_000, tmp_path / "vocabulary.spm")
    assert 100 < Vocabulary(tmp_path / "vocabulary.spm").size < 1000
    with pytest.raises(InputError, match="no vocabulary of 20 pieces"):
        train_vocabulary(pairs, [1.0] * len(pairs), 20, tmp_path / "vocabulary.spm")
