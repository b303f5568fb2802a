"""Settings: `[tool.review]` of pyproject.toml, or review.toml; a document's own stand in its document.toml.

Every key is known here, and a key that is not is an error that names the nearest one. Paths are relative to the file
that names them. Keys of a document.toml beyond these (title, source, target, …) are `formats.corpus`'s.

    source-language, target-language   BCP 47
    align            "paragraphs" | "lines"
    glossary         path of a TSV: source, target, forbidden
    fail-level       "none" | "minor" | "major" | "critical"
    least-precision  0 to 1
    sentence-encoder "auto" | "none" | "use" | "e5" | a model's folder or hub name
    span-model       "auto" | "none" | the folder of a model of error spans
    [checks.CODE]    enabled = true | false, severity = "…", and the check's own options
    [lengths."de-en"]  how long translations of two languages are here (`review.length_config`)
    [judge]          a language model that judges (`review.judge_config`)
    [limits]         how large files may be (`review.limit_config`)
    [reading]        columns of tables, articles of pages (`review.reading_config`)
    [[custom]]       patterns of the project's own (`review.custom_patterns`)
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from review.custom_patterns import CustomPattern, parse_custom
from review.errors import ConfigError
from review.judge_config import JudgeSettings, parse_judge
from review.length_config import LengthNorm, parse_lengths
from review.limit_config import Limits, parse_limits
from review.metric_config import MetricSettings, parse_metrics
from review.model import SEVERITIES, Severity
from review.reading_config import ReadingChoice, parse_reading
from review.settings_table import Reader, Unfit, amount, choice, nearest, read_table, text, yes_or_no
from review.toml_file import read_toml

__all__ = [
    "ALIGNMENTS",
    "FAIL_LEVELS",
    "SETTINGS",
    "SETTINGS_FILES",
    "CheckSettings",
    "DecidedCounts",
    "DocumentPattern",
    "Settings",
    "find_settings",
    "find_settings_file",
    "parse_settings",
    "settings_table",
]

ALIGNMENTS = ("paragraphs", "lines")
FAIL_LEVELS = ("none", "minor", "major", "critical")
#: Every setting outside `[checks]`, with its meaning for the documentation.
SETTINGS: Mapping[str, str] = {
    "source-language": "language of the source, a BCP 47 tag",
    "target-language": "language of the translation, a BCP 47 tag",
    "align": "how texts are paired: paragraphs (aligned) or lines (line n to line n)",
    "glossary": "TSV of terms: source, target, forbidden",
    "fail-level": "least severity of a new finding that fails the run; none never does",
    "documents": "patterns of sources and of their translations, instead of a document.toml a page",
    "least-precision": "findings less likely to be right are left out: a number from 0 to 1",
    "span-model": "what says which words are probably wrong: auto (the built-in one), none, or a model's folder",
    "sentence-encoder": "what compares meanings: auto (where no model translates back), none, use, e5, or a model",
}
#: Files of settings; of those in one folder the first counts.
SETTINGS_FILES = ("review.toml", "pyproject.toml")
OptionTypes = float | int | str | bool
#: Tables with a reader of their own.
_TABLES = ("checks", "documents", "judge", "custom", "lengths", "metrics", "limits", "reading")
_READERS: Mapping[str, Reader] = {
    **dict.fromkeys(SETTINGS, text),
    "align": choice(ALIGNMENTS),
    "fail-level": choice(FAIL_LEVELS),
    "least-precision": amount(0, 1),
    **dict.fromkeys(_TABLES, lambda value: value),
}


@dataclass(frozen=True, slots=True)
class DocumentPattern:
    """Where sources lie and their translations, as patterns of paths; `{language}` may stand in the latter."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a configuration says of one check; None where it says nothing."""

    enabled: bool | None = None
    severity: Severity | None = None
    options: Mapping[str, OptionTypes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecidedCounts:
    """How many findings of a check were accepted and dismissed. `lowers` where it may only make the check less likely.

    What a baseline keeps and nobody dismissed was not dismissed, and that is all one knows: it weighs against
    dismissals, and proves nothing by itself.
    """

    accepted: int = 0
    dismissed: int = 0
    lowers: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, None where nothing was said. `over` lays one above another."""

    source_language: str | None = None
    target_language: str | None = None
    align: str | None = None
    glossary: Path | None = None
    fail_level: str | None = None
    checks: Mapping[str, CheckSettings] = field(default_factory=dict)
    judge: JudgeSettings = field(default_factory=JudgeSettings)
    #: Patterns count from the folder of the file that they stand in.
    documents: tuple[DocumentPattern, ...] = ()
    documents_folder: Path | None = None
    least_precision: float | None = None
    sentence_encoder: str | None = None
    #: What reads sources with their translations for wrong words; auto is the built-in one where texts are taken back.
    span_model: str | None = None
    #: Whether findings get a probability and a severity by it; off only where that is what is measured.
    weigh_findings: bool = True
    #: What the project's reviewers said of each check's findings.
    decided: Mapping[str, DecidedCounts] = field(default_factory=dict)
    #: What the check `custom` looks for; a document's own come on top of the project's.
    custom: tuple[CustomPattern, ...] = ()
    #: By source and target language, without region or script.
    lengths: Mapping[tuple[str, str], LengthNorm] = field(default_factory=dict)
    #: The learned metrics that the desk computes.
    metrics: MetricSettings = field(default_factory=MetricSettings)
    #: What is too large to be read; None where nothing was said.
    limits: Limits | None = None
    #: Which columns of a table are which, and what of a page is read.
    reading: ReadingChoice = field(default_factory=ReadingChoice)
    #: What the glossary's file says, where it was read already: another machine does not have it.
    glossary_text: str | None = None

    def over(self, below: Settings) -> Settings:
        """These settings where they say something, those `below` elsewhere; a check's are merged key by key."""
        checks = dict(below.checks)
        for code, mine in self.checks.items():
            theirs = checks.get(code, CheckSettings())
            checks[code] = CheckSettings(
                theirs.enabled if mine.enabled is None else mine.enabled,
                mine.severity or theirs.severity,
                {**theirs.options, **mine.options},
            )
        return Settings(
            self.source_language or below.source_language,
            self.target_language or below.target_language,
            self.align or below.align,
            self.glossary or below.glossary,
            self.fail_level or below.fail_level,
            checks,
            self.judge.over(below.judge),
            self.documents or below.documents,
            self.documents_folder or below.documents_folder,
            below.least_precision if self.least_precision is None else self.least_precision,
            self.sentence_encoder or below.sentence_encoder,
            self.span_model or below.span_model,
            self.weigh_findings and below.weigh_findings,
            self.decided or below.decided,
            tuple(dict.fromkeys((*below.custom, *self.custom))),
            {**below.lengths, **self.lengths},
            self.metrics.over(below.metrics),
            self.limits or below.limits,
            self.reading.over(below.reading),
        )


def parse_settings(
    table: Mapping[str, Any], path: Path, known_checks: Mapping[str, Mapping[str, OptionTypes]]
) -> Settings:
    """A table of settings, checked. `known_checks` gives each check's options with their defaults.

    Raises ConfigError for an unknown key (naming the nearest known one), a wrong type or a wrong value.
    """
    values = read_table(dict(table), "", _READERS, path, called="{}")
    glossary = values.get("glossary")
    return Settings(
        values.get("source-language"),
        values.get("target-language"),
        values.get("align"),
        path.parent / glossary if glossary else None,
        values.get("fail-level"),
        _checks(table.get("checks", {}), path, known_checks),
        parse_judge(table.get("judge", {}), path),
        _documents(table.get("documents", []), path),
        path.parent if "documents" in table else None,
        values.get("least-precision"),
        values.get("sentence-encoder"),
        values.get("span-model"),
        custom=parse_custom(table.get("custom", []), path),
        lengths=parse_lengths(table.get("lengths", {}), path),
        metrics=parse_metrics(table.get("metrics", {}), path),
        limits=parse_limits(table["limits"], path) if "limits" in table else None,
        reading=parse_reading(table.get("reading", {}), path),
    )


def _documents(listed: Any, path: Path) -> tuple[DocumentPattern, ...]:
    """The patterns of `documents`, which stay below their file's folder."""
    wanted = 'documents is a list: [{source = "docs/en/**/*.md", target = "docs/{language}/**/*.md"}]'
    if not isinstance(listed, list):
        raise ConfigError(wanted, path)
    patterns = []
    for entry in listed:
        if not isinstance(entry, dict) or set(entry) != {"source", "target"}:
            raise ConfigError(wanted, path)
        for pattern in entry.values():
            if not isinstance(pattern, str) or not pattern or "\0" in pattern:
                raise ConfigError(wanted, path)
            if pattern.startswith(("/", "~")) or ".." in Path(pattern).parts:
                raise ConfigError(f"documents names {pattern!r}, which is outside the folder of this file", path)
        patterns.append(DocumentPattern(entry["source"], entry["target"]))
    return tuple(patterns)


def find_settings(folder: Path, known_checks: Mapping[str, Mapping[str, OptionTypes]]) -> Settings:
    """The settings that hold in a folder: of the nearest review.toml or pyproject.toml with [tool.review], upwards."""
    path = find_settings_file(folder)
    return Settings() if path is None else parse_settings(settings_table(path) or {}, path, known_checks)


def find_settings_file(folder: Path) -> Path | None:
    """The file that `find_settings` reads."""
    for place in (folder, *folder.resolve().parents):
        own = place / "review.toml"
        if own.is_file():
            return own
        project = place / "pyproject.toml"
        if project.is_file() and settings_table(project) is not None:
            return project
    return None


def settings_table(path: Path) -> dict[str, Any] | None:
    """The settings in a file: all of a review.toml, [tool.review] of a pyproject.toml or None."""
    table = read_toml(path)
    if path.name != "pyproject.toml":
        return table
    tools = table.get("tool", {})
    own = tools.get("review") if isinstance(tools, dict) else None
    if own is not None and not isinstance(own, dict):
        raise ConfigError("[tool.review] is a table", path)
    return own


def _checks(table: Any, path: Path, known_checks: Mapping[str, Mapping[str, OptionTypes]]) -> dict[str, CheckSettings]:
    if not isinstance(table, dict):
        raise ConfigError("checks is a table: [checks.CODE]", path)
    checks = {}
    for code, entry in table.items():
        if code not in known_checks:
            raise ConfigError(f"unknown check {code!r}{nearest(code, list(known_checks))}", path)
        if not isinstance(entry, dict):
            raise ConfigError(f"[checks.{code}] is a table, such as enabled = false", path)
        checks[code] = _check(code, entry, path, known_checks[code])
    return checks


def _check(code: str, entry: Mapping[str, Any], path: Path, options: Mapping[str, OptionTypes]) -> CheckSettings:
    readers = {"enabled": yes_or_no, "severity": choice(SEVERITIES)} | {
        key: _like(default) for key, default in options.items()
    }
    values = read_table(entry, f"checks.{code}", readers, path, called=f"{{}} of check {code!r}")
    return CheckSettings(values.pop("enabled", None), values.pop("severity", None), values)


def _like(default: OptionTypes) -> Reader:
    """What reads an option of a check: a value of its default's type, a whole number for a number, too."""

    def read(value: Any) -> OptionTypes:
        fits = isinstance(value, type(default)) or (isinstance(default, float) and type(value) is int)
        endless = isinstance(value, float) and not math.isfinite(value)
        if not fits or endless or isinstance(value, bool) != isinstance(default, bool):
            kind = {bool: "true or false", str: "a text", int: "a whole number", float: "a number"}[type(default)]
            raise Unfit(f"is {kind}")
        assert isinstance(value, float | int | str | bool)
        return value

    return read
