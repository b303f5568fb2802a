"""Which files changed since a git revision; git itself says so."""

from __future__ import annotations

import subprocess  # git has no other way in
from pathlib import Path

from review.errors import InputError, UsageError
from review.git.command import git_command

__all__ = ["changed_files", "git_user"]


def changed_files(folder: Path, revision: str) -> frozenset[Path]:
    """Resolved paths of the files in the repository of `folder` that differ from `revision`: committed since, changed
    in the working tree, deleted, or new and not ignored.

    Raises InputError where there is no git, no repository or no such revision.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
    if not revision or revision.startswith("-"):
        raise UsageError(f"--since wants a git revision, not {revision!r}")
    found = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise InputError(
            f"git knows no revision {revision!r}; in a shallow clone fetch it first (actions/checkout: fetch-depth: 0)",
            top.name,
        )
    commit = found.stdout.strip()
    listed = _git(top, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", commit, "--")
    listed += _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset((top / name).resolve() for name in listed.split("\0") if name)


def git_user(folder: Path) -> str:
    """The name that git commits under, "" where it has none or there is no git."""
    try:
        return _run(folder, "config", "user.name").stdout.strip()
    except InputError:
        return ""


def _git(folder: Path, *arguments: str) -> str:
    done = _run(folder, *arguments)
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise InputError(f"git says: {said[0] if said else f'exit {done.returncode}'}", folder)
    return done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = git_command(folder, *arguments)
    try:
        return subprocess.run(  # noqa: S603  # no shell; the revision cannot be read as an option
            command, capture_output=True, check=False, text=True, encoding="utf-8", errors="surrogateescape"
        )
    except FileNotFoundError:
        raise InputError("git is not installed; --since needs it", folder) from None
