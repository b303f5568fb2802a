"""From the model's odds to a stretch of text: which place stands out, whole words, and how rare it is in good texts."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from review.errors import EngineError
from review.spans.folder import Odds
from review.spans.suspects import Calibration, PieceOdds, SpanReading, Suspect, features, readings_of

SOURCE, TARGET = "Cầu cũ đã đóng cửa hôm qua.", "The old bridge opened yesterday."
PLACES = [(0, 3), (4, 6), (7, 9), (10, 14), (15, 18), (19, 26), (26, 27)]
WORDS = [(0, 3), (4, 7), (8, 14), (15, 17), (17, 21), (22, 31), (31, 32)]  # op|ened
CALIBRATION = Calibration((1.0, 1.0, 1.0, 1.0), 0.0, ((-6.0, 0.5), (-2.0, 0.03), (0.0, 0.01)), (-2.0, -3.0, -2.0))


_NONE = np.zeros(0, dtype=np.float32)


def odds(
    wrong: dict[int, float] | None = None,
    gap: dict[int, float] | None = None,
    unsaid: dict[int, float] | None = None,
    whole: float = -8.0,
    kinds: dict[int, int] | None = None,
) -> Odds:
    def row(length: int, given: dict[int, float] | None) -> Any:
        return np.array([(given or {}).get(n, -9.0) for n in range(length)], dtype=np.float32)

    kind = np.array([(kinds or {}).get(n, 0) for n in range(7)])
    return Odds(PLACES, WORDS, row(7, wrong), row(8, gap), kind, row(7, unsaid), whole)


def told(one: Odds, most: float = 0.03, calibration: Calibration = CALIBRATION) -> Suspect | None:
    (found,) = readings_of([(SOURCE, TARGET)], [one], calibration, most)
    return found.suspect


def text(found: Suspect | None) -> str:
    assert found is not None
    return (SOURCE if found.side == "source" else TARGET)[found.start : found.end]


def test_a_pair_in_which_nothing_stands_out_is_silent() -> None:
    assert told(odds(whole=-9.0)) is None


@pytest.mark.parametrize(
    ("one", "side", "kind", "words"),
    [
        (odds(wrong={4: 9.0}, whole=10.0), "target", "wrong", "opened"),
        (odds(wrong={4: 9.0, 5: 8.5}, whole=10.0), "target", "wrong", "opened yesterday"),
        (odds(wrong={1: 8.9, 2: 9.0, 5: 7.0}, whole=10.0), "target", "wrong", "old bridge"),
        (odds(gap={2: 7.0}, whole=15.0), "target", "gap", "bridge"),
        (odds(gap={7: 7.0}, whole=15.0), "target", "gap", "."),
        (odds(unsaid={3: 7.0, 4: 6.5}, whole=15.0), "source", "unsaid", "đóng cửa"),
    ],
)
def test_what_stands_out_most_is_marked_by_whole_words(one: Odds, side: str, kind: str, words: str) -> None:
    found = told(one)
    assert found is not None
    assert (found.side, found.kind, text(found)) == (side, kind, words)


@pytest.mark.parametrize(
    ("text", "piece", "words"),
    [
        ("Thị trường cháy rụi hết nên vắng.", "ết", "hết"),
        ("The bridge opened.", "en", "opened"),
        ("他住在北京。", "北", "北"),
        ("Am 12. Mai", "2", "12"),
    ],
)
def test_a_piece_is_marked_with_its_word_in_any_script(text: str, piece: str, words: str) -> None:
    at = text.index(piece)
    one = Odds(
        [], [(at, at + len(piece))], np.ones(1, dtype=np.float32), _NONE, np.zeros(1, dtype=np.int64), _NONE, 9.0
    )
    (read,) = readings_of([("", text)], [one], CALIBRATION, 1.0)
    found = read.suspect
    assert found is not None
    assert text[found.start : found.end] == words


def test_the_kind_is_that_of_the_worst_piece() -> None:
    found = told(odds(wrong={1: 9.0, 4: 8.0}, whole=10.0, kinds={1: 4, 4: 2}))
    assert found is not None
    assert found.fault == 4


def test_the_share_of_good_translations_decides() -> None:
    suspicious = odds(wrong={4: 9.0}, whole=8.0)  # 9 - 9 - 9 + 8 = -1: between 3 and 1 in 100
    found = told(suspicious)
    assert found is not None
    assert found.share == pytest.approx((0.03 * 0.01) ** 0.5)
    assert told(suspicious, most=0.01) is None
    rarer = told(odds(wrong={4: 9.0}, whole=10.0), most=0.01)
    assert rarer is not None
    assert rarer.share == 0.01
    assert CALIBRATION.share(-7.0) == 1.0


def test_features_of_a_side_without_a_piece() -> None:
    empty = Odds([], [], _NONE, np.ones(1, dtype=np.float32), np.zeros(0, dtype=np.int64), _NONE, 2.0)
    assert features(empty) == (-12.0, 1.0, -12.0, 2.0)
    assert told(empty, most=1.0) is None


@pytest.mark.parametrize(
    "told_",
    [
        None,
        {},
        {"weights": {}, "bias": 0, "shares": [[0, 1]], "usual": {}},
        {"shares": []},
        {"shares": [[1, 0.1], [0, 0.2]]},
        {"bias": "nan"},
        {"bias": []},
    ],
)
def test_thresholds_that_are_none_are_refused(told_: dict[str, Any] | None) -> None:
    good = {
        "weights": dict.fromkeys(("wrong", "gap", "unsaid", "whole"), 1.0),
        "bias": 0.0,
        "shares": [[0.0, 0.1], [1.0, 0.01]],
        "usual": dict.fromkeys(("wrong", "gap", "unsaid"), 0.0),
    }
    facts = {} if told_ is None else {"calibration": good | told_ if told_ else {}}
    model: Any = SimpleNamespace(facts=facts, folder=Path("spans"))
    with pytest.raises(EngineError, match="thresholds in its manifest"):
        Calibration.of(model, ("vi", "en"))
    model = SimpleNamespace(facts={"calibration": good}, folder=Path())
    assert Calibration.of(model, ("vi", "en")).bias == 0.0


def test_a_pair_of_languages_has_thresholds_of_its_own_either_way_and_others_those_of_all() -> None:
    told = {
        "weights": dict.fromkeys(("wrong", "gap", "unsaid", "whole"), 1.0),
        "bias": 0.0,
        "shares": [[0.0, 0.1], [1.0, 0.01]],
        "usual": dict.fromkeys(("wrong", "gap", "unsaid"), 0.0),
        "pairs": {"de-en": {"shares": [[2.0, 0.1], [3.0, 0.01]]}},
    }
    model: Any = SimpleNamespace(facts={"calibration": told}, folder=Path())
    assert Calibration.of(model, ("en-GB", "de")).share(2.5) == pytest.approx(0.1**1.5)
    assert Calibration.of(model, ("de", "fr")).share(2.5) == 0.01


def test_of_a_stretch_the_worst_piece_speaks_and_none_where_nothing_was_read() -> None:
    (read,) = readings_of([(SOURCE, TARGET)], [odds(wrong={4: 2.0}, unsaid={2: 1.0, 3: 3.0})], CALIBRATION, 0.03)
    opened = TARGET.index("opened")
    assert read.against("target", opened, opened + 6) == 2.0
    assert read.against("target", 0, 3) == -9.0
    (start, _), (_, end) = PLACES[2], PLACES[3]
    assert read.against("source", start, end) == 3.0
    assert read.against("source", 1000, 1010) is None


def test_parts_of_a_paragraph_are_put_together_where_they_stand() -> None:
    pieces = PieceOdds.of([(0, 3)], np.array([1.5], np.float32))
    first = SpanReading(Suspect("target", 0, 3, "wrong", 0, 0.02), pieces, pieces)
    second = first._replace(suspect=Suspect("source", 0, 3, "unsaid", 0, 0.01)).shifted(20, 30)
    both = first.with_more(second)
    assert both.suspect == Suspect("source", 20, 23, "unsaid", 0, 0.01)
    assert [both.against("source", at, at + 3) for at in (0, 20)] == [1.5, 1.5]
    assert [both.against("target", at, at + 3) for at in (20, 30)] == [None, 1.5]
    assert first.with_more(second._replace(suspect=None)).suspect == first.suspect
