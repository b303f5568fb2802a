"""The cross-examination: which of a judge's claims stand up, and what is said of those that do not.

A claim must be of words that stand in the text. Then one witness must speak for it:

- *the fix*: put in place of the words, it makes the source more probable under the back-translation model, by at least
  `LEAST_GAIN` nats;
- *the second asking*: an independent answer marks an overlapping stretch of the same side;
- *a rule*: a check found something there that it holds for an error.

What no witness speaks for becomes neutral, with the reason, or is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from review.judges.claims import Claim, JudgeVerdict
from review.judges.placing import FoundWords, place_words
from review.model import SEVERITIES, Severity, Side, Span

__all__ = ["LEAST_GAIN", "Examined", "corrected", "cross_examine", "place_claim", "unconfirmed"]

#: Nats that a fix must gain: less is what any change of words does.
LEAST_GAIN = 1.0
#: The share of the longer stretch that a rule's, and the second asking's, must have in common with the claim's.
_OF_RULE, _OF_SECOND = 1 / 6, 1 / 3
#: Names of the witnesses in messages.
_FIX, _SECOND, _RULE = "the back-translation of its fix", "a second asking", "the check"
_ALONE = "no witness"


class Examined(NamedTuple):
    """A claim with its place, the witness that speaks for it ("" for none), and the reason where none does.

    `span` is of the text as it reads. `severity` is what is left of the claimed one.
    """

    claim: Claim
    span: Span
    twin: Span | None
    severity: Severity
    witness: str
    reason: str = ""


def _same(span: Span) -> Span:
    return span


def place_claim(claim: Claim, source: str, target: str) -> tuple[Span, Span | None, bool] | None:
    """Where a claim lies: its span, its twin opposite, and whether the place is sure. None where its words are nowhere.

    It is on the translation's side where it quotes the translation.
    """
    of_source = place_words(claim.source, source) if claim.source.strip() else None
    if claim.translation.strip():
        place = place_words(claim.translation, target, claim.before, claim.after)
        if place is None:
            return None
        return _span("target", place), None if of_source is None else _span("source", of_source), place.sure
    return None if of_source is None else (_span("source", of_source), None, of_source.sure)


def _span(side: Side, place: FoundWords) -> Span:
    return Span(side, place.start, place.end)


def corrected(claim: Claim, source: str, target: str) -> str | None:
    """The translation with the claim's fix in place; None where there is none, or no sure place for it."""
    placed = place_claim(claim, source, target)
    if placed is None or claim.fix is None or placed[0].side != "target" or not placed[2]:
        return None
    span = placed[0]
    text = target[: span.start] + claim.fix + target[span.end :]
    return text if text != target and text.strip() else None


def unconfirmed(
    verdict: JudgeVerdict,
    source: str,
    target: str,
    rules: Sequence[tuple[str, Span]],
    as_written: Callable[[Span], Span] = _same,
) -> bool:
    """Whether a claim that has a sure place still wants a witness."""
    examined, _ = cross_examine(verdict, source, target, rules, "critical", as_written)
    return any(not one.witness and one.reason.startswith(_ALONE) for one in examined)


def cross_examine(
    verdict: JudgeVerdict,
    source: str,
    target: str,
    rules: Sequence[tuple[str, Span]],
    most: Severity,
    as_written: Callable[[Span], Span] = _same,
) -> tuple[list[Examined], int]:
    """The claims that have a place, and how many have none.

    `rules` are (check, span) of findings that count, with spans of the text as written; `as_written` gives those.
    """
    second = [] if verdict.second is None else [place_claim(claim, source, target) for claim in verdict.second]
    again = [placed[0] for placed in second if placed is not None]
    examined: list[Examined] = []
    nowhere = 0
    for number, claim in enumerate(verdict.claims):
        placed = place_claim(claim, source, target)
        if placed is None:
            nowhere += 1
            continue
        span, twin, sure = placed
        if any(one.span == span for one in examined):
            continue  # told twice
        witness = _witness(span, twin, verdict.gain(number), again, rules, as_written) if sure else ""
        if witness:
            examined.append(Examined(claim, span, twin, min(claim.severity, most, key=SEVERITIES.index), witness))
        else:
            examined.append(Examined(claim, span, twin, "neutral", "", _reason(sure, verdict, number)))
    return examined, nowhere


def _witness(
    span: Span,
    twin: Span | None,
    gain: float | None,
    again: Sequence[Span],
    rules: Sequence[tuple[str, Span]],
    as_written: Callable[[Span], Span],
) -> str:
    spans = [as_written(one) for one in (span, twin) if one is not None]
    for code, found in rules:
        if any(_meet(one, found, _OF_RULE) for one in spans):
            return f"{_RULE} {code}"
    if gain is not None and gain >= LEAST_GAIN:
        return _FIX
    return _SECOND if any(_meet(span, one, _OF_SECOND) for one in again) else ""


def _meet(one: Span, other: Span, share: float) -> bool:
    """Whether two stretches have that share of the longer one in common: one that marks everything agrees with none."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return one.side == other.side and common > 0 and common >= share * max(one.end - one.start, other.end - other.start)


def _reason(sure: bool, verdict: JudgeVerdict, number: int) -> str:
    if not sure:
        return "its words stand here more than once"
    said = []
    gain = verdict.gain(number)
    if gain is not None:
        said.append("its fix does not bring the translation nearer to the source")
    if verdict.second is not None:
        said.append("a second asking did not say it")
    return f"{_ALONE}: " + (" and ".join(said) if said else "nobody else was asked")
