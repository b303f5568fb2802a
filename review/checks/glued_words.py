"""Two words run together: "thecity", "saidthat", "theMinister".

Triggers on a word in lower case that the language's frequency list does not know and that falls into two of its most
frequent words, one of them a little word; on a little word in lower case that a capital follows ("theMinister",
"inMoscow"); and in Vietnamese, where every syllable stands alone, on two syllables without the space. The suggestion
puts the space in.

Leaves alone: names, brands (iPhone, YouTube), words with digits, hyphens or apostrophes, words that the source has
too, little words that are prefixes as well (overtime, outbid), pronouns at the end of a verb (fríalas), and languages
that build compounds or write without spaces.

Flagged (vi → en): `Ông rời thành phố hôm thứ Hai.` → `He left thecity on Monday.` — `thecity`
Not flagged (de → en): `Das Gewächshaus von eBay.` → `The greenhouse of eBay.`

False alarms: none of 12,900 clean translations but one that is in fact two words (DEMETR fr de ru zh hi into and out
of English, FLORES-200 dev vi→en, en→vi, pt→en, NTREX en-vi both ways, TED zh→en).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.function_words import closed_classes, closed_words
from review.text.lexicon import frequency, has_large_lexicon
from review.text.normalize import nfc
from review.text.vietnamese import is_syllable, looks_vietnamese

__all__ = ["CHECK"]

_CAMEL = lazy_regex(
    r"(?<![\p{L}\p{N}@./_-])(?P<little>\p{Ll}{2,10})(?P<rest>\p{Lu}\p{Ll}{2,})(?![\p{L}\p{N}@_/]|\.\p{L})"
)
_TURN = lazy_regex(r"\p{Ll}{2}\p{Lu}\p{Ll}{2}")
_SHORTEST = 5
#: Longer runs of letters are no words, and falling into two takes time as the square of their length.
_LONGEST = 60
#: The list has joined words too, as typists write them: up to the first "ofthe", up to the second "thesame".
_NEVER_A_WORD, _TYPED = 3.5, 2.0
#: So frequent (Zipf) is what stands behind a little word that begins longer words as well.
_EVERYDAY = 4.8
#: Of two little words a run that the list has so seldom is a slip of those who wrote them, if they are so much oftener
#: (powers of ten) side by side by their frequencies, which are of a billion words.
_SELDOM, _OFTENER, _BILLION = 2.5, 2.4, 9


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    target = view.target
    base, text = target.base, target.raw
    if _TURN.search(text):
        yield from _camels(view)
    traits = target.rules.traits
    vietnamese = traits.syllables == "vietnamese"
    if not vietnamese and (traits.compounds is not False or not has_large_lexicon(base)):
        return
    rare = 0.0 if vietnamese else _NEVER_A_WORD
    for token in target.words:
        word = token.key
        if not _SHORTEST <= len(word) <= _LONGEST or frequency(word, base) > rare:
            continue
        if not token.text.islower() or not word.isalpha():
            continue
        split = _syllables(word, base) if vietnamese else _split(word, base)
        if split is None or word in view.source.folded or word in document.source_keys:
            continue
        first, second = split
        yield view.hit(
            "target",
            token.start,
            token.end,
            f"“{token.text}” is two words: “{first} {second}”",
            suggestion=f"{first} {second}",
        )


def _camels(view: SegmentView) -> Iterator[Hit]:
    text, base = view.target.raw, view.target.base
    little, rules = closed_words(base), view.target.rules
    for match in _CAMEL.finditer(text):
        first, rest = match["little"], match["rest"]
        if rules.traits.syllables == "vietnamese":
            joined = looks_vietnamese(nfc(first)) and is_syllable(nfc(first))
        else:
            joined = first in little and (
                len(first) > 2 or not rules.words.short_glued or first in rules.words.short_glued
            )
        if not joined:
            continue
        if match.group() in view.source.raw:
            continue
        yield view.hit(
            "target",
            match.start(),
            match.end(),
            f"no space between “{first}” and “{rest}”",
            suggestion=f"{first} {rest}",
        )


@lru_cache(maxsize=16384)
def _split(word: str, base: str) -> tuple[str, str] | None:
    """The two words that an unknown word falls into, one of them a little word, where nothing else is probable."""
    classes = closed_classes(base)
    if classes is None:
        return None
    words = language_of(base).words
    every = closed_words(base) if words.typed_together else closed_words(base) - classes.auxiliaries
    little = every - words.affixes
    rarity = frequency(word, base)
    best: tuple[float, str, str] | None = None
    for at in range(2, len(word) - 1):
        first, second = word[:at], word[at:]
        one, other = frequency(first, base), frequency(second, base)
        if first in every and second in every:
            as_pair = one + other - _BILLION  # as often as the two stand side by side, were they strangers
            enough = max(len(first), len(second)) > 2 and (
                words.typed_together or not rarity or (rarity < _SELDOM and as_pair - rarity >= _OFTENER)
            )
        elif rarity >= _TYPED:
            enough = False
        elif first in little and len(second) > 2:
            enough = other >= (
                (4.0 if len(first) > 2 and not rarity else 4.7 if not rarity else 5.0)
                if len(second) > 3
                else (5.2 if not rarity else 9)
            )
        elif first in every and len(second) >= _SHORTEST and not rarity:
            enough = other >= _EVERYDAY  # una lettera, though una- begins words as well
        elif second in little - words.enclitics and len(first) > 2 and not rarity:
            enough = one >= (4.0 if len(second) > 2 and len(first) > 3 else 5.0)
        else:
            enough = False  # two words of meaning may be a compound that the list lacks
        if enough and (best is None or one + other > best[0]):
            best = (one + other, first, second)
    return None if best is None else (best[1], best[2])


@lru_cache(maxsize=16384)
def _syllables(word: str, base: str) -> tuple[str, str] | None:
    """The two frequent syllables that a Vietnamese letter run is made of, where it is none itself."""
    if not looks_vietnamese(word) or is_syllable(word):
        return None
    splits = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    likely = [pair for pair in splits if all(is_syllable(part) and frequency(part, base) >= 4 for part in pair)]
    return max(likely, key=lambda pair: sum(frequency(part, base) for part in pair)) if likely else None


CHECK = Check(
    code="glued-words",
    category="Linguistic conventions/Spelling",
    severity="minor",
    page=__doc__,
    segment=find,
)
