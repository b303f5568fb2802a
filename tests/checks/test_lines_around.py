"""A page's menu and foot that one side alone has are told once."""

from __future__ import annotations

from pathlib import Path

import pytest

import review

MENU = '<ul><li><a href="/">Start</a></li><li><a href="/d">Documents</a></li><li><a href="/l">Downloads</a></li></ul>'
TEXT = (
    "<h1>About us</h1><p>We have made boats for the people of the islands since 1993.</p>"
    "<p>Everybody may come in and look at them, whatever they know of boats.</p>"
)
TRANSLATION = (
    "<h1>Om os</h1><p>Vi har bygget både til folk på øerne siden 1993.</p>"
    "<p>Alle må komme ind og se på dem, uanset hvad de ved om både.</p>"
)
FOOT = "<ul><li>Gamle både</li><li>Priser i år</li><li>Vores øer</li></ul>"


@pytest.mark.parametrize(
    ("source", "target", "check", "texts"),
    [
        (MENU + TEXT, TRANSLATION, "omission", ["Start", "Documents", "Downloads"]),
        (TEXT, TRANSLATION + FOOT, "boilerplate", ["Gamle både", "Priser i år", "Vores øer"]),
    ],
)
def test_lines_before_and_behind_all_that_is_translated(
    tmp_path: Path, source: str, target: str, check: str, texts: list[str]
) -> None:
    files = tmp_path / "a.en.html", tmp_path / "a.da.html"
    for file, page in zip(files, (source, target), strict=True):
        file.write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    report = review.score(*files, source_language="en", target_language="da", back_translation="none")
    found = [one for one in report.documents[0].findings if one.check == check]
    assert [one.text for one in found] == texts
    assert [one.severity for one in found][1:] == ["neutral", "neutral"]
    assert found[0].severity == ("minor" if check == "omission" else "major")
    assert found[0].message.startswith("3 lines ")
