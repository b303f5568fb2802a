"""Readers and writers, one file a format. To add one: its file, and its line in FORMATS.

REPORTS are other ways to write a corrected document, whatever format it came in.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from review.errors import InputError
from review.formats import (
    adoc,
    android,
    apple_strings,
    ass,
    decided_lines,
    dita,
    docbook,
    docx,
    epub,
    fluent,
    html,
    json_lines,
    json_strings,
    mallard,
    markdown,
    memory,
    odp,
    odt,
    parquet,
    po,
    pptx,
    properties,
    qt,
    resx,
    review_docx,
    review_esa,
    review_mqm,
    review_xliff,
    review_xlsx,
    rst,
    sheet,
    srt,
    table,
    text,
    tmx,
    toml_strings,
    ttml,
    vtt,
    xcstrings,
    xliff,
    xlsx,
    yaml_strings,
)
from review.formats.format import Format, Rendering

__all__ = [
    "EXPORTS",
    "FORMATS",
    "ORIGINAL",
    "REPORTS",
    "Format",
    "Rendering",
    "format_of",
    "is_bilingual",
    "own_name",
    "suffixes",
]

#: By name; a document in a database names its own. The first is what a text without a known suffix is.
FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        text.PARAGRAPHS,
        text.LINES,
        table.TSV,
        table.CSV,
        markdown.FORMAT,
        html.FORMAT,
        rst.FORMAT,
        adoc.FORMAT,
        mallard.FORMAT,
        dita.FORMAT,
        docbook.FORMAT,
        docx.FORMAT,
        odt.FORMAT,
        odp.FORMAT,
        pptx.FORMAT,
        epub.FORMAT,
        po.FORMAT,
        xliff.FORMAT,
        json_strings.FORMAT,
        xcstrings.FORMAT,
        yaml_strings.FORMAT,
        toml_strings.FORMAT,
        properties.FORMAT,
        apple_strings.FORMAT,
        android.FORMAT,
        fluent.FORMAT,
        resx.FORMAT,
        qt.FORMAT,
        tmx.FORMAT,
        json_lines.FORMAT,
        parquet.FORMAT,
        xlsx.FORMAT,
        srt.FORMAT,
        vtt.FORMAT,
        ttml.FORMAT,
        ass.FORMAT,
    )
}
#: How a corrected document is written beside its own format.
REPORTS: Mapping[str, Rendering] = {
    "jsonl": Rendering(decided_lines.write, ".jsonl", "application/jsonl; charset=utf-8"),
    "html": Rendering(sheet.write, ".html", "text/html; charset=utf-8"),
    "review-docx": Rendering(review_docx.write, ".review.docx", docx.FORMAT.media_type),
    "review-xlsx": Rendering(review_xlsx.write, ".review.xlsx", xlsx.FORMAT.media_type),
    "tmx": Rendering(memory.write, ".tmx", tmx.FORMAT.media_type),
    "mqm": Rendering(review_mqm.write, ".mqm.tsv", "text/tab-separated-values; charset=utf-8"),
    "esa": Rendering(review_esa.write, ".esa.jsonl", "application/jsonl; charset=utf-8"),
    "xliff": Rendering(review_xliff.write, ".xlf", xliff.FORMAT.media_type),
}
ORIGINAL = "original"


def own_name(name: str) -> str:
    """What a format is called where it is asked for; paragraphs and lines are both text."""
    return "text" if name in ("paragraphs", "lines") else name


#: What a corrected document may be asked for as; "original" is the format that it came in.
EXPORTS = tuple(dict.fromkeys((ORIGINAL, *map(own_name, FORMATS), *REPORTS)))
#: Suffixes of what is text with a structure, or no text, and not read here: taken for prose it would be misjudged. And
#: what programs that have it open can save it as.
_UNREAD: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".rtf"), "save it as .docx"),
    **dict.fromkeys((".xls", ".ods"), "save it as .xlsx"),
    ".ppt": "save it as .pptx",
    **dict.fromkeys((".pdf", ".mobi", ".azw3", ".idml"), "export its text as .docx, .html or .txt"),
    **dict.fromkeys((".zip", ".gz"), "unpack it"),
    **dict.fromkeys((".tex", ".sub", ".stringsdict", ".ini", ".xml", ".wiki", ".org", ".texi", ".php", ".ipynb"), ""),
}


def suffixes() -> tuple[str, ...]:
    """The suffixes of all formats, in their order."""
    return tuple(suffix for one in FORMATS.values() for suffix in one.suffixes)


def format_of(name: str, head: str = "") -> Format:
    """The format of a file: by its suffix, else by how its text begins (`head`), else plain text.

    Raises InputError for a suffix of something that is not read here; the message lists what is.
    """
    suffix = PurePath(name).suffix.lower()
    for one in FORMATS.values():
        if suffix in one.suffixes:
            return one
    if instead := _UNREAD.get(suffix):
        raise InputError(f"{suffix} is not read here; {instead}", name)
    for one in FORMATS.values():
        if one.looks is not None and head and one.looks(head):
            return one
    if suffix in _UNREAD or head.lstrip("\ufeff \n").startswith("<?xml"):
        what = suffix if suffix in _UNREAD else "XML of this kind"
        raise InputError(f"{what} is not read here; what is: {', '.join(suffixes())}", name)
    return next(iter(FORMATS.values()))


def is_bilingual(name: str) -> bool:
    """Whether a file of this name holds source and translation."""
    suffix = PurePath(name).suffix.lower()
    return any(suffix in one.suffixes and one.layout == "bilingual" for one in FORMATS.values())
