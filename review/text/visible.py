"""A stranger's text for a terminal or a build's log: nothing in it may act, and nothing may hide."""

from __future__ import annotations

__all__ = ["no_command", "visible"]


def visible(text: str) -> str:
    """Text on one line: line breaks as ⏎, tabs as →, control and invisible characters as their code points.

    Escape sequences and direction overrides in a stranger's text must not reach the terminal.
    """
    return no_command("".join(_shown(character) for character in text))


def no_command(text: str) -> str:
    """GitHub's runner obeys a log's line that begins with ::, after spaces too; an invisible letter stops it."""
    return "\N{WORD JOINER}" + text if text.lstrip().startswith("::") else text


def _shown(character: str) -> str:
    if character == "\n":
        return "⏎"
    if character == "\t":
        return "→"
    if character.isprintable() or character in "\u00a0\u202f\u3000\u2009":
        return character
    return f"<U+{ord(character):04X}>"
