"""What an acronym may be beside one of the other side: kept, slipped, one of the source's own, or no acronym."""

from __future__ import annotations

from review.languages.language import LINGUA_FRANCA
from review.text.analysis import Text
from review.text.lexicon import frequency, has_large_lexicon
from review.text.names.acronym_words import (
    is_currency,
    is_renamed,
    is_written_out,
)
from review.text.scripts import scripts_of
from review.text.tokens import Token
from review.text.word_lists import is_listed, is_listed_name

__all__ = [
    "ORDINARY",
    "USED",
    "USED_BESIDE",
    "is_homely",
    "is_kept",
    "is_metavariable",
    "is_off_by_one",
    "is_slip",
    "is_word",
]

#: Zipf frequency of an acronym that a language uses at least; where another one stands in its place, less is enough.
USED, USED_BESIDE = 3.0, 2.5
#: An acronym that the source's language has so much more often (Zipf) than the translation's is from where that is
#: spoken.
_HOMELY = 0.3
#: How frequent (Zipf) a word is that is no acronym.
ORDINARY = 4.5


def is_kept(acronym: str, source: Text, target: Text, least: float) -> bool:
    """Whether the translation's language uses an acronym as the source's does, `least` so often (Zipf frequency)."""
    key = acronym.casefold()
    here, there = frequency(key, target.language), frequency(key, source.language)
    if not acronym.isascii() or is_renamed(key) or is_currency(acronym) or there >= 5.0:
        return False
    if "LATIN" not in scripts_of(source.language):
        return True
    if not has_large_lexicon(source.language):
        return here >= least
    return here >= max(there - 0.5, least)


def is_slip(written: str, acronym: str, target: Text) -> bool:
    """Whether two neighbouring letters changed places: FIB for FBI, MUAR for MAUR, not NATO for OTAN or ADD for DDA,
    nor what the translation's language has more often: IOM for OIM.
    """
    if frequency(written, target.language) > frequency(acronym, target.language):
        return False
    if len(written) != len(acronym) or is_renamed(acronym) or is_renamed(written):
        return False
    different = [at for at, (a, b) in enumerate(zip(written, acronym, strict=True)) if a != b]
    return len(different) == 2 and different[1] == different[0] + 1 and sorted(written) == sorted(acronym)


def is_off_by_one(written: Token, acronym: str, target: Text) -> bool:
    """Whether a bracket has one letter otherwise than the words before it: European Southern Observatory (ESA)."""
    if len(written.text) != len(acronym) or target.raw[written.start - 1 : written.start] not in ("(", "（"):
        return False
    if sum(a != b for a, b in zip(written.key, acronym.casefold(), strict=True)) != 1:
        return False
    return is_written_out(acronym, target) and not is_written_out(written.text, target)


def is_homely(other: str, source: Text, target: Text) -> bool:
    """Whether the translation's acronym is one of the source's own, which would have written it had it meant it: BND,
    for the BKA.
    """
    if is_renamed(other) or is_listed(other, source.base):
        return False
    here = frequency(other, source.language)
    return here >= USED and here >= frequency(other, target.language) + _HOMELY


def is_word(acronym: Token, text: Text) -> bool:
    """Whether an acronym is an ordinary word in capitals, as the word beside it is: FILE FORMAT."""
    if frequency(acronym.key, text.language) < ORDINARY:
        return False
    at = next(number for number, token in enumerate(text.words) if token.start == acronym.start)
    beside = (text.words[other] for other in (at - 1, at + 1) if 0 <= other < len(text.words))
    return any(len(token.text) > 1 and token.text.isupper() for token in beside)


def is_metavariable(acronym: Token, text: Text) -> bool:
    """Whether it is an English word in capitals for what a user writes there, which is translated: MODE, OWNER."""
    return (
        text.base == LINGUA_FRANCA and is_listed(acronym.key, text.base) and not is_listed_name(acronym.key, text.base)
    )
