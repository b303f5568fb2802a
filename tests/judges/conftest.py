"""The scripted server, and a judge that asks it about pairs of texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from review.config import Settings
from review.interface import load
from review.judge_config import JudgeSettings
from review.judges.asking import Asker
from review.judges.budget import Budget
from review.judges.client import ChatClient
from review.judges.judge import Judge, Progress
from review.judges.verdicts import VerdictFile
from review.report import DocumentReport
from review.scoring import score_document
from tests.judges.server import Scripted, served

#: A pair of a source and its translation.
Pair = tuple[str, str]


class Bench:
    """Judges pairs with the scripted server, verdicts in a file of the test's own folder."""

    def __init__(self, server: Scripted, folder: Path) -> None:
        self.server, self.path = server, folder / "review-verdicts.jsonl"

    def judge(
        self,
        pairs: Sequence[Pair],
        *,
        offline: bool = False,
        limit: str | None = None,
        progress: Progress | None = None,
        **settings: Any,
    ) -> DocumentReport:
        """The report on the pairs, from Vietnamese into English."""
        sources, targets = zip(*pairs, strict=True)
        (document,) = load(list(sources), list(targets), source_language="vi", target_language="en")
        own = {"model": "scripted", "retries": 1, "timeout": 20, **settings}
        whole = JudgeSettings(**own).over(JudgeSettings.usual())
        budget = Budget(limit, whole.prices, ("scripted",))
        if offline:
            return score_document(document, Settings(), judge=Judge(whole, VerdictFile(self.path), budget=budget))
        with ChatClient(
            self.server.url, timeout=whole.timeout or 0, retries=whole.retries or 0, stream=bool(whole.stream)
        ) as client:
            asker = Asker(client, budget, whole.concurrency or 1)
            judge = Judge(whole, VerdictFile(self.path), asker, budget=budget, progress=progress)
            return score_document(document, Settings(), judge=judge)


@pytest.fixture
def server() -> Iterator[Scripted]:
    with served() as scripted:
        yield scripted


@pytest.fixture
def bench(server: Scripted, tmp_path: Path) -> Bench:
    return Bench(server, tmp_path)
