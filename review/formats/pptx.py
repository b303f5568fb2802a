"""PowerPoint's presentations (.pptx): the paragraphs of the slides, in their order, titles as headings."""

from __future__ import annotations

from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.office import Runs, XmlPart, numbered, part_of, parts_of, runs_of, write_parts
from review.formats.xml import escape_xml
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
    """A text inside of `<a:t>`."""
    return escape_xml(text).replace("\n", "</a:t></a:r><a:br/><a:r><a:t>")


_RUNS = Runs(
    paragraph="a:p",
    run="a:r",
    text="a:t",
    signs={},
    skipped=frozenset(("mc:Fallback",)),
    cell="a:tc",
    style="p:ph",
    kind_of=_kind_of,
    encode=_encoded,
    encode_sign=_encoded,
)

FORMAT = Format(
    "pptx", (".pptx",), "application/vnd.openxmlformats-officedocument.presentationml.presentation", write, read
)
