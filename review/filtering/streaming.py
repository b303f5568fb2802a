"""A table of pairs scored in windows: what is said of each row goes out as it comes, sums and the worst rows stay."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from review import __version__
from review.checks.glossary import with_glossary
from review.config import Settings
from review.errors import InputError
from review.filtering.beginning import Beginning, rows_after
from review.filtering.outputs import Outputs
from review.filtering.row_scores import RankedLine, Sums, WindowScores, begin, ranked, score_window, worst
from review.filtering.rows import table_of
from review.filtering.run_key import run_key
from review.filtering.windows import WINDOW, Window, WindowsRead, named
from review.metrics import METRICS
from review.metrics.mqm import mqm_of
from review.metrics.quality import signature
from review.model import SEVERITIES, Document, Finding, Paragraph, Score, Segment, Severity
from review.processes import Cluster, in_order
from review.report import DocumentReport, InAll, Report, SegmentReport, Verdict
from review.text.counted import counted

__all__ = ["TableScores", "as_report", "score_table"]

#: A checkpoint is written after the first window, and after so many.
_CHECKPOINT = 10


@dataclass(slots=True)
class TableScores:
    """What is known of a table after its last row; `severities` and `checks` count findings, `worst` are lines,
    `notes` what there is to say of its first rows: that they are in another language, say.
    """

    sums: Sums = field(default_factory=Sums)
    severities: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0
    faults: list[str] = field(default_factory=list)
    worst: list[RankedLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, Any]:
        """All that is not read again from the table and the output by a run that goes on, as JSON's values."""
        counts = {"severities": dict(self.severities), "checks": dict(self.checks)}
        return {"sums": asdict(self.sums), **counts, "notes": self.notes}

    @classmethod
    def from_counts(cls, counts: dict[str, Any]) -> TableScores:
        if not counts:
            return cls()
        sums, severities, checks = Sums(**counts["sums"]), Counter(counts["severities"]), Counter(counts["checks"])
        return cls(sums, severities, checks, notes=list(counts["notes"]))

    def add(self, window: WindowScores, most: int) -> None:
        if not self.sums.rows:
            self.notes += window.notes
        for name, value in asdict(window.sums).items():
            setattr(self.sums, name, getattr(self.sums, name) + value)
        self.severities += window.severities
        self.checks += window.checks
        self.worst = worst((*self.worst, *window.worst), most)


def score_table(
    path: Path,
    settings: Settings,
    languages: tuple[str, str],
    *,
    rows: Path | None = None,
    jobs: int = 1,
    cluster: Cluster | None = None,
    most: int = 50,
    keep_going: bool = False,
    resume: bool = False,
    progress: Callable[[int], None] | None = None,
) -> TableScores:
    """Scores every row of the table at `path`, and writes a line of JSON for each to `rows`: row, line, quality,
    findings, and the texts where there is one.

    The outputs are the same bytes whatever `jobs` and `cluster`. `most` rows are kept, the worst. A row that cannot be
    read is an InputError, or with `keep_going` counted. Raises InputError, and ReviewError as `in_order` does; what was
    written until then waits for `resume`, which a table may grow before, and which is a ResumeError where the rows that
    are done changed.
    """
    table = table_of(path, *languages)
    outputs = Outputs({"rows": rows}, run_key(path, settings, languages), resume=resume) if rows is not None else None
    with outputs or nullcontext():
        told = TableScores()
        if resume and outputs is not None:
            told = _resumed(outputs, most)
        beginning = Beginning(path, outputs.marks if outputs is not None else {})
        going = rows_after(table, beginning, told.sums.rows, told, keep_going=keep_going)
        told_there = (settings if cluster is None else with_glossary(settings), languages, path.name, most)
        read = WindowsRead(going)
        for done, window in enumerate(_scored(iter(read), jobs, cluster, told_there), start=1):
            told.add(window, most)
            if outputs is not None:
                outputs.write("rows", window.lines)
                if (rows_done := told.sums.rows) % WINDOW == 0:  # a table that grows fills its last window
                    save = done == 1 or done % _CHECKPOINT == 0
                    outputs.done(rows_done, told.counts(), beginning.marks(rows_done), save=save)
            if progress is not None:
                progress(told.sums.rows)
        read.ended()
        if not told.sums.rows:
            raise InputError("has a header and no rows" if table.header else "has no rows", path)
        if outputs is not None:
            outputs.finish()
    return told


def _resumed(outputs: Outputs, most: int) -> TableScores:
    """What an interrupted run knew. Raises InputError where its file is another's."""
    try:
        told = TableScores.from_counts(outputs.counts)
        told.worst = _worst_of(outputs.unfinished("rows"), told.sums.rows, most)
    except (ValueError, TypeError, KeyError, EOFError, OSError, zlib.error):
        raise outputs.refused("rows") from None
    return told


def _scored(
    going: Iterator[Window], jobs: int, cluster: Cluster | None, given: tuple[object, ...]
) -> Iterator[WindowScores]:
    """A table of one window starts no processes."""
    first = list(islice(going, 2))
    if len(first) < 2:
        jobs = 1
    return in_order(score_window, chain(first, going), jobs, begin, *given, named=named, cluster=cluster)


def _worst_of(path: Path, rows: int, most: int) -> list[RankedLine]:
    """The worst of the first so many lines that an interrupted run wrote."""

    def lines() -> Iterator[RankedLine]:
        with gzip.open(path) if path.name.removesuffix(".unfinished").endswith(".gz") else path.open("rb") as stream:
            for line in islice(stream, rows):
                said = json.loads(line)
                if said["findings"]:
                    yield ranked(said, line)

    return worst(lines(), most)


def as_report(told: TableScores, path: Path, languages: tuple[str, str], fail_level: str) -> Report:
    """The report of a table: its scores, its worst rows as segments, and whether a finding of `fail_level` is in it."""
    segments: list[SegmentReport] = []
    findings: list[Finding] = []
    for number, said in enumerate(sorted((json.loads(line) for _, line in told.worst), key=_row), start=1):
        sides = [(Paragraph(said[side], said["line"]),) if said[side].strip() else () for side in ("source", "target")]
        segment = Segment(number, sides[0], sides[1])
        segments.append(SegmentReport(segment, {"quality": Score("quality", said["quality"], signature())}))
        findings += [Finding.from_dict({**one, "segment": number}) for one in said["findings"]]
    document = Document(path.name, *languages, tuple(one.segment for one in segments), target_path=path)
    sums = told.sums
    quality = sums.quality / sums.words if sums.words else None
    scores = {name: Score(name, None, None, "a table that is scored in windows has no reference") for name in METRICS}
    scores["quality"] = Score("quality", quality, signature(), None if sums.words else "the table has no words")
    scores["mqm"] = mqm_of(sums.penalties, sums.target_words)
    in_all = InAll(sums.rows, {one: told.severities[one] for one in SEVERITIES}, told.checks)
    shown = DocumentReport(document, scores, tuple(segments), tuple(findings), tuple(told.notes), in_all=in_all)
    return Report(__version__, (shown,), _verdict(told, path, fail_level), tuple(_notes(told)))


def _row(said: dict[str, Any]) -> int:
    return int(said["row"])


def _notes(told: TableScores) -> Iterator[str]:
    by_severity = ", ".join(f"{told.severities[one]:,} {one}" for one in reversed(SEVERITIES) if told.severities[one])
    found = f"{counted(told.severities.total(), 'finding')} ({by_severity})" if by_severity else "no findings"
    shown = f"; the {counted(len(told.worst), 'worst pair')} shown" if told.worst else ""
    yield f"{counted(told.sums.rows, 'pair')}, {found}{shown}"
    if told.checks:
        yield "by check: " + ", ".join(f"{code} {count:,}" for code, count in told.checks.most_common(10))
    yield f"checks of whole documents, and the usual length, saw {WINDOW} pairs at a time"
    if told.unreadable:
        yield f"{counted(told.unreadable, 'row')} could not be read and left out; the first: {told.faults[0]}"


def _verdict(told: TableScores, path: Path, fail_level: str) -> Verdict:
    if fail_level == "none":
        return Verdict()
    least: list[Severity] = [one for one in SEVERITIES if SEVERITIES.index(one) >= SEVERITIES.index(fail_level)]
    many = sum(told.severities[one] for one in least)
    if not many:
        return Verdict()
    reason = f"{path.name}: {counted(many, 'finding')} of severity {fail_level} or above"
    return Verdict(passed=False, reasons=(reason,), others=(reason,))
