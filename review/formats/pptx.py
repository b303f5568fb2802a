"""PowerPoint's presentations (.pptx): the paragraphs of the slides, in their order, titles as headings."""

from __future__ import annotations

from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.office import Runs, XmlPart, numbered, part_of, parts_of, runs_of, write_parts
from review.formats.xml_writing import escape_xml, without_controls
from review.lazy_patterns import lazy_regex
from review.model import Kind, Paragraph

__all__ = ["FORMAT", "read", "write"]

_PART = lazy_regex(r"ppt/presentation\.xml|ppt/slides/slide(\d{1,5})\.xml")


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The slides' paragraphs. Raises InputError for what is no presentation, or goes beyond the limits."""
    return numbered(_parts(data, name))


def write(corrected: Corrected) -> bytes:
    """The presentation with corrected runs."""
    return write_parts(corrected, _parts(corrected.data, corrected.name))


def _parts(data: bytes, name: str) -> list[XmlPart]:
    texts = parts_of(data, name, lambda part: _PART.fullmatch(part) is not None)
    part_of(texts, "ppt/presentation.xml", name, "presentation")
    del texts["ppt/presentation.xml"]
    order = sorted(texts, key=lambda part: int(_PART.fullmatch(part)[1]))
    return [XmlPart(part, texts[part], runs_of(texts[part], _RUNS)) for part in order]


def _kind_of(_style: str, _listed: bool, _outline: int, cell: bool) -> tuple[Kind, int]:
    return ("cell", 0) if cell else ("body", 0)


def _encoded(text: str) -> str:
    """A text inside of `<a:t>`, of a run without properties."""
    return _encoded_in("", text)


def _encoded_in(properties: str, text: str) -> str:
    """A text inside of `<a:t>`: a line break stands between two runs, which look alike."""
    return escape_xml(text).replace("\n", f"</a:t></a:r><a:br/><a:r>{properties}<a:t>")


def _between(text: str) -> str:
    """A text in place of a line break, between two runs."""
    return "<a:br/>" if text == "\n" else f"<a:r><a:t>{_encoded(text)}</a:t></a:r>" if text else ""


_RUNS = Runs(
    paragraph="a:p",
    run="a:r",
    text="a:t",
    signs={"a:br": "\n"},
    skipped=frozenset(("mc:Fallback",)),
    cell="a:tc",
    style="p:ph",
    kind_of=_kind_of,
    encode=_encoded,
    encode_sign=_between,
    stand_between=True,
    encode_in=_encoded_in,
)

FORMAT = Format(
    "pptx",
    (".pptx",),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    write,
    read,
    clean=without_controls,
)
