"""What is typed into a form and not sent comes back after another page and after a reload, until it is taken."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server, settled, unfold

Serve = Callable[..., Server]
NewPage = Callable[..., Page]

LANGUAGES = (("Language of the source", "fr"), ("Language of the translation", "en"))


def pasting(page: Page) -> Locator:
    return page.locator("details", has_text="Add a document").locator("[data-testid=stForm]").nth(1)


def another_page_and_back(page: Page) -> None:
    page.get_by_role("link", name="Checks").click()
    page.get_by_text("Settings of the desk").wait_for()
    settled(page)
    page.get_by_role("link", name="Documents").click()
    page.get_by_text("Add a document").wait_for()
    settled(page)


def opened(serve: Serve, new_page: NewPage) -> Page:
    page = new_page()
    page.goto(serve().url)
    page.get_by_text("Add a document").wait_for()
    settled(page)
    return page


def test_a_pasted_text_is_there_and_seen_after_another_page_and_after_a_reload(serve: Serve, new_page: NewPage) -> None:
    page = opened(serve, new_page)
    unfold(page, "Add a document")
    page.get_by_role("tab", name="Paste two texts").click()
    pasting(page).get_by_label("Source text").press_sequentially("Le pont\nest rouge.")
    pasting(page).get_by_text("lines", exact=True).click()
    expect(pasting(page).get_by_role("radio").nth(1)).to_be_checked()
    pasting(page).get_by_label("Name").press_sequentially('a "b"/c')
    for again in (another_page_and_back, Page.reload):
        again(page)
        expect(pasting(page).get_by_label("Source text")).to_have_value("Le pont\nest rouge.")
        expect(pasting(page).get_by_label("Source text")).to_be_visible()
        expect(pasting(page).get_by_label("Name")).to_have_value('a "b"/c')
        expect(pasting(page).get_by_role("radio").nth(1)).to_be_checked()


def test_what_was_taken_does_not_come_back_and_the_other_forms_keep_theirs(serve: Serve, new_page: NewPage) -> None:
    page = opened(serve, new_page)
    unfold(page, "Add a document")
    files = page.locator("details", has_text="Add a document").locator("[data-testid=stForm]").first
    files.get_by_label("Name").press_sequentially("of files")
    page.get_by_role("tab", name="Paste two texts").click()
    for label, words in (("Source text", "Le pont."), ("Translation", "The bridge."), ("Name", "bridge"), *LANGUAGES):
        pasting(page).get_by_label(label, exact=True).press_sequentially(words)
    settled(page)
    pasting(page).get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("Adding bridge").or_(page.get_by_text("bridge is here")).first.wait_for()
    settled(page)  # until then the fields of both turns are there
    expect(pasting(page).get_by_label("Source text")).to_have_value("")
    expect(files.get_by_label("Name")).to_have_value("of files")
    settled(page)
    page.reload()
    page.get_by_text("Add a document").wait_for()
    expect(files.get_by_label("Name")).to_have_value("of files")
    expect(pasting(page).get_by_label("Name")).to_have_value("")


def test_a_term_that_is_refused_is_still_in_its_form(serve: Serve, new_page: NewPage) -> None:
    page = opened(serve, new_page)
    page.get_by_role("link", name="Checks").click()
    page.get_by_text("Glossary", exact=True).wait_for()
    settled(page)
    unfold(page, "Glossary")
    page.get_by_label("Source term").press_sequentially("pont")
    page.get_by_role("button", name="Add or change").click()
    expect(page.locator(".desk-error")).to_be_visible()
    expect(page.get_by_label("Source term")).to_have_value("pont")
