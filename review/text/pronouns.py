"""Whether another form of a pronoun stands better between two words: him left, and he left.

What the counts of words beside each other (`review.text.word_pairs`) say of the two forms is little where the words
around are rare; so what they say of the same form of other persons counts as well (in our minds, in my minds). How much
that proves is a logistic function of EVIDENCE, fitted by scripts/fit_pronouns.py on public English prose with a pronoun
of each sentence in another form against the sentences as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from review.languages.language import language_of
from review.text.analysis import Text
from review.text.function_words import closed_classes
from review.text.lexicon import frequency
from review.text.neighbours import Neighbours, neighbours
from review.text.word_pairs import START, attraction, fit, meet

__all__ = ["EVIDENCE", "evidence", "forms_of", "odds", "pronouns_in"]

#: The forms: subject, object, before a noun, without one, reflexive.
_ROLES = range(5)
_REFLEXIVE, _BEFORE_NOUN, _ALONE = 4, 2, 3
#: What counts by itself, with its weight: what the table says of the two forms, and of the same forms of other persons.
_BY_ITSELF: dict[str, float] = {
    "gain": 0.85,
    "gain above 1.5": 0.32,
    "before": 0.44,
    "behind": 0.47,
    "together": 0.40,
    "together above 2": -0.07,
    "mine meets before": -0.30,
    "mine meets behind": -0.44,
    "meets before": 0.33,
    "meets behind": 0.86,
    "like mine meet before": -0.20,
    "like mine meet behind": -0.81,
    "like it meet before": 0.30,
    "like it meet behind": 0.40,
    "frequency before": -0.03,
    "frequency behind": 0.02,
}
#: What counts by the form: for the other form where it is one, against it where the pronoun that is there is one.
_BY_ROLE: dict[str, tuple[float, float, float, float, float]] = {
    "always": (0.36, -0.38, 0.75, -0.07, -0.46),
    "first": (2.31, 0.09, 1.39, 0.13, -1.11),
    "last": (0.28, 2.63, -3.47, -1.49, -0.37),
    "behind a preposition": (-0.05, -0.01, 0.59, -0.29, -1.22),
    "behind an auxiliary": (1.72, -0.84, 0.22, -0.28, -0.81),
    "behind a conjunction": (1.19, -0.14, 0.90, 0.45, -0.39),
    "behind a determiner": (-1.41, -2.36, -0.15, -0.06, -7.40),
    "behind a past": (0.11, 1.68, 1.98, 0.45, 2.09),
    "behind a gerund": (0.01, 1.84, 2.13, -0.58, 1.36),
    "ahead of a determiner": (-0.00, 0.31, -2.30, -1.62, 0.23),
    "ahead of a preposition": (0.23, -0.14, -2.78, -1.29, -0.65),
    "ahead of an auxiliary": (0.59, -0.33, -2.49, -0.80, 0.05),
    "ahead of a conjunction": (0.08, -0.30, -1.55, -1.55, -0.63),
    "ahead of a past": (0.40, -0.17, -1.15, -0.46, 0.04),
    "ahead of a gerund": (0.01, 1.57, 1.65, 0.21, 2.05),
    "ahead of an adverb": (-0.16, 0.44, -1.14, 0.05, 0.88),
    "second behind is a determiner": (0.45, 0.66, -1.91, -0.46, 0.54),
    "second behind is a preposition": (0.48, 0.55, 0.21, 0.28, 1.06),
    "second behind is an auxiliary": (0.09, 0.15, 1.60, -0.58, 0.49),
    "second behind ends": (0.14, 0.62, 0.71, 0.27, 0.84),
    "second behind is a pronoun": (0.71, 0.32, -1.04, 0.34, 0.27),
}
EVIDENCE = (*_BY_ITSELF, *(f"{name} {role}" for name in _BY_ROLE for role in _ROLES))
_CONSTANT = -1.92


class _Said(NamedTuple):
    """What is known of a form between two words, and of the same form of other persons."""

    before: float
    behind: float
    together: float
    meets_before: bool
    meets_behind: bool


@lru_cache(maxsize=8)
def forms_of(base: str) -> Mapping[str, tuple[str, ...]]:
    """Each pronoun's other forms; words are keyed as the table of pairs has them."""
    paradigms = [row.split() for row in language_of(base).words.pronoun_forms]
    return {form: tuple(one for one in row if one != form) for row in paradigms for form in row}


@lru_cache(maxsize=8)
def _roles(base: str) -> tuple[dict[str, frozenset[int]], tuple[tuple[str, ...], ...]]:
    """Form → what it may be, and the forms of each role that are nothing else: those of persons with five forms, of
    which the second is an object.
    """
    words, subjects = language_of(base).words, language_of(base).word_order.subjects
    rows = [row.split() for row in words.pronoun_forms]
    whole = [row for row in rows if len(row) > _REFLEXIVE and row[1] in words.pronoun_objects]
    roles: dict[str, frozenset[int]] = {}
    for row in rows:
        own = [form for form in row[1:] if not form.endswith(tuple(words.reflexive))]
        objects = [form for form in own if form in words.pronoun_objects]
        roles.update((form, frozenset((_REFLEXIVE,))) for form in row[1:] if form not in own)
        roles[row[0]] = frozenset((0,) if row[0] in subjects else (0, 1))
        roles.update((form, frozenset((1,))) for form in objects)
        if row in whole:
            roles.update((form, frozenset((at,))) for at, form in enumerate(row[1:_REFLEXIVE], start=1))
            continue
        first, *others = [form for form in own if form not in objects]
        roles[first] = frozenset((_BEFORE_NOUN,) if others else (_BEFORE_NOUN, _ALONE))
        roles.update((form, frozenset((_ALONE,))) for form in others)
        if not objects and row[0] in subjects:
            roles[first] |= {1}  # her
    return roles, tuple(tuple(row[at] for row in whole) for at in _ROLES)


@lru_cache(maxsize=4096)
def _said(before: str, form: str, after: str, base: str) -> _Said:
    roles, alike = _roles(base)
    found = [_Said(-1, -1, -2, False, False)]
    for role in roles[form]:
        ahead = [attraction(before, one, base) or 0.0 for one in alike[role]]
        behind = [attraction(one, after, base) or 0.0 for one in alike[role]]
        most = max(map(max, zip(ahead, ahead, strict=True))), max(behind)
        found.append(
            _Said(
                *most, sum(most),
                any(meet(before, one, base) for one in alike[role]), any(meet(one, after, base) for one in alike[role]),
            )
        )  # fmt: skip
    return max(found, key=lambda one: one.together)


def evidence(place: Neighbours, second: str, other: str, base: str) -> tuple[float, ...]:
    """The values of EVIDENCE that `other` should stand where a pronoun does; `second`: the word after the next one."""
    before, mine, after = place.before, place.key, place.after
    gain = fit(before, other, after, base) - fit(before, mine, after, base)
    one, two = _said(before, mine, after, base), _said(before, other, after, base)
    together = two.together - one.together
    contexts = _contexts(before, after, second, base)
    sides = [role in _roles(base)[0][other] for role in _ROLES], [role in _roles(base)[0][mine] for role in _ROLES]
    signs = [int(ours) - int(theirs) for ours, theirs in zip(*sides, strict=True)]
    return (
        gain, max(0.0, gain - 1.5), two.before - one.before, two.behind - one.behind, together, max(0.0, together - 2),
        meet(before, mine, base), meet(mine, after, base), meet(before, other, base), meet(other, after, base),
        one.meets_before, one.meets_behind, two.meets_before, two.meets_behind,
        frequency(before, base), frequency(after, base),
        *(sign * context for context in contexts for sign in signs),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _contexts(before: str, after: str, second: str, base: str) -> tuple[bool, ...]:
    """Which of _BY_ROLE hold between two words; none but "always" for a language without closed classes."""
    rules, classes = language_of(base), closed_classes(base)
    if classes is None:
        return (True, *(False,) * (len(_BY_ROLE) - 1))
    past, gerund, order = rules.gaps.past_ending, rules.gaps.gerund, rules.word_order
    adverb = after.endswith(order.adverb_endings) or after in order.free_adverbs
    return (
        True, before == START, after == START,
        before in classes.prepositions, before in classes.auxiliaries, before in classes.conjunctions,
        before in classes.determiners, before.endswith(past), before.endswith(gerund),
        after in classes.determiners, after in classes.prepositions, after in classes.auxiliaries,
        after in classes.conjunctions, after.endswith(past), after.endswith(gerund), adverb,
        second in classes.determiners, second in classes.prepositions, second in classes.auxiliaries,
        second == START, second in rules.gaps.pronouns,
    )  # fmt: skip


def odds(place: Neighbours, second: str, other: str, base: str) -> float:
    """The logarithm of the odds that `other` should stand where a pronoun does; `second`: the word after the next."""
    weights = (*_BY_ITSELF.values(), *chain.from_iterable(_BY_ROLE.values()))
    values = evidence(place, second, other, base)
    return _CONSTANT + sum(weight * value for weight, value in zip(weights, values, strict=True))


def pronouns_in(text: Text) -> Iterator[tuple[Neighbours, str]]:
    """Every pronoun of a text between its neighbours, with the word after the next one."""
    forms = forms_of(text.base)
    if not any(True for _ in neighbours(text, forms)):
        return
    places = [*neighbours(text)]
    following = {one.token.start: other for one, other in pairwise(places)}
    for place in places:
        if place.key in forms:
            behind = following.get(place.token.start)
            yield place, behind.after if behind is not None and place.after not in (START, "") else START
