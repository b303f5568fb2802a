"""ESA, pearmut and lists of raters: the same errors whatever the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from review.errors import InputError
from review.formats.annotations import AnnotatedSegment, read_annotations
from review.formats.annotations.error_spans import read_error_spans

PATH = Path("a.jsonl")
SPAN = {"start_i": 4, "end_i": 6, "severity": "minor", "category": None}
ESA: dict[str, Any] = {
    "langs": "en-cs", "line_id": 3, "doc_id": "d", "system": "s", "annotator": "x",
    "src": "The dog barks.", "tgt": "Ten pes štěká.", "esa_score": "70", "esa_spans": [SPAN],
}  # fmt: skip
GROUPED = {
    "doc_id": "d", "src_text": "The dog barks.", "tgt_text": {"s": "Ten pes štěká."},
    "scores": {"s": [{"score": 60, "annotator": "x", "errors": [SPAN]}, {"score": 80, "annotator": "y", "errors": []}]},
}  # fmt: skip
PEARMUT = {
    "user_id": "u", "item_i": 0, "annotation": [{"s": {"score": 70, "error_spans": [SPAN]}}],
    "item": [{"item_id": "i", "doc_id": "d", "src": "The dog barks.", "tgt": {"s": "Ten pes štěká."}}],
}  # fmt: skip
RATERS = {
    "set": "n", "pair": "en-cs", "system": "s", "document": "d", "segment": 1,
    "source": "The dog barks.", "target": "Ten pes štěká.",
    "raters": [[{"category": "Accuracy/Mistranslation", "severity": "minor", "source": None, "target": [4, 7]}], []],
}  # fmt: skip


def one(values: Any) -> AnnotatedSegment:
    (segment,) = read_error_spans(json.dumps(values), PATH)
    return segment


@pytest.mark.parametrize("values", [ESA, GROUPED, PEARMUT, RATERS], ids=["esa", "grouped", "pearmut", "raters"])
def test_the_word_that_was_marked_is_read_from_every_form(values: Any) -> None:
    segment = one(values)
    (error,) = segment.errors
    assert segment.target[error.start : error.end] == "pes"
    assert error.severity == "minor"


def test_scores_of_several_people_are_averaged() -> None:
    segment = one(GROUPED)
    assert (segment.score, segment.raters) == (70.0, 2)
    assert one(ESA).score == 70.0
    assert one(RATERS).score is None


def test_a_list_and_an_export_of_campaigns_are_read_like_lines() -> None:
    assert len(read_error_spans(json.dumps([ESA, ESA | {"line_id": 4}]), PATH)) == 2
    assert len(read_error_spans(json.dumps({"campaign": [PEARMUT]}), PATH)) == 1


def test_what_is_missing_has_no_place() -> None:
    for span in ({"start_i": "missing", "end_i": "missing"}, {"start_i": 15, "end_i": 23}):
        (error,) = one(ESA | {"esa_spans": [SPAN | span]}).errors
        assert not error.placed


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (ESA | {"esa_spans": [SPAN | {"end_i": 900}]}, "offsets 4 to 900 lie outside the text, which has 14"),
        (ESA | {"esa_spans": [SPAN | {"severity": "grave"}]}, "severity is one of"),
        (ESA | {"esa_spans": [SPAN | {"start_i": None}]}, "whole numbers"),
        (ESA | {"tgt": None}, "tgt is missing"),
        (ESA | {"esa_score": "good"}, "a score is a number"),
        ({k: v for k, v in PEARMUT.items() if k != "item"}, "this version of pearmut stored no texts"),
        (RATERS | {"raters": [[{"severity": "minor", "target": [0, 99]}]]}, "lie outside the text"),
        (RATERS | {"raters": [[{"severity": "minor", "start": 4, "end": 7}]]}, 'has its offsets as "target"'),
        ({"version": 9}, "of no version of annotations that is known"),
    ],
)
def test_what_does_not_fit_is_said_with_its_line(values: Any, said: str) -> None:
    text = json.dumps(ESA) + "\n" + json.dumps(values) + "\n"
    with pytest.raises(InputError, match=said) as caught:
        read_error_spans(text, PATH)
    assert caught.value.line == 2


def test_an_empty_file_holds_nothing_to_compare_with(tmp_path: Path) -> None:
    for text, said in (("", "is empty"), ("[]", "holds no segment"), ("hello\n", "neither JSON nor an MQM table")):
        path = tmp_path / "a.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=said):
            read_annotations(path)


def test_a_damaged_archive_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00broken")
    with pytest.raises(InputError, match="damaged gzip"):
        read_annotations(path)
