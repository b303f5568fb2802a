"""What there is to say of several documents of a run: once, and of which languages."""

from __future__ import annotations

from typing import NamedTuple

from review.report import Report
from review.text.language import language_name
from review.translators.directions import short_code

__all__ = ["Shared", "shared_notes"]

#: Pairs of languages that a note names.
_PAIRS = 12
#: What stands in a note's shape in the place of its document's languages: translation to source and source and
#: translation by name, translation to source by code. They are no characters of a text.
_BACK, _BOTH, _CODES = "\ufdd0", "\ufdd1", "\ufdd2"


class Shared(NamedTuple):
    """A note on several documents: how it reads, of how many, and how each of them has it."""

    text: str
    documents: int
    notes: frozenset[str]


def shared_notes(report: Report) -> list[Shared]:
    """The notes that several documents have, and those that differ in their documents' languages and nothing else."""
    found: dict[str, list[tuple[str, tuple[str, str, str]]]] = {}
    for one in report.documents:
        source, target = one.document.source_language, one.document.target_language
        ours, theirs = language_name(source), language_name(target)
        said = f"{theirs} to {ours}", f"{ours} and {theirs}", f"{short_code(target)}-{short_code(source)}"
        for note in dict.fromkeys(one.notes):
            shape = note
            for words, mark in zip(said, (_BACK, _BOTH, _CODES), strict=True):
                shape = shape.replace(words, mark)
            found.setdefault(shape, []).append((note, said))
    shared = []
    for shape, notes in found.items():
        if len(notes) > 1:
            backs, boths, codes = (
                [*dict.fromkeys(column)] for column in zip(*(said for _, said in notes), strict=True)
            )
            text = shape.replace(_BACK, _listed(backs)).replace(_BOTH, _listed(boths)).replace(_CODES, codes[0])
            shared.append(Shared(text, len(notes), frozenset(note for note, _ in notes)))
    return shared


def _listed(pairs: list[str]) -> str:
    more = len(pairs) - _PAIRS
    return ", ".join(pairs[:_PAIRS]) + (f" and {more} more" if more > 0 else "")
