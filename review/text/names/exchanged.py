"""A known name of the source that is another known name in the translation: காந்தி as Nehru, Пловдив as Varna.

Tables say of both words that they are names: cities (GeoNames), rivers and mountains (nature.py), given names and
surnames. Between scripts much sounds a little like a name, so that the other rules keep silent. Two known names that
may be of one kind, neither of which the other text has by a table, and which are not each other's spelling, stand for
each other, unless both are spelled somewhere else as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import has_large_lexicon
from review.text.names.cities import other_names_of
from review.text.names.fitting import fits_somewhere, reads_kanji
from review.text.names.given_names import has_form_of
from review.text.names.hangul import is_written_within
from review.text.names.heard import is_heard
from review.text.names.known_names import CITY, NATURE, PERSON, KnownName, is_certain, known_names, names_its_city
from review.text.names.loss import Loss
from review.text.names.nature import has_thing, is_called_here
from review.text.names.place_names import plain_word
from review.text.names.place_traces import mentions
from review.text.names.sounds import alike, weight
from review.text.names.spellings import best_fit, has_spellings, letters_of, script_of
from review.text.names.title_case import is_title_case
from review.text.names.word_traces import is_latin, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import is_unspaced

__all__ = ["Exchange", "exchanged", "lost_known"]

#: So much alike (0 to 100) two words may be one name, or so much where the table of spellings knows better, or spelled
#: so well.
_ALIKE, _SURELY, _FITS = 75.0, 85.0, 0.7
#: So well a name is spelled somewhere in a text, and so well beyond doubt; Japanese characters are read in many ways.
_SPELLED, _CLEARLY, _READS = 1.0, 1.5, 0.0
#: So well a city is spelled, whatever a table calls it.
_BEYOND_DOUBT = 2.0
#: So much alike (0 to 100) a part of a word may be what a table calls a city.
_CALLED = 75.0
#: So many sounds a name has at least that is told by them.
_TELLING = 1.5
_JOINED = lazy_regex("[ \u200c\u200d]")
_LATIN = lazy_regex(r"\p{Latin}")
_HAN = lazy_regex(r"\p{Han}")
#: A city's name, what would make it a part of a longer word, and particles of place.
_KATAKANA, _IN_KATAKANA = lazy_regex(r"[ァ-ヺー]{3,}"), lazy_regex(r"[ァ-ヺー・＝]")
_OF_PLACE = lazy_regex("で|へ|から|まで|に")


class _Lost(NamedTuple):
    """A name that the other text has by no table, a given name and a surname as one, and whether something there is
    spelled so, perhaps by chance.
    """

    names: tuple[KnownName, ...]
    spelled: bool


class Exchange(NamedTuple):
    """What the source names and what the translation names for it; `sure` where tables have both."""

    lost: Loss
    put: Loss
    sure: bool


def exchanged(source: Text, target: Text) -> Iterator[Exchange]:
    """The known names of either text that the other has not, one beside the other, in order."""
    if any(is_title_case(text) for text in (source, target)):
        return
    ours = _lost(source, target)
    theirs = list(_lost(target, source)) if ours else []
    same = [(lost, put) for lost in ours for put in theirs if _may_be_one(lost, put)]
    theirs = [put for put in theirs if not any(put is other for _, other in same)]
    for lost in (one for one in ours if not any(one is other for other, _ in same)):
        put = next((put for put in theirs if _stand_for_each_other(lost, put, source, target)), None)
        if put is not None:
            theirs.remove(put)
            sure = all(any(name.listed for name in names) for names in (lost.names, put.names))
            sure = sure and _are_of_one_kind(lost, put)
            yield Exchange(_loss(lost, source), _loss(put, target), sure)


def lost_known(text: Text, other: Text) -> Iterator[Loss]:
    """The names of people and cities in one of two texts, of which one alone is in Latin letters, that nothing in the
    other is spelled like; where both are, those of cities.
    """
    if is_title_case(text):
        return
    if is_latin(text) and is_latin(other):
        yield from _lost_cities(text, other)
    if is_latin(text) == is_latin(other):
        return
    if reads_kanji(text):
        yield from _lost_japanese(text, other)
    if other.rules.names.transcription == "han":
        return  # characters are read in many ways (孙中山 is Sun Yat-sen)
    for lost in _lost(text, other):
        if not lost.spelled and all(is_certain(name, text) for name in lost.names):
            yield _loss(lost, text)


def _lost_cities(text: Text, other: Text) -> Iterator[Loss]:
    """The names of cities, in one word within a sentence, that nobody else has, and that the other text has nothing
    like.
    """
    traits = text.rules.traits
    if traits.syllables or other.rules.traits.syllables or traits.capital_nouns or not has_large_lexicon(text.language):
        return
    for lost in _lost(text, other):
        name = lost.names[0]
        only = len(lost.names) == 1 and name.listed and name.kinds == CITY and not name.ids and " " not in name.text
        if not only or lost.spelled or name.start in text.sentence_starts:
            continue
        if not leaves_trace(name.text, other, is_respelled(text, other)):  # in small letters, too: Pécs is pécsi
            yield _loss(lost, text)


def _lost_japanese(text: Text, other: Text) -> Iterator[Loss]:
    """The cities of a Japanese text that stand for themselves: a whole run of katakana, which nothing in the other
    text is spelled like, and characters alone before a particle of place.
    """
    for lost in _lost(text, other):
        name = lost.names[0]
        if name.kinds != CITY or name.ids:
            continue
        before, behind = text.raw[: name.start][-1:], text.raw[name.end :]
        if _KATAKANA.fullmatch(name.text):
            alone = not (_IN_KATAKANA.match(before) or _IN_KATAKANA.match(behind))
            if alone and not fits_somewhere([name.text], _with_capitals(other), _FITS):
                yield _loss(lost, text)
        elif not _HAN.match(before) and _OF_PLACE.match(behind):
            yield _loss(lost, text)


def _loss(lost: _Lost, text: Text) -> Loss:
    start, end = lost.names[0].start, lost.names[-1].end
    return Loss(start, end, text.raw[start:end])


def _stand_for_each_other(lost: _Lost, put: _Lost, source: Text, target: Text) -> bool:
    pairs = [(one, other) for one in lost.names for other in put.names]
    if (lost.spelled and put.spelled) or not (_are_of_one_kind(lost, put) or _are_places(lost, put)):
        return False
    ours, theirs = pairs[0]
    if (is_unspaced(ours.text) and not theirs.listed) or (is_unspaced(theirs.text) and not ours.listed):
        return False  # what looks like a city in words that run on is often another name's part (中山 of 孙中山)
    if ours.thing is not None and theirs.thing is not None:
        told = is_called_here(ours.thing, target.base) or is_called_here(theirs.thing, source.base)
        return told and ours.thing != theirs.thing
    return True


def _are_of_one_kind(lost: _Lost, put: _Lost) -> bool:
    return any(one.kinds & other.kinds for one in lost.names for other in put.names)


def _are_places(lost: _Lost, put: _Lost) -> bool:
    """Whether one is a city, or what can only be a name, and the other an island, a river or the like, and neither is
    spelled on the other side: who knows no island calls it a place (Corfu).
    """
    if lost.spelled or put.spelled or len(lost.names) != 1 or len(put.names) != 1:
        return False
    one, other = lost.names[0], put.names[0]
    return {NATURE, *CITY} <= one.kinds | other.kinds


def _may_be_one(lost: _Lost, put: _Lost) -> bool:
    """Whether two names may be one in two spellings, of which no table says otherwise."""
    pairs = [(one, other) for one in lost.names for other in put.names]
    if not any(PERSON in one.kinds & other.kinds or CITY & one.kinds & other.kinds for one, other in pairs):
        return False
    if all(one.kinds == other.kinds == CITY for one, other in pairs):
        return False
    return any(_is_one(part, its) for one, other in pairs for part in _parts(one.text) for its in _parts(other.text))


def _parts(name: str) -> list[str]:
    """A name, and what is joined in it without a space (श्री‍कृष्ण)."""
    return [name, *filter(None, _JOINED.split(name)[1:])]


@lru_cache(maxsize=8)
def _lost(text: Text, other: Text) -> tuple[_Lost, ...]:
    """The known names of a text that the other one has not."""
    seen: set[str] = set()
    row: list[_Lost] = []
    for name in known_names(text, tables_only=is_latin(text) and is_latin(other)):
        if name.text in seen or _is_named(name, text, other):
            continue
        seen.add(name.text)
        how = _spelled(name, text, other)
        if how is None:
            continue
        if row and PERSON in name.kinds and _continues(row[-1].names[-1], name, text):
            row[-1] = _Lost((*row[-1].names, name), row[-1].spelled and how)
        else:
            row.append(_Lost((name,), how))
    return tuple(row)


def _continues(name: KnownName, following: KnownName, text: Text) -> bool:
    return PERSON in name.kinds and text.raw[name.end : following.start] == " "


def _is_named(name: KnownName, text: Text, other: Text) -> bool:
    """Whether the other text has a name that a table has beside this one, or the very word."""
    if name.thing is not None and has_thing(name.thing, other):
        return True
    if names_its_city(name.text, text, other):
        return True
    if any(has_form_of(part, other) or ascii_key(part) in other.known_keys for part in name.text.split()):
        return True
    if _LATIN.match(name.text) and not is_latin(other) and name.text.casefold() in other.folded:
        return True  # with a particle behind it (Spotify에서)
    if is_latin(text) and all(is_written_within(part, other.raw) for part in name.text.split()):
        return True
    return any(mentions(other, place) for place in name.ids)


def _spelled(name: KnownName, text: Text, other: Text) -> bool | None:
    """Whether something in the other text is spelled as a name is; None where that is beyond doubt, or not told."""
    if PERSON not in name.kinds and NATURE in name.kinds:
        return False
    words, there = _JOINED.split(name.text), _with_capitals(other)
    if is_latin(text) and is_latin(other):
        return any(leaves_trace(word, there, is_respelled(text, other)) for word in words)
    if name.kinds == CITY and _is_called_otherwise(name, other) and not fits_somewhere(words, there, _BEYOND_DOUBT):
        return False
    if not (is_latin(text) or is_latin(other)):
        return None if alike(words, [token.text for token in there.words]) >= _ALIKE else False
    if is_unspaced(name.text):
        return False
    if other.rules.names.transcription == "han":
        return bool(is_heard(words, other))
    if reads_kanji(other):
        return None if fits_somewhere(words, other, _READS) else False
    heard = [part for token in there.words for part in _parts(token.text)]
    if any(fits_somewhere([word], there, _CLEARLY) or _sounds_surely(word, heard) for word in words):
        return None
    return any(fits_somewhere([word], there, _SPELLED) for word in words)


def _is_called_otherwise(name: KnownName, other: Text) -> bool:
    """Whether the table has a city's names in the script of a text, none of which is like a word there: it is spelled
    as it is, and what else sounds so is another word.
    """
    script = next((script_of(token.text) for token in other.words if script_of(token.text)), "")
    called = [one for one in other_names_of(name.text) if script and script_of(one) == script]
    if not called or any(map(is_unspaced, called)):
        return False
    words = [plain_word(token.text) for token in other.words]
    return not any(_is_within(one, word) for one in called for word in words)


def _is_within(called: str, word: str) -> bool:
    """Whether a part of a word is about what a city is called."""
    if len(word) < len(called):
        return ratio(called, word) >= _CALLED
    return any(ratio(called, word[at : at + len(called)]) >= _CALLED for at in range(len(word) - len(called) + 1))


def _sounds_surely(word: str, heard: list[str]) -> bool:
    """Whether a name of enough sounds is among words; with fewer (Leah) it is in every other word."""
    return weight([word]) >= _TELLING and alike([word], heard) >= _SURELY


@lru_cache(maxsize=64)
def _with_capitals(text: Text) -> Text:
    """The text without words in small letters, which no name is."""
    if not is_cased(text.base):
        return text
    raw = text.raw
    for token in text.words:
        if token.text[0].islower():
            raw = raw[: token.start] + " " * (token.end - token.start) + raw[token.end :]
    return Text(raw, text.language, text.hidden)


def _is_one(one: str, other: str) -> bool:
    """Whether two names may be one, in two spellings."""
    latin, word = (one, other) if _LATIN.match(one) else (other, one)
    script, likeness = script_of(word), max(alike([one], [other]), alike([other], [one]))
    if is_unspaced(word) and script == "Han":
        return ratio(ascii_key(one), ascii_key(other)) >= _ALIKE
    if not (_LATIN.match(latin) and has_spellings(script)):
        return likeness >= _ALIKE
    sounds = likeness >= _SURELY and min(weight([one]), weight([other])) >= _TELLING
    return sounds or best_fit(ascii_key(latin).replace(" ", ""), letters_of(word, script), script) >= _FITS
