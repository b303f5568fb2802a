"""The versions of many files, back through merges and renames, from two walks of git's over the history.

One `git log` gives the commits, one the files that each changed, against each parent. Going from the newest commit to
its parents, every file is handed to the parent that has it as it is; a commit that has it otherwise than all its
parents made a version of it. So a merge that only brings another side in makes none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from review.git.repository import Repository, unquoted
from review.lazy_patterns import lazy_regex

__all__ = ["Commit", "History", "Version", "read_history", "versions_of"]

_HEXADECIMAL = lazy_regex(r"(?<![\w])[0-9a-f]{7,40}(?![\w])")
_RENAMES = ("-M50%", "-l2000")


class Commit(NamedTuple):
    """A commit: its parents, the seconds since 1970 at which it was made, and the commits that its message names."""

    name: str
    parents: tuple[str, ...]
    time: int
    mentions: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Version:
    """A file as a commit made it, and the versions that it was made from: none where it was new, two in a merge."""

    commit: str
    path: str
    blob: str
    previous: list[Version] = field(default_factory=list)


def versions_of(newest: Version) -> Iterator[Version]:
    """A version and all that it was made from, each once, the newest first."""
    seen: set[int] = set()
    waiting = [newest]
    while waiting:
        version = waiting.pop()
        if id(version) not in seen:
            seen.add(id(version))
            yield version
            waiting += version.previous


class _File(NamedTuple):
    """A change of one file against one parent: what it is now, and what it was (path "" where it was not there)."""

    blob: str
    before: str


Changes = Mapping[tuple[str, str], Mapping[str, _File]]


class History:
    """The commits below a revision, the newest first, and what each changed in files of the wanted suffixes."""

    def __init__(
        self, head: str, commits: Mapping[str, Commit], changes: Changes, deleted: Mapping[str, Version] | None = None
    ) -> None:
        self.head = head
        #: Of files that were deleted, the newest deletion: commit, path and the text that went.
        self.deleted: Mapping[str, Version] = deleted or {}
        self._renamed: dict[str, str] | None = None
        self.commits = commits
        self._changes = changes
        #: The order from the newest, 0, on.
        self.order = {name: n for n, name in enumerate(commits)}

    def first_parents(self) -> Iterator[Commit]:
        """The head and its first parents."""
        name: str | None = self.head
        while name is not None and name in self.commits:
            commit = self.commits[name]
            yield commit
            name = commit.parents[0] if commit.parents else None

    def last_versions(self, paths: Iterable[str]) -> dict[str, Version]:
        """Of files that are gone, the text that was deleted; of others nothing."""
        return {path: self.deleted[path] for path in paths if path in self.deleted}

    def now_called(self, path: str, files: Mapping[str, str]) -> str:
        """What a file is called at the head, through renames; its path where it is there, or is gone."""
        if self._renamed is None:
            self._renamed = {}
            for changed in self._changes.values():  # the newest first
                for name, change in changed.items():
                    if change.before and change.before != name:
                        self._renamed.setdefault(change.before, name)
        seen = {path}
        name = path
        while name not in files:
            name = self._renamed.get(name, "")
            if not name or name in seen:
                return path
            seen.add(name)
        return name

    def versions(self, files: Mapping[str, str]) -> dict[str, Version]:
        """The newest version of each file (path → blob at the head), with those before it."""
        newest: dict[str, Version] = {}
        at: dict[str, dict[str, list[Version]]] = {}
        roots = {path: Version("", path, blob) for path, blob in files.items()}
        at[self.head] = {path: [root] for path, root in roots.items()}
        for name, commit in self.commits.items():
            waiting = at.pop(name, None)
            if not waiting:
                continue
            parents = [parent for parent in commit.parents if parent in self.commits]
            if not parents:
                for path, heirs in waiting.items():
                    _made(name, path, self._blob_in(name, path), heirs)
                continue
            self._hand_on(commit, parents, waiting, at)
        for path, root in roots.items():
            if root.previous:
                newest[path] = root.previous[0]
        return newest

    def _blob_in(self, name: str, path: str) -> str:
        change = self._changes.get((name, ""), {}).get(path)
        return change.blob if change is not None else ""

    def _hand_on(
        self,
        commit: Commit,
        parents: Sequence[str],
        waiting: dict[str, list[Version]],
        at: dict[str, dict[str, list[Version]]],
    ) -> None:
        changes = [self._changes.get((commit.name, parent), {}) for parent in parents]
        moved: list[dict[str, list[Version]]] = [{} for _ in parents]
        for path in changes[0].keys() & waiting.keys():
            heirs = waiting.pop(path)
            same = next((n for n, changed in enumerate(changes) if path not in changed), None)
            if same is not None:
                moved[same].setdefault(path, []).extend(heirs)
                continue
            version = _made(commit.name, path, changes[0][path].blob, heirs)
            for n, changed in enumerate(changes):
                if changed[path].before:
                    moved[n].setdefault(changed[path].before, []).append(version)
        _hand(at, parents[0], waiting)
        for parent, files in zip(parents, moved, strict=True):
            if files:
                _hand(at, parent, files)


def _made(commit: str, path: str, blob: str, heirs: Iterable[Version]) -> Version:
    heirs = list(heirs)
    version = Version(commit, path, blob)
    for heir in heirs:
        if not blob:
            version.blob = heir.blob
        heir.previous.append(version)
    return version


def _hand(at: dict[str, dict[str, list[Version]]], parent: str, files: dict[str, list[Version]]) -> None:
    there = at.get(parent)
    if there is None:
        at[parent] = files
        return
    small, large = (there, files) if len(there) < len(files) else (files, there)
    for path, heirs in small.items():
        known = large.get(path)
        large[path] = heirs if known is None else [*known, *(heir for heir in heirs if heir not in known)]
    at[parent] = large


def read_history(
    repository: Repository,
    head: str,
    suffixes: Sequence[str],
    *,
    mentions: bool = False,
    seen: Callable[[int], None] | None = None,
) -> History:
    """The history below a commit, of files with one of the suffixes, in any folder.

    With `mentions` commits' messages are searched for names of commits. `seen` is told how many commits were read.
    """
    commits: dict[str, Commit] = {}
    form = "--format=%H %ct %P%x01" + ("%B%x00" if mentions else "%x00")
    for record in _records(repository.lines("log", "--topo-order", form, "--end-of-options", head, "--")):
        about, _, message = record.partition(b"\1")
        name, time, *parents = about.decode("ascii", "replace").split()
        said = tuple(_HEXADECIMAL.findall(message.decode("utf-8", "replace"))) if mentions else ()
        commits[name] = Commit(name, tuple(parents), int(time), said)
        if seen is not None:
            seen(len(commits))
    deleted: dict[str, Version] = {}
    return History(head, commits, _read_changes(repository, head, suffixes, commits, deleted), deleted)


def _records(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Pieces that end with a zero byte, of lines."""
    held: list[bytes] = []
    for line in lines:
        *whole, rest = line.split(b"\0")
        for piece in whole:
            record = b"\n".join((*held, piece)).strip(b"\n")
            held = []
            if record:
                yield record
        held.append(rest)


def _read_changes(
    repository: Repository,
    head: str,
    suffixes: Sequence[str],
    commits: Mapping[str, Commit],
    deleted: dict[str, Version],
) -> Changes:
    """(commit, parent) → path → change; "" is the parent of a first commit. Merges are there with every parent."""
    changes: dict[tuple[str, str], dict[str, _File]] = {}
    name = ""
    wanted = [f":(top,glob,icase)**/*{suffix}" for suffix in suffixes]
    here: dict[str, _File] = {}
    arguments = ("--full-history", "--parents", "--pretty=raw", "-m", "--raw", "--no-abbrev", *_RENAMES)
    for line in repository.lines("log", *arguments, "--end-of-options", head, "--", *wanted):
        if line.startswith(b"commit "):
            words, _, origin = line.partition(b" (from ")
            name = words.split()[1].decode("ascii")
            parents = commits[name].parents if name in commits else ()
            parent = origin.rstrip(b")").decode("ascii") if origin else (parents[0] if parents else "")
            here = changes.setdefault((name, parent), {})
        elif line.startswith(b":"):
            about, *paths = line.split(b"\t")
            _, _, old, new, status = about.split()
            path = unquoted(paths[-1])
            before = "" if status == b"A" else unquoted(paths[0])
            if status == b"D":
                deleted.setdefault(path, Version(name, path, old.decode("ascii")))
            else:
                here[path] = _File(new.decode("ascii"), before)
    return changes
