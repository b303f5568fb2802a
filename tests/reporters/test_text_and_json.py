"""The report for people and the report for programs."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from review.config import Settings
from review.model import Document, Paragraph, Segment
from review.report import Report, Verdict
from review.reporters import REPORTERS
from review.reporters.order import worst_first
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


def test_text_ends_with_the_verdict_its_reasons_and_what_to_do_next() -> None:
    text = REPORTERS["text"].render(report())
    end = text[text.index("failed") :]
    assert "because" in end
    assert "review explain " in end
    assert "are are" in text


PAIRS = [
    ("Người dân rất vui.", "The people are are delighted."),
    ("Những con thuyền đã sẵn sàng.", "The boats are are ready."),
    ("Các dòng sông rất rộng.", "The rivers are are wide."),
    ("Những ngôi nhà còn mới.", "The houses are are new."),
    ("Cửa hàng mở cửa.", "The shops are are open."),
    ("Đường phố yên tĩnh.", "The streets are are quiet."),
    ("Cánh đồng xanh tươi.", "The fields are are green."),
    ("Cây cối cao lớn.", "The trees are are tall."),
]


def many(documents: int, doubled: int = 1, id_: str = "a-document-of-some-length-{}") -> Report:
    """Documents with `doubled` doubled words each, and no reference."""
    found = []
    for number in range(documents):
        segments = tuple(
            Segment(n, (Paragraph(s, n),), (Paragraph(t if n <= doubled else t.replace("are are", "are"), n),))
            for n, (s, t) in enumerate(PAIRS, 1)
        )
        found.append(score_document(Document(id_.format(number), "vi", "en", segments), Settings()))
    return Report("0", tuple(found))


def shown(whole: Report, width: int) -> list[str]:
    stream = io.StringIO()
    print_report(whole, Console(file=stream, width=width, highlight=False, no_color=True))
    return stream.getvalue().splitlines()


def table(lines: list[str]) -> list[str]:
    start = next(n for n, line in enumerate(lines) if line.startswith("document "))
    return lines[start : next(n for n, line in enumerate(lines) if line.startswith(("passed", "failed", "too narrow")))]


@pytest.mark.parametrize("width", [40, 60, 72, 80, 120])
def test_the_table_fits_the_terminal_and_names_every_document(width: int) -> None:
    lines = table(shown(many(3), width))
    assert max(map(len, lines)) <= width
    names = "".join(line.split(" ")[0] for line in lines)
    assert all(f"a-document-of-some-length-{n}" in names for n in range(3))
    assert not any("…" in line for line in lines)


def test_empty_columns_go_first() -> None:
    assert {"BLEU", "critical"} <= set(table(shown(many(2), 120))[0].split())
    narrow = shown(many(2), 54)
    assert not {"BLEU", "TER", "critical"} & set(table(narrow)[0].split())
    assert {"segments", "minor", "quality", "MQM"} <= set(table(narrow)[0].split())
    assert not any(line.startswith("too narrow") for line in narrow)
    assert "too narrow for MQM" in "\n".join(shown(many(2), 44))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_rules_are_as_wide_as_the_terminal(width: int) -> None:
    rules = [line for line in shown(many(2), width) if "──" in line]
    assert len(rules) == 2
    assert {len(line) for line in rules} == {width}
    (long,) = [line for line in shown(many(1, id_="x" * 200 + "{}"), width) if "──" in line]
    assert len(long) <= width


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_mark_stands_under_what_it_marks(width: int) -> None:
    lines = shown(many(1), width)
    at = next(n for n, line in enumerate(lines) if "^^^" in line)
    assert len(lines[at - 1]) <= width
    assert lines[at - 1][lines[at].index("^") :].startswith("are are")


def test_the_last_screen_has_the_worst_ten_and_nothing_is_said_twice() -> None:
    whole = many(4, doubled=6)
    lines = shown(whole, 80)
    total = sum(len(document.findings) for document in whole.documents)
    assert total > 10
    start = next(n for n, line in enumerate(lines) if line.startswith(f"the worst 10 of {total} findings"))
    heads = [line for line in lines if (line.startswith("target:") and " minor " in line) or " major " in line]
    assert len([line for line in lines if "^^^" in line]) == total
    assert sum("^^^" in line for line in lines[start:]) == 10
    assert heads


def test_the_worst_ten_are_the_most_severe_and_of_these_the_surest() -> None:
    """Whatever document they are in: twelve majors, of which those of the last document are surest."""
    whole = many(4, doubled=3)
    documents = []
    for n, document in enumerate(whole.documents):
        sure = tuple(
            replace(one, severity="major", probability=(0.82, 0.87, 0.92, 0.97)[n]) for one in document.findings
        )
        documents.append(replace(document, findings=sure))
    lines = shown(replace(whole, documents=tuple(documents)), 120)
    start = next(n for n, line in enumerate(lines) if line.startswith("the worst 10 of 12 findings"))
    end = next(n for n, line in enumerate(lines) if line.startswith("document "))
    told = [line.rpartition("(right ")[2] for line in lines[start:end] if "(right" in line]
    assert told == ["9 in 10)"] * 9 + ["8 in 10)"]
    assert sum("(right 8 in 10)" in line for line in lines[:start]) == 2
    found = [(one, finding) for one in documents for finding in one.findings]
    unmeasured = [(one, replace(finding, probability=None)) for one, finding in found[:1]]
    mild = [(one, replace(finding, severity="minor", probability=0.99)) for one, finding in found[:1]]
    low = [(one, replace(finding, probability=0.4)) for one, finding in found[:1]]  # its severity is the settings'
    order = worst_first([*mild, *low, *unmeasured, *found])
    assert [finding.probability for _, finding in order][-4:] == [0.82, None, 0.4, 0.99]
    assert [finding.probability for _, finding in order][:4] == [0.97, 0.97, 0.97, 0.92]


def test_few_findings_are_listed_once_without_a_section_of_their_own() -> None:
    text = "\n".join(shown(many(2), 80))
    assert "the worst" not in text
    assert text.count("stands twice in a row") == 2


def test_of_many_documents_the_table_has_the_worst() -> None:
    whole = many(30)
    bad = many(1, doubled=8, id_="bad-{}").documents
    lines = shown(replace(whole, documents=(*whole.documents, *bad)), 120)
    assert len([line for line in lines if line.startswith("a-document")]) < 60
    assert "and 11 documents more, none of them worse; other formats have all" in lines
    assert any(line.startswith("bad-0 ") for line in table(lines))


def test_nothing_is_wrapped_where_there_is_no_terminal() -> None:
    text = REPORTERS["text"].render(many(2, id_="n" * 150 + "-{}"))
    assert any(line.startswith("n" * 150 + "-0  ") for line in text.splitlines())


def test_a_note_is_text_not_markup() -> None:
    noted = replace(report(), notes=("the folder :smile: [red]x[/red] is new",))
    assert "the folder :smile: [red]x[/red] is new" in REPORTERS["text"].render(noted)


def test_what_is_said_of_several_documents_is_said_once_and_of_how_many() -> None:
    whole = many(3, doubled=0)
    one, two, three = (replace(one, notes=("nobody is here",)) for one in whole.documents)
    noted = (one, replace(two, notes=("nobody is here", "x")), three)
    lines = shown(replace(whole, documents=noted), 120)
    assert [line for line in lines if line.startswith("note: ")] == ["note: x", "note: nobody is here"]
    lines = shown(replace(whole, documents=(*noted, replace(whole.documents[0], notes=()))), 120)
    assert "note: 3 of 4 documents: nobody is here" in lines


def test_what_differs_in_languages_alone_is_said_once_with_them() -> None:
    """A run of 45 documents said 45 times that there is no back-translation."""
    whole = many(3, doubled=0)
    said = "no back-translation: no model from {} to English; get: review models pull {}-en"
    noted = [
        replace(
            one,
            document=replace(one.document, source_language="en", target_language=tag),
            notes=(said.format(name, tag),),
        )
        for one, (tag, name) in zip(
            whole.documents, (("de", "German"), ("fi", "Finnish"), ("de", "German")), strict=True
        )
    ]
    lines = shown(replace(whole, documents=tuple(noted)), 200)
    assert [line for line in lines if line.startswith("note: ")] == [
        "note: no back-translation: no model from German to English, Finnish to English; get: review models pull de-en"
    ]


def test_what_is_not_shown_is_more_only_where_something_is() -> None:
    stream = io.StringIO()
    print_report(many(3), Console(file=stream, width=80, highlight=False, no_color=True), 0)
    assert stream.getvalue().splitlines()[0].startswith("3 findings ──")
    stream = io.StringIO()
    print_report(many(3), Console(file=stream, width=80, highlight=False, no_color=True), 1)
    assert "and 2 findings more, none of them worse ──" in stream.getvalue()
