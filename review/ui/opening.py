"""The corpora folder's documents into the desk, whichever page is opened first."""

from __future__ import annotations

from review.store import jobs
from review.store.engine import Store
from review.store.roles import Reviewer
from review.ui import session
from review.ui.jobs_panel import panel
from review.ui.messages import say, title
from review.ui.uploads import missing_from_corpora

__all__ = ["no_document", "open_corpora"]


def open_corpora(store: Store, who: Reviewer) -> None:
    """Documents of the corpora folder that the desk does not have yet are taken in, in the background.

    Those that could not be are jobs that failed, and tried again when somebody asks for it.
    """
    if not session.may_write(who):
        return
    folder = session.corpora_folder()
    missing = missing_from_corpora(store, folder)
    failed = {job.label for job in jobs.jobs(store) if job.kind == "corpus"}
    if set(missing) - failed:
        wanted = {"folder": str(folder.resolve()), "without": sorted(failed)}
        jobs.submit(store, who, "corpora", "the corpora", wanted)
        session.runner().wake()


def no_document(store: Store, who: Reviewer, heading: str) -> None:
    """What a page says that is about a document, where there is none: those that come, or where one is added."""
    title(heading)
    open_corpora(store, who)
    panel(store)
    if not any(job.active for job in jobs.jobs(store)):
        say("info", "There is no document yet. Page 1, Documents, takes one in.")
