from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import InputError
from review.translators.training import batching
from review.translators.training.batching import BatchStream, PairBatch, Position, pad
from review.translators.training.data import TrainingPair
from review.translators.training.settings import TrainingSettings
from review.translators.training.vocabulary import Vocabulary
from tests.translators.training.pairs import sentence_pairs

SETTINGS = TrainingSettings(
    Path("pairs.tsv"),
    "en",
    "vi",
    Path("out"),
    batch_tokens=220,
    maximum_length=100,
    split_sentences=0.5,
    join_share=0.2,
)
PLAIN = dataclasses.replace(SETTINGS, split_sentences=0.0, join_share=0.0)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "BLOCK", 70)


def _same(first: PairBatch, second: PairBatch) -> bool:
    return np.array_equal(first.source, second.source) and np.array_equal(first.target, second.target)


@settings(deadline=None, max_examples=15)
@given(cut=st.integers(0, 60))
def test_a_stream_goes_on_from_any_position_as_if_never_stopped(vocabulary: Vocabulary, cut: int) -> None:
    pairs = sentence_pairs(160)
    whole = list(itertools.islice(BatchStream(pairs, vocabulary, SETTINGS).batches(Position(), {}), cut + 30))
    position = whole[cut - 1][1] if cut else Position()
    rest = itertools.islice(BatchStream(pairs, vocabulary, SETTINGS).batches(position, {}), 30)
    for (expected, after), (batch, found) in zip(whole[cut:], rest, strict=True):
        assert _same(expected, batch)
        assert after == found


def test_a_round_shows_each_pair_as_often_as_its_weight_says(vocabulary: Vocabulary) -> None:
    pairs = sentence_pairs(140)
    stream = BatchStream(pairs, vocabulary, PLAIN)
    batches = []
    for batch, position in stream.batches(Position(), {"news": 3.0, "manual": 0.0}):
        if position.round == 1:
            break
        batches.append(batch)
    seen = Counter(vocabulary.decode(row) for batch in batches for row in batch.source.tolist())
    assert seen == {pair.source: 3 for pair in pairs if pair.origin == "news"}


def test_no_batch_exceeds_its_size_and_every_row_ends_with_the_end_of_sentence(vocabulary: Vocabulary) -> None:
    stream = BatchStream(sentence_pairs(300), vocabulary, SETTINGS)
    for batch, _ in itertools.islice(stream.batches(Position(), {}), 60):
        assert max(batch.source.size, batch.target.size) <= SETTINGS.batch_tokens
        assert len(batch.source) == len(batch.target)
        for side in (batch.source, batch.target):
            assert ((side == 1).sum(axis=1) == 1).all()
            assert (side[:, -1] <= 1).all()
    assert batch.tokens == int((batch.target != 0).sum())


def test_some_short_pairs_are_joined_on_both_sides(vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "JOINED", 99)
    pairs = sentence_pairs(60)
    stream = BatchStream(pairs, vocabulary, dataclasses.replace(PLAIN, join_share=1.0))
    batch, _ = next(stream.batches(Position(), {}))
    rows = [
        (vocabulary.decode(source), vocabulary.decode(target))
        for source, target in zip(batch.source.tolist(), batch.target.tolist(), strict=True)
    ]
    translations = {pair.source: pair.target for pair in pairs}
    assert any(source.count(".") >= 2 for source, _ in rows)
    for source, target in rows:
        assert target == " ".join(translations[sentence.strip() + "."] for sentence in source.split(".") if sentence)


def test_pairs_too_long_or_too_uneven_are_counted_and_none_left_is_refused(vocabulary: Vocabulary) -> None:
    pairs = sentence_pairs(3)
    long = TrainingPair(pairs[0].source * 40, pairs[0].target * 40)
    uneven = TrainingPair("a", " ".join([pairs[0].target] * 2))
    assert BatchStream([*pairs, long, uneven], vocabulary, PLAIN).dropped == 2
    with pytest.raises(InputError, match="fitting length"):
        BatchStream([long], vocabulary, PLAIN)
    with pytest.raises(InputError, match="weight 0"):
        next(BatchStream(pairs, vocabulary, PLAIN).batches(Position(), {"news": 0.0, "manual": 0.0}))


def test_padding_follows_the_end_of_sentence() -> None:
    assert pad([[5, 6, 7], [8]]).tolist() == [[5, 6, 7, 1], [8, 1, 0, 0]]
