"""Documents scored over several processes, each with its own models; the reports are the same whatever the number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.checks.glossary import with_glossary
from review.config import Settings
from review.model import Document
from review.processes import Cluster, cores, in_order

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.drift.change import Change
    from review.report import DocumentReport
    from review.translators.resolve import EngineChoice

__all__ = ["ScoringTask", "TranslatorChoice", "jobs_for", "score_tasks"]

#: Characters (of both sides) for which it is worth to start a process: some seconds of scoring. What an alignment had
#: translated is in the cache by then, so that a model does not change it much.
_WORTH = 60_000


@dataclass(frozen=True, slots=True)
class TranslatorChoice:
    """What a BackTranslator is made of, for each process to make its own."""

    choice: EngineChoice
    required: bool = False
    forward_model: str | None = None

    def make(self) -> BackTranslator:
        from review.backtranslation.run import BackTranslator

        return BackTranslator(self.choice, required=self.required, forward_model=self.forward_model)


@dataclass(frozen=True, slots=True)
class ScoringTask:
    """A document to score, and what a baseline knows of it (see `score_document`)."""

    document: Document
    settings: Settings
    earlier: Mapping[int, str]
    changes: Mapping[int, Change] | None = None


def jobs_for(tasks: Sequence[ScoringTask]) -> int:
    """How many processes are worth their start: one for few or short documents, at most as many as cores."""
    size = sum(len(s.text("source")) + len(s.text("target")) for task in tasks for s in task.document.segments)
    return max(1, min(cores(), len(tasks), size // _WORTH))


class _Given:
    """What a process was told before its first document."""

    translator: BackTranslator | None = None
    intervals = False


def _begin(translator: TranslatorChoice | None, intervals: bool) -> None:
    _Given.translator = translator.make() if translator is not None else None
    _Given.intervals = intervals


def _score(task: ScoringTask) -> DocumentReport:
    from review.scoring import score_document

    return score_document(
        task.document,
        task.settings,
        intervals=_Given.intervals,
        translator=_Given.translator,
        earlier=task.earlier,
        changes=task.changes,
    )


def _named(task: ScoringTask) -> str:
    return task.document.id


def score_tasks(
    tasks: Iterable[ScoringTask],
    jobs: int,
    *,
    translator: TranslatorChoice | None = None,
    intervals: bool = False,
    cluster: Cluster | None = None,
) -> Iterator[DocumentReport]:
    """A report for each task, in their order, by `jobs` processes or a `cluster`.

    `translator` says what each makes its models of; its threads are those of one process. Raises EngineError as
    `score_document` does, and ReviewError where a process dies.
    """
    if cluster is not None:
        tasks = (replace(task, settings=with_glossary(task.settings)) for task in tasks)
    return in_order(_score, tasks, jobs, _begin, translator, intervals, named=_named, cluster=cluster)
