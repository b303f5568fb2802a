"""What there is to say of several documents of a run: once, and of which languages."""

from __future__ import annotations

from typing import NamedTuple

from review.report import Report
from review.text.language import language_name
from review.translators.directions import short_code

__all__ = ["Shared", "note_lines", "shared_notes"]

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

    def line(self, report: Report) -> str:
        """How it reads below the report, with how many documents it is of where it is not all of them."""
        many = len(report.documents)
        return self.text if self.documents == many else f"{self.documents} of {many} documents: {self.text}"


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


def note_lines(report: Report) -> list[str]:
    """What there is to say of the documents, those of several first and once, the others with whose they are."""
    shared = shared_notes(report)
    common = frozenset[str]().union(*(one.notes for one in shared))
    own = ((one.document.id, note) for one in report.documents for note in one.notes if note not in common)
    alone = len(report.documents) == 1
    return [*(one.line(report) for one in shared), *(note if alone else f"{name}: {note}" for name, note in own)]


def _listed(pairs: list[str]) -> str:
    more = len(pairs) - _PAIRS
    return ", ".join(pairs[:_PAIRS]) + (f" and {more} more" if more > 0 else "")
