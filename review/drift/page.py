"""What of one page the translation has not followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from review.drift.change import DROPPED, Change, compare
from review.drift.following import FollowedVersion, Following, Page, text_of
from review.drift.origins import first_without, older_source
from review.drift.other_pages import OtherPages
from review.drift.places import PageDrift, Stale, State
from review.drift.sources import SourcePage
from review.drift.substance import links_of, reading_of, substance
from review.drift.texts import Texts
from review.git.history import Version, versions_of
from review.model import OBJECT, PARAGRAPH_GAP, Paragraph, Severity

__all__ = ["judge_page"]


def judge_page(
    newest: Version,
    source: SourcePage,
    texts: tuple[Texts, Texts],
    source_commit: Callable[[str], str],
    languages: tuple[str, str],
    moved_to: str = "",
    ends: frozenset[str] = frozenset(),
    elsewhere: OtherPages | None = None,
) -> tuple[PageDrift, Mapping[str, Version]]:
    """The page's drift, and the first versions that paragraphs were followed back to, by commit.

    `texts` read the source's and the translation's blobs, `source_commit` says which commit of the source's history a
    commit of the translation's was made from. `moved_to` is the source's path now. `ends` are commits at which a
    history was cut off: what they show as new may be older. `elsewhere` knows the other pages, between which paragraphs
    move.
    """
    if source.newest is None:
        return PageDrift(moved_to, newest.path, "no source"), {}

    def source_of(version: Version) -> tuple[str, str] | None:
        if not version.commit:
            return source.now, moved_to
        own = elsewhere.source_of(version) if elsewhere is not None else None
        return (own or source).at(source_commit(version.commit))

    def read_source(version: Version) -> Page | None:
        found = source_of(version)
        return texts[0].paragraphs(*found) if found is not None else None

    path = source.newest.path
    target = texts[1].paragraphs(newest.blob, newest.path)
    if not source.now:
        return _gone(path, newest, target or (), source.newest.commit), {}
    first = source_of(newest) if not newest.previous and newest.commit not in ends else None
    untouched = first is not None and first[0] == source.now  # never touched since, on either side
    if untouched and not source.was_other and not (elsewhere and elsewhere.came_to(newest)):
        return PageDrift(path, newest.path, "fresh", paragraphs=len(target or ())), {}
    now = texts[0].paragraphs(source.now, moved_to or path)
    if target is None or now is None:
        return PageDrift(path, newest.path, "unreadable"), {}
    follow = Following(
        lambda version: texts[1].paragraphs(version.blob, version.path), read_source, languages,
        elsewhere.before if elsewhere is not None else None,
    )  # fmt: skip
    judge = _Judge(follow, newest, target, now, source, texts[0], languages, elsewhere)
    stale = judge.places()
    state: State = "fresh"
    if judge.prose and judge.untranslated >= judge.prose:
        state, stale = "untranslated", ()
    elif any(one.severity != "neutral" for one in stale):
        state = "stale"
    return PageDrift(path, newest.path, state, stale, len(target), judge.untranslated), follow.roots


def _gone(path: str, newest: Version, target: Sequence[Paragraph], since: str) -> PageDrift:
    first = next(iter(target), Paragraph(""))
    change = Change("major", "the page is gone", path, "", (0, 0))
    stale = Stale("lost", change, (), "", (first,), newest.commit, since=since)
    return PageDrift(path, newest.path, "source gone", (stale,) if target else (), len(target))


def _lacks(paragraph: str, said: set[str]) -> bool:
    return paragraph not in said


def _has_words(paragraph: Paragraph) -> bool:
    """Whether there is anything to translate: a figure, a name or a line of code reads the same in both languages."""
    return any(word[:1] == word[:1].lower() and word.isalpha() for word in reading_of([paragraph]).split())


class _Judge:
    def __init__(
        self,
        follow: Following,
        newest: Version,
        target: Page,
        now: Page,
        source: SourcePage,
        texts: Texts,
        languages: tuple[str, str],
        elsewhere: OtherPages | None,
    ) -> None:
        self.elsewhere = elsewhere
        self.follow = follow
        self.newest = newest
        self.target = target
        self.now = now
        self.source = source
        self.texts = texts
        self.languages = languages
        self.untranslated = 0
        self.prose = sum(one.kind != "code" for one in target)
        self._reached: set[int] = set()
        self._oldest: Page | None = None
        self._oldest_order = -1

    def places(self) -> tuple[Stale, ...]:
        """Every place, in the translation's order; what the source gained comes last."""
        own = {substance(one) for one in self.now if one.kind != "code"}
        found: dict[tuple[int, ...], Stale] = {}
        for number, paragraph in enumerate(self.target):
            prose = paragraph.kind != "code"
            base = self.follow.base(self.newest, number)
            then = self.follow.source(base.version)
            if then is None:
                continue
            self._note_base(base, then)
            ours = self.follow.opposite(base)
            older = self._made_from(base, paragraph, then, ours) if prose else None
            if older is not None:
                then, ours = older
            theirs = self._now_of(then, ours)
            self._reached.update(theirs)
            same = substance(paragraph) in own or self._is_source(paragraph, then, ours)
            if prose and same and _has_words(paragraph):
                self.untranslated += 1
                self._reached.update(n for n, one in enumerate(self.now) if substance(one) == substance(paragraph))
                continue
            stale = self._place(paragraph, number, base, then, ours, theirs)
            if stale is not None:
                found[number,] = stale
        return (*found.values(), *self._dropped(), *self._gained())

    def _note_base(self, base: FollowedVersion, then: Page) -> None:
        """The source as the paragraph that followed longest ago knew it."""
        commits = [version.commit for version in versions_of(self.newest)]
        order = commits.index(base.version.commit) if base.version.commit in commits else -1  # on another page
        if order > self._oldest_order:
            self._oldest, self._oldest_order = then, order

    def _is_source(self, paragraph: Paragraph, then: Page, ours: Sequence[int]) -> bool:
        return bool(ours) and substance(paragraph) == " ".join(substance(then[n]) for n in ours)

    def _now_of(self, then: Page, ours: Sequence[int]) -> list[int]:
        forward = self.follow.matching(then, self.now).forward
        return sorted({new for old in ours for new in forward.get(old, ())})

    def _place(
        self,
        paragraph: Paragraph,
        number: int,
        base: FollowedVersion,
        then: Page,
        ours: tuple[int, ...],
        theirs: list[int],
    ) -> Stale | None:
        if not ours:
            return None
        matching = self.follow.matching(then, self.now)
        links = [sorted(links_of(side)) for side in ([then[n] for n in ours], [self.now[n] for n in theirs])]
        if all((old, new) in matching.same for old in ours for new in theirs) and theirs and links[0] == links[1]:
            return None
        whole = sorted({*ours, *(old for new in theirs for old in matching.backward.get(new, ()))})
        before = [then[n] for n in whole]
        text = PARAGRAPH_GAP.join(one.text for one in before)
        about = (self.follow.touched(self.newest, number).commit, base.version.commit, self._since(before))
        if not theirs and paragraph.kind != "code" and self.elsewhere is not None:
            moved = self.elsewhere.source_now(before, self.source, base.version.commit, self.languages[0])
            if moved is not None:
                return Stale("lost", moved, (), text, (paragraph,), *about)
        if not theirs:
            words = " ".join(reading_of(before).split())
            change = Change(
                "major" if paragraph.kind != "code" else "minor", "the paragraph is gone", words, "", (0, 0)
            )
            return Stale("lost", change, (), text, (paragraph,), *about)
        now = tuple(self.now[n] for n in theirs)
        if paragraph.kind == "code" and substance(paragraph) == " ".join(map(substance, now)):
            return None
        change_ = compare(before, now, self.languages[0], text_of([paragraph], self.languages[1]))
        return Stale("changed", change_, now, text, (paragraph,), *about) if change_ is not None else None

    def _made_from(
        self, base: FollowedVersion, paragraph: Paragraph, then: Page, ours: tuple[int, ...]
    ) -> tuple[Page, tuple[int, ...]] | None:
        """An older source, with the paragraph's in it, that the translation was made from for all that it shows."""
        own = self.elsewhere.source_of(base.version) if self.elsewhere is not None else None
        start = (own or self.source).version_of(then, self.texts.paragraphs) if ours else None
        if start is None:
            return None
        return older_source(
            start, ours, lambda version: self.texts.paragraphs(version.blob, version.path), self.follow.matching,
            lambda: text_of([paragraph], self.languages[1]), self.languages[0],
        )  # fmt: skip

    def _since(self, before: Sequence[Paragraph]) -> str:
        """The source's commit after which it does not say the old any more."""
        wanted = {substance(one) for one in before}
        return first_without(self.source.newest, lambda said: wanted <= said, self.texts)

    def _dropped(self) -> Iterator[Stale]:
        """Paragraphs of the source whose translation was taken out, and that nothing translates any more.

        It is as grave as what has changed in them since; where nothing has, it is minor: somebody may have meant it.
        """
        there = {substance(one) for one in self.target}
        left = {n for n, one in enumerate(self.now) if n not in self._reached and substance(one) not in there}
        for version in versions_of(self.newest):
            page = self.follow.page(version)
            for older in version.previous if left and page is not None else ():
                before = self.follow.page(older)
                if before is None:
                    continue
                kept = self.follow.matching(before, page or ()).forward
                for number in range(len(before)):
                    if number not in kept:
                        yield from self._left_out(older, number, version, left)

    def _left_out(self, older: Version, number: int, version: Version, left: set[int]) -> Iterator[Stale]:
        base = self.follow.base(older, number)
        then = self.follow.source(base.version)
        if then is None:
            return
        ours = self.follow.opposite(base)
        for theirs in left.intersection(self._now_of(then, ours)):
            left.remove(theirs)
            self._reached.add(theirs)
            paragraph, was = self.now[theirs], [then[n] for n in ours]
            change = compare(was, [paragraph], self.languages[0])
            words = " ".join(reading_of([paragraph]).replace(OBJECT, "…").split())
            told = Change("minor", DROPPED, "", words, (0, len(paragraph.text)))
            since = ""
            if change is not None and change.severity != "neutral" and paragraph.kind != "code":
                told, since = replace(told, severity=change.severity), self._since(was)
            text = PARAGRAPH_GAP.join(one.text for one in was)
            yield Stale("dropped", told, (paragraph,), text, (), version.commit, base.version.commit, since)

    def _gained(self) -> Iterator[Stale]:
        """Paragraphs of the source that the translation's oldest source had not, and that nothing translates."""
        if self._oldest is None:
            return
        known = self.follow.matching(self._oldest, self.now).backward
        there = {substance(one) for one in self.target}
        for number, paragraph in enumerate(self.now):
            if number in known or number in self._reached or substance(paragraph) in there:
                continue
            words = " ".join(reading_of([paragraph]).replace(OBJECT, "…").split())
            severity: Severity = "minor" if paragraph.kind in ("code", "cell") else "major"
            change = Change(severity, "a paragraph more", "", words, (0, len(paragraph.text)))
            since = first_without(self.source.newest, partial(_lacks, substance(paragraph)), self.texts)
            yield Stale("gained", change, (paragraph,), "", (), since=since)
