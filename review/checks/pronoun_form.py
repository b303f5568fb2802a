"""A pronoun has the wrong form: "him said", "their walked", "and itself was".

Triggers on a pronoun where another form of it (he, him, his, himself) most likely stood: how often either form meets
the two words around, how often the same form of other persons does (in our minds, in my minds), and what kind of word
is around, weighed by odds that were fitted on prose; and on a form that has a verb's ending without being its subject
("your've"). The suggestion is the form that fits best.

Leaves alone: forms that are as right (than him, It is I, So tired was she), a reflexive form for an object behind a
gerund, a pronoun alone between marks (Hers.), pronouns in capitals (US, IT) and "I" behind a capitalised word (World
War I), a pronoun whose neighbours are names, figures or rare words, one in quotation marks by itself, -self forms
behind what they may emphasise (the house itself), and languages without a table of pronouns and of words that meet:
today only English has both.

Flagged (de → en): `Er wartete, bis er gehen konnte.` → `He waited until him could leave.` — `him`
Not flagged (de → en): `Sie gaben ihm ihr Haus und gingen selbst.` → `They gave him their house and went themselves.`

False alarms: 0.2 % of 2,496 clean English translations (DEMETR fr de ru zh hi, the references of FLORES-200 dev vi→en
and pt→en), half of them right ("Its a"); 0.6 % of 30,021 English sentences that nothing was fitted on, of the Bible and
a game for the most part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.languages.sections import Words
from review.text.function_words import closed_classes
from review.text.neighbours import Neighbours
from review.text.pronouns import forms_of, odds, pronouns_in
from review.text.word_pairs import START, has_word_pairs, meet

__all__ = ["CHECK"]

#: The logarithm of the odds above which another form is told, above which where the one that is there may be right, and
#: above which where it often is (he gave himself up to it; most of them students).
_LEAST, _LEAST_OPEN, _LEAST_USUAL = 1.5, 3.0, 3.4

#: A pronoun of so many forms has one that stands for its noun as well, the last.
_WITH_NOUN = 3


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    base = view.target.base
    if not has_word_pairs(base) or not view.source.words:
        return
    forms = forms_of(base)
    if not forms:
        return
    yield from _contracted(view, forms)
    classes, adverbs = closed_classes(base), view.target.rules.word_order.free_adverbs
    determiners = classes.determiners if classes is not None else frozenset()
    for place, second in pronouns_in(view.target):
        word = place.token
        if _is_another_word(view, place) or word.start in view.target.mentioned:
            continue
        chance, best = max((odds(place, second, other, base), other) for other in forms[place.key])
        if best in determiners and second == START and place.after in adverbs:
            continue  # no noun follows: disarm ourselves first
        if chance > _least(place, best, view) and not _is_either(place, best, view):
            shown = best if word.text.islower() or (best != "i" and place.before != START) else best.capitalize()
            shown = shown.upper() if best == "i" else shown
            yield view.hit(
                "target",
                word.start,
                word.end,
                f"“{word.text}” does not fit here; “{shown}” does",
                suggestion=shown,
            )


def _is_another_word(view: SegmentView, place: Neighbours) -> bool:
    word = place.token.text
    if word.isupper() and (len(word) > 1 or place.before_is_capital):
        return True
    if not word.isalpha():  # a contraction (it's), which is counted with the possessive
        return True
    return word[0].isupper() and word != "I" and place.token.start not in view.target.sentence_starts


def _least(place: Neighbours, best: str, view: SegmentView) -> float:
    """The logarithm of the odds from which on the best form is told: higher where the one that is there may be right by
    what no two words tell. A reflexive form may say once more what stands before it (the house itself), and only its
    subject tells it from an object (putting itself in); behind a preposition an object may have a verb behind it (rely
    on him driving), and behind the one of a part a noun (most of them students).
    """
    base, rules = view.target.base, view.target.rules
    if (
        place.key.endswith(tuple(rules.words.reflexive))
        and place.before not in (START, "")
        and not place.before_is_little
    ):
        if place.before.endswith(rules.gaps.gerund) and (best in rules.gaps.pronouns or _is_object(best, rules.words)):
            return inf  # shouting herself hoarse
        known = meet(place.before, place.key, base) or meet(place.key, place.after, base)
        return _LEAST_USUAL if known else _LEAST
    classes = closed_classes(base)
    governed = classes is not None and place.before in classes.prepositions
    # an adverb that goes with an adjective or another one tells nothing of what it is ahead of: he very ably won
    apart = classes is not None and place.after in rules.words.seldom_last - classes.auxiliaries
    # behind "as" a noun may stand as well as a clause, and "their better chances" have few neighbours
    compared = place.before in rules.words.either_case
    if governed and place.key in rules.words.pronoun_objects:
        return _LEAST_USUAL if place.before in rules.words.partitive else _LEAST_OPEN
    return _LEAST_OPEN if apart or compared else _LEAST


def _is_object(form: str, words: Words) -> bool:
    """Whether a form is, or may be, that of an object, the second of its row."""
    return form in words.pronoun_objects or any(form == row.split()[1] for row in words.pronoun_forms)


def _is_either(place: Neighbours, best: str, view: SegmentView) -> bool:
    """Whether the form that is there is right as well as another: alone between marks (Hers.), or at the end behind a
    little word (a trip similar to yours), a subject or an object behind "than" and the like, a subject behind its verb
    (It is I; Were I you; So tired was she).
    """
    rules, tokens = view.target.rules, view.target.words
    row = next(forms.split() for forms in rules.words.pronoun_forms if place.key in forms.split())
    if place.before == place.after == START:
        return True
    own = [form for form in row if not form.endswith(tuple(rules.words.reflexive))]
    if place.after == START and place.before_is_little and len(own) >= _WITH_NOUN and place.key == own[-1]:
        return True
    if place.before in rules.words.either_case and {place.key, best} <= set(row[:2]):
        return True
    if place.key != row[0]:
        return False
    at = tokens.index(place.token)
    inverted = at and tokens[at - 1].start in view.target.sentence_starts and place.before in rules.gaps.inverted
    return bool(inverted) or (place.before in rules.gaps.before_relative and place.after == START)


def _contracted(view: SegmentView, forms: Mapping[str, tuple[str, ...]]) -> Iterator[Hit]:
    """A form with the ending of a verb whose subject it cannot be: your've, me'll."""
    words = view.target.rules.words
    for token in view.target.words if words.pronoun_verbs else ():
        form, apostrophe, ending = token.text.replace("’", "'").partition("'")
        if not apostrophe or ending not in words.pronoun_verbs or form.casefold() not in forms:
            continue
        subject = _subject(form.casefold(), words.pronoun_forms)
        if form.casefold() == subject:
            continue
        suggestion = (subject.capitalize() if form[0].isupper() else subject) + token.text[len(form) :]
        message = f"“{token.text}” does not fit here; “{suggestion}” does"
        yield view.hit("target", token.start, token.end, message, suggestion=suggestion)


def _subject(form: str, rows: tuple[str, ...]) -> str:
    return next(row.split()[0] for row in rows if form in row.split())


CHECK = Check(
    code="pronoun-form",
    category="Linguistic conventions/Grammar",
    severity="minor",
    page=__doc__,
    segment=find,
)
