"""What a language model answers instead of a translation: an excuse, what it cannot do, and what was asked of it.

The phrases are in the files of the languages ([refusal]). One of them says little; a refusal has three kinds of them,
or speaks of itself as a machine, near its start.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.languages.language import language_of
from review.text.normalize import fold
from review.text.surface import Surface
from review.text.tokens import is_unspaced

__all__ = ["excuses_itself", "is_refusal", "knows_refusals"]

#: So many characters from its start on a refusal has said that it is one.
_START = 240


@lru_cache(maxsize=64)
def _patterns(base: str) -> tuple[regex.Pattern[str], ...] | None:
    """Apology, inability, machine and task; None where nothing is known."""
    refusal = language_of(base).refusal
    kinds = (refusal.apology, refusal.unable, refusal.machine, refusal.task)
    if not all(kinds):
        return None
    return tuple(regex.compile("|".join(_beginning(fold(phrase)) for phrase in kind)) for kind in kinds)


def _beginning(phrase: str) -> str:
    """The phrase where a word begins; its last word may go on."""
    return regex.escape(phrase) if is_unspaced(phrase) else rf"(?<![\p{{L}}\p{{M}}]){regex.escape(phrase)}"


def knows_refusals(base: str) -> bool:
    """Whether a language's file has the phrases, so that a text of it without them is none."""
    return _patterns(base) is not None


def is_refusal(text: Surface) -> bool:
    """Whether a text declines what was asked of it. False for languages that nothing is known of."""
    patterns = _patterns(text.base)
    if patterns is None:
        return False
    apology, unable, machine, task = patterns
    start = text.folded[:_START]
    if unable.search(start) is None:
        return False
    return bool((apology.search(start) and task.search(start)) or machine.search(start))


def excuses_itself(text: Surface) -> bool:
    """Whether a text excuses itself anywhere, or speaks of itself as a machine: then its translation may do so, too."""
    patterns = _patterns(text.base)
    return patterns is not None and any(one.search(text.folded) is not None for one in (patterns[0], patterns[2]))
