"""Where a sentence has lost a name or another phrase, as the little words left behind tell: "According to, police …",
"Had already won four races.", "Mr said". What these words are stands in the language's file ([gaps]).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from review.languages.language import EVERYWHERE, language_of
from review.text.analysis import Text
from review.text.function_words import begins_adverb, closed_classes
from review.text.gaps_between import ends_as_past, meet_across_a_gap, words_before_a_gap
from review.text.gaps_in_phrases import (
    is_of_a_noun,
    lacks_in_phrase,
    office_alone,
)
from review.text.gaps_of_subjects import begins_as_note, lost_subject, sentence_from, sentence_until
from review.text.normalize import fold

__all__ = ["Gap", "find_gaps"]

#: So many words back a pronoun may be the subject of a verb whose preposition has nothing after it (the town he was
#: born in), and "to" may begin its infinitive (to look at).
_CLAUSE, _INFINITIVE = 4, 3
#: An aside of so many words at most stands between two commas: "in, for example, Rome".
_ASIDE = 3
_QUOTES = frozenset('"”»')


class Gap(NamedTuple):
    """A stretch of a text beside which something is missing, and what to say of it."""

    start: int
    end: int
    message: str
    #: It is the subject of a sentence …
    subject: bool = False
    #: … that begins as those of a list of changes do (Fixed the …).
    note: bool = False


@lru_cache(maxsize=32)
def _never_before_comma(language: str) -> frozenset[str]:
    """Folded prepositions of a language (BCP 47) that no sentence leaves without their noun."""
    rules, classes = language_of(language), closed_classes(language)
    own = frozenset(map(fold, rules.gaps.prepositions))
    if own or classes is None:
        return own
    return classes.prepositions & frozenset(map(fold, rules.words.never_last))


@lru_cache(maxsize=32)
def _followed(language: str) -> frozenset[str]:
    """All folded words of a language (BCP 47) of which `_is_followed_by_nothing` may be true."""
    rules = language_of(language).gaps
    compound = (words.rpartition(" ")[2] for words in rules.compound)
    return _never_before_comma(language).union(
        words_before_a_gap(language),
        rules.titles, compound, rules.stranded, rules.before_relative, rules.said, rules.before_clause,
        rules.before_noun, rules.prepositions, rules.governing, rules.infinitive, rules.clause,
        language_of(language).words.article if rules.adverb_tails else (),
    )  # fmt: skip


def find_gaps(text: Text) -> Iterator[Gap]:
    """The places of a text where something is missing; none in a language that the tables say nothing of."""
    if not _never_before_comma(text.language):
        return
    tokens, starts, telling = text.tokens, text.sentence_starts, _followed(text.language)
    for at in range(len(tokens) - 1):
        word = tokens[at]
        if word.kind != "word":
            continue
        if word.start in starts and (office := office_alone(sentence_from(text, word.start), text)) is not None:
            yield Gap(office.start, office.end, f"a name is missing after “{office.text}”", subject=True)
        elif word.start in starts and (verb := lost_subject(text, at)) is not None:
            note = verb is word and begins_as_note(text, at)
            message = f"a subject is missing before “{verb.text}”"
            yield Gap(verb.start, verb.end, message, subject=True, note=note)
        elif word.key in telling and _is_followed_by_nothing(text, at) and word.start not in text.mentioned:
            what = "a name" if word.key in text.rules.gaps.titles else "something"
            yield Gap(word.start, word.end, f"{what} is missing after “{word.text}”")


def _is_followed_by_nothing(text: Text, at: int) -> bool:
    """Whether the word at an index of the tokens lacks what must follow it."""
    tokens, rules = text.tokens, text.rules.gaps
    word, following = tokens[at], tokens[at + 1]
    if word.key in rules.titles:
        return _lacks_a_name(text, at)
    if lacks_in_phrase(text, at):
        return True
    if following.start == word.end and following.text == ",":
        return _lacks_its_noun(text, at) or _lacks_its_relative(text, at)
    if following.start == word.end and following.text == ".":
        before = tokens[at - 1].text if at else ""
        return word.key in rules.said and before in _QUOTES and at + 2 == len(tokens)
    if following.kind != "word" or text.raw[word.end : following.start] != " " or not following.text.islower():
        return False
    if meet_across_a_gap(text, at, _is_licensed):
        return True
    if word.key in rules.before_clause:
        return following.key in rules.finite
    return _meets_a_verb(text, at) and not _is_licensed(text, at)


def _lacks_a_name(text: Text, at: int) -> bool:
    """Whether a title has no name behind it: Mr said, Dr. told."""
    tokens, rules = text.tokens, text.rules.gaps
    after = at + 1 + (tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end)
    if not tokens[at].text.istitle() or after >= len(tokens) - 1:
        return False
    following = tokens[after]
    if not following.text.islower() or not following.text.isalpha() or text.raw[following.start - 1] != " ":
        return False
    particles = language_of(EVERYWHERE).names.first_particles
    return following.key not in rules.after_titles and following.key not in particles


def _lacks_its_relative(text: Text, at: int) -> bool:
    """Whether a verb has a comma and a relative word behind it, and nothing to which that belongs: "is, which"."""
    tokens, rules = text.tokens, text.rules.gaps
    if tokens[at].key not in rules.before_relative or at + 3 >= len(tokens) or not tokens[at].text.islower():
        return False
    return tokens[at + 2].key in rules.relative and not _is_licensed(text, at)


def _meets_a_verb(text: Text, at: int) -> bool:
    """Whether a preposition at an index of the tokens stands right before a finite verb, or another
    preposition or conjunction.
    """
    tokens, rules = text.tokens, text.rules.gaps
    word, following = tokens[at], tokens[at + 1]
    if not word.text.islower() or text.raw[word.start - 1 : word.start] != " ":
        return False
    if word.key in rules.stranded and following.key in rules.finite:
        return not tokens[at - 1].key.endswith(rules.gerund)
    if word.key in rules.before_noun and following.key in rules.not_noun:
        if ends_as_past(tokens[at - 1], rules) or tokens[at - 1].key in rules.past_or_participle:
            return False  # was paid for in
        return not begins_adverb(text.raw, following.start, text.language)
    if word.key not in rules.stranded | rules.prepositions or word.key in rules.infinitive or at + 2 >= len(tokens):
        return False
    return ends_as_past(following, rules) and tokens[at + 2].key in rules.objects


def _lacks_its_noun(text: Text, at: int) -> bool:
    """Whether the preposition before a comma, at an index of the tokens, should have a noun there."""
    tokens, rules = text.tokens, text.rules.gaps
    word = tokens[at]
    begins = word.start in text.sentence_starts
    compound = bool(at) and f"{tokens[at - 1].key} {word.key}" in rules.compound
    always = word.key in _never_before_comma(text.language) or compound
    if not (always or word.key in rules.stranded) or not (word.text.islower() or begins) or at + 2 == len(tokens):
        return False
    if not begins and (word.key in rules.particles or text.raw[word.start - 1] not in " \n"):
        return False  # an adverb: the police moved in, …
    rest = tokens[at + 2 :]
    if rest[0].kind != "word" or begins_adverb(text.raw, rest[0].start, text.language) or _joins_another(text, at):
        return begins and rest[0].kind != "word"
    aside = [token.text.islower() for token in rest[: _ASIDE + 1]]  # up to its comma
    if not begins and rest[0].key not in rules.relative and False in aside and rest[aside.index(False)].text == ",":
        return False
    return always or begins or not _is_licensed(text, at) or is_of_a_noun(text, at)


def _joins_another(text: Text, at: int) -> bool:
    """Whether the noun comes after a further preposition: for, with or against him; at one with, or against, him."""
    tokens, classes = text.tokens, closed_classes(text.base)
    word = tokens[at]
    if any(one.key == word.key and other.kind != "word" for one, other in pairwise((*tokens[:at], *tokens[at + 2 :]))):
        return True
    if classes is None:
        return False
    if any(one.key in classes.prepositions and other.text == "," for one, other in pairwise(tokens[:at])):
        return True  # a successor to, but distinct from, …
    first, *others = tokens[at + 2 : at + 5]
    prepositions = classes.prepositions | text.rules.gaps.stranded
    if first.key in prepositions:
        return True
    return first.key in classes.conjunctions and any(token.key in prepositions for token in others[:1])


def _is_licensed(text: Text, at: int) -> bool:
    """Whether a clause before the preposition may have its noun: the town that he lives in, hard to look at."""
    rules = text.rules.gaps
    before = [token for token in sentence_until(text, at) if token.kind == "word"]
    said = {other.start for one, other in pairwise(before) if one.key in rules.reporting and other.key in rules.clause}
    if any(token.key in rules.licences and token.start not in said for token in before):
        return True
    if any(token.key in rules.pronouns for token in before[max(1, len(before) - _CLAUSE) :]):
        return True  # behind its noun: the town he lives in
    if len(before) > 1 and before[-2].key in rules.before_relative and ends_as_past(before[-1], rules):
        return True  # was carried in
    return any(token.key in rules.infinitive for token in before[-_INFINITIVE:-1])
