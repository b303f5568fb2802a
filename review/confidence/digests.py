"""Digests of the checks and of the language files, so that it can be said which figures are older than the code.

A check's digest is over the syntax of its module, of what that imports from `checks/shared`, and over the tables beside
it that carry its name (of a check that says what models say, the built-in models, too): comments, docstrings and the
layout of code do not count. Modules elsewhere are not in it: what
matters to a check is caught by its own cases (tests/checks). Each language that was measured has a digest of its file;
one that nothing was measured of makes no figure old.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from review.checks import CHECKS
from review.checks.check import Check
from review.confidence.table import measured_digests
from review.languages.language import EVERYWHERE

__all__ = ["digests", "older_than_the_code", "shared_modules"]

_ROOT = Path(__file__).parents[1]
_SHARED = "review.checks.shared."
_LANGUAGE = "languages/"
#: Manifests of the built-in models, which have the digests of their files.
_MODELS = "*/models/*/manifest.json"


def digests(languages: Iterable[str]) -> dict[str, str]:
    """A check's code, or `languages/` and a base language → twelve hexadecimal digits. `languages` are those of the
    texts that were measured; what counts in every language comes with them.
    """
    found = {code: _of_check(code) for code, check in CHECKS.items() if _ran(check) or _asks_models(check)}
    for tag in sorted({*languages, EVERYWHERE}):
        files = sorted((_ROOT / "languages").glob(f"{tag}.toml")) + sorted((_ROOT / "languages").glob(f"{tag}-*.toml"))
        found[_LANGUAGE + tag] = _digest(*(file.read_bytes() for file in files))
    return found


def older_than_the_code() -> list[str]:
    """What changed since it was measured: codes of checks, and languages as `languages/vi`."""
    known = measured_digests()
    now = digests(name.removeprefix(_LANGUAGE) for name in known if name.startswith(_LANGUAGE))
    return sorted(name for name, digest in known.items() if now.get(name) != digest)


def _ran(check: Check) -> bool:
    """Whether the check can find anything in a text by itself, without a model, a judge or a baseline."""
    return check.back_translation in (None, "also") and check.counts and not check.compares


def _asks_models(check: Check) -> bool:
    """Whether it says only what models say of a text and its translation; the built-in ones were asked."""
    return check.back_translation == "alone"


def _of_check(code: str) -> str:
    name = code.replace("-", "_")
    module = _ROOT / "checks" / f"{name}.py"
    tables = sorted(file for file in (_ROOT / "checks").glob(f"{name}*") if file.suffix in (".tsv", ".toml", ".txt"))
    syntax = [_syntax(one) for one in (module, *sorted(shared_modules(module)))]
    models = sorted(_ROOT.glob(_MODELS)) if _asks_models(CHECKS[code]) else []
    return _digest(*syntax, *(file.read_bytes() for file in (*tables, *models)))


@cache
def shared_modules(module: Path) -> frozenset[Path]:
    """The modules of `checks/shared` that a module imports, itself or through one of them."""
    found: set[Path] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith(_SHARED):
            path = _ROOT / "checks" / "shared" / f"{node.module.removeprefix(_SHARED)}.py"
            found |= {path} | shared_modules(path)
    return frozenset(found)


@cache
def _syntax(module: Path) -> bytes:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree).encode()


def _digest(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:12]
