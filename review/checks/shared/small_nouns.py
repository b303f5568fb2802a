"""Nouns that stand in lower case in a language that writes them with a capital: "die regierung", "einen tisch"."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.shared.enclosed import is_enclosed
from review.checks.shared.small_names import is_small
from review.checks.views import SegmentView
from review.text.analysis import Text
from review.text.function_words import closed_classes
from review.text.lexicon import frequency
from review.text.noun_words import is_only_noun
from review.text.tokens import Token

__all__ = ["small_nouns"]

#: A word so frequent (Zipf) is one of the language: what stands beside others may be of a foreign phrase.
_SAID = 3.0


def small_nouns(view: SegmentView) -> Iterator[Token]:
    """The nouns of a target in lower case inside a sentence; one that the source has so, too, behind an article."""
    target = view.target
    if not view.paired or not target.rules.words.noun_endings:
        return
    kept = {word.text for word in view.source.words}
    for at, word in enumerate(target.words):
        if not is_small(word, target) or not is_only_noun(word.key, target.language):
            continue
        if is_enclosed(word, target.raw) or view.is_marked_up("target", word.start):
            continue
        if word.text in kept and not (at and _is_before_noun(target.words[at - 1].key, target)):
            continue
        beside = (*target.words[max(0, at - 1) : at], *target.words[at + 1 : at + 2])
        if all(one.text[0].isupper() or frequency(one.key, target.base) >= _SAID for one in beside):
            yield word


def _is_before_noun(key: str, text: Text) -> bool:
    """Whether a folded word is an article or a possessive, which say that a noun of the language follows."""
    classes = closed_classes(text.base)
    return key in text.rules.words.before_noun or (classes is not None and key in classes.determiners)
