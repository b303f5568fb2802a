"""What a newcomer meets: `review ui` in a folder with nothing but documents of corpora/, the engine of `auto`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from review.store.listing import documents
from review.store.queries import Filter, paragraphs
from review.store.scores import runs
from tests.browser.conftest import Desk, Server, choose_file, settled, unfold

NewPage = Callable[..., Page]

#: An article as a site republishes it; its third paragraph has no translation, and the last one has two extra lines.
SOURCE = """Thời Sự

Cảng Vân Phong đón chuyến tàu điện đầu tiên

Chiếc tàu chở hàng chạy hoàn toàn bằng điện cập cảng lúc 6 giờ sáng 14/3, mang theo 320 container.

Theo ông Trần Quốc Hưng, giám đốc cảng, mỗi chuyến đi tiết kiệm khoảng 12 tấn dầu.

Cảng sẽ xây thêm ba trạm sạc trước cuối năm, với tổng vốn 45,6 triệu USD.

Ảnh: Báo Biển
"""
TARGET = """News

The first electric ship arrives at Van Phong port

The fully electric cargo ship docked at 6 am on March 14, carrying 230 containers.

The port will build three more charging stations by the end of the year, with a total capital of $4.56 million.

Photo: Báo Biển

Read more articles on our homepage
"""


#: What a reviewer makes of it: two numbers put right, what was left out added, what was added taken away.
CORRECTED = """News

The first electric ship arrives at Van Phong port

The fully electric cargo ship docked at 6 am on March 14, carrying 320 containers.

According to Tran Quoc Hung, director of the port, each trip saves about 12 tonnes of oil.

The port will build three more charging stations by the end of the year, with a total capital of $45.6 million.

Photo: Báo Biển
"""


def test_a_newcomer_opens_adds_reviews_by_keyboard_exports_and_scores(
    newcomer: Server, new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page()
    page.goto(newcomer.url)
    page.get_by_role("button", name="Review it").first.wait_for(timeout=300_000)
    assert (Path(newcomer.database).parents[1] / "opened").read_text() == newcomer.url  # in the browser of their own
    corpora = Path(newcomer.database).parents[1] / "corpora"
    wanted = {path.parent.name for path in corpora.glob("*/document.toml")}
    store = newcomer.store()
    expect(page.locator(".rt tbody tr")).to_have_count(len(wanted), timeout=300_000)
    assert {one.key for one in documents(store, limit=99)[0]} == wanted

    page.goto(newcomer.url)
    _paste(page)
    pasted = _wait_for(page, newcomer, "pasted article")
    page.goto(newcomer.url)
    _upload(page)
    _wait_for(page, newcomer, "uploaded")
    kept = paragraphs(store, pasted, Filter(), around=1, after=9)
    assert any(p.backtranslation for p in kept)
    assert any(not p.text for p in kept)

    page.keyboard.press("2")
    desk = Desk(page)
    desk.current.wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text("uploaded")
    page.goto(f"{newcomer.url}/review?document={pasted}&paragraph=1")
    desk.current.wait_for()
    _review_by_keyboard(desk)
    now = paragraphs(store, pasted, Filter(), around=1, after=9)
    assert all(p.done for p in now)
    assert not [f for p in now for f in p.findings if f.verdict == "open"]
    page.keyboard.press("5")
    with page.expect_download() as download:
        _tab_to(page, "Corrected text, as it came in")
        page.keyboard.press("Enter")
    assert download.value.path().read_bytes() == CORRECTED.encode()

    page.keyboard.press("3")
    page.get_by_role("button", name="Check and score the whole document again").click()
    expect(page.get_by_text("Compare two runs")).to_be_visible(timeout=300_000)  # every model is asked again
    assert len(runs(store, pasted)) == 2

    # a corpus's file changes on disk, and is read again
    changed = corpora / "ferry-rescue"
    (target,) = changed.glob("*.en.txt")
    target.write_text(target.read_text() + "\nSomething that was not there before.\n")
    page.goto(newcomer.url)
    page.get_by_role("button", name="More about: ferry-rescue").click()
    page.get_by_role("button", name="Read them again").click()
    page.get_by_text("paragraphs are as they were").wait_for()

    assert page.locator(".desk-error").count() == 0
    assert page.get_by_text("encountered an error").count() == 0
    store.close()


def _review_by_keyboard(desk: Desk) -> None:
    """From finding to finding: what is wrong is written anew, what is right is dismissed; then all is marked done."""
    page = desk.page
    wanted = dict(enumerate([*CORRECTED.strip().split("\n\n"), ""], start=1))
    desk.press("n")
    for _ in range(20):
        if not desk.finding():
            break
        right = wanted[desk.position()]
        expect(page.locator(".desk-finding.desk-chosen")).to_be_visible()
        if desk.editor.input_value() == right:
            desk.press("d")
            continue
        page.keyboard.press("e")
        expect(desk.editor).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(right) if right else page.keyboard.press("Delete")
        desk.press("Control+Enter")
        page.keyboard.press("Escape")
        desk.saved()
    expect(page.locator(".desk-message")).to_have_text("No open finding is left here.")
    page.keyboard.press("#")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-place")).to_have_text("1 of 7")
    for _ in range(7):
        desk.press("s")
        desk.press("i")
    expect(page.locator(".desk-message")).to_have_text("Every paragraph is done.")


def _tab_to(page: Page, name: str) -> None:
    """Goes to a button with the Tab key."""
    page.get_by_role("button", name=name).wait_for()
    settled(page)
    for _ in range(60):
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no button {name!r} within 60 presses of Tab")


def _added(page: Page, form: Locator) -> None:
    """Presses Add, and waits until the address is that of another document: the new one."""
    before = page.url
    form.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(lambda url: url != before, timeout=300_000)  # others may be taken in before it


def _paste(page: Page) -> None:
    unfold(page, "Add a document")
    page.get_by_role("tab", name="Paste two texts").click()
    form = page.locator("[data-testid=stForm]").nth(1)
    form.get_by_label("Source text").fill(SOURCE)
    form.get_by_label("Translation", exact=True).fill(TARGET)
    form.get_by_label("Name").fill("pasted article")
    _added(page, form)


def _upload(page: Page) -> None:
    unfold(page, "Add a document")
    page.get_by_role("tab", name="Upload two texts").click()
    form = page.locator("[data-testid=stForm]").first
    for n, (name, words) in enumerate((("port.vi.txt", SOURCE), ("port.en.txt", TARGET))):
        choose_file(page, form.locator("input[type=file]").nth(n), name, words.encode())
    form.get_by_label("Name").fill("uploaded")
    _added(page, form)


def _wait_for(page: Page, server: Server, key: str) -> int:
    """The id of a document once the page lists it."""
    search = page.get_by_label("Search", exact=True)
    expect(search).to_have_count(1)
    search.fill(key)
    page.keyboard.press("Enter")
    expect(page.locator(".rt tbody tr").first).to_contain_text(key)
    search.blur()  # keys are the page's only outside a field
    store = server.store()
    rows, _ = documents(store, search=key)
    store.close()
    return rows[0].id
