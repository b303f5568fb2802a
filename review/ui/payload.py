"""What the desk's component in the browser gets: texts cut into pieces, so that it needs no offsets and no markup.

Everything here is plain data that goes as JSON; the component puts it into the page as text nodes. Nothing is HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from review.formats.registry import FORMATS
from review.reporters.order import right_words
from review.store.comments import Comment
from review.store.history import HistoryStep
from review.store.queries import StoredFinding, StoredParagraph
from review.text.difference import WORD, changed_stretch, difference
from review.text.normalize import fold

__all__ = ["as_filed", "current_data", "excerpt", "paragraph_data", "pieces"]

#: Characters of an excerpt: around a change, and of the change.
_CONTEXT, _MOST_SHOWN = 20, 200
#: Kinds that a file of both languages says itself.
_OF_FILES = frozenset(("string", "cue", "code"))
_Stretch = tuple[int, int, str, int]


def as_filed(paragraphs: Iterable[StoredParagraph], layout: str) -> tuple[StoredParagraph, ...]:
    """The paragraphs of a file of that format as it has them: a table has cells, whatever they look like to checks."""
    known = FORMATS.get(layout)
    if known is None or known.layout == "paired":
        return tuple(paragraphs)
    return tuple(p if p.kind in _OF_FILES else replace(p, kind="body", level=0) for p in paragraphs)


def paragraph_data(paragraph: StoredParagraph, languages: tuple[str, str]) -> dict[str, Any]:
    """A paragraph as it stands among the others."""
    return {
        "id": paragraph.id,
        "position": paragraph.position,
        "source": pieces(paragraph.source, _stretches(paragraph.findings, "source")),
        "target": pieces(paragraph.text, _stretches(paragraph.findings, "target")),
        "languages": list(languages),
        "done": paragraph.done,
        "corrected": paragraph.text != paragraph.machine,
        "open": sum(f.verdict == "open" for f in paragraph.findings),
        "comments": len(paragraph.comments),
        "findings": [_finding(f) for f in paragraph.findings],
        "kind": paragraph.kind,
        "level": paragraph.level,
        "what": _called(paragraph),
        "chips": {"source": list(paragraph.held_source), "target": list(paragraph.held_target)},
    }


def _called(paragraph: StoredParagraph) -> str:
    """What the page says of a paragraph's place in its file: its kind, the name of a string, when a cue begins."""
    if paragraph.kind == "cue":
        return paragraph.key.partition(" --> ")[0]
    if paragraph.kind == "string":
        return paragraph.key
    if paragraph.kind == "body":
        return ""
    level = f" {paragraph.level}" if paragraph.kind == "heading" and paragraph.level else ""
    return paragraph.kind.replace("-", " ") + level


def current_data(
    paragraph: StoredParagraph,
    languages: tuple[str, str],
    history: Iterable[HistoryStep],
    omitted: Iterable[tuple[int, int]],
    extra: Iterable[Mapping[str, Any]] = (),
    *,
    lost: str = "",
) -> dict[str, Any]:
    """The paragraph that one works in, with all that its editor and the panel show.

    `omitted` are stretches of the source that its back-translation lacks altogether; `extra` are further sections of
    the panel, as `review.ui.beside` makes them. `lost` is what the models say that the corrections lost.
    """
    source = paragraph.source
    return {
        **paragraph_data(paragraph, languages),
        "text": paragraph.text,
        "version": paragraph.version,
        "quality": paragraph.quality,
        "doneBy": paragraph.done_by,
        "author": paragraph.author if paragraph.text != paragraph.machine else None,
        "backtranslation": paragraph.backtranslation,
        "missing": _missing(paragraph.backtranslation, [source[start:end] for start, end in omitted]),
        "stale": paragraph.stale,
        "difference": difference(paragraph.machine, paragraph.text) if paragraph.text != paragraph.machine else [],
        "was": difference(paragraph.source_before, source) if paragraph.source_before is not None else [],
        "lost": lost,
        "remarks": [_remark(c) for c in paragraph.comments],
        "proposals": [{"id": p.id, "author": p.author, "text": p.text} for p in paragraph.proposals],
        "history": [
            {
                "by": step.by,
                "at": _moment(step.at),
                "what": step.what,
                "edit": step.edit if step.text != paragraph.text else None,
                "difference": excerpt(step.before, step.text) if step.edit is not None else [],
            }
            for step in history
        ],
        "extra": list(extra),
    }


def _remark(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.id,
        "author": comment.author,
        "by": comment.by,
        "text": comment.text,
        "at": _moment(comment.at) + (", changed" if comment.changed else ""),
        "settled": comment.settled_by,
        "answers": [_remark(answer) for answer in comment.answers],
    }


def _missing(back: str | None, stretches: Iterable[str]) -> list[str]:
    """Those stretches of the source of which the back-translation has no word."""
    there = {fold(word) for word in WORD.findall(back or "")}
    kept = []
    for stretch in stretches:
        words = [fold(word) for word in WORD.findall(stretch) if any(c.isalnum() for c in word)]
        if words and not there.intersection(words):
            kept.append(stretch)
    return kept


def excerpt(before: str, after: str) -> list[list[str]]:
    """What became another between two texts, as `difference` gives it, with a few words around and no more."""
    start, end = changed_stretch(before, after)
    while start and before[start - 1].isalnum():
        start -= 1
    while end < len(before) and before[end].isalnum():
        end += 1
    new_end = end + len(after) - len(before)
    parts = [
        ["same", _last_words(before[:start])],
        ["gone", _clipped(before[start:end])],
        ["new", _clipped(after[start:new_end])],
        ["same", _first_words(before[end:])],
    ]
    return [part for part in parts if part[1]]


def _last_words(text: str) -> str:
    """The last words of a text, whole ones, where there are gaps between words."""
    if len(text) <= _CONTEXT:
        return text
    kept = text[-_CONTEXT:]
    inside = kept if text[-_CONTEXT - 1].isspace() else kept.partition(" ")[2]
    return f"…{inside or kept}"


def _first_words(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    kept = text[:_CONTEXT]
    inside = kept if text[_CONTEXT].isspace() else kept.rpartition(" ")[0]
    return f"{inside or kept}…"


def _clipped(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def pieces(text: str, stretches: Iterable[_Stretch]) -> list[dict[str, Any]]:
    """The text cut where stretches (start, end, "finding" or "twin", id) begin and end; an empty stretch is a piece.

    Each piece is {"text", "findings", "twins"}: which stretches it belongs to.
    """
    listed = [(max(0, s), min(len(text), e), kind, one) for s, e, kind, one in stretches if s <= len(text)]
    cuts = sorted({0, len(text), *(s for s, *_ in listed), *(e for _, e, *_ in listed)})
    empty = {s: [] for s, e, *_ in listed if s == e}  # type: dict[int, list[tuple[str, int]]]
    for start, end, kind, one in listed:
        if start == end:
            empty[start].append((kind, one))
    cut_pieces = []
    for n, start in enumerate(cuts):
        if start in empty:
            cut_pieces.append(_piece("", empty[start]))
        if n + 1 < len(cuts):
            end = cuts[n + 1]
            inside = [(kind, one) for s, e, kind, one in listed if s <= start and end <= e and s < e]
            cut_pieces.append(_piece(text[start:end], inside))
    return cut_pieces


def _stretches(findings: Iterable[StoredFinding], side: str) -> list[_Stretch]:
    stretches = []
    for f in findings:
        span, twin = f.finding.span, f.finding.twin
        if span.side == side:
            stretches.append((span.start, span.end, "finding", f.id))
        elif twin is not None:
            stretches.append((twin.start, twin.end, "twin", f.id))
    return stretches


def _piece(text: str, inside: Iterable[tuple[str, int]]) -> dict[str, Any]:
    inside = list(inside)
    return {
        "text": text,
        "findings": [one for kind, one in inside if kind == "finding"],
        "twins": [one for kind, one in inside if kind == "twin"],
    }


#: What the page shows of a finding itself.
_SHOWN = ("check", "category", "severity", "side", "text", "message", "suggestion")


def _finding(stored: StoredFinding) -> Mapping[str, Any]:
    found = stored.finding.to_dict()
    return {
        "id": stored.id,
        **{name: found[name] for name in _SHOWN},
        "verdict": stored.verdict,
        "own": stored.own,
        "right": right_words(stored.finding.probability),
        "earlier": stored.earlier,
    }
