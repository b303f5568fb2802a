"""Digests of the checks and of the language files, so that a test can say which figures are older than the code.

A check's digest is over the syntax of its module and over the tables beside it that carry its name: comments,
docstrings and the layout of code do not count. One digest is over all language files. Modules that several checks share
are not in it: what matters to a check is caught by its own cases (tests/checks).
"""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

from review.checks import CHECKS
from review.checks.check import Check

__all__ = ["LANGUAGES", "digests"]

#: The name of the digest of the language files.
LANGUAGES = "languages"
_ROOT = Path(__file__).parents[1]


def digests() -> dict[str, str]:
    """Check's code (and `LANGUAGES`) → twelve hexadecimal digits."""
    found = {code: _of_check(code) for code, check in CHECKS.items() if _ran(check)}
    files = sorted((_ROOT / "languages").glob("*.toml"))
    found[LANGUAGES] = _digest(*(file.read_bytes() for file in files))
    return found


def _ran(check: Check) -> bool:
    """Whether the check can find anything in a text by itself, without a model, a judge or a baseline."""
    return check.back_translation in (None, "also") and check.counts and not check.compares


def _of_check(code: str) -> str:
    name = code.replace("-", "_")
    module = _ROOT / "checks" / f"{name}.py"
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    tables = sorted(file for file in (_ROOT / "checks").glob(f"{name}*") if file.suffix in (".tsv", ".toml", ".txt"))
    return _digest(ast.dump(tree).encode(), *(file.read_bytes() for file in tables))


def _digest(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:12]
