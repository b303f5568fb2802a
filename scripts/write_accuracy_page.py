"""Writes docs/accuracy.md from review/confidence/measured.tsv: how right each check is, by set and pair."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from review.checks import CHECKS
from review.confidence.digests import older_than_the_code
from review.confidence.probability import OBSERVED, STRUCTURED, shipped
from review.confidence.table import EVERY, measured
from review.confidence.weighing import measured_codes

ROOT = Path(__file__).resolve().parents[1]
_HEAD = """# How right the checks are

Written by `scripts/write_accuracy_page.py` from `review/confidence/measured.tsv`, which `scripts/measure_precision.py`
counts on public data; the script says what counts as right. Where a check or the file of a measured language is newer
than its figures, a line below the table says so; one command renews them, with the data at hand (`make accuracy`).

- **probability**: what reports say of a finding of this check, as loud as it is by itself, in prose and in text with
  markup; [scores.md](scores.md) has the formula. Under 0.5 it is neutral at most, under 0.8 minor at most.
- **right**: of the findings observed in prose: on machine translation whose errors professionals marked (WMT23 and TED,
  MQM), a source counting once however many systems translated it; for half, in small cases made after bug reports of
  such tools; and of checks that ask the built-in models, on FLORES by NLLB, OPUS-MT, Google and Microsoft, read one by
  one.
- **documents**: of the findings in real documents (Markdown, HTML, PO, JSON) that people judged; debatable ones count
  half.
- **planted**: of the damage of the kind that the check finds best (DEMETR), the share that it finds.
- **clean**: segments flagged, of a thousand that people translated or checked (FLORES, NTREX, DEMETR's clean side).

| check | severity | probability | with markup | right | documents | planted | clean |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


def page() -> str:
    """The page's text."""
    known = shipped()
    lines = []
    for code in CHECKS:
        if code not in measured_codes():
            continue
        severities = sorted({s for c, s in (*known.loud, *known.planted, *known.clean) if c == code and s})
        lines += [_row(code, severity) for severity in severities or [CHECKS[code].severity]]
    silent = sorted(set(CHECKS) - measured_codes())
    text = (
        _HEAD + "\n".join(lines) + "\n\nNever measured, and so without a probability (they need a translation model, a "
    )
    text += f"judge, or are new): {', '.join(f'`{code}`' for code in silent)}.\n"
    older = older_than_the_code()
    if older:
        text += f"\nOlder than the code, and so to be measured anew: {', '.join(f'`{name}`' for name in older)}.\n"
    return text + _pairs() + _calibration()


def _row(code: str, severity: str) -> str:
    known = shipped()
    family = CHECKS[code].category.partition("/")[0]
    prose = known.probability(code, family, severity, "")
    marked = known.probability(code, family, severity, "", structured=True)
    own = known.loud.get((code, severity))
    judged = known.structured.get((code, severity))
    kinds = known.planted.get((code, severity), {})
    best = max(((count / known.damaged[kind], kind) for kind, count in kinds.items()), default=(0.0, ""))
    planted = f"{100 * best[0]:.0f} % ({best[1].split('_', 2)[-1]})" if best[0] >= 0.05 else "–"
    flagged = 1000 * known.clean.get((code, severity), 0.0) / (known.asked[code] or known.segments)
    cells = (
        f"`{code}`",
        severity,
        f"{prose:.2f}",
        f"{marked:.2f}",
        f"{own.right:.1f} of {own.findings:g}" if own else "–",
        f"{judged.right:.1f} of {judged.findings:g}" if judged else "–",
        planted,
        f"{flagged:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def _pairs() -> str:
    counts: dict[tuple[str, str], dict[str, tuple[float, float]]] = defaultdict(dict)
    for row in measured():
        if row.kind in (*OBSERVED, STRUCTURED) and row.check != EVERY:
            right, findings = counts[row.pair, row.kind].get(row.check, (0.0, 0.0))
            counts[row.pair, row.kind][row.check] = (right + row.right, findings + row.findings)
    lines = ["", "## By pair of languages", "", "| pair | evidence | right | by check |", "| --- | --- | --- | --- |"]
    for (pair, kind), checks in sorted(counts.items()):
        right, findings = (sum(count[n] for count in checks.values()) for n in (0, 1))
        if findings < 4:
            continue
        told = ", ".join(f"{c} {r:.3g}/{n:g}" for c, (r, n) in sorted(checks.items(), key=lambda item: -item[1][1]))
        lines.append(f"| {pair} | {kind} | {right:.1f} of {findings:g} | {told} |")
    return "\n".join(lines) + "\n"


def _calibration() -> str:
    path = ROOT / "review" / "confidence" / "calibration.txt"
    return f"\n## Calibration\n\n{path.read_text(encoding='utf-8')}"


if __name__ == "__main__":
    (ROOT / "docs" / "accuracy.md").write_text(page(), encoding="utf-8")
