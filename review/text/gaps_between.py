"""Where little words meet that a name or another phrase stood between: laid by and Google, wrote on that his …, how has
formed, the head of said. gaps.py finds what marks and the beginnings of sentences tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from review.languages.language import language_of
from review.languages.sections import Gaps
from review.text.analysis import Text
from review.text.function_words import begins_adverb, closed_classes
from review.text.tokens import Token

__all__ = ["ends_as_past", "is_participle", "meet_across_a_gap", "words_before_a_gap"]

#: So many words before a participle stands what makes it a passive: was finally built by.
_PASSIVE = 3
#: So many words behind it stands what a past tense is told by.
_OBJECT = 1
#: What a clause begins behind.
_MARKS = frozenset(",;.(:")


def ends_as_past(word: Token, rules: Gaps) -> bool:
    """Whether a word ends as regular past tenses and participles do."""
    return bool(rules.past_ending) and word.key.endswith(rules.past_ending)


@lru_cache(maxsize=32)
def words_before_a_gap(language: str) -> frozenset[str]:
    """The folded words of a language (BCP 47) of which `meet_across_a_gap` may be true."""
    rules = language_of(language).gaps
    prepositions = rules.agent | rules.never_joined | rules.before_no_clause | rules.of_nouns
    return prepositions | rules.before_subject | rules.before_time


def meet_across_a_gap(text: Text, at: int, is_licensed: Callable[[Text, int], bool]) -> bool:
    """Whether something is missing between the word at an index of the tokens and the one behind it; `is_licensed`
    says whether a clause before it may have the noun of a preposition.
    """
    word, following, *rest = text.tokens[at : at + 2 + _OBJECT]
    if following.kind != "word" or not rest:
        return False
    if not word.text.islower() and word.start not in text.sentence_starts:
        return False
    rules, before = text.rules.gaps, text.tokens[at - 1] if at else None
    if word.key in rules.before_time and following.key in rules.finite and rest[0].kind == "word":
        alone = before is None or before.text in _MARKS
        return alone or (_is_passive(text, at) and not is_licensed(text, at))
    if before is None or before.kind != "word":
        return False
    if word.key in rules.before_subject and following.key in rules.finite:
        return is_participle(rest[0], rules) and before.key not in rules.infinitive
    if begins_adverb(text.raw, following.start, text.language) or is_licensed(text, at):
        return False
    if following.key in rules.joining:
        passive = word.key in rules.agent and _is_passive(text, at)
        return (passive or word.key in rules.never_joined) and _begins_noun(rest[0], text)
    if following.key in rules.clause:
        told = word.key in rules.before_no_clause and rest[0].key in rules.clause_subjects
        return told and not is_participle(before, rules)  # so relied on that they …
    return word.key in rules.of_nouns and _is_past(following, rest, text)


def is_participle(word: Token, rules: Gaps) -> bool:
    """Whether a word may be a participle, or a regular past tense."""
    return word.kind == "word" and (ends_as_past(word, rules) or word.key in rules.past_or_participle)


def _is_passive(text: Text, at: int) -> bool:
    """Whether the word at an index of the tokens stands behind a passive verb: was built, or built alone."""
    rules, verb = text.rules.gaps, text.tokens[at - 1]
    if verb.key in rules.past_or_participle and text.tokens[at].key in rules.agent:
        return True
    if not is_participle(verb, rules):
        return False
    return any(token.key in rules.before_relative for token in text.tokens[max(0, at - 1 - _PASSIVE) : at - 1])


def _begins_noun(word: Token, text: Text) -> bool:
    """Whether a word behind "and" begins what is joined: a name, an article, "his"."""
    classes = closed_classes(text.base)
    if word.kind != "word" or classes is None:
        return False
    if word.text[0].isupper():
        return len(word.text) > 1
    return word.key in classes.determiners | text.rules.gaps.clause_subjects


def _is_past(verb: Token, rest: Sequence[Token], text: Text) -> bool:
    """Whether a past tense stands there with its object or an adverb (said the, stood first), and is no noun that is
    written so (spoke).
    """
    rules, behind = text.rules.gaps, rest[0]
    told = rules.objects if verb.key in rules.said else rules.objects | text.rules.word_order.free_adverbs
    return verb.text.islower() and verb.key in rules.past and behind.key in told
