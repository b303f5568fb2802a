"""Paragraphs of a translation that stand at another place than in the source.

Alignment never crosses, so of two paragraphs that changed places it pairs one, and leaves the other's source without
a translation and its translation without a source. Those two are found here by what they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from review.align.keys import Key
from review.align.lengths import measure
from review.checks.hit import Hit
from review.checks.shared.moved_runs import moved_runs
from review.checks.shared.paragraph_keys import CROWD, FITS, STRONG, TELLING, telling_keys
from review.checks.shared.translators import names_original
from review.checks.views import DocumentView, SegmentView, of_document
from review.model import Side
from review.text.analysis import Text
from review.text.page.boilerplate import is_frame

__all__ = ["moved_hits", "moved_paragraphs"]

#: So many things must be shared, and this share of the strong evidence of the poorer of the two.
_SHARED, _COVERED = 2, 0.5
#: A shorter paragraph (`measure`) is a label or a heading, of which there are many alike.
_LEAST = 12
#: So many paragraphs on either side, and this share of all, that stand nowhere else: a text that was written anew.
_LOOSE, _REWRITTEN = 4, 0.05
#: So many places that moved, each by itself, are told at once.
_MANY = 4


def _strong(keys: frozenset[Key]) -> int:
    return sum(key[0] in STRONG for key in keys)


@of_document
def moved_paragraphs(document: DocumentView) -> dict[int, int]:
    """Segments that have only a target, and the segments with only a source that they translate: numbers, one to one.

    Empty for most documents. No other candidate may share as much.
    """
    sources = [view for view in document.segments if view.source.raw.strip() and not view.target.raw.strip()]
    targets = [view for view in document.segments if view.target.raw.strip() and not view.source.raw.strip()]
    targets = [view for view in targets if not names_original(view.target, document.source_language)]
    if not sources or not targets:
        return {}
    found = {target: source for run in moved_runs(document) for target, source in run}
    for target, source in _by_evidence(document, sources, targets).items():
        if target not in found and source not in found.values():
            found[target] = source
    for source, target in _around_a_pair(document):
        if source not in found.values() and target not in found:
            found[target] = source
    return found


def _around_a_pair(document: DocumentView) -> Iterator[tuple[int, int]]:
    """Segments with only a source and with only a target, one on either side of a single pair, whose lengths fit and
    of which none has a number, date or address that the other lacks: numbers. Where a paragraph was left out and
    another was put in right beside it, something tells them apart.
    """
    views = [view for view in document.segments if view.paired or not _is_frame(view)]
    for at in range(1, len(views) - 1):
        before, after = views[at - 1], views[at + 1]
        if not views[at].paired or before.paired or after.paired:
            continue
        source, target = (before, after) if before.segment.source else (after, before)
        if not source.segment.source or not target.segment.target or min(map(_sentences, (source, target))) == 0:
            continue
        if _neighbours(views, at) or _sentences(source) != _sentences(target):
            continue
        z = document.lengths.z(measure(source.source.raw), measure(target.target.raw))
        noted = names_original(target.target, document.source_language)
        if abs(z) <= FITS and not noted and _values(source.source) == _values(target.target):
            yield source.number, target.number


def _is_frame(view: SegmentView) -> bool:
    """Whether a segment is a line of a site's own on one side."""
    return any(is_frame(text.raw.strip(), text.language) for text in (view.source, view.target) if text.raw.strip())


def _values(text: Text) -> set[Key]:
    """Numbers, dates and addresses; names are not told surely enough."""
    return {key for key in telling_keys(text) if key[0] in TELLING and key[0] != "name"}


def _sentences(view: SegmentView) -> int:
    """Sentences of the one side that a segment has; none of one that is no running text."""
    side: Side = "source" if view.segment.source else "target"
    running = view.segment.kind(side) in ("body", "list-item")
    return len(view.side(side).sentences) if running and measure(view.side(side).raw) >= _LEAST else 0


def _neighbours(views: Sequence[SegmentView], at: int) -> bool:
    """Whether one more paragraph without a counterpart, and no label, stands beside the two around a pair."""
    beside = (views[other] for other in (at - 2, at + 2) if 0 <= other < len(views))
    return any(not view.paired and measure(view.source.raw + view.target.raw) >= _LEAST for view in beside)


def _by_evidence(
    document: DocumentView, sources: Sequence[SegmentView], targets: Sequence[SegmentView]
) -> dict[int, int]:
    """Those that share numbers, dates, names or addresses."""
    where: dict[Key, list[int]] = {}
    keys = [telling_keys(view.source) for view in sources]
    for at, some in enumerate(keys):
        for key in some:
            if key[0] in TELLING:
                where.setdefault(key, []).append(at)
    pairs: list[tuple[int, int, int]] = []
    for number, view in enumerate(targets):
        own = telling_keys(view.target)
        crowds = (where.get(key, []) for key in own if key[0] in TELLING)
        for at in {at for crowd in crowds if len(crowd) <= CROWD for at in crowd}:
            shared = own & keys[at]
            z = document.lengths.z(measure(sources[at].source.raw), measure(view.target.raw))
            enough = _strong(shared) >= _COVERED * min(_strong(own), _strong(keys[at]))
            if len(shared) >= _SHARED and enough and abs(z) <= FITS:
                pairs.append((len(shared), at, number))
    alike = Counter(("source", at, count) for count, at, _ in pairs)
    alike.update(("target", number, count) for count, _, number in pairs)
    found: dict[int, int] = {}
    for count, at, number in sorted(pairs, reverse=True):
        source, target = sources[at].number, targets[number].number
        if target in found or source in found.values():
            continue
        if alike["source", at, count] == 1 and alike["target", number, count] == 1:
            found[target] = source
    return found


def moved_hits(document: DocumentView) -> Iterator[Hit]:
    """A hit for each paragraph that stands beyond a pair of segments, and for each run of such; of two neighbours one
    for either; one for all where the order is another. Entries of a list may well be in the order of the alphabet.
    """
    place = {view.number: at for at, view in enumerate(document.segments)}
    hits = [*_moves(document, place)]
    if _is_another_text(document):
        hits = [replace(hit, severity="minor") for hit in hits]
    if len(hits) < _MANY:
        yield from hits
        return
    first = min(hits, key=lambda hit: place[hit.segment])
    views = [document.segments[place[hit.segment]] for hit in hits]
    entries = all(view.segment.kind("target") == "list-item" or _sentences(view) == 0 for view in views)
    message = f"{len(hits)} paragraphs or more stand in another order than in the source, this one first"
    yield replace(first, message=message, severity="minor" if entries else first.severity)


def _is_another_text(document: DocumentView) -> bool:
    """Whether so much of either side has no counterpart anywhere that the two are of other versions of the text: what
    belongs together there is less sure, and what moved was moved by whoever wrote the text anew.
    """
    alone = [view for view in document.segments if measure(view.source.raw + view.target.raw) >= _LEAST]
    moved = len(moved_paragraphs(document))
    sources = sum(not view.target.raw.strip() for view in alone) - moved
    targets = sum(not view.source.raw.strip() for view in alone) - moved
    return min(sources, targets) >= max(_LOOSE, _REWRITTEN * len(alone))


def _moves(document: DocumentView, place: Mapping[int, int]) -> Iterator[Hit]:
    """The hits of each paragraph or run that moved; `place` is where segments stand, by number."""
    runs = moved_runs(document)
    followers = {target for run in runs for target, _ in run[1:]}
    for target, source in moved_paragraphs(document).items():
        if target in followers:
            continue
        low, high = sorted((place[target], place[source]))
        between = [view for view in document.segments[low + 1 : high] if view.paired]
        if not between:
            continue
        earlier = place[target] < place[source]
        run = next((run for run in runs if run[0][0] == target), ())
        if len(run) > 1:
            yield _hit(document.segments[place[target]], source, after=earlier, more=len(run) - 1)
            continue
        yield _hit(document.segments[place[target]], between[-1 if earlier else 0].number, after=earlier)
        if len(between) == 1:
            yield _hit(between[0], target, after=not earlier)


def _hit(view: SegmentView, other: int, *, after: bool, more: int = 0) -> Hit:
    where = "after" if after else "before"
    if more:
        message = f"this paragraph and {more} more changed places: their source begins with segment {other}"
        return view.hit("target", 0, len(view.target.raw.rstrip()), message)
    message = f"this paragraph changed places: in the source it stands {where} that of segment {other}"
    return view.hit("target", 0, len(view.target.raw.rstrip()), message)
