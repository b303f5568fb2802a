"""What a run of a judge may use, and has used: tokens, and money where the user gave prices."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from review.errors import UsageError

__all__ = ["Budget", "Spent", "estimated_tokens", "parse_budget"]

#: Bytes of UTF-8 that make a token, about; in scripts that a vocabulary knows less, fewer.
_BYTES = 3.0


def estimated_tokens(text: str) -> int:
    """How many tokens a text has, about: a third of its bytes. Nobody but the server knows its vocabulary."""
    return math.ceil(len(text.encode("utf-8", "surrogatepass")) / _BYTES)


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens of questions and of answers, how many questions, and their price (None without prices)."""

    tokens_in: int = 0
    tokens_out: int = 0
    questions: int = 0
    money: float | None = None

    def __str__(self) -> str:
        said = f"{self.questions:,} questions, {self.tokens_in:,} + {self.tokens_out:,} tokens"
        return said if self.money is None else f"{said}, {self.money:.4f} by your prices"


def parse_budget(text: str) -> tuple[int | None, float | None]:
    """(tokens, money) of "200000", "200000 tokens" or "2.50". Raises UsageError.

    A number with a decimal point is money.
    """
    number = text.strip().removesuffix("tokens").strip().replace("_", "").replace(",", "")
    try:
        if "." in number and not text.strip().endswith("tokens"):
            value = float(number)
            if math.isfinite(value) and value >= 0:
                return None, value
        elif number.isascii() and number.isdigit() and len(number) <= 15:
            return int(number), None
    except ValueError:
        pass
    raise UsageError(f"a judge's budget is a number of tokens (200000) or an amount of money (2.50), not {text!r}")


class Budget:
    """Counts what several threads use. What is asked for is set aside first, so that the limit holds with many at once.

    `prices` are of a million tokens, in and out, by model. Raises UsageError where money is limited and a model has no
    price.
    """

    def __init__(self, limit: str | None, prices: Mapping[str, tuple[float, float]], models: tuple[str, ...]) -> None:
        self._tokens, self._money = (None, None) if limit is None else parse_budget(limit)
        self._prices = prices
        unpriced = [model for model in models if model not in prices]
        if self._money is not None and unpriced:
            raise UsageError(
                f"a budget of money wants the price of {unpriced[0]!r}: "
                f'[tool.review.judge.prices] "{unpriced[0]}" = [in, out], of a million tokens'
            )
        self._priced = not unpriced
        self._lock = threading.Lock()
        self._in = self._out = self._questions = self._reserved = 0
        self._cost = self._reserved_cost = 0.0

    def _price(self, model: str, tokens_in: int, tokens_out: int) -> float:
        prices = self._prices.get(model, (0.0, 0.0))
        return (tokens_in * prices[0] + tokens_out * prices[1]) / 1e6

    def reserve(self, model: str, tokens_in: int, tokens_out: int) -> bool:
        """Sets aside what a question may use at most; False where that is no longer there."""
        cost = self._price(model, tokens_in, tokens_out)
        with self._lock:
            total = self._in + self._out + self._reserved + tokens_in + tokens_out
            if self._tokens is not None and total > self._tokens:
                return False
            if self._money is not None and self._cost + self._reserved_cost + cost > self._money:
                return False
            self._reserved += tokens_in + tokens_out
            self._reserved_cost += cost
            return True

    def settle(self, model: str, reserved: tuple[int, int], used: tuple[int, int] | None) -> None:
        """Gives back what was set aside, and counts what was used; None for a question that had no answer."""
        with self._lock:
            self._reserved -= sum(reserved)
            self._reserved_cost -= self._price(model, *reserved)
            if used is not None:
                self._in += used[0]
                self._out += used[1]
                self._questions += 1
                self._cost += self._price(model, *used)

    def spent(self) -> Spent:
        """What was used until now."""
        with self._lock:
            return Spent(self._in, self._out, self._questions, self._cost if self._priced else None)
