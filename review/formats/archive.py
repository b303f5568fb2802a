"""Writing a zip of parts, the same bytes for the same parts; and texts as XML can hold them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from review.formats.xml_writing import escape_xml, without_controls

__all__ = ["DECLARATION", "packed", "quoted", "shown"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def packed(parts: Mapping[str, str]) -> bytes:
    """A zip of the parts in their order, dated 1980 as zips without a date are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def shown(text: str) -> str:
    """A text as the content of an element; a character that XML cannot hold becomes U+FFFD."""
    return escape_xml(without_controls(text, "\ufffd"))


def quoted(text: str) -> str:
    """A text as the value of an attribute, with its quotation marks."""
    return '"' + shown(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'
