"""The twin test: of two versions of a translation, is the newer one worse?

The older version says what a good translation of this very source costs the models, so that what is hard about the
source weighs on both alike. Models of both directions score both versions (forced decoding), sentence by sentence where
sentences can be told apart; what changed, and what that costs, is counted (`edits.py`) and weighed by a logistic
function (`twins.toml`; scripts/fit_worse.py). It was fitted on damaged translations against good rewordings of whole
sentences, exchanges of a few words between good translations, and repairs; docs/back-translation.md has the figures.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

from review.backtranslation.cutting import cut
from review.backtranslation.edit_features import features_of
from review.backtranslation.edits import Costs, Edit, Hunk, edit_of, unit_costs, units
from review.backtranslation.pairing import pair_sentences
from review.backtranslation.paragraphs import ParagraphTranslator
from review.translators.directions import short_code
from review.translators.engines.engine import Engine

__all__ = ["Twin", "Worse", "compare_twins"]


class Twin(NamedTuple):
    """A source, its translation as it was, and as it is."""

    source: str
    old: str
    new: str


class Worse(NamedTuple):
    """A newer version that is worse. `odds` are log-odds beyond those from which that is told, `sure` whether they are
    so great that hardly a good edit has them.

    `start` and `end` are the words of the new version that changed and cost most, `was` those words before, "" where
    they were added. Where words only went, `gone` is true and start to end is the word beside the gap. `unexplained`
    is the stretch of the source that became least probable, None where none did. `alone`: nothing else changed.
    """

    odds: float
    sure: bool
    start: int
    end: int
    was: str
    gone: bool
    unexplained: tuple[int, int] | None
    alone: bool


class _Block(NamedTuple):
    """Sentences that belong together in both versions, with where they begin in their texts."""

    twin: int
    source: str
    source_start: int
    old: str
    new: str
    new_start: int


#: Nats that a source word must have become dearer to be shown.
_SHOWN = 1.0


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads((files("review.backtranslation") / "twins.toml").read_text(encoding="utf-8"))


def compare_twins(
    twins: Sequence[Twin], back: ParagraphTranslator, ahead: ParagraphTranslator | None
) -> list[Worse | None]:
    """What the models say of each newer version; None where it is not worse, or they cannot tell.

    `back` translates from the translation's language to the source's, `ahead` the other way. Raises EngineError.
    """
    results: list[Worse | None] = [None] * len(twins)
    if not back.can_score:
        return results
    if ahead is not None and not ahead.can_score:
        ahead = None
    blocks = list(_blocks(twins, back))
    versions = [(block.source, text) for block in blocks for text in (block.old, block.new)]
    sources, targets = [source for source, _ in versions], [text for _, text in versions]
    given = back.score(targets, sources)
    told = [None] * len(versions) if ahead is None else ahead.score(sources, targets)
    alone = [None] * len(versions) if ahead is None else ahead.score_alone(targets)
    costs = [None if one is None else Costs(one, a, b) for one, a, b in zip(given, told, alone, strict=True)]
    edits = [edit_of(block.old, block.new) for block in blocks]
    words, places = Counter[int](), Counter[int]()
    for block, edit in zip(blocks, edits, strict=True):
        words[block.twin] += edit.changed
        places[block.twin] += len(edit.hunks)
    for n, (block, edit) in enumerate(zip(blocks, edits, strict=True)):
        before, now = costs[2 * n], costs[2 * n + 1]
        if before is not None and now is not None and edit.hunks:
            elsewhere = words[block.twin] - edit.changed, places[block.twin] - len(edit.hunks)
            found = _judged(block, edit, before, now, elsewhere, back.engine)
            best = results[block.twin]
            if found is not None and (best is None or found.odds > best.odds):
                results[block.twin] = found._replace(alone=found.alone and best is None)
            elif found is not None and best is not None:
                results[block.twin] = best._replace(alone=False)
    return results


def _judged(
    block: _Block, edit: Edit, before: Costs, now: Costs, elsewhere: tuple[int, int], engine: Engine
) -> Worse | None:
    table = _table()
    languages = engine.target_language, engine.source_language
    features = features_of(block.source, block.old, block.new, edit, before, now, languages, elsewhere)
    limits = _limits(table["thresholds"], engine, one_model="ahead_log" not in features)
    weights: Mapping[str, float] = table[limits["weights"]]
    odds = weights["constant"] + sum(features[name] * weight for name, weight in weights.items() if name in features)
    if odds < limits["told"]:
        return None
    return _placed(block, edit, before, now, odds - limits["told"], odds >= limits["sure"])


def _limits(thresholds: Mapping[str, Mapping[str, Any]], engine: Engine, *, one_model: bool) -> Mapping[str, Any]:
    """What holds for the engine of the way back: calibrated on its models of the pair, or on its models of others."""
    if one_model:
        return thresholds["back"]
    pair = f"{short_code(engine.target_language)}-{short_code(engine.source_language)}"
    known = (f"{engine.name}-{pair}", engine.name, pair, "other")
    return next(thresholds[name] for name in known if name in thresholds)


def _placed(block: _Block, edit: Edit, before: Costs, now: Costs, odds: float, sure: bool) -> Worse:
    hunk = max(edit.hunks, key=_dearness(edit, before, now))
    gone = hunk.new == hunk.new_end
    first, last = hunk.new, hunk.new_end
    if gone:
        first = min(first, len(edit.new) - 1)
        last = first + 1
    start, end = (edit.new[first][0], edit.new[last - 1][1]) if edit.new else (0, len(block.new))
    was = block.old[edit.old[hunk.old][0] : edit.old[hunk.old_end - 1][1]] if hunk.old < hunk.old_end else ""
    words = units(block.source)
    rises = [b - a for a, b in zip(unit_costs(before.back, words), unit_costs(now.back, words), strict=True)]
    top = max(range(len(words)), key=rises.__getitem__, default=None)
    unexplained = None
    if top is not None and rises[top] >= _SHOWN:
        unexplained = words[top][0] + block.source_start, words[top][1] + block.source_start
    by = block.new_start
    return Worse(round(odds, 2), sure, start + by, end + by, was, gone, unexplained, len(edit.hunks) == 1)


def _dearness(edit: Edit, before: Costs, now: Costs) -> Any:
    """How much dearer a hunk's words became, with the word after it; without a forward model, how many they are."""
    if before.ahead is None or now.ahead is None:
        return lambda hunk: hunk.old_end - hunk.old + hunk.new_end - hunk.new
    old, new = unit_costs(before.ahead, edit.old), unit_costs(now.ahead, edit.new)

    def dearer(hunk: Hunk) -> float:
        return sum(new[hunk.new : hunk.new_end + 1]) - sum(old[hunk.old : hunk.old_end + 1])

    return dearer


def _blocks(twins: Sequence[Twin], back: ParagraphTranslator) -> Iterator[_Block]:
    """The stretches of each twin that changed: whole texts of one sentence, else groups of sentences in which both
    versions have the same part of the source.
    """
    language = back.engine.target_language, back.engine.source_language
    parts = [tuple(cut(text, language[n > 0]) for n, text in enumerate(twin)) for twin in twins]
    several = [n for n, sides in enumerate(parts) if max(map(len, sides)) > 1 and all(sides)]
    translated = iter(back.translate([text for n in several for text in twins[n][1:]]))
    backs = {n: [[output for _, output in next(translated).sentences] for _ in range(2)] for n in several}
    for n, (twin, sides) in enumerate(zip(twins, parts, strict=True)):
        if n not in backs:
            if all(sides):
                yield _Block(n, twin.source, 0, twin.old, twin.new, 0)
            continue
        sources = [part.text for part in sides[0]]
        groups = [pair_sentences(sources, one) for one in backs[n]]
        corners = [{0: 0} | {left.stop: right.stop for left, right in some if left} for some in groups]
        shared = sorted(set(corners[0]) & set(corners[1]) | {0, len(sources)})
        ends = [len(side) for side in sides[1:]]
        for some, stop in zip(corners, ends, strict=True):
            some[len(sources)] = stop
        for a, b in pairwise(shared):
            old, new = (_text(twin[k + 1], sides[k + 1], corners[k][a], corners[k][b]) for k in range(2))
            source = _text(twin.source, sides[0], a, b)
            if old and new and source and old[0] != new[0]:
                yield _Block(n, source[0], source[1], old[0], new[0], new[1])


def _text(text: str, parts: Sequence[Any], first: int, last: int) -> tuple[str, int] | None:
    """The stretch of the parts `first` to `last` (exclusive), and where it begins."""
    if first >= last:
        return None
    start, end = parts[first].start, parts[last - 1].start + len(parts[last - 1].text)
    return text[start:end], start
