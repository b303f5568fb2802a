"""LibreOffice's presentations (.odp): the slides' paragraphs, as those of its texts; speakers' notes are left alone."""

from __future__ import annotations

from review.formats.format import Format
from review.formats.odt import read, write
from review.formats.xml_writing import without_controls

__all__ = ["FORMAT"]

FORMAT = Format(
    "odp", (".odp",), "application/vnd.oasis.opendocument.presentation", write, read, clean=without_controls
)
