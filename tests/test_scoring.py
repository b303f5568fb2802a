"""A document in, its report out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from review.backtranslation.run import BackTranslator
from review.checks import CHECKS
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.config import CheckSettings, Settings
from review.metrics import METRICS
from review.model import Document, Paragraph, Segment
from review.scoring import score_document

PAIRS = [
    ("Cầu mới mở cửa vào tháng 6.", "The new bridge opens in June."),
    ("Người dân hai bên bờ sông rất vui mừng.", "People on on both banks of the river are delighted."),
    ("Người dân hai bên bờ sông rất vui mừng.", "People on on both banks of the river are very happy today."),
]


def document(pairs: list[tuple[str, str]], name: str = "news", references: tuple[str, ...] = ()) -> Document:
    segments = tuple(
        Segment(
            n,
            (Paragraph(source, 2 * n - 1),) if source else (),
            (Paragraph(target, 2 * n - 1),) if target else (),
            (references[n - 1],) if references else (),
        )
        for n, (source, target) in enumerate(pairs, start=1)
    )
    return Document(name, "vi", "en", segments)


def fingerprints(pairs: list[tuple[str, str]], name: str = "news") -> list[str]:
    found = score_document(document(pairs, name), Settings()).findings
    return [finding.fingerprint for finding in found if finding.check == "repeated-word"]


def test_findings_come_in_the_order_of_the_text() -> None:
    report = score_document(document(PAIRS), Settings())
    places = [(f.segment, f.span.side, f.span.start) for f in report.findings]
    assert places == sorted(places)


def test_equal_findings_have_different_fingerprints() -> None:
    one, two = fingerprints(PAIRS)
    assert one != two


def test_a_moved_paragraph_keeps_its_fingerprint() -> None:
    assert fingerprints([PAIRS[1], PAIRS[0]]) == fingerprints([PAIRS[0], PAIRS[1]])


def test_an_edit_elsewhere_in_the_paragraph_keeps_it() -> None:
    edited = (PAIRS[1][0], PAIRS[1][1].replace("delighted", "glad"))
    assert fingerprints([edited]) == fingerprints([PAIRS[1]])


def test_another_source_span_or_document_changes_it() -> None:
    before = fingerprints([PAIRS[1]])
    assert fingerprints([(PAIRS[1][0].replace("rất", "vô cùng"), PAIRS[1][1])]) != before
    assert fingerprints([(PAIRS[1][0], PAIRS[1][1].replace("on on", "in in"))]) != before
    assert fingerprints([PAIRS[1]], "other") != before


def test_a_check_can_be_switched_off_and_given_another_severity() -> None:
    off = Settings(checks={"repeated-word": CheckSettings(enabled=False)})
    assert "repeated-word" not in {f.check for f in score_document(document(PAIRS), off).findings}
    critical = Settings(checks={"repeated-word": CheckSettings(severity="critical")})
    found = score_document(document(PAIRS), critical).findings
    assert {f.severity for f in found if f.check == "repeated-word"} == {"critical"}


def test_what_cannot_be_computed_is_none_with_a_reason() -> None:
    report = score_document(document(PAIRS), Settings())
    assert report.scores["bleu"].value is None
    assert report.scores["bleu"].reason == "there is no reference translation"
    assert report.segments[0].scores["chrf"].reason


def test_references_are_scored_for_the_document_and_each_segment() -> None:
    report = score_document(document(PAIRS, references=tuple(target for _, target in PAIRS)), Settings())
    assert report.scores["bleu"].value == pytest.approx(100)
    assert [s.scores["chrf"].value for s in report.segments] == pytest.approx([100, 100, 100])


def test_sources_without_a_reference_have_no_part_in_the_corpus_score() -> None:
    references = (PAIRS[0][1], "", PAIRS[2][1])
    report = score_document(document(PAIRS, references=references), Settings())
    assert report.scores["bleu"].value == pytest.approx(100)
    assert report.scores["ter"].value == 0
    assert report.segments[1].scores["bleu"].reason == "there is no reference translation"
    (note,) = report.notes
    assert note.startswith("1 of 3 segments has no reference and no part in BLEU, chrF++")
    assert note.endswith(f" and {[metric.title for metric in METRICS.values()][-1]}")


def test_a_translation_that_no_source_and_no_reference_has_costs() -> None:
    added = [*PAIRS, ("", "Nobody wrote this in the source, and so it is too much.")]
    references = (*(target for _, target in PAIRS), "")
    report = score_document(document(added, references=references), Settings())
    assert report.scores["bleu"].value is not None
    assert report.scores["bleu"].value < 90
    assert report.notes == ()


def test_an_empty_second_reference_is_none() -> None:
    one, two = PAIRS[:2]
    segments = (
        Segment(1, (Paragraph(one[0]),), (Paragraph(one[1]),), (one[1], "")),
        Segment(2, (Paragraph(two[0]),), (Paragraph(two[1]),), ("", two[1])),
    )
    report = score_document(Document("d", "vi", "en", segments), Settings())
    assert report.scores["ter"].value == 0
    assert report.scores["bleu"].value == pytest.approx(100)


def test_an_empty_document_has_no_scores_and_does_not_crash() -> None:
    report = score_document(document([("", "")]), Settings())
    assert report.scores["quality"].value is None
    assert report.scores["mqm"].value is None
    assert report.findings == ()


def test_quality_falls_where_something_is_found() -> None:
    clean, flagged, _ = score_document(document(PAIRS), Settings()).segments
    assert clean.scores["quality"].value is not None
    assert flagged.scores["quality"].value is not None
    assert flagged.scores["quality"].value < clean.scores["quality"].value


GERMAN = [
    ("The bridge was closed because of the flood.", "Die Brücke wurde wegen des Hochwassers gesperrt."),
    ("Nobody was hurt, the mayor told reporters.", "Niemand wurde verletzt, sagte der Bürgermeister Reportern."),
    ("It will open again after the holidays.", "Nach den Feiertagen wird sie wieder geöffnet."),
    ("Buses stop at the market until then.", "Bis dahin halten die Busse am Markt."),
]


def qualities(pairs: list[tuple[str, str]]) -> list[float | None]:
    read = replace(document(pairs), source_language="en", target_language="de")
    report = score_document(read, Settings())
    return [report.value("quality"), *(one.value("quality") for one in report.segments)]


@pytest.mark.parametrize("empty", ["", "   ", "\u200b", "\ufeff \u2060"])
def test_a_source_without_a_translation_has_quality_0_and_weighs_as_much_as_it_says(empty: str) -> None:
    whole = qualities(GERMAN)
    half = qualities([GERMAN[0], (GERMAN[1][0], empty), GERMAN[2], (GERMAN[3][0], empty)])
    assert [half[2], half[4]] == [0, 0]
    assert None not in (whole[0], half[0])
    assert (half[0] or 0) < 0.6 * (whole[0] or 0)


def test_one_word_without_a_translation_has_none_of_it_either() -> None:
    assert qualities([*GERMAN, ("Quit", "")])[5] == 0


def test_where_neither_side_has_words_there_is_no_quality() -> None:
    assert qualities([*GERMAN, (" ", "\u200b"), ("", "")])[5:] == [None, None]


def test_a_mark_or_a_number_is_a_translation() -> None:
    yes, kept = qualities([*GERMAN, ("Yes", "✓"), ("3", "3")])[5:]
    assert (yes or 0) > 60
    assert (kept or 0) > 60


def test_what_no_source_says_costs_what_is_found_of_it() -> None:
    added = qualities([*GERMAN, ("", "Das hat im Original niemand gesagt, und es steht doch hier.")])[5]
    assert added is not None
    assert 50 < added < 90


def test_the_source_once_more_is_no_translation_where_that_is_major() -> None:
    copied = qualities([*GERMAN[:3], (GERMAN[3][0], GERMAN[3][0])])[4]
    assert copied == 0
    assert (qualities([*GERMAN, ("Barack Obama", "Barack Obama")])[5] or 0) > 90


def test_a_paragraph_that_stands_elsewhere_is_not_missing() -> None:
    moved = ("On 14 May 1987 Anna Berger opened the mill.", "Am 14. Mai 1987 eröffnete Anna Berger die Mühle.")
    values = qualities([(moved[0], ""), *GERMAN, ("", moved[1])])
    assert (values[1] or 0) > 60


def test_one_hit_said_twice_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
        for _ in range(2):
            yield view.hit("target", 0, 3, "said twice")

    check = Check("twice", "Accuracy/Addition", "minor", "Page.", segment=twice)
    monkeypatch.setitem(CHECKS, "twice", check)
    report = score_document(replace(document(PAIRS[:1])), Settings())
    assert len([f for f in report.findings if f.check == "twice"]) == 1


UNCOMPARED = "Nothing compares meaning here, so a sentence that says something else may go untold"


def test_a_pair_that_no_model_reads_says_so_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.scoring.chosen_encoder", lambda *_, **__: None)
    strange = replace(document(PAIRS), source_language="is", target_language="sw")
    (note,) = score_document(strange, Settings(), translator=BackTranslator()).notes
    assert note.startswith("no back-translation: no model from Swahili to Icelandic is on this machine; to get one: ")
    assert note.endswith(
        f"review models pull sw-is. {UNCOMPARED}; --sentence-encoder e5 compares it, which takes a while"
    )


def test_it_is_not_said_to_those_who_chose_none_nor_where_there_is_nothing_to_compare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("review.scoring.chosen_encoder", lambda *_, **__: None)
    strange = replace(document(PAIRS), source_language="is", target_language="sw")
    assert score_document(strange, Settings()).notes == ()
    (note,) = score_document(strange, Settings(sentence_encoder="none"), translator=BackTranslator()).notes
    assert UNCOMPARED not in note
    empty = replace(document([("Höfnin er lokuð.", "")]), source_language="is", target_language="sw")
    assert UNCOMPARED not in "".join(score_document(empty, Settings(), translator=BackTranslator()).notes)
