"""A reviewer with a telephone: no keys, little room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.store.importing import add_document
from tests.browser.conftest import Desk, Server, open_review, settled
from tests.store.conftest import write_pair


@pytest.fixture
def server(serve: Callable[..., Server], tmp_path: Path) -> Server:
    """A desk with a document of five paragraphs and three findings."""
    started = serve()
    store = started.store()
    title = "What the harbour master of the northern district told the council"
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "one"), key="one", title=title)
    store.close()
    return started


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page as a telephone shows it."""
    opened = new_page(has_touch=True, is_mobile=True)
    opened.set_viewport_size({"width": 390, "height": 780})
    return opened


def test_fingers_walk_from_finding_to_finding(server: Server, page: Page) -> None:
    desk = open_review(page, server)
    seen = set()
    for name in ("Next finding", "Next finding", "Previous finding"):
        button = page.get_by_role("button", name=name)
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 36  # a fingertip
        assert box["y"] + box["height"] <= 780
        before = desk.page.evaluate("document.querySelector('.desk-root').desk.sequence")
        button.tap()
        desk.answered(before)
        seen.add(desk.finding())
        expect(page.locator(".desk-finding.desk-chosen")).to_be_in_viewport()
    assert len(seen) == 2
    page.set_viewport_size({"width": 1400, "height": 900})
    expect(page.get_by_role("button", name="Next finding")).to_have_count(1 if _is_coarse(desk) else 0)


def _is_coarse(desk: Desk) -> bool:
    return bool(desk.page.evaluate("matchMedia('(pointer: coarse)').matches"))


def test_rows_of_tables_are_no_taller_than_the_window(server: Server, page: Page) -> None:
    for place in ("", "checks"):
        page.goto(f"{server.url}/{place}")
        page.locator(".rt tbody tr").first.wait_for()
        settled(page)
        tallest = page.evaluate(
            "Math.max(...[...document.querySelectorAll('.rt tbody tr')].map(row => row.offsetHeight))"
        )
        assert tallest <= 260


def test_the_list_of_documents_shows_what_is_open_without_scrolling_sideways(server: Server, page: Page) -> None:
    page.goto(server.url)
    expect(page.locator(".rt-count", has_text="major").first).to_be_in_viewport(ratio=1)
    for name in ("Review it", "⋯"):
        expect(page.locator(".rt button", has_text=name).first).to_be_in_viewport(ratio=1)
    assert page.evaluate("(root => root.scrollWidth - root.clientWidth)(document.querySelector('.rt-root'))") <= 0
    expect(page.get_by_role("row")).to_have_count(2)  # a card is a row to who cannot see it
    expect(page.get_by_role("columnheader", name="Open findings")).to_have_count(1)
