"""What `meaning` says where translation models and the model of error spans both lean to something missing."""

from __future__ import annotations

import numpy as np
import pytest

from review.back_translated import BackTranslation
from review.checks.shared.lacking import lacking
from review.checks.views import DocumentView
from review.config import Settings
from review.findings import findings_of
from review.model import Document, Paragraph, Segment
from review.spans.suspects import PieceOdds, SpanReading, Suspect

SOURCE = "Ông Phúc đã đến thăm xưởng gốm cũ bên bờ sông vào sáng nay."
TARGET = "Mr Phuc visited the old pottery workshop this morning."
RUN = "bên bờ sông"
NOTHING = PieceOdds.of([], np.zeros(0, np.float32))


def reading(before: float = 1.0, unsaid: float = 1.0, suspect: Suspect | None = None) -> SpanReading:
    at = SOURCE.index(RUN)
    places = [(0, 8), (at, at + 3), (at + 4, at + 6), (at + 7, at + 11)]
    return SpanReading(
        suspect, PieceOdds.of(places, np.array([-6.0, unsaid - 0.5, unsaid, unsaid - 0.2], np.float32)), NOTHING, before
    )


def share(
    shortfall: float | None, languages: tuple[str, str] = ("vi", "en"), before: float = 1.0, unsaid: float = 1.0
) -> float | None:
    found = lacking(SOURCE, languages, reading(before, unsaid), BackTranslation(SOURCE, shortfall=shortfall))
    return None if found is None else found.share


def told(back: BackTranslation | None, one: SpanReading, **options: float) -> list[tuple[str, str]]:
    segment = Segment(1, (Paragraph(SOURCE, 1),), (Paragraph(TARGET, 1),))
    view = DocumentView(Document("pots", "vi", "en", (segment,)), options={"meaning": options})
    view.span_readings = {1: one}
    view.backtranslations = {1: back} if back is not None else {}
    found = findings_of(view, Settings(weigh_findings=False))
    return [(SOURCE[f.span.start : f.span.end], f.category) for f in found if f.check == "meaning" and f.span]


def test_the_words_least_said_are_told_as_an_omission() -> None:
    assert told(BackTranslation(SOURCE, shortfall=6.0), reading()) == [(RUN, "Accuracy/Omission")]


def test_each_of_the_models_must_lean_to_it() -> None:
    assert share(3.0, before=4.0, unsaid=1.0) is not None
    assert share(3.0, before=-4.0, unsaid=-4.0) is None
    assert share(-1.0, before=4.0, unsaid=1.0) is None


def test_the_more_seems_to_be_missing_the_fewer_good_translations_are_like_it() -> None:
    shares = [share(shortfall) or 1.0 for shortfall in (2.0, 3.0, 4.0, 4.5, 5.0, 9.0)]
    assert shares == sorted(shares, reverse=True)
    assert (shares[0], shares[-1]) == (1.0, 0.003)


def test_what_is_usual_differs_by_direction_and_of_other_directions_both_together_are_taken() -> None:
    into_english, into_vietnamese = share(4.1), share(4.1, ("en-GB", "vi-VN"))
    assert into_vietnamese is not None
    assert into_english is None or into_english > into_vietnamese
    assert share(4.1, ("pt", "en")) == share(4.1, ("vi", "fr"))


@pytest.mark.parametrize("back", [None, BackTranslation(SOURCE)], ids=["not-taken-back", "one-way-only"])
def test_without_models_of_both_ways_nothing_is_said(back: BackTranslation | None) -> None:
    assert lacking(SOURCE, ("vi", "en"), reading(), back) is None
    assert told(back, reading()) == []


def placed(source: str, language: str, odds: dict[str, float]) -> str | None:
    """What of a source is told, whose stretches have such odds of not being said."""
    places = [(source.index(one), source.index(one) + len(one)) for one in odds]
    read = SpanReading(None, PieceOdds.of(places, np.array(list(odds.values()), np.float32)), NOTHING, 2.0)
    found = lacking(source, (language, "en"), read, BackTranslation(source, shortfall=4.0))
    return None if found is None else source[found.start : found.end]


@pytest.mark.parametrize(
    ("language", "source", "mark", "words"),
    [
        ("vi", "“Bánh xe gỗ đã được thay bằng bánh xe sắt.", "“", "bánh xe sắt"),
        ("de", "„Die Räder aus Holz verschwanden bald.", "„", "bald"),
        ("ja", "「車輪はすぐに消えた。", "「", "すぐに"),
    ],
)
def test_a_mark_is_no_phrase_that_could_be_missing(language: str, source: str, mark: str, words: str) -> None:
    assert placed(source, language, {mark: 9.0, words: 2.0}) == words
    assert placed(source, language, {mark: 9.0, words: -6.0}) is None


@pytest.mark.parametrize(
    ("language", "source", "little", "words"),
    [
        ("vi", "Họ đã có thể kết luận về vật chất tối.", "có thể", "vật chất tối"),
        ("de", "Das Haus hat nur der Bruder gekauft.", "hat nur", "Bruder"),
        ("fr", "Elle a dit que le port est fermé.", "que le", "fermé"),
    ],
)
def test_nothing_is_told_where_little_words_alone_seem_not_to_be_said(
    language: str, source: str, little: str, words: str
) -> None:
    assert placed(source, language, {little: 3.0, words: -3.0}) is None
    assert placed(source, language, {little: -3.0, words: 3.0}) == words


def test_the_option_says_how_rare_it_must_be() -> None:
    back = BackTranslation(SOURCE, shortfall=4.6)
    assert told(back, reading()) != []
    assert told(back, reading(), lacking=0.001) == []


def test_what_the_model_of_error_spans_is_sure_of_goes_first() -> None:
    start = SOURCE.index("gốm")
    suspect = Suspect("source", start, start + 3, "unsaid", 0, 0.01)
    assert told(BackTranslation(SOURCE, shortfall=6.0), reading(suspect=suspect)) == [("gốm", "Accuracy/Omission")]


def test_a_source_without_pieces_has_no_place_to_tell() -> None:
    assert (
        lacking("", ("vi", "en"), SpanReading(None, NOTHING, NOTHING, 9.0), BackTranslation("", shortfall=20.0)) is None
    )
