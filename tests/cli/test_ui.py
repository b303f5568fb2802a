"""`review ui` before its server starts: where it listens, and whom it would let in.

The ports are below those that the system gives to whoever asks for any (32768 and above), as other tests do.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
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


def test_the_streamlit_folder_of_a_strangers_clone_lets_no_page_in(
    review: Review, started: list[tuple[list[str], object]]
) -> None:
    """Options of the command line win over `.streamlit/config.toml` in the working folder."""
    assert review("ui", "--port", "18735").status == 0
    ((command, _),) = started
    for option, value in (("enableCORS", "true"), ("enableXsrfProtection", "true")):
        assert command[command.index(f"--server.{option}") + 1] == value
    assert command[command.index("--server.corsAllowedOrigins") + 1] == "http://localhost:18735"


def hosts(command: list[str]) -> list[str]:
    """The names under which a server that is started so may be asked for; none: all."""
    return [value for option, value in pairwise(command) if option == "--server.allowedHosts"]


def test_a_desk_of_this_machine_goes_by_this_machines_names(
    review: Review, started: list[tuple[list[str], object]]
) -> None:
    """A page's name may be made to mean 127.0.0.1 (DNS rebinding): the browser then takes the desk for the page's."""
    assert review("ui", "--port", "18737").status == 0
    assert hosts(started[0][0]) == ["localhost", "127.0.0.1", "::1"]
    assert review("ui", "--port", "18737", "--address", "127.0.0.3").status == 0
    assert hosts(started[1][0]) == ["localhost", "127.0.0.1", "::1", "127.0.0.3"]
    assert review("ui", "--port", "18737", "--without-sign-in").status == 0
    assert hosts(started[2][0]) == [], "behind a proxy that has a name, and was told to be open"


def test_a_desk_for_others_keeps_the_origins_of_its_proxy(
    review: Review, started: list[tuple[list[str], object]]
) -> None:
    assert review("ui", "--address", "0.0.0.0", "--port", "18736", "--without-sign-in").status == 0
    assert "--server.corsAllowedOrigins" not in started[0][0]


@pytest.mark.parametrize("address", ["0.0.0.0", "::", ""])
def test_an_address_for_others_needs_sign_in_or_plain_words(
    review: Review, started: list[tuple[list[str], dict[str, str]]], address: str
) -> None:
    said = review("ui", "--address", address, "--port", "18731")
    assert (said.status, started) == (2, [])
    assert "has no sign-in" in said.err
    assert "--without-sign-in" in said.err
    assert said.err.count("\n") == 1


def test_plain_words_reach_the_server(review: Review, started: list[tuple[list[str], dict[str, str]]]) -> None:
    assert review("ui", "--address", "0.0.0.0", "--port", "18732", "--without-sign-in").status == 0
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
    said = review("ui", "texts", "--port", "18733")
    assert (said.status, started) == (2, [])
    assert said.err.startswith("review: texts: has no document.toml at or below it")
    said = review("ui", "nowhere", "--port", "18733")
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
    said = review("ui", "texts", "--port", "18734")
    assert (said.status, len(started)) == (0, 1)
    told = said.err.splitlines()
    assert [line.partition("document.toml")[0] for line in told] == [
        "review: the desk opens without one: texts/bad/",
        "review: the desk opens without one: texts/worse/",
    ]


#: Ends for no signal but the last one; says who it is, and when it was told to end.
DEAF = """
import os, signal
signal.signal(signal.SIGTERM, lambda *_: print("told", flush=True))
print(os.getpid(), flush=True)
while True:
    signal.pause()
"""
SERVING = f"""
import os, sys
import review.cli.ui as ui
ui._PATIENCE = 0.5
ui._served([sys.executable, "-c", {DEAF!r}], dict(os.environ))
"""


#: In the place of Streamlit: says that it serves, and holds the pipe of its output as long as it is there.
STILL = """
import signal, sys
print(*sys.argv[1:], flush=True)
signal.pause()
"""
KILLED = """
import os
from review.cli.ui import _served
from review.processes import own_module
_served([*own_module("review.ui.serve"), str(os.getpid()), "run", "app.py"], dict(os.environ))
"""


def test_a_server_ends_with_a_command_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "streamlit").mkdir()
    (tmp_path / "streamlit" / "__init__.py").touch()
    (tmp_path / "streamlit" / "__main__.py").write_text(STILL)
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}"}
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"run app.py\n"
        process.kill()
        assert process.stdout.read() == b""  # until nobody has it open any more


def test_a_server_that_does_not_end_does_not_stay_behind_one_who_was_told_twice() -> None:
    """A terminal that is closed and the shell in it both send a signal; the output may be gone, and the server deaf."""
    with subprocess.Popen([sys.executable, "-c", SERVING], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        server = int(process.stdout.readline())
        process.terminate()
        assert process.stdout.readline() == "told\n"
        process.terminate()
        try:
            assert process.wait() == 0
            with pytest.raises(ProcessLookupError):
                os.kill(server, 0)
        finally:
            with suppress(ProcessLookupError):
                os.kill(server, signal.SIGKILL)


def test_a_file_that_is_no_database_is_told_before_the_desk_opens(
    review: Review, started: list[tuple[list[str], dict[str, str]]], tmp_path: Path
) -> None:
    bad = tmp_path / "notes.txt"
    bad.write_text("What I wanted to say about the harbour, in so many words.\n" * 20, encoding="utf-8")
    done = review("ui", "--database", str(bad))
    assert (done.status, started) == (2, [])
    assert "the file is no SQLite database; name another one" in done.err
    review("ui", "--database", str(tmp_path / "new" / "desk.sqlite"))
    review("ui", "--database", "postgresql://desk@server.invalid/desk")
    assert [environment["REVIEW_DATABASE"] for _, environment in started] == [
        str(tmp_path / "new" / "desk.sqlite"),
        "postgresql://desk@server.invalid/desk",
    ]


def test_the_usual_database_that_cannot_be_made_is_told_before_the_desk_opens(
    review: Review, started: list[tuple[list[str], dict[str, str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REVIEW_DATABASE", raising=False)
    (tmp_path / ".review").write_text("in the way of the folder")
    done = review("ui")
    assert (done.status, started) == (2, [])
    assert ".review/desk.sqlite: the database's folder cannot be made (File exists)" in done.err
    (tmp_path / ".review").unlink()
    assert review("ui").status == 0
    assert len(started) == 1
    assert (tmp_path / ".review" / "desk.sqlite").exists()


def test_a_server_that_is_interrupted_while_it_loads_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "streamlit").mkdir()
    (tmp_path / "streamlit" / "__init__.py").touch()
    (tmp_path / "streamlit" / "__main__.py").write_text("raise KeyboardInterrupt")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[2]}"}
    command = [sys.executable, "-m", "review.ui.serve", str(os.getpid()), "run", "app.py"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
