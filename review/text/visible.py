"""A stranger's text for a terminal or a build's log: nothing in it may act, and nothing may hide."""

from __future__ import annotations

from review.lazy_patterns import lazy_re

__all__ = ["markup_without_commands", "no_command", "visible", "without_commands"]

#: GitHub obeys ##[command] and Azure ##vso[command] anywhere in a line, TeamCity ##teamcity[…] at its start.
_HASHES = lazy_re(r"#(?=#\w*\[)")
#: GitHub obeys a line that begins with ::, after spaces too.
_START = lazy_re(r"((?:\A|[\r\n])[^\S\r\n]*)(?=::)")
_CONTROL = lazy_re(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MARKUP_HASHES = lazy_re(r"##(?=\w*\[)")
_MARKUP_START = lazy_re(r"(?m)^([^\S\n]*):(?=:)")
_MARKUP_CONTROLS = lazy_re(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def visible(text: str) -> str:
    """Text on one line: line breaks as ⏎, tabs as →, control and invisible characters as their code points.

    Escape sequences and direction overrides in a stranger's text must not reach the terminal.
    """
    return no_command("".join(_shown(character) for character in text))


def no_command(text: str) -> str:
    """A line for a log, of which a build obeys none: an invisible letter stops it.

    GitHub's runner obeys a line that begins with ::, after spaces too.
    """
    text = _HASHES.sub("#\N{WORD JOINER}", text)
    return "\N{WORD JOINER}" + text if text.lstrip().startswith("::") else text


def without_commands(text: str) -> str:
    """Lines of which a build obeys none, their control characters (but tabs) shown."""
    shown = "".join(_shown(letter) if _CONTROL.match(letter) else letter for letter in text)
    return _START.sub("\\1\N{WORD JOINER}", _HASHES.sub("#\N{WORD JOINER}", shown))


def markup_without_commands(markup: str) -> str:
    """XML or HTML (without scripts and styles) whose lines no build obeys; whoever parses it reads the same.

    Characters that neither may hold are replaced.
    """
    markup = _MARKUP_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", markup)
    return _MARKUP_START.sub(r"\1&#58;", _MARKUP_HASHES.sub("&#35;&#35;", markup))


def _shown(character: str) -> str:
    if character == "\n":
        return "⏎"
    if character == "\t":
        return "→"
    if character.isprintable() or character in "\u00a0\u202f\u3000\u2009":
        return character
    return f"<U+{ord(character):04X}>"
