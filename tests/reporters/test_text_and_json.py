"""The report for people and the report for programs."""

from __future__ import annotations

import json
from dataclasses import replace

from review.config import Settings
from review.model import Document, Paragraph, Segment
from review.report import Report, Verdict, findings_frame, scores_frame
from review.reporters import REPORTERS
from review.scoring import score_document


def report() -> Report:
    pairs = [
        ("Cầu mới mở cửa vào tháng 6.", "The new bridge opens in June."),
        ("Người dân rất vui.", "People are are delighted."),
        ("Hà Nội đã có một ngày nắng đẹp.", ""),
    ]
    segments = tuple(
        Segment(n, (Paragraph(s, 2 * n - 1),), (Paragraph(t, 2 * n - 1),) if t else ())
        for n, (s, t) in enumerate(pairs, 1)
    )
    document = Document("news", "vi", "en", segments)
    return Report("0", (score_document(document, Settings()),), Verdict(False, ("because",)))


def test_json_has_every_key_of_the_contract() -> None:
    data = json.loads(REPORTERS["json"].render(report()))
    assert data["schema"] == "review.report/1"
    assert {"passed": False, "reasons": ["because"]}.items() <= data["verdict"].items()
    (document,) = data["documents"]
    assert {"id", "source_language", "target_language", "scores", "signatures", "segments", "findings"} <= set(document)
    scores = {"quality", "mqm", "bleu", "chrf", "ter", "backtranslation_chrf", "adequacy"}
    assert scores <= set(document["scores"])
    segment = document["segments"][1]
    assert {"segment", "source", "target", "reference", "backtranslation", "scores"} <= set(segment)
    assert segment["target"] == {"text": "People are are delighted.", "line": 3}
    assert document["segments"][2]["target"] == {"text": "", "line": None}
    keys = {
        *("check", "category", "severity", "segment", "side", "start", "end", "line", "column", "text", "message"),
        *("suggestion", "fingerprint"),
    }
    assert all(keys <= set(finding) for finding in document["findings"])


def test_what_is_unknown_is_null_never_zero() -> None:
    (document,) = json.loads(REPORTERS["json"].render(report()))["documents"]
    assert document["scores"]["bleu"] is None
    assert document["segments"][0]["scores"]["ter"] is None
    assert document["segments"][0]["backtranslation"] is None


def test_text_ends_with_the_verdict_and_its_reasons() -> None:
    text = REPORTERS["text"].render(report())
    assert text.rstrip().endswith("because")
    assert "failed" in text
    assert "are are" in text


def test_tables_are_data_frames() -> None:
    frame = findings_frame(report())
    assert "repeated-word" in set(frame["check"])
    assert scores_frame(report())["segment"].tolist() == [1, 2, 3]


def test_a_note_is_text_not_markup() -> None:
    noted = replace(report(), notes=("the folder :smile: [red]x[/red] is new",))
    assert "the folder :smile: [red]x[/red] is new" in REPORTERS["text"].render(noted)
