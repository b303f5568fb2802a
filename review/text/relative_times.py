"""What languages say for the last and the next week, month and year, by CLDR's relative fields.

relative_times.tsv is made by scripts/make_relative_times.py; more forms of a language stand in its file, in the set
`calendar` ([opposites.sets]).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

__all__ = ["relative_times"]

_FILE = "relative_times.tsv"


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, ...]]:
    lines = files("review.text").joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    return {language: tuple(words) for language, *words in (line.split("\t") for line in lines)}


def relative_times(language: str) -> tuple[str, ...]:
    """The forms of a base language, `_` for a space, of the last and the next week, month and year, in this order; ()
    of a language without.
    """
    return _table().get(language, ())
