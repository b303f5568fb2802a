"""What a judge says: claims of errors, in its own words, before anybody has checked them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from review.model import CATEGORIES, SEVERITIES, Severity

__all__ = ["Claim", "JudgeVerdict"]

#: Keys of a claim as it is kept, in their order, with the attribute that each is.
_KEYS = ("translation", "before", "after", "source", "category", "severity", "why", "fix")


@dataclass(frozen=True, slots=True)
class Claim:
    """An error that a judge claims: quoted words of either side ("" for none), and what it says of them.

    `before` and `after` are words of the translation next to the quoted ones, "" where it gave none; `fix` is what
    would stand for the quoted words of the translation, None for no proposal.
    """

    translation: str
    source: str
    category: str
    severity: Severity
    why: str
    fix: str | None = None
    before: str = ""
    after: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON's own types, without what says nothing; the inverse is `from_dict`."""
        values = {key: getattr(self, key) for key in _KEYS}
        return {
            key: value for key, value in values.items() if value not in ("", None) or (key == "fix" and value == "")
        }

    @classmethod
    def from_dict(cls, values: Any) -> Claim:
        """Raises ValueError, with what is wrong, for anything that `to_dict` did not give."""
        if not isinstance(values, dict) or set(values) - set(_KEYS):
            raise ValueError(f"a claim has the keys {', '.join(_KEYS)}")
        texts = {key: values.get(key, "") for key in _KEYS if key != "fix"}
        fix = values.get("fix")
        if not all(isinstance(text, str) for text in texts.values()) or not (fix is None or isinstance(fix, str)):
            raise ValueError("a claim's values are texts")
        if texts["category"] not in CATEGORIES or texts["severity"] not in SEVERITIES:
            raise ValueError("a claim has a category and a severity of MQM-Core")
        return cls(**texts, fix=fix)


@dataclass(frozen=True, slots=True)
class JudgeVerdict:
    """What was said of one segment: claims; what the second asking claimed, None where nobody was asked again.

    `gains` are, of each claim, how much more probable its fix makes the source under the back-translation model (nats);
    None where there is no fix or no model. `cut` is how many sentences of the source and of the translation were asked
    about, where the whole was too long.
    """

    claims: tuple[Claim, ...] = ()
    second: tuple[Claim, ...] | None = None
    gains: tuple[float | None, ...] = ()
    cut: tuple[int, int] | None = None

    def gain(self, number: int) -> float | None:
        """The gain of the claim of that number, from 0."""
        return self.gains[number] if number < len(self.gains) else None

    def to_dict(self) -> dict[str, Any]:
        """As JSON's own types; the inverse is `from_dict`."""
        values: dict[str, Any] = {"claims": [claim.to_dict() for claim in self.claims]}
        if self.second is not None:
            values["second"] = [claim.to_dict() for claim in self.second]
        if any(gain is not None for gain in self.gains):
            values["gains"] = list(self.gains)
        if self.cut is not None:
            values["cut"] = list(self.cut)
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> JudgeVerdict:
        """Raises ValueError, with what is wrong, for anything that `to_dict` did not give."""
        claims = _claims(values.get("claims"), "claims")
        second = None if values.get("second") is None else _claims(values["second"], "second")
        gains, cut = values.get("gains", []), values.get("cut")
        if not isinstance(gains, list) or len(gains) > len(claims) or not all(map(_is_gain, gains)):
            raise ValueError("gains are numbers or null, one of each claim")
        if cut is not None and not (
            isinstance(cut, list) and len(cut) == 2 and all(type(n) is int and n >= 0 for n in cut)
        ):
            raise ValueError("cut is two whole numbers")
        return cls(claims, second, tuple(gains), None if cut is None else (cut[0], cut[1]))


def _claims(values: Any, key: str) -> tuple[Claim, ...]:
    if not isinstance(values, list):
        raise ValueError(f"{key} is a list of claims")
    return tuple(map(Claim.from_dict, values))


def _is_gain(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9)
