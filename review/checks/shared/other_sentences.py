"""Sentences of a translation that are in another language than it, in a row as one."""

from __future__ import annotations

from collections.abc import Iterator

from review.languages.language import LINGUA_FRANCA
from review.text.analysis import Text
from review.text.other_language import Spoken, other_language
from review.text.tokens import is_unspaced

__all__ = ["sentences_of_others"]

#: What stands around what is quoted, and what may stand behind a sentence.
_OPENING = "\"'“„«»‘‚‹「『(（[*_"
_ENDS = ".!?…"
#: The share of words that the source has as well of a sentence that was copied, or quotes.
_COPIED = 0.4
#: English stands among other languages as titles and terms do: so many words of it are a sentence.
_ENGLISH = 6


def sentences_of_others(source: Text, target: Text) -> list[tuple[int, int, Spoken]]:
    """Where sentences of the target, as (start, end), are in another language, and which."""
    found: list[tuple[int, int, Spoken]] = []
    for start, end, spoken in _sentences(source, target):
        last = found[-1] if found else None
        if last is not None and last[2].language == spoken.language and not target.raw[last[1] : start].strip():
            found[-1] = (last[0], end, Spoken(spoken.language, last[2].more + spoken.more))
        else:
            found.append((start, end, spoken))
    return found


def _sentences(source: Text, target: Text) -> Iterator[tuple[int, int, Spoken]]:
    if is_unspaced(target.raw):
        return
    words = target.words
    for start, end in target.sentences:
        while start < end and target.raw[start].isspace():
            start += 1
        end = start + len(target.raw[start:end].rstrip())
        written = target.raw[start:end]
        if not written or written[0] in _OPENING or written.rstrip(_ENDS)[-1:] in "\"'”“»’)）]*_":
            continue
        within = [word for word in words if start <= word.start < end and word.text.isalpha()]
        keys = [
            word.key
            for at, word in enumerate(within)
            if word.text.islower() or (not at and word.start in target.sentence_starts and word.text.istitle())
        ]
        copied = sum(key in source.folded for key in keys)
        if copied >= _COPIED * len(keys):
            continue
        spoken = other_language(keys, target.base)
        if spoken is None or (spoken.language == LINGUA_FRANCA and len(keys) < _ENGLISH):
            continue
        yield start, end, spoken
