"""A pronoun has the wrong form: "him said", "their walked", "and itself was".

Triggers on a pronoun between two words that hardly ever have it between them, where another form of the same pronoun
(he, him, his, himself) stands there much more often, at a sentence's beginning more often at all than an object ("Him
won"); and on a form that has a verb's ending without being its subject ("your've"). How often words meet is counted
over a large text of the language. The suggestion is the form that fits best.

Leaves alone: forms that are as right (than him, It is I, a subject before what may be a verb: before I sleep), a
pronoun alone between marks (Hers.), pronouns in capitals (US, IT) and "I" behind a capitalised word (World War I), a
pronoun whose neighbours are names, figures or rare words, one in quotation marks by itself, -self forms behind what
they may emphasise (the house itself), and languages without a table of pronouns and of words that meet: today only
English has both.

Flagged (de → en): `Er wartete, bis er gehen konnte.` → `He waited until him could leave.` — `him`
Not flagged (de → en): `Sie gaben ihm ihr Haus und gingen selbst.` → `They gave him their house and went themselves.`

False alarms: 0.4 % of 6,500 clean English translations (DEMETR fr de ru zh hi, FLORES-200 dev vi→en and pt→en: the
reference, Google, Microsoft).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from review.checks.check import Check, DocumentView, Hit, SegmentView
from review.languages.language import language_of
from review.lazy_patterns import lazy_re
from review.text.function_words import closed_classes
from review.text.neighbours import Neighbours, neighbours
from review.text.word_pairs import START, fit, has_word_pairs, meet

__all__ = ["CHECK"]

#: Two words or more without a mark.
_ON = lazy_re(r" \w+ \w")

#: How much better another form must fit, as a power of ten: where the other form is known beside both neighbours,
#: beside one, where the form that is there is known beside one, too, and where it is a reflexive one.
_BOTH, _ONE, _KNOWN, _REFLEXIVE = 1.0, 1.4, 1.8, 2.0
#: Where the other form is known beside both neighbours, and the one that is there beside one, or beside both.
_KNOWN_ONCE, _KNOWN_TWICE = 1.3, 1.6
#: Where the one that is there is an object, and begins a sentence.
_BEGINS = 0.6


@lru_cache(maxsize=8)
def _forms(base: str) -> Mapping[str, tuple[str, ...]]:
    """Each pronoun's other forms; words are keyed as the table of pairs has them."""
    paradigms = [row.split() for row in language_of(base).words.pronoun_forms]
    return {form: tuple(one for one in row if one != form) for row in paradigms for form in row}


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    base = view.target.base
    if not has_word_pairs(base) or not view.source.words:
        return
    forms = _forms(base)
    if not forms:
        return
    yield from _contracted(view, forms)
    for place in neighbours(view.target, forms):
        word = place.token
        if _is_another_word(view, place) or word.start in view.target.mentioned:
            continue
        best = _better(place, forms[place.key], base, begins=_begins_wrongly(place, view))
        if best is not None and not _is_either(place, best, view):
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


def _is_either(place: Neighbours, best: str, view: SegmentView) -> bool:
    """Whether the form that is there is right as well as the best one: alone between marks (Hers.), behind "than" and
    the like, a subject behind its verb (It is I; Were I you), or one in a clause (before I sleep; what he sees he
    paints) that has no other verb behind it.
    """
    rules, tokens = view.target.rules, view.target.words
    if place.before == place.after == START or place.before in rules.words.either_case:
        return True
    row = next(forms.split() for forms in rules.words.pronoun_forms if place.key in forms.split())
    if place.key != row[0]:
        return False
    at = tokens.index(place.token)
    inverted = at and tokens[at - 1].start in view.target.sentence_starts and place.before in rules.gaps.inverted
    if inverted or (place.before in rules.gaps.before_relative and place.after == START):
        return True
    start = max((one for one in view.target.sentence_starts if one <= place.token.start), default=0)
    licences = rules.gaps.licences - rules.words.either_case
    clause = any(start <= word.start and word.key in licences for word in tokens[:at])
    conjunctions = rules.words.conjunction | (rules.gaps.adverbial - rules.gaps.stranded)
    if best != row[2] or not (clause or place.before in conjunctions):
        return False
    return not any(word.key in rules.gaps.finite for word in tokens[at + 2 : at + 3])


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


def _begins_wrongly(place: Neighbours, view: SegmentView) -> bool:
    """Whether an object begins a sentence that goes on with no subject (Him I know) and is none itself (Me too)."""
    rules = view.target.rules
    if place.before != START or place.key not in rules.words.pronoun_objects or place.after in rules.gaps.pronouns:
        return False
    return not place.after.endswith(rules.gaps.gerund or ("\0",)) and bool(_ON.match(view.target.raw, place.token.end))


def _least(known: int, seen: int, *, governed: bool) -> float:
    """How much better a form must fit that is known beside `seen` neighbours, where the other is beside `known`;
    `governed`: behind a preposition, where objects are right by themselves (most of them students).
    """
    if seen == 2 and not (known and governed):
        return (_BOTH, _KNOWN_ONCE, _KNOWN_TWICE)[known]
    return _KNOWN if known else _ONE


def _better(place: Neighbours, others: tuple[str, ...], base: str, *, begins: bool) -> str | None:
    """The form that fits much better, if there is one; better at all, where the one that is there begins a sentence."""
    before, word, after = place.before, place.key, place.after
    known = meet(before, word, base) + meet(word, after, base)
    mine = fit(before, word, after, base)
    reflexive = word.endswith(tuple(language_of(base).words.reflexive))
    if reflexive and known and before != START and not place.before_is_little:
        return None  # it may emphasise what stands before it
    best, gain = None, 0.0
    classes = closed_classes(base)
    determiners = classes.determiners if classes is not None and after == START else frozenset()
    for other in others:
        if other in determiners:
            continue  # a noun must follow it
        seen = meet(before, other, base) + meet(other, after, base)
        least = _least(known, seen, governed=classes is not None and before in classes.prepositions)
        if reflexive and before != START:
            least = max(least, _REFLEXIVE)
        if begins:
            least = _BEGINS
        more = fit(before, other, after, base) - mine
        if seen > 0 and more > max(least, gain) and not (known == 2 and seen < 2):
            best, gain = other, more
    return best


CHECK = Check(
    code="pronoun-form",
    category="Linguistic conventions/Grammar",
    severity="minor",
    page=__doc__,
    segment=find,
)
