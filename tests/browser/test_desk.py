"""A reviewer goes through a document without touching the mouse."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from tests.browser.conftest import Desk, Server, open_review, settled
from tests.store.conftest import write_pair
from tests.store.test_export import corpus

Serve = Callable[..., Server]
NewPage = Callable[..., Page]


@pytest.fixture
def desk(serve: Serve, new_page: NewPage, tmp_path: Path) -> tuple[Desk, Server]:
    """The bridge document, opened on the Review page."""
    server = serve()
    store = server.store()
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    store.close()
    return open_review(new_page(), server, document), server


def test_a_whole_review_by_keyboard(serve: Serve, new_page: NewPage, tmp_path: Path) -> None:
    server = serve(corpora=corpus(tmp_path))
    page = new_page()
    page.goto(server.url)
    page.get_by_role("button", name="Review it").wait_for()  # the corpora are open
    page.keyboard.press("2")
    desk = Desk(page)
    desk.current.wait_for()
    seen = []
    while True:
        desk.press("n")
        if not desk.finding() or desk.finding() in seen:
            break
        seen.append(desk.finding())
        expect(page.locator(".desk-finding.desk-chosen .desk-words")).not_to_be_empty()
    assert len(seen) >= 3
    # accept with its suggestion, undo that, accept again
    desk.go_to(4)
    desk.press("n") if desk.finding() else None
    desk.press("k")
    desk.press("n")
    assert desk.position() == 4
    desk.press("a")
    desk.go_to(4)
    expect(desk.editor).to_have_value("The station was closed.")
    desk.press("u")
    expect(desk.editor).to_have_value("The station was was closed.")
    desk.press("y")
    expect(desk.editor).to_have_value("The station was closed.")
    # correct by hand
    desk.go_to(3)
    page.keyboard.press("e")
    expect(desk.editor).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Really.")
    desk.saved()
    page.keyboard.press("Escape")
    page.get_by_text("What was changed").click()
    expect(desk.page.locator(".desk-difference ins")).to_have_text(" Really.")
    # dismiss
    desk.go_to(1)
    desk.press("n")
    dismissed = desk.finding()
    desk.press("b")
    # mark one's own error, comment, done
    desk.go_to(5)
    page.keyboard.press("m")
    page.locator(".desk-form [name=words]").wait_for()
    page.keyboard.type("children")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".desk-finding", has_text="your team's mark")).to_be_visible()
    page.keyboard.press("t")
    page.locator(".desk-form [name=text]").wait_for()
    page.keyboard.type("ask the author")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".desk-remarks")).to_contain_text("ask the author")
    desk.press("s")
    expect(desk.page.locator(".desk-head progress")).to_have_attribute("title", "1 of 5 paragraphs done")
    # all is there after a reload
    page.reload()
    desk.current.wait_for()
    assert desk.position() == 5
    expect(page.locator(".desk-finding", has_text="your team's mark")).to_be_visible()
    expect(page.locator(".desk-remarks")).to_contain_text("ask the author")
    desk.go_to(3)
    expect(desk.editor).to_have_value("It joins two villages. Really.")
    store = server.store()
    with store.reading() as session:
        verdict = session.execute(text("select verdict from findings where id = :id"), {"id": dismissed}).scalar()
    assert verdict == "dismissed"
    store.close()
    # export: the browser, the command line and the file agree byte for byte
    page.keyboard.press("5")
    button = page.get_by_role("button", name="Corrected text, as it came in")
    button.wait_for()
    settled(page)  # a page that is drawn on takes the keyboard away
    with page.expect_download() as download:
        button.press("Enter")
    got = download.value.path().read_bytes()
    original = (tmp_path / "corpora" / "bridge" / "bridge.en.txt").read_bytes()
    assert got == original.replace(b"was was", b"was").replace(b"two villages.", b"two villages. Really.")
    command = [sys.executable, "-m", "review.cli.main", "export", "bridge", "--database", server.database]
    assert subprocess.run(command, capture_output=True, check=True).stdout == got


def test_two_browsers_on_one_paragraph_are_told_and_both_texts_kept(
    serve: Serve, new_page: NewPage, tmp_path: Path
) -> None:
    server = serve()
    store = server.store()
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    first, second = (open_review(new_page(), server, document) for _ in range(2))
    for one in (first, second):
        one.go_to(3)
    second.page.set_viewport_size({"width": 1200, "height": 560})
    # what the first saves would else be in the second's editor before it writes
    second.page.evaluate("document.querySelector('.desk-root').desk.saveNow = () => {}")
    second.editor.fill("It links two villages.")
    first.editor.fill("It unites two villages.")
    first.saved()
    second.page.evaluate(
        "() => { const { desk } = document.querySelector('.desk-root'); delete desk.saveNow; desk.saveNow(); }"
    )
    conflict = second.page.locator(".desk-conflict")
    expect(conflict.locator(".desk-mine")).to_have_text("It links two villages.")
    expect(conflict.locator(".desk-theirs")).to_have_text("It unites two villages.")
    for button in ("Use this one", "Keep the other"):
        expect(conflict.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)
    kept = next(p for p in paragraphs(store, document, Filter(), around=3) if p.position == 3)
    assert kept.text == "It unites two villages."
    assert [proposal.text for proposal in kept.proposals] == ["It links two villages."]
    conflict.get_by_role("button", name="Use this one").click()  # nobody signs in: both are "you"
    second.saved()
    expect(second.page.locator(".desk-conflict")).to_have_count(0)
    now = next(p for p in paragraphs(store, document, Filter(), around=3) if p.position == 3)
    assert (now.text, now.version) == ("It links two villages.", 2)
    store.close()


def test_words_outlive_a_killed_server(desk: tuple[Desk, Server], serve: Serve) -> None:
    page, (one, server) = desk[0].page, desk
    one.go_to(3)
    server.process.kill()
    server.process.wait()
    one.editor.fill("It links two ")
    page.keyboard.press("End")
    expect(page.locator(".desk-status")).to_have_text("Not saved: no server")
    expect(page.locator(".desk-message")).to_contain_text("kept in this browser, and saved when it is back")
    page.wait_for_function("document.querySelector('.desk-root').dialogs.shut")  # Streamlit's word on it comes and goes
    expect(one.editor).to_be_focused()
    page.keyboard.type("villages.")
    expect(page.get_by_role("dialog")).to_have_count(0)
    port = int(server.url.rpartition(":")[2])
    again = serve(database=server.database, port=port)
    one.saved()  # the page that was left open is back by itself where it was, with what was written meanwhile
    assert one.position() == 3
    expect(one.editor).to_be_focused()
    expect(one.editor).to_have_value("It links two villages.")
    page.reload()
    one.current.wait_for()
    assert one.position() == 3
    expect(one.editor).to_have_value("It links two villages.")
    store = again.store()
    assert paragraphs(store, 1, Filter(), around=3)[2].text == "It links two villages."
    store.close()


def test_selected_words_are_marked_where_they_stand(desk: tuple[Desk, Server]) -> None:
    one, _ = desk
    one.go_to(5)
    one.page.evaluate(
        """() => {
          const text = document.querySelector('.desk-current .desk-source');
          const node = text.firstChild; const at = node.textContent.indexOf('pied');
          const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 4);
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    one.page.keyboard.press("m")
    form = one.page.locator(".desk-form")
    expect(form.locator("[name=words]")).to_have_value("pied")
    expect(form.locator("[name=side]")).to_have_value("source")
    form.locator("[name=category]").select_option("Accuracy/Omission")
    form.locator("[name=severity]").select_option("critical")
    one.page.keyboard.press("Control+Enter")
    expect(one.page.locator(".desk-current .desk-source .desk-mark")).to_have_text("pied")
    expect(one.page.locator(".desk-finding")).to_contain_text("Accuracy/Omission")


def test_the_keys_are_listed_on_one_key_press(desk: tuple[Desk, Server]) -> None:
    page = desk[0].page
    page.set_viewport_size({"width": 1024, "height": 420})
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    assert dialog.evaluate("node => node.scrollTop") == 0
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('[role=dialog]').scrollTop > 0")
    for key in "npjkadbxoemtsughy":
        assert any(key in listed.split(", ") for listed in dialog.locator("kbd").all_inner_texts()), key
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    # the foot line has the keys of where one is
    foot = page.locator(".desk-hint")
    expect(foot).to_contain_text("d false alarm")
    page.keyboard.press("e")
    expect(foot).to_contain_text("Alt+s done")
    page.keyboard.press("Escape")
    expect(foot).to_contain_text("d false alarm")
    page.keyboard.press("f")
    expect(foot).to_have_text("Enter take it · Esc leave")


def test_a_filter_leaves_only_what_fits(desk: tuple[Desk, Server]) -> None:
    one, _ = desk
    one.page.get_by_text("Filter", exact=True).click()
    words = one.page.get_by_label("Words in the translation")
    words.fill("villages")
    words.press("Enter")
    expect(one.page.locator(".desk-paragraph")).to_have_count(1)
    expect(one.current.locator(".desk-number")).to_contain_text("3")


def test_alignment_is_repaired_by_keyboard(desk: tuple[Desk, Server]) -> None:
    one, _ = desk
    one.go_to(2)
    one.press("g")
    expect(one.editor).to_have_value("The bridge has 13 arches and was finished in in 1931.\n\nIt joins two villages.")
    one.press("h")
    expect(one.editor).to_have_value("The bridge has 13 arches and was finished in in 1931.")
    one.press(">")
    expect(one.editor).to_have_value("")
    one.press("<")
    expect(one.editor).to_have_value("The bridge has 13 arches and was finished in in 1931.")


def test_charts_are_saved_as_svg(desk: tuple[Desk, Server]) -> None:
    page = desk[0].page
    page.keyboard.press("3")
    page.locator("svg.marks").nth(1).wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the charts as SVG").click()
    assert download.value.suggested_filename == "bridge.en.txt-1.svg"
    text = download.value.path().read_text()
    assert text.startswith("<svg")
    assert "Quality over paragraphs" in text
