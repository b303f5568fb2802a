"""At which version a translated paragraph last followed its source.

From the newest version back, a paragraph is found again in the version before. Where it says the same there, nothing
touched it. Where it says something else, the change either took over what the source had changed meanwhile, and then
the paragraph is as the source was there; or it had another reason (a slip, another term), and then it is as the source
was at the touch before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from review.align.lengths import prior_model
from review.drift.answering import answers
from review.drift.change import changed_words, compare
from review.drift.matching import Matching, match
from review.drift.pairing import pair
from review.drift.substance import reading_of, substance
from review.git.history import Version
from review.model import Paragraph, Segment
from review.text.analysis import Text
from review.text.reading import hidden_in

__all__ = ["FollowedVersion", "Following", "text_of"]

#: Versions of a page that are gone back through, and touches of a paragraph.
_MOST_VERSIONS = 400
_MOST_TOUCHES = 60
#: Versions in which a paragraph may have said something else before it was put back as it was.
_MOST_BACK = 12
#: Share of the source's change that a translation must have changed, to have followed it.
_SHARE = 0.25
#: What the source changed by as little may be followed by anything.
_LITTLE = 4

Page = tuple[Paragraph, ...]
#: Words that were there and words that are, place by place.
_Words = frozenset[tuple[tuple[str, ...], tuple[str, ...]]]


class FollowedVersion(NamedTuple):
    """A translated paragraph where it last followed its source: version, number in it from 0."""

    version: Version
    number: int


def text_of(paragraphs: Sequence[Paragraph], language: str) -> Text:
    """The paragraphs as they read, with what their code and links hide."""
    return Text(reading_of(paragraphs), language, hidden_in(Segment(1, (), tuple(paragraphs)), "target"))


class Following:
    """The paragraphs of one page's translation. `page` reads a version, `source` gives the source as it was then,
    `elsewhere` the place on another page where a paragraph stood that is new in a version.
    """

    def __init__(
        self,
        page: Callable[[Version], Page | None],
        source: Callable[[Version], Page | None],
        languages: tuple[str, str],
        elsewhere: Callable[[Version, Paragraph], tuple[Version, int] | None] | None = None,
    ) -> None:
        self._elsewhere = elsewhere
        self.page = page
        self.source = source
        self.languages = languages
        self._matchings: dict[tuple[int, int], tuple[Page, Page, Matching]] = {}  # the pages too: their ids are used
        self._changed: dict[tuple[int, int], dict[int, tuple[int, _Words]]] = {}
        self._pairs: dict[int, dict[int, tuple[int, ...]]] = {}
        self._bases: dict[tuple[int, int], FollowedVersion] = {}
        self._ratio = prior_model(*languages).ratio
        #: First versions that were reached: what the paragraphs were before is not known.
        self.roots: dict[str, Version] = {}

    def matching(self, old: Page, new: Page) -> Matching:
        """Two pages' paragraphs matched, each pair of pages once."""
        key = (id(old), id(new))
        if key not in self._matchings:
            self._matchings[key] = old, new, match(old, new)
        return self._matchings[key][2]

    def opposite(self, base: FollowedVersion) -> tuple[int, ...]:
        """The numbers of the source's paragraphs, as the source was then, that a paragraph translates."""
        key = id(base.version)
        if key not in self._pairs:
            source, target = self.source(base.version), self.page(base.version)
            beads = pair(source, target, self.languages) if source and target else ()
            self._pairs[key] = {number: ours for ours, theirs in beads for number in theirs}
        return self._pairs[key].get(base.number, ())

    def base(self, version: Version, number: int, touches: int = 0) -> FollowedVersion:
        """Where the paragraph last followed its source."""
        start = (id(version), number)
        if start in self._bases:
            return self._bases[start]
        edited: FollowedVersion | None = None
        for _ in range(_MOST_VERSIONS):
            same, edited = self._before(version, number)
            if same is None:
                break
            version, number = same
        here = FollowedVersion(version, number)
        put_back = self._put_back(here, edited)
        if edited is None or touches >= _MOST_TOUCHES:
            found = here
        elif put_back is not None:
            found = self.base(*put_back, touches + 1)
        else:
            found = self._followed(here, edited, self.base(*edited, touches + 1))
        self._bases[start] = found
        return found

    def touched(self, version: Version, number: int) -> Version:
        """The version that last changed what the paragraph says, for whatever reason."""
        for _ in range(_MOST_VERSIONS):
            same, _ = self._before(version, number)
            if same is None:
                break
            version, number = same
        return version

    def _paragraph(self, base: FollowedVersion) -> Paragraph:
        page = self.page(base.version)
        assert page is not None
        return page[base.number]

    def _put_back(self, here: FollowedVersion, edited: FollowedVersion | None) -> FollowedVersion | None:
        """The paragraph in an older version that says the same, where it said something else between."""
        wanted = substance(self._paragraph(here)) if edited is not None else ""
        for _ in range(_MOST_BACK):
            if edited is None:
                return None
            if substance(self._paragraph(edited)) == wanted:
                return edited
            same, older = self._before(*edited)
            edited = same or older
        return None

    def _before(self, version: Version, number: int) -> tuple[FollowedVersion | None, FollowedVersion | None]:
        """The paragraph in a version before, where it says the same; and where it says something else."""
        edited: FollowedVersion | None = None
        now = self.page(version)
        if now is None:
            return None, None
        if not version.previous:
            self.roots[version.commit] = version
        for older in version.previous:
            before = self.page(older)
            if before is None:
                continue
            matching = self.matching(before, now)
            for old in matching.backward.get(number, ()):
                if (old, number) in matching.same:
                    return FollowedVersion(older, old), None
                edited = edited or FollowedVersion(older, old)
        if edited is None and self._elsewhere is not None:
            moved = self._elsewhere(version, now[number])
            return (FollowedVersion(*moved) if moved is not None else None), None
        return None, edited

    def _followed(self, here: FollowedVersion, edited: FollowedVersion, older: FollowedVersion) -> FollowedVersion:
        source_then, source_here = self.source(older.version), self.source(here.version)
        if source_then is None or source_here is None:
            return here
        now, before = self._paragraph(here), self._paragraph(edited)
        ours = self.opposite(older)
        if not ours:
            return here
        if substance(before) == " ".join(substance(source_then[n]) for n in ours):
            return here  # it was not translated before
        numbers = self.matching(source_then, source_here).forward
        theirs = sorted({new for old in ours for new in numbers.get(old, ())})
        if not theirs:  # the paragraph is another one now, in the source too
            return here if self.opposite(here) else older
        changed = [source_then[n] for n in ours], [source_here[n] for n in theirs]
        change = compare(*changed, self.languages[0])
        if change is None or change.severity == "neutral":
            return older
        mine = compare([before], [now], self.languages[1])
        if mine is None or mine.severity == "neutral":
            return older
        texts = [text_of(side, self.languages[0]) for side in changed]
        mine_texts = text_of([before], self.languages[1]), text_of([now], self.languages[1])
        if not answers(change, (texts[0], texts[1]), mine_texts):
            return older
        if change.because == "wording" and self._is_a_pass(edited, here):
            return older
        size = Indel.distance(*(" ".join(map(substance, side)) for side in changed)) * self._ratio
        follows = Indel.distance(substance(before), substance(now)) >= _SHARE * (size - _LITTLE)
        return here if follows else older

    def _is_a_pass(self, edited: FollowedVersion, here: FollowedVersion) -> bool:
        """Whether the same words took the same others' place in a paragraph of the version that has followed all of
        its source: a term that was changed throughout.
        """
        places = self._places(edited.version, here.version)
        _, mine = places.get(here.number, (0, frozenset()))
        others = [old for number, (old, changed) in places.items() if number != here.number and mine <= changed]
        return bool(mine) and any(self._had_followed(FollowedVersion(edited.version, n), here.version) for n in others)

    def _places(self, before: Version, now: Version) -> dict[int, tuple[int, _Words]]:
        """What changed in each paragraph of a version: its number in the version before, and the words."""
        key = (id(before), id(now))
        if key not in self._changed:
            pages = self.page(before) or (), self.page(now) or ()
            matching = self.matching(*pages)
            self._changed[key] = {
                new: (old, frozenset(changed_words(*(text_of([one], self.languages[1]) for one in pair_))))
                for old, following in matching.forward.items()
                for new in following
                if (old, new) not in matching.same and (pair_ := (pages[0][old], pages[1][new]))[1].kind != "code"
            }
        return self._changed[key]

    def _had_followed(self, paragraph: FollowedVersion, now: Version) -> bool:
        """Whether the source of a paragraph is in a later version as it was when the paragraph last followed it."""
        base = self.base(*paragraph)
        then, here = self.source(base.version), self.source(now)
        ours = self.opposite(base)
        if then is None or here is None or not ours:
            return False
        return {substance(then[n]) for n in ours} <= {substance(one) for one in here}
