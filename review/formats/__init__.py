"""Readers and writers, one file a format. To add a writer: its file, and its line in WRITERS."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from review.formats import edited_table, edited_text, jsonl, sheet
from review.formats.corrected import Corrected

__all__ = ["MEDIA_TYPES", "WRITERS", "Writer"]

#: From a corrected document to a file's bytes.
Writer = Callable[[Corrected], bytes]

#: How corrected documents are written. text, tsv and csv are for documents that came in so.
WRITERS: Mapping[str, Writer] = {
    "text": edited_text.write,
    "tsv": edited_table.write,
    "csv": edited_table.write,
    "jsonl": jsonl.write,
    "html": sheet.write,
}
#: What a browser is told that the file is.
MEDIA_TYPES: Mapping[str, str] = {
    "text": "text/plain; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
