"""Opens the desk in the browser of whoever started it, once it answers.

Streamlit would do that, too, where it is not told to be headless; but then it takes the desk for the workplace of a
programmer: it asks for an e-mail address before it opens, and offers on every page to install files for coding agents.
"""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping

__all__ = ["desk_url", "has_browser", "open_once_served"]

#: Seconds between two tries, and for one.
_OFTEN, _PATIENCE = 0.2, 1.0
_EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104  # compared, not bound


def desk_url(address: str, port: int) -> str:
    """Where a browser on this machine finds a desk that listens on `address`."""
    host = _reached(address)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _reached(address: str) -> str:
    address = address.strip()
    return "localhost" if address in _EVERYWHERE else address


def has_browser(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether somebody sits before this machine: elsewhere than on macOS and Windows a display is named, or $BROWSER.

    Without one Python would open a browser for terminals, in the terminal that shows the server's output.
    """
    return platform in ("darwin", "win32") or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )


def open_once_served(address: str, port: int, gone: Callable[[], bool]) -> threading.Thread:
    """A thread that opens the desk once something listens there; it gives up where the server is `gone`."""

    def wait() -> None:
        pause = threading.Event()
        while not gone():
            try:
                socket.create_connection((_reached(address), port), _PATIENCE).close()
            except OSError:
                pause.wait(_OFTEN)
            else:
                webbrowser.open(desk_url(address, port))
                return

    thread = threading.Thread(target=wait, name="review-browser", daemon=True)
    thread.start()
    return thread
