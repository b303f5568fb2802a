"""Every error that `review` raises on purpose.

    ReviewError                    anything below; the command line turns it into one line and exit 2
    ├── UsageError                 options that do not go together, an unknown check or metric
    ├── ConfigError                review.toml, pyproject.toml, document.toml: a wrong key, type or value
    ├── InputError                 a file or text that cannot be read as what it should be
    │   ├── EncodingError          bytes that are not UTF-8
    │   ├── LanguageError          an unknown language tag, or a pair in swapped order
    │   └── ResumeError            an interrupted run that cannot be gone on with
    ├── EngineError                a translation engine or its model
    │   ├── ConversionError        weights that CTranslate2 cannot be given
    │   └── ExtraError             an engine whose extra is not installed
    ├── ClusterError               a Dask cluster that is not there, has no workers of ours, or is lost
    ├── BaselineError              the committed baseline
    └── StoreError                 the reviewers' database
        ├── AccessError            a role that may not do what was asked
        └── StoreConflict          somebody else changed the text meanwhile

Messages say what is wrong and what to do; `path` and `line` say where.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "AccessError",
    "BaselineError",
    "ClusterError",
    "ConfigError",
    "ConversionError",
    "EncodingError",
    "EngineError",
    "ExtraError",
    "InputError",
    "LanguageError",
    "ResumeError",
    "ReviewError",
    "StoreConflict",
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


class ResumeError(InputError):
    """What an interrupted run left, or its table, is not there any more, or is another one's; it stays as it is."""


class EngineError(ReviewError):
    """A translation engine or model that is missing, broken or of the wrong direction."""


class ConversionError(EngineError):
    """A whole model of a kind, or with a vocabulary, that CTranslate2 has no form for."""


class ExtraError(EngineError):
    """An engine or model that needs an extra which is not installed; the message names it."""


class ClusterError(ReviewError):
    """A cluster whose scheduler does not answer, which has no workers or others than this version's, or is lost."""


class BaselineError(ReviewError):
    """A baseline that is missing, damaged, of a newer version, or was made with other metrics."""


class StoreError(ReviewError):
    """The reviewers' database: unreachable, read-only, of a newer version, or in conflict."""


class AccessError(StoreError):
    """A reviewer whose role does not allow what they asked for."""


class StoreConflict(StoreError):  # noqa: N818  # it is a conflict before it is an error
    """A text was saved on a version that is no longer the newest. Nothing is lost: `mine` is kept as a proposal.

    `theirs` is the newest text, `version` its number and `author` who wrote it; `proposal` is the kept edit's id.
    """

    def __init__(self, mine: str, theirs: str, version: int, author: str, proposal: int) -> None:
        who = "another window" if author == "you" else author  # nobody signs in: there is one person
        super().__init__(
            f"{who} changed this paragraph meanwhile; both texts are kept: choose one, or join them and save again"
        )
        self.mine = mine
        self.theirs = theirs
        self.version = version
        self.author = author
        self.proposal = proposal
