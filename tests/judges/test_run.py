"""A run of a judge: how many questions at a time, what is cut, which witnesses are heard, how long it waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Any

import pytest

from review.checks.glossary import GlossaryEntry
from review.config import Settings
from review.findings import view_of
from review.interface import load
from review.judge_config import JudgeSettings
from review.judges.asking import Asker
from review.judges.budget import Budget
from review.judges.client import ChatClient
from review.judges.judge import Judge
from review.judges.verdicts import VerdictFile
from tests.judges.conftest import Bench
from tests.judges.server import Asked, Reply, error, says

PAIR = ("Nhà máy mở cửa ở ngoại ô.", "The factory opened in the village.")
VILLAGE = says(error("village", source="ngoại ô", fix="suburbs"))


def test_as_many_questions_are_under_way_as_are_set_and_no_more(bench: Bench) -> None:
    together, most, lock = threading.Barrier(3, timeout=20), [0, 0], threading.Lock()

    def script(_: Asked) -> Reply:
        with lock:
            most[0] += 1
            most[1] = max(most)
        together.wait()
        with lock:
            most[0] -= 1
        return says()

    bench.server.script = script
    report = bench.judge([(f"Nhà số {n}.", f"House {n}.") for n in range(1, 7)], concurrency=3)
    assert report.unjudged == ()
    assert most == [0, 3]


@pytest.mark.parametrize(("headers", "longest"), [({}, 8.0), ({"retry-after": "7"}, 7.0)])
def test_pauses_grow_or_are_those_that_the_server_asks_for(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], longest: float
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    bench.server.script = lambda _: Reply("busy", 503, headers=headers)
    bench.judge([PAIR], retries=4, concurrency=1)
    assert len(bench.server.asked) == 5
    assert len(pauses) == 4
    assert max(pauses) <= longest
    assert set(pauses) == {7.0} if headers else pauses[0] < pauses[1] < pauses[2] < pauses[3]


def test_a_text_longer_than_the_window_is_cut_at_sentences_and_said(bench: Bench) -> None:
    source = " ".join(f"Nhà máy số {n} mở cửa ở ngoại ô." for n in range(1, 60))
    target = " ".join(f"Factory {n} opened in the suburbs." for n in range(1, 60))
    report = bench.judge([(source, target)], window=800)
    [asked] = bench.server.asked
    assert len(asked.data["translation"]) < len(target)
    assert asked.data["translation"].endswith("opened in the suburbs.")
    assert asked.data["source"].endswith("ngoại ô.")
    assert any("too long for its window, cut at sentences: segment 1" in note for note in report.notes)


def test_what_no_witness_speaks_for_is_left_out_where_that_is_set(bench: Bench) -> None:
    bench.server.script = lambda asked: says() if asked.again else VILLAGE
    report = bench.judge([PAIR], unconfirmed="drop")
    assert [f for f in report.findings if f.check == "judge"] == []


def test_another_model_is_asked_the_second_time_in_another_order_without_context(bench: Bench) -> None:
    bench.server.script = lambda _: VILLAGE
    bench.judge([PAIR, ("Trời mưa.", "It rains.")], second_model="another", concurrency=1)
    first, again = bench.server.asked[0], bench.server.asked[-1]
    assert (first.body["model"], again.body["model"]) == ("scripted", "another")
    assert again.body["temperature"] > first.body["temperature"] == 0
    assert ("source_after" in first.data, "source_after" in again.data) == (True, False)
    assert next(iter(again.data)) == "translation"


class Translator:
    """A back-translation model to whom a text with "suburbs" explains the source better."""

    def explained(self, _document: object, texts: Sequence[str], _sources: Sequence[str]) -> list[float | None]:
        return [-10.0 if "suburbs" in text else -20.0 for text in texts]


@pytest.mark.parametrize(("fix", "severity", "questions"), [("suburbs", "minor", 1), ("hamlet", "neutral", 2)])
def test_a_fix_that_explains_the_source_better_is_a_witness(
    bench: Bench, fix: str, severity: str, questions: int
) -> None:
    bench.server.script = lambda asked: says() if asked.again else says(error("village", fix=fix))
    (document,) = load([PAIR[0]], [PAIR[1]], source_language="vi", target_language="en")
    settings = JudgeSettings(model="scripted").over(JudgeSettings.usual())
    budget = Budget(None, {}, ("scripted",))
    translator: Any = Translator()
    with ChatClient(bench.server.url, timeout=20, retries=0) as client:
        judge = Judge(settings, VerdictFile(bench.path), Asker(client, budget, 1), budget=budget)
        judged = judge.of(view_of(document, Settings()), (), translator)
    [hit] = judged.hits[1]
    assert (hit.severity, len(bench.server.asked)) == (severity, questions)
    offline = Judge(settings, VerdictFile(bench.path)).of(view_of(document, Settings()), ())
    assert offline.hits == judged.hits  # what the model said is kept in the verdict


def test_glossary_and_instructions_go_along(bench: Bench) -> None:
    (document,) = load([PAIR[0]], [PAIR[1]], source_language="vi", target_language="en")
    terms = (GlossaryEntry("nhà máy", ("plant",)), GlossaryEntry("trường học", ("school",)))
    settings = JudgeSettings(model="scripted").over(JudgeSettings.usual())
    budget = Budget(None, {}, ("scripted",))
    with ChatClient(bench.server.url, timeout=20, retries=0) as client:
        judge = Judge(
            settings, VerdictFile(bench.path), Asker(client, budget, 1), budget=budget, instructions="Say plant."
        )
        view = view_of(document, Settings())
        view.glossary = terms
        judge.of(view, ())
    [asked] = bench.server.asked
    assert [one["term"] for one in asked.data["glossary"]] == ["nhà máy"]
    assert "Say plant." in str(asked.body["messages"])
