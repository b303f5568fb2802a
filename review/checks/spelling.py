"""A word is misspelt: "adminstration", "tihs", a lone letter that is no word.

Triggers on a word that the language's frequency list does not know, or hardly, and that is one slip (two letters
swapped, one missing, one too many, one wrong) from a word that is a hundred times as frequent at least; in Vietnamese
on what cannot be a syllable. In English also on a lone letter, on two letters that are no word, on a word that no
dictionary has, where the source is of the same script on one that no list has either and that is not made of two that
one has, and on a word, be it one or not, between two others where the word one slip away stands far more often ("an
he saw", "the pubic transport"), or more often and is what the source says. The suggestion is the word that was meant,
where only one comes into question.

Leaves alone: rare words that a dictionary has (tael, riyal, roving) where they stand twice in a document or nothing
else fits far better, words made of such with the language's endings (deadliness), words that a document keeps using,
names and anything else with a capital in mid-sentence that its neighbours do not tell (the Secretery of), numbers,
addresses, words that the source has too, words with a hyphen or apostrophe, words of headings all in capitals;
languages without a frequency list. In languages other than English only unknown words count that lack a letter, have
two swapped or one doubled; where the list is short, long ones with nothing else near.

Flagged (vi → en): `Chính quyền đã được báo tuần này.` → `The adminstration was told tihs week.` — `adminstration`,
`tihs`
Not flagged (de → en): `Die Gouverneurswahl in Karlovy Vary.` → `The gubernatorial race in Karlovy Vary.`

False alarms: 0.4 % of 18,283 English texts of all kinds (news, help pages, fiction, the Bible) that nothing was fitted
on, half of them right (inaccessable, peacful); none of 3,000 translations into Vietnamese.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.excused_words import is_excused
from review.checks.shared.lone_letters import is_no_word
from review.checks.shared.unheard import is_unheard
from review.checks.views import DocumentView, SegmentView, of_document
from review.languages.language import language_of
from review.text.lexicon import frequency, has_large_lexicon, has_lexicon
from review.text.neighbours import Neighbours, neighbours
from review.text.spelling import (
    SpellingCorrection,
    corrections,
    doubled_corrections,
    is_derived,
    is_extended,
    rare_corrections,
)
from review.text.spelling_in_place import Meant, kind_of_word, meant_in_place
from review.text.tokens import Token, is_unspaced
from review.text.vietnamese import is_syllable, looks_vietnamese
from review.text.word_lists import has_word_list, is_listed
from review.text.word_pairs import has_word_pairs, meet

__all__ = ["CHECK"]

#: How frequent (Zipf) a word may be and still be a slip, and by how much the other must exceed it, per kind of slip.
_SWAPPED, _OTHER = (3.0, 2.3), (1.9, 2.6)
#: The same where the word meant is one of the most frequent: "hve", "becuase".
_EVERYDAY, _EVERYDAY_GAP, _STILL_RARE = 5.8, 3.9, 2.7
#: Words this long rarely have a neighbour by chance.
_UNMISTAKABLE, _LONG_RARITY = 9, 2.5
#: A word of more letters than these that no dictionary has, this rare, and so much rarer than its neighbour.
_SHORT, _UNLISTED_RARITY, _UNLISTED_GAP = 3, 2.8, 1.6
#: In other languages: a word of this many letters, unknown, and the other in everyday use.
_LONG, _KNOWN = 6, 3.3
#: One with a letter missing or two swapped may be shorter; in a language with a short list it is longer, and nothing
#: else is near.
_WHOLE, _WHOLE_FORM = 5, 7
#: A word with a capital may be a name unless it is this long, this rare (Zipf), and near one this frequent.
_LONG_NAME, _RARE_NAME, _KNOWN_NAME = 6, 1.8, 4.0
#: A name that is no word is said more often than this.
_SAID = 1.0
#: A word less frequent than this (Zipf) stands twice in a document only where that speaks of it.
_EVERYDAY_WORD = 5.0
#: Of a dictionary's words one place more is enough; short ones are slips of the shortest words, which repeat.
_SPOKEN_OF = {"listed": 1, "short": 2}
#: A word that more segments than these have is the document's own.
_TERM = 4
#: An unknown word of so many letters has a neighbour in a dictionary hardly by chance; one with a capital if that is
#: so frequent (Zipf).
_LONG_UNKNOWN, _RARE_IN_NAME = 7, 3.3
#: A part of a word with hyphens may be a prefix unless it is this rare.
_RARE_PART = 1.9
#: Two letters that are a syllable, as words that other languages lend are (ao dai, bun bo, a mu).
_SYLLABLES = frozenset(first + vowel for first in "abcdefghijklmnopqrstuvwxyz" for vowel in "aeiou")
#: Longer runs of letters are no words, and their neighbours take time and memory as the square of their length.
_LONGEST = 60


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    target = view.target
    base = target.base
    if not has_lexicon(base) or is_unspaced(target.raw[:40]):
        return
    words, rules = target.words, target.rules
    short_words = rules.spelling.short_words
    if len(words) > 3 and sum([token.text.isupper() for token in words]) * 2 > len(words):
        return
    places = {place.token.start: place for place in neighbours(target)} if has_word_pairs(base) else {}
    for at, token in enumerate(words):
        word = token.key
        if not token.text.islower() and not _begins(token, view):
            if token.start in places and _LONG_NAME <= len(word) <= _LONGEST and token.text.istitle():
                yield from _misspelt_title(view, document, places[token.start])
            continue
        if len(word) < 3:
            if short_words and word not in short_words | _SYLLABLES and is_no_word(view, words, at):
                meant = meant_in_place(places[token.start], base) if len(word) > 1 and token.start in places else None
                yield _hit(view, token, (meant.correction,) if meant is not None else None)
            elif (
                len(word) > 1
                and token.start in places
                and not any(one.text.isupper() for one in words[at + 1 : at + 2])
            ):
                meant = _meant(view, document, places[token.start])
                if meant is not None and not is_excused(view, document, token, certain=meant.certain):
                    yield _hit(view, token, (meant.correction,))
        elif "-" in word and short_words and not is_excused(view, document, token):
            yield from _misspelt_parts(view, token)
        elif len(word) <= _LONGEST and word.isalpha():
            known = frequency(word, base) >= _SWAPPED[0] or is_listed(word, base)
            meant = _meant(view, document, places[token.start]) if token.start in places else None
            if known and meant is None:
                continue  # nearly all words, of which the source need not be asked
            if is_excused(view, document, token, certain=meant is not None and meant.certain):
                continue
            if meant is not None and (token.text.islower() or _begins_no_name(word, base, meant.correction)):
                yield _hit(view, token, (meant.correction,))
                continue
            if known:
                continue
            if rules.traits.syllables == "vietnamese":
                if looks_vietnamese(word) and not is_syllable(word) and frequency(word, base) < 2:
                    yield view.hit("target", token.start, token.end, f"“{token.text}” cannot be a Vietnamese syllable")
                continue
            if short_words and not word.isascii():
                continue  # a foreign word, or `encoding`'s
            if _times(document)[word] > _TERM:
                continue
            found = corrections(word, base)
            if is_extended(word, base):
                continue
            if found and _is_slip(word, base, found[0], token.text.islower()):
                yield _hit(view, token, found)
            elif token.text.islower() and (rare := _of_dictionary(word, base)):
                yield _hit(view, token, rare)
            elif view.paired and target.raw != target.raw.lower() and is_unheard(token, view.source, target):
                yield from () if is_derived(word, base) else (_hit(view, token, None),)


def _begins_no_name(word: str, base: str, meant: SpellingCorrection) -> bool:
    """Whether a word with a capital that begins a sentence is a slip, and no name."""
    if not is_listed(word, base) and meant.slip in ("wrong", "extra") and frequency(word, base) >= _SAID:
        return False
    return len(word) >= _LONG_NAME or meant.frequency >= _EVERYDAY


def _meant(view: SegmentView, document: DocumentView, place: Neighbours) -> Meant | None:
    """What was meant in a place, None where the document has the same word elsewhere: it speaks of it."""
    base = document.segments[0].target.base
    meant = meant_in_place(place, base, view.source, view.target.word_keys)
    if meant is None or frequency(place.key, base) >= _EVERYDAY_WORD:
        return meant
    kind = kind_of_word(place.key, base)
    if kind == "unlisted":
        return None if is_derived(place.key, base) else meant
    times = _times(document)[place.key]
    if times <= _SPOKEN_OF[kind] or (meant.certain and times <= _TERM and not _fits(document, place.key)):
        return meant
    return None


def _fits(document: DocumentView, word: str) -> bool:
    """Whether a repeated word stands anywhere in the translation where nothing else was meant."""
    base = document.segments[0].target.base
    places = (place for view in document.segments for place in neighbours(view.target, {word}))
    return any(meant_in_place(place, base) is None for place in places)


@of_document
def _times(document: DocumentView) -> Counter[str]:
    """In how many segments of the translation each of its words stands, folded."""
    return Counter(key for view in document.segments for key in {token.key for token in view.target.words})


def _misspelt_title(view: SegmentView, document: DocumentView, place: Neighbours) -> Iterator[Hit]:
    """A word with a capital that its neighbours tell from a name: the Secretery of State."""
    base, token = view.target.base, place.token
    if frequency(place.key, base) >= _RARE_NAME or not token.text.isascii() or is_excused(view, document, token):
        return
    named = [one for one in _of_dictionary(place.key, base) if one.frequency >= _RARE_IN_NAME and one.at]
    if named:
        yield _hit(view, token, tuple(named))
        return
    meant = meant_in_place(place, base)
    if meant is None or meant.correction.at == 0:
        return
    if meant.correction.frequency >= _KNOWN_NAME and meet(place.before, meant.correction.word, base):
        yield _hit(view, token, (meant.correction,))


def _of_dictionary(word: str, base: str) -> tuple[SpellingCorrection, ...]:
    """What a long word that no dictionary has was meant for: one with other letters doubled, and where nobody knows
    it one of a dictionary's words, however rare.
    """
    if len(word) < _LONG_UNKNOWN or not word.isascii() or not has_word_list(base) or is_listed(word, base):
        return ()
    if is_derived(word, base):
        return ()
    written = frequency(word, base)
    doubled = doubled_corrections(word, base) if written < _UNLISTED_RARITY else ()
    if doubled and doubled[0].frequency - written >= _UNLISTED_GAP:
        return doubled
    return () if written else rare_corrections(word, base)


def _misspelt_parts(view: SegmentView, token: Token) -> Iterator[Hit]:
    """Parts of a word with hyphens that are no words: grid-conected."""
    base, start = view.target.base, token.start
    for part in token.text.split("-"):
        if _SHORT < len(part) <= _LONGEST and part.isascii() and part.isalpha() and part.islower():
            found = corrections(part, base) if frequency(part, base) < _RARE_PART and not is_listed(part, base) else ()
            found = tuple(one for one in found if one.slip in ("missing", "swapped"))
            if found and found[0].frequency >= _KNOWN_NAME:
                piece = token._replace(text=part, start=start, end=start + len(part), key=part)
                yield _hit(view, piece, found)
        start += len(part) + 1


def _begins(token: Token, view: SegmentView) -> bool:
    """Whether a word has its capital because it begins a sentence, and not a name of several words."""
    if not token.text[1:].islower() or token.start not in view.target.sentence_starts:
        return False
    return not view.target.raw[token.end : token.end + 2].strip().isupper()


def _is_slip(word: str, base: str, best: SpellingCorrection, lower: bool) -> bool:
    rarity = frequency(word, base)
    gap = best.frequency - rarity
    if lower and has_word_list(base) and len(word) > _SHORT and rarity < _UNLISTED_RARITY:
        at_end = best.at >= len(word) - 1 and best.slip in ("wrong", "extra")
        if gap >= _UNLISTED_GAP and best.frequency >= _KNOWN_NAME and not at_end:
            return True
    if not language_of(base).spelling.short_words:
        if best.slip in ("swapped", "missing") and len(word) >= _WHOLE and best.at < len(word) and rarity < 1:
            if has_large_lexicon(base):
                return best.frequency >= _KNOWN
            # a short list has few of the forms that a language makes
            alone = len(word) >= _WHOLE_FORM and len(corrections(word, base)) == 1
            if best.slip == "missing":
                return alone and best.frequency >= _KNOWN_NAME
        inside = 0 < best.at < len(word) - 2
        if best.slip == "swapped" and inside and len(word) >= _LONG and rarity < 1.5:
            return best.frequency >= (_KNOWN if has_large_lexicon(base) else 4.5)
        doubled = best.slip == "extra" and word[best.at] in (word[best.at - 1], word[best.at + 1 : best.at + 2])
        if (best.slip != "missing" and not doubled) or not has_large_lexicon(base):
            return False
        return rarity < 1 and inside and len(word) >= _LONG and best.frequency >= _KNOWN and gap >= _OTHER[1]
    if not lower and (best.frequency < _EVERYDAY or best.slip == "wrong" or (rarity >= 1 and best.slip != "swapped")):
        return False  # a name at the beginning of a sentence
    if len(word) == 3:
        return gap >= _EVERYDAY_GAP and best.frequency >= (5.2 if rarity < 1 else 6) and rarity < 2.4
    if best.slip == "swapped":
        return gap >= _SWAPPED[1]
    if best.slip == "missing" and best.frequency >= _EVERYDAY and gap >= _EVERYDAY_GAP and rarity < _STILL_RARE:
        return True
    last = best.at >= len(word) - 1
    if best.slip == "extra" and last and word[-1] in "sdr":
        return False  # a plural or a past form of a word of its own
    if len(word) >= _UNMISTAKABLE and not last:
        return rarity < _LONG_RARITY and gap >= _OTHER[1]
    return rarity < (1.0 if last else _OTHER[0]) and gap >= _OTHER[1]


def _hit(view: SegmentView, token: Token, found: tuple[SpellingCorrection, ...] | None) -> Hit:
    if not found:
        return view.hit("target", token.start, token.end, f"“{token.text}” is no word")
    best = found[0].word
    certain = len(found) == 1 or found[1].frequency <= found[0].frequency - 1
    shown = best if token.text.islower() else best[0].upper() + best[1:]
    if is_listed(token.key, view.target.base):
        said = f"“{token.text}” is a word, but does not fit here; {shown} was meant"
        return view.hit("target", token.start, token.end, said, suggestion=shown)
    choices = shown if certain else " or ".join(correction.word for correction in found[:2])
    return view.hit(
        "target",
        token.start,
        token.end,
        f"“{token.text}” is misspelt; {choices} was meant",
        suggestion=shown if certain else None,
    )


CHECK = Check(
    code="spelling",
    category="Linguistic conventions/Spelling",
    severity="minor",
    page=__doc__,
    segment=find,
)
