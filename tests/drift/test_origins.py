"""Where a translation came from: an older source than its commit's, another page; which commit changed the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drift.histories import ENGLISH, GERMAN, History, edited

FEE, FEE_DE = "The fee is 40 euros and is paid at the gate.", "Die Gebühr beträgt 40 Euro und wird am Tor bezahlt."


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "repository")


def told(history: History) -> list[tuple[str, str, str, str]]:
    return [
        (page.target, one.kind, one.severity, one.change.because)
        for page in history.drift().pages
        for one in page.stale
    ]


def test_a_translation_made_from_the_text_before_the_source_went_on(history: History) -> None:
    history.commit({"en/a.md": [*ENGLISH[:2], FEE]})
    since = history.commit({"en/a.md": [*ENGLISH[:2], FEE.replace("40", "50")]})
    history.commit({"de/a.md": [*GERMAN[:2], FEE_DE]}, "a pull request that was open for long")
    assert told(history) == [("de/a.md", "changed", "major", "number")]
    [stale] = history.drift().pages[0].stale
    assert (stale.change.before, stale.change.now, stale.since) == ("40", "50", since)
    history.commit({"de/a.md": [*GERMAN[:2], FEE_DE.replace("40", "50")]})
    assert told(history) == []


def test_an_update_made_from_an_older_text(history: History) -> None:
    history.commit({"en/a.md": [*ENGLISH[:2], FEE]})
    history.commit({"de/a.md": [*GERMAN[:2], FEE_DE]})
    history.commit({"en/a.md": [*ENGLISH[:2], FEE.replace("40", "50")]})
    since = history.commit({"en/a.md": [*ENGLISH[:2], FEE.replace("40", "60")]})
    history.commit({"de/a.md": [*GERMAN[:2], FEE_DE.replace("40", "50")]})
    [stale] = history.drift().pages[0].stale
    assert (stale.change.before, stale.change.now, stale.since) == ("50", "60", since)


@pytest.mark.parametrize(
    ("before", "now", "german"),
    [
        ("Ask Alice Johnson at the gate.", "Ask Bob Miller at the gate.", "Fragen Sie am Tor Alice Johnson."),
        ("Run `gate` with `--old`.", "Run `gate` with `--new`.", "Rufen Sie `gate` mit `--old` auf."),
        ("Run `gate --old` at noon.", "Run `gate --new` at noon.", "Rufen Sie mittags `gate --old` auf."),
    ],
)
def test_names_and_code_tell_it_too(history: History, before: str, now: str, german: str) -> None:
    history.commit({"en/a.md": [*ENGLISH[:2], before]})
    history.commit({"en/a.md": [*ENGLISH[:2], now]})
    history.commit({"de/a.md": [*GERMAN[:2], german]})
    assert [severity for _, _, severity, _ in told(history)] == ["major"]


def test_a_translation_with_the_new_value_was_made_from_the_new_text(history: History) -> None:
    history.commit({"en/a.md": [*ENGLISH[:2], FEE]})
    history.commit({"en/a.md": [*ENGLISH[:2], FEE.replace("40", "50")]})
    history.commit({"de/a.md": [*GERMAN[:2], FEE_DE.replace("40", "fünfzig")]})
    assert told(history) == []


def test_a_paragraph_that_moves_to_another_page_takes_its_past_along(history: History) -> None:
    history.commit({"en/p.md": [*ENGLISH[:3], FEE]})
    history.commit({"de/p.md": [*GERMAN[:3], FEE_DE]})
    history.commit({"en/p.md": ENGLISH[:3], "en/fees.md": ["# Fees", FEE.replace("40", "50")]})
    history.commit({"de/p.md": GERMAN[:3], "de/fees.md": ["# Gebühren", FEE_DE]})
    assert told(history) == [("de/fees.md", "changed", "major", "number")]
    history.commit({"de/fees.md": ["# Gebühren", FEE_DE.replace("40", "50")]})
    assert told(history) == []


def test_a_page_that_was_joined_to_another(history: History) -> None:
    history.commit({"en/p.md": ENGLISH[:3], "en/fees.md": ["# Fees", FEE]})
    history.commit({"de/p.md": GERMAN[:3], "de/fees.md": ["# Gebühren", FEE_DE]})
    history.git("rm", "--quiet", "en/fees.md")
    history.commit({"en/p.md": [*ENGLISH[:3], FEE.replace("40", "50")]})
    history.git("rm", "--quiet", "de/fees.md")
    history.commit({"de/p.md": [*GERMAN[:3], FEE_DE]})
    assert told(history) == [("de/p.md", "changed", "major", "number")]


def test_a_paragraph_that_stands_on_another_page_of_the_source_now_is_not_gone(history: History) -> None:
    history.commit({"en/p.md": [*ENGLISH[:3], FEE]})
    history.commit({"de/p.md": [*GERMAN[:3], FEE_DE]})
    history.commit({"en/p.md": ENGLISH[:3], "en/fees.md": ["# Fees", FEE], "de/fees.md": ["# Gebühren"]})
    assert told(history)[-1] == ("de/p.md", "lost", "minor", "moved to another page")
    assert "en/fees.md" in history.drift().pages[-1].stale[0].change.message
    history.commit({"en/fees.md": ["# Fees", FEE.replace("40", "50")]})
    assert told(history)[-1] == ("de/p.md", "lost", "major", "moved to another page")


def test_one_that_stood_on_both_pages_is_gone_from_the_one(history: History) -> None:
    history.commit({"en/p.md": [*ENGLISH[:3], FEE], "en/fees.md": ["# Fees", FEE]})
    history.commit({"de/p.md": [*GERMAN[:3], FEE_DE], "de/fees.md": ["# Gebühren", FEE_DE]})
    history.commit({"en/p.md": ENGLISH[:3]})
    assert told(history) == [("de/p.md", "lost", "major", "the paragraph is gone")]


def test_a_deleted_page_is_dated_by_the_commit_that_deleted_it(history: History) -> None:
    history.translated()
    touched = history.git("rev-parse", "HEAD").strip()
    history.git("rm", "--quiet", "en/baths.md")
    gone = history.commit()
    history.commit({"en/other.md": ["# Other"]})
    [stale] = history.drift().pages[0].stale
    assert (stale.since, stale.touched) == (gone, touched)
    assert stale.change.message == "the source page en/baths.md is gone"


@pytest.mark.parametrize("other", [2, 4])
def test_what_a_merge_joined_is_dated_by_the_commit_that_changed_the_words(history: History, other: int) -> None:
    history.translated()
    history.git("checkout", "--quiet", "-b", "topic")
    history.commit(
        {"en/baths.md": edited(ENGLISH, other, ENGLISH[other].replace("every day", "daily").replace("ten", "nine"))}
    )
    history.git("checkout", "--quiet", "main")
    since = history.commit({"en/baths.md": edited(ENGLISH, 5, ENGLISH[5].replace("towel", "bathrobe"))})
    history.day += 100
    history.git("merge", "--quiet", "--no-ff", "--no-edit", "topic")
    merge = history.git("rev-parse", "HEAD").strip()
    places = {one.change.now: one.since for one in history.drift().pages[0].stale}
    assert places["bathrobe"] == since
    assert merge not in places.values()
