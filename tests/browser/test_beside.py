"""What stands beside a paragraph, by keyboard: memory, glossary, all of a kind, comments, others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.backtranslation.run import BackTranslator
from review.config import Settings
from review.documents import load_files
from review.store.checks import terms
from review.store.edits import save_text
from review.store.engine import Store
from review.store.importing import add_document
from review.store.presence import present
from review.store.queries import Filter, StoredParagraph, paragraphs
from tests.browser.conftest import Server, open_review
from tests.store.conftest import write_pair

Serve = Callable[..., Server]
NewPage = Callable[..., Page]

SOURCE = "Le pont était long.\n\nVoir ci-dessous.\n\nLa gare était fermée.\n\nVoir ci-dessous.\n"
TARGET = "The bridge was was long.\n\nSee below under.\n\nThe station was was closed.\n\nSee below under.\n"


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    started = serve()
    store = started.store()
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts", SOURCE, TARGET), key="bridge")
    store.close()
    return started


@pytest.fixture
def store(server: Server) -> Iterator[Store]:
    opened = server.store()
    yield opened
    opened.close()


def at(store: Store, position: int) -> StoredParagraph:
    return next(p for p in paragraphs(store, 1, Filter(), around=position) if p.position == position)


def test_what_reviewers_wrote_is_beside_the_same_sentence_and_one_key_puts_it_in(
    server: Server, store: Store, new_page: NewPage
) -> None:
    save_text(store, store.local_reviewer(), at(store, 2).id, "See below.", 0)
    page = new_page()
    desk = open_review(page, server, 1)
    desk.go_to(4)
    memory = page.locator(".desk-section-memory")
    expect(memory).to_contain_text("100 % · bridge 2")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+1")
    expect(desk.editor).to_have_value("See below.")
    desk.saved()
    assert at(store, 4).text == "See below."


def test_every_entry_of_the_memory_has_its_key(server: Server, store: Store, new_page: NewPage, tmp_path: Path) -> None:
    others = write_pair(tmp_path / "others", "Voir ci-dessous.\n\n" * 3, "See below under.\n\n" * 3)
    other = add_document(store, store.local_reviewer(), others, key="others")
    wanted = ["See below.", "See further down.", "Look below."]
    for one, words in zip(paragraphs(store, other, Filter(), around=1, after=9), wanted, strict=True):
        save_text(store, store.local_reviewer(), one.id, words, 0)
    page = new_page()
    desk = open_review(page, server, 1)
    desk.go_to(4)
    entries = page.locator(".desk-section-memory .desk-row")
    expect(entries).to_have_count(3)
    offered = [entries.nth(n).locator(".desk-text").last.inner_text() for n in range(3)]
    assert sorted(offered) == sorted(wanted)
    page.keyboard.press("e")
    for n in (3, 2):
        page.keyboard.press("Control+a")
        page.keyboard.press(f"Alt+{n}")
        expect(desk.editor).to_have_value(offered[n - 1])
    desk.saved()
    assert at(store, 4).text == offered[1]


def test_the_back_translation_is_renewed_on_a_key(
    server: Server, store: Store, new_page: NewPage, tmp_path: Path
) -> None:
    texts = tmp_path / "back"
    texts.mkdir()
    (texts / "a.vi.txt").write_text("Cây cầu dài 320 mét.\n\nNhà ga đã đóng cửa.\n")
    (texts / "a.en.txt").write_text("The bridge is 320 metres long.\n\nThe station was closed.\n")
    loaded = load_files(texts / "a.vi.txt", texts / "a.en.txt", Settings("vi", "en"))
    document = add_document(store, store.local_reviewer(), loaded, translator=BackTranslator())
    page = new_page()
    desk = open_review(page, server, document)
    back = page.locator(".desk-section-back")
    expect(back.locator("summary")).to_have_text("Back-translation")
    before = back.locator(".desk-back").inner_text()
    desk.editor.fill("The market is open on Sundays.")
    desk.press("Alt+r")
    expect(page.locator(".desk-message")).to_have_text("The back-translation is of this text now.")
    expect(back.locator("summary")).to_have_text("Back-translation")
    expect(back.locator(".desk-back")).not_to_have_text(before)
    page.keyboard.press("Escape")
    desk.press("r")
    expect(page.locator(".desk-message")).to_have_text("The back-translation is of this text now.")


def test_words_are_looked_up_and_terms_added_by_keyboard(server: Server, store: Store, new_page: NewPage) -> None:
    save_text(store, store.local_reviewer(), at(store, 2).id, "See below.", 0)
    page = new_page()
    desk = open_review(page, server, 1)
    desk.go_to(1)
    page.keyboard.press("c")
    page.locator(".desk-form [name=words]").fill("ci-dessous")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-section-lookup")).to_contain_text("See below.")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    page.locator(".desk-form [name=words]").fill("pont")
    page.locator(".desk-form [name=text]").fill("viaduct")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".desk-section-glossary")).to_contain_text("not in the translation yet")
    assert [(term.source, term.target) for term in terms(store)] == [("pont", "viaduct")]


def test_a_term_and_words_to_look_up_are_taken_from_the_selection(
    server: Server, store: Store, new_page: NewPage
) -> None:
    save_text(store, store.local_reviewer(), at(store, 2).id, "See below.", 0)
    page = new_page()
    desk = open_review(page, server, 1)
    page.keyboard.press("e")
    page.keyboard.press("Control+Home")
    for _ in range(2):
        page.keyboard.press("Control+Shift+ArrowRight")  # “The bridge ”
    page.keyboard.press("Alt+w")
    form = page.locator(".desk-form")
    expect(form.locator("[name=text]")).to_have_value("The bridge")
    form.locator("[name=words]").focus()
    page.keyboard.type("Le pont")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-section-glossary")).to_contain_text("The bridge")
    assert [(term.source, term.target) for term in terms(store)] == [("Le pont", "The bridge")]
    desk.go_to(4)
    page.keyboard.press("e")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+Shift+ArrowRight")
    page.keyboard.press("Alt+c")
    expect(page.locator(".desk-section-lookup summary")).to_have_text("Looked up: “See”")
    expect(page.locator(".desk-section-lookup")).to_contain_text("bridge 2")
    page.locator(".desk-section-lookup").get_by_role("button", name="Insert").click()
    expect(desk.editor).to_have_value("See below. below under.")


def test_all_of_a_kind_are_counted_and_accepted_at_one_key(server: Server, store: Store, new_page: NewPage) -> None:
    page = new_page()
    desk = open_review(page, server, 1)
    desk.press("n")
    expect(page.locator(".desk-section-alike")).to_contain_text("2 open findings of repeated-word with “was was”")
    desk.press("A")
    assert [at(store, n).text for n in (1, 3)] == ["The bridge was long.", "The station was closed."]
    expect(page.locator(".desk-message")).to_contain_text("Accepted in 2 paragraphs.")


def test_a_correction_is_offered_for_the_same_sentence_elsewhere(
    server: Server, store: Store, new_page: NewPage
) -> None:
    page = new_page()
    desk = open_review(page, server, 1)
    desk.go_to(2)
    desk.editor.fill("See below.")
    desk.saved()
    page.get_by_role("button", name="Correct it there too (1)").click()
    expect(page.locator(".desk-message")).to_contain_text("Corrected in 1 paragraph.")
    assert at(store, 4).text == "See below."


def test_comments_are_answered_and_settled(server: Server, store: Store, new_page: NewPage) -> None:
    page = new_page()
    desk = open_review(page, server, 1)
    desk.go_to(3)
    page.keyboard.press("t")
    page.keyboard.type("closed?")
    page.keyboard.press("Control+Enter")
    remarks = page.locator(".desk-remarks").first
    expect(remarks).to_contain_text("closed?")
    remarks.get_by_role("button", name="Answer").click()
    page.keyboard.type("yes, on Sundays")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".desk-remarks ul")).to_contain_text("yes, on Sundays")
    remarks.get_by_role("button", name="Settle", exact=True).click()
    expect(page.locator(".desk-settled")).to_contain_text("settled by")
    assert at(store, 3).comments[0].settled_by is not None


def test_who_is_where_and_what_they_save_is_there_within_five_seconds(
    server: Server, store: Store, new_page: NewPage
) -> None:
    page = new_page()
    desk = open_review(page, server, 1)
    desk.go_to(2)
    ben = store.reviewer("ben@example.org", "Ben", "reviewer")
    present(store, 1, ben.id, 4)
    save_text(store, ben, at(store, 2).id, "See below.", 0)
    expect(desk.editor).to_have_value("See below.")
    expect(page.locator(".desk-people")).to_have_text("Ben is at 4")


def test_another_document_is_opened_from_the_title_and_back_leads_back(
    server: Server, store: Store, new_page: NewPage, tmp_path: Path
) -> None:
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "more"), key="ferry", title="A ferry")
    page = new_page()
    desk = open_review(page, server, 1)
    desk.go_to(3)
    desk.editor.fill("The station was shut.")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    page.get_by_role("searchbox", name="Another document").wait_for()
    page.keyboard.type("ferr")
    page.keyboard.press("Enter")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("A ferry")
    assert at(store, 3).text == "The station was shut."
    page.go_back()
    expect(title).to_have_text("bridge")
    expect(page.locator(".desk-place")).to_have_text("3 of 4")


def test_two_windows_of_one_person_see_each_other(server: Server, new_page: NewPage) -> None:
    page = new_page()
    first = open_review(page, server, 1)
    first.go_to(2)
    second = open_review(page.context.new_page(), server, 1)
    second.go_to(4)
    expect(page.locator(".desk-people")).to_have_text("Your other window is at 4")
    second.editor.fill("See below.")
    first.go_to(4)
    expect(first.editor).to_have_value("See below.")
