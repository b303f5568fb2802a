"""Links to pages that a program names by their chapters, in a manual whose translation has other chapters."""

from __future__ import annotations

from pathlib import Path

from review.checks.shared.numbered_pages import chapterless
from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of

ENGLISH = ("ch02s03.html|Search patterns", "ch02s04.html|Changing the colours", "ch02s05.html|A game of mines")
FINNISH = ("Hakuehdot", "Värien vaihtaminen", "Miinapeli")


def _told(folder: Path, pages: tuple[str, ...]) -> list[str]:
    links = [one.split("|") for one in ENGLISH]
    _write(folder / "a.en.html", [(page, text) for page, text in links])
    _write(folder / "a.fi.html", [*zip(pages, FINNISH, strict=True)])
    loaded = load_files(folder / "a.en.html", folder / "a.fi.html", Settings("en", "fi"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    return [one.text for one in found if one.check == "markup"]


def _write(path: Path, links: list[tuple[str, str]]) -> None:
    path.write_text("".join(f'<p><a href="{page}">{text}</a></p>\n' for page, text in links), encoding="utf-8")


def test_other_chapters_throughout_are_another_version(tmp_path: Path) -> None:
    assert _told(tmp_path, ("ch02s02.html", "ch02s03.html", "ch02s04.html")) == []


def test_one_other_chapter_is_a_slip(tmp_path: Path) -> None:
    assert _told(tmp_path, ("ch02s03.html", "ch02s07.html", "ch02s05.html")) == ["ch02s07.html"]


def test_only_names_made_of_chapters_are_folded() -> None:
    assert chapterless("a/ch02s03.html") == chapterless("a/ch01s05s02.html") != "a/ch02s03.html"
    assert chapterless("search.html") == "search.html"
    assert chapterless("apa.de.html") == "*.de.html"
