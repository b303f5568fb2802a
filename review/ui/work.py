"""One job of the desk, done in a process of its own, so that no page waits for it:

    python -m review.ui.work JOB RUNNER PARENT

The database is the one that the environment names. The process ends when PARENT, the desk's, is gone. Nothing here
imports Streamlit.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from review.config import find_settings
from review.errors import EngineError, ReviewError
from review.processes import end_with
from review.scoring import known_checks
from review.store import jobs
from review.store.engine import Store, open_store
from review.store.importing import add_document, known_keys
from review.store.listing import document
from review.store.rechecking import recheck_pending, rescore
from review.store.rereading import reread
from review.store.roles import Reviewer
from review.text.counted import counted
from review.ui.uploads import add_pair, add_table, from_folder, missing_from_corpora

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.metrics.learned import LearnedScorer

__all__ = ["KINDS", "Task", "learned", "translator"]

#: Progress is written down at most this often, in seconds.
_OFTEN = 0.5


def translator() -> BackTranslator | None:
    """Takes documents back as `review score` does, with the best engine at hand; $REVIEW_BACK_TRANSLATION=none: not."""
    if os.environ.get("REVIEW_BACK_TRANSLATION") == "none":
        return None
    from review.backtranslation.run import BackTranslator

    return BackTranslator()


def learned() -> tuple[LearnedScorer, ...]:
    """The learned metrics of the settings that hold where the desk was started, with their models; none is fetched.

    Raises EngineError for a model that is not there.
    """
    corpora = Path(os.environ.get("REVIEW_CORPORA") or "corpora")
    wanted = find_settings(corpora if corpora.is_dir() else Path(), known_checks()).metrics
    if not wanted.models:
        return ()
    from review.judges.scorer import find_scorer
    from review.output_cache import OutputCache

    cache = OutputCache()
    found = []
    for name, model in wanted.models.items():
        try:
            found.append(find_scorer(name, model, reference_free=wanted.reference_free, cache=cache))
        except EngineError as error:
            raise EngineError(f"metrics.{name} of the settings names a model that cannot be used: {error}") from None
    return tuple(found)


class Task:
    """A claimed job as those who do it see it."""

    def __init__(self, store: Store, job_id: int, runner: str) -> None:
        self.store, self.id, self.runner = store, job_id, runner
        self.who, self.wanted = jobs.wanted_of(store, job_id)
        found = jobs.job(store, job_id)
        self.kind, self.document = (found.kind, found.document) if found is not None else ("", None)
        #: Which of several parts it is at, in words.
        self.part = ""
        self._told = ("", "", 0.0)

    def progress(self, step: str, share: float) -> None:
        """Writes down how far it is. Raises Cancelled where it is to end."""
        if (step, self.part) == self._told[:2] and time.monotonic() - self._told[2] < _OFTEN:
            return
        self._told = (step, self.part, time.monotonic())
        jobs.beat(self.store, self.id, self.runner, step, share, self.part)

    def done(self, message: str) -> Callable[[Session, int], None]:
        """Ends the job in the transaction that stores a document."""
        return lambda session, document_id: jobs.end(session, self.id, self.runner, message, document_id)


def _import(task: Task) -> None:
    form: Mapping[str, str] = task.wanted["form"]
    files = jobs.files_of(task.store, task.id)
    task.progress("read", 0.0)
    if "source" in files:
        add_pair(
            task.store, task.who, files["source"], files["target"], form,
            progress=task.progress, translator=translator(), learned=learned(), then=task.done(""),
        )  # fmt: skip
    else:
        add_table(
            task.store, task.who, files["target"], form,
            progress=task.progress, translator=translator(), learned=learned(), then=task.done(""),
        )  # fmt: skip


def _corpora(task: Task) -> None:
    """Everything in the corpora folder that the desk lacks: what fails becomes a job of its own, the others go on."""
    folder = Path(task.wanted["folder"])
    missing = [key for key in missing_from_corpora(task.store, folder) if key not in task.wanted.get("without", ())]
    engine, metrics = translator(), learned()
    for n, key in enumerate(missing):
        task.part = f"{n + 1} of {len(missing)}, {key}"
        task.progress("read", 0.0)
        try:
            _take_in(task.store, task.who, folder, key, (engine, metrics), task.progress)
        except jobs.Cancelled:
            raise
        except Exception as error:  # noqa: BLE001  # one document's row; the others go on
            from review.ui.faults import logged

            told = str(error) if isinstance(error, (ReviewError, OSError)) else logged(error)
            jobs.failed_apart(task.store, task.id, "corpus", key, {"folder": str(folder), "key": key}, told)
    with task.store.writing(None, "viewer") as session:
        jobs.end(session, task.id, task.runner, counted(len(missing), "document"))


def _corpus(task: Task) -> None:
    """One document of the corpora folder."""
    folder, key = Path(task.wanted["folder"]), task.wanted["key"]
    _take_in(task.store, task.who, folder, key, (translator(), learned()), task.progress, task.done(""))


def _take_in(
    store: Store,
    who: Reviewer,
    folder: Path,
    key: str,
    models: tuple[BackTranslator | None, tuple[LearnedScorer, ...]],
    progress: Callable[[str, float], None],
    then: Callable[[Session, int], None] | None = None,
) -> None:
    if key in known_keys(store):
        return
    progress("align", 0.0)
    engine, metrics = models
    add_document(
        store, who, from_folder(folder, key, engine, progress),
        progress=progress, translator=engine, learned=metrics, then=then,
    )  # fmt: skip


def _rescore(task: Task) -> None:
    document_id = _document(task)
    rescore(
        task.store, task.who, document_id, translator(), learned=learned(), progress=task.progress,
        then=lambda session: task.done("")(session, document_id),
    )  # fmt: skip


def _reread(task: Task) -> None:
    document_id = _document(task)
    task.progress("align", 0.0)
    engine = translator()
    loaded = from_folder(Path(task.wanted["folder"]), document(task.store, document_id).key, engine, task.progress)
    reread(
        task.store, task.who, document_id, loaded, engine, learned=learned(), progress=task.progress,
        then=lambda session, kept: jobs.end(
            session, task.id, task.runner,
            _kept(kept), document_id,
        ),
    )  # fmt: skip


def _kept(paragraphs: int) -> str:
    if paragraphs == 1:
        return "1 paragraph is as it was and keeps its corrections"
    return f"{paragraphs:,} paragraphs are as they were and keep their corrections"


def _check(task: Task) -> None:
    """Paragraphs that an act changed are checked again; each is stored by itself."""
    segments: list[int] = task.wanted["segments"]
    for n, segment in enumerate(segments):
        task.progress("check", n / len(segments))
        recheck_pending(task.store, [segment])
    with task.store.writing(None, "viewer") as session:
        jobs.end(session, task.id, task.runner, counted(len(segments), "paragraph"))


def _document(task: Task) -> int:
    assert task.document is not None
    return task.document


#: What each kind of job does.
KINDS: Mapping[str, Callable[[Task], None]] = {
    "import": _import,
    "corpora": _corpora,
    "corpus": _corpus,
    "rescore": _rescore,
    "reread": _reread,
    "check": _check,
}


def main(arguments: list[str]) -> int:
    """Does the job; 0 where it ended, whatever its end."""
    job_id, runner, parent = int(arguments[0]), arguments[1], int(arguments[2])
    end_with(parent)  # nobody would hear of what it does
    os.nice(10)  # whoever works at the desk goes first
    store = open_store()
    try:
        task = Task(store, job_id, runner)
        KINDS[task.kind](task)
    except jobs.Cancelled:
        jobs.ended(store, job_id, runner, "cancelled")
    except (ReviewError, OSError) as error:
        jobs.ended(store, job_id, runner, "failed", str(error))
    except Exception as error:  # noqa: BLE001  # told on the page, and whole in the desk's log
        from review.ui.faults import logged

        jobs.ended(store, job_id, runner, "failed", logged(error))
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
