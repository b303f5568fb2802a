"""Names that nothing in the other text sounds or is spelled like: Katsuno, of whom the source says nothing.

`traces.py` asks whether a name may be lost, and keeps silent where anything on the other side comes near it; this asks
more of a trace. It is for a word that only a name can be, in a language with a dictionary: one that the dictionary has
not, or has with a capital only; and for what is of a country that the other text does not speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.language import base_language
from review.text.lexicon import frequency, is_function_word
from review.text.names.apostrophes import without_ending
from review.text.names.cities import is_city, names_same_city
from review.text.names.find import is_borrowed, is_ordinary
from review.text.names.given_names import has_form_of
from review.text.names.han_pieces import is_heard_in_pieces
from review.text.names.heard import is_heard_clearly
from review.text.names.loss import Loss
from review.text.names.peoples import is_of_another_country, is_people
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.names.pinyin_persons import is_titled
from review.text.names.sounds import alike, weight
from review.text.names.title_case import is_title_case
from review.text.names.translated import is_translated_name
from review.text.names.word_traces import is_latin, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed, is_listed_name

__all__ = ["strangers"]

#: A shorter word is too often an abbreviation, a particle or a syllable.
_SHORTEST = 4
#: So frequent (Zipf) is a part of a compound.
_SAID = 3.0
#: So much less often (powers of ten) a language may say a name that it has no other word for.
_AS_OFTEN = 1.0
#: So much alike (0 to 100) are two words for what is of one country, that begin alike.
_OF_ONE = 50.0
#: So much alike (0 to 100) the word before a name is the same, and the name sounds; and the sounds of either.
_SAME, _SOUNDS, _ROW = 90.0, 75.0, 1.5
#: So many letters begin what is derived of a name (darwinista).
_STEM = 2
#: The fewest letters of the parts of a compound, which is a name that the other language may have translated.
_PART = 3
#: A word with a capital, perhaps behind a prefix of families that has one, too: O'Brien, McCoy.
_WRITTEN = lazy_regex(r"\p{Lu}\p{Ll}{3,}|\p{Lu}\p{Ll}{0,2}['’]?\p{Lu}\p{Ll}{2,}")


def strangers(text: Text, other: Text) -> Iterator[Loss]:
    """The names of a text that the other one has no clear trace of, words in a row as one.

    Only in a language whose dictionary is known, between sentences with capitals of their own: of a headline, and of
    other languages, nothing is said.
    """
    if not has_word_list(text.base) or is_title_case(text):
        return
    tokens = [token for token in text.words if _may_be(token, text)]
    if other.rules.traits.syllables:  # Vietnamese has words of its own for what a dictionary has: sông Ấn is the Indus
        tokens = [token for token in tokens if not is_listed_name(_bare(token).casefold(), text.base)]
    lost = [token for token in tokens if not _has_trace(_bare(token), text, other)]
    lost = [token for token in lost if is_latin(other) or not _is_behind_the_same(token, text, other)]
    cities = _cities_of_two(text, other) if lost else frozenset()
    found = _names([token for token in lost if token not in cities], text)
    rows: list[list[Token]] = []
    for token in found:
        if rows and text.raw[rows[-1][-1].end : token.start] == " ":
            rows[-1].append(token)
        else:
            rows.append([token])
    for row in rows:
        start, end = row[0].start, row[-1].start + len(_bare(row[-1]))
        yield Loss(start, end, text.raw[start:end])


def _cities_of_two(text: Text, other: Text) -> frozenset[Token]:
    """The words of cities of two words that the other text has by another name: 旧金山 is San Francisco."""
    return frozenset(
        token
        for pair in pairwise(text.words)
        if all(one.text[0].isupper() for one in pair)
        and text.raw[pair[0].end : pair[1].start] == " "
        and names_same_city(f"{pair[0].text} {_bare(pair[1])}", other)
        for token in pair
    )


def _is_behind_the_same(token: Token, text: Text, other: Text) -> bool:
    """Whether the other text has, behind the word that stands before a name, what sounds so: von der Leyen, фон дер
    Ляєн. What is said in a row is met by chance less often than a word.
    """
    row = _before(token, text)
    if len(row) > 1 and other.rules.names.transcription == "han" and is_titled(ascii_key(row[-2].text), other):
        return True  # 习主席, Xi Jinping
    if len(row) < 2 or weight([row[-2].text]) < _ROW or weight([_bare(token)]) < _ROW:
        return False
    before = row[-2].text
    return any(
        other.raw[first.end : second.start] == " "
        and alike([before], [first.text]) >= _SAME
        and alike([_bare(token)], [second.text]) >= _SOUNDS
        for first, second in pairwise(other.words)
    )


def _before(token: Token, text: Text) -> list[Token]:
    """A word and the one right before it, if there is one."""
    at = text.words.index(token)
    return [
        one for one in text.words[max(0, at - 1) : at + 1] if text.raw[one.end : token.start] == " " or one is token
    ]


def _bare(token: Token) -> str:
    return without_ending(token.text)


def _names(tokens: list[Token], text: Text) -> list[Token]:
    """Of words with a capital those that only names can be, and a given name with the surname behind it, though both
    are words as well.
    """
    certain = {token for token in tokens if _is_name(token, text) or is_people(token.key, text.language)}
    for token, following in pairwise(tokens):
        if text.raw[token.end : following.start] == " " and _are_person(token, following, text):
            certain |= {token, following}
    return [token for token in tokens if token in certain]


def _may_be(token: Token, text: Text) -> bool:
    key = _bare(token).casefold()
    if len(key) < _SHORTEST or _WRITTEN.fullmatch(_bare(token)) is None or token.start in text.place_offsets:
        return False
    if "+" in (text.raw[token.end : token.end + 1], text.raw[token.start - 1 : token.start]):  # keys: Ctrl+C
        return False
    if is_people(key, text.language):
        return True
    return not (is_function_word(key, text.language) or is_translated_name(key, text.language))


def _is_name(token: Token, text: Text) -> bool:
    word, language = _bare(token), text.language
    key = word.casefold()
    if is_listed_name(key, text.base):
        return (is_usual_surname(word) or _is_kept(key, language)) and not _is_composed(key, text.base)
    if is_listed(key, text.base) or is_ordinary(key, language):
        return False
    if is_city(word) or is_usual_given(word) or is_usual_surname(word):
        return True
    if token.start in text.sentence_starts and (not _is_subject(token, text) or _is_derived(key, text.base)):
        return False
    return not (is_borrowed(key, language) or _is_composed(key, text.base))


@lru_cache(maxsize=16384)
def _is_kept(key: str, language: str) -> bool:
    """Whether other languages say a name about as often, so that none has another: Harvard, but not the Danube."""
    least = frequency(key, language) - _AS_OFTEN
    witnesses = language_of(EVERYWHERE).names.witnesses
    return all(frequency(key, witness) >= least for witness in witnesses if witness != base_language(language))


def _is_derived(key: str, base: str) -> bool:
    """Whether a word is one of the dictionary behind two letters: Unmark."""
    return is_listed(key[2:], base) or _is_composed(key[2:], base)


def _is_subject(token: Token, text: Text) -> bool:
    """Whether the first word of a sentence stands right before another in small letters, as no exclamation does."""
    behind = text.raw[token.end : token.end + 2]
    return token.text.isalpha() and behind[:1] == " " and behind[1:].islower()


def _are_person(given: Token, family: Token, text: Text) -> bool:
    """Whether two words are a given name and a surname, and the first of them begins no sentence."""
    return (
        given.start not in text.sentence_starts
        and is_usual_given(given.text)
        and is_usual_surname(_bare(family))
        and not (is_ordinary(given.key, text.language) and is_ordinary(family.key, text.language))
    )


@lru_cache(maxsize=16384)
def _is_composed(key: str, base: str) -> bool:
    """Whether a word is two words of the dictionary, or the plural of one: Southbay, Gryphons."""
    plural = language_of(base).words.plural
    if plural and key.endswith(plural) and is_listed(key.removesuffix(plural), base):
        return True
    cuts = range(_PART, len(key) - _PART + 1)
    return any(all(_is_said(part, base) for part in (key[:cut], key[cut:])) for cut in cuts)


def _is_said(part: str, base: str) -> bool:
    return is_listed(part, base) and not is_listed_name(part, base) and frequency(part, base) >= _SAID


def _has_trace(word: str, text: Text, other: Text) -> bool:
    key = word.casefold()
    if is_people(key, text.language) and not is_of_another_country(key, text.language, other):
        return True
    if key in other.folded or has_form_of(word, other) or names_same_city(word, other):
        return True
    if not is_latin(other):
        return is_heard_clearly(word, other) and is_heard_in_pieces(word, other)
    if is_people(key, text.language):  # Egyptian, egípcio
        return any(one[:1] == key[:1] and ratio(key, one) >= _OF_ONE for one in other.word_keys)
    large, respelled = _with_capitals(other, ascii_key(word)[:_STEM]), is_respelled(text, other)
    return leaves_trace(word, other, respelled) and leaves_trace(word, large, respelled)


@lru_cache(maxsize=256)
def _with_capitals(text: Text, start: str) -> Text:
    """The text without words in small letters that do not begin as a name does: they look like it (Biden, piden)."""
    if not is_cased(text.base) or text.raw.isupper():
        return text
    raw = text.raw
    for token in text.words:
        if token.text.islower() and not ascii_key(token.text).startswith(start):
            raw = raw[: token.start] + " " * (token.end - token.start) + raw[token.end :]
    return Text(raw, text.language, text.hidden)
