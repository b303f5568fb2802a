"""Forged messages of a browser to the desk: a message on the page at most, and nothing that a role may not do."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.listing import documents
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.ui.acting import ACTS, act
from review.ui.place import Desk
from tests.fuzz.full import cases, told
from tests.store.conftest import write_pair

_KEYS = (
    "kind", "seq", "segment", "finding", "draft", "side", "words", "start", "category", "severity", "source", "target",
    "down", "text", "reason", "note", "version", "document", "ordinal", "position",
)  # fmt: skip


def value(chance: random.Random, depth: int = 0) -> Any:
    """What a browser may send under any name."""
    simple = (
        None, True, False, 0, 1, 2, 3, -1, 2**31, 2**63, 2**200, -(2**70), 0.5, float("nan"), float("inf"), "", "1",
        "target", "source", "major", "Accuracy/Omission", "\0", "\ud800", "\u202e", "'; DROP TABLE edits; --",
        "x" * 9000, "The bridge", "false alarm", "\x1b[2J",
    )  # fmt: skip
    if depth < 3 and chance.random() < 0.15:
        return {chance.choice(_KEYS): value(chance, depth + 1) for _ in range(chance.randint(0, 5))}
    if depth < 3 and chance.random() < 0.1:
        return [value(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    return chance.choice(simple)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(str(tmp_path_factory.mktemp("desk") / "desk.sqlite"))
    yield opened
    opened.close()


def messages(name: str, count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(name)  # no secret
    kinds = [*sorted(ACTS), "no such act"]
    for number in range(count):
        told_ = {chance.choice(_KEYS): value(chance) for _ in range(chance.randint(0, 8))}
        yield {"kind": chance.choice(kinds), "seq": number, **told_}


def every_paragraph(store: Store) -> list[Sequence[StoredParagraph]]:
    """All paragraphs, document by document."""
    listed, _ = documents(store)
    return [paragraphs(store, one.id, Filter(), around=1, after=99) for one in listed]


def test_a_lead_s_forged_messages_become_messages_at_most(store: Store, tmp_path: Path) -> None:
    me = store.local_reviewer()
    desk = Desk(add_document(store, me, write_pair(tmp_path), key="lead"))
    for number, message in enumerate(messages("lead", cases(60))):
        try:
            after = act(store, me, desk, message)
        except Exception as error:
            raise AssertionError(f"message {number}: {message!r}: {error!r}") from error
        desk = after
    assert paragraphs(store, desk.document, Filter(), around=1, after=99)
    told(f"lead: {cases(60)} messages")


def test_a_viewer_s_forged_messages_change_nothing(store: Store, tmp_path: Path) -> None:
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path), key="viewer")
    viewer = store.reviewer("vera@example.org", "Vera", "viewer")
    before = every_paragraph(store)
    desk = Desk(document)
    for message in messages("viewer", cases(60)):
        desk = act(store, viewer, desk, message)  # which may open another document
    assert every_paragraph(store) == before
    told(f"viewer: {cases(60)} messages")
