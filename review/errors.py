"""Every error that `review` raises on purpose.

    ReviewError                    anything below; the command line turns it into one line and exit 2
    ├── UsageError                 options that do not go together, an unknown check or metric
    ├── ConfigError                review.toml, pyproject.toml, document.toml: a wrong key, type or value
    ├── InputError                 a file or text that cannot be read as what it should be
    │   ├── EncodingError          bytes that are not UTF-8
    │   └── LanguageError          an unknown language tag, or a pair in swapped order
    ├── EngineError                a translation engine or its model
    ├── BaselineError              the committed baseline
    └── StoreError                 the reviewers' database

Messages say what is wrong and what to do; `path` and `line` say where.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "BaselineError",
    "ConfigError",
    "EncodingError",
    "EngineError",
    "InputError",
    "LanguageError",
    "ReviewError",
    "StoreError",
    "UsageError",
]


class ReviewError(Exception):
    """A problem the user can do something about.

    `message` is one sentence or two; `path` and `line` (from 1) are put in front of it where they are known.
    """

    def __init__(self, message: str, path: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        where = "" if self.path is None else f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        return where + self.message


class UsageError(ReviewError):
    """Options or arguments that make no sense, alone or together."""


class ConfigError(ReviewError):
    """A configuration file that cannot be used as it is."""


class InputError(ReviewError):
    """An input file that is missing, empty, binary or malformed."""


class EncodingError(InputError):
    """A file that is not UTF-8; the message names the encoding it seems to have."""


class LanguageError(InputError):
    """A language tag nobody knows, or texts that are not in the language they are said to be in."""


class EngineError(ReviewError):
    """A translation engine or model that is missing, broken or of the wrong direction."""


class BaselineError(ReviewError):
    """A baseline that is missing, damaged, of a newer version, or was made with other metrics."""


class StoreError(ReviewError):
    """The reviewers' database: unreachable, read-only, of a newer version, or in conflict."""
