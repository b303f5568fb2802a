"""The command line of git, as it is run here: in the same words whatever the user's settings, and by no stranger's.

What was cloned has no settings of git's: `.git` is not among the files of a commit. But a folder of a commit may look
like a bare repository (HEAD, objects, refs) and bring a `config` along, whose commands git would run when it is asked
anything there.
"""

from __future__ import annotations

from pathlib import Path

from review.errors import InputError

__all__ = ["git_command"]

#: The same words whatever the user's own settings are; no program that watches the files is started.
_SETTINGS = (
    *("-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "log.mailmap=false"),
    *("-c", "core.fsmonitor=false"),
)


def git_command(folder: Path, *arguments: str) -> list[str]:
    """Git's command line for a folder.

    Raises InputError where the folder lies in a bare repository that is itself part of a working tree: git would do
    what the files in it say.
    """
    _refuse_embedded(folder)
    return ["git", "-C", str(folder), "--no-optional-locks", *_SETTINGS, *arguments]


def _refuse_embedded(folder: Path) -> None:
    bare: Path | None = None
    whole = folder.resolve()
    for place in (whole, *whole.parents):
        if (place / ".git").exists():
            if bare is not None:
                raise InputError(
                    f"is a bare git repository among the files of {place}, and git would run what its settings say; "
                    "move it elsewhere",
                    bare,
                )
            return
        if bare is None and _looks_bare(place):
            bare = place


def _looks_bare(place: Path) -> bool:
    """Whether git may take a folder for a repository's own. What is shared may lie elsewhere (`commondir`)."""
    return (place / "HEAD").is_file() and ((place / "objects").is_dir() or (place / "commondir").is_file())
