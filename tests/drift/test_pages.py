"""Whole pages: those that nobody has translated yet, catalogues with keys, what is compared and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.drift.histories import Wish
from review.drift.run import drift
from review.errors import InputError
from review.reporters.drift import drift_json, drift_report, failing, summary
from review.reporters.drift_text import drift_markdown, drift_text
from tests.drift.histories import ENGLISH, GERMAN, History, edited


@pytest.fixture
def history(tmp_path: Path) -> History:
    history = History(tmp_path / "repository")
    history.translated()
    return history


class TestPagesThatNobodyHasTranslatedYet:
    def test_are_a_line_each_and_counted_and_fail_nothing(self, history: History) -> None:
        history.commit({"en/sauna.md": ENGLISH, "en/deep/gate.md": ["# The gate"], "en/plan.pdf": b"%PDF"})
        found = history.drift()
        assert [(page.source, page.target, page.state) for page in found.pages] == [
            ("en/baths.md", "de/baths.md", "fresh"),
            ("en/deep/gate.md", "de/deep/gate.md", "not translated"),
            ("en/sauna.md", "de/sauna.md", "not translated"),
        ]
        assert summary(found) == "0 of 1 page stale; 2 not translated yet"
        lines = drift_text(found, "major").splitlines()
        assert lines[:2] == ["en/deep/gate.md: not translated yet", "en/sauna.md: not translated yet"]
        assert "Not translated yet: en/deep/gate.md, en/sauna.md" in drift_markdown(found, "major")
        assert '"state": "not translated"' in drift_json(found, "major")
        assert failing(found, "minor") == []
        assert drift_report(found, "minor", "1").documents == ()

    def test_with_patterns(self, history: History) -> None:
        history.commit({"x/a.en.md": ENGLISH, "x/a.de.md": GERMAN, "x/b.en.md": ENGLISH})
        found = history.drift("x/*.en.md", "x/*.de.md")
        assert [(page.source, page.target, page.state) for page in found.pages][1:] == [
            ("x/b.en.md", "x/b.de.md", "not translated")
        ]

    def test_a_page_that_was_renamed_has_its_translation(self, history: History) -> None:
        history.git("mv", "en/baths.md", "en/harbour-baths.md")
        history.commit()
        assert [page.state for page in history.drift().pages] == ["fresh"]

    def test_of_two_files_nothing_else_is_told(self, history: History) -> None:
        history.commit({"en/sauna.md": ENGLISH})
        assert len(history.drift("en/baths.md", "de/baths.md").pages) == 1

    def test_translations_below_the_source_s_folder_are_none(self, tmp_path: Path) -> None:
        history = History(tmp_path / "below")
        history.commit({"docs/baths.md": ENGLISH, "docs/de/baths.md": GERMAN, "docs/sauna.md": ENGLISH})
        found = history.drift("docs", "docs/de")
        assert [(page.source, page.state) for page in found.pages] == [
            ("docs/baths.md", "fresh"),
            ("docs/sauna.md", "not translated"),
        ]

    def test_in_a_fork(self, tmp_path: Path) -> None:
        upstream, other = History(tmp_path / "upstream"), History(tmp_path / "other")
        upstream.commit({"docs/baths.md": ENGLISH, "docs/sauna.md": ENGLISH})
        other.day = 2
        other.commit({"buch/baths.md": GERMAN})
        found = drift(Wish("docs", "buch", "en", "de", source_repository=upstream.folder), other.folder)
        assert [(page.source, page.state) for page in found.pages] == [
            ("docs/baths.md", "fresh"),
            ("docs/sauna.md", "not translated"),
        ]


CATALOGUES = {
    "json": '{\n  "open": "Open the gate",\n  "guests": "At most %s guests"\n}\n',
    "yaml": "open: Open the gate\nguests: At most %s guests\n",
    "properties": "open=Open the gate\nguests=At most %s guests\n",
    "strings": '"open" = "Open the gate";\n"guests" = "At most %s guests";\n',
}


@pytest.mark.parametrize("suffix", sorted(CATALOGUES))
def test_a_catalogue_of_one_language_is_compared_key_by_key(tmp_path: Path, suffix: str) -> None:
    history = History(tmp_path / "repository")
    english = CATALOGUES[suffix]
    german = english.replace("Open the gate", "Tor öffnen").replace("At most %s guests", "Höchstens %s Gäste")
    history.commit({f"en.{suffix}": (english % 300).encode(), f"de.{suffix}": (german % 300).encode()})
    history.commit({f"en.{suffix}": (english % 450).encode()})
    [page] = history.drift(f"en.{suffix}", f"de.{suffix}").pages
    [stale] = page.stale
    assert (stale.kind, stale.severity, stale.change.before, stale.change.now) == ("changed", "major", "300", "450")
    assert "300" in stale.target[0].text
    history.commit({f"de.{suffix}": (german % 450).encode()})
    [page] = history.drift(f"en.{suffix}", f"de.{suffix}").pages
    assert page.state == "fresh"


@pytest.mark.parametrize("name", ["texts.po", "texts.xliff", "texts.csv", "texts.tsv"])
def test_files_of_both_languages_are_said_to_be_none(history: History, name: str) -> None:
    history.commit({f"de/{name}": b"source,target\na,b\n"})
    with pytest.raises(InputError, match="holds both languages"):
        history.drift(f"en/{name}", f"de/{name}")


def test_terms_that_the_source_sorts_anew_are_the_same_terms(tmp_path: Path) -> None:
    history = History(tmp_path / "terms")
    terms = [ENGLISH[0], *(f"- {text}" for text in ENGLISH[1:])]
    begriffe = [GERMAN[0], *(f"- {text}" for text in GERMAN[1:])]
    history.commit({"en/t.md": terms, "de/t.md": begriffe})
    history.commit({"en/t.md": [terms[0], *sorted(terms[1:])]})
    history.commit({"de/t.md": [begriffe[0], *sorted(begriffe[1:])]})
    assert [page.stale for page in history.drift().pages] == [()]
    changed = edited(terms, 2, terms[2].replace("300", "450"))
    history.commit({"en/t.md": [changed[0], *sorted(changed[1:])]})
    [stale] = history.drift().pages[0].stale
    assert (stale.change.now, stale.target[0].text) == ("450", GERMAN[2])
