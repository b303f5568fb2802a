"""A paragraph whose source changed: the desk shows what is gone and what is new beside the translation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from review.config import Settings
from review.documents import load_corpus
from review.scoring import known_checks
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from review.store.rereading import reread
from tests.browser.conftest import Server, open_review
from tests.store.test_export import corpus


def test_the_old_words_are_struck_and_the_new_ones_marked_until_it_is_done(
    serve: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    folder = corpus(tmp_path)
    server = serve()
    store = server.store()
    who = store.local_reviewer()
    document = add_document(store, who, load_corpus(folder, Settings(), known_checks())[0])
    old = paragraphs(store, document, Filter(), around=1, after=99)[2]
    source = next(path for path in (folder / "bridge").iterdir() if path.name.endswith(".fr.txt"))
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("deux villages", "trois villes"), encoding="utf-8")
    reread(store, who, document, load_corpus(folder, Settings(), known_checks())[0])
    store.close()
    desk = open_review(new_page(), server, document)
    desk.go_to(old.position)
    was = desk.current.locator(".desk-was")
    expect(was.locator("del").first).to_have_text("deux")
    expect(was.locator("ins").first).to_have_text("trois")
    desk.press("s")
    desk.go_to(old.position)
    expect(desk.current.locator(".desk-was")).to_have_count(0)
