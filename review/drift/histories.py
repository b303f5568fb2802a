"""Histories of sources and translations, read from git: the pages that were asked for, with their versions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from review.drift.languages import FoundPages, languages_of
from review.drift.other_pages import OtherPages
from review.drift.pages import find_pairs, find_untranslated, is_pattern, pairs_in
from review.drift.sources import SourceCommits, SourcePage, same_commit
from review.drift.texts import Texts
from review.errors import InputError
from review.files import read_file
from review.formats.registry import FORMATS, format_of
from review.git.changed import changed_files
from review.git.history import History, Version, read_history
from review.git.repository import Repository

__all__ = ["Histories", "Progress", "ReadPages", "Wish", "opened"]

_WORKING = "file:"
#: Deleted pages that are remembered.
_MOST_DELETED = 2_000

#: Told what is done: name, done, of how many (0: not known).
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. Paths are of the command line; languages may be None: then they are told from the texts."""

    source: str
    target: str
    source_language: str | None = None
    target_language: str | None = None
    source_repository: Path | None = None
    source_revision: str | None = None
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class ReadPages:
    """The pages; which source commit a commit was made from; languages; commits' times, name → seconds since 1970."""

    pages: FoundPages
    source_commit: Callable[[str], str]
    languages: tuple[str, str]
    times: dict[str, int]
    #: (source, where its translation would be) of pages that nobody has translated yet.
    untranslated: tuple[tuple[str, str], ...] = ()
    #: All pages, between which paragraphs move.
    elsewhere: OtherPages | None = None


@contextmanager
def opened(wish: Wish, here: Path, progress: Progress | None = None) -> Iterator[Histories]:
    """The wished pages' repositories, open while the block runs. Raises what `drift` does, but of shallow clones."""
    with ExitStack() as stack:
        place = _existing(here / wish.target, here)
        target = stack.enter_context(Repository(place))
        other = wish.source_repository
        source = target if other is None else stack.enter_context(Repository(here / other))
        yield Histories(wish, here, target, source, progress or (lambda *_: None))


def _existing(path: Path, here: Path) -> Path:
    """The nearest folder that there is above a path, which may have stars."""
    for folder in (path, *path.parents):
        if not is_pattern(str(folder)) and folder.is_dir():
            return folder
    return here


class Histories:
    """The repositories of a wish."""

    def __init__(self, wish: Wish, here: Path, target: Repository, source: Repository, progress: Progress) -> None:
        self.wish = wish
        self.here = here
        self.target, self.source = target, source
        self.progress = progress
        self.one = source is target
        self.head = target.resolve(wish.revision or "HEAD")
        same = self.one and wish.source_revision is None
        self.source_head = self.head if same else source.resolve(wish.source_revision or "HEAD")
        self.apart = self.source_head != self.head or not self.one

    def read(self) -> ReadPages:
        """The pages with their versions."""
        targets = self.target.files(self.head)
        sources = targets if not self.apart else self.source.files(self.source_head)
        edited = self._edited()
        if edited:
            targets = self._with_edited(targets, edited)
            sources = targets if not self.apart else sources
        paths = self._inside(self.wish.source, self.source), self._inside(self.wish.target, self.target)
        suffixes = _suffixes(paths[1])
        found = find_pairs(*paths, sources, targets)
        history = self._history(self.target, self.head, suffixes, mentions=self.apart)
        source_history = history if not self.apart else self._history(self.source, self.source_head, suffixes)
        newest = self._newest(history, {path: targets[path] for _, path in found})
        of_sources = self._sources(source_history, [path for path, _ in found], sources)
        commits = same_commit if not self.apart else SourceCommits(history, source_history)
        texts = Texts(self._fetch(self.source)), Texts(self._fetch(self.target))
        pages = FoundPages(found, newest, of_sources, texts)
        languages = languages_of(pages, self.wish.source_language, self.wish.target_language)
        times = {name: one.time for both in (history, source_history) for name, one in both.commits.items()}
        now = {there for _, there in of_sources.values()}
        new = [pair for pair in find_untranslated(*paths, sources, found) if pair[0] not in now]
        kept = [(newest[of], of_sources[path][0]) for path, of in found]
        deleted = self._deleted(history, source_history, (paths, sources, targets))
        known = [(there, page) for page, there in of_sources.values()]
        elsewhere = OtherPages(kept, deleted, known, texts, commits)
        return ReadPages(pages, commits, languages, times, tuple(new), elsewhere)

    def _deleted(
        self,
        history: History,
        source_history: History,
        wished: tuple[tuple[str, str], Mapping[str, str], Mapping[str, str]],
    ) -> dict[str, list[tuple[Version, SourcePage]]]:
        """The translated pages that there were, by the commit that deleted them, each with its source."""
        paths, sources, targets = wished
        gone = {path: one for path, one in history.deleted.items() if path not in targets}
        if self.one and paths[1] in targets:
            return {}
        pairs = [(source, path) for source, path in pairs_in(*paths, gone) if source != path or self.apart]
        last = history.versions({path: gone[path].blob for _, path in pairs[:_MOST_DELETED]})
        of_sources = self._sources(source_history, [source for source, _ in pairs], sources)
        found: dict[str, list[tuple[Version, SourcePage]]] = {}
        for source, path in pairs:
            if path in last:
                found.setdefault(gone[path].commit, []).append((last[path], of_sources[source][0]))
        return found

    def _inside(self, path: str, repository: Repository) -> str:
        """A path of the command line as one from the repository's top."""
        places = [self.here / path, repository.top / path]
        if repository is not self.target or repository.bare:
            places.reverse()
        for place in places:
            name = _relative(place, repository.top)
            if name is not None:
                return name
        raise InputError(f"lies outside the repository {repository.top}", path)

    def _edited(self) -> frozenset[Path]:
        """Files of the working tree that are not as in the head; none where a revision was asked for."""
        if self.wish.revision is not None or self.target.bare:
            return frozenset()
        return changed_files(self.target.top, self.head)

    def _with_edited(self, files: Mapping[str, str], edited: frozenset[Path]) -> dict[str, str]:
        now = dict(files)
        for path in edited:
            name = _relative(path, self.target.top) or ""
            if path.is_file():
                now[name] = f"{_WORKING}{path}"
            else:
                now.pop(name, None)
        return now

    def _fetch(self, repository: Repository) -> Callable[[str], bytes | None]:
        def fetch(blob: str) -> bytes | None:
            return read_file(Path(blob[len(_WORKING) :])) if blob.startswith(_WORKING) else repository.blob(blob)

        return fetch

    def _history(
        self, repository: Repository, head: str, suffixes: tuple[str, ...], *, mentions: bool = False
    ) -> History:
        return read_history(
            repository, head, suffixes, mentions=mentions, seen=lambda n: self.progress("commits", n, 0)
        )

    def _newest(self, history: History, files: Mapping[str, str]) -> dict[str, Version]:
        committed = {path: blob for path, blob in files.items() if not blob.startswith(_WORKING)}
        newest = history.versions({**committed, **{path: "" for path in files if path not in committed}})
        found = {}
        for path, blob in files.items():
            version = newest.get(path)
            if path not in committed:
                found[path] = Version("", path, blob, [version] if version is not None else [])
            else:  # without a history that git tells, it is as new as the head
                found[path] = version or Version(self.head, path, blob)
        return found

    def _sources(
        self, history: History, paths: list[str], files: Mapping[str, str]
    ) -> dict[str, tuple[SourcePage, str]]:
        """Each source page with its path now, which is another where it was renamed."""
        moved = {path: history.now_called(path, files) for path in paths}
        now = {path: files.get(path) or "" for path in set(moved.values()) if path in files}
        newest = history.versions(now)
        last = history.last_versions([path for path in paths if moved[path] not in files])
        blob_at = self.source.blob_at
        return {
            path: (SourcePage(newest.get(there) or last.get(path), now.get(there, ""), blob_at), there)
            for path, there in moved.items()
        }


def _suffixes(target: str) -> tuple[str, ...]:
    """The suffixes of the formats that the pages may have; all that are read here where a folder is asked."""
    suffix = PurePosixPath(target).suffix.lower()
    if suffix and "*" not in suffix:
        return format_of(target).suffixes or (suffix,)
    return tuple(suffix for one in FORMATS.values() if one.read is not None for suffix in one.suffixes)


def _relative(path: Path, top: Path) -> str | None:
    """The path from the repository's top with slashes, "" for the top itself; None for one that lies elsewhere."""
    for whole in (Path(os.path.normpath(path)), Path(os.path.realpath(path))):  # as written, then as linked
        if whole.is_relative_to(top):
            return "" if whole == top else whole.relative_to(top).as_posix()
    return None
