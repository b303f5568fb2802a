"""What goes on in the background, on the page: how far it is, how it ended, cancel, go on, try again.

A click is carried out before the page is drawn again: where something else changed since it was drawn, it is drawn from
the beginning, and what a button then returns would be lost.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from review.errors import ReviewError
from review.store.engine import Store
from review.store.importing import known_keys
from review.store.jobs import STEPS, Job, cancel, dismiss_job, jobs, resume
from review.store.roles import Reviewer
from review.ui import session
from review.ui.faults import guarded
from review.ui.messages import say

__all__ = ["panel", "watched"]

Change = Callable[[Store, Reviewer, Job], None]

#: Seconds between two looks while something is done.
_OFTEN = 1.0
_WORDS = {
    "import": "Adding",
    "corpora": "Opening",
    "corpus": "Opening",
    "rescore": "Scoring",
    "reread": "Reading again",
    "check": "Checking",
}


def watched(job_id: int, then: str) -> None:
    """This browser waits for a job; when it is done, its document is the chosen one and `then` is said."""
    st.session_state["watched"] = {**st.session_state.get("watched", {}), job_id: then}
    session.runner().wake()


def panel(store: Store, document: int | None = None, change: Change | None = None) -> None:
    """Draws the jobs that are not over, and those that ended otherwise than well; draws them again while they go on.

    Those of one document alone, where `document` is given. `change` draws, below a document that could not be taken in,
    what was given for it.
    """
    found = _shown(store, document)
    _hear(store)  # of what ended before that look, too: where nothing goes on, the page is not drawn again by itself
    for words in st.session_state.pop("job_news", ()):
        say("done", words)
    _tell_problem()
    if not found:
        return
    going = any(job.active for job in found)
    st.session_state["jobs_seen"] = _seen(store)
    st.session_state["jobs_page_drawn"] = True
    st.fragment(_draw, run_every=_OFTEN if going else None)(document, change)


def _shown(store: Store, document: int | None) -> list[Job]:
    found = [job for job in jobs(store) if job.state not in ("done", "cancelled")]
    return found if document is None else [job for job in found if job.document == document]


def _draw(document: int | None, change: Change | None) -> None:
    store = session.store()
    who = session.reviewer(store)
    if who is None:
        return
    # while the whole page is drawn, its other buttons have not been asked yet: a change waits for the next look
    whole = st.session_state.pop("jobs_page_drawn", False)
    if not whole and _seen(store) != st.session_state.get("jobs_seen"):
        _hear(store)
        st.rerun()
    _tell_problem()
    for job in _shown(store, document):
        _one(who, job)
        if change is not None and job.kind == "import" and job.state == "failed" and session.may_write(who):
            change(store, who, job)


def _one(who: Reviewer, job: Job) -> None:
    what = f"{_WORDS.get(job.kind, job.kind)} {job.label}"
    may = session.may_write(who)
    with st.container(horizontal=True, vertical_alignment="center"):
        if job.state == "waiting":
            say("info", f"{what}: waiting for its turn")
        elif job.state == "running":
            say("info", f"{what}: {_how_far(job)}")
        elif job.state == "interrupted":
            say("info", f"{what}: the server was stopped in the midst of it, and nothing is stored.")
        else:
            # what is wrong with a file begins with its name
            say("problem", f"{what}: {job.message.removeprefix(f'{job.label}: ')}")
        if not may:
            return
        if job.active and not job.cancelling:
            st.button("Cancel", key=f"cancel_{job.id}", on_click=_carry_out, args=(cancel, job.id))
        if job.state in ("interrupted", "failed"):
            words = "Go on" if job.state == "interrupted" else "Try again"
            st.button(words, key=f"resume_{job.id}", on_click=_carry_out, args=(resume, job.id))
            if job.kind != "corpus":
                st.button("Let it be", key=f"dismiss_{job.id}", on_click=_carry_out, args=(dismiss_job, job.id))
    if job.state == "running":
        st.progress(job.share)


@guarded
def _carry_out(act: Callable[[Store, Reviewer, int], None], job_id: int) -> None:
    """A click on one of a job's buttons. What speaks against it is told when the page is drawn."""
    store = session.store()
    who = session.reviewer(store)
    if who is None:
        return
    try:
        act(store, who, job_id)
    except ReviewError as error:
        st.session_state["job_problem"] = str(error)
    session.runner().wake()


def _tell_problem() -> None:
    if (problem := st.session_state.pop("job_problem", None)) is not None:
        say("error", problem)


def _how_far(job: Job) -> str:
    """The part that is worked on, its step, and the step's share."""
    if job.cancelling:
        return "ending"
    part = f"{job.message}: " if job.message else ""
    share = f", {job.share:.0%}" if job.share else ""
    return f"{part}{STEPS.get(job.step, 'beginning')}{share}"


def _seen(store: Store) -> tuple[object, ...]:
    """Another value where the list of documents or of jobs is another."""
    return len(known_keys(store)), tuple((job.id, job.state) for job in jobs(store))


def _hear(store: Store) -> None:
    """What this browser waited for and is done: its document is the chosen one, and that is said."""
    waited: dict[int, str] = st.session_state.get("watched", {})
    if not waited:
        return
    for job in jobs(store):
        if job.id in waited and job.state == "done":
            words = waited.pop(job.id)
            if job.document is not None and job.kind == "import":
                session.choose(job.document)
            told = f"{words} {job.message}".strip()
            st.session_state["job_news"] = (*st.session_state.get("job_news", ()), told)
        elif job.id in waited and job.state == "cancelled":
            del waited[job.id]
            st.session_state["job_news"] = (
                *st.session_state.get("job_news", ()),
                f"{job.label}: cancelled; nothing is kept.",
            )
