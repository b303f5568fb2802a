"""Words onto the page. Streamlit's own messages read Markdown; texts and names of files go through here instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from review.errors import ReviewError
from review.formats.markup import escape
from review.text.difference import Kind

__all__ = ["Changed", "changed", "explained", "say", "small", "table", "title"]

_STYLE = (
    "border-inline-start:4px solid {colour};padding:.5rem .8rem;margin:.3rem 0;"
    "white-space:pre-wrap;overflow-wrap:anywhere"
)
_TABLE = (
    "<style>.said{border-collapse:collapse;width:100%;font-size:.9rem}.said th,.said td{text-align:start;"
    "padding:.25rem .5rem;border-bottom:1px solid #8886;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}"
    ".said ins{text-decoration-thickness:2px}.said a{color:inherit}.said td:first-child:has(a){min-width:8rem}</style>"
)
_CHANGES: Mapping[Kind, str] = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
_COLOURS = {"error": "#c0392b", "problem": "#b9770e", "info": "#1f5fbf", "done": "#2a8a4a"}


def say(kind: str, words: str) -> None:
    """A message: "error" (of the page), "problem" (of one document), "info" or "done"."""
    role = "alert" if kind in ("error", "problem") else "status"
    style = _STYLE.format(colour=_COLOURS[kind])
    st.html(f'<div class="desk-{kind}" role="{role}" style="{style}">{escape(words)}</div>')


def title(words: str) -> None:
    """The page's heading."""
    st.html(f'<h1 dir="auto" style="font-size:1.6rem;padding:0;margin:0">{escape(words)}</h1>')


def small(lines: Iterable[str]) -> None:
    """Small print, a line each."""
    st.html(f'<small style="opacity:.75;overflow-wrap:anywhere">{"<br>".join(map(escape, lines))}</small>')


def table(label: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A plain table; every cell is text."""
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows)
    st.html(
        f'{_TABLE}<table class="said" aria-label="{escape(label)}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """A paragraph with what is gone and what is new; its label leads to it. `language` is BCP 47, or ""."""

    document: int
    position: int
    label: str
    language: str
    parts: Iterable[tuple[Kind, str]]


def changed(label: str, paragraphs: Iterable[Changed]) -> None:
    """Paragraphs with what is gone struck out and what is new underlined."""
    rows = []
    for one in paragraphs:
        marked = "".join(_CHANGES[kind].format(escape(words)) for kind, words in one.parts if words)
        link = f'<a href="review?document={one.document}&amp;paragraph={one.position}">{escape(one.label)}</a>'
        rows.append(f'<tr><td>{link}</td><td lang="{escape(one.language)}" dir="auto">{marked}</td></tr>')
    st.html(f'{_TABLE}<table class="said" aria-label="{escape(label)}"><tbody>{"".join(rows)}</tbody></table>')


@contextmanager
def explained() -> Iterator[None]:
    """What a ReviewError says is shown on the page, without a stack trace."""
    try:
        yield
    except ReviewError as error:
        say("error", str(error))
