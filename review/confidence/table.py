"""measured.tsv: what was counted of each check, by kind of evidence, set and pair of languages.

Columns: check, severity (the check's own), kind, set, pair, right, findings. Of the kinds *planted* and *clean*,
`right` is how many segments the check flagged; how many there were is the row of the check "*", or, of a check that
needs a model, its own without a severity. Lines that begin with
"#" are digests of what was measured (`review.confidence.digests`). scripts/measure_precision.py writes it and says what
counts as right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["TABLE", "Counts", "Measured", "measured", "measured_digests", "write_table"]

TABLE = Path(__file__).with_name("measured.tsv")
_HEAD = ("check", "severity", "kind", "set", "pair", "right", "findings")
#: The check whose rows say how many segments a set has.
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: `right` of `findings`."""

    check: str
    severity: str
    kind: str
    name: str
    pair: str
    right: float
    findings: float


class Counts:
    """Rows in the making."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str, str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])

    def add(self, check: str, severity: str, kind: str, name: str, pair: str, right: float, findings: int) -> None:
        """Counts one observation."""
        row = self.rows[check, severity, kind, name, pair]
        row[0] += right
        row[1] += findings

    def items(self, kind: str, name: str, pair: str, segments: int, check: str = EVERY) -> None:
        """Says how many segments a set has, and a check saw; all see what "*" does, but those that need a model."""
        self.rows[check, "", kind, name, pair][1] += segments


def write_table(path: Path, counts: Counts, digests: Mapping[str, str]) -> None:
    """Writes the table, sorted."""
    lines = [f"# {name} {digest}" for name, digest in sorted(digests.items())]
    lines.append("\t".join(_HEAD))
    for key, (right, findings) in sorted(counts.rows.items()):
        lines.append("\t".join((*key, f"{right:.6g}", f"{findings:g}")))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@cache
def measured() -> tuple[Measured, ...]:
    """The rows of the table that is shipped."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = []
    for line in lines[1:]:
        *names, right, findings = line.split("\t")
        rows.append(Measured(names[0], names[1], names[2], names[3], names[4], float(right), float(findings)))
    return tuple(rows)


def measured_digests() -> dict[str, str]:
    """Name → digest of what the table was measured with."""
    found = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name, digest = line[2:].split(" ")
            found[name] = digest
    return found
