"""The server is killed while somebody writes: what the page called saved is in the database, which is whole.

$REVIEW_KILLS says how often (5; the figure in docs/desk.md is from 100). tests/store kills the process that saves a
hundred times in every run.
"""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as Late
from sqlalchemy import select, text

from review.store.engine import open_store
from review.store.importing import add_document
from review.store.tables import EditRow
from tests.browser.conftest import Desk, Server, free_port
from tests.store.conftest import write_pair

KILLS = int(os.environ.get("REVIEW_KILLS", "5"))

#: Keeps what the page says before there is a desk.
_SEEN = """new MutationObserver(() => {
  window.opening ||= document.querySelector(".desk-opening")?.textContent;
}).observe(document, { childList: true, subtree: true })"""


def test_a_killed_server_loses_nothing_that_the_page_called_saved(
    serve: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    database, port = str(tmp_path / "desk.sqlite"), free_port()
    store = open_store(database)
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    page, choose = new_page(), random.Random(3)
    page.add_init_script(_SEEN)
    desk = Desk(page)
    called_saved: list[str] = []
    for kill in range(KILLS):
        server = serve(database=database, port=port, cold=not kill)
        page.goto(f"{server.url}/review?document={document}&paragraph=3")
        desk.current.wait_for()
        if not kill:  # the first page of a server waits for what the desk is made of, and is not blank meanwhile
            assert page.evaluate("window.opening") == "The desk is being opened…"
        desk.saved()  # a draft that the last kill cut off is back, and saved by now
        if kill:
            called_saved.append(desk.editor.input_value())
            assert called_saved[-1].startswith(f"Round {kill - 1},")
        line = 0
        while server.process.poll() is None:
            words = f"Round {kill}, line {line}."
            desk.editor.fill(words)
            try:
                page.wait_for_function("document.querySelector('.desk-status').dataset.state === 'saved'", timeout=1000)
            except Late:
                continue
            called_saved.append(words)
            line += 1
            if line == 1:  # from the first save on, however long a busy machine takes for it
                threading.Timer(choose.uniform(0.2, 2.0), server.process.kill).start()
        server.process.wait()
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    with store.reading() as session:
        kept = set(session.scalars(select(EditRow.text)))
    assert len(called_saved) >= KILLS
    assert set(called_saved) <= kept
    store.close()
