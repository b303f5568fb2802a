"""What a page says of work in the background, drawn once, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review.store import jobs
from review.store.engine import Store, open_store
from review.store.jobs import cancel


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = str(tmp_path / "desk.sqlite")
    monkeypatch.setenv("REVIEW_DATABASE", url)
    opened = open_store(url)
    yield opened
    opened.close()


def drawn(watched: dict[int, str]) -> list[str]:
    """What the page says, drawn once in a browser that waits for these jobs."""

    def page() -> None:
        from review.ui import session
        from review.ui.jobs_panel import panel

        panel(session.store())

    desk = AppTest.from_function(page)
    desk.session_state["watched"] = watched
    desk.run(timeout=60)
    assert not desk.exception
    return [one.proto.body for one in desk.get("html")]


def test_a_job_that_ended_before_the_page_was_drawn_is_told_at_once(store: Store) -> None:
    job = jobs.submit(store, store.local_reviewer(), "rescore", "bridge.tsv", {})
    cancel(store, store.local_reviewer(), job)
    (said,) = drawn({job: "bridge.tsv was scored again."})
    assert "bridge.tsv: cancelled; nothing is kept." in said
