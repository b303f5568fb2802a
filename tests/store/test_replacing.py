from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from review.config import Settings
from review.documents import load_files
from review.errors import AccessError, StoreError
from review.store.acts import acts, undo_act
from review.store.edits import save_text
from review.store.engine import Store
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.replacing import Search, find, replace_all
from review.store.roles import Reviewer
from review.store.tables import EditRow
from review.store.undoing import undo
from tests.store.conftest import write_pair


def texts(store: Store, document: int) -> list[str]:
    return [p.text for p in shown(store, document)]


def shown(store: Store, document: int) -> tuple[StoredParagraph, ...]:
    return paragraphs(store, document, Filter(), around=1, after=99)


@pytest.fixture
def other(store: Store, ana: Reviewer, tmp_path: Path) -> int:
    """A second document, with a bridge in it too."""
    loaded = write_pair(tmp_path / "other", "Le pont vert\n\nIl est long.\n", "The green bridge\n\nIt is long.\n")
    return add_document(store, ana, loaded, key="other")


def test_what_is_found_is_shown_before_anything_is_done(store: Store, document: int) -> None:
    found = find(store, Search("bridge", "viaduct", document))
    assert (found.paragraphs, found.places, found.refused) == (2, 2, ())
    first = found.hits[0]
    assert (first.position, first.text, first.spans, first.after) == (
        1,
        "The red bridge",
        ((8, 14),),
        "The red viaduct",
    )
    assert texts(store, document)[0] == "The red bridge"


@pytest.mark.parametrize(
    ("search", "positions"),
    [
        (Search("BRIDGE"), [1, 2]),
        (Search("BRIDGE", case=True), []),
        (Search("bridg"), [1, 2]),
        (Search("bridg", whole=True), []),
        (Search("was", whole=True), [2, 4]),
        (Search(r"\d\d arch", pattern=True), [2]),
        (Search("red.bridge"), []),
        (Search("red.bridge", pattern=True), [1]),
        (Search("villages", source=True), [3]),
        (Search("ecole", source=True), []),
        (Search("école", source=True), [5]),
        (Search("e\u0301cole", source=True), [5]),
        (Search("the", whole=True, source_has="gare"), [4]),
    ],
)
def test_words_case_patterns_and_the_source_are_searched_as_asked(
    store: Store, document: int, search: Search, positions: list[int]
) -> None:
    assert [hit.position for hit in find(store, search).hits] == positions


def test_replacing_is_one_act_in_all_documents_and_one_undo_takes_it_back(
    store: Store, ben: Reviewer, document: int, other: int
) -> None:
    before = texts(store, document), texts(store, other)
    done = replace_all(store, ben, Search("bridge", "viaduct"))
    assert (len(done.changed), done.left) == (3, ())
    assert texts(store, document)[:2] == [
        "The red viaduct", "The viaduct has 13 arches and was finished in in 1931."
    ]  # fmt: skip
    assert texts(store, other)[0] == "The green viaduct"
    assert [(act.label, act.by, act.undone, act.segments) for act in acts(store)] == [
        ("“bridge” → “viaduct”", "Ben", False, 3)
    ]
    back = undo_act(store, ben, done.act)
    assert (len(back.changed), back.left) == (3, ())
    assert (texts(store, document), texts(store, other)) == before
    assert acts(store)[0].undone
    with pytest.raises(StoreError, match="taken back already"):
        undo_act(store, ben, done.act)


def test_groups_of_a_pattern_stand_in_the_replacement(store: Store, ben: Reviewer, document: int) -> None:
    replace_all(store, ben, Search(r"(two) (villages)", r"\2 \\ \1", document, pattern=True))
    assert texts(store, document)[2] == "It joins villages \\ two."


def test_a_literal_replacement_is_taken_as_it_is(store: Store, ben: Reviewer, document: int) -> None:
    replace_all(store, ben, Search("two", r"\1 $& \g<0>", document))
    assert texts(store, document)[2] == r"It joins \1 $& \g<0> villages."


@pytest.mark.parametrize(
    ("search", "message"),
    [
        (Search(""), "say what is to be found"),
        (Search("(a", pattern=True), r"cannot be read: missing \)"),
        (Search("(?=a)", pattern=True), "cannot be read: invalid perl operator"),
        (Search(r"(a)\1", pattern=True), "cannot be read: invalid escape"),
        (Search("a*", pattern=True), "fits nothing at all"),
        (Search("^", pattern=True), "fits nothing at all"),
        (Search("(a)", r"\2", pattern=True), "names group 2, and the pattern has 1"),
        (Search("a", r"\n", pattern=True), "before a group's number"),
        (Search("(((a{1000}){1000}){1000})", pattern=True), "cannot be read"),
        (Search("x" * 2001), "at most 2,000 characters"),
        (Search("a\x00"), "which is no text"),
        (Search("a\ud800"), "which is no text"),
    ],
)
def test_a_search_that_cannot_be_says_why(store: Store, document: int, search: Search, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        find(store, search)


def test_a_pattern_takes_linear_time(store: Store, ben: Reviewer, document: int) -> None:
    segment = shown(store, document)[2]
    save_text(store, ben, segment.id, "a" * 50_000 + "!", segment.version, check=False)
    assert find(store, Search("(a+)+b", document=document, pattern=True)).places == 0


def test_what_would_leave_nothing_of_a_paragraph_is_refused_as_a_whole(
    store: Store, ben: Reviewer, document: int
) -> None:
    before = texts(store, document)
    search = Search(r"It joins.*|red", "", document, pattern=True)
    assert [(hit.position, hit.refused) for hit in find(store, search).refused] == [(3, "nothing would be left of it")]
    with pytest.raises(StoreError, match=r"nothing would be left of 1 paragraph \(bridge.en.txt 3\)"):
        replace_all(store, ben, search)
    assert texts(store, document) == before


def test_the_source_is_never_replaced(store: Store, ben: Reviewer, document: int) -> None:
    with pytest.raises(StoreError, match="is not changed"):
        replace_all(store, ben, Search("pont", "gare", source=True))


def test_what_somebody_changed_since_one_looked_is_left_alone_and_said(
    store: Store, ana: Reviewer, ben: Reviewer, document: int
) -> None:
    search = Search("the", "THE", document, whole=True, case=True)
    looked = find(store, search).versions
    fourth, fifth = shown(store, document)[3:]
    save_text(store, ana, fifth.id, "The children go to the school.", fifth.version)
    done = replace_all(store, ben, Search("The", "Ye", document, whole=True, case=True), {**looked, fifth.id: 0})
    assert [(left.position, left.reason) for left in done.left] == [(5, "Ana changed it meanwhile")]
    assert texts(store, document)[4] == "The children go to the school."
    assert fourth.text == texts(store, document)[3]  # was not among what one looked at


def test_two_people_who_replace_at_once_overwrite_nothing(
    store: Store, ana: Reviewer, ben: Reviewer, document: int
) -> None:
    first, second = Search("bridge", "viaduct", document), Search("bridge", "span", document)
    looked = find(store, first).versions, find(store, second).versions
    assert len(replace_all(store, ana, first, looked[0]).changed) == 2
    late = replace_all(store, ben, second, looked[1])
    assert late.changed == ()
    assert [left.reason for left in late.left] == ["Ana changed it meanwhile"] * 2
    assert texts(store, document)[0] == "The red viaduct"


def test_undoing_leaves_paragraphs_alone_in_which_something_was_done_since(
    store: Store, ana: Reviewer, ben: Reviewer, document: int
) -> None:
    done = replace_all(store, ben, Search("bridge", "viaduct", document))
    first, second = shown(store, document)[:2]
    save_text(store, ana, first.id, "The red old viaduct", first.version)
    back = undo_act(store, ben, done.act)
    assert (back.changed, [left.reason for left in back.left]) == ((second.id,), ["something was done there since"])
    assert texts(store, document)[0] == "The red old viaduct"
    assert "bridge" in texts(store, document)[1]


def test_each_paragraph_can_also_be_taken_back_by_itself(store: Store, ben: Reviewer, document: int) -> None:
    replace_all(store, ben, Search("bridge", "viaduct", document))
    first = shown(store, document)[0]
    undo(store, ben, first.id, first.version)
    assert texts(store, document)[0] == "The red bridge"
    with store.reading() as session:
        kinds = session.scalars(select(EditRow.kind).where(EditRow.segment_id == first.id).order_by(EditRow.id)).all()
    assert kinds == ["edit", "undo"]


def test_a_viewer_replaces_nothing(store: Store, document: int) -> None:
    eve = store.reviewer("eve@example.org", "Eve", "viewer")
    with pytest.raises(AccessError):
        replace_all(store, eve, Search("bridge", "viaduct"))


def test_what_finds_nothing_is_no_act(store: Store, ben: Reviewer, document: int) -> None:
    assert replace_all(store, ben, Search("submarine", "boat")).act == 0
    assert acts(store) == ()


def test_code_placeholders_and_links_are_left_alone_and_counted(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    """Also in a paragraph that was changed since, and where nothing but them fits."""
    (tmp_path / "a.fr.md").write_text("Lancez `port --all` au port {port}.\n\nVoir `port`.\n\nLe port dort.\n")
    (tmp_path / "a.en.md").write_text("Run `port --all` in the port {port}.\n\nSee `port`.\n\nThe port sleeps.\n")
    loaded = load_files(tmp_path / "a.fr.md", tmp_path / "a.en.md", Settings("fr", "en"))
    document = add_document(store, ana, loaded, key="code")
    first = shown(store, document)[0]
    save_text(store, ana, first.id, "Please run `port --all` in the port {port}.", 0)
    search = Search("port", "harbour", document)
    found = find(store, search)
    assert [(hit.position, hit.after, hit.kept) for hit in found.hits] == [
        (1, "Please run `port --all` in the harbour {port}.", 2),
        (3, "The harbour sleeps.", 0),
    ]
    assert (found.places, found.kept) == (2, 3)
    assert len(replace_all(store, ana, search, found.versions).changed) == 2
    assert texts(store, document) == [
        "Please run `port --all` in the harbour {port}.", "See `port`.", "The harbour sleeps.",
    ]  # fmt: skip
    assert find(store, Search("port", source=True, document=document)).places == 5  # a source is only searched
