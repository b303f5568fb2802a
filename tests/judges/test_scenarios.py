# ruff: noqa: E501  # a table
"""What becomes of what a model says: thirty answers of a scripted server, each with what must come of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.judges.conftest import Bench
from tests.judges.server import Asked, Reply, error, says

SOURCE = "Nhà máy mới mở cửa ở ngoại ô và sẽ tuyển hai trăm công nhân."
TARGET = "The new factory opened in the village and the factory will hire two hundred workers."
#: What a check finds here: the figure.
NUMBERED = ("Nhà máy tuyển 200 công nhân trong năm nay.", "The factory hires 300 workers this year.")
FAST = {"retry-after-ms": "1"}


@dataclass(frozen=True)
class Scenario:
    """An answer (or one for each question), and what comes of it: (text, severity, suggestion) of the judge's findings,
    words that a note has, and how many questions were put.
    """

    name: str
    script: Callable[[Asked], Reply]
    found: tuple[tuple[str, str, str | None], ...] = ()
    note: str = "1 of 1 paragraphs have a verdict"
    questions: int = 2
    pair: tuple[str, str] = (SOURCE, TARGET)
    stream: bool = False


def always(reply: Reply) -> Callable[[Asked], Reply]:
    return lambda _: reply


def in_turn(*replies: Reply) -> Callable[[Asked], Reply]:
    """The replies in order, the last one for ever."""
    return lambda asked: replies[min(asked.number, len(replies)) - 1]


def twice(first: Reply, second: Reply) -> Callable[[Asked], Reply]:
    """One answer to the first asking, one to the second."""
    return lambda asked: second if asked.again else first


VILLAGE = error("village", source="ngoại ô", fix="suburbs")
FOUND = (("village", "minor", "suburbs"),)
ALONE = (("village", "neutral", None),)
GOOD = says(VILLAGE)
NONE = "0 of 1 paragraphs have a verdict"


SCENARIOS = [
    Scenario("good, and nothing is wrong", always(says()), questions=1),
    Scenario("good, and a second asking says the same", always(GOOD), FOUND),
    Scenario("good, and a second asking says nothing", twice(GOOD, says()), ALONE),
    Scenario("a second asking marks everything", twice(GOOD, says(error(TARGET))), ALONE),
    Scenario(
        "a rule agrees, nobody is asked again",
        always(says(error("300", source="200", fix="200"))),
        (("300", "minor", "200"),),
        questions=1,
        pair=NUMBERED,
    ),
    Scenario("in pieces", always(GOOD), FOUND, stream=True),
    Scenario("words that are not there", always(says(error("harbour"))), note="do not stand in the text", questions=1),
    Scenario("words that stand twice, told by what is before", always(says(error("factory", before="village and the"))), (("factory", "minor", None),)),
    Scenario("words that stand twice, told by nothing", always(says(error("factory"))), (("factory", "neutral", None),), questions=1),
    Scenario("other quotation marks", always(says(error("the “new” plant"))), (('the "new" plant', "minor", None),), pair=(SOURCE, 'They opened the "new" plant and hire two hundred.')),
    Scenario("nearly the words", always(says(error("two hundreds workers"))), (("two hundred workers", "minor", None),)),
    Scenario("too far from any words", always(says(error("three thousand clerks"))), note="do not stand in the text", questions=1),
    Scenario("unicode escapes", always(Reply(json.dumps({"errors": [error("Café", fix="Coffee house")]}))), (("Café", "minor", "Coffee house"),), pair=("Quán cà phê mở cửa.", "The Café opens.")),
    Scenario("a letter in two characters", always(says(error("Cafe\u0301"))), (("Café", "minor", None),), pair=("Quán cà phê mở cửa.", "The Café opens.")),
    Scenario("what is missing", always(says(error("", source="hai trăm công nhân", category="Accuracy/Omission"))), (("hai trăm công nhân", "minor", None),)),
    Scenario("a category that nobody has", always(says(error("village", category="Bad/Wrong"))), note="had not the form", questions=1),
    Scenario("a severity that nobody has", always(says(error("village", severity="fatal"))), note="had not the form", questions=1),
    Scenario("one error of a wrong form among good ones", always(says({"translation": 3}, VILLAGE)), FOUND, note="had not the form"),
    Scenario("a key too many", always(says({**VILLAGE, "segment": 2})), note="had not the form", questions=1),
    Scenario("the same error twice", always(says(VILLAGE, VILLAGE)), FOUND),
    Scenario("truncated JSON, twice", always(Reply('{"errors": [{"translation": "vill', finish="length")), note="cut off"),
    Scenario("truncated JSON, once", in_turn(Reply('{"errors": [', finish="length"), GOOD), FOUND, questions=3),
    Scenario("a Markdown fence", always(Reply(f"```json\n{GOOD.content}\n```")), FOUND),
    Scenario("thinking before the answer", always(Reply(f"<think>Is {{}} right?</think>\n{GOOD.content}")), FOUND),
    Scenario("talk around the answer", always(Reply(f"Sure! {GOOD.content} Anything else?")), note="is no JSON, or was cut off, twice"),
    Scenario("an answer in another language", always(says(error("village", why="Es war ein Vorort.", fix="suburbs"))), FOUND),
    Scenario("talk in another language", always(Reply("Bản dịch này rất tốt.")), note="is no JSON"),
    Scenario("an empty answer", always(Reply("")), note="the answer is empty"),
    Scenario("429, then an answer", in_turn(Reply("slow down", 429, headers=FAST), GOOD), FOUND, questions=3),
    Scenario("429 for ever", always(Reply("slow down", 429, headers=FAST)), note="has had enough for now (429: slow down)"),
    Scenario("500, then an answer", in_turn(Reply("oops", 500, headers=FAST), GOOD), FOUND, questions=3),
    Scenario("500 for ever", always(Reply("oops", 500, headers=FAST)), note="answers 500: oops"),
    Scenario("a connection that is cut for ever", always(Reply(GOOD.content, breaks=30)), note="cannot be reached"),
    Scenario("a connection that is cut once", in_turn(Reply(GOOD.content, breaks=30), GOOD), FOUND, questions=3),
    Scenario("an answer of ten million bytes", always(Reply("x" * 10_000_000)), note="more than 2 MiB", questions=1),
    Scenario("a packed answer", always(Reply(raw=b"\x1f\x8b", headers={"Content-Encoding": "gzip"})), note="packs its answers", questions=1),
    Scenario("no count of tokens", always(Reply(GOOD.content, usage=None)), FOUND),
    Scenario("a server that knows no schemas", lambda asked: Reply("response_format is not supported", 400) if "response_format" in asked.body else GOOD, FOUND, questions=3),
]  # fmt: skip


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_comes_to(scenario: Scenario, bench: Bench) -> None:
    bench.server.script = scenario.script
    report = bench.judge([scenario.pair], stream=scenario.stream)
    found = tuple((f.text, f.severity, f.suggestion) for f in report.findings if f.check == "judge")
    assert found == scenario.found
    assert any(scenario.note in note for note in report.notes), report.notes
    judged = not report.unjudged
    assert len(bench.server.asked) == scenario.questions
    assert bench.path.exists() == judged


def test_there_are_thirty_at_least_and_no_two_of_a_name() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS) >= 30


def test_a_slow_answer_is_waited_for_no_longer_than_set(bench: Bench) -> None:
    never = threading.Event()
    bench.server.script = always(Reply(GOOD.content, until=never))
    report = bench.judge([(SOURCE, TARGET)], timeout=1, retries=0)
    never.set()
    assert report.unjudged == (1,)
    assert any("did not answer in time" in note for note in report.notes)
