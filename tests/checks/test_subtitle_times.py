"""Subtitles: how fast they go, and cues that overlap."""

from __future__ import annotations

from pathlib import Path

from review.config import CheckSettings, Settings
from review.documents import load_files
from review.findings import findings_of, view_of


def cues(*shown: tuple[str, str, str]) -> str:
    return "".join(
        f"{n}\n00:00:{start} --> 00:00:{end}\n{text}\n\n" for n, (start, end, text) in enumerate(shown, start=1)
    )


def said(folder: Path, source: str, target: str, **options: bool | int) -> list[tuple[int, str]]:
    """(line, message) of each finding of `subtitle`."""
    (folder / "a.en.srt").write_text(source, encoding="utf-8")
    (folder / "a.de.srt").write_text(target, encoding="utf-8")
    settings = Settings("en", "de", checks={"subtitle": CheckSettings(options=options)})
    document = load_files(folder / "a.en.srt", folder / "a.de.srt", settings).document
    return [(f.line, f.message) for f in findings_of(view_of(document, settings), settings) if f.check == "subtitle"]


SOURCE = cues(("01,000", "02,000", "Run!"), ("02,000", "04,000", "They are coming."))


def test_a_cue_that_is_too_fast_is_told(tmp_path: Path) -> None:
    slow = cues(("01,000", "02,000", "Lauft!"), ("02,000", "04,000", "Sie kommen."))
    fast = cues(("01,000", "02,000", "Lauft, so schnell ihr nur könnt!"), ("02,000", "04,000", "Sie kommen."))
    assert said(tmp_path, SOURCE, slow) == []
    assert said(tmp_path, SOURCE, fast) == [(3, "32 characters a second, where 25 are the most")]
    assert said(tmp_path, SOURCE, fast, **{"characters-a-second": 40}) == []


def test_a_source_as_fast_keeps_to_other_rules(tmp_path: Path) -> None:
    fast = cues(("01,000", "02,000", "Run, run as fast as you possibly can!"))
    assert said(tmp_path, fast, cues(("01,000", "02,000", "Lauft, so schnell ihr nur könnt!"))) == []


def test_cues_that_overlap_are_told_where_the_sources_do_not(tmp_path: Path) -> None:
    early = cues(("01,000", "02,500", "Lauft!"), ("02,000", "04,000", "Sie kommen."))
    assert said(tmp_path, SOURCE, early) == [(7, "begins 0.5 s before the cue before it ends")]
    assert said(tmp_path, SOURCE, early, overlap=False) == []
    assert said(tmp_path, early, early) == []
