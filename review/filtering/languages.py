"""Which languages a table of any length is in: as said, as its header names them, or as its first rows read."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from review.config import Settings
from review.errors import InputError
from review.filtering.rows import table_of
from review.pair_languages import said_or_told
from review.text.language import check_tag

__all__ = ["languages_of_table"]

#: Rows that are looked at.
_ROWS = 200


def languages_of_table(path: Path, settings: Settings) -> tuple[str, str]:
    """Source and target language of a table, told as those of a table that is read at once.

    Raises InputError as `table_of` does, LanguageError for an unknown tag, UsageError where nothing tells a language.
    """
    given = [check_tag(tag) if tag else None for tag in (settings.source_language, settings.target_language)]
    table = table_of(path, *given)
    if None in table.languages:
        read = list(islice(table.rows(_passed_over), _ROWS))
        texts = "\n".join(row.source for row in read), "\n".join(row.target for row in read)
    else:
        texts = "", ""
    return said_or_told(table.languages, texts, (f"{path}, column source", f"{path}, column target"))


def _passed_over(_: InputError) -> None:
    """Who reads the rows again tells of it."""
