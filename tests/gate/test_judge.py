"""The verdict: what fails, what only is said, and what cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from review.errors import BaselineError
from review.gate.baseline import Baseline, observe
from review.gate.judge import GateRules, judge, unscored
from review.metrics import METRICS
from review.model import Document, Finding, Paragraph, Score, Segment, Severity, Span
from review.report import DocumentReport, SegmentReport, Verdict
from review.text.tokens import tokenize, word_count

SOURCES = [f"Câu số {n} của bài viết này nói về chuyến tàu thứ {n} trong ngày." for n in range(12)]
REFERENCES = [f"Sentence {n} of this article is about train number {n} of the day." for n in range(12)]


def report(
    targets: Sequence[str] = tuple(REFERENCES),
    *findings: Finding,
    sources: Sequence[str] = tuple(SOURCES),
    references: Sequence[str] = tuple(REFERENCES),
    id_: str = "news",
) -> DocumentReport:
    """A document scored by the reference-based metrics, with the findings as given."""
    segments = tuple(
        Segment(
            n,
            (Paragraph(source, 2 * n - 1),) if source else (),
            (Paragraph(target, 2 * n - 1),) if target else (),
            (reference,) if references else (),
        )
        for n, (source, target, reference) in enumerate(
            zip(sources, targets, references or [""] * len(sources), strict=True), start=1
        )
    )
    scores: dict[str, Score] = {"quality": Score("quality", 90.0, "quality|version:1|backtranslation:none")}
    for name, metric in METRICS.items():
        scores[name] = (
            metric.corpus(list(targets), [(text,) for text in references], "en")
            if references
            else Score(name, None, None, "none")
        )
    reported = tuple(
        SegmentReport(s, {"quality": Score("quality", 90.0, "q")}, words=word_count(tokenize(s.text("target"))))
        for s in segments
    )
    document = Document("x", "vi", "en", segments)
    return DocumentReport(replace(document, id=id_), scores, reported, findings)


def finding(
    number: int, severity: Severity = "major", segment: int = 1, text: str = "7", check: str = "numbers"
) -> Finding:
    span = Span("target", 0, len(text))
    return Finding(
        check, "Accuracy/Mistranslation", severity, segment, span, text, "wrong", 3, 5, "", None, f"{number:032x}"
    )


def baseline(*reports: DocumentReport) -> Baseline:
    return Baseline("1", {r.document.id: observe(r) for r in reports}, "b.jsonl")


def verdict(now: DocumentReport, before: DocumentReport, rules: GateRules | None = None) -> Verdict:
    return judge([now], rules or GateRules(), baseline(before), expected=[before.document.id])


def test_nothing_changed_passes_without_a_word() -> None:
    same = report(tuple(REFERENCES), finding(1))
    said = verdict(same, same)
    assert said.passed
    assert (said.reasons, said.notes, said.fixed, said.dead) == ((), (), (), 0)
    assert said.status(finding(1)) == "known"


def test_without_a_baseline_every_finding_is_new() -> None:
    said = judge([report(tuple(REFERENCES), finding(1))], GateRules())
    assert said.reasons == ("news:3:5: major numbers: wrong",)
    assert said.failing == {finding(1).fingerprint}


@pytest.mark.parametrize(
    ("level", "severity", "passed"),
    [
        ("major", "minor", True), ("major", "major", False), ("major", "critical", False), ("minor", "minor", False),
        ("minor", "neutral", True), ("critical", "major", True), ("none", "critical", True),
    ],
)  # fmt: skip
def test_a_new_finding_fails_from_its_level_on(level: str, severity: Severity, passed: bool) -> None:
    now = report(tuple(REFERENCES), finding(1, severity))
    assert verdict(now, report(), GateRules(level)).passed is passed
    assert verdict(now, report(), GateRules("none", {"news": level})).passed is passed


def test_the_worst_new_finding_is_named_first() -> None:
    now = report(tuple(REFERENCES), finding(1), finding(2, "critical", 4), finding(3, "minor"))
    assert [reason.split()[1] for reason in verdict(now, report()).reasons] == ["critical", "major"]


def test_a_dismissed_finding_is_quiet() -> None:
    same = report(tuple(REFERENCES), finding(1))
    known = baseline(same)
    entry = known.findings()[finding(1).fingerprint]
    said = judge([same], GateRules(), known.dismissed(entry, "Lan", "2026-03-01", "a name"))
    assert said.passed
    assert said.status(finding(1)) == "dismissed"
    assert known.dismissed(entry, "Lan", "2026-03-01", "a name").updated([same], "1").findings() == {
        entry.fingerprint: replace(entry, status="dismissed", by="Lan", when="2026-03-01", why="a name")
    }


def test_a_finding_that_is_gone_was_fixed() -> None:
    said = verdict(report(), report(tuple(REFERENCES), finding(1)))
    assert said.passed
    assert [entry.fingerprint for entry in said.fixed] == [finding(1).fingerprint]
    assert said.dead == 1


def test_what_a_check_found_that_no_longer_runs_was_not_fixed() -> None:
    known = baseline(report(tuple(REFERENCES), finding(1)))
    said = judge([report()], GateRules(), known, skipped={"news": frozenset(("numbers",))})
    assert (said.fixed, said.dead) == ((), 0)


def test_a_finding_that_became_another_of_its_check_was_not_fixed() -> None:
    said = verdict(report(tuple(REFERENCES), finding(2, text="8")), report(tuple(REFERENCES), finding(1)))
    assert not said.passed
    assert said.fixed == ()
    assert said.dead == 1


def test_pruning_drops_the_dead_alone() -> None:
    known = baseline(report(tuple(REFERENCES), finding(1), finding(2)))
    pruned, dropped = known.pruned([report(tuple(REFERENCES), finding(2))])
    assert dropped == 1
    assert set(pruned.findings()) == {finding(2).fingerprint}
    assert pruned.documents["news"].segments == known.documents["news"].segments


def worse(count: int) -> tuple[str, ...]:
    return tuple(text.replace("article", "paper") if n < count else text for n, text in enumerate(REFERENCES))


def test_a_significant_fall_fails_and_says_how_far() -> None:
    said = verdict(report(worse(8)), report())
    assert not said.passed
    assert len(said.reasons) == len(METRICS)
    bleu, chrf, ter = (next(r for r in said.reasons if r.startswith(f"news: {m} ")) for m in ("bleu", "chrf", "ter"))
    assert bleu.startswith("news: bleu fell from 100.00 to ")
    assert "(12 segments, p = 0.0" in chrf
    assert ter.startswith("news: ter rose from 0.00 to ")


def test_too_few_changed_segments_are_a_note() -> None:
    said = verdict(report(worse(5)), report())
    assert said.passed
    (note,) = said.notes
    assert note.startswith("news, not significant: bleu fell from 100.00 to ")
    assert "(scores of 5 segments changed, a test needs 6)" in note


def test_a_fall_within_its_tolerance_is_nothing() -> None:
    rules = GateRules(tolerances={**dict.fromkeys(METRICS, 50.0), "quality": 50.0})
    said = verdict(report(worse(8)), report(), rules)
    assert said.passed
    assert said.notes == ()


def test_a_rise_passes() -> None:
    assert verdict(report(), report(worse(8))).passed


def test_mixed_changes_are_no_significant_fall() -> None:
    better = tuple(text.replace("day", "night") if n % 2 else text for n, text in enumerate(REFERENCES))
    now = tuple(text.replace("article", "big paper") if not n % 2 else text for n, text in enumerate(REFERENCES))
    said = verdict(report(now), report(better))
    assert said.passed


def test_segments_whose_reference_changed_take_no_part() -> None:
    references = tuple(text.replace("Sentence", "Phrase") for text in REFERENCES)
    assert verdict(report(references=references), report()).passed


def test_small_documents_are_tested_together() -> None:
    halves = [
        report(worse(count)[a:b], sources=SOURCES[a:b], references=REFERENCES[a:b], id_=name)
        for count in (0, 12)
        for name, a, b in (("one", 0, 5), ("two", 5, 10))
    ]
    said = judge(halves[2:], GateRules(), baseline(*halves[:2]))
    assert not said.passed
    assert all(reason.startswith("all 2 documents vi→en together: ") for reason in said.reasons)


def test_unchanged_documents_count_as_they_were() -> None:
    other = report(id_="other")
    known = baseline(report(), other)
    said = judge([report(worse(5))], GateRules(), known, expected=["news", "other"], unchanged=["other"])
    assert said.passed


def test_a_quality_that_a_backtranslation_went_into_never_fails() -> None:
    def with_quality(value: float, engine: str) -> DocumentReport:
        signature = f"quality|version:1|backtranslation:{engine}"
        whole = report()
        segments = tuple(replace(s, scores={"quality": Score("quality", value, signature)}) for s in whole.segments)
        return replace(whole, segments=segments, scores={"quality": Score("quality", value, signature)})

    assert not verdict(with_quality(70, "none"), with_quality(90, "none"), GateRules(allow_missing=True)).passed
    assert verdict(with_quality(70, "marian"), with_quality(90, "marian"), GateRules(allow_missing=True)).passed


def test_a_quality_of_another_version_is_not_compared_and_says_what_to_do() -> None:
    def of(version: int) -> DocumentReport:
        signed = f"quality|version:{version}|findings+evidence|backtranslation:none"
        return replace(report(), scores={"quality": Score("quality", 90.0, signed)})

    with pytest.raises(BaselineError, match=r"version:2.*version:3.*write the baseline anew"):
        verdict(of(3), of(2), GateRules())


def _by(engine: str, whole: DocumentReport, value: float = 90.0) -> DocumentReport:
    """The report as if that back-translation ("none": none) had been made for it."""
    signed = f"quality|version:1|backtranslation:{engine}"
    scores = {**whole.scores, "quality": Score("quality", value, signed)}
    if engine != "none":
        scores["adequacy"] = Score("adequacy", -1.2345, f"adequacy|{engine}")
        scores["backtranslation_chrf"] = Score("backtranslation_chrf", 41.23, f"nrefs:1|{engine}")
    segments = tuple(replace(s, scores={"quality": Score("quality", value, signed)}) for s in whole.segments)
    return replace(whole, scores=scores, segments=segments)


MARIAN, FIREFOX = "evidence-1(engine:marian|model:opus-en-vi|x:1)", "evidence-1(engine:firefox|model:envi|x:2)"


@pytest.mark.parametrize(("before", "now"), [(MARIAN, "none"), ("none", MARIAN), (MARIAN, FIREFOX)])
def test_another_engine_or_none_is_a_note_and_the_rest_is_compared(before: str, now: str) -> None:
    said = verdict(_by(now, report(), 40.0), _by(before, report(), 90.0))
    assert said.passed
    (note,) = said.notes
    assert "1 document was scored with " in note
    assert "marian opus-en-vi" in note
    assert "their quality is not compared" in note
    assert "quality" not in said.before["news"]
    assert said.before["news"]["chrf"] == pytest.approx(100.0)
    worse_now = verdict(_by(now, report(worse(12), finding(1))), _by(before, report()))
    assert [reason.split(":")[0] for reason in worse_now.others if "chrf" in reason]
    assert worse_now.failing == {finding(1).fingerprint}


def test_a_model_of_the_same_name_is_told_by_its_digest() -> None:
    before, now = (f"e(engine:marian|model:en-vi|digest:{digest}|beams:2)" for digest in ("0123456789", "abcdefabcd"))
    (note,) = verdict(_by(now, report()), _by(before, report())).notes
    assert "scored with the back-translation of marian en-vi (abcdefab), the baseline with" in note
    assert "marian en-vi (01234567)" in note


def test_what_only_another_engine_finds_fails_nothing() -> None:
    found = finding(3, check="omission-model")
    said = verdict(_by(MARIAN, report(tuple(REFERENCES), found)), _by("none", report()))
    assert said.passed
    assert said.notes[0].endswith("and what only omission-model found fails nothing")
    assert not verdict(_by(MARIAN, report(tuple(REFERENCES), found)), _by(MARIAN, report())).passed


def test_what_an_engine_found_is_not_fixed_where_the_engine_is_gone() -> None:
    found = (finding(3, check="omission-model"), finding(4, check="shifted"), finding(5))
    known = baseline(_by(MARIAN, report(tuple(REFERENCES), *found)))
    said = judge([_by("none", report())], GateRules(), known)
    assert [f.check for f in said.fixed] == ["numbers"]


def test_thresholds_are_held_against_what_is_the_same_on_every_processor() -> None:
    rules = GateRules(thresholds={"quality": 80.0})
    assert verdict(_by(MARIAN, report(), 79.96), _by(MARIAN, report(), 79.96), rules).passed
    assert not verdict(_by(MARIAN, report(), 79.94), _by(MARIAN, report(), 79.94), rules).passed
    assert not verdict(_by("none", report(), 79.96), _by("none", report(), 79.96), rules).passed


def test_a_baseline_keeps_of_a_model_what_is_the_same_on_every_processor() -> None:
    one, other = (observe(_by(MARIAN, report(), value)) for value in (81.234, 81.251))
    assert one.scores["quality"].value == 81.2
    assert one.scores["adequacy"].value == -1.23
    assert one.scores["backtranslation_chrf"].value == 41.2
    assert other.segments == one.segments
    assert observe(_by("none", report(), 81.23456)).scores["quality"].value == 81.2346


def test_different_signatures_are_not_compared() -> None:
    now = report()
    scores = {**now.scores, "chrf": Score("chrf", 99.0, "nrefs:1|nc:4")}
    with pytest.raises(BaselineError) as caught:
        verdict(replace(now, scores=scores), report())
    assert "nrefs:1|nc:4" in str(caught.value)
    assert "nrefs:1|case:mixed|eff:yes|nc:6" in str(caught.value)
    assert str(caught.value).startswith("b.jsonl: ")


def test_an_interval_does_not_make_another_score() -> None:
    now = report()
    scores = {
        **now.scores,
        "chrf": METRICS["chrf"].corpus(REFERENCES, [(text,) for text in REFERENCES], "en", interval=True),
    }
    assert scores["chrf"].signature != now.scores["chrf"].signature
    assert verdict(replace(now, scores=scores), now).passed


def test_a_score_that_is_gone_fails() -> None:
    said = verdict(report(references=()), report())
    assert [reason.split()[1] for reason in said.reasons] == list(METRICS)
    assert verdict(report(references=()), report(), GateRules(allow_missing=True)).passed


def test_thresholds_by_direction() -> None:
    assert verdict(report(), report(), GateRules(thresholds={"bleu": 99.0, "ter": 1.0})).passed
    said = verdict(report(), report(), GateRules(thresholds={"quality": 95.0, "ter": -1.0}))
    assert said.reasons == ("news: quality is 90.00, under 95", "news: ter is 0.00, over -1")


def test_a_threshold_holds_for_unchanged_documents_too() -> None:
    known = baseline(report(), report(id_="other"))
    said = judge([report()], GateRules(thresholds={"quality": 95.0}), known, unchanged=["other"])
    assert [reason.partition(":")[0] for reason in said.reasons] == ["news", "other"]


def test_a_document_that_is_gone_fails_unless_told() -> None:
    known = baseline(report(), report(id_="other"))
    said = judge([report()], GateRules(), known, expected=["news", "other"])
    assert said.reasons == ("other: the document is gone; the baseline has it",)
    told = judge([report()], GateRules(allow_missing=True), known, expected=["news", "other"])
    assert told.passed
    assert told.notes == said.reasons
    assert judge([report()], GateRules(), known, expected=["news"]).passed


def without(number: int, texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for n, text in enumerate(texts) if n != number)


def test_a_segment_that_is_gone_fails() -> None:
    kept = report(without(3, REFERENCES), sources=without(3, SOURCES), references=without(3, REFERENCES))
    texts = ("Một đoạn không giống đoạn nào khác trong cả bài.", "One paragraph like no other.")
    before = report((*REFERENCES, texts[1]), sources=(*SOURCES, texts[0]), references=(*REFERENCES, texts[1]))
    assert len(verdict(report(), before).reasons) == 1
    assert "“Một đoạn không giống đoạn nào khác trong cả bài.” is gone" in verdict(report(), before).reasons[0]
    assert verdict(kept, kept).passed


def test_reordered_segments_pass() -> None:
    backward = report(REFERENCES[::-1], sources=SOURCES[::-1], references=REFERENCES[::-1])
    assert verdict(backward, report()).passed


def test_an_edited_source_is_not_gone() -> None:
    sources = [text.replace("bài viết này", "bài báo này") for text in SOURCES]
    assert verdict(report(sources=sources), report()).passed


def test_joined_sources_are_not_gone() -> None:
    joined = ["\n".join(SOURCES[:2]), *SOURCES[2:]], ["\n".join(REFERENCES[:2]), *REFERENCES[2:]]
    assert verdict(report(joined[1], sources=joined[0], references=joined[1]), report()).passed


def test_a_lost_translation_fails() -> None:
    said = verdict(report(("", *REFERENCES[1:])), report())
    assert any("has lost its translation of" in reason for reason in said.reasons)


LONG = ["The ferry left the harbour at nine. The captain was ill that day. Nobody had told the passengers."]


def long(text: str, *findings: Finding, reference: str = "") -> DocumentReport:
    references = [reference] if reference else ()
    return report([text], *findings, sources=["Phà rời cảng lúc chín giờ."], references=references)


def test_a_lost_sentence_fails_and_is_named() -> None:
    said = verdict(long("The ferry left the harbour at nine. Nobody had told the passengers."), long(LONG[0]))
    (reason,) = said.reasons
    assert reason.startswith("news:1: the translation of “Phà rời cảng lúc chín giờ.” had 3 sentences in 18 words")
    assert reason.endswith("has 2 sentences in 12")


def test_joined_sentences_are_not_lost() -> None:
    text = "The ferry left the harbour at nine; the captain was ill that day. Nobody had told the passengers."
    assert verdict(long(text), long(LONG[0])).passed


def test_a_lost_sentence_that_was_a_finding_is_a_fix() -> None:
    twice = f"{LONG[0]} Nobody had told the passengers."
    before = long(twice, finding(1, "minor", text="Nobody had told the passengers.", check="repetition"))
    said = verdict(long(LONG[0]), before)
    assert said.passed
    assert [entry.check for entry in said.fixed] == ["repetition"]


def test_a_lost_sentence_that_the_reference_does_not_have_is_no_loss() -> None:
    shorter = "The ferry left the harbour at nine. Nobody had told the passengers."
    assert verdict(long(shorter, reference=shorter), long(LONG[0], reference=shorter)).passed


def test_documents_that_no_threshold_holds_are_counted_and_the_first_named() -> None:
    reports = [report(references=(), id_=f"d{n:02}") for n in range(25)]
    said = judge([*reports, report(id_="e")], GateRules(thresholds={"bleu": 1.0, "quality": 1.0}))
    assert said.passed
    (note,) = said.notes
    assert note.startswith("--fail-under bleu: 25 of 26 documents have no such score: d00, d01, ")
    assert note.endswith("d19 and 5 more")
    assert unscored(reports, "bleu") == ([f"d{n:02}" for n in range(25)], 25)
