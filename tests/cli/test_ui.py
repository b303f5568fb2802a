"""`review ui` before its server starts: where it listens, and whom it would let in."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome

Review = Callable[..., Outcome]


class _Server:
    """Stands for the started server: what it was started with."""

    started: list[tuple[list[str], dict[str, str]]]

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        type(self).started.append((command, env))

    def wait(self) -> int:
        return 0

    def poll(self) -> int:
        return 0


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[list[str], dict[str, str]]]:
    _Server.started = []
    monkeypatch.setattr(subprocess, "Popen", _Server)
    monkeypatch.setenv("REVIEW_WITHOUT_SIGN_IN", "")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return _Server.started


def test_the_default_listens_on_this_machine_alone(review: Review, started: list[tuple[list[str], object]]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert review("ui", "--port", port).status == 0
    ((command, _),) = started
    assert command[command.index("--server.address") + 1] == "localhost"


@pytest.mark.parametrize("address", ["0.0.0.0", "::", ""])
def test_an_address_for_others_needs_sign_in_or_plain_words(
    review: Review, started: list[tuple[list[str], dict[str, str]]], address: str
) -> None:
    said = review("ui", "--address", address, "--port", "48731")
    assert (said.status, started) == (2, [])
    assert "has no sign-in" in said.err
    assert "--without-sign-in" in said.err
    assert said.err.count("\n") == 1


def test_plain_words_reach_the_server(review: Review, started: list[tuple[list[str], dict[str, str]]]) -> None:
    assert review("ui", "--address", "0.0.0.0", "--port", "48732", "--without-sign-in").status == 0
    ((_, environment),) = started
    assert environment["REVIEW_WITHOUT_SIGN_IN"] == "yes"


def test_wrong_secrets_are_told_with_file_and_line(review: Review, started: list[object], tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text('[auth]\nclient_secret = "it"s"\n')
    said = review("ui", "--address", "0.0.0.0", "--without-sign-in")
    assert (said.status, started) == (2, [])
    assert f"{tmp_path}/.streamlit/secrets.toml:2: is not valid TOML" in said.err


def test_a_taken_port_is_one_line(review: Review, started: list[object]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = review("ui", "--address", "127.0.0.1", "--port", port)
    assert (said.status, started) == (2, [])
    assert said.err == f"review: --port {port} on 127.0.0.1: something else listens there; choose another\n"


@pytest.mark.parametrize("port", ["0", "-1", "65536", "http"])
def test_a_wrong_port_is_refused(review: Review, started: list[object], port: str) -> None:
    said = review("ui", f"--port={port}")
    assert (said.status, started) == (2, [])
    assert "--port" in said.err


def test_an_address_of_another_machine_is_refused(review: Review, started: list[object]) -> None:
    said = review("ui", "--address", "192.0.2.1", "--without-sign-in")
    assert (said.status, started) == (2, [])
    assert "192.0.2.1" in said.err


def test_a_folder_without_documents_opens_no_empty_desk(review: Review, started: list[object], tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    said = review("ui", "texts", "--port", "48733")
    assert (said.status, started) == (2, [])
    assert said.err.startswith("review: texts: has no document.toml at or below it")
    said = review("ui", "nowhere", "--port", "48733")
    assert (said.status, started) == (2, [])
    assert "no such folder" in said.err


def test_a_document_that_cannot_be_opened_is_told_and_the_desk_opens(
    review: Review, started: list[tuple[list[str], dict[str, str]]], tmp_path: Path
) -> None:
    for name, words in (
        ("good", 'title = "A"\npairs = "a.tsv"\nsource-language = "fr"\ntarget-language = "en"'),
        ("bad", "title = 7"),
        ("worse", "title = "),
    ):
        (tmp_path / "texts" / name).mkdir(parents=True)
        (tmp_path / "texts" / name / "document.toml").write_text(f"{words}\n")
        (tmp_path / "texts" / name / "a.tsv").write_text("source\ttarget\nUne ville\tA town\n")
    said = review("ui", "texts", "--port", "48734")
    assert (said.status, len(started)) == (0, 1)
    told = said.err.splitlines()
    assert [line.partition("document.toml")[0] for line in told] == [
        "review: the desk opens without one: texts/bad/",
        "review: the desk opens without one: texts/worse/",
    ]
