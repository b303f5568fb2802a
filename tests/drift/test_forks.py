"""Translations that live in a repository of their own, beside the one that the source lives in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review.drift.histories import Wish
from review.drift.languages import _named_in
from review.drift.run import Drift, drift
from tests.drift.histories import ENGLISH, GERMAN, History, edited

MORE = ENGLISH[2].replace("300", "450")
MEHR = GERMAN[2].replace("300", "450")


@pytest.fixture
def upstream(tmp_path: Path) -> History:
    history = History(tmp_path / "upstream")
    history.commit({"docs/baths.md": ENGLISH, "docs/gate.md": ["# The gate", "It is opened at seven every morning."]})
    return history


def fork_of(upstream: History, name: str = "fork") -> History:
    """A clone in which German takes the place of the English."""
    fork = History(upstream.folder.parent / name)
    fork.day = upstream.day
    fork.git("remote", "add", "upstream", str(upstream.folder))
    fork.git("fetch", "--quiet", "upstream")
    fork.git("reset", "--quiet", "--hard", "upstream/main")
    return fork


def drift_of(fork: History, upstream: History) -> Drift:
    return drift(Wish("docs", "docs", "en", "de", source_repository=upstream.folder), fork.folder)


def told(found: Drift) -> list[tuple[str, str, str]]:
    return [(page.target, one.kind, one.change.because) for page in found.pages for one in page.stale]


def merge(fork: History, resolved: dict[str, list[str]]) -> None:
    """Takes the source's newest in, with the files as somebody resolved them."""
    fork.day += 1
    fork.git("fetch", "--quiet", "upstream")
    fork.git("merge", "--quiet", "--no-commit", "--strategy=ours", "upstream/main")
    fork.commit(resolved, "Merge upstream")


def test_what_upstream_changed_since_the_translation(upstream: History) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN})
    upstream.day = fork.day
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    found = drift_of(fork, upstream)
    assert told(found) == [("docs/baths.md", "changed", "number")]
    assert [page.state for page in found.pages] == ["stale", "fresh"]  # the gate is not translated, and as it was


def test_a_merge_that_only_brings_the_english_in_is_no_touch(upstream: History) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN})
    upstream.day = fork.day
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE), "docs/gate.md": ["# The gate", "It is open all day."]})
    merge(fork, {"docs/baths.md": GERMAN, "docs/gate.md": ["# The gate", "It is open all day."]})
    found = drift_of(fork, upstream)
    assert told(found) == [("docs/baths.md", "changed", "number")]


def test_a_merge_in_which_the_paragraph_was_translated_anew(upstream: History) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN})
    upstream.day = fork.day
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    merge(fork, {"docs/baths.md": edited(GERMAN, 2, MEHR)})
    assert told(drift_of(fork, upstream)) == []


def test_english_that_stands_in_the_fork_until_somebody_translates_it(upstream: History) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN})
    upstream.day = fork.day
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    merge(fork, {"docs/baths.md": edited(GERMAN, 2, MORE)})
    found = drift_of(fork, upstream)
    assert told(found) == []
    assert found.pages[0].untranslated == 1


def test_a_translation_made_after_a_change_that_the_fork_did_not_know(upstream: History) -> None:
    fork = fork_of(upstream)
    merge(fork, {})
    upstream.day = fork.day + 1
    upstream.commit({"docs/gate.md": ["# The gate", "It is opened at eight."]})
    merge(fork, {"docs/gate.md": ["# The gate", "It is opened at eight."]})
    upstream.day = fork.day + 1
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    fork.day = upstream.day + 5
    fork.commit({"docs/baths.md": GERMAN})
    found = drift_of(fork, upstream)
    assert found.by == "ancestry"
    assert ("docs/baths.md", "changed", "number") in told(found)


def test_a_commit_that_names_the_source_s_commit_that_it_follows(upstream: History) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN}, "Translate the baths")
    upstream.day = fork.day
    known = upstream.commit({"docs/gate.md": ["# The gate", "It is opened at eight."]})
    upstream.commit({"docs/baths.md": edited(ENGLISH, 4, "Children swim free of charge until they are twelve.")})
    fork.day = upstream.day + 3
    fork.commit(
        {"docs/baths.md": edited(GERMAN, 1, GERMAN[1] + " Dort steht auch der Leuchtturm.")}, f"Sync {known[:9]}"
    )
    found = drift_of(fork, upstream)
    assert found.by == "ancestry"
    assert [one[0] for one in told(found)] == ["docs/baths.md"]


def test_markers_of_a_conflict_that_were_committed(upstream: History) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN})
    upstream.day = fork.day
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    both = f"<<<<<<< HEAD\n{GERMAN[2]}\n=======\n{MORE}\n>>>>>>> abc1234 (hall)"
    fork.day += 1
    fork.commit({"docs/baths.md": edited(GERMAN, 2, both)})
    fork.commit({"docs/baths.md": GERMAN})
    assert told(drift_of(fork, upstream)) == [("docs/baths.md", "changed", "number")]


def test_a_layout_of_its_own_without_a_common_history(tmp_path: Path, upstream: History) -> None:
    other = History(tmp_path / "other")
    other.day = upstream.day + 2
    other.commit({"buch/src/baths.md": GERMAN})
    upstream.day = other.day + 2
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    wish = Wish("docs", "buch/src", "en", "de", source_repository=upstream.folder)
    found = drift(wish, other.folder)
    assert (found.by, told(found)) == ("date", [("buch/src/baths.md", "changed", "number")])


def test_the_source_on_a_branch_of_the_same_repository(upstream: History) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN})
    upstream.day = fork.day
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    fork.git("fetch", "--quiet", "upstream")
    found = drift(Wish("docs", "docs", "en", "de", source_revision="upstream/main"), fork.folder)
    assert told(found) == [("docs/baths.md", "changed", "number")]


def test_languages_are_told_from_the_texts(upstream: History) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN})
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    wish = Wish("docs/baths.md", "docs/baths.md", source_repository=upstream.folder)
    found = drift(wish, fork.folder)
    assert (found.source_language, found.target_language) == ("en", "de")


def test_a_bare_clone_will_do(upstream: History, tmp_path: Path) -> None:
    fork = fork_of(upstream)
    fork.commit({"docs/baths.md": GERMAN})
    upstream.day = fork.day
    upstream.commit({"docs/baths.md": edited(ENGLISH, 2, MORE)})
    fork.git("clone", "--quiet", "--bare", str(fork.folder), str(tmp_path / "bare.git"))
    shutil.rmtree(fork.folder)
    wish = Wish("docs", "docs", "en", "de", source_repository=upstream.folder)
    assert told(drift(wish, tmp_path / "bare.git")) == [("docs/baths.md", "changed", "number")]


@pytest.mark.parametrize(
    ("paths", "language"),
    [
        (["loc/de.json"], "de"),
        (["loc/de.json", "app/de.json"], "de"),
        (["docs/de/a.md"], "de"),
        (["docs/en/it.md"], "en"),  # a folder's name goes before
        (["loc/de.json", "loc/fr.json"], None),
        (["loc/strings.json"], None),
    ],
)
def test_names_tell_the_language(paths: list[str], language: str | None) -> None:
    assert _named_in(paths) == language
