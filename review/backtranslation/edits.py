"""What changed between two versions of a translation, and what that costs the models, counted for `twins` to weigh."""

from __future__ import annotations

import math
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from review.text.normalize import fold
from review.text.tokens import is_unspaced, tokenize
from review.translators.engines.engine import ScoredText

__all__ = ["Costs", "Edit", "Hunk", "edit_of", "features_of", "unit_costs", "units"]

#: Share of changed words from which a text was rewritten.
_REWRITTEN = 0.5
#: A word and where it stands: `text[start:end]`.
Unit = tuple[int, int]


class Hunk(NamedTuple):
    """Old units `[old, old_end)` became new units `[new, new_end)`; either may be empty."""

    old: int
    old_end: int
    new: int
    new_end: int


class Edit(NamedTuple):
    """Both versions as units (words, marks; of scripts without spaces characters), and the hunks that differ."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    hunks: Sequence[Hunk]

    @property
    def changed(self) -> int:
        """How many units changed, on the side where they are more."""
        return max(sum(h.old_end - h.old for h in self.hunks), sum(h.new_end - h.new for h in self.hunks))


class Costs(NamedTuple):
    """One version under the models: `back` is the source given it, `ahead` it given the source, `alone` it given
    nothing. The last two are None without a model of the document's own direction.
    """

    back: ScoredText
    ahead: ScoredText | None = None
    alone: ScoredText | None = None


def units(text: str) -> list[Unit]:
    """Words, numbers and marks; of scripts without spaces single characters."""
    found: list[Unit] = []
    for token in tokenize(text):
        if token.kind == "word" and is_unspaced(token.text):
            found += [(n, n + 1) for n in range(token.start, token.end)]
        else:
            found.append((token.start, token.end))
    return found


def edit_of(old: str, new: str) -> Edit:
    """What differs. Where the same units stand with other spaces between them, the units after those spaces differ."""
    before, after = units(old), units(new)
    left, right = _written(old, before), _written(new, after)
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return Edit(before, after, [Hunk(a, b, c, d) for kind, a, b, c, d in codes if kind != "equal"])


def _written(text: str, found: Sequence[Unit]) -> list[str]:
    """The units, each with whether white space comes before it; which one, and how much, is no difference."""
    ends = [0, *(end for _, end in found)]
    return [" " * (end < start) + text[start:stop] for end, (start, stop) in zip(ends, found, strict=False)]


def unit_costs(scored: ScoredText, found: Sequence[Unit]) -> list[float]:
    """What each unit costs, in nats: a model's pieces belong to the unit in which they begin, or to the next."""
    costs = [0.0] * len(found)
    at = 0
    for token in scored.tokens:
        while at + 1 < len(found) and found[at][1] <= token.start:
            at += 1
        if found:
            costs[at] -= token.log_probability
    return costs


def features_of(
    source: str, old: str, new: str, edit: Edit, before: Costs, now: Costs, elsewhere: tuple[int, int] = (0, 0)
) -> dict[str, float]:
    """What is counted, by name. Sums are in nats, positive where the new version is the dearer one; most are
    compressed by sign(x)·log(1 + |x|). `elsewhere`: how many words changed, in how many places, in other sentences.

    `back`: the source given the text, its sum (`_log`), a token (`_mean`) and over the square root of 1 + changed words
    (`_per`); `far`: the mean beyond half a nat, as a wrong sentence has it, where more than half was
    rewritten. `rise_log`, `fall_log`: the source word
    that became dearest, and cheapest; `rises_log`: all that became dearer by half a nat. `changed`: log(1 + changed
    words); `hunks`: log of the places; `share`: changed words of all; `length`: log of the new length over the old.
    `added_only`, `lost_only`: whether words only came, or only went. `case_only`, `space_only`: where only capitals or
    only spaces changed, how much dearer that is, else 0.

    With a forward model: `ahead_log`: the text given the source; `order_only`: the same where the words are the same in
    another order, else 0; `both`: the lesser of `ahead_log` and `back_log`; `sum_per`: the sum of both over the root;
    `end`: the end of the text. `old_alone`, `new_sum`, `new_alone`: the changed words of a version, given the source
    (`_sum`) and nothing (`_alone`); `old_worst_told`: the old word that the source explains least.
    """
    gone = [n for hunk in edit.hunks for n in range(hunk.old, hunk.old_end)]
    come = [n for hunk in edit.hunks for n in range(hunk.new, hunk.new_end)]
    changed = edit.changed
    root = math.sqrt(1 + changed)
    share = changed / max(len(edit.old), len(edit.new), 1)
    words = units(source)
    rises = [b - a for a, b in zip(unit_costs(before.back, words), unit_costs(now.back, words), strict=True)]
    back = before.back.total - now.back.total
    mean = back / (len(before.back.tokens) + 1)
    features = {
        "back_log": _log(back),
        "back_mean": _within(mean, 1.5),
        "back_per": _within(back / root, 8),
        "far": max(0.0, _within(mean, 4) - 0.5) if share >= _REWRITTEN else 0.0,
        "rise_log": _log(max(rises, default=0.0)),
        "fall_log": _log(-min(rises, default=0.0)),
        "rises_log": _log(sum(rise for rise in rises if rise > 0.5)),
        "changed": math.log1p(changed + elsewhere[0]),
        "hunks": math.log(max(1, len(edit.hunks) + elsewhere[1])),
        "share": share,
        "length": _within(math.log((len(new) + 5) / (len(old) + 5)), 1.5),
        "added_only": float(not gone),
        "lost_only": float(not come),
    }
    case_only, space_only = fold(old) == fold(new), "".join(old.split()) == "".join(new.split())
    if before.ahead is None or before.alone is None or now.ahead is None or now.alone is None:
        return features | {"case_only": case_only * _log(back), "space_only": space_only * _log(back)}
    ahead = before.ahead.total - now.ahead.total
    told, bare = unit_costs(before.ahead, edit.old), unit_costs(before.alone, edit.old)
    given, alone = unit_costs(now.ahead, edit.new), unit_costs(now.alone, edit.new)
    return features | {
        "case_only": case_only * _log(ahead),
        "space_only": space_only * _log(ahead),
        "order_only": (not case_only and _words(old) == _words(new)) * _log(ahead),
        "ahead_log": _log(ahead),
        "both": min(_log(ahead), _log(back)),
        "sum_per": _within((ahead + back) / root, 12),
        "end": _log(before.ahead.end - now.ahead.end),
        "old_alone": _log(sum(bare[n] for n in gone)),
        "old_worst_told": _log(max((told[n] - bare[n] for n in gone), default=0.0)),
        "new_sum": _log(sum(given[n] for n in come)),
        "new_alone": _log(sum(alone[n] for n in come)),
    }


def _words(text: str) -> list[str]:
    return sorted(token.key for token in tokenize(text) if token.kind != "punctuation")


def _log(value: float) -> float:
    return math.copysign(math.log1p(abs(value)), value)


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value))
