"""The table that is shipped, and docs/accuracy.md: of these checks, these language files, and no older."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from review.checks import CHECKS
from review.confidence.digests import LANGUAGES, digests
from review.confidence.table import EVERY, measured, measured_digests

ROOT = Path(__file__).parents[2]
RENEW = "measure them anew: make accuracy (DATA= where the public data lies)"


def test_no_check_and_no_language_file_is_newer_than_its_figures() -> None:
    known, now = measured_digests(), digests()
    stale = sorted(code for code, digest in known.items() if now.get(code) != digest)
    assert not stale, f"the figures of {', '.join(stale)} are old; {RENEW}"
    assert LANGUAGES in known


def test_the_page_is_what_the_table_says() -> None:
    spec = importlib.util.spec_from_file_location("accuracy", ROOT / "scripts" / "write_accuracy_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8") == module.page(), (
        "docs/accuracy.md is old; run scripts/write_accuracy_page.py"
    )


def test_every_row_is_of_a_check_and_no_more_is_right_than_was_found() -> None:
    for row in measured():
        assert row.check == EVERY or row.check in CHECKS
        assert row.kind in ("planted", "clean") or 0 <= row.right <= row.findings


def test_the_calibration_error_that_is_told_is_small() -> None:
    """Of some 470 observations in ten bins; the goal is 0.05, and ten splits differ by as much."""
    text = (ROOT / "review" / "confidence" / "calibration.txt").read_text(encoding="utf-8")
    assert float(text.partition("mean ")[2].partition(",")[0]) <= 0.08
