"""Other words for a paragraph by keyboard: ask the judge, see what it would change, take it, take it back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.export import export
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraphs
from tests.browser.conftest import Server, open_review
from tests.judges.server import Reply, Scripted, served
from tests.store.conftest import write_pair

SOURCE = "Le pont était long.\n\nLa gare était fermée.\n"
TARGET = "The bridge was long.\n\nThe station was was closed <b>today</b>.\n"
RIGHT = "The station was closed <i>yesterday</i>."


@pytest.fixture
def judge() -> Iterator[Scripted]:
    with served() as scripted:
        scripted.script = lambda _: Reply(json.dumps({"translation": RIGHT}))
        yield scripted


@pytest.fixture
def server(serve: Callable[..., Server], tmp_path: Path, judge: Scripted, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setenv("REVIEW_JUDGE_KEY", "sk-nobody-sees-this")
    monkeypatch.setenv("REVIEW_BACK_TRANSLATION", "none")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))  # an answer that is kept is not asked for again
    (tmp_path / "review.toml").write_text(f'[judge]\nmodel = "scripted"\nurl = "{judge.url}"\n', encoding="utf-8")
    started = serve()
    store = started.store()
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts", SOURCE, TARGET), key="bridge")
    store.close()
    return started


def test_asked_seen_taken_and_taken_back_by_keyboard(
    server: Server, judge: Scripted, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    desk = open_review(page, server, 1)
    store = server.store()

    def second() -> StoredParagraph:
        return next(p for p in paragraphs(store, 1, Filter(), around=2) if p.position == 2)

    before = second()
    desk.press("n")
    assert desk.finding() == before.findings[0].id
    desk.press("v")
    card = page.get_by_role("region", name="Suggested translation")
    expect(card).to_contain_text("Suggested by the judge scripted")
    expect(card.locator("ins", has_text="yesterday")).to_have_count(1)
    expect(card.locator("del").first).to_contain_text("was")
    expect(card.locator("i, b i")).to_have_count(0)  # a model's markup is text
    expect(page.locator(".desk-message")).to_contain_text(f"go to {judge.url}")
    assert judge.asked[0].data["known_errors"][0].startswith("“was was”")
    assert second().text == before.text

    desk.press("d")
    expect(card).to_have_count(0)
    assert second().findings[0].verdict == "open"

    desk.press("v")
    desk.press("a")
    expect(desk.editor).to_have_value(RIGHT)
    expect(card).to_have_count(0)
    assert second().text == RIGHT
    page.locator(".desk-section-history summary").click()
    expect(page.locator(".desk-history")).to_contain_text("as the judge scripted proposed")
    assert [json.loads(line)["origin"] for line in export(store, 1, "jsonl").data.splitlines()] == [
        "machine",
        "judge:scripted",
    ]

    desk.press("u")
    expect(desk.editor).to_have_value(before.text)
    assert [f.verdict for f in second().findings] == [f.verdict for f in before.findings]
    desk.press("y")
    expect(desk.editor).to_have_value(RIGHT)

    judge.script = lambda _: Reply("I would rather not.")
    desk.press("v")
    expect(card).to_contain_text("the answer is no JSON, or was cut off, twice")
    assert second().text == RIGHT
    store.close()
    folder = Path(server.database).parent
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert not [path for path in written if b"sk-nobody-sees-this" in path.read_bytes()]
