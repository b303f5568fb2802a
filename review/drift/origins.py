"""Which commit changed a source, and which source a translation was made from where it is not its commit's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from review.drift.change import compare
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
    versions: Sequence[Version],
    texts: Texts,
    then: Page,
    ours: Sequence[int],
    translation: Text,
    matching: Callable[[Page, Page], Matching],
    language: str,
) -> tuple[Page, tuple[int, ...]] | None:
    """The newest older source that a translation agrees with, and not with the one of its commit (`then`, in which
    `ours` are the paragraphs): it has a figure, a name or code that was there before and not the one that is there.

    A translation that was made while the source went on is committed beside a source that it never saw. None where
    nothing contradicts.
    """
    pages = [texts.paragraphs(version.blob, version.path) for version in versions[: 10 * _MOST_OLDER]]
    at = next((n for n, page in enumerate(pages) if page is then), None)
    if at is None:
        return None
    now = [then[n] for n in ours]
    for page in pages[at + 1 : at + 1 + _MOST_OLDER]:
        if page is None:
            continue
        found = matching(page, then)
        old = tuple(sorted({one for n in ours for one in found.backward.get(n, ())}))
        if not old:
            continue
        if all((one, n) in found.same for one in old for n in ours):
            continue
        change = compare([page[n] for n in old], now, language)
        if (
            change is not None
            and change.now
            and keeps_old(change.because, change.before, change.now, language, translation)
        ):
            return page, old
    return None
