"""Settings of a judge: the table `[judge]` of review.toml, `[tool.review.judge]` of pyproject.toml.

The key is no setting: it comes from the environment only (`review.judges.client`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from review.errors import ConfigError
from review.files import lies_in
from review.model import SEVERITIES, Severity
from review.settings_table import Reader, choice, read_table, text, whole, yes_or_no

__all__ = ["JUDGE_SETTINGS", "UNCONFIRMED", "JudgeSettings", "parse_judge"]

#: What becomes of a span that no witness confirms.
UNCONFIRMED = ("neutral", "drop")
#: Every setting, with its meaning for the documentation.
JUDGE_SETTINGS: Mapping[str, str] = {
    "model": "the model's name on its server",
    "url": "the server's address, up to /v1; without one nothing is sent, and stored verdicts are read",
    "second-model": "who is asked a second time; the same model where there is none",
    "instructions": "path of a text with the project's instructions to translators",
    "context": "source paragraphs before and after that go along with each paragraph",
    "unconfirmed": "what becomes of a span without a witness: neutral (kept, with the reason) or drop",
    "most-severe": "the most severe that a confirmed span may be",
    "fail-level": "least severity of a new finding of the judge that fails the run",
    "window": "tokens that a question may have; longer paragraphs are cut at sentences",
    "concurrency": "questions at a time",
    "timeout": "seconds to wait for an answer",
    "retries": "how often a question is put again that failed for a passing reason",
    "stream": "take the answer piece by piece",
    "budget": "the most that a run may use: tokens (200000) or money (2.50 with prices)",
    "prices": "a table MODEL = [in, out]: the price of a million tokens",
}
_FAIL_LEVELS = ("none", "minor", "major", "critical")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "unconfirmed": UNCONFIRMED,
    "most-severe": SEVERITIES,
    "fail-level": _FAIL_LEVELS,
}
#: Whole numbers, with the least and the most of each.
_WHOLE: Mapping[str, tuple[int, int]] = {
    "context": (0, 5),
    "window": (500, 1_000_000),
    "concurrency": (1, 64),
    "timeout": (1, 3600),
    "retries": (0, 10),
}


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """What a configuration says of the judge; None where it says nothing. The defaults are `usual`'s."""

    model: str | None = None
    url: str | None = None
    second_model: str | None = None
    instructions: Path | None = None
    context: int | None = None
    unconfirmed: str | None = None
    most_severe: Severity | None = None
    fail_level: str | None = None
    window: int | None = None
    concurrency: int | None = None
    timeout: int | None = None
    retries: int | None = None
    stream: bool | None = None
    budget: str | None = None
    prices: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def over(self, below: JudgeSettings) -> JudgeSettings:
        """These settings where they say something, those `below` elsewhere."""
        values = {
            one.name: getattr(below, one.name) if getattr(self, one.name) is None else getattr(self, one.name)
            for one in fields(self)
        }
        return JudgeSettings(**{**values, "prices": {**below.prices, **self.prices}})

    @classmethod
    def usual(cls) -> JudgeSettings:
        """What holds where nothing is said. A judge that nobody has measured is worth a minor finding at most."""
        return cls(
            context=1,
            unconfirmed="neutral",
            most_severe="minor",
            fail_level="none",
            window=6000,
            concurrency=4,
            timeout=120,
            retries=4,
            stream=False,
        )


def parse_judge(table: Any, path: Path) -> JudgeSettings:
    """The table `[judge]`, checked. Raises ConfigError for an unknown key, a wrong type or a wrong value."""
    values = read_table(table, "judge", {key: _reader(key, path) for key in JUDGE_SETTINGS}, path)
    return JudgeSettings(**{key.replace("-", "_"): value for key, value in values.items()})


def _reader(key: str, path: Path) -> Reader:
    """What reads a key of the table in a file."""
    if key in _WHOLE:
        return whole(*_WHOLE[key])
    if key in _CHOICES:
        return choice(_CHOICES[key])
    if key == "instructions":
        return lambda value: _instructions(text(value), path)
    if key == "prices":
        return lambda value: _prices(value, path)
    return {"stream": yes_or_no, "budget": _budget}.get(key, text)


def _budget(value: Any) -> str:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else text(value)


def _instructions(value: str, path: Path) -> Path:
    if not lies_in(path.parent / value, path.parent):  # it is sent to an address that this file may name, too
        raise ConfigError(f"judge.instructions names {value!r}, which is outside the folder of this file", path)
    return path.parent / value


def _prices(table: Any, path: Path) -> dict[str, tuple[float, float]]:
    if not isinstance(table, dict):
        raise ConfigError('judge.prices is a table: "MODEL" = [in, out]', path)
    prices = {}
    for model, pair in table.items():
        numbers = isinstance(pair, list) and [isinstance(n, int | float) and not isinstance(n, bool) for n in pair]
        if not numbers or len(pair) != 2 or not all(numbers) or not all(0 <= n < 1e9 for n in pair):
            raise ConfigError(
                f"judge.prices: {model!r} wants two prices of a million tokens, [in, out], not {pair!r}", path
            )
        prices[model] = (float(pair[0]), float(pair[1]))
    return prices
