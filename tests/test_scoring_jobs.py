"""Documents scored over several processes: the same reports, and none for what is done before a process has started."""

from __future__ import annotations

import os
import signal

import pytest

from review.config import Settings
from review.errors import ReviewError
from review.model import Document, Paragraph, Segment
from review.processes import in_order
from review.scoring import score_document
from review.scoring_jobs import ScoringTask, jobs_for, score_tasks

SOURCE = "Cầu dài {} mét và mở cửa vào tháng 3."
TARGET = "The bridge is {} metres long and opens in March."


def task(name: str, segments: int = 3) -> ScoringTask:
    rows = (
        Segment(n, (Paragraph(SOURCE.format(n), n),), (Paragraph(TARGET.format(n + n % 2), n),))
        for n in range(1, segments + 1)
    )
    return ScoringTask(Document(name, "vi", "en", tuple(rows)), Settings(sentence_encoder="none"), {})


def die(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def begin() -> None:
    """Nothing is needed."""


def called(number: int) -> str:
    return f"document {number}"


def test_small_runs_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.scoring_jobs.cores", lambda: 8)
    assert jobs_for([]) == 1
    assert jobs_for([task("a"), task("b")]) == 1


def test_there_are_no_more_processes_than_documents_cores_and_work_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.scoring_jobs.cores", lambda: 3)
    big = [task(str(n), 1200) for n in range(4)]
    assert jobs_for(big[:1]) == 1
    assert jobs_for(big[:2]) == 2
    assert jobs_for(big) == 3
    small = [task(str(n), 60) for n in range(4)]
    assert jobs_for(small) == 1


@pytest.mark.slow
def test_two_processes_say_what_one_does() -> None:
    tasks = [task(name) for name in "abc"]
    alone = [score_document(one.document, one.settings) for one in tasks]
    assert all(report.findings for report in alone)
    assert list(score_tasks(tasks, 2)) == alone
    assert list(score_tasks(tasks, 1)) == alone


@pytest.mark.slow
def test_a_process_that_dies_is_told_with_what_it_was_at() -> None:
    with pytest.raises(ReviewError, match=r"died at document [0-2], or at what comes after it; .* take fewer --jobs"):
        list(in_order(die, range(20), 2, begin, named=called))
