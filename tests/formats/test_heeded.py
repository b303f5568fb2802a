"""An option of reading that was given in vain is told, whatever it is."""

from __future__ import annotations

import re

import pytest

from review.errors import UsageError
from review.formats.heeded import refuse_unheeded
from review.formats.registry import FORMATS
from review.reading_config import ReadingChoice

TABLES = ".tsv, .tab, .csv, .jsonl, .ndjson, .parquet, .xlsx; leave it away"


def heeded(*names: str) -> list[frozenset[str]]:
    return [FORMATS[name].heeded for name in names]


@pytest.mark.parametrize(
    ("asked", "align", "formats", "says"),
    [
        (ReadingChoice(source_column="A"), None, ("paragraphs",), f"heeds --source-column: it is for {TABLES}"),
        (ReadingChoice(target_column="A"), None, ("po",), f"heeds --target-column: it is for {TABLES}"),
        (ReadingChoice(header=False), None, ("parquet",), "heeds --no-header: it is for .tsv, .tab, .csv, .xlsx; "),
        (ReadingChoice(article=True), None, ("csv", "markdown"), "heeds --article: it is for .html, .htm, .xhtml; "),
        (ReadingChoice(), "lines", ("po", "csv"), "heeds --align: files of both languages are paired already"),
    ],
)
def test_what_no_file_heeds_is_refused(
    asked: ReadingChoice, align: str | None, formats: tuple[str, ...], says: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        refuse_unheeded(asked, align, heeded(*formats))


def test_what_one_of_many_files_heeds_is_none_and_so_is_no_file_at_all() -> None:
    asked = ReadingChoice("A", "B", header=False, article=True)
    refuse_unheeded(asked, "paragraphs", heeded("csv", "page", "paragraphs"))
    refuse_unheeded(asked, "lines", [])
