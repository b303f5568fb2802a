"""The documents of a command line, scored against the baseline that guards them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import UsageError
from review.formats.patterns import fixed_folder, is_pattern

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.cli.back_translation import BackTranslationWish
    from review.cli.chosen import Chosen
    from review.cli.earlier import EarlierTexts
    from review.gate.baseline import Baseline
    from review.judges.judge import Judge
    from review.metrics.learned import LearnedScorer
    from review.processes import Cluster
    from review.report import DocumentReport

__all__ = ["baseline_path", "from_here", "score_all"]


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


def from_here(path: Path) -> str:
    """The path as one would type it in this folder."""
    here, place = Path.cwd(), path.resolve()
    return str(place.relative_to(here) if place.is_relative_to(here) else path)


def score_all(
    chosen: Chosen,
    translator: BackTranslator | None,
    *,
    jobs: int | None = None,
    cluster: Cluster | None = None,
    wish: BackTranslationWish | None = None,
    intervals: bool = False,
    judge: Judge | None = None,
    baseline: Baseline | None = None,
    sources: Baseline | None = None,
    learned: Sequence[LearnedScorer] = (),
    before: EarlierTexts | None = None,
) -> tuple[DocumentReport, ...]:
    """Scores all, with what the baseline knows of sources that changed, and with progress bars where standard error is
    a terminal; a judge that asks has its own.

    `jobs` processes, None: as many as are worth their start; one where a judge is asked, which has one budget; or the
    workers of a `cluster`. Each makes its translator as `wish` says. With a baseline, what changed since is compared
    with the translations that it has, and of sources that it does not know with those of `before`; `sources` is the
    one that knows which sources the translations were made from.
    Raises EngineError as the translator and the judge do, InputError as `before` does, ReviewError where a process
    dies.
    """
    from review.cli.progress import progress
    from review.gate.baseline import earlier_translations
    from review.gate.stale import changes_since
    from review.processes import cores
    from review.scores import with_learned
    from review.scoring import score_document
    from review.scoring_jobs import ScoringTask, jobs_for, score_tasks

    tasks = []
    for one in chosen.loaded:
        known = baseline.documents.get(one.document.id) if baseline is not None else None
        made = sources.documents.get(one.document.id) if sources is not None else None
        changes = changes_since(one.document, made) if made is not None else None
        earlier = earlier_translations(one.document, known)
        if before is not None:
            earlier = {**before.of(one, translator), **earlier}
        tasks.append(ScoringTask(one.document, one.settings, earlier, changes))
    if judge is not None or wish is None:
        jobs = 1
    elif jobs is None:
        jobs = jobs_for(tasks)
    jobs = min(jobs, max(1, len(tasks)))
    sharing = jobs if cluster is None else cores() + 1  # a worker of a cluster takes one core of its machine

    reports: list[DocumentReport] = []
    with progress("scoring", 0 if judge is not None and judge.asks else len(tasks), "sentences of a model") as told:
        if (jobs > 1 or cluster is not None) and wish is not None:
            made_of = wish.made_of(sharing) if translator is not None else None
            for report in score_tasks(tasks, jobs, translator=made_of, intervals=intervals, cluster=cluster):
                for scorer in learned:
                    report = with_learned(report, scorer)  # a model that knows the machine's cores
                reports.append(report)
                told.step()
            return tuple(reports)
        for task in tasks:
            report = score_document(
                task.document,
                task.settings,
                intervals=intervals,
                translator=translator,
                judge=judge,
                earlier=task.earlier,
                changes=task.changes,
                learned=learned,
                progress=told.within,
            )
            reports.append(report)
            told.step()
    return tuple(reports)
