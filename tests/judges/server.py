"""A server of the OpenAI chat API on a free port, whose answers a test writes. Nothing of it waits or sleeps."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Asked", "Reply", "Scripted", "error", "says", "served"]


@dataclass(frozen=True)
class Asked:
    """A question as the server sees it: its body, its headers, the object in the user's message, and which one it is
    of those on this translation, from 1. `again` is the second, independent asking.
    """

    body: dict[str, Any]
    headers: Mapping[str, str]
    data: dict[str, Any]
    number: int
    path: str

    @property
    def again(self) -> bool:
        return list(self.data).index("translation") < list(self.data).index("source")


@dataclass(frozen=True)
class Reply:
    """What goes back. `breaks` closes the connection after that many bytes; `until` is waited for first."""

    content: str = ""
    status: int = 200
    raw: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    finish: str = "stop"
    breaks: int | None = None
    until: threading.Event | None = None
    usage: tuple[int, int] | None = (100, 20)

    def body(self) -> bytes:
        if self.raw is not None:
            return self.raw
        if self.status != 200:
            return json.dumps({"error": {"message": self.content, "type": "error"}}).encode()
        answer: dict[str, Any] = {
            "id": "1",
            "object": "chat.completion",
            "choices": [
                {"index": 0, "message": {"role": "assistant", "content": self.content}, "finish_reason": self.finish}
            ],
        }
        if self.usage is not None:
            answer["usage"] = {"prompt_tokens": self.usage[0], "completion_tokens": self.usage[1]}
        return json.dumps(answer).encode()

    def events(self) -> bytes:
        """The same as server-sent events, in pieces of five characters."""
        pieces = [self.content[at : at + 5] for at in range(0, len(self.content), 5)] or [""]
        choices: list[dict[str, Any]] = [
            {"index": 0, "delta": {"content": piece}, "finish_reason": None} for piece in pieces
        ]
        lines = [{"choices": [choice]} for choice in choices]
        lines.append({"choices": [{"index": 0, "delta": {}, "finish_reason": self.finish}]})
        return "".join(f"data: {json.dumps(line)}\n\n" for line in lines).encode() + b"data: [DONE]\n\n"


Script = Callable[[Asked], Reply]


def error(
    translation: str = "",
    *,
    source: str = "",
    fix: str | None = None,
    severity: str = "major",
    category: str = "Accuracy/Mistranslation",
    why: str = "It says something else.",
    before: str = "",
    after: str = "",
) -> dict[str, Any]:
    """An error as a judge writes it."""
    return {
        "translation": translation, "before": before, "after": after, "source": source, "category": category,
        "severity": severity, "why": why, "fix": fix,
    }  # fmt: skip


def says(*errors: Mapping[str, Any], finish: str = "stop") -> Reply:
    """An answer of the right form."""
    return Reply(json.dumps({"errors": list(errors)}, ensure_ascii=False), finish=finish)


class Scripted:
    """The server, with all that it was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self.script: Script = lambda _: says()
        self._lock = threading.Lock()

    def answer(self, body: dict[str, Any], headers: Mapping[str, str], path: str) -> Reply:
        data = json.loads(body["messages"][-1]["content"])
        with self._lock:
            number = 1 + sum(one.data.get("translation") == data.get("translation") for one in self.asked)
            asked = Asked(body, headers, data, number, path)
            self.asked.append(asked)
        return self.script(asked)


@contextmanager
def served() -> Iterator[Scripted]:
    """The server on a free port, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            reply = scripted.answer(body, dict(self.headers.items()), self.path)
            if reply.until is not None:
                reply.until.wait(30)
            streamed = bool(body.get("stream")) and reply.status == 200 and reply.raw is None
            data = reply.events() if streamed else reply.body()
            self.send_response(reply.status)
            kind = "text/event-stream" if streamed else "application/json"
            for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(data if reply.breaks is None else data[: reply.breaks])
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            if reply.breaks is not None:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    scripted = Scripted(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield scripted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
