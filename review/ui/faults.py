"""Errors of the program itself, on the page in the desk's own words, and whole in a log that the words name.

Streamlit's own box says neither what to do nor where to look. Errors that a user can do something about are
ReviewErrors, and need no log.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import ParamSpec

from review.errors import ReviewError
from review.store.engine import default_url
from review.ui.messages import say

__all__ = ["caught", "guarded", "log_file", "logged"]

_LOGGER = logging.getLogger("review.desk")
#: Bytes of a log, and how many older ones are kept.
_LOG_BYTES, _LOGS = 1_000_000, 2
_Parameters = ParamSpec("_Parameters")


def log_file() -> Path:
    """Where errors are written: desk.log beside the SQLite database, in .review where the database is a server's."""
    url = default_url()
    if "://" not in url:
        return Path(url).with_name("desk.log")
    if url.startswith("sqlite:///") and "?" not in url:
        return Path(url.removeprefix("sqlite:///")).with_name("desk.log")
    return Path(".review/desk.log")


def logged(error: BaseException) -> str:
    """Writes an unexpected error down with a number of its own; the words that name the number and the place."""
    number = secrets.token_hex(3)
    place = _written_to(log_file())
    _LOGGER.error("error %s", number, exc_info=error)
    where = "the server's output" if place is None else str(place)
    return (
        f"The desk made a mistake here ({type(error).__name__}, number {number}); your texts are as they were saved. "
        f"Reload the page; if it comes again, {where} says more, under that number."
    )


@contextmanager
def caught() -> Iterator[None]:
    """Whatever goes wrong inside is told on the page, and the rest of the page goes on.

    What Streamlit raises to end or repeat a run is no error and passes.
    """
    try:
        yield
    except ReviewError as error:
        say("error", str(error))
    except Exception as error:  # noqa: BLE001  # the last place where it can be told in words
        say("error", logged(error))


def guarded(function: Callable[_Parameters, None]) -> Callable[_Parameters, None]:
    """The same for a fragment or a callback, which Streamlit calls without the page around it."""

    @wraps(function)
    def inside(*values: _Parameters.args, **named: _Parameters.kwargs) -> None:
        with caught():
            function(*values, **named)

    return inside


def _written_to(path: Path) -> Path | None:
    """Makes the logger write to a file as well; None where that cannot be written."""
    for handler in _LOGGER.handlers:
        if isinstance(handler, RotatingFileHandler) and handler.baseFilename == str(path.absolute()):
            return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_LOGS, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOGGER.addHandler(handler)
    return path
