"""The axe checker finds nothing serious on any page, light or dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from review.store.importing import add_document
from tests.browser.conftest import Server
from tests.store.conftest import write_pair

PAGES = {
    "documents": "button:has-text('Review it')",
    "review": ".desk-current",
    "scores": "[data-testid=stMetric]",
    "checks": ".rt",
    "export": "[data-testid=stDownloadButton]",
    "find": "[data-testid=stForm]",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    serve: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, scheme: str
) -> None:
    server = serve()
    store = server.store()
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    store.close()
    page = new_page(color_scheme=scheme)
    found: list[Any] = []
    for name, sign in PAGES.items():
        page.goto(f"{server.url}/{name}")
        page.locator(sign).first.wait_for()
        if name == "review":
            page.keyboard.press("n")
            page.locator(".desk-finding.desk-chosen").wait_for()
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = [(node["html"][:200], node["failureSummary"][:300]) for node in violation["nodes"][:3]]
                found.append((name, violation["id"], nodes))
    assert found == []
