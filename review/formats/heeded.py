"""Options of reading that nothing of what was read heeds: they are refused, not passed over."""

from __future__ import annotations

from collections.abc import Sequence

from review.errors import UsageError
from review.formats.registry import FORMATS, format_of
from review.reading_config import ReadingChoice

__all__ = ["heeded_by_table", "refuse_unheeded"]

#: What the command line calls each setting of a `ReadingChoice`.
_OPTIONS = {
    "source_column": "--source-column",
    "target_column": "--target-column",
    "header": "--no-header",
    "article": "--article",
}


def refuse_unheeded(asked: ReadingChoice, align: str | None, heeded: Sequence[frozenset[str]]) -> None:
    """Raises UsageError for an option that was given and that none of the files heeds: `heeded` has what each does, as
    `Format.heeded` says. Settings of a project are another thing: they wait for the files that they are for.
    """
    if not heeded:
        return
    for setting, option in _OPTIONS.items():
        if getattr(asked, setting) is not None and not any(setting in one for one in heeded):
            fit = ", ".join(s for one in FORMATS.values() if setting in one.heeds for s in one.suffixes)
            raise UsageError(f"nothing that was read heeds {option}: it is for {fit}; leave it away")
    if align is not None and not any("align" in one for one in heeded):
        raise UsageError(
            "nothing that was read heeds --align: files of both languages are paired already; leave it away"
        )


def heeded_by_table(name: str) -> frozenset[str]:
    """What a table that is read in windows heeds, gzipped or not."""
    return format_of(name.removesuffix(".gz")).heeded
