"""TSV and CSV as formats: a segment a row."""

from __future__ import annotations

from review.formats import edited_table
from review.formats.columns import CHOSEN
from review.formats.format import Format, TwoLanguages
from review.formats.pairs import read_pairs
from review.formats.reading import decode

__all__ = ["CSV", "TSV"]


def _read(data: bytes, name: str, source: str | None, target: str | None) -> TwoLanguages:
    return read_pairs(decode(data, name), name, source, target)


def _one_cell(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


TSV = Format(
    "tsv", (".tsv", ".tab"), "text/tab-separated-values; charset=utf-8", edited_table.write, read_both=_read,
    clean=_one_cell, heeds=(*CHOSEN, "header"),
)  # fmt: skip
CSV = Format(
    "csv", (".csv",), "text/csv; charset=utf-8", edited_table.write, read_both=_read, heeds=(*CHOSEN, "header")
)
