"""The project's own patterns, `[[custom]]` in its settings: what the check `custom` looks for.

Patterns are RE2's (https://github.com/google/re2/wiki/Syntax), so that none takes more than linear time; RE2 is
imported where a project has patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from review.errors import ConfigError
from review.extras import missing_package
from review.files import read_file
from review.lazy_patterns import lazy_re
from review.model import SEVERITIES, Severity
from review.settings_table import any_text, read_table, text

__all__ = ["CUSTOM_KEYS", "CustomPattern", "parse_custom", "pattern_table", "places_of"]

#: A pattern's keys with their meaning for the documentation; those of _EXPRESSIONS are patterns.
CUSTOM_KEYS = {
    "message": "what the finding says; it is wanted",
    "source": "what the source must have; the place is marked where there is no `target`",
    "target": "what the translation must have; each place is marked",
    "not-source": "what the source must not have",
    "not-target": "what the translation must not have",
    "severity": "neutral, minor, major or critical; default minor",
    "suggestion": "what is put in the place of what `target` finds",
    "target-language": "the only language of translations that it is for, such as `de`",
}
_READERS = {key: text if key != "suggestion" else any_text for key in CUSTOM_KEYS}
_EXPRESSIONS = ("source", "target", "not-source", "not-target")
#: Most patterns of a project, characters of one, and bytes that RE2 may use for it.
MOST_PATTERNS, MOST_CHARACTERS, _MEMORY = 1_000, 2_000, 2 << 20
_HEADER = lazy_re(r"\s*\[\[\s*(?:tool\s*\.\s*review\s*\.\s*)?custom\s*\]\]")


@dataclass(frozen=True, slots=True)
class CustomPattern:
    """One pattern; "" where it says nothing of a side."""

    message: str
    source: str = ""
    target: str = ""
    not_source: str = ""
    not_target: str = ""
    severity: Severity = "minor"
    suggestion: str | None = None
    target_language: str = ""


def parse_custom(listed: Any, path: Path) -> tuple[CustomPattern, ...]:
    """The tables `[[custom]]`, checked. Raises ConfigError, with the line, for what is unknown, wrong or no pattern."""
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise ConfigError("custom is a list of tables: [[custom]]", path)
    if len(listed) > MOST_PATTERNS:
        raise ConfigError(f"has more than {MOST_PATTERNS:,} tables [[custom]]", path)
    patterns = []
    for n, entry in enumerate(listed):
        read_table(entry, "custom", _READERS, path, partial(_line, path, n))
        _refuse_pointless(entry, path, _line(path, n, "") if _pointless(entry) else None)
        for key in _EXPRESSIONS:
            if key in entry and (fault := _fault(entry[key])):
                raise ConfigError(
                    f"custom.{key}: {entry[key][:80]!r} is no pattern of RE2: {fault}", path, _line(path, n, key)
                )
        patterns.append(CustomPattern(**{key.replace("-", "_"): value for key, value in entry.items()}))
    return tuple(patterns)


def _pointless(entry: dict[str, Any]) -> str:
    if "message" not in entry:
        return "custom wants a message: what its finding says"
    if "source" not in entry and "target" not in entry:
        return "custom wants a pattern: source or target, what is to be found on that side"
    if "suggestion" in entry and "target" not in entry:
        return "custom.suggestion goes in the place of what target finds, and there is no target"
    if entry.get("severity", "minor") not in SEVERITIES:
        return f"custom.severity is one of {', '.join(SEVERITIES)}, not {entry['severity']!r}"
    return ""


def _refuse_pointless(entry: dict[str, Any], path: Path, line: int | None) -> None:
    if fault := _pointless(entry):
        raise ConfigError(fault, path, line)


def _fault(expression: str) -> str:
    """What is wrong with a pattern, "" where nothing is."""
    if len(expression) > MOST_CHARACTERS:
        return f"it has more than {MOST_CHARACTERS:,} characters"
    re2 = _re2()
    try:
        found = _compiled(expression).search("")
    except re2.error as error:
        told = error.args[0] if error.args else ""
        return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return "it fits nothing at all, and so everywhere" if found is not None else ""


def _re2() -> Any:
    try:
        import re2
    except ModuleNotFoundError as error:
        raise ConfigError(f"custom: {missing_package(error) or error}") from None
    return re2


@lru_cache(maxsize=4 * MOST_PATTERNS)
def _compiled(expression: str) -> Any:
    re2 = _re2()
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    return re2.compile(expression, options=options)


def places_of(expression: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a pattern of a `CustomPattern` fits, as (start, end); what fits nothing at a place is none."""
    for match in _compiled(expression).finditer(text):
        if match.end() > match.start():
            yield match.span()


def pattern_table(pattern: CustomPattern) -> dict[str, str]:
    """The pattern as `[[custom]]` writes it: what `parse_custom` makes the same pattern of."""
    written = {key: getattr(pattern, key.replace("-", "_")) for key in CUSTOM_KEYS}
    return {key: value for key, value in written.items() if value or (key == "suggestion" and value is not None)}


def _line(path: Path, number: int, key: str) -> int | None:
    """The line of the file on which a key of the number-th table stands, the table's own where it cannot be told;
    None where there is no file, or the tables are written as a list.
    """
    if not path.is_file():
        return None
    lines = read_file(path, most=2**20, error=ConfigError).decode("utf-8", "replace").split("\n")
    heads = [n for n, line in enumerate(lines, start=1) if _HEADER.match(line)]
    if number >= len(heads):
        return None
    begin = heads[number]
    written = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    for n in range(begin, len(lines)):
        if lines[n].lstrip().startswith("["):
            break
        if key and written.match(lines[n]):
            return n + 1
    return begin
