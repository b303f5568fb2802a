"""What is sent to a server, and what is said of one that cannot be used."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from review.errors import EngineError, ExtraError, UsageError
from review.judges.client import ChatClient, NoAnswerError, shown_address
from review.judges.prompt import SCHEMA
from tests.judges.conftest import Bench
from tests.judges.server import Reply, Scripted, error, says

PAIR = ("Núi cao.", "The mountain is high.")
SECRET = "sk-a-key-that-nobody-may-see"


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REVIEW_JUDGE_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def test_only_what_a_question_needs_is_sent(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "not-for-others")
    bench.judge([PAIR])
    (asked,) = bench.server.asked
    assert asked.path == "/v1/chat/completions"
    names = {name.lower() for name in asked.headers}
    assert not [name for name in names if name.startswith("openai") or "os" in name.split("-")]
    assert "authorization" not in names
    assert "not-for-others" not in str(asked.headers)
    assert asked.body["model"] == "scripted"
    assert asked.body["response_format"]["json_schema"]["schema"]["required"] == ["errors"]


def test_the_key_goes_along_and_nowhere_else(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REVIEW_JUDGE_KEY", SECRET)
    bench.server.script = lambda _: says(error("mountain", why=f"You sent {SECRET}.", fix=SECRET))
    report = bench.judge([PAIR])
    assert bench.server.asked[0].headers["authorization"] == f"Bearer {SECRET}"
    assert SECRET not in repr(report)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


@pytest.mark.parametrize(("status", "said"), [(401, "set REVIEW_JUDGE_KEY"), (403, "set REVIEW_JUDGE_KEY"),
    (404, "does not know the model"), (302, "sends elsewhere")])  # fmt: skip
def test_what_every_question_would_meet_ends_the_asking(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, status: int, said: str
) -> None:
    monkeypatch.setenv("REVIEW_JUDGE_KEY", SECRET)
    headers = {"Location": "http://127.0.0.1:9/"} if status == 302 else {}
    bench.server.script = lambda _: Reply(f"no such thing as {SECRET}", status, headers=headers)
    with pytest.raises(EngineError, match=said) as caught:
        bench.judge([PAIR] * 5, concurrency=1)
    assert SECRET not in str(caught.value)
    assert len(bench.server.asked) == 1


@pytest.mark.parametrize(
    "raw", [b"<html>Welcome</html>", b"{}", b"[]", b"null", b'{"choices": []}',
            b'{"choices": [{"message": {"content": 3}}]}', b"\xff\xfe", b"[" * 100_000]
)  # fmt: skip
def test_a_server_of_something_else_is_told(bench: Bench, raw: bytes) -> None:
    bench.server.script = lambda _: Reply(raw=raw)
    with pytest.raises(EngineError, match="no server of the chat API"):
        bench.judge([PAIR])


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with ChatClient(url, timeout=5, retries=0) as client, pytest.raises(NoAnswerError, match="cannot be reached") as it:
        client.ask("m", [{"role": "user", "content": "x"}], SCHEMA, most=10, temperature=0)
    assert it.value.lasting


def test_a_server_without_tls_is_told(server: Scripted) -> None:
    url = server.url.replace("http:", "https:")
    with ChatClient(url, timeout=5, retries=0) as client, pytest.raises(NoAnswerError, match="cannot be reached") as it:
        client.ask("m", [{"role": "user", "content": "x"}], SCHEMA, most=10, temperature=0)
    assert it.value.lasting


@pytest.mark.parametrize("url", ["", "localhost:8000", "ftp://host/v1", "http://", "http://[::1", "http://h:99999/v1"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="address"):
        ChatClient(url, timeout=5, retries=0)


def test_an_address_holds_no_password() -> None:
    with pytest.raises(UsageError, match="environment") as caught:
        ChatClient("https://me:pass@example.org/v1", timeout=5, retries=0)
    assert "pass@" not in str(caught.value)
    assert shown_address("https://me:pass@example.org:8/v1?key=abc#x") == "https://example.org:8/v1"


def test_openai_itself_is_not_asked_without_a_key() -> None:
    with pytest.raises(EngineError, match="there is no key"):
        ChatClient("https://api.openai.com/v1", timeout=5, retries=0)


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.judges.client.installed", lambda _: False)
    with pytest.raises(ExtraError, match=r"\[judge\]"):
        ChatClient("http://localhost/v1", timeout=5, retries=0)


def test_after_a_row_of_failures_nobody_is_asked_further(bench: Bench) -> None:
    bench.server.script = lambda _: Reply("down", 500, headers={"retry-after-ms": "1"})
    pairs = [(f"Nhà số {n}.", f"House {n}.") for n in range(1, 21)]
    report = bench.judge(pairs, retries=0, concurrency=2)
    assert len(report.unjudged) == 20
    assert 8 <= len(bench.server.asked) <= 10
    assert any("did not answer before" in note for note in report.notes)


@pytest.mark.parametrize(
    ("limit", "said"), [("many", "number of tokens"), ("-5", "number of tokens"), ("2.50", "price")]
)
def test_a_budget_is_tokens_or_money_with_prices(bench: Bench, limit: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        bench.judge([PAIR], limit=limit)


def test_money_is_counted_by_the_users_prices(bench: Bench) -> None:
    pairs = [(f"Nhà số {n}.", f"House {n}.") for n in range(1, 11)]
    # 100 tokens in and 20 out: 0.14 a question; to be set aside is about 1.0 at most
    report = bench.judge(pairs, limit="1.50", prices={"scripted": (1000.0, 200.0)}, concurrency=1)
    assert 1 <= 10 - len(report.unjudged) < 10
