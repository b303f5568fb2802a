"""What a span model said is read once: from the cache it comes as it was, and another model has its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from review.output_cache import OutputCache, cache_key
from review.spans.folder import Odds, SpanModel
from review.spans.kept import kept_odds

HOUSE, BRIDGE = ("Ngôi nhà cũ.", "The old house."), ("Cây cầu mới.", "The new bridge.")


class ToySpanModel:
    """Says of each pair something that has more decimals than are kept; `asked` are the pairs it was given."""

    def __init__(self, signature: str = "spans:toy|digest:1") -> None:
        self.signature = signature
        self.asked: list[tuple[str, str]] = []

    def odds(self, pairs: Sequence[tuple[str, str]]) -> list[Odds]:
        self.asked += pairs
        return [
            Odds(
                [(0, len(source))],
                [(0, 3), (4, len(target))],
                np.array([-1 / 3, len(target) / 7], np.float32),
                np.array([-9.0, 1 / 9, -np.inf], np.float32),
                np.array([4, 0]),
                np.array([2 / 3], np.float32),
                -len(source) / 3,
            )
            for source, target in pairs
        ]


def read(model: ToySpanModel, pairs: Sequence[tuple[str, str]], cache: OutputCache) -> list[Odds]:
    return kept_odds(cast("SpanModel", model), pairs, cache)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[OutputCache]:
    with OutputCache(tmp_path / "outputs.sqlite") as opened:
        yield opened


def same(one: Odds, other: Odds) -> bool:
    return repr(one) == repr(other)  # numbers and types alike


def test_it_is_the_same_to_the_last_bit_whether_it_was_kept_or_not(cache: OutputCache) -> None:
    first = read(ToySpanModel(), [HOUSE, BRIDGE], cache)
    again = ToySpanModel()
    later = read(again, [BRIDGE, HOUSE], cache)
    assert again.asked == []
    assert same(first[0], later[1])
    assert same(first[1], later[0])
    assert first[0].wrong.tolist() == np.array([-0.3333, 2.0], np.float32).tolist()
    assert first[0].whole == -4.0


def test_equal_pairs_are_read_once_and_stand_where_they_were_asked(cache: OutputCache) -> None:
    model = ToySpanModel()
    found = read(model, [HOUSE, BRIDGE, HOUSE], cache)
    assert model.asked == [HOUSE, BRIDGE]
    assert same(found[0], found[2])
    assert found[1].target == [(0, 3), (4, len(BRIDGE[1]))]


def test_another_model_has_its_own(cache: OutputCache) -> None:
    read(ToySpanModel(), [HOUSE], cache)
    other = ToySpanModel("spans:toy|digest:1|wide")
    read(other, [HOUSE], cache)
    assert other.asked == [HOUSE]


@pytest.mark.parametrize("value", ["", [], [[], [], 1, 2, 3, 4, 5], {"wrong": []}])
def test_a_value_that_is_none_is_made_anew(cache: OutputCache, value: Any) -> None:
    model = ToySpanModel()
    cache.put({cache_key("spans", f"1|{model.signature}", *HOUSE): value})
    assert len(read(model, [HOUSE], cache)) == 1
    assert model.asked == [HOUSE]
    assert read(ToySpanModel(), [HOUSE], cache)[0].whole == -4.0


def test_a_cache_that_cannot_be_used_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with OutputCache(tmp_path / "file" / "outputs.sqlite") as none:
        assert len(read(ToySpanModel(), [HOUSE], none)) == 1
