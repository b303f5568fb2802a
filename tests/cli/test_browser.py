"""The desk opens in a browser by itself: where somebody sits before the machine, and once the server listens."""

from __future__ import annotations

import socket
import webbrowser

import pytest

from review.cli.browser import desk_url, has_browser, open_once_served


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("localhost", "http://localhost:8501"),
        ("0.0.0.0", "http://localhost:8501"),  # nothing listens
        ("", "http://localhost:8501"),
        ("::", "http://localhost:8501"),
        ("::1", "http://[::1]:8501"),
        ("192.168.1.5", "http://192.168.1.5:8501"),
    ],
)
def test_a_browser_of_this_machine_finds_the_desk(address: str, url: str) -> None:
    assert desk_url(address, 8501) == url


@pytest.mark.parametrize(
    ("platform", "environment", "sits"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"BROWSER": "firefox"}, True),
        ("freebsd14", {}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_is_opened_where_there_is_a_screen(platform: str, environment: dict[str, str], sits: bool) -> None:
    assert has_browser(environment, platform) is sits


def test_it_is_opened_once_the_server_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
        looks = []

        def gone() -> bool:
            looks.append(1)
            if len(looks) == 2:
                server.listen()
            return False

        open_once_served("127.0.0.1", port, gone).join()
    assert (opened, len(looks)) == ([f"http://127.0.0.1:{port}"], 2)


def test_none_is_opened_where_the_server_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    open_once_served("127.0.0.1", 9, lambda: True).join()
    assert opened == []
