"""The report for people and the report for programs."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from review.config import Settings
from review.model import Document, Paragraph, Segment
from review.report import Report, Verdict, findings_frame, scores_frame
from review.reporters import REPORTERS
from review.reporters.text import print_report
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


def test_no_control_character_of_a_document_reaches_the_terminal() -> None:
    """Of texts, names, notes, and what is said of them: in colour, only the colours are escape sequences."""
    bad = "\x1b]0;gone\x07\x1b[2J\x9b2J\r\x08\u202e"
    texts = (Paragraph(f"Cầu {bad} mở cửa.", 1),), (Paragraph(f"The bridge is is{bad} {bad}25 open.", 1),)
    document = Document(
        f"news{bad}", "vi", "en", (Segment(1, *texts),), Path(f"a{bad}.vi.txt"), Path(f"b{bad}.en.txt"), f"Title {bad}"
    )
    scored = replace(score_document(document, Settings()), notes=(f"note {bad}",))
    assert {"encoding", "numbers"} <= {finding.check for finding in scored.findings}
    said = Report("0", (scored,), Verdict(False, (f"because {bad}",), notes=(f"note {bad}",)), (f"note {bad}",))
    stream = io.StringIO()
    print_report(said, Console(file=stream, width=120, force_terminal=True, color_system="standard", highlight=False))
    for shown in (REPORTERS["text"].render(said), re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())):
        assert {c for c in shown if not c.isprintable()} <= {"\n"}


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
