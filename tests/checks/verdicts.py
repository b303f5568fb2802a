"""Verdicts for the cases of the check `judge`: those of judge-verdicts.jsonl, a file as a build commits it.

A text that has none there has nothing to be flagged. `remember` is how a verdict gets in.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from review.checks.hit import Hit
from review.checks.views import DocumentView
from review.config import Settings
from review.findings import findings_of
from review.judge_config import JudgeSettings
from review.judges.claims import JudgeVerdict
from review.judges.judge import Judge
from review.judges.verdicts import VerdictFile, digest

__all__ = ["judged", "remember"]

FILE = Path(__file__).with_name("judge-verdicts.jsonl")


def _judge() -> Judge:
    return Judge(JudgeSettings(model="annotator").over(JudgeSettings.usual()), VerdictFile(FILE))


def judged(view: DocumentView) -> Mapping[int, tuple[Hit, ...]]:
    """What the file's verdicts come to."""
    return _judge().of(view, findings_of(view, Settings())).hits


def remember(view: DocumentView, verdict: JudgeVerdict) -> None:
    """Puts a verdict on the view's first segment into the file."""
    judge = _judge()
    question, _ = judge.questions(view)[1]
    judge.verdicts.put(digest("annotator", question), "annotator", question.target, verdict)
    judge.verdicts.save()
