"""Files of many formats at the desk: structure is shown, chips stay whole, and what is downloaded is what came in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.config import Settings
from review.documents import load_files, load_pairs
from review.store.importing import add_document
from review.store.listing import documents
from review.store.queries import Filter, paragraphs
from tests.browser.conftest import Desk, Server, choose_file, open_review, settled, unfold
from tests.formats.office_samples import docx
from tests.formats.samples import PO, SRT

Serve = Callable[..., Server]
NewPage = Callable[..., Page]

ENGLISH = "# The *red* bridge\n\nIt has {n} arches, see [the plan](plan.md).\n\n- One\n  - `two`, three\n"
GERMAN = "# Die *rote* Brücke\n\nSie hat Bögen, siehe [den Plan](plan.md).\n\n- Eins\n  - `two`, drei\n"
ENGLISH_SRT = SRT.replace("Die <i>rote</i> Brücke,\ndie keiner kennt,", "The <i>red</i> bridge,\nthat nobody knows,")


def word(text: str) -> bytes:
    return docx(f"<w:p><w:r><w:t>{text}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t> 13.</w:t></w:r></w:p>")


#: Name → the files of a document, in the order in which the form asks for them.
FILES: Mapping[str, tuple[tuple[str, bytes], ...]] = {
    "page.de.md": (("page.en.md", ENGLISH.encode()), ("page.de.md", GERMAN.encode())),
    "letter.de.docx": (("letter.en.docx", word("The bridge has")), ("letter.de.docx", word("Die Brücke hat"))),
    "film.de.srt": (("film.en.srt", ENGLISH_SRT.encode()), ("film.de.srt", SRT.encode())),
    "app.de.po": (("app.de.po", PO.encode()),),
    "bridges.csv": (("bridges.csv", b"en,de\nThe bridge,Der Steg\n"),),
}
#: Taken in through the form; an import of the page's takes a process.
UPLOADED = ("letter.de.docx", "app.de.po")


def upload(page: Page, name: str) -> None:
    files = FILES[name]
    unfold(page, "Add a document")
    page.get_by_role("tab", name="Upload two texts" if len(files) == 2 else "Upload one file of both").click()
    form = page.locator("[data-testid=stForm]:visible")
    for n, (file, data) in enumerate(files):
        choose_file(page, form.locator("input[type=file]").nth(n), file, data)
    form.get_by_label("Language of the source").fill("en")
    form.get_by_label("Language of the translation").fill("de")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text(f"{name} is here")).to_be_visible()


def downloaded(page: Page) -> bytes:
    page.keyboard.press("5")
    button = page.get_by_role("button", name="Corrected text, as it came in")
    button.wait_for()
    settled(page)  # a page that is drawn on takes the keyboard away
    with page.expect_download() as download:
        button.press("Enter")
    return Path(download.value.path()).read_bytes()


@pytest.fixture
def desk(serve: Serve, new_page: NewPage) -> tuple[Page, Server]:
    server = serve()
    return new_page(), server


def test_what_is_uploaded_is_shown_as_it_is_and_comes_back_in_its_format(
    desk: tuple[Page, Server], tmp_path: Path
) -> None:
    page, server = desk
    store = server.store()
    for name, files in FILES.items():
        if name in UPLOADED:
            page.goto(server.url)
            upload(page, name)
            continue
        for file, data in files:
            (tmp_path / file).write_bytes(data)
        settings = Settings("en", "de")
        paths = [tmp_path / file for file, _ in files]
        loaded = load_files(paths[0], paths[1], settings) if len(paths) == 2 else load_pairs(paths[0], settings)
        add_document(store, store.local_reviewer(), loaded)
    ids = {one.key: one.id for one in documents(store)[0]}
    assert set(ids) == set(FILES)

    review = open_review(page, server, ids["page.de.md"])
    expect(review.current).to_have_attribute("data-kind", "heading")
    expect(review.current.locator(".desk-number")).to_contain_text("heading 1")
    _chips_stay_whole(review)
    last = paragraphs(store, ids["page.de.md"], Filter(), around=4, before=0)[0]
    assert (last.kind, last.level, last.held_target) == ("list-item", 2, ("`two`",))

    for name, (old, new) in {
        "page.de.md": ("Sie hat Bögen", "Sie hat {n}Bögen"),
        "letter.de.docx": ("Brücke", "Brücken"),
        "film.de.srt": ("steht noch.", "steht noch immer."),
        "app.de.po": ("Ein Bogen", "Ein „Bogen“"),
        "bridges.csv": ("Der Steg", "=Der Steg"),
    }.items():
        review = open_review(page, server, ids[name])
        if name != "page.de.md":
            while old not in review.editor.input_value():
                review.press("j")
            review.editor.fill(review.editor.input_value().replace(old, new))
            page.keyboard.press("Escape")
            expect(page.locator(".desk-status")).to_have_text("Saved")
        if name.endswith("csv"):
            expect(page.locator(".desk-message")).to_contain_text("Saved, and its file will have it as it stands.")
        got = downloaded(page)
        if name in UPLOADED:
            command = [sys.executable, "-m", "review.cli.main", "export", name, "--database", server.database]
            assert subprocess.run(command, capture_output=True, check=True).stdout == got
        if not name.endswith("docx"):
            assert got == FILES[name][-1][1].replace(old.encode(), new.encode())
    store.close()


def _chips_stay_whole(desk: Desk) -> None:
    """What is protected goes whole, at the second press; the placeholder that is missing comes by a key."""
    desk.go_to(2)
    page = desk.page
    chips = desk.current.locator(".desk-target .desk-chip")
    expect(chips).to_have_text(["](plan.md)"])
    expect(desk.current.locator(".desk-source .desk-chip")).to_have_text(["{n}", "](plan.md)"])
    page.keyboard.press("e")
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")  # at the end of the link's target: it is chosen
    expect(desk.editor).to_have_value("Sie hat Bögen, siehe [den Plan](plan.md).")
    expect(page.locator(".desk-message")).to_contain_text("](plan.md) is protected")
    page.keyboard.press("Delete")
    expect(desk.editor).to_have_value("Sie hat Bögen, siehe [den Plan.")
    page.keyboard.press("Control+z")
    expect(desk.editor).to_have_value("Sie hat Bögen, siehe [den Plan](plan.md).")
    page.keyboard.press("Control+Home")
    for _ in range(len("Sie hat ")):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Alt+q")
    expect(desk.editor).to_have_value("Sie hat {n}Bögen, siehe [den Plan](plan.md).")
    expect(chips).to_have_text(["{n}", "](plan.md)"])
    page.keyboard.press("Alt+q")
    expect(page.locator(".desk-message")).to_contain_text("is there")
    page.keyboard.press("Escape")
    expect(page.locator(".desk-status")).to_have_text("Saved")
