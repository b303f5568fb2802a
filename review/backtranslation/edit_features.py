"""What is counted of an edit, for `twins` to weigh: what it costs the models of both directions, and what it says."""

from __future__ import annotations

import math

from review.backtranslation.edit_words import word_features
from review.backtranslation.edits import Costs, Edit, unit_costs, units
from review.text.normalize import fold
from review.text.tokens import tokenize
from review.translators.engines.engine import ScoredText

__all__ = ["features_of"]

#: Share of changed words from which a text was rewritten.
_REWRITTEN = 0.5
#: What weighs otherwise where words only went, and where words only came.
_APART = ("back_log", "back_mean", "rise_log", "ahead_log", "sum_per", "new_sum", "gone_owed_most", "ripple")


def features_of(
    source: str,
    old: str,
    new: str,
    edit: Edit,
    before: Costs,
    now: Costs,
    languages: tuple[str, str],
    elsewhere: tuple[int, int] = (0, 0),
) -> dict[str, float]:
    """What is counted, by name; `word_features` has those of the words, `_ahead` those that want a forward model.

    Sums are in nats, positive where the new version is the dearer one; most are compressed by sign(x)·log(1 + |x|).
    `languages` are those of the source and of the versions. `elsewhere`: how many words changed, in how many places,
    in other sentences.

    `back`: the source given the text, its sum (`_log`), a token (`_mean`) and over the square root of 1 + changed words
    (`_per`); `far`: the mean beyond half a nat, as a wrong sentence has it, where more than half was rewritten.
    `rise_log`, `rise_second`, `fall_log`: the source word that became dearest, the next, and the one that became
    cheapest; `rises_log`: all that became dearer by half a nat; `hard`: a token of the source, given the old version.
    `changed`: log(1 + changed words); `hunks`: log of the places; `share`: changed words of all; `length`, `words`: log
    of the new length over the old, in characters and words. `added_only`, `lost_only`: whether words only came, or only
    went. `case_only`, `space_only`, `order_only`: where only capitals, spaces or the order of words changed, how much
    dearer that is (the text where there is a forward model, else the source), else 0. With `lost_` or `added_` before
    it: the same where words only went, or only came, else 0.
    """
    share = edit.changed / max(len(edit.old), len(edit.new), 1)
    root = math.sqrt(1 + edit.changed)
    words = units(source)
    paid = zip(unit_costs(before.back, words), unit_costs(now.back, words), strict=True)
    rises = sorted((b - a for a, b in paid), reverse=True)
    back = before.back.total - now.back.total
    mean = back / (len(before.back.tokens) + 1)
    gone, come = edit.gone, edit.come
    features = word_features(source, old, new, edit, languages) | {
        "back_log": _log(back),
        "back_mean": _within(mean, 1.5),
        "back_per": _within(back / root, 8),
        "far": max(0.0, _within(mean, 4) - 0.5) if share >= _REWRITTEN else 0.0,
        "rise_log": _log(max(rises, default=0.0)),
        "rise_second": _log(rises[1] if len(rises) > 1 else 0.0),
        "fall_log": _log(-min(rises, default=0.0)),
        "rises_log": _log(sum(rise for rise in rises if rise > 0.5)),
        "hard": _hard(before.back),
        "changed": math.log1p(edit.changed + elsewhere[0]),
        "hunks": math.log(max(1, len(edit.hunks) + elsewhere[1])),
        "share": share,
        "length": _within(math.log((len(new) + 5) / (len(old) + 5)), 1.5),
        "words": _within(math.log((len(edit.new) + 1) / (len(edit.old) + 1)), 1.5),
        "added_only": float(not gone),
        "lost_only": float(not come),
    }
    features |= _ahead(edit, before, now)
    dearer = features.get("ahead_log", features["back_log"])
    case_only = fold(old) == fold(new)
    features["case_only"] = case_only * dearer
    features["space_only"] = ("".join(old.split()) == "".join(new.split())) * dearer
    features["order_only"] = (not case_only and _words(old) == _words(new)) * dearer
    for name in _APART:
        if name in features:
            features[f"lost_{name}"] = features["lost_only"] * features[name]
            features[f"added_{name}"] = features["added_only"] * features[name]
    return features


def _ahead(edit: Edit, before: Costs, now: Costs) -> dict[str, float]:
    """What the forward model says; nothing where there is none.

    `ahead_log`: the text given the source; `both`: the lesser of `ahead_log` and `back_log`; `sum_per`: the sum of both
    over the root; `end`: the end of the text; `alone_log`: the text given nothing. Of the changed words, old and new:
    what they cost given the source (`old_sum`, `new_sum`; `old_worst`, `new_worst` the dearest) and given nothing
    (`old_alone`, `new_alone`); `old_worst_told`: the old word that the source explains least. What the source takes off
    a word's cost is what the word owes it: `gone_owed`, `come_owed` of old and new words, `owed` the difference;
    `_most` and `_least` of single ones. Of the words that stayed, what became dearer: `ripple`, the word for which it
    did most and least (`_most`, `_least`), and given nothing (`_alone`). `hard_ahead`: a token of the old version.
    """
    if before.ahead is None or before.alone is None or now.ahead is None or now.alone is None:
        return {}
    told, bare = unit_costs(before.ahead, edit.old), unit_costs(before.alone, edit.old)
    given, alone = unit_costs(now.ahead, edit.new), unit_costs(now.alone, edit.new)
    gone, come, kept = edit.gone, edit.come, edit.kept
    gone_owed, come_owed = [bare[n] - told[n] for n in gone], [alone[n] - given[n] for n in come]
    ripple = [given[b] - told[a] for a, b in kept]
    ahead, back = before.ahead.total - now.ahead.total, before.back.total - now.back.total
    return {
        "ahead_log": _log(ahead),
        "both": min(_log(ahead), _log(back)),
        "sum_per": _within((ahead + back) / math.sqrt(1 + edit.changed), 12),
        "alone_log": _log(before.alone.total - now.alone.total),
        "end": _log(before.ahead.end - now.ahead.end),
        "old_sum": _log(sum(told[n] for n in gone)),
        "old_alone": _log(sum(bare[n] for n in gone)),
        "old_worst": _log(max((told[n] for n in gone), default=0.0)),
        "old_worst_told": _log(max((-owed for owed in gone_owed), default=0.0)),
        "new_sum": _log(sum(given[n] for n in come)),
        "new_alone": _log(sum(alone[n] for n in come)),
        "new_worst": _log(max((given[n] for n in come), default=0.0)),
        "gone_owed": _log(sum(gone_owed)),
        "come_owed": _log(sum(come_owed)),
        "owed": _log(sum(gone_owed) - sum(come_owed)),
        "gone_owed_most": _log(max(gone_owed, default=0.0)),
        "come_owed_most": _log(max(come_owed, default=0.0)),
        "come_owed_least": _log(min(come_owed, default=0.0)),
        "ripple": _log(sum(ripple)),
        "ripple_most": _log(max(ripple, default=0.0)),
        "ripple_least": _log(min(ripple, default=0.0)),
        "ripple_alone": _log(sum(alone[b] - bare[a] for a, b in kept)),
        "hard_ahead": _hard(before.ahead),
    }


def _hard(scored: ScoredText) -> float:
    return math.log1p(abs(scored.total) / (len(scored.tokens) + 1))


def _words(text: str) -> list[str]:
    return sorted(token.key for token in tokenize(text) if token.kind != "punctuation")


def _log(value: float) -> float:
    return math.copysign(math.log1p(abs(value)), value)


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value))
