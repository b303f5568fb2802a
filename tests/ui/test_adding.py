"""What the forms make of what was pasted, and of another file in the place of one that failed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review.store import jobs
from review.store.engine import Store, open_store
from review.ui.adding import _pasted
from review.ui.uploads import plain_file_name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("2026/intro", "2026-intro.txt"),
        ("a\\b", "a-b.txt"),
        ('the "red" bridge', "the _red_ bridge.txt"),
        ("../../etc", "-..-etc.txt"),
        ("..", "pasted.txt"),
        ("", "pasted.txt"),
    ],
)
def test_a_name_is_the_file_s_as_a_whole(name: str, file: str) -> None:
    _, (written, _) = _pasted("Le pont.", "The bridge.", name)
    assert plain_file_name(written) == file


@pytest.fixture
def failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A desk whose one job could not take a table in."""
    url = str(tmp_path / "desk.sqlite")
    monkeypatch.setenv("REVIEW_DATABASE", url)
    monkeypatch.setattr("review.ui.session.runner", lambda: Runner)  # nobody works on it
    opened = open_store(url)
    wanted = {"form": {"source": "de", "name": ""}, "pasted": False}
    me = opened.local_reviewer()
    job = jobs.submit(opened, me, "import", "bad.tsv", wanted, {"target": ("bad.tsv", b"note\ttext\n1\tJa\n")})
    jobs.claim(opened, "a runner")
    jobs.ended(opened, job, "a runner", "failed", "has no columns")
    yield opened
    opened.close()


class Runner:
    """One that does nothing."""

    @staticmethod
    def wake() -> None:
        """Hears that there is something to do."""


def _change_page() -> None:
    from review.store.jobs import jobs
    from review.ui import session
    from review.ui.adding import change_form

    store = session.store()
    (job,) = jobs(store)
    if job.state == "failed":
        change_form(store, store.local_reviewer(), job)


def test_another_file_takes_the_place_of_one_that_could_not_be_taken_in(failed: Store) -> None:
    page = AppTest.from_function(_change_page).run(timeout=60)
    assert [one.label for one in page.file_uploader] == ["Another file (in place of bad.tsv)"]
    page.file_uploader[0].set_value(("good.tsv", b"de\ten\nJa\tYes\n", "text/plain"))
    page.text_input[1].set_value("en")
    page.button[0].click().run(timeout=60)
    assert not page.exception
    (job,) = jobs.jobs(failed)
    assert (job.state, job.label) == ("waiting", "good.tsv")
    assert jobs.files_of(failed, job.id) == {"target": ("good.tsv", b"de\ten\nJa\tYes\n")}
    assert jobs.wanted_of(failed, job.id)[1]["form"]["target"] == "en"


def test_without_another_file_the_one_that_was_given_stays(failed: Store) -> None:
    page = AppTest.from_function(_change_page).run(timeout=60)
    page.button[0].click().run(timeout=60)
    (job,) = jobs.jobs(failed)
    assert (job.state, jobs.files_of(failed, job.id)["target"][0]) == ("waiting", "bad.tsv")
