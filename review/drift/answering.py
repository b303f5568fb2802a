"""Whether a change of a translation can be the answer to a change of its source.

What it is about must be there: a negation that came or went in the source comes or goes in the translation, a duty
becomes a permission, a word that took another's place has one in the translation that took another's place. Where that
is not so, somebody changed the translation for a reason of their own, and it follows nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.drift.change import Change, changed_words
from review.drift.values import keeps_old
from review.text.analysis import Text
from review.text.modal_words import modal_words
from review.text.negation_words import negation_of

__all__ = ["answers"]

#: By how much, of the longer one, words that took others' place may be longer or shorter.
_AS_LONG = 0.5


def answers(change: Change, source: tuple[Text, Text], translation: tuple[Text, Text]) -> bool:
    """Whether the translation's change from its first version to its second may follow the source's `change`.

    Silent, and so true, where a language's words are not known.
    """
    now = translation[1]
    if keeps_old(change.because, change.before, change.now, source[0].language, now):
        return False
    if change.because == "negation":
        return not _negates_alike(*translation)
    if change.because == "duty":
        return not _binds_alike(*translation)
    if change.because == "wording" and not any(text.unspaced for text in (*source, *translation)):
        return not (_all_replaced(changed_words(*source)) and _none_replaced(changed_words(*translation)))
    return True


def _negates_alike(before: Text, now: Text) -> bool:
    negation = negation_of(before.base)
    if negation is None or negation.implies(""):
        return False
    texts = [text.raw.replace("’", "'").lower() for text in (before, now)]
    if len(negation.markers(texts[0])) != len(negation.markers(texts[1])):
        return False
    words = [" ".join(side).lower() for place in changed_words(before, now) for side in place]
    return not any(map(negation.implies, words))


def _binds_alike(before: Text, now: Text) -> bool:
    old, new = modal_words(before.raw, before.base), modal_words(now.raw, now.base)
    return any(old.values()) and all(len(old[kind]) == len(new[kind]) for kind in old)


def _all_replaced(places: Sequence[tuple[Sequence[str], Sequence[str]]]) -> bool:
    """Whether words only took the place of others, of about their length."""
    for before, now in places:
        lengths = sorted((sum(map(len, before)), sum(map(len, now))))
        if lengths[1] - lengths[0] > _AS_LONG * lengths[1]:
            return False
    return bool(places)


def _none_replaced(places: Sequence[tuple[Sequence[str], Sequence[str]]]) -> bool:
    """Whether words only came, or went."""
    return bool(places) and all(not before or not now for before, now in places)
