"""Which source a translation was made from: the source as it was when a commit touched the translation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from review.git.history import History, Version

__all__ = ["SourceCommits", "SourcePage", "same_commit"]


def same_commit(commit: str) -> str:
    """Where source and translation lie in one history: what the source was in the commit itself."""
    return commit


class SourceCommits:
    """Where the source lies in another history, or on another branch: translation's commit → source's commit.

    A commit knows the source's commits that are among its ancestors, and those that messages name (`Sync with abc123`);
    the newest of them is the source that it knew. Where a history knows fewer than two, it takes the source in in some
    other way, and the source is the newest one before the commit's date.
    """

    def __init__(self, target: History, source: History) -> None:
        self._source = source
        chain = list(source.first_parents())[::-1]
        latest = 0
        self._times: list[int] = []
        self._names: list[str] = []
        for commit in chain:  # dates of commits may go backwards; the order of the branch does not
            latest = max(latest, commit.time)
            self._times.append(latest)
            self._names.append(commit.name)
        self._of = self._known(target)
        self.by_ancestry = len({order for order in self._of.values() if order is not None}) > 1
        self._commits = list(source.commits)
        self._target = target

    def _known(self, target: History) -> dict[str, int | None]:
        """Commit of the translation → place in the source's order of the newest source commit that it knows."""
        order = self._source.order
        short = _Prefixes(order)
        known: dict[str, int | None] = {}
        for commit in reversed(list(target.commits.values())):  # parents first
            if commit.name in order:
                known[commit.name] = order[commit.name]
                continue
            places = [place for parent in commit.parents if (place := known.get(parent)) is not None]
            places += [place for name in commit.mentions if (place := short.find(name)) is not None]
            known[commit.name] = min(places, default=None)
        own = {name: place for name, place in known.items() if name not in order}
        return own or known

    def __call__(self, commit: str) -> str:
        place = self._of.get(commit)
        if place is None and commit in self._source.order:
            return commit
        if self.by_ancestry and place is not None:
            return self._commits[place]
        at = bisect_right(self._times, self._target.commits[commit].time) - 1
        return self._names[max(0, at)]


class _Prefixes:
    """Commits by the beginnings of their names."""

    def __init__(self, order: dict[str, int]) -> None:
        self._order = order
        self._names = sorted(order)

    def find(self, name: str) -> int | None:
        at = bisect_right(self._names, name)
        if at and self._names[at - 1] == name:
            return self._order[name]
        if at < len(self._names) and self._names[at].startswith(name):
            return self._order[self._names[at]]
        return None


class SourcePage:
    """One source file through its history: what it was in a commit."""

    def __init__(self, newest: Version | None, now: str, blob_at: Callable[[str, str], str | None]) -> None:
        #: The blob at the head, "" where the file is gone.
        self.now = now
        self.newest = newest
        self._blob_at = blob_at
        self.versions = [*_chain(newest)]
        self._paths = list(dict.fromkeys(version.path for version in self.versions))
        self._found: dict[str, tuple[str, str] | None] = {}
        self._versions: dict[int, tuple[object, Version | None]] = {}  # with the page: its id is used

    @property
    def was_other(self) -> bool:
        """Whether the page ever was something else than it is."""
        return any(version.blob != self.now for version in self.versions)

    def version_of(self, page: object, read: Callable[[str, str], object]) -> Version | None:
        """The newest version that reads as a page, which is asked for as the very object that `read` gave."""
        if id(page) not in self._versions:
            found = (one for one in self.versions if read(one.blob, one.path) is page)
            self._versions[id(page)] = page, next(found, None)
        return self._versions[id(page)][1]

    def at(self, commit: str) -> tuple[str, str] | None:
        """(blob, path) of the page in a commit of the source's history; None where it was not there yet."""
        if commit not in self._found:
            found = ((self._blob_at(commit, path), path) for path in self._paths)
            self._found[commit] = next(((blob, path) for blob, path in found if blob), None)
        return self._found[commit]


def _chain(newest: Version | None) -> list[Version]:
    """All versions, the newest first, each once."""
    found: dict[int, Version] = {}
    waiting = [newest] if newest is not None else []
    while waiting:
        version = waiting.pop(0)
        if id(version) not in found:
            found[id(version)] = version
            waiting += version.previous
    return list(found.values())
