"""Word's documents (.docx): paragraphs by their styles, cells, footnotes, headers; each run keeps its own look.

Read from the parts as they stand: python-docx gives runs, but writes every part of a document anew and does not reach
footnotes, text boxes or tracked changes. Deleted text and fields are left alone, inserted text is read.
"""

from __future__ import annotations

from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.office import Runs, XmlPart, numbered, part_of, parts_of, runs_of, write_parts
from review.formats.xml import attribute, elements
from review.formats.xml_writing import escape_xml, without_controls
from review.lazy_patterns import lazy_regex
from review.model import Kind, Paragraph

__all__ = ["FORMAT", "read", "write"]

_PART = lazy_regex(r"word/(?:document|styles|footnotes|endnotes|(?:header|footer)\d*)\.xml")
_HEADING = lazy_regex(r"heading (\d)")
_LOOKS = ("caption", "title", "subtitle", "list")


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The document's paragraphs. Raises InputError for what is none, or goes beyond the limits."""
    return numbered(_parts(data, name))


def write(corrected: Corrected) -> bytes:
    """The document with corrected runs."""
    return write_parts(corrected, _parts(corrected.data, corrected.name))


def _parts(data: bytes, name: str) -> list[XmlPart]:
    texts = parts_of(data, name, lambda part: _PART.fullmatch(part) is not None)
    part_of(texts, "word/document.xml", name, "Word document")
    how = _runs(_styles(texts.pop("word/styles.xml", "")))
    order = sorted(texts, key=lambda part: (part != "word/document.xml", "note" not in part, part))
    return [XmlPart(part, texts[part], runs_of(texts[part], how)) for part in order]


def _styles(text: str) -> dict[str, tuple[str, int]]:
    """A style's identifier → its name in English, which Word keeps whatever its own language, and its outline level."""
    styles: dict[str, tuple[str, int]] = {}
    key = ""
    for one in elements(text):
        value = attribute(text, one, "w:val") or ""
        if one.name == "style":
            key = attribute(text, one, "w:styleid") or ""
            styles[key] = "", -1
        elif key and one.name == "name" and one.depth == 3:
            styles[key] = value.lower(), styles[key][1]
        elif key and one.name == "outlineLvl" and value.isdigit():
            styles[key] = styles[key][0], int(value)
    return styles


def _runs(styles: dict[str, tuple[str, int]]) -> Runs:
    def kind_of(style: str, listed: bool, outline: int, cell: bool) -> tuple[Kind, int]:
        name, level = styles.get(style, (style.lower(), -1))
        heading = _HEADING.match(name)
        level = max(level, outline)
        if heading or 0 <= level < 9:
            return "heading", int(heading[1]) if heading else level + 1
        if name in ("title", "subtitle"):
            return "heading", 0
        if name == "caption":
            return "caption", 0
        if cell:
            return "cell", 0
        return ("list-item", 1) if listed or name.startswith("list") else ("body", 0)

    return Runs(
        paragraph="w:p",
        run="w:r",
        text="w:t",
        signs={"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"},
        skipped=frozenset(("mc:Fallback", "w:moveFrom", "w:del")),
        cell="w:tc",
        style="w:pStyle",
        kind_of=kind_of,
        encode=_encoded,
        encode_sign=_as_run,
    )


def _encoded(text: str) -> str:
    """A text inside of `<w:t>`."""
    preserved = '<w:t xml:space="preserve">'
    return escape_xml(text).replace("\n", f"</w:t><w:br/>{preserved}").replace("\t", f"</w:t><w:tab/>{preserved}")


def _as_run(text: str) -> str:
    """A text in place of a tab or a line break, within a run."""
    signs = {"\n": "<w:br/>", "\t": "<w:tab/>", "": ""}
    return signs[text] if text in signs else f'<w:t xml:space="preserve">{_encoded(text)}</w:t>'


FORMAT = Format(
    "docx",
    (".docx",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write,
    read,
    clean=without_controls,
)
