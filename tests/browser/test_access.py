"""The axe checker finds nothing serious on any page, nor on the Review page in its states, light or dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from review.store.comments import answer
from review.store.decisions import comment
from review.store.edits import save_text
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from review.store.terms import add_term
from tests.browser.conftest import Desk, Server
from tests.store.conftest import write_pair

PAGES = {
    "documents": "button:has-text('Review it')",
    "scores": "[data-testid=stMetric]",
    "checks": ".rt",
    "export": "[data-testid=stDownloadButton]",
    "find": "[data-testid=stForm]",
}


#: What a key of the Review page opens.
FORMS = {"m": ".desk-form", "w": ".desk-form", "f": ".desk-filter", "l": ".desk-picker", "?": "[role=dialog]"}


def serious(page: Page, where: str) -> list[Any]:
    """What axe finds serious or critical, with where it is."""
    found = []
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in ("serious", "critical"):
            nodes = [(node["html"][:200], node["failureSummary"][:300]) for node in violation["nodes"][:3]]
            found.append((where, violation["id"], nodes))
    return found


@pytest.fixture
def server(serve: Callable[..., Server], tmp_path: Path) -> Server:
    """A desk on which something was done: a correction, a comment with its answer, another version, a term."""
    started = serve()
    store = started.store()
    me = store.local_reviewer()
    document = add_document(store, me, write_pair(tmp_path / "texts"))
    second = paragraphs(store, document, Filter(), around=2, before=0)[0]
    save_text(store, me, second.id, second.text.replace("bridge", "footbridge"), 0)
    comment(store, me, second.id, "Is it one?")
    now = paragraphs(store, document, Filter(), around=2, before=0)[0]
    answer(store, me, now.comments[0].id, "It is.")
    add_term(store, me, document, "pont", "bridge", "viaduct")
    store.close()
    return started


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(server: Server, new_page: Callable[..., Page], scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    found: list[Any] = []
    for name, sign in PAGES.items():
        page.goto(f"{server.url}/{name}")
        page.locator(sign).first.wait_for()
        if name == "find":
            page.get_by_label("Find", exact=True).fill("the")
            page.get_by_label("Replace with").fill("this")
            page.get_by_role("button", name="Find", exact=True).click()
            page.get_by_role("table", name="What is found, and how it would read").wait_for()
        found += serious(page, name)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_states_of_the_review_page(
    server: Server, new_page: Callable[..., Page], scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{server.url}/review?document=1&paragraph=2")
    desk = Desk(page)
    desk.current.wait_for()
    found = serious(page, "a paragraph with comments and a glossary")
    for section in ("history", "changed"):
        page.locator(f".desk-section-{section} summary").click()
    found += serious(page, "history and what was changed, open")
    desk.press("n")
    found += serious(page, "a finding")
    for key, form in (
        ("m", ".desk-form"),
        ("w", ".desk-form"),
        ("f", ".desk-filter"),
        ("l", ".desk-picker"),
        ("?", "[role=dialog]"),
    ):
        page.keyboard.press(key)
        page.locator(form).wait_for()
        found += serious(page, f"after {key}")
        page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.get_by_label("Words in the translation").fill("no such words")
    page.keyboard.press("Enter")
    page.get_by_text("No paragraph fits the filter.").wait_for()
    found += serious(page, "a filter that lets nothing through")
    assert found == []
