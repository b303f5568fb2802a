"""Drift of many pages from git alone: their histories read, paired, and compared page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from review.drift.histories import Histories, Progress, Wish, opened
from review.drift.page import judge_page
from review.drift.places import PageDrift
from review.drift.sources import SourceCommits
from review.errors import InputError
from review.text.counted import counted

__all__ = ["Drift", "drift"]


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
        return _judged(histories)


def _judged(histories: Histories) -> Drift:
    """What the pages have not followed."""
    read = histories.read()
    pages = read.pages
    ends = histories.target.shallow_ends | histories.source.shallow_ends
    judged = []
    for n, (path, of) in enumerate(pages.pairs):
        histories.progress("pages", n, len(pages.pairs))
        source, there = pages.sources[path]
        page, roots = judge_page(
            pages.newest[of], source, pages.texts, read.source_commit, read.languages, there, ends, read.elsewhere
        )
        if ends.intersection(roots):
            raise _too_shallow(histories.target.depth, page.target)
        judged.append(page)
    if all(page.state == "no source" for page in judged):
        raise InputError(
            f"none of these pages has, or ever had, a source where it is looked for, such as {judged[0].source}; "
            "do both paths mean the same pages?",
            judged[0].target,
        )
    judged += [PageDrift(path, there, "not translated") for path, there in read.untranslated]
    known = read.source_commit
    by = "commit" if not isinstance(known, SourceCommits) else "ancestry" if known.by_ancestry else "date"
    return Drift(
        *read.languages,
        revision=histories.head,
        source_revision=histories.source_head,
        pages=tuple(judged),
        times=read.times,
        target_top=histories.target.top,
        source_top=histories.source.top,
        by=by,
        now=max(read.times[histories.head], read.times[histories.source_head]),
    )


def _too_shallow(depth: int, path: str) -> InputError:
    return InputError(
        f"this is a shallow clone of {counted(depth, 'commit')}, and paragraphs are older: it must reach "
        "back to where they were last translated; "
        "fetch all with git fetch --unshallow (actions/checkout: fetch-depth: 0)",
        path,
    )
