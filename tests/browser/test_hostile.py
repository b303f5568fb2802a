"""Texts stay texts: on every page, in every box, in the sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from review.config import Settings
from review.documents import load_pairs
from review.export import export
from review.store.decisions import comment, mark
from review.store.edits import save_text
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from tests.browser.conftest import Server, open_review
from tests.browser.hostile import HOSTILE

_UNHARMED = """() => [
  window.hit === undefined,
  document.querySelectorAll('.desk :is(script,img,svg,iframe,object,embed,a,style,link,meta,base,video,math)').length,
]"""


def test_sixty_hostile_texts_are_shown_as_texts(
    serve: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) == 60
    table = tmp_path / "hostile.tsv"
    table.write_text("source\ttarget\n" + "".join(f"{text}\t{text}\n" for text in HOSTILE))
    server = serve()
    store = server.store()
    me = store.local_reviewer()
    document = add_document(
        store, me, load_pairs(table, Settings("fr", "en")), title="<img src=x onerror=window.hit=1>"
    )
    listed = paragraphs(store, document, Filter(), around=1, after=99)
    assert [p.text for p in listed] == list(HOSTILE)
    for p in listed:
        comment(store, me, p.id, p.text)
        words = p.text.split()[0]
        mark(
            store, me, p.id, "target", 0, len(words), category="Accuracy/Addition", severity="minor", note=p.text,
            base_version=0,
        )  # fmt: skip
        save_text(store, me, p.id, f"{p.text} {p.text}", 0)
    page = new_page()
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if "evil.example" in request.url else None)
    page.on("dialog", lambda dialog: outside.append(dialog.message))
    desk = open_review(page, server, document)
    expect(page.get_by_role("heading", level=1)).to_have_text("<img src=x onerror=window.hit=1>")
    for n, text in enumerate(HOSTILE, start=1):
        desk.go_to(n)
        now = paragraphs(store, document, Filter(), around=n, before=0, after=0)[0]
        assert desk.current.locator(".desk-source").evaluate("node => node.textContent") == text
        assert desk.current.locator(".desk-target").evaluate("node => node.textContent") == now.text
        assert desk.editor.input_value() == now.text
        assert text.strip() in (page.locator(".desk-remarks").evaluate("node => node.textContent") or "")
        desk.editor.click(position={"x": 14, "y": 14})
        page.keyboard.press("Escape")
        desk.answered()
        unhurt, made = page.evaluate(_UNHARMED)
        assert unhurt, text
        assert made == 0, text
    page.keyboard.press("l")
    expect(page.locator(".desk-picker li")).to_have_text(["<img src=x onerror=window.hit=1> (hostile.tsv)"])
    page.keyboard.press("Escape")
    for key, heading in (("3", "Scores"), ("4", "Checks"), ("5", "Export"), ("6", "Find"), ("1", "Documents")):
        page.keyboard.press(key)
        page.get_by_role("heading", name=heading, exact=True).wait_for()
        page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
        assert page.evaluate("window.hit === undefined")
    page.goto(f"{server.url}/find?document={document}")
    page.get_by_label("Find", exact=True).fill("window.hit")
    page.get_by_label("Replace with").fill("<img src=x onerror=window.hit=1>=1+1")
    page.get_by_role("button", name="Find", exact=True).click()
    preview = page.get_by_role("table", name="What is found, and how it would read")
    expect(preview).to_contain_text("<img src=x onerror=window.hit=1>=1+1")
    unhurt, _ = page.evaluate(_UNHARMED)
    assert unhurt
    assert preview.locator(":is(script,img,svg,iframe,object,embed,style,link,meta,base,video,math,form)").count() == 0
    sheet = tmp_path / "sheet.html"
    sheet.write_bytes(export(store, document, "html").data)
    store.close()
    page.goto(sheet.as_uri())
    expect(page.locator("tbody tr")).to_have_count(60)
    assert page.evaluate("window.hit === undefined && !document.querySelector('script, img, a, iframe, object, form')")
    assert outside == []
