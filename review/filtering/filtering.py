"""A table of pairs in; those that pass and those that do not out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain, islice
from pathlib import Path

from review.checks.glossary import with_glossary
from review.config import Settings
from review.errors import InputError
from review.filtering.beginning import Beginning, rows_after
from review.filtering.outputs import Outputs
from review.filtering.rows import PairRow, table_of
from review.filtering.run_key import run_key
from review.filtering.windows import WINDOW, FilterRules, RowVerdict, Window, WindowsRead, begin, judge, named
from review.processes import Cluster, in_order

__all__ = ["Filtered", "filter_pairs"]

#: A checkpoint is written after the first window, and after so many; a run that is killed loses less than that.
_CHECKPOINT = 10


@dataclass(slots=True)
class Filtered:
    """What was read, kept, dropped and (with `keep_going`) not readable; `by` counts dropped pairs by check."""

    rows: int = 0
    kept: int = 0
    dropped: int = 0
    unreadable: int = 0
    by: Counter[str] = field(default_factory=Counter)
    #: The first rows that could not be read, as messages.
    faults: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, object]:
        """As JSON's values, from which `from_counts` makes it again, but for what is told of rows as they are read."""
        return {"rows": self.rows, "kept": self.kept, "dropped": self.dropped, "by": dict(self.by)}

    @classmethod
    def from_counts(cls, counts: dict[str, object]) -> Filtered:
        known = cls(**counts) if counts else cls()  # type: ignore[arg-type]  # what counts() gave
        known.by = Counter(known.by)
        return known


def filter_pairs(
    path: Path,
    settings: Settings,
    languages: tuple[str, str],
    rules: FilterRules,
    *,
    kept: Path | None = None,
    dropped: Path | None = None,
    report: Path | None = None,
    jobs: int = 1,
    cluster: Cluster | None = None,
    keep_going: bool = False,
    resume: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Filtered:
    """Judges every row of the table at `path` and writes it, as it stands, to `kept` or `dropped`, the header to both.

    `report` gets a line of JSON for each dropped row: row, line, quality, findings. The outputs are the same bytes
    whatever `jobs` and `cluster`. A row that cannot be read is an InputError, or with `keep_going` counted and in
    neither file. `progress` is told how many rows are judged. Raises InputError, and ReviewError as `in_order` does;
    what was written until then waits for `resume`, which a table may grow before, and which is a ResumeError where the
    rows that are done changed.
    """
    table = table_of(path, *languages)
    places = {name: place for name, place in (("kept", kept), ("dropped", dropped), ("report", report)) if place}
    with Outputs(places, run_key(path, settings, languages, rules), resume=resume, table=path) as outputs:
        try:
            told = Filtered.from_counts(outputs.counts)
        except (TypeError, ValueError):
            raise outputs.refused(next(iter(places))) from None
        if not resume:
            for name in ("kept", "dropped"):
                if name in places:
                    outputs.write(name, table.header)

        beginning = Beginning(path, outputs.marks)
        rows = rows_after(table, beginning, told.rows, told, keep_going=keep_going)
        there = settings if cluster is None else with_glossary(settings)
        read = WindowsRead(rows)
        judged = _judged(iter(read), jobs, cluster, (there, languages, rules))
        for done, (window, verdicts) in enumerate(judged, start=1):
            _write(outputs, places, window, verdicts, told)
            if told.rows % WINDOW == 0:  # a table that grows fills its last window
                save = done == 1 or done % _CHECKPOINT == 0
                outputs.done(told.rows, told.counts(), beginning.marks(told.rows), save=save)
            if progress is not None:
                progress(told.rows)
        read.ended()
        if not told.rows:
            raise InputError("has a header and no rows" if table.header else "has no rows", path)
        outputs.finish()
    return told


def _judged(
    going: Iterator[Window], jobs: int, cluster: Cluster | None, given: tuple[object, ...]
) -> Iterator[tuple[Window, tuple[RowVerdict, ...]]]:
    """Each window with its verdicts. A file of one window starts no processes."""
    ahead: list[Window] = []

    def remembered() -> Iterator[Window]:
        for window in going:
            ahead.append(window)
            yield window

    first = list(islice(remembered(), 2))
    if len(first) < 2:
        jobs = 1
    verdicts_of = in_order(judge, chain(first, remembered()), jobs, begin, *given, named=named, cluster=cluster)
    for verdicts in verdicts_of:
        yield ahead.pop(0), verdicts


def _write(
    outputs: Outputs, places: dict[str, Path], window: Window, verdicts: tuple[RowVerdict, ...], told: Filtered
) -> None:
    data: dict[str, list[bytes]] = {"kept": [], "dropped": [], "report": []}
    for row, verdict in zip(window, verdicts, strict=True):
        told.rows += 1
        data["kept" if verdict.kept else "dropped"].append(_ended(row.raw))
        if verdict.kept:
            told.kept += 1
            continue
        told.dropped += 1
        told.by.update({one.check for one in verdict.findings} or {"quality"})
        data["report"].append(_line(row, verdict))
    for name in places:
        outputs.write(name, b"".join(data[name]))


def _ended(raw: bytes) -> bytes:
    return raw if raw.endswith(b"\n") else raw + b"\n"


def _line(row: PairRow, verdict: RowVerdict) -> bytes:
    quality = None if verdict.quality is None else round(verdict.quality, 2)
    said = {"row": row.number, "line": row.line, "quality": quality, "findings": [asdict(f) for f in verdict.findings]}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
