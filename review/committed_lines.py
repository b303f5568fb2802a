"""Text files that a team commits beside its texts: one JSON object a line, sorted, so that branches merge.

The first line names what the file is and its version: `{"schema": "review.baseline/2", …}`.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.errors import BaselineError
from review.files import read_file

__all__ = ["LineFormat"]

#: How lines begin that git leaves where two branches changed the same ones.
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
#: Begins what both sides had before, where git was asked to show that.
_BEFORE = "|||||||"
#: Versions of more digits are nobody's.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class LineFormat:
    """A kind of file: its name and newest version, and what messages call it, with its first line and the other way out
    (", or write it anew"), where there is one. `settle` is what to do about a merge conflict.
    """

    name: str
    version: int
    called: str
    first: str
    anew: str = ""
    settle: str = "keep the lines of both sides"

    @property
    def schema(self) -> str:
        """What the first line of the newest version says."""
        return f"{self.name}/{self.version}"

    def read(self, path: Path) -> str:
        """The file's text. Raises BaselineError for what is no file or no UTF-8."""
        data = read_file(path, error=BaselineError).removeprefix(codecs.BOM_UTF8)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise BaselineError(f"is not UTF-8; take it from git again{self.anew}", path, line) from None

    @property
    def _mending(self) -> str:
        return f"mend or take out the line, take the file from git again{self.anew}"

    def rows(self, text: str, path: Path, *, both_sides: bool = False) -> Iterator[tuple[int, dict[str, Any]]]:
        """The lines' objects with their numbers, from 1. Raises BaselineError for what is none, or has a conflict.

        With `both_sides` the lines of both sides of a conflict are there, those of what was before them are not.
        """
        marker = ""
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            if line.startswith(_MARKERS):
                if not both_sides:
                    raise BaselineError(f"has a merge conflict ({line[:7]}); {self.settle}", path, number)
                marker = line[:7]
                continue
            if marker == _BEFORE:
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise BaselineError(f"is not JSON: {error}; {self._mending}", path, number) from None
            if not isinstance(row, dict):
                raise BaselineError(f"is not a JSON object; {self._mending}", path, number)
            yield number, row

    def check_first(self, number: int, row: Mapping[str, Any], path: Path) -> None:
        """Raises BaselineError where a first row is of another kind of file, or of a newer version."""
        schema = row.get("schema")
        name, _, version = schema.partition("/") if isinstance(schema, str) else ("", "", "")
        if name != self.name or not version.isdecimal() or len(version) > _DIGITS:
            raise BaselineError(f"is no {self.called}: its first line is not {self.first}", path, number)
        if int(version) > self.version:
            message = f"is of version {version}, this review reads up to version {self.version}; install a newer one"
            raise BaselineError(message, path, number)
