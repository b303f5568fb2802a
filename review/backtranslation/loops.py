"""Outputs in which a model lost its way: it repeated itself, or wrote far more than there was to translate."""

from __future__ import annotations

from review.text.tokens import tokenize

__all__ = ["ran_away", "without_loop"]

_PERIODS = range(1, 13)


def _longest_run(words: list[str]) -> tuple[int, int, int]:
    """(first word, period, repetitions) of the stretch that repeats itself most, in words; (0, 0, 0) where none
    does.
    """
    best = (0, 0, 0)
    for period in _PERIODS:
        length = 0
        for index in range(period, len(words) + 1):
            if index < len(words) and words[index] == words[index - period]:
                length += 1
                continue
            repeated = length // period + 1
            if repeated > 1 and length > best[1] * max(0, best[2] - 1):
                best = (index - length - period, period, repeated)
            length = 0
    return best


def without_loop(given: str, written: str) -> str | None:
    """The output cut after the first round of its loop; None where there is no loop.

    A loop is one stretch of up to 12 tokens at least 4 times in a row (a single one 6 times), which the given text
    does not have itself.
    """
    tokens = tokenize(written)
    start, period, times = _longest_run([token.key for token in tokens])
    if times < (6 if period == 1 else 4):
        return None
    _, given_period, given_times = _longest_run([token.key for token in tokenize(given)])
    if given_times * given_period >= 0.5 * times * period:
        return None
    last = start + period * times
    first_round = written[: tokens[start + period - 1].end]
    rest = written[tokens[last].start :] if last < len(tokens) else ""
    return f"{first_round} {rest}".strip()


def ran_away(given: str, written: str) -> bool:
    """Whether the output is more than five times as long as what there was to say, which no language needs."""
    return len(written) > 5 * len(given) + 60
