"""The documents of a command line, scored against the baseline that guards them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import UsageError
from review.formats.patterns import fixed_folder, is_pattern

if TYPE_CHECKING:
    from review.backtranslation import BackTranslator
    from review.cli.chosen import Chosen
    from review.gate.baseline import Baseline
    from review.judges.judge import Judge
    from review.metrics.learned import LearnedScorer
    from review.report import DocumentReport

__all__ = ["baseline_path", "score_all"]


def baseline_path(paths: tuple[str, ...], chosen: Path | None) -> Path | None:
    """The baseline that was asked for, else the one in or above the folders; None where there is none.

    Raises UsageError where folders have different ones.
    """
    from review.gate.file import find_baseline

    if chosen is not None:
        return chosen
    folders = [Path(path) if not is_pattern(path) else fixed_folder(path) for path in paths if path != "-"]
    found = {find_baseline(folder) for folder in folders if folder.is_dir()}
    if len(found) > 1:
        names = " and ".join(sorted(str(path) if path else "none" for path in found))
        raise UsageError(
            f"the folders have different baselines ({names}); say which with --baseline, or score them apart"
        )
    return next(iter(found), None)


def score_all(
    chosen: Chosen,
    translator: BackTranslator | None,
    *,
    intervals: bool = False,
    judge: Judge | None = None,
    baseline: Baseline | None = None,
    sources: Baseline | None = None,
    learned: Sequence[LearnedScorer] = (),
) -> tuple[DocumentReport, ...]:
    """Scores all, with what the baseline knows of sources that changed, and with a progress bar where standard error is
    a terminal; a judge that asks has its own.

    With a baseline, what changed since is compared with the translations that it has; `sources` is the one that knows
    which sources the translations were made from.
    Raises EngineError as the translator and the judge do.
    """
    from review.cli.progress import progress
    from review.gate.baseline import earlier_translations
    from review.gate.stale import changes_since
    from review.scoring import score_document

    reports = []
    with progress("scoring", 0 if judge is not None and judge.asks else len(chosen.loaded)) as step:
        for one in chosen.loaded:
            known = baseline.documents.get(one.document.id) if baseline is not None else None
            earlier = earlier_translations(one.document, known)
            made = sources.documents.get(one.document.id) if sources is not None else None
            report = score_document(
                one.document,
                one.settings,
                intervals=intervals,
                translator=translator,
                judge=judge,
                earlier=earlier,
                changes=changes_since(one.document, made) if made is not None else None,
                learned=learned,
            )
            reports.append(report)
            step()
    return tuple(reports)
