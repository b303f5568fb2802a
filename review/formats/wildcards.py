"""Patterns of paths with wildcards, which a stranger's settings may hold: matched in linear time, walked once.

`**` stands for any number of folders, `*`, `?` and `[abc]` for what a name has; none of them for a name that begins
with a dot. A path is compared part by part, a folder gone into only where the pattern may still become true there, and
by links only once: neither stars upon stars nor links in circles make a run endless.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from review.errors import UsageError
from review.lazy_patterns import lazy_re

__all__ = ["Wildcards", "name_expression"]

_IN_NAME = lazy_re(r"\*+|\?|\[[^\]]+\]")
_FOLDERS = "**"
#: More parts than a path has that anybody wrote.
_MOST_PARTS = 64


class Wildcards:
    """A pattern, with slashes. Raises UsageError for one that cannot be read."""

    def __init__(self, pattern: str) -> None:
        parts = PurePosixPath(pattern).parts
        if len(parts) > _MOST_PARTS:
            raise UsageError(f"{pattern[:80]}… has more than {_MOST_PARTS} parts; write fewer")
        try:
            self._parts = [None if part == _FOLDERS else re.compile(_unhidden(part)) for part in parts]
        except re.error:
            raise UsageError(f"{pattern} cannot be read: what stands in brackets is no range") from None
        #: The parts before the first wildcard, less a file's own name.
        wild = next((n for n, part in enumerate(parts) if _IN_NAME.search(part)), len(parts))
        self._fixed = parts[: min(wild, len(parts) - 1)]

    def stood_for(self, path: str) -> list[str] | None:
        """What the wildcards stand for in a path, in their order; None for a path that the pattern is not true of.

        `**` stands for as many folders as it can, with their slashes (`a/b/`), at the end for all that is left.
        """
        names = path.split("/")
        true = self._true(names)
        if not true[0][0]:
            return None
        found: list[str] = []
        at = 0
        for number, part in enumerate(self._parts):
            if part is not None:
                match = part.fullmatch(names[at])
                assert match is not None
                found += match.groups()
                at += 1
            elif number == len(self._parts) - 1:
                found.append("/".join(names[at:]))
            else:
                first = at
                while at < len(names) and not names[at].startswith(".") and true[number][at + 1]:
                    at += 1
                found.append("".join(f"{name}/" for name in names[first:at]))
        return found

    def _true(self, names: list[str]) -> list[list[bool]]:
        """For each part and name (and past the last ones), whether the parts from there are true of the names from
        there.
        """
        true = [[False] * (len(names) + 1) for _ in range(len(self._parts) + 1)]
        true[-1][-1] = True
        for number in range(len(self._parts) - 1, -1, -1):
            part, last = self._parts[number], number == len(self._parts) - 1
            for at in range(len(names), -1, -1):
                if at == len(names):
                    here = part is None and not last and true[number + 1][at]
                elif part is not None:
                    here = true[number + 1][at + 1] and part.fullmatch(names[at]) is not None
                else:
                    goes_on = true[number][at + 1] or (last and at == len(names) - 1)
                    here = (not last and true[number + 1][at]) or (goes_on and not names[at].startswith("."))
                true[number][at] = here
        return true

    def walk(self, folder: Path, *, folders: bool = False) -> Iterator[str]:
        """The files (and `folders`) that the pattern is true of, as paths from `folder`; those of a folder in order."""
        linked: set[str] = set()
        waiting = [("/".join(self._fixed), self._open({len(self._fixed)}))]
        while waiting:
            place, states = waiting.pop()
            inner = []
            for name, is_folder, is_link in _entries(folder / place):
                path = f"{place}/{name}" if place and place != "/" else f"{place}{name}"
                if (folders or not is_folder) and self._ends(states, name):
                    yield path
                after = self._open(self._step(states, name)) if is_folder else set()
                if after and is_link:
                    real = os.path.realpath(folder / path)
                    after = set() if real in linked else after
                    linked.add(real)
                if after:
                    inner.append((path, after))
            waiting += reversed(inner)

    def _open(self, states: set[int]) -> set[int]:
        """The parts that may come next; folders may be none."""
        opened = set(states)
        for number in sorted(states):
            while number < len(self._parts) - 1 and self._parts[number] is None:
                number += 1
                opened.add(number)
        return {number for number in opened if number < len(self._parts)}

    def _step(self, states: set[int], name: str) -> set[int]:
        after = set()
        for number in states:
            part = self._parts[number]
            if part is None:
                after |= {number} if not name.startswith(".") else set()
            elif number < len(self._parts) - 1 and part.fullmatch(name):
                after.add(number + 1)
        return after

    def _ends(self, states: set[int], name: str) -> bool:
        last = len(self._parts) - 1
        if last not in states:
            return False
        part = self._parts[last]
        return not name.startswith(".") if part is None else part.fullmatch(name) is not None


def name_expression(part: str) -> str:
    """A regular expression for names as a part of a pattern describes them, with a group for each wildcard."""
    fixed = [""]
    stars = 0
    at = 0
    for match in _IN_NAME.finditer(part):
        fixed[-1] += re.escape(part[at : match.start()])
        at = match.end()
        if match[0].startswith("*"):
            fixed.append("")
            stars += 1
        else:
            fixed[-1] += "([^/])" if match[0] == "?" else f"({match[0].replace('[!', '[^', 1)})"
    fixed[-1] += re.escape(part[at:])
    # each star but the last takes as little as it can, and is never asked again: in linear time, and no less is found
    middle = "".join(f"(?>([^/]*?){piece})" for piece in fixed[1:-1])
    end = f"([^/]*){fixed[-1]}" if stars else ""
    return fixed[0] + middle + end


def _unhidden(part: str) -> str:
    return ("(?![.])" if part[:1] in "*?[" else "") + name_expression(part)


def _entries(folder: Path) -> list[tuple[str, bool, bool]]:
    """What is in a folder, by name: whether it is a folder, and one by a link."""
    try:
        with os.scandir(folder) as entries:
            found = []
            for entry in entries:
                try:
                    is_folder = entry.is_dir()
                except OSError:  # a loop of links
                    is_folder = False
                found.append((entry.name, is_folder, is_folder and entry.is_symlink()))
            return sorted(found)
    except OSError:
        return []
