"""An evaluation in words: a table of shares, agreement with people, the worst misses and alarms in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from review.evaluation.agreement import Agreement, Estimate
from review.evaluation.judged import JudgedSegment
from review.evaluation.measures import MeasuredRow
from review.evaluation.summary import Evaluated, alarms, misses
from review.model import Side
from review.text.counted import counted
from review.text.visible import visible

__all__ = ["documents_table", "set_text", "worst_text"]

_HEAD = ("findings", "right", "chance", "errors", "found", "F1", "characters P", "R", "F1")


def documents_table(sets: Iterable[Evaluated]) -> list[str]:
    """A line a document: marked errors, those found, findings, those that name none."""
    rows = [(visible(one.name), one.measures.total) for one in sets]
    width = max(len("document"), *(len(name) for name, _ in rows))
    lines = [f"{'document':{width}}  marked  found  findings  outside"]
    for name, row in rows:
        lines.append(f"{name:{width}}  {row.errors:6}  {row.found:5}  {row.findings:8}  {row.findings - row.hits:7}")
    return lines


def set_text(one: Evaluated) -> list[str]:
    """Everything measured of a set."""
    m = one.measures
    lines = [f"{visible(one.name)}: {counted(m.segments, 'segment')}, {counted(m.words, 'word')}", *_table(one)]
    lines.append(f"false alarms: {_number(m.alarms_a_thousand)} a thousand words")
    if m.free:
        flagged = f"{_percent(m.free_share)} flagged, {_percent(m.free_major_share)} flagged major"
        lines.append(f"segments without a marked error: {m.free}; {flagged}")
    else:
        lines.append("segments without a marked error: none, so nothing can be said of those")
    if m.neutral:
        lines.append(f"neutral findings, which count as silence: {m.neutral}")
    return [*lines, *_agreement(one.agreement)]


def _table(one: Evaluated) -> list[str]:
    m = one.measures
    parts: list[tuple[str, Mapping[str, MeasuredRow]]] = [
        ("check", m.checks),
        ("category", m.categories),
        ("severity", m.severities),
    ]
    rows = [("all", _cells(m.total))]
    for title, of_kind in parts:
        rows += [(f"{title} {visible(key)}", _cells(row)) for key, row in of_kind.items()]
    width = max(len(name) for name, _ in rows)
    sizes = [max(len(head), *(len(cells[n]) for _, cells in rows)) for n, head in enumerate(_HEAD)]
    lines = [" " * width + "".join(f"  {head:>{size}}" for head, size in zip(_HEAD, sizes, strict=True))]
    for name, cells in rows:
        lines.append(f"{name:{width}}" + "".join(f"  {c:>{size}}" for c, size in zip(cells, sizes, strict=True)))
    return lines


def _cells(row: MeasuredRow) -> tuple[str, ...]:
    return (
        str(row.findings),
        _percent(row.precision),
        _percent(row.chance),
        str(row.errors),
        _percent(row.recall),
        _percent(row.f1),
        _percent(row.character_precision),
        _percent(row.character_recall),
        _percent(row.character_f1),
    )


def _agreement(found: Agreement) -> list[str]:
    if not found.pairs:
        return [f"agreement of scores with people: – ({found.tau.reason})"]
    return [
        f"segments ({counted(found.pairs, 'pair')} of one source): tau {_estimate(found.tau)}; pairwise accuracy "
        + _estimate(found.accuracy),
        f"systems ({found.systems}): tau {_estimate(found.systems_tau)}; pairwise accuracy "
        + _estimate(found.systems_accuracy),
    ]


def _estimate(estimate: Estimate) -> str:
    if estimate.value is None:
        return f"– ({estimate.reason})"
    between = "" if estimate.low is None else f" [{estimate.low:.3f}, {estimate.high:.3f}]"
    return f"{estimate.value:.3f}{between}"


def worst_text(one: Evaluated, most: int, full: bool) -> list[str]:
    """The worst misses and alarms, a line each or with their texts in full."""
    lines = []
    for miss in misses(one.segments)[:most]:
        error, text = miss.error, miss.segment.text(miss.error.side)
        said = f"{error.severity} {visible(error.category) or 'no category'}  {text[error.start : error.end]!r}"
        lines.append(f"missed   {_where(miss.segment)}  {error.side}  {error.check or 'no check'}  {said}")
        lines += _texts(miss.segment, error.side, error.start, error.end) if full else []
    for alarm in alarms(one.segments)[:most]:
        finding = alarm.finding
        said = f"{finding.check} {finding.severity}  {finding.text!r}: {finding.message}"
        lines.append(f"outside  {_where(alarm.segment)}  {finding.span.side} line {finding.line}  {visible(said)}")
        lines += _texts(alarm.segment, finding.span.side, finding.span.start, finding.span.end) if full else []
    return lines


def _where(segment: JudgedSegment) -> str:
    return f"{visible(segment.document)} segment {segment.segment.number}"


def _texts(segment: JudgedSegment, side: Side, start: int, end: int) -> list[str]:
    lines = []
    for name in ("source", "target"):
        text = segment.text("source" if name == "source" else "target")
        if name == side:
            text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
        lines.append(f"    {name}: {visible(text)}")
    return lines


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
