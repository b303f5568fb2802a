"""The table that is shipped, and docs/accuracy.md: of these checks, these language files, and no older."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from review.checks import CHECKS
from review.confidence.digests import digests, older_than_the_code, shared_modules
from review.confidence.table import EVERY, measured, measured_digests

ROOT = Path(__file__).parents[2]
#: Where `make accuracy` looks for the public data.
DATA = ROOT.parent / "shared" / "data"


def test_the_table_says_which_checks_and_languages_it_is_of() -> None:
    known = measured_digests()
    assert known.keys() >= {"numbers", "names", "languages/vi", "languages/en", "languages/mul"}
    assert all(len(digest) == 12 for digest in known.values())


def test_where_the_data_is_at_hand_no_figure_is_older_than_the_code() -> None:
    """Elsewhere docs/accuracy.md tells which are, and `test_the_page_is_what_the_table_says` holds that it does."""
    older = older_than_the_code()
    assert not older or not DATA.is_dir(), f"the figures of {', '.join(older)} are old; measure anew: make accuracy"


def test_a_check_or_a_measured_language_that_changed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digests(["vi"])
    assert "languages/de" not in before, "nothing was measured of it"
    monkeypatch.setattr(
        "review.confidence.digests.measured_digests",
        lambda: {**before, "numbers": "0" * 12, "languages/vi": "0" * 12, "gone": "0" * 12},
    )
    assert older_than_the_code() == ["gone", "languages/vi", "numbers"]


def test_a_check_is_what_it_imports_from_the_shared_modules_too() -> None:
    """`untranslated` finds its words in `shared/left_words.py`; that `word-order` does not is no matter to it."""
    checks = ROOT / "review" / "checks"
    assert checks / "shared" / "left_words.py" in shared_modules(checks / "untranslated.py")
    assert checks / "shared" / "left_words.py" not in shared_modules(checks / "word_order.py")


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
