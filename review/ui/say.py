"""Words onto the page. Streamlit's own messages read Markdown; texts and names of files go through here instead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from review.errors import ReviewError
from review.formats.markup import escape

__all__ = ["explained", "say", "title"]

_STYLE = (
    "border-inline-start:4px solid {colour};padding:.5rem .8rem;margin:.3rem 0;"
    "white-space:pre-wrap;overflow-wrap:anywhere"
)
_COLOURS = {"error": "#c0392b", "info": "#1f5fbf", "done": "#2a8a4a"}


def say(kind: str, words: str) -> None:
    """A message: "error", "info" or "done"."""
    role = "alert" if kind == "error" else "status"
    style = _STYLE.format(colour=_COLOURS[kind])
    st.html(f'<div class="desk-{kind}" role="{role}" style="{style}">{escape(words)}</div>')


def title(words: str) -> None:
    """The page's heading."""
    st.html(f'<h1 dir="auto" style="font-size:1.6rem;padding:0;margin:0">{escape(words)}</h1>')


@contextmanager
def explained() -> Iterator[None]:
    """What a ReviewError says is shown on the page, without a stack trace."""
    try:
        yield
    except ReviewError as error:
        say("error", str(error))
