from __future__ import annotations

import pytest
from sqlalchemy import func, select

from review.errors import AccessError, StoreError
from review.store.comments import answer, change, settle
from review.store.decisions import comment
from review.store.engine import Store
from review.store.queries import Comment, Filter, paragraphs
from review.store.roles import Reviewer
from review.store.tables import CommentRow
from tests.store.conftest import count_paragraphs


def said(store: Store, document: int) -> tuple[int, tuple[Comment, ...]]:
    """The third paragraph and its comments."""
    found = next(p for p in paragraphs(store, document, Filter(), around=3) if p.position == 3)
    return found.id, found.comments


def test_comments_are_answered_changed_and_settled(store: Store, ana: Reviewer, ben: Reviewer, document: int) -> None:
    segment, _ = said(store, document)
    comment(store, ben, segment, "joins?")
    _, (first,) = said(store, document)
    answer(store, ana, first.id, "links, I think")
    _, (first,) = said(store, document)
    answer(store, ben, first.answers[0].id, "agreed")
    change(store, ben, first.id, "joins or links?")
    settle(store, ana, first.id)
    _, (now,) = said(store, document)
    assert (now.author, now.text, now.changed, now.settled_by) == ("Ben", "joins or links?", True, "Ana")
    assert [(one.author, one.text, one.changed) for one in now.answers] == [
        ("Ana", "links, I think", False), ("Ben", "agreed", False)
    ]  # fmt: skip
    assert count_paragraphs(store, document, Filter(state="open comments")) == 0
    assert count_paragraphs(store, document, Filter(state="commented")) == 1
    settle(store, ben, first.id, settled=False)
    assert said(store, document)[1][0].settled_by is None
    assert count_paragraphs(store, document, Filter(state="open comments")) == 1


def test_nothing_that_was_said_is_lost(store: Store, ben: Reviewer, document: int) -> None:
    segment, _ = said(store, document)
    comment(store, ben, segment, "first words")
    change(store, ben, said(store, document)[1][0].id, "other words")
    with store.reading() as session:
        assert session.scalars(select(CommentRow.text).order_by(CommentRow.id)).all() == ["first words", "other words"]
        assert session.scalars(select(func.count()).where(CommentRow.kind == "comment")).one() == 1


def test_what_may_not_be_says_why(store: Store, ana: Reviewer, ben: Reviewer, document: int) -> None:
    segment, _ = said(store, document)
    comment(store, ben, segment, "joins?")
    one = said(store, document)[1][0].id
    answer(store, ben, one, "yes")
    with pytest.raises(AccessError, match="somebody else's"):
        change(store, ana, one, "mine now")
    with pytest.raises(StoreError, match="needs words"):
        answer(store, ana, one, "  ")
    with pytest.raises(StoreError, match="settled with its comment"):
        settle(store, ana, said(store, document)[1][0].answers[0].id)
    with pytest.raises(StoreError, match="there no more"):
        settle(store, ana, 999)
    eve = store.reviewer("eve@example.org", "Eve", "viewer")
    with pytest.raises(AccessError):
        answer(store, eve, one, "let me")
