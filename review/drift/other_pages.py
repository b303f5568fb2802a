"""The other pages: where a paragraph came from that is new on its page, and where one is now that is gone from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from review.drift.change import MOVED, Change, compare
from review.drift.sources import SourcePage
from review.drift.substance import reading_of, substance
from review.drift.texts import Texts
from review.git.history import Version, versions_of
from review.model import Paragraph

__all__ = ["OtherPages"]

#: Shorter paragraphs stand on many pages, and have not moved from one to another.
_TELLING = 16
#: A commit of more pages moves nothing between them that could be told from all that it does.
_MOST_PAGES = 200
#: How alike, of 100, a paragraph is on another page that was moved there and edited; of how many it is looked for.
_ALIKE, _MOST_PARAGRAPHS = 72.0, 100_000


class OtherPages:
    """All translated pages with their sources. `pages` are (newest version, source), `deleted` those that are gone, by
    the commit that deleted them. `source_commit` says which commit of the source's a translation's was made from.
    """

    def __init__(
        self,
        pages: Sequence[tuple[Version, SourcePage]],
        deleted: Mapping[str, Sequence[tuple[Version, SourcePage]]],
        sources: Iterable[tuple[str, SourcePage]],
        texts: tuple[Texts, Texts],
        source_commit: Callable[[str], str],
    ) -> None:
        self._texts = texts
        self._source_commit = source_commit
        self._sources = list(sources)
        self._own: dict[int, SourcePage] = {}
        self._kept = pages, deleted  # their ids are used
        #: Commit → what stood before it and what after it, of every page that it changed.
        self._changed: dict[str, list[tuple[Version, Version | None]]] = defaultdict(list)
        self._left: dict[str, dict[str, list[tuple[Version, int]]]] = {}
        self._now: dict[str, list[tuple[Paragraph, str, SourcePage]]] | None = None
        for newest, source in pages:
            for version in versions_of(newest):
                self._own[id(version)] = source
                self._changed[version.commit] += [(older, version) for older in version.previous]
        for commit, gone in deleted.items():
            for last, source in gone:
                self._own.update((id(version), source) for version in versions_of(last))
                self._changed[commit].append((last, None))

    def source_of(self, version: Version) -> SourcePage | None:
        """The source of the page that a version is one of."""
        return self._own.get(id(version))

    def came_to(self, version: Version) -> bool:
        """Whether paragraphs of a new page may come from others."""
        return any(after is not version for _, after in self._changed.get(version.commit, ()))

    def before(self, version: Version, paragraph: Paragraph) -> tuple[Version, int] | None:
        """Where a paragraph stood that is new in this version of its page: the other page's version, number in it."""
        changed = self._changed.get(version.commit, ())
        said = substance(paragraph)
        if len(said) < _TELLING or len(changed) > _MOST_PAGES:
            return None
        if version.commit not in self._left:
            self._left[version.commit] = self._gone_in(changed)
        found = [one for one in self._left[version.commit].get(said, ()) if one[0].path != version.path]
        return found[0] if len(found) == 1 else None

    def _gone_in(self, changed: Sequence[tuple[Version, Version | None]]) -> dict[str, list[tuple[Version, int]]]:
        left: dict[str, list[tuple[Version, int]]] = defaultdict(list)
        for older, newer in changed:
            before = self._texts[1].paragraphs(older.blob, older.path) or ()
            after = self._texts[1].paragraphs(newer.blob, newer.path) if newer is not None else ()
            kept = {substance(one) for one in after or ()}
            for number, one in enumerate(before):
                if one.kind != "code" and substance(one) not in kept:
                    left[substance(one)].append((older, number))
        return left

    def source_now(self, before: Sequence[Paragraph], page: SourcePage, commit: str, language: str) -> Change | None:
        """How paragraphs that are gone from a source page differ from what stands on another one in their place, None
        where nothing does. `commit` is the translation's that last followed: what the other page had then already is no
        successor.
        """
        said = " ".join(map(substance, before))
        if len(said) < _TELLING:
            return None
        there = self._all_now()
        like = [said] if said in there else []
        if not like and len(there) <= _MOST_PARAGRAPHS:
            best = process.extractOne(said, there.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
            like = [best[0]] if best is not None else []
        for key in like:
            for paragraph, path, other in there[key]:
                if other is page or self._had(other, key, commit):
                    continue
                change = compare(before, [paragraph], language)
                words = " ".join(reading_of([paragraph]).split())
                severe = change is not None and change.severity == "major"
                return Change("major" if severe else "minor", MOVED, path, words, (0, 0))
        return None

    def _had(self, page: SourcePage, said: str, commit: str) -> bool:
        place = page.at(self._source_commit(commit)) if commit else None
        then = self._texts[0].paragraphs(*place) if place is not None else None
        return said in {substance(one) for one in then or ()}

    def _all_now(self) -> dict[str, list[tuple[Paragraph, str, SourcePage]]]:
        if self._now is None:
            self._now = defaultdict(list)
            for path, source in self._sources:
                for one in (self._texts[0].paragraphs(source.now, path) if source.now else None) or ():
                    if one.kind != "code":
                        self._now[substance(one)].append((one, path, source))
        return self._now
