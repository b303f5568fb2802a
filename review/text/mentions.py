"""Words that are mentioned and not used: “of” in quotation marks, on/off, "the word of", a list of little words.

What may stand beside what says nothing of them: a sentence has them where it would have any other name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from review.text.function_words import ClosedClasses, closed_classes, closed_words
from review.text.normalize import fold
from review.text.tokens import Token

if TYPE_CHECKING:
    from review.text.surface import Surface

__all__ = ["is_pair_of_prepositions", "mentioned"]

#: What sets a word apart from its sentence on both sides: quotation marks, emphasis.
_APART = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』*_`")
#: What may have a space inside.
_GUILLEMETS = frozenset("«»‹›")
#: What makes one word of two: on/off, in- and output, up-/download.
_JOINS = frozenset("/-‐‑")
#: A list of more little words, conjunctions among them, lists words.
_LISTED = 3


def mentioned(text: Surface) -> frozenset[int]:
    """Where, in a text, the words begin that are only mentioned."""
    found = {token.start for token in text.words if _is_apart(text.raw, token)}
    classes = closed_classes(text.base)
    if classes is not None:
        nouns = frozenset(map(fold, text.rules.words.mentions))
        at = 0
        while at < len(text.tokens):
            named = _is_named(text.tokens, at, nouns, classes)
            listed = _list(text.tokens, at, classes, little=closed_words(text.base), named=named)
            commas = sum(token.text == "," for token in text.tokens[at : at + 2 * len(listed)])
            if named or (len({token.key for token in listed}) > _LISTED and commas):
                found.update(token.start for token in listed)
            at += max(1, len(listed))
    return frozenset(found)


def _is_apart(raw: str, token: Token) -> bool:
    """Whether a word has quotation marks to itself, or is half of one with a slash or hyphen."""
    before, after = raw[: token.start][-2:], raw[token.end : token.end + 2]
    if not _JOINS.isdisjoint((before[-1:], after[:1])) or "/" in (before.strip(), after.strip()):
        return True  # on/off, on / off
    if before.strip() in _GUILLEMETS and after.strip() in _GUILLEMETS:
        return True
    return before[-1:] in _APART and after[:1] in _APART


def _is_named(tokens: Sequence[Token], at: int, nouns: frozenset[str], classes: ClosedClasses) -> bool:
    """Whether a noun before it says that the word at an index is a word: the word of, the verbs are."""
    before = [token.key for token in tokens[max(0, at - 2) : at]]
    return bool(before) and (
        before[-1] in nouns or (before[-1] in classes.auxiliaries and len(before) > 1 and before[0] in nouns)
    )


def _list(
    tokens: Sequence[Token], at: int, classes: ClosedClasses, *, little: frozenset[str], named: bool
) -> list[Token]:
    """The words of a list that begins at an index, each parted from the next by a comma or a conjunction or both;
    little words all, where no noun has named them.
    """
    words: list[Token] = []
    joined = True
    for token in islice(tokens, at, None):
        if token.text == ",":
            joined = True
            continue
        joins = token.key in classes.conjunctions
        if not (joined or joins) or not token.text.islower() or not (token.key in little or (named and words)):
            break
        words.append(token)
        joined = joins
    return words


def is_pair_of_prepositions(tokens: Sequence[Token], at: int, base: str) -> bool:
    """Whether the word at an index of a text's tokens (or words) is the second of two prepositions of a language (base
    tag) that a conjunction joins, which need no noun of their own: for and against, mit oder ohne.
    """
    classes = closed_classes(base)
    if classes is None or at < 2 or tokens[at].key not in classes.prepositions:
        return False
    first, joint, second = (token.key for token in tokens[at - 2 : at + 1])
    return joint in classes.conjunctions and first != second and first in classes.prepositions
