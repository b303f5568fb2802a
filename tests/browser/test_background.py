"""Adding and scoring in the background, as a reviewer sees it: progress, an end, cancel; and the list of documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from review.store.importing import add_document
from review.store.listing import documents
from tests.browser.conftest import Desk, Server, choose_file, settled, unfold
from tests.store.conftest import write_pair

Serve = Callable[..., Server]
NewPage = Callable[..., Page]


def add_table(page: Page, name: str, rows: int) -> None:
    """Uploads a table of that many paragraphs."""
    unfold(page, "Add a document")
    page.get_by_role("tab", name="Upload one file of both").click()
    form = page.locator("[data-testid=stForm]").nth(2)
    lines = "\n".join(f"Le pont numéro {n} est là.\tBridge number {n} is there." for n in range(rows))
    choose_file(page, form.locator("input[type=file]"), f"{name}.tsv", f"source\ttarget\n{lines}\n".encode())
    form.get_by_label("Language of the source").fill("fr")
    form.get_by_label("Language of the translation").fill("en")
    form.get_by_role("button", name="Add", exact=True).click()


def test_a_document_is_added_while_one_goes_on_and_is_then_the_chosen_one(
    serve: Serve, new_page: NewPage, tmp_path: Path
) -> None:
    server = serve()
    store = server.store()
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    page = new_page()
    page.goto(server.url)
    page.locator(".rt tbody tr").wait_for()
    add_table(page, "pairs", 300)
    expect(page.get_by_text("pairs.tsv is here, and the one you are on.")).to_be_visible()
    expect(page.locator(".rt tbody tr[aria-current]")).to_contain_text("pairs.tsv")
    expect(page.locator(".rt tbody tr")).to_have_count(2)
    page.keyboard.press("2")
    Desk(page).current.wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text("pairs.tsv")
    store.close()


def test_an_import_is_cancelled_and_nothing_is_kept_though_the_list_changed_before_the_click(
    serve: Serve, new_page: NewPage, tmp_path: Path
) -> None:
    server = serve()
    store = server.store()
    page = new_page()
    page.goto(server.url)
    page.get_by_text("There is no document yet").wait_for()
    add_table(page, "large", 40_000)
    page.get_by_text(re.compile("Adding large.tsv")).wait_for()
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"), key="another")  # the page is drawn anew
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("large.tsv: cancelled; nothing is kept.")).to_be_visible()
    assert [one.key for one in documents(store)[0]] == ["another"]
    store.close()


def test_the_list_stays_where_it_is_while_something_goes_on(serve: Serve, new_page: NewPage, tmp_path: Path) -> None:
    """Whoever is about to click on a row clicks on that one; what goes on is told above the form that was sent."""
    server = serve()
    store = server.store()
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    store.close()
    page = new_page()
    page.goto(server.url)
    row, heading = page.locator(".rt tbody tr"), page.get_by_role("heading", level=1)

    def distance() -> float:
        top, head = row.bounding_box(), heading.bounding_box()
        assert top is not None
        assert head is not None
        return round(top["y"] - head["y"])

    row.wait_for()
    settled(page)
    before = distance()
    add_table(page, "large", 40_000)
    going = page.get_by_text(re.compile("Adding large.tsv"))
    going.wait_for()
    assert distance() == before
    line, form = going.bounding_box(), page.get_by_text("Add a document").bounding_box()
    assert line is not None
    assert form is not None
    assert line["y"] < form["y"]
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("large.tsv: cancelled; nothing is kept.")).to_be_visible()
    assert distance() == before


def test_a_click_on_a_row_opens_the_document_where_one_left_it(serve: Serve, new_page: NewPage, tmp_path: Path) -> None:
    server = serve()
    store = server.store()
    for key in ("one", "two"):
        add_document(store, store.local_reviewer(), write_pair(tmp_path / key), key=key)
    store.close()
    page = new_page()
    page.goto(server.url)
    page.locator(".rt tbody tr", has_text="two").locator("td").nth(2).click()
    desk = Desk(page)
    desk.current.wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text("two")
    page.keyboard.press("1")
    page.locator(".rt tbody tr", has_text="one").focus()
    page.keyboard.press("Enter")
    desk.current.wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text("one")


def test_the_list_fits_a_small_screen(serve: Serve, new_page: NewPage, tmp_path: Path) -> None:
    server = serve()
    store = server.store()
    title = "A long title that says rather much of what the document is about, and then some more"
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"), title=title)
    store.close()
    page = new_page()
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(server.url)
    page.locator(".rt tbody tr").wait_for()
    assert page.evaluate(
        "document.querySelector('.rt-root').scrollWidth <= document.querySelector('.rt-root').clientWidth"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
