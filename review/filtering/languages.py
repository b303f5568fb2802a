"""Which languages a table of any length is in: as said, as its header names them, or as its first rows read."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from review.config import Settings
from review.errors import InputError
from review.filtering.rows import Table, table_of
from review.pair_languages import languages_in_name, refuse_swapped, said_or_told
from review.text.language import check_tag

__all__ = ["languages_of_table", "refuse_swapped_table"]

#: Rows that are looked at.
_ROWS = 200


def languages_of_table(path: Path, settings: Settings) -> tuple[str, str]:
    """Source and target language of a table, told as those of a table that is read at once.

    Raises InputError as `table_of` does, LanguageError for an unknown tag, UsageError where nothing tells a language.
    """
    given = [check_tag(tag) if tag else None for tag in (settings.source_language, settings.target_language)]
    table = table_of(path, *given)
    texts = _first_texts(table) if None in table.languages else ("", "")
    return said_or_told(table.languages, texts, _columns(path), languages_in_name(path))


def refuse_swapped_table(path: Path, languages: tuple[str, str]) -> None:
    """Raises LanguageError where each side of a table's first rows is surely in the other's language."""
    refuse_swapped(_first_texts(table_of(path, *languages)), languages, _columns(path))


def _first_texts(table: Table) -> tuple[str, str]:
    read = list(islice(table.rows(_passed_over), _ROWS))
    return "\n".join(row.source for row in read), "\n".join(row.target for row in read)


def _columns(path: Path) -> tuple[str, str]:
    return f"{path}, column source", f"{path}, column target"


def _passed_over(_: InputError) -> None:
    """Who reads the rows again tells of it."""
