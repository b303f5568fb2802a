"""What is told of what a model of error spans suspects, and what is not."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from review import scoring
from review.back_translated import BackTranslation, TokenScore
from review.checks.views import DocumentView
from review.config import CheckSettings, Settings
from review.findings import findings_of
from review.formats.string_marks import protect_string
from review.model import Document, Paragraph, Segment
from review.scoring import score_document
from review.spans.kinds import KINDS
from review.spans.suspects import PieceOdds, SpanReading, Suspect

SOURCE = "Bảo tàng không mở cửa vào thứ Hai và các ngày lễ lớn."
TARGET = "The museum is closed on Mondays and public holidays."
SETTINGS = Settings(weigh_findings=False)


def reading(suspect: Suspect) -> SpanReading:
    """A paragraph with a suspect, of whose pieces nothing more is known."""
    pieces = PieceOdds.of([], np.zeros(0, np.float32))
    return SpanReading(suspect, pieces, pieces)


def scored(text: str, costs: dict[str, float]) -> tuple[TokenScore, ...]:
    """A word costs what is said of it, in nats, others one."""
    places = [(at.start(), at.end()) for at in re.finditer(r"\S+", text)]
    return tuple(TokenScore(start, end, -costs.get(text[start:end], 1.0)) for start, end in places)


def told(
    suspect: Suspect,
    source: str = SOURCE,
    target: str = TARGET,
    back: BackTranslation | None = None,
    **options: Any,
) -> list[tuple[str, str, str]]:
    """What `meaning` says: (words marked, category, message)."""
    segment = Segment(1, (Paragraph(source, 1),), (Paragraph(target, 1),))
    checks = {"meaning": CheckSettings(options=options)}
    view = DocumentView(Document("museum", "vi", "en", (segment,)), options={"meaning": options})
    view.span_readings = {1: reading(suspect)}
    view.backtranslations = {1: back} if back is not None else {}
    found = findings_of(view, Settings(weigh_findings=False, checks=checks))
    side = source if suspect.side == "source" else target
    return [
        (side[f.span.start : f.span.end], f.category, f.message)
        for f in found
        if f.check == "meaning" and f.severity == "minor" and f.span is not None
    ]


def at(words: str, text: str = TARGET, **given: Any) -> Suspect:
    start = text.index(words)
    return Suspect("target", start, start + len(words), "wrong", 0, 0.005)._replace(**given)


@pytest.mark.parametrize("fault", range(len(KINDS)), ids=KINDS)
def test_a_stretch_that_is_wrong_is_told_with_its_kind(fault: int) -> None:
    ((words, category, message),) = told(at("closed", fault=fault))
    assert (words, category) == ("closed", KINDS[fault])
    assert "“closed”" in message


def test_what_is_missing_and_what_is_not_said_are_omissions() -> None:
    assert told(at("public", kind="gap")) == [
        ("public", "Accuracy/Omission", "something of the source seems to be missing before “public”")
    ]
    assert told(at("ngày lễ lớn", SOURCE, side="source", kind="unsaid")) == [
        ("ngày lễ lớn", "Accuracy/Omission", "“ngày lễ lớn” seems not to be translated")
    ]


PLACE = "Trẻ em ở Thổ Nhĩ Kỳ được ông Đặng Tiểu Bình đến thăm.", "Children in Türkiye were visited by Deng Xiaoping."
SPELLING = KINDS.index("Linguistic conventions/Spelling")


@pytest.mark.parametrize("fault", range(len(KINDS)), ids=KINDS)
def test_a_place_that_both_sides_name_is_right_whatever_a_model_says(fault: int) -> None:
    assert told(at("Türkiye", PLACE[1], fault=fault), *PLACE) == []
    assert told(at("Thổ Nhĩ Kỳ", PLACE[0], side="source", kind="unsaid"), *PLACE) == []
    assert told(at("Türkiye", PLACE[1], kind="gap"), *PLACE)  # something before it is missing, not it


def test_a_name_that_both_sides_have_is_not_misspelt() -> None:
    assert told(at("Xiaoping", PLACE[1], fault=SPELLING), *PLACE) == []
    assert [words for words, *_ in told(at("Xiaoping", PLACE[1]), *PLACE)] == ["Xiaoping"]  # it may be another person
    assert [words for words, *_ in told(at("visited", PLACE[1], fault=SPELLING), *PLACE)] == ["visited"]


@pytest.mark.parametrize(
    ("words", "side", "kind"),
    [
        ("Hanh", "target", "wrong"),
        ("Thi Hanh", "target", "wrong"),
        ("Hạnh", "source", "unsaid"),
        ("14th", "target", "wrong"),
        ("14", "source", "unsaid"),
    ],
)
def test_figures_and_names_that_both_sides_write_alike_are_compared_by_others(words: str, side: str, kind: str) -> None:
    source = "Bà Ngô Thị Hạnh nung bình gốm như hồi thế kỷ 14."
    target = "Ngo Thi Hanh fires pots as in the 14th century."
    where = source if side == "source" else target
    assert told(at(words, where, side=side, kind=kind), source, target) == []


def test_another_name_or_a_word_beside_a_figure_is_told() -> None:
    source = "Bà Ngô Thị Hạnh nung bình gốm như hồi thế kỷ 14."
    target = "Ngo Thi Hanh fires Pots as in the 14th century."
    assert [words for words, *_ in told(at("Pots", target), source, target)] == ["Pots"]
    assert [words for words, *_ in told(at("14th century", target), source, target)] == ["14th century"]


def test_a_roman_number_is_compared_by_its_value_unless_the_language_has_such_a_word() -> None:
    source = "Doanh thu quý II của tập đoàn tăng mạnh."
    target = "I think second-quarter revenue of the group rose sharply."
    assert told(at("II", source, side="source", kind="unsaid"), source, target) == []
    assert [words for words, *_ in told(at("I", target), source, target)] == ["I"]


def test_only_what_few_good_translations_reach_is_told() -> None:
    assert told(at("closed", share=0.015))
    assert told(at("closed", share=0.02)) == []
    assert told(at("closed", share=0.025), share=0.03)
    assert told(at("closed", share=0.005), share=0.003) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Mở cửa", "Closed down", "Closed"),
        ("Bấm <b>vào đây</b> để mở tệp cũ.", "Click <b>here</b> to close the old file.", "close"),
        ("Chạy lệnh `git add` trước khi đóng.", "Run the command `git add` before opening.", "opening"),
    ],
    ids=["a-label", "markup", "code"],
)
def test_labels_markup_and_code_are_left_alone(source: str, target: str, words: str) -> None:
    one, two = (Paragraph(text, 1, 1, "string", protect_string(text)) for text in (source, target))
    segment = Segment(1, (one,), (two,))
    view = DocumentView(Document("strings", "vi", "en", (segment,)))
    view.span_readings = {1: reading(at(words, target))}
    assert [f for f in findings_of(view, SETTINGS) if f.check == "meaning"] == []


def test_another_check_that_marks_the_place_speaks_instead() -> None:
    source, target = "Tàu đến lúc 7 giờ với 40 hành khách.", "The train arrived at 7 with 70 passengers on board."
    assert told(at("70", target), source, target) == []
    assert told(at("on board", target, fault=1), source, target) == [
        ("on board", "Accuracy/Addition", "the source seems not to say “on board”")
    ]


def test_many_words_are_shown_short() -> None:
    ((_, _, message),) = told(at(TARGET))
    assert message.endswith("“The museum is closed on Mondays and public holidays.”")
    source = SOURCE.replace(".", ", còn nhà hát bên cạnh thì đóng cửa cả tuần.")
    target = TARGET.replace(".", ", and the theatre beside it is closed the whole week.")
    ((_, _, message),) = told(at(target, target), source, target)
    assert message.endswith("“The museum is closed on Mondays and public holidays, and th…”")


def test_it_counts_in_no_score(monkeypatch: pytest.MonkeyPatch) -> None:
    segment = Segment(1, (Paragraph(SOURCE, 1),), (Paragraph(TARGET, 1),))
    document = Document("museum", "vi", "en", (segment,))
    without = score_document(document, Settings(span_model="none"))
    monkeypatch.setattr(scoring, "read_spans", lambda *_: {1: reading(at("closed"))})
    report = score_document(document, Settings(span_model="auto"))
    assert [finding.check for finding in report.findings] == ["meaning"]
    assert {name: score.value for name, score in report.scores.items()} == {
        name: score.value for name, score in without.scores.items()
    }


@pytest.mark.parametrize(("cost", "silent"), [(4.9, True), (5.0, False)])
def test_words_that_the_translation_model_expects_are_no_suspects(cost: float, silent: bool) -> None:
    back = BackTranslation(
        SOURCE, source_scores=scored(SOURCE, {"lễ": cost}), target_scores=scored(TARGET, {"closed": cost})
    )
    unsaid = Suspect("source", SOURCE.index("lễ"), SOURCE.index("lễ") + 2, "unsaid", 0, 0.01)
    for suspect in (at("closed"), at("closed", kind="gap"), unsaid):
        assert (told(suspect, back=back) == []) is silent
    without = BackTranslation(SOURCE)
    assert told(at("closed"), back=without) != []


def test_a_mark_is_no_word_that_could_be_expected() -> None:
    source, target = SOURCE.replace("Hai và", "Hai, và"), TARGET.replace("Mondays and", "Mondays, and")
    back = BackTranslation(source, target_scores=scored(target, {}))
    comma = target.index(",")
    assert told(Suspect("target", comma, comma + 1, "wrong", 4, 0.01), source, target, back) != []
