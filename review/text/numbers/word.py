"""What a number word means."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

__all__ = ["Role", "Value", "Word"]

Value = int | Fraction
Role = Literal["cardinal", "ordinal", "magnitude", "fraction", "other"]


class Word(NamedTuple):
    """One word or fixed phrase. `ambiguous`: it is as often something else (one, năm, neuf)."""

    value: Value
    role: Role
    ambiguous: bool = False
