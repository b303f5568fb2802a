"""Which commit changed a source, and which source a translation was made from where it is not its commit's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from review.drift.change import Change, compare
from review.drift.following import Page
from review.drift.matching import Matching
from review.drift.substance import substance
from review.drift.texts import Texts
from review.drift.values import keeps_old
from review.git.history import Version
from review.text.analysis import Text

__all__ = ["first_without", "older_source"]

#: Older versions of a source that are looked through for the one that a translation was made from.
_MOST_OLDER = 40


def first_without(newest: Version | None, has: Callable[[set[str]], bool], texts: Texts) -> str:
    """The commit at which a page began to lack something that it lacks until now; "" where it has it.

    `has` is told what the page's paragraphs say (`substance`). Of a merge the side that lacked it already is gone down,
    so that the commit is the one that changed the words, not the merge that brought it in.
    """
    known: dict[int, bool] = {}

    def lacks(version: Version) -> bool:
        if id(version) not in known:
            page = texts.paragraphs(version.blob, version.path)
            known[id(version)] = page is None or not has({substance(one) for one in page})
        return known[id(version)]

    found = ""
    waiting = [newest] if newest is not None and lacks(newest) else []
    seen: set[int] = set()
    while waiting:
        version = waiting.pop(0)
        before = [older for older in version.previous if lacks(older)]
        if not before:
            found = version.commit
        waiting += [older for older in before if id(older) not in seen]
        seen.update(map(id, before))
    return found


def older_source(
    start: Version,
    ours: Sequence[int],
    page_of: Callable[[Version], Page | None],
    matching: Callable[[Page, Page], Matching],
    translation: Callable[[], Text],
    language: str,
) -> tuple[Page, tuple[int, ...]] | None:
    """The newest older source that a translation agrees with, and not with the one of its commit (the version `start`,
    in which `ours` are the paragraphs): it has a figure, a name or code that was there before and not the one that is
    there. With the numbers of the paragraphs in it; None where nothing contradicts.

    A translation that was made while the source went on is committed beside a source that it never saw.
    """
    then = page_of(start)
    if then is None:
        return None
    now = [then[n] for n in ours]
    said = {" ".join(map(substance, now))}
    waiting: list[tuple[Version, Page, tuple[int, ...]]] = [(start, then, tuple(ours))]
    seen = {id(start)}
    while waiting and len(seen) <= _MOST_OLDER:
        version, newer, numbers = waiting.pop(0)
        for older in version.previous:
            page = page_of(older) if id(older) not in seen else None
            seen.add(id(older))
            if page is None:
                continue
            backward = matching(page, newer).backward
            old = tuple(sorted({one for n in numbers for one in backward.get(n, ())}))
            if not old:
                continue
            waiting.append((older, page, old))
            before = [page[n] for n in old]
            text = " ".join(map(substance, before))
            if text in said:
                continue
            said.add(text)
            change = compare(before, now, language)
            if change is not None and change.now and _shows(change, language, translation()):
                return page, old
    return None


def _shows(change: Change, language: str, translation: Text) -> bool:
    return keeps_old(change.because, change.before, change.now, language, translation)
