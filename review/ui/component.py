"""The desk's component in the browser: its files put together in the order in which they need each other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["script", "style"]

_HERE = Path(__file__).parent / "desk"
_PARTS = ("dom.js", "chips.js", "marks.js", "head.js", "panel.js", "row.js", "keyboard.js", "drafts.js", "desk.js")


@cache
def script() -> str:
    """The component's JavaScript, one module."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in _PARTS)


@cache
def style() -> str:
    """Its style sheet."""
    return (_HERE / "desk.css").read_text(encoding="utf-8")
