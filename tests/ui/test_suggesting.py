"""Asking for other words at the desk, without a browser and without a model."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from review.errors import EngineError, StoreError
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraph, paragraphs
from review.store.roles import Reviewer
from review.store.suggested import Wanted
from review.ui.place import Desk
from review.ui.suggesters import Suggesters
from review.ui.suggesting import Source, Suggested, Suggestions, suggesting
from tests.judges.server import Reply, served
from tests.store.conftest import write_pair

OTHER = "The station was closed for good."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "desk.sqlite"))
    add_document(opened, opened.local_reviewer(), write_pair(tmp_path / "texts"), key="bridge")
    yield opened
    opened.close()


@pytest.fixture
def me(store: Store) -> Reviewer:
    return store.local_reviewer()


@pytest.fixture
def one(store: Store) -> StoredParagraph:
    """The paragraph with a doubled word."""
    return next(p for p in paragraphs(store, 1, Filter(), around=4) if p.position == 4)


def fails(_: Wanted) -> str:
    raise EngineError("the server is asleep")


def source(name: str, text: str) -> Source:
    return Source(f"the judge {name}", f"judge:{name}", lambda _: text)


def there(suggestions: Suggestions, me: Reviewer, one: StoredParagraph) -> Suggested:
    found = suggestions.of(me, one.id, one.version)
    assert found is not None
    return found


def test_a_suggestion_is_shown_as_a_difference_and_writes_nothing(
    store: Store, me: Reviewer, one: StoredParagraph
) -> None:
    suggestions = Suggestions(store, lambda *_: [source("a", OTHER)], quick=60)
    desk = suggesting(suggestions, store, me, Desk(1), {"kind": "suggest", "segment": one.id})
    assert desk.message == ("info", "the judge a is asked for other words.")
    shown = there(suggestions, me, one).shown()
    assert (shown["by"], shown["waiting"]) == ("the judge a", False)
    assert ("new", "for good") in [tuple(part) for part in shown["difference"]]
    assert paragraph(store, one.id).text == one.text


def test_it_is_taken_once_and_for_the_text_that_it_was_made_for(
    store: Store, me: Reviewer, one: StoredParagraph
) -> None:
    suggestions = Suggestions(store, lambda *_: [source("a", OTHER)], quick=60)
    suggestions.ask(me, one.id, one.findings[0].id)
    desk = suggesting(suggestions, store, me, Desk(1), {"kind": "take", "segment": one.id})
    assert desk.acted == (one.id,)
    now = paragraph(store, one.id)
    assert now.text == OTHER
    assert suggesting(suggestions, store, me, desk, {"kind": "take", "segment": one.id}).message[0] == "error"
    suggestions.ask(me, one.id)
    save_text(store, me, one.id, "The station is shut.", now.version)
    assert suggestions.of(me, one.id, now.version + 1) is None
    desk = suggesting(suggestions, store, me, desk, {"kind": "take", "segment": one.id})
    assert desk.message == ("error", "there is no suggestion for this text; v asks for one")


def test_asked_again_it_is_the_next_one_s_turn(store: Store, me: Reviewer, one: StoredParagraph) -> None:
    sources = [source("a", OTHER), Source("the model b", "model:b", fails), source("c", "The station was shut.")]
    suggestions = Suggestions(store, lambda *_: sources, quick=60)
    said = []
    for _ in range(4):
        suggestions.ask(me, one.id)
        said.append((there(suggestions, me, one).source.name, there(suggestions, me, one).why))
    assert said == [
        ("the judge a", ""),
        ("the model b", "the server is asleep"),
        ("the judge c", ""),
        ("the judge a", ""),
    ]


def test_what_is_put_away_is_gone(store: Store, me: Reviewer, one: StoredParagraph) -> None:
    suggestions = Suggestions(store, lambda *_: [source("a", OTHER)], quick=60)
    suggestions.ask(me, one.id)
    suggesting(suggestions, store, me, Desk(1), {"kind": "put away", "segment": one.id})
    assert suggestions.of(me, one.id, one.version) is None


def test_the_same_text_and_one_with_a_new_fault_are_none(store: Store, me: Reviewer, one: StoredParagraph) -> None:
    for text, why in ((one.text, "leave the text as it stands"), (one.source, "new fault")):
        suggestions = Suggestions(store, lambda *_, text=text: [source("a", text)], quick=60)
        suggestions.ask(me, one.id)
        assert why in there(suggestions, me, one).why
        with pytest.raises(StoreError):
            suggestions.take(me, one.id, one.version)


def test_a_slow_one_is_waited_for_and_asked_once(store: Store, me: Reviewer, one: StoredParagraph) -> None:
    goes_on = threading.Event()
    asked: list[str] = []

    def slow(_: Wanted) -> str:
        asked.append("")
        goes_on.wait(30)
        return OTHER

    suggestions = Suggestions(store, lambda *_: [Source("the judge a", "judge:a", slow)], quick=0)
    suggestions.ask(me, one.id)
    assert there(suggestions, me, one).waiting
    assert suggestions.ask(me, one.id) == "the judge a is still asked."
    goes_on.set()
    suggestions.close()
    assert there(suggestions, me, one).text == OTHER
    assert len(asked) == 1


def test_where_nobody_can_be_asked_it_is_said_where_to_read_on(
    store: Store, me: Reviewer, one: StoredParagraph
) -> None:
    desk = suggesting(
        Suggestions(store, lambda *_: [], quick=60), store, me, Desk(1), {"kind": "suggest", "segment": one.id}
    )
    assert desk.message[0] == "error"
    assert "docs/desk.md" in desk.message[1]


class TestWhoCanBeAsked:
    @pytest.fixture(autouse=True)
    def no_model(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("REVIEW_BACK_TRANSLATION", "none")
        monkeypatch.setattr("review.output_cache.cache_folder", lambda: tmp_path / "cache")

    def test_a_model_is_called_by_what_it_does(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """And not by the program that runs it, of which a reviewer knows nothing."""
        engine = SimpleNamespace(name="ctranslate2")
        monkeypatch.setattr(Suggesters, "_engine", lambda *_: engine)
        (one,) = Suggesters(tmp_path)("fr", "pt-BR")
        assert (one.name, one.origin) == (
            "the translation model, French to Portuguese (Brazil)",
            "model:ctranslate2",
        )

    def test_the_judge_of_the_settings_with_an_address(
        self, store: Store, one: StoredParagraph, tmp_path: Path
    ) -> None:
        (tmp_path / "review.toml").write_text('[judge]\nmodel = "m"\n', encoding="utf-8")
        suggesters = Suggesters(tmp_path)
        assert suggesters("fr", "en") == []
        with served() as server:
            server.script = lambda _: Reply('{"translation": "The station was closed."}')
            (tmp_path / "review.toml").write_text(
                f'[judge]\nmodel = "m"\nurl = "{server.url}"\nbudget = "5000"\n', encoding="utf-8"
            )
            (judge,) = suggesters("fr", "en")
            assert (judge.name, judge.origin) == ("the judge m", "judge:m")
            assert server.url in judge.sends
            about = Wanted(one.id, 0, one.source, one.text, "fr", "en", ("Avant.",), (), (), ("a doubled word",))
            assert judge.ask(about) == "The station was closed."
            assert server.asked[0].data["known_errors"] == ["a doubled word"]
            with pytest.raises(EngineError, match="too long for the judge's window"):
                judge.ask(Wanted(one.id, 0, "Mot. " * 9000, "Word.", "fr", "en"))
            suggesters.close()

    def test_what_was_asked_for_once_is_there_after_a_restart(self, one: StoredParagraph, tmp_path: Path) -> None:
        with served() as server:
            server.script = lambda _: Reply('{"translation": "The station was closed."}')
            (tmp_path / "review.toml").write_text(f'[judge]\nmodel = "m"\nurl = "{server.url}"\n', encoding="utf-8")
            about = Wanted(one.id, 0, one.source, one.text, "fr", "en")
            for _ in range(2):
                suggesters = Suggesters(tmp_path)
                (judge,) = suggesters("fr", "en")
                assert judge.ask(about) == "The station was closed."
                suggesters.close()
            assert len(server.asked) == 1
            (judge,) = suggesters("fr", "en")
            judge.ask(replace(about, wrong=("something else",)))
            assert len(server.asked) == 2
            suggesters.close()

    def test_the_model_of_the_document_s_own_direction(
        self, tmp_path: Path, one: StoredParagraph, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from review.translators.resolve import Resolution
        from tests.translators.toys import Recording

        monkeypatch.delenv("REVIEW_BACK_TRANSLATION")
        engine = Recording()
        monkeypatch.setattr("review.translators.resolve.find_engine", lambda *_: Resolution(engine, "it is there"))
        (model,) = Suggesters(tmp_path)("fr", "en")
        assert model.sends == ""
        assert model.origin == "model:recording"
        assert model.ask(Wanted(one.id, 0, "gare grande une", "A", "fr", "en")) == "une grande gare"
