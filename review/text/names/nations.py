"""One people or country put for another: die Deutschen as les Français, người Thái as the Laotians.

Words for who or what is of a country are people_words.py's; countries, which stand for their people where words run on
or are not inflected (中国人, người Lào), are `Text.places`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from review.text.analysis import Text
from review.text.language import locale_of
from review.text.names.loss import Loss
from review.text.names.people_words import countries_of, knows_peoples
from review.text.names.peoples import is_people
from review.text.names.person_names import is_usual_surname
from review.text.names.place_names import names_in, plain_word
from review.text.names.place_traces import mentions
from review.text.names.title_case import is_title_case
from review.text.tokens import Token

__all__ = ["exchanged_nations", "lost_nations"]

#: Letters of a country's code, which cities and continents have not (CLDR).
_ISO = 2
#: Nobody is of Antarctica, which is called by its pole.
_UNPEOPLED = frozenset(("AQ",))


def exchanged_nations(
    source: Text, target: Text, missing: list[Loss], alien: list[Loss]
) -> Iterator[tuple[Loss, Loss]]:
    """What each side says of a country that the other does not speak of, in order; nothing where only one side does.

    `missing` and `alien` are what either side names and the other does not, its countries among it.
    """
    ours, theirs = _people(source), _people(target)
    if not (ours or theirs):
        return
    lost, put = ours + _countries(missing, source), theirs + _countries(alien, target)
    if lost and put:
        yield from zip(_lost(lost, theirs, target), _lost(put, ours, source), strict=False)


def lost_nations(text: Text, other: Text) -> Iterator[Loss]:
    """The words of a text for who or what is of a country of which the other, in a language whose words for them are
    known, says nothing; none that stands for a language (em português), which is another one there.
    """
    if not knows_peoples(other.base) or is_title_case(text):
        return
    spoken = _languages(text.base, other.base)
    for one in _lost(_people(text), _people(other), other):
        place = one.start in text.place_offsets and (one.start not in text.sentence_starts or _is_place(one, text))
        if not (place or plain_word(one.text) in spoken):
            yield one._replace(ids=frozenset())


def _is_place(one: Loss, text: Text) -> bool:
    """Whether a word for a country is the country's name as it is called, rather than what is derived of it."""
    names = names_in(text.base)
    return any(plain_word(one.text) in map(plain_word, names.get(place, ())) for place in one.ids)


@lru_cache(maxsize=64)
def _languages(base: str, other: str) -> frozenset[str]:
    """What a language calls itself and another, folded."""
    locale = locale_of(base)
    named = locale.languages if locale is not None else {}
    return frozenset(plain_word(str(named[one])) for one in (base, other) if one in named)


def _people(text: Text) -> list[Loss]:
    """The words of a text for who or what is of a country, which are no surnames that only begin so (Russell)."""
    found = ((token, countries_of(token, text)) for token in text.words if not _is_surname(token, text))
    return [Loss(token.start, token.end, token.text, ids) for token, ids in found if ids]


def _is_surname(token: Token, text: Text) -> bool:
    return is_usual_surname(token.text) and token.text.istitle() and not is_people(token.key, text.language)


def _countries(losses: list[Loss], text: Text) -> list[Loss]:
    """The countries among what is lost, none that begins another name where syllables do (Đức Giê-hô-va, the Lord)."""
    return [loss for loss in losses if _is_country(loss.ids) and not _begins_name(loss, text)]


def _is_country(ids: frozenset[str]) -> bool:
    return bool(ids) and ids.isdisjoint(_UNPEOPLED) and all(len(one) == _ISO and one.isupper() for one in ids)


def _begins_name(loss: Loss, text: Text) -> bool:
    behind = text.raw[loss.end : loss.end + 2]
    return bool(text.rules.traits.syllables) and behind[:1] == " " and behind[1:].isupper()


def _lost(nations: list[Loss], others: list[Loss], other: Text) -> list[Loss]:
    """The first word for each country that the other text, whose words for others are known, does not speak of."""
    seen = {place for one in other.places for place in one.ids} | {place for one in others for place in one.ids}
    rest = _without(others, other)
    found: list[Loss] = []
    for one in sorted(nations):
        if one.ids.isdisjoint(seen) and not any(mentions(rest, place) for place in one.ids):
            found.append(one)
        seen |= one.ids
    return found


def _without(nations: list[Loss], text: Text) -> Text:
    """The text without the words for nations, which are known, and look like those for others (Austria, Australia)."""
    raw = text.raw
    for one in nations:
        raw = raw[: one.start] + " " * (one.end - one.start) + raw[one.end :]
    return Text(raw, text.language, text.hidden)
