"""The committed verdicts: a text file beside the baseline, one JSON object a line, sorted, so that branches merge.

    {"schema": "review.verdicts/1"}
    {"verdict": "5d0c…", "model": "some-model", "prompt": 1, "text": "The port was…", "claims": [], …}

A verdict's name is a digest of the model, the version of the prompt and all texts of the question. So a text that
changed has none, and what is asked and answered once is asked of nobody again. Nothing of the server is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from review.committed_lines import LineFormat
from review.errors import BaselineError
from review.files import write_file
from review.judges.claims import JudgeVerdict
from review.judges.prompt import PROMPT_VERSION, Question

__all__ = ["VERDICTS_FILE", "VERDICTS_SCHEMA", "VerdictFile", "digest"]

VERDICTS_FILE = "review-verdicts.jsonl"
_LINES = LineFormat("review.verdicts", 1, "file of verdicts", '{"schema": "review.verdicts/1"}')
VERDICTS_SCHEMA = _LINES.schema
_DIGITS, _SHOWN = 32, 40
_REQUIRED = ("verdict", "model", "prompt", "text", "claims")
_KEYS = (*_REQUIRED, "second", "gains", "cut")


def digest(model: str, question: Question) -> str:
    """32 hexadecimal digits of SHA-256 over all that an answer depends on; parts are length-prefixed."""
    total = hashlib.sha256()
    for part in (model, str(PROMPT_VERSION), *question.parts()):
        content = part.encode("utf-8", "surrogatepass")
        total.update(len(content).to_bytes(8, "little") + content)
    return total.hexdigest()[:_DIGITS]


class VerdictFile:
    """The verdicts of a file by digest; those of other models and prompts stay in it as they are.

    Raises BaselineError, with the line, for what is no such file. A file that is not there has none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows: dict[str, tuple[int, dict[str, Any]]] = {}
        self._verdicts: dict[str, JudgeVerdict] = {}
        self._changed = False
        if os.path.lexists(path):
            self._read()

    def _read(self) -> None:
        rows = list(_LINES.rows(_LINES.read(self.path), self.path))
        if not rows:
            return  # an empty file has no verdicts
        _LINES.check_first(*rows[0], self.path)
        for number, row in rows[1:]:
            name = _checked(row, self.path, number)
            there = self._rows.setdefault(name, (number, row))
            if there[1] != row:
                raise BaselineError(
                    f"contradicts line {there[0]}, which is the same verdict; keep one", self.path, number
                )
            try:
                self._verdicts[name] = JudgeVerdict.from_dict(row)
            except ValueError as error:
                raise BaselineError(f"is no verdict: {error}", self.path, number) from None

    def get(self, name: str) -> JudgeVerdict | None:
        """The verdict of that digest."""
        return self._verdicts.get(name)

    def put(self, name: str, model: str, text: str, verdict: JudgeVerdict) -> None:
        """Keeps a verdict; `text` is the translation, of which people see the beginning. `save` writes it."""
        line = " ".join(text.split())
        shown = line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
        row = {"verdict": name, "model": model, "prompt": PROMPT_VERSION, "text": shown, **verdict.to_dict()}
        self._rows[name] = (0, row)
        self._verdicts[name] = verdict
        self._changed = True

    def save(self) -> None:
        """Writes the file, whole or not at all, where something was put. Raises InputError."""
        if self._changed:
            write_file(self.path, self.text().encode("utf-8", "backslashreplace"))
            self._changed = False

    def text(self) -> str:
        """The file's text: the same verdicts give the same bytes."""
        lines = [json.dumps({"schema": VERDICTS_SCHEMA})]
        lines += [json.dumps(row, ensure_ascii=False) for _, (_, row) in sorted(self._rows.items())]
        return "".join(f"{line}\n" for line in lines)


def _checked(row: Mapping[str, Any], path: Path, number: int) -> str:
    """The row's digest. Raises BaselineError."""
    unknown = next((key for key in row if key not in _KEYS), None)
    missing = next((key for key in _REQUIRED if key not in row), None)
    if unknown is not None or missing is not None:
        what = f"unknown key {unknown!r}" if unknown is not None else f"has no {missing!r}"
        raise BaselineError(f"{what}; a verdict has {', '.join(_KEYS)}", path, number)
    name = row["verdict"]
    if not isinstance(name, str) or len(name) != _DIGITS or not set(name) <= set("0123456789abcdef"):
        raise BaselineError(f"verdict is {_DIGITS} hexadecimal digits, not {name!r}", path, number)
    if not isinstance(row["model"], str) or type(row["prompt"]) is not int:
        raise BaselineError("model is a text and prompt a whole number", path, number)
    return name
