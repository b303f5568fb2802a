"""The pages besides Review, as one acts in them: Find, Checks, Export, Scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.config import Settings
from review.documents import load_files
from review.store.checks import check_records
from review.store.edits import save_text
from review.store.engine import Store
from review.store.importing import add_document
from review.store.options import is_on, set_option
from review.store.queries import Filter, paragraphs
from tests.browser.conftest import Desk, Server, settled, unfold
from tests.store.conftest import write_pair

Serve = Callable[..., Server]
NewPage = Callable[..., Page]


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    """A desk with two documents with the same texts."""
    started = serve()
    store = started.store()
    for key in ("one", "two"):
        add_document(store, store.local_reviewer(), write_pair(tmp_path / key), key=key, title=key)
    store.close()
    return started


@pytest.fixture
def store(server: Server) -> Iterator[Store]:
    opened = server.store()
    yield opened
    opened.close()


def texts(store: Store, document: int) -> list[str]:
    return [p.text for p in paragraphs(store, document, Filter(), around=1, after=9)]


def test_words_are_found_looked_at_replaced_in_all_documents_and_taken_back(
    server: Server, store: Store, new_page: NewPage
) -> None:
    before = texts(store, 1), texts(store, 2)
    page = new_page()
    page.goto(f"{server.url}/find?document=1")
    page.get_by_label("Find", exact=True).fill("bridge")
    page.get_by_label("Replace with").fill("viaduct")
    page.get_by_label("In", exact=True).click()
    page.get_by_role("option", name="all documents").click()
    page.get_by_role("button", name="Find", exact=True).click()
    preview = page.get_by_role("table", name="What is found, and how it would read")
    expect(preview.locator("tr")).to_have_count(4)
    expect(preview.locator("tr").first).to_contain_text("The red bridgeviaduct")
    expect(preview.locator("tr").first.locator("del")).to_have_text("bridge")
    expect(preview.locator("tr").first.locator("ins")).to_have_text("viaduct")
    page.get_by_role("button", name="Replace in 4 paragraphs").click()
    expect(page.get_by_text("Replaced in 4 paragraphs.")).to_be_visible()
    assert texts(store, 1)[0] == texts(store, 2)[0] == "The red viaduct"
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back in 4 paragraphs.")).to_be_visible()
    assert (texts(store, 1), texts(store, 2)) == before
    expect(page.get_by_role("button", name="Take it back")).to_have_count(0)


def test_what_somebody_changed_meanwhile_is_left_and_said(server: Server, store: Store, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/find?document=1")
    page.get_by_label("Find", exact=True).fill("bridge")
    page.get_by_label("Replace with").fill("viaduct")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("button", name="Replace in 2 paragraphs").wait_for()
    first = paragraphs(store, 1, Filter(), around=1)[0]
    save_text(store, store.reviewer("ben@example.org", "Ben", "reviewer"), first.id, "The old red bridge", 0)
    page.get_by_role("button", name="Replace in 2 paragraphs").click()
    expect(page.get_by_text("one 1: Ben changed it meanwhile")).to_be_visible()
    assert texts(store, 1)[0] == "The old red bridge"
    assert "viaduct" in texts(store, 1)[1]


def test_a_search_that_cannot_be_says_why(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/find?document=1")
    page.get_by_label("Find", exact=True).fill("(a")
    page.get_by_role("combobox", name="Words are").click()
    page.get_by_role("option", name="a pattern").click()
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_text("the pattern cannot be read: missing )")).to_be_visible()
    page.get_by_label("Find", exact=True).fill("It joins.*")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_text("Nothing would be left of 1 paragraph (one 3)")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Replace in"))).to_have_count(0)


def test_a_place_that_was_found_leads_to_its_paragraph(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/find?document=1")
    page.get_by_label("Find", exact=True).fill("station")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("link", name="one 4").click()
    desk = Desk(page)
    desk.current.wait_for()
    assert desk.position() == 4


def test_checks_are_switched_in_their_rows_and_explained_on_a_click(
    server: Server, store: Store, new_page: NewPage
) -> None:
    page = new_page()
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(f"{server.url}/checks")
    row = page.locator("tr[data-row=repeated-word]")
    row.wait_for()
    assert page.evaluate(
        "document.querySelector('.rt-root').scrollWidth <= document.querySelector('.rt-root').clientWidth"
    )

    def record() -> tuple[bool, str | None]:
        found = next(one for one in check_records(store) if one.code == "repeated-word")
        return found.enabled, found.severity

    row.get_by_role("switch").click()
    expect(page.get_by_text("[checks.repeated-word]")).to_be_visible()
    assert record() == (False, None)
    row.get_by_role("combobox").select_option("critical")
    expect(page.get_by_text('severity = "critical"')).to_be_visible()
    assert record() == (False, "critical")
    row.locator("td").first.click()
    expect(page.locator("tr[data-row=repeated-word] + .rt-explains")).to_contain_text("Triggers on")
    row.locator("td").first.click()
    expect(page.locator(".rt-explains")).to_have_count(0)
    unfold(page, "Settings of the desk")
    page.get_by_text("How long everybody works").click()
    option = ".st-key-option_time-on-task"  # drawn anew once it is kept
    expect(page.locator(f"{option}_1").get_by_role("switch")).to_be_checked()
    assert is_on(store, "time-on-task")
    page.locator("[data-test-script-state=notRunning]").wait_for()  # the rest of the page is drawn, too
    set_option(store, store.local_reviewer(), "time-on-task", False)  # another lead, in the meantime
    row.get_by_role("switch").click()
    expect(page.locator(f"{option}_2").get_by_role("switch")).not_to_be_checked()
    assert not is_on(store, "time-on-task")


def test_the_export_shows_what_changed_and_is_built_on_a_click(
    server: Server, store: Store, new_page: NewPage, tmp_path: Path
) -> None:
    third = paragraphs(store, 1, Filter(), around=3)[2]
    save_text(store, store.local_reviewer(), third.id, "It links two villages.", 0)
    page = new_page()
    page.goto(f"{server.url}/export?document=1")
    unfold(page, "What is open (3)")
    expect(page.get_by_role("table", name="What is open").locator("tr").first).to_have_text(
        "2 majornumbers: the source says “12”, the translation “13”"
    )
    preview = page.get_by_role("table", name="What changed")
    expect(preview.locator("del")).to_have_text("joins")
    expect(preview.locator("ins")).to_have_text("links")
    with page.expect_download() as download:
        page.get_by_role("button", name="Bilingual sheet (HTML)").click()
    assert download.value.suggested_filename == "bridge.en.html"
    sheet = download.value.path().read_text()
    assert "It <del>joins</del><ins>links</ins> two villages." in sheet
    # what cannot be written is told on the page, and no file is offered
    files = tmp_path / "gap.en.json", tmp_path / "gap.de.json"
    for file, text in zip(files, ('{"open": "Open the gate", "shut": "Shut it"}', '{"open": "Tor auf"}'), strict=True):
        file.write_text(text)
    gap = add_document(store, store.local_reviewer(), load_files(*files, Settings("en", "de")))
    second = paragraphs(store, gap, Filter(), around=2, before=0)[0]
    save_text(store, store.local_reviewer(), second.id, "Tor zu", 0)
    page.goto(f"{server.url}/export?document={gap}")
    expect(page.get_by_role("alert")).to_contain_text("segment 2 has no translation in the file, and so no place")
    expect(page.get_by_role("button", name="Bilingual sheet (HTML)")).to_be_visible()
    expect(page.get_by_role("button", name="Corrected text, as it came in")).to_have_count(0)


def test_a_point_of_the_chart_leads_to_its_paragraph(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/scores?document=1")
    expect(page.locator("[data-testid=stMetric]", has_text="Confirmed MQM")).to_contain_text("–")
    expect(page.locator("[data-testid=stMetric]", has_text="Confirmed MQM")).to_contain_text("nothing is reviewed yet")
    expect(page.locator("small").first).to_contain_text("origin:confirmed")
    point = page.locator("svg.marks path[aria-label*='paragraph: 4']").first
    point.wait_for()
    settled(page)
    point.click(force=True)
    desk = Desk(page)
    desk.current.wait_for()
    assert desk.position() == 4


def test_documents_has_an_address_as_the_other_pages_have(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/documents")
    expect(page.locator(".rt tbody tr")).to_have_count(2)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_find_says_what_it_leaves_alone(server: Server, store: Store, new_page: NewPage, tmp_path: Path) -> None:
    for language, words in (("fr", "Lancez `port` au port."), ("en", "Run `port` in the port.")):
        (tmp_path / f"a.{language}.md").write_text(f"{words}\n")
    loaded = load_files(tmp_path / "a.fr.md", tmp_path / "a.en.md", Settings("fr", "en"))
    document = add_document(store, store.local_reviewer(), loaded)
    page = new_page()
    page.goto(f"{server.url}/find?document={document}")
    page.get_by_label("Find", exact=True).fill("port")
    page.get_by_label("Replace with").fill("harbour")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_text("1 place stands in code, tags, placeholders or links: left alone.")).to_be_visible()
    page.get_by_role("button", name="Replace in 1 paragraph").click()
    expect(page.get_by_text("Replaced in 1 paragraph.")).to_be_visible()
    assert texts(store, document) == ["Run `port` in the harbour."]
