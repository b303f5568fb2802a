"""What a change of a source text means for its translation: nothing, other words, or another thing said.

The words of both versions are compared, without marks, case and markup. What differs is weighed by what it says, with
the same finders as the checks use: figures by value, negations, names, code, whole sentences. A value that the
translation has already, without the old one, is no change that it must follow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA

from review.drift.substance import codes_of, links_of, reading_of, same_substance
from review.drift.values import Said, hides, said_changes
from review.model import OBJECT, PARAGRAPH_GAP, Paragraph, Segment, Severity
from review.text.analysis import Text
from review.text.function_words import closed_classes
from review.text.lexicon import frequency
from review.text.negation_words import negation_of
from review.text.reading import Reading
from review.text.sentences import Sentence
from review.text.tokens import Token

__all__ = ["DROPPED", "MOVED", "Change", "changed_words", "compare"]

#: Why a translation lacks what it had: nobody changed the source.
DROPPED = "left out"
#: Why a page lacks what it had: another one has it.
MOVED = "moved to another page"

#: Words, more of which a comparison in quadratic time is not made of.
_MOST_WORDS = 3000
#: Share of a sentence's words that are new where the whole sentence is.
_FRESH = 0.7
#: Shorter sentences come and go as wording.
_SENTENCE = 4
#: A misspelling is rarer than this (Zipf), and than the word that was meant by this much.
_RARE, _RARER = 3.0, 2.0


@dataclass(frozen=True, slots=True)
class Change:
    """How a source differs from what it was.

    `severity` is how much a translation is wrong that has not followed: major where the change says another thing,
    minor where other words, neutral where it need not. `before` and `now` are the words that tell it ("" where there
    are none), `span` those of `now` in the new paragraphs' text as written, at the place where they would stand where
    there are none. `because` is a word or two.
    """

    severity: Severity
    because: str
    before: str
    now: str
    span: tuple[int, int]

    @property
    def message(self) -> str:
        """A sentence for people."""
        if self.because == "the page is gone":
            return f"the source page {self.before} is gone"
        if self.because == MOVED:
            return f"the source has this on another page, {self.before}, and says “{self.now}” there ({self.because})"
        if self.because == DROPPED:
            return f"the translation says no more what the source says: “{self.now}” ({self.because})"
        if self.before and self.now:
            return f"the source says “{self.now}” where it said “{self.before}” ({self.because})"
        if self.now:
            return f"the source says “{self.now}” in addition ({self.because})"
        return f"the source says no more “{self.before}” ({self.because})"


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Words that differ: stretches of the two readings."""

    before: tuple[int, int]
    now: tuple[int, int]
    words: tuple[tuple[str, ...], tuple[str, ...]]


def compare(
    before: Sequence[Paragraph],
    now: Sequence[Paragraph],
    language: str,
    translation: Text | None = None,
) -> Change | None:
    """How the source's paragraphs differ from what they were, None where not in what they say.

    `translation` is the translation's reading, which may have the new values already.
    """
    if all(one.kind == "code" for one in (*before, *now)):
        return _code(before, now)
    if same_substance(before, now):
        return _links(before, now, translation)
    old, new = Text(reading_of(before), language), Text(reading_of(now), language)
    found = [hunk for hunk in _hunks(old, new) if not _is_figure(hunk, old, new)]
    hunks = [hunk for hunk in found if not _is_slip(hunk, old)]
    written = Reading(Segment(1, tuple(now), ()), "source")
    said = next(iter(_sentences(old, new, hunks)), None)
    if said is None:
        places = [(hunk.before, hunk.now) for hunk in hunks]
        code = list(codes_of(before)), list(codes_of(now))
        said = next(said_changes(old, new, places, code, translation), None)
    if said is not None:
        if said.because == "duty" or (said.because == "name" and not (said.before and said.now)):  # all that changed
            start, end = said.span
            about = [h for h in (*_together(hunks), *hunks) if h.now[0] <= end and start <= h.now[1]]
            said = _wording(about[0], old, new, said.because) if about else said
        change = _told("major", said, written)
        return replace(change, span=_place(said.now, now)) if said.because == "code" else change
    if not hunks:
        return _told("neutral", _wording(found[0], old, new, "spelling"), written) if found else None
    small = all(_is_small(one, old.base) for one in hunks)
    hunk = [*_together(hunks), _largest(hunks)][0]
    return _told("neutral" if small else "minor", _wording(hunk, old, new, "wording"), written)


def changed_words(old: Text, new: Text) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The folded words that differ, place by place: those that were there, those that are."""
    return [hunk.words for hunk in _hunks(old, new)]


def _largest(hunks: Sequence[_Hunk]) -> _Hunk:
    return max(hunks, key=lambda one: sum(map(len, (*one.words[0], *one.words[1]))))


def _together(hunks: Sequence[_Hunk]) -> Iterator[_Hunk]:
    """All of them as one, where they are near each other."""
    if hunks:
        first, last, most = hunks[0], hunks[-1], _largest(hunks)
        if last.now[1] - first.now[0] <= 3 * max(12, most.now[1] - most.now[0]):
            yield _Hunk((first.before[0], last.before[1]), (first.now[0], last.now[1]), ((), ()))


def _wording(hunk: _Hunk, old: Text, new: Text, because: str) -> Said:
    return Said(because, old.raw[slice(*hunk.before)], new.raw[slice(*hunk.now)], hunk.now)


def _place(code: str, paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Where a stretch of code stands in the paragraphs' text as written, with its marks."""
    at = 0
    for paragraph in paragraphs:
        for one in paragraph.protected:
            if code and paragraph.text[one.start : one.end].strip("`[]()<>") == code:
                return at + one.start, at + one.end
        at += len(paragraph.text) + len(PARAGRAPH_GAP)
    return 0, 0


def _told(severity: Severity, said: Said, written: Reading) -> Change:
    before, now = (" ".join(text.replace(OBJECT, "…").split()) for text in (said.before, said.now))
    return Change(severity, said.because, before, now, written.span(*said.span))


def _code(before: Sequence[Paragraph], now: Sequence[Paragraph]) -> Change | None:
    if same_substance(before, now):
        return None
    old, new = ([line.strip() for one in side for line in one.text.split("\n")] for side in (before, now))
    there, here = Counter(old), Counter(new)
    gone = next((line for line in old if line and not here[line]), "")
    come = next((line for line in new if line and not there[line]), "")
    if not gone and not come:
        return None
    text = "\n\n".join(one.text for one in now)
    at = max(0, text.find(come))
    return Change("minor", "code", gone, come, (at, at + len(come)))


def _links(before: Sequence[Paragraph], now: Sequence[Paragraph], translation: Text | None) -> Change | None:
    """A link's address matters where the translation has the old one, and little."""
    old, new = Counter(links_of(before)), Counter(links_of(now))
    gone, come = list((old - new).elements()), list((new - old).elements())
    if not gone or not come or translation is None or not hides(translation, gone[0]):
        return None
    text = "\n\n".join(one.text for one in now)
    at = max(0, text.find(come[0]))
    return Change("neutral", "a link's address", gone[0], come[0], (at, at + len(come[0])))


def _telling(text: Text) -> list[Token]:
    return [token for token in text.tokens if token.kind in ("word", "number", "address")]


def _hunks(old: Text, new: Text) -> Iterator[_Hunk]:
    """Where the words differ. Of scripts without spaces each letter is taken for a word."""
    before, now = _units(old), _units(new)
    keys = [[key for key, _, _ in side] for side in (before, now)]
    if max(map(len, keys)) > _MOST_WORDS:
        yield _Hunk((0, len(old.raw)), (0, len(new.raw)), (tuple(keys[0]), tuple(keys[1])))
        return
    for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if kind != "equal":
            yield _Hunk(_stretch(before, a, b), _stretch(now, c, d), (tuple(keys[0][a:b]), tuple(keys[1][c:d])))


def _units(text: Text) -> list[tuple[str, int, int]]:
    units = []
    for token in _telling(text):
        if text.unspaced and token.kind == "word" and not token.text.isascii():
            units += [(letter, token.start + n, token.start + n + 1) for n, letter in enumerate(token.text)]
        else:
            units.append((token.key, token.start, token.end))
    return units


def _stretch(units: list[tuple[str, int, int]], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return units[first][1], units[last - 1][2]
    at = units[first - 1][2] if first else 0
    return at, at


def _is_slip(hunk: _Hunk, text: Text) -> bool:
    """Whether only a slip of the pen was mended, or made: a known word, and one beside it that few would write so;
    words that were joined, parted or contracted.
    """
    old, new = hunk.words
    if "".join(old).replace("-", "") == "".join(new).replace("-", ""):
        return True
    if _contracts(old, new, text) or _contracts(new, old, text):
        return True
    if len(old) != 1 or len(new) != 1 or not (old[0].isalpha() and new[0].isalpha()):
        return False
    negation = negation_of(text.base)
    if negation is not None and (
        negation.words.reverses(old[0], new[0]) or bool(negation.markers(old[0])) != bool(negation.markers(new[0]))
    ):
        return False
    if min(len(old[0]), len(new[0])) < _SENTENCE or OSA.distance(old[0], new[0]) > 1 + (len(old[0]) > 7):
        return False
    known = sorted((frequency(old[0], text.base), frequency(new[0], text.base)))
    return known[0] < _RARE and (known[1] - known[0] >= _RARER or known[0] == 0 < known[1])


def _contracts(long: Sequence[str], short: Sequence[str], text: Text) -> bool:
    """Whether the one word is the two with the second one clipped: do not, don't."""
    if len(long) != 2 or len(short) != 1:
        return False
    for clitic in text.rules.spacing.clitics:
        if short[0].replace("’", "'") == long[0] + clitic:
            letters = iter(long[1])
            return all(letter in letters for letter in clitic.replace("'", ""))
    return False


def _is_figure(hunk: _Hunk, old: Text, new: Text) -> bool:
    """Whether both sides are figures, which were compared by value."""
    return all(
        start < end and any(number.start <= start and end <= number.end for number in text.numbers)
        for text, (start, end) in ((old, hunk.before), (new, hunk.now))
    )


def _is_small(hunk: _Hunk, language: str) -> bool:
    """Whether an article is all that differs."""
    classes = closed_classes(language)
    return classes is not None and all(word in classes.determiners for words in hunk.words for word in words)


def _sentences(old: Text, new: Text, hunks: Sequence[_Hunk]) -> Iterator[Said]:
    """Sentences that came without one going in the same place, and that went."""
    come = [*_fresh(new, [hunk.now for hunk in hunks])]
    gone = [*_fresh(old, [hunk.before for hunk in hunks])]
    if len(come) > len(gone):
        yield Said("a sentence more", "", new.raw[come[0].start : come[0].end], (come[0].start, come[0].end))
    elif len(gone) > len(come):
        at = next((hunk.now for hunk in hunks if hunk.before[0] < gone[0].end), (0, 0))
        yield Said("a sentence less", old.raw[gone[0].start : gone[0].end], "", (at[0], at[0]))


def _fresh(text: Text, changed: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
    """Sentences most of whose words lie in what changed."""
    for sentence in text.sentences:
        words = [start for _, start, _ in _units(text) if sentence.start <= start < sentence.end]
        fresh = sum(any(a <= start < b for a, b in changed) for start in words)
        enough = _FRESH * len(words) if len(words) >= _SENTENCE else max(2, len(words))  # a short one as a whole
        if fresh >= enough:
            yield sentence
