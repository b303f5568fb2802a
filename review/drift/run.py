"""Drift of many pages from git alone: histories of sources and translations read, paired, and compared page by page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from review.drift.page import PageDrift, judge_page
from review.drift.pages import find_pairs, is_pattern
from review.drift.sources import SourceCommits, SourcePage, same_commit
from review.drift.texts import Texts
from review.errors import InputError
from review.formats import FORMATS, format_of
from review.git.changed import changed_files
from review.git.history import History, Version, read_history
from review.git.repository import Repository
from review.text.language import check_tag, detect
from review.text.reading import read_paragraph

__all__ = ["Drift", "Histories", "Pages", "Wish", "drift", "opened"]

#: Paragraphs of a sample from which the languages are told, and how sure that must be.
_SAMPLE, _SURE = 60, 0.9
_WORKING = "file:"

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
class Drift:
    """All pages, with the commits that they speak of: full name → seconds since 1970."""

    source_language: str
    target_language: str
    revision: str
    source_revision: str
    pages: tuple[PageDrift, ...]
    times: Mapping[str, int]
    #: Where the paths of translations and of sources count from.
    target_top: Path
    source_top: Path
    #: How sources were found: "commit" (one history), "ancestry" or "date".
    by: str = "commit"
    now: int = 0


def drift(wish: Wish, here: Path, progress: Progress | None = None) -> Drift:
    """The drift of the wished pages. `here` is what relative paths count from; `progress` is told what is done: name,
    done, of how many (0: not known).

    Raises InputError where there is no git or history, a revision or file is not there, or a clone is too shallow;
    UsageError for paths that do not fit together; LanguageError for unknown languages.
    """
    with opened(wish, here, progress) as histories:
        return histories.drift()


@contextmanager
def opened(wish: Wish, here: Path, progress: Progress | None = None) -> Iterator[Histories]:
    """The wished pages' repositories, open while the block runs. Raises what `drift` does."""
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


class Pages(NamedTuple):
    """What was read: (source, target) paths; the translations' newest versions by path; the sources by path, each with
    its path now; what reads either side's blobs; which source commit a commit was made from; languages; commits' times.
    """

    found: tuple[tuple[str, str], ...]
    newest: dict[str, Version]
    sources: dict[str, tuple[SourcePage, str]]
    texts: tuple[Texts, Texts]
    source_commit: Callable[[str], str]
    languages: tuple[str, str]
    times: dict[str, int]


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

    def read(self) -> Pages:
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
        pages = self._sources(source_history, [path for path, _ in found], sources)
        commits = same_commit if not self.apart else SourceCommits(history, source_history)
        texts = Texts(self._fetch(self.source)), Texts(self._fetch(self.target))
        languages = self._languages(found, newest, pages, texts)
        times = {name: one.time for both in (history, source_history) for name, one in both.commits.items()}
        return Pages(found, newest, pages, texts, commits, languages, times)

    def drift(self) -> Drift:
        """What the pages have not followed."""
        read = self.read()
        ends = self.target.shallow_ends | self.source.shallow_ends
        judged = []
        for n, (path, of) in enumerate(read.found):
            self.progress("pages", n, len(read.found))
            source, there = read.sources[path]
            page, roots = judge_page(
                read.newest[of], source, read.texts, read.source_commit, read.languages, there, ends
            )
            if ends.intersection(roots):
                raise self._too_shallow(page.target)
            judged.append(page)
        if all(page.state == "no source" for page in judged):
            raise InputError(
                f"none of these pages has, or ever had, a source where it is looked for, such as {judged[0].source}; "
                "do both paths mean the same pages?",
                judged[0].target,
            )
        known = read.source_commit
        by = "commit" if not isinstance(known, SourceCommits) else "ancestry" if known.by_ancestry else "date"
        return Drift(
            *read.languages, self.head, self.source_head, tuple(judged), read.times, self.target.top, self.source.top,
            by, max(read.times[self.head], read.times[self.source_head]),
        )  # fmt: skip

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
        from review.files import read_file

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

    def _languages(
        self,
        found: tuple[tuple[str, str], ...],
        newest: Mapping[str, Version],
        pages: Mapping[str, tuple[SourcePage, str]],
        texts: tuple[Texts, Texts],
    ) -> tuple[str, str]:
        given = [check_tag(tag) if tag else None for tag in (self.wish.source_language, self.wish.target_language)]
        tags = []
        known: set[str] = set()
        for side in (0, 1):
            tag = given[side] or _language_of([pair[side] for pair in found])
            if tag is None:
                tag = self._detected(found, newest, pages, texts, side, known)
            tags.append(tag)
            known = {*self._sample(found, newest, pages, texts, 0)} if side == 0 and given[1] is None else set()
        if tags[0] == tags[1]:
            raise InputError(
                f"source and translation both read as {tags[0]}; say what they are with --source-language and "
                "--target-language"
            )
        return tags[0], tags[1]

    def _detected(
        self,
        found: tuple[tuple[str, str], ...],
        newest: Mapping[str, Version],
        pages: Mapping[str, tuple[SourcePage, str]],
        texts: tuple[Texts, Texts],
        side: int,
        known: set[str],
    ) -> str:
        sample = [text for text in self._sample(found, newest, pages, texts, side) if text not in known]
        guess, sure = detect("\n".join(sample[:_SAMPLE])) if sample else ("", 0.0)
        if sure < _SURE:
            role = ("source", "target")[side]
            raise InputError(f"the {role}'s language cannot be told; say it with --{role}-language", found[0][side])
        return check_tag(guess)

    def _sample(
        self,
        found: tuple[tuple[str, str], ...],
        newest: Mapping[str, Version],
        pages: Mapping[str, tuple[SourcePage, str]],
        texts: tuple[Texts, Texts],
        side: int,
    ) -> Iterator[str]:
        every = max(1, len(found) // 12)
        for path, of in found[::every]:
            page, there = pages[path]
            read = (
                texts[1].paragraphs(newest[of].blob, of)
                if side
                else texts[0].paragraphs(page.now, there)
                if page.now
                else ()
            )
            yield from (read_paragraph(one).text for one in read or () if one.kind in ("body", "list-item"))

    def _too_shallow(self, path: str) -> InputError:
        return InputError(
            f"this is a shallow clone of {self.target.depth} commits, and paragraphs are older: it must reach back to "
            "where they were last translated; fetch all with git fetch --unshallow (actions/checkout: fetch-depth: 0)",
            path,
        )


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


def _language_of(paths: list[str]) -> str | None:
    """The language that all paths name, in a folder or before the suffix; None where they name none, or several."""
    found = None
    for path in paths:
        parts = [*path.split("/")[:-1], *PurePosixPath(path).suffixes[-2:-1]]
        tags = [tag for part in parts if (tag := _tag(part.strip("."))) is not None]
        if len(set(tags)) != 1 or (found is not None and tags[0] != found):
            return None
        found = tags[0]
    return found


def _tag(part: str) -> str | None:
    from review.errors import LanguageError
    from review.languages.language import language_tags

    head = part.replace("_", "-").split("-")[0].lower()
    if head not in language_tags() or len(part) > 10:
        return None
    try:
        return check_tag(part)
    except LanguageError:
        return None
