"""Sentences that have lost their subject, as what they begin with tells: “Had already won four races.”"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise

from review.text.analysis import Text
from review.text.function_words import closed_classes
from review.text.gaps_between import ends_as_past
from review.text.gaps_in_phrases import (
    names_place_alone,
    relates_to_nothing,
)
from review.text.tokens import Token

__all__ = ["begins_as_note", "lost_subject", "sentence_from", "sentence_until"]

#: Fewer words are no sentence; and an adverbial before a subject has no more words.
_SENTENCE, _ADVERBIAL = 5, 12
#: What stands between a verb of saying and what is said.
_QUOTED = frozenset(":,")


def begins_as_note(text: Text, at: int = 0) -> bool:
    """Whether the word at an index of the tokens may be a past tense or a participle, as in a list of changes."""
    if at >= len(text.tokens):
        return False
    rules, word = text.rules.gaps, text.tokens[at]
    return word.key in rules.past_or_participle or ends_as_past(word, rules)


def lost_subject(text: Text, at: int) -> Token | None:
    """The verb of the sentence that begins at an index of the tokens, where a subject should stand before it."""
    rules = text.rules.gaps
    sentence = sentence_from(text, text.tokens[at].start)
    first = sentence[0]
    if len(sentence) < _SENTENCE or not first.text.istitle() or any(one.text in "?…:" for one in sentence[-3:]):
        return None
    if _is_bare_verb(sentence, rules.first_finite, text) or relates_to_nothing(sentence, text):
        return first
    if (verb := names_place_alone(sentence, text)) is not None:
        return verb
    if first.key not in rules.adverbial:
        return None
    comma = next((n for n, token in enumerate(sentence[:_ADVERBIAL]) if token.text == ","), 0)
    if comma < 2 or any(token.key in rules.first_finite | rules.pronouns for token in sentence[:comma]):
        return None
    rest = sentence[comma + 1 :]
    if len(rest) < 3:
        return None
    negated = rest[0].key in rules.after_adverbial and rest[1].key in rules.notes and rest[2].text.islower()
    return rest[0] if negated or _is_bare_verb(rest, rules.after_adverbial, text) else None


def _is_bare_verb(rest: list[Token], finite: frozenset[str], text: Text) -> bool:
    """Whether a sentence or the rest of one begins with a verb, and its subject does not follow."""
    rules = text.rules.gaps
    verb, following = rest[:2]
    if verb.key in rules.said and following.text in _QUOTED:
        return True
    if verb.kind != "word" or following.kind != "word" or text.raw[verb.end : following.start] != " ":
        return False
    if verb.key in finite:
        return not _may_be_subject(verb, following, text)
    if not following.text.islower():
        return False
    if verb.key in rules.past:
        return following.key not in rules.pronouns and not _goes_on(rest[2:], text)
    past = verb.key in rules.past_or_participle or ends_as_past(verb, rules)
    return past and following.key in rules.objects and not _goes_on(rest[2:], text)


def _may_be_subject(verb: Token, following: Token, text: Text) -> bool:
    """Whether a word behind a verb may be its subject: Had he known, Were the town."""
    rules, classes = text.rules.gaps, closed_classes(text.base)
    if following.key in rules.pronouns | rules.licences | rules.notes:
        return True
    if verb.key not in rules.inverted:
        return False
    return not following.text.islower() or classes is None or following.key in classes.determiners | rules.objects


def sentence_from(text: Text, start: int) -> list[Token]:
    """The tokens from a place in the text to the end of its sentence."""
    starts = _rising_starts(text)
    following = bisect_right(starts, start)
    end = starts[following] if following < len(starts) else len(text.raw)
    first, last = (bisect_left(text.tokens, place, key=_start_of) for place in (start, end))
    return list(text.tokens[first:last])


def sentence_until(text: Text, at: int) -> tuple[Token, ...]:
    """The tokens from the beginning of a sentence to an index of the tokens."""
    starts = _rising_starts(text)
    started = bisect_right(starts, text.tokens[at].start)
    return text.tokens[bisect_left(text.tokens, starts[started - 1] if started else 0, key=_start_of) : at]


@lru_cache(maxsize=4)
def _rising_starts(text: Text) -> list[int]:
    return sorted(text.sentence_starts)


def _start_of(token: Token) -> int:
    return token.start


def _goes_on(rest: list[Token], text: Text) -> bool:
    """Whether a comma is followed by what may be a sentence's subject (Told the truth, he left), or it is a time."""
    rules, classes = text.rules.gaps, closed_classes(text.base)
    if any(token.key in rules.times for token in rest[:3]):
        return True
    for mark, first in pairwise(rest):
        if mark.text not in (",", ";", "—", "–"):
            continue
        if first.kind != "word" or not first.text.islower() or first.key in rules.pronouns | rules.objects:
            return True
        if classes is not None and first.key in classes.determiners:
            return True
        if text.rules.words.plural and first.key.endswith(text.rules.words.plural):
            return True
    return False
