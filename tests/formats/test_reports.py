"""Corrected documents as review tables, memories and XLIFF: they can be read again, whatever the texts hold."""

from __future__ import annotations

import html
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.formats.corrected import Corrected, CorrectedSegment, DecidedFinding, Remark
from review.formats.registry import FORMATS, REPORTS
from review.model import Finding, Paragraph, Span
from tests.formats.office_samples import parts
from tests.formats.test_registry import AWKWARD

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(source: str, machine: str, text: str, *, span: Span | None = None) -> Corrected:
    span = span or Span("target", 0, min(3, len(text)))
    finding = Finding("numbers", "Accuracy/Mistranslation", "major", 1, span, "x", 'says "13" & <b>', 1, 1, "14")
    decided = DecidedFinding(finding, "dismissed", True, "false alarm", "it's so", "Ana", "2026-11-26T10:00:00+00:00")
    segment = CorrectedSegment(
        1, (Paragraph(source),), (Paragraph(machine),) if machine else (), machine, text, 25.0, True, (decided,),
        (Remark("Ben", "=1+1\nreally?", "2026-11-26T10:00:00+00:00"),),
    )  # fmt: skip
    return Corrected("bridge", "A <bridge>", "en", "de", "paragraphs", "bridge.de.txt", b"", (segment,))


def pairs(name: str, data: bytes) -> list[tuple[str, str]]:
    one = FORMATS[name]
    assert one.read_both is not None
    return [(s.text("source"), s.text("target")) for s in one.read_both(data, f"a.{name}", "en", "de").segments]


PLAIN = document("The bridge has 13 arches.", "Die Brücke hat 14 Bögen.", "Die Brücke hat 13 schöne Bögen.")


def test_a_memory_has_the_corrected_text() -> None:
    assert pairs("tmx", REPORTS["tmx"].write(PLAIN)) == [
        ("The bridge has 13 arches.", "Die Brücke hat 13 schöne Bögen.")
    ]


def test_xliff_has_states_and_notes() -> None:
    data = REPORTS["xliff"].write(PLAIN)
    assert pairs("xliff", data) == [("The bridge has 13 arches.", "Die Brücke hat 13 schöne Bögen.")]
    text = data.decode()
    assert '<segment state="reviewed">' in text
    assert 'says "13" &amp; &lt;b> (dismissed, false alarm, it\'s so)</note>' in text
    open_segment = replace(PLAIN.segments[0], done=False, findings=(), remarks=())
    assert 'state="translated"' in REPORTS["xliff"].write(replace(PLAIN, segments=(open_segment,))).decode()
    empty = replace(PLAIN.segments[0], text="")
    assert 'state="initial"' in REPORTS["xliff"].write(replace(PLAIN, segments=(empty,))).decode()


def test_a_workbook_can_be_read_again_and_has_no_formulas() -> None:
    data = REPORTS["review-xlsx"].write(document("=cmd|' /C calc'!A0", "@x", "=HYPERLINK(1)"))
    assert pairs("xlsx", data) == [("=cmd|' /C calc'!A0", "=HYPERLINK(1)")]
    sheet = ET.fromstring(parts(data)["xl/worksheets/sheet1.xml"])
    cells = [cell for cell in sheet.iter() if cell.tag.endswith("}c")]
    numbers = {"".join(filter(str.isalpha, cell.get("r", ""))) for cell in cells if cell.get("t") != "inlineStr"}
    assert numbers == {"A", "E"}  # the segment's number and its TER, which programs sort
    assert not any(cell.tag.endswith("}f") for cell in sheet.iter())
    assert 'quotePrefix="1"' in parts(data)["xl/styles.xml"].decode()


def test_a_workbook_has_the_styles_that_readers_want() -> None:
    """The first two fills are none and gray125 (ECMA-376); openpyxl, and with it pandas, refuses a fill without a
    pattern, and every format must name a font, a fill and a border that are there.
    """
    styles = ET.fromstring(parts(REPORTS["review-xlsx"].write(PLAIN))["xl/styles.xml"])
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    fills = styles.findall(f"{main}fills/{main}fill/{main}patternFill")
    assert [fill.get("patternType") for fill in fills] == ["none", "gray125"]
    for table in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"):
        held = styles.find(f"{main}{table}")
        assert held is not None
        assert held.get("count") == str(len(held)), table
    for one in styles.findall(f"{main}cellXfs/{main}xf"):
        for name, table in (("font", "fonts"), ("fill", "fills"), ("border", "borders")):
            assert int(one.get(f"{name}Id", "-1")) in range(len(styles.find(f"{main}{table}") or ())), name


def test_a_word_table_has_findings_as_comments_on_their_words() -> None:
    start = PLAIN.segments[0].text.index("13")
    data = REPORTS["review-docx"].write(
        document(
            PLAIN.segments[0].source_text,
            PLAIN.segments[0].machine,
            PLAIN.segments[0].text,
            span=Span("target", start, start + 2),
        )
    )
    body = ET.fromstring(parts(data)["word/document.xml"])
    comments = ET.fromstring(parts(data)["word/comments.xml"])
    said = {c.get(f"{W}id"): ["".join(p.itertext()) for p in c.iter(f"{W}p")] for c in comments}
    assert said == {
        "0": ['major numbers: says "13" & <b>', "instead: 14", "dismissed, false alarm, it's so, Ana"],
        "1": ["=1+1", "really?"],
    }
    marked: dict[str, str] = {}
    opened: set[str] = set()
    for one in body.iter():
        if one.tag == f"{W}commentRangeStart":
            opened.add(one.get(f"{W}id", ""))
        elif one.tag == f"{W}commentRangeEnd":
            opened.remove(one.get(f"{W}id", ""))
        elif one.tag == f"{W}t":
            for number in opened:
                marked[number] = marked.get(number, "") + (one.text or "")
    assert marked == {"0": "13", "1": PLAIN.segments[0].text}
    assert ["".join(one.itertext()) for one in body.iter(f"{W}del")] == ["14"]
    assert ["".join(one.itertext()) for one in body.iter(f"{W}ins")] == ["13", " schöne"]


@pytest.mark.parametrize("name", [name for name in REPORTS if name not in ("mqm", "esa")])  # of the machine's words
@pytest.mark.parametrize("origin", ["person", 'judge:a <"model">', "model:tiny", "check:numbers"])
def test_every_report_tells_whose_words_they_are(name: str, origin: str) -> None:
    told = REPORTS[name].write(replace(PLAIN, segments=(replace(PLAIN.segments[0], origin=origin),)))
    whole = b"".join(parts(told).values()).decode() if name.startswith("review-") else told.decode()
    if name == "jsonl":
        assert json.loads(whole)["origin"] == origin
    else:
        assert origin in html.unescape(whole)


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    assert REPORTS[name].write(PLAIN) == REPORTS[name].write(PLAIN)


@given(text=st.text(alphabet=st.sampled_from(AWKWARD + "abc ") | st.characters(codec="utf-8"), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_written(text: str) -> None:
    whole = document(text, "Die Brücke.", text)
    clean = text.translate(dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd"))
    for name, read in (("tmx", "tmx"), ("xliff", "xliff"), ("review-xlsx", "xlsx")):
        got = pairs(read, REPORTS[name].write(whole)) if text.strip() else []
        wanted = clean.replace("\r\n", "\n").replace("\r", "\n")
        assert [(one, two) for one, two in got] == ([(wanted, wanted)] if text.strip() else [])
    for name in ("html", "jsonl", "review-docx"):
        data = REPORTS[name].write(whole)
        if name == "review-docx":
            for part in parts(data).values():
                ET.fromstring(part)
