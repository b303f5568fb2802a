"""A hub that answers 403, 404, garbage or nothing: one clear line, in seconds."""

from __future__ import annotations

import json
import os
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from review.errors import EngineError
from review.translators.hub import find_model

_ASK = """
from review.errors import EngineError
from review.translators.hub import find_model
try:
    find_model("owner/opus-mt-en-vi", network=True)
except EngineError as error:
    print(error)
"""


def _ask(endpoint: str, tmp_path: Path) -> str:
    """What a process of its own says of the hub at that address."""
    environment = {k: v for k, v in os.environ.items() if k not in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")}
    environment |= {"HF_ENDPOINT": endpoint, "HF_HOME": str(tmp_path / "hf"), "HF_HUB_DISABLE_TELEMETRY": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _ASK], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


@contextmanager
def _serving(status: int, body: bytes, kind: str = "application/json") -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (403, b"{}", "403"),
        (404, json.dumps({"error": "Repository not found"}).encode(), "hub"),
        (500, b"oops", "500"),
        (200, b"<html>a captive portal</html>", "cannot be fetched"),
        (200, b'{"no": "model"}', "cannot be fetched"),
    ],
)
def test_bad_answers(status: int, body: bytes, words: str, tmp_path: Path) -> None:
    with _serving(status, body) as endpoint:
        message = _ask(endpoint, tmp_path)
    assert message.startswith("owner/opus-mt-en-vi: ")
    assert words in message
    assert "\n" not in message
    assert not list((tmp_path / "hf").rglob("*.safetensors"))


def test_a_hub_that_does_not_answer_is_asked_once(tmp_path: Path) -> None:
    asked, over = [], threading.Event()

    class Silent(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            asked.append(self.client_address)
            over.wait()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        message = _ask(f"http://127.0.0.1:{server.server_address[1]}", tmp_path)
        over.set()
        server.shutdown()
    assert "cannot be fetched" in message
    assert len(asked) == 1


def test_nobody_listens(tmp_path: Path) -> None:
    message = _ask("http://127.0.0.1:9", tmp_path)
    assert "cannot be fetched" in message


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("/nowhere/at/all", "no such folder"),
        ("./nothing", "no such folder"),
        ("opus-mt-en-vi", "no such folder"),
        ("owner/opus-mt-en-vi", "HF_HUB_OFFLINE is set"),
    ],
)
def test_names_that_lead_nowhere(name: str, words: str) -> None:
    with pytest.raises(EngineError, match=words):
        find_model(name, network=True)


def test_without_the_network_the_command_to_fetch_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE")
    with pytest.raises(EngineError, match="review models pull owner/some-model"):
        find_model("owner/some-model")


def test_a_file_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"x")
    with pytest.raises(EngineError, match="this is a file"):
        find_model(str(tmp_path / "model.bin"))


def test_a_model_in_the_hugging_face_cache_is_found(random_model: Path, tmp_path: Path) -> None:
    snapshot = tmp_path / "hf" / "hub" / "models--owner--toy-en-fr" / "snapshots" / ("a" * 40)
    snapshot.parent.mkdir(parents=True)
    snapshot.symlink_to(random_model)
    refs = snapshot.parent.parent / "refs"
    refs.mkdir()
    (refs / "main").write_text("a" * 40)
    script = "from review.translators.hub import find_model as f; print(f('owner/toy-en-fr').revision)"
    environment = {**os.environ, "HF_HOME": str(tmp_path / "hf"), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "a" * 40
