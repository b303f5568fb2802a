"""What a report says of the run as a whole, beside what it says of documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.cli.chosen import Chosen
    from review.cli.earlier import EarlierTexts
    from review.gate.baseline import Baseline
    from review.report import Verdict

__all__ = ["notes_on", "untold"]

#: Sources without a translation, and documents without an earlier one, that are named.
_LACKING, _MISSING = 20, 3


def notes_on(
    chosen: Chosen, path: Path | None, known: Baseline | None, verdict: Verdict, write: str | None
) -> tuple[str, ...]:
    """Lines on the run as a whole: the baseline, what has no translation, what did not change.

    `write` is the command that would write a baseline, None where none is wanted. Where the run failed for another
    reason than new findings, no baseline would help, and none is offered.
    """
    from review import __version__
    from review.text.counted import counted

    notes = []
    if path is None and write is not None and chosen.loaded:
        helps = verdict.passed or verdict.failing
        notes.append("There is no baseline: every finding is new." + (f" To write one: {write}" if helps else ""))
    if known is not None and known.version != __version__:
        notes.append(f"The baseline was written by review {known.version}, this is {__version__}: checks may differ.")
    notes += chosen.lacking[:_LACKING]
    if len(chosen.lacking) > _LACKING:
        notes.append(f"{len(chosen.lacking) - _LACKING} more have no translation.")
    for old, now in sorted(chosen.renamed.items())[:_LACKING]:
        notes.append(f"{old} of the baseline is called {now} now; review baseline write writes it so.")
    if len(chosen.renamed) > _LACKING:
        notes.append(f"{len(chosen.renamed) - _LACKING} more have another name than in the baseline.")
    if chosen.unchanged:
        many = len(chosen.unchanged) > 1
        notes.append(
            f"{counted(len(chosen.unchanged), 'document')} did not change and {'were' if many else 'was'} not scored."
        )
    return tuple(notes)


def untold(known: Baseline | None, before: EarlierTexts | None, translator: BackTranslator | None) -> tuple[str, ...]:
    """A line where nobody says what translations were: a revision without the files, a baseline without texts."""
    from review.text.counted import counted

    if translator is None:
        return ()
    if before is not None:
        lacking = [name for name in before.missing if known is None or name not in known.documents]
        if not lacking:
            return ()
        named = ", ".join(lacking[:_MISSING]) + (", …" if len(lacking) > _MISSING else "")
        what = f"{counted(len(lacking), 'document')} not to be read at {before.revision} ({named})"
        return (f"{what}: what became worse there is not told.",)
    segments = [s for document in known.documents.values() for s in document.segments.values()] if known else []
    if not segments or any(segment.translation for segment in segments):
        return ()
    return ("The baseline keeps no translations: what became worse is not told; write it anew to be told.",)
