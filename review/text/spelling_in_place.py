"""What a writer meant by a word that does not stand where it stands: "an he saw", "the pubic transport".

A slip may be a word itself. Then only its neighbours tell: the word meant is known beside them, and this one is not.
"""

from __future__ import annotations

from functools import lru_cache

from review.languages.language import language_of
from review.text.lexicon import frequency, has_word_list, is_listed
from review.text.neighbours import Neighbours
from review.text.spelling import SpellingCorrection, corrections
from review.text.word_pairs import fit, meet

__all__ = ["meant_in_place"]

#: How much better the word meant must fit, as a power of ten, where the word that stands there is less frequent than
#: the key (Zipf): the rarest may be slips, those in the middle are words that the table has few pairs of.
_BETTER = {2.0: 1.5, 3.0: 3.0, 4.0: 3.4, 5.0: 3.1, 9.0: 2.6}
#: So much more where two words differ by one letter for another, or one too many: many do so by chance.
_BY_CHANCE = 2.6
#: How much a step in frequency (Zipf) counts, and the least step.
_WEIGHT, _STEP = 0.5, 0.3
#: From this frequency on a word is known beside one neighbour at least, where it is right.
_KNOWN = 3.0
#: How rare a word counts that no dictionary has, whatever typists do (alot); a name, or another country's spelling, may
#: be more frequent than `_KNOWN`, and a short one than this.
_NO_WORD, _NAMED = 1.5, 3.8
#: The same for a word so short that it may stand for something (sed, awk).
_ABBREVIATION = 3.0
#: Below the first there are no words, or hardly; above the second words are words.
_UNKNOWN, _WORDS = 1.0, 2.3


def meant_in_place(place: Neighbours, base: str) -> SpellingCorrection | None:
    """The word one slip away that fits far better between the two neighbours, None where there is none."""
    before, word, after = place.before, place.key, place.after
    if (meet(before, word, base) and meet(word, after, base)) or word in _pronouns(base):
        return None
    found = corrections(word, base)
    if not found:  # nearly all long words
        return None
    rarity = written = frequency(word, base)
    if is_listed(word, base):
        rarity = max(rarity, _KNOWN)
    elif has_word_list(base) and rarity < (_KNOWN if len(word) > _SHORT else _NAMED):
        rarity = min(rarity, _NO_WORD if len(word) > _SHORT else _ABBREVIATION)
    least = next(better for below, better in _BETTER.items() if rarity < below)
    if rarity >= _KNOWN and "" in (before, after):
        return None
    if found[0].frequency - rarity < _STEP:  # the most frequent first
        return None
    mine, best = fit(before, word, after, base), None
    for correction in found:
        other = correction.word
        step = correction.frequency - rarity
        if step < _STEP or (rarity >= _UNKNOWN and correction.slip != "swapped" and _are_forms(word, other)):
            continue
        known = meet(before, other, base) + meet(other, after, base)
        if known == 0 or (known == 1 and rarity >= _KNOWN):
            continue
        gain = fit(before, other, after, base) - mine + _WEIGHT * step
        if max(rarity, written) >= _WORDS and correction.slip in ("wrong", "extra"):
            gain -= _BY_CHANCE
        if gain > least:
            best, least = correction, gain
    return best


@lru_cache(maxsize=8)
def _pronouns(base: str) -> frozenset[str]:
    """Words that `pronoun-form` judges; our and your differ by a letter, and either may stand in most places."""
    return frozenset(form for row in language_of(base).words.pronoun_forms for form in row.split())


def _are_forms(word: str, other: str) -> bool:
    """Whether two words differ at their ends alone, as forms of one word do; so do slips, but then nobody can tell."""
    short, long = sorted((word, other), key=len)
    if len(word) <= _SHORT:
        return False
    if len(short) == len(long):
        return short[:-1] == long[:-1]
    return long.startswith(short) and (short == other or long[-1] in _ENDINGS)


#: Letters that make another form of a word when they are added: work, works, worked, bigger, windy, taken.
_ENDINGS = frozenset("sdryn")
#: Words so short have no forms that look like slips of each other.
_SHORT = 3
