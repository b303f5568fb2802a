"""Acronyms in a text: which words are some, whether another text writes one out or spells it, and which of an English
translation nothing in its source accounts for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.cldr import parse_locale
from review.text.lexicon import frequency
from review.text.names.organisations import mentions_of
from review.text.names.transliteration import spelled_alike
from review.text.normalize import ascii_key, nfc
from review.text.scripts import is_cased, scripts_of
from review.text.tokens import Token

__all__ = ["acronyms_of", "added_acronyms", "is_currency", "is_renamed", "is_spelt", "is_written_out", "shouts"]

_ACRONYM = lazy_regex(r"[A-ZÀ-ÖØ-Þ]{3,6}")
#: An article or preposition before an apostrophe, and capitals behind it.
_ELIDED = lazy_regex(r"\p{L}\p{Ll}{0,5}['’](?=[A-ZÀ-ÖØ-Þ]{2})")
#: As numbers are written: CDC and DVD are none.
_ROMAN = lazy_regex(r"M*(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
#: So many of an acronym's letters another language's has, in whatever order: CFTV, CCTV.
_SHARED = 0.5
#: How frequent (Zipf) an acronym is at least that a language has from another's country.
_FOREIGN = 2.5
#: So many letters a word has for each of an acronym that it may be written with.
_LONG = 4
#: So many words in a row more than letters begin with these, in whatever order: an acronym of the words' language is
#: seldom put together as this one.
_SMALL_WORDS = 3


def is_renamed(key: str) -> bool:
    """Whether other languages have another acronym for a folded one."""
    return key in language_of(EVERYWHERE).names.acronyms


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(parse_locale("en").currencies)


def is_currency(acronym: str) -> bool:
    """Whether it is a code of ISO 4217; `units` and `numbers` look after them."""
    return acronym in _currencies()


def _without_article(token: Token) -> Token:
    """A word in capitals without the article or preposition that is written together with it: l'ONU, dell'ONU."""
    elided = _ELIDED.match(token.text)
    if elided is None:
        return token
    start = token.start + elided.end()
    return Token(text := token.text[elided.end() :], start, token.end, token.kind, nfc(text).casefold())


def acronyms_of(text: Text) -> list[Token]:
    """The words of three to six capitals that are no Roman numbers, without an elided article."""
    bare = (_without_article(token) if token.text[-1:].isupper() else token for token in text.words)
    capital = (token for token in bare if token.text.isupper())  # few words: the expressions read only these
    return [token for token in capital if _ACRONYM.fullmatch(token.text) and not _ROMAN.fullmatch(token.text)]


def is_written_out(acronym: str, text: Text) -> bool:
    """Whether words in a row begin with the acronym's letters; small words between may be passed over."""
    words = [ascii_key(part) for token in text.words for part in token.text.split("-")]
    initials = acronym.casefold()
    for start in range(len(words)):
        position, skipped = 0, 0
        for word in words[start:]:
            if position < len(initials) and word[:1] == initials[position]:
                position += 1
            elif position and len(word) <= 4 and skipped < 3:
                skipped += 1
            else:
                break
            if position == len(initials):
                return True
    return False


#: A word of letters that stops part, or none: यू.आर.एल, एचटीएमएल.
_SPELT = lazy_regex(r"\p{L}[\p{L}\p{M}]*+(?:[.·．]\p{L}[\p{L}\p{M}]*+)*+")
_STOPS = str.maketrans("·．", "..")
#: How alike (0 to 100) the names of the letters and a word sound at least, with stops between them and without.
_PARTED, _TOGETHER = 80.0, 88.0


def is_spelt(acronym: str, text: Text) -> bool:
    """Whether a text in another script has the acronym by its letters' names, as they sound."""
    if "LATIN" in scripts_of(text.language):
        return False
    names = dict(zip(ascii_lowercase, language_of(EVERYWHERE).names.letters, strict=True))
    letters = "".join(names.get(letter, "") for letter in acronym.casefold())
    for match in _SPELT.finditer(text.raw):
        parts = match.group().translate(_STOPS).split(".")
        enough = _PARTED if len(parts) == len(acronym) else _TOGETHER
        if spelled_alike(letters, "".join(parts)) >= enough:
            return True
    return False


def shouts(text: Text) -> bool:
    """Whether three words in a row are in capitals: emphasis. A bracket, as in TP HCM (MAUR), parts them."""
    words = text.words
    upper = [token.text.isupper() for token in words]
    return any(
        upper[at]
        and upper[at + 1]
        and upper[at + 2]
        and min(len(words[at].text), len(words[at + 2].text)) > 1
        and "(" not in text.raw[words[at].end : words[at + 2].start]
        for at in range(len(upper) - 2)
    )


def added_acronyms(text: Text, source: Text) -> Iterator[Token]:
    """The acronyms of an English translation that its source neither has, in whatever order of the letters, nor writes
    out: of 5,000 translations from Portuguese one in a thousand has one. In a script without capitals nothing
    tells an acronym, and a translation into another language abbreviates more (the EU, TP HCM).
    """
    if text.base != LINGUA_FRANCA or not is_cased(source.base) or shouts(text) or shouts(source):
        return
    own = [token for token in acronyms_of(text) if _is_alone(token, text) and not _is_known(token, text, source)]
    if not own:
        return
    bare = [_without_article(token).text for token in source.words]
    capitals = [ascii_key(word) for word in bare if _may_be_acronym(word)]
    latin = "LATIN" in scripts_of(source.language)
    unmet = [key for key in capitals if key not in {token.key for token in text.words}]
    for token in own:
        if any(_share_letters(token.key, key) for key in capitals) or any(_may_be_renamed(key, text) for key in unmet):
            continue
        if unmet and not latin:
            continue  # НДС is VAT, though nds is an acronym, too
        if not (is_written_out(token.text, source) or is_written_out(token.text, text) or _begin_so(token.key, source)):
            yield token


def _may_be_acronym(word: str) -> bool:
    """Whether a word is an acronym, perhaps with an ending (UNHCRs, ФМС-а) or in a compound (US-Präsident)."""
    return len(word) > 1 and word[1].isupper()


def _may_be_renamed(key: str, text: Text) -> bool:
    """Whether an acronym of the source's that the translation lacks may be what it calls otherwise: a known one, or one
    that its language hardly has.
    """
    return is_renamed(key) or (key.isalpha() and len(key) > 1 and frequency(key, text.language) < _FOREIGN)


def _is_alone(token: Token, text: Text) -> bool:
    """Whether an acronym is neither joined to others by signs nor behind the words that it is short for: (RSPCA)."""
    before, behind = text.raw[: token.start][-1:], text.raw[token.end : token.end + 1]
    return before in ("", " ", '"', "“") and behind not in ("-", "/", ")", "&", "_", ".")


def _is_known(token: Token, text: Text, source: Text) -> bool:
    """Whether the source has an acronym as it is, calls what it stands for otherwise, or may do so."""
    if is_renamed(token.key) or is_currency(token.text) or token.start in text.place_offsets:
        return True
    if token.key in source.folded.replace(".", "") or any(token.key in ascii_key(key) for key in source.word_keys):
        return True
    meant = {one.id for one in mentions_of(text) if one.start == token.start} or {token.text}
    return not meant.isdisjoint(one.id for one in mentions_of(source))


def _share_letters(key: str, other: str) -> bool:
    """Whether two acronyms have so many letters in common that they may be two languages' for one thing."""
    return (Counter(key) & Counter(other)).total() >= _SHARED * len(key)


def _begin_so(key: str, source: Text) -> bool:
    """Whether words in a row begin with an acronym's letters in another order (Organización Mundial del Comercio), or
    one long word has them in its own (Weltgesundheitsorganisation).
    """
    words = [ascii_key(part) for token in source.words for part in token.text.split("-")]
    wanted, reach = Counter(key), len(key) + _SMALL_WORDS
    for at in range(len(words)):
        if wanted <= Counter(word[:1] for word in words[at : at + reach]):
            return True
    return any(len(word) >= _LONG * len(key) and _has_in_order(word, key) for word in words)


def _has_in_order(word: str, key: str) -> bool:
    letters = iter(word)
    return word[:1] == key[0] and all(letter in letters for letter in key)
