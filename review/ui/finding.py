"""The Find page: find and replace, looked at first, in one document or all; what was done to many at once, and undo."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from review.errors import ReviewError
from review.store.acts import Outcome, PastAct, acts, undo_act
from review.store.engine import Store
from review.store.jobs import submit
from review.store.listing import DocumentSummary
from review.store.replacing import Matches, ParagraphMatch, Search, find, replace_all
from review.store.roles import Reviewer
from review.text.difference import Kind, difference
from review.ui import session
from review.ui.messages import Changed, changed, explained, say
from review.ui.picking import picked

__all__ = ["page"]

#: Paragraphs that the preview shows, and characters around a place.
_SHOWN, _AROUND = 50, 60
#: More paragraphs than an act checks again at once.
_AT_ONCE = 50
_WHERE = ("this document", "all documents")


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    chosen = picked(store, who, "Find") if who is not None else None
    if chosen is None or who is None:
        return
    for kind, words in st.session_state.pop("find_said", ()):
        say(kind, words)
    search = _form(chosen)
    if search is not None:
        st.session_state.pop("find_looked", None)
        with explained():
            st.session_state["find_looked"] = (search, find(store, search, _SHOWN))
    looked = st.session_state.get("find_looked")
    if looked is not None:
        # what one looked at stays as it was: what changed since must not be replaced unseen
        _show(store, who, *looked)
    _past(store, who)


def _form(chosen: DocumentSummary) -> Search | None:
    with st.form("find"):
        one, two = st.columns(2)
        words = one.text_input("Find", key="find_words")
        replacement = two.text_input("Replace with", key="find_replacement")
        one, two, three, four = st.columns(4)
        where = one.selectbox("In", _WHERE, key="find_where")
        side = two.selectbox(
            "Of", ["the translation", "the source"], key="find_side", help="The source is only searched"
        )
        source_has = three.text_input("Only where the source has", key="find_source")
        kind = four.selectbox("Words are", ["as written", "a pattern"], key="find_kind", help="A pattern is RE2's")
        with st.container(horizontal=True):
            whole = st.checkbox("Whole words", key="find_whole")
            case = st.checkbox("Capitals matter", key="find_case")
        if not st.form_submit_button("Find"):
            return None
    document = chosen.id if where == _WHERE[0] else None
    return Search(words, replacement, document, kind == "a pattern", whole, case, side == "the source", source_has)


def _show(store: Store, who: Reviewer, search: Search, found: Matches) -> None:
    if found.kept:
        stay = "stands" if found.kept == 1 else "stand"
        say("info", f"{_count(found.kept, 'place')} {stay} in code, tags, placeholders or links: left alone.")
    if not found.paragraphs:
        say("info", "Nothing else fits." if found.kept else "Nothing fits.")
        return
    say("info", f"{_count(found.places, 'place')} in {_count(found.paragraphs, 'paragraph')}.")
    if session.may_write(who) and not search.source:
        _replace(store, who, search, found)
    changed("What is found, and how it would read", [_row(hit, search) for hit in found.hits])
    if found.paragraphs > len(found.hits):
        say("info", f"and {_count(found.paragraphs - len(found.hits), 'paragraph')} more")


def _replace(store: Store, who: Reviewer, search: Search, found: Matches) -> None:
    if found.refused:
        names = ", ".join(f"{hit.key} {hit.position}" for hit in found.refused[:5])
        say(
            "problem",
            f"Nothing would be left of {_count(len(found.refused), 'paragraph')} ({names}); narrow the search.",
        )
        return
    if st.button(f"Replace in {_count(found.paragraphs, 'paragraph')}", type="primary", key="find_replace"):
        try:
            done = replace_all(store, who, search, found.versions)
        except ReviewError as error:
            st.session_state["find_said"] = [("problem", str(error))]
        else:
            st.session_state["find_said"] = _told("Replaced", done)
            _check_rest(store, who, done)
            del st.session_state["find_looked"]
        st.rerun()


def _row(hit: ParagraphMatch, search: Search) -> Changed:
    """A hit with what stands near its places: what would go and what would come, or (source) what was found."""
    parts: list[tuple[Kind, str]]
    if hit.after is not None and search.pattern:
        parts = [(kind, _near(words) if kind == "same" else words) for kind, words in difference(hit.text, hit.after)]
        return Changed(hit.document, hit.position, f"{hit.key} {hit.position}", "", parts)
    parts, at = [], 0
    for start, end in hit.spans:
        parts.append(("same", _near(hit.text[at:start], first=at == 0)))
        if hit.after is None:
            parts.append(("new", hit.text[start:end]))
        else:
            parts += [("gone", hit.text[start:end]), ("new", search.replacement)]
        at = end
    parts.append(("same", _near(hit.text[at:], last=True)))
    return Changed(hit.document, hit.position, f"{hit.key} {hit.position}", "", parts)


def _near(words: str, *, first: bool = False, last: bool = False) -> str:
    """What stands near the places that were found, of a stretch between them."""
    if len(words) <= 2 * _AROUND:
        return words
    if first:
        return f"… {words[-_AROUND:]}"
    return f"{words[:_AROUND]} …" if last else f"{words[:_AROUND]} … {words[-_AROUND:]}"


def _past(store: Store, who: Reviewer) -> None:
    """What was done to many paragraphs at once; each can be taken back."""
    done = acts(store)
    if not done:
        return
    with st.expander("Done to many paragraphs at once", expanded=True, key="past"):
        for one in done:
            with st.container(horizontal=True, vertical_alignment="center"):
                say("info", _line(one))
                if session.may_write(who) and not one.undone and st.button("Take it back", key=f"take_back_{one.id}"):
                    with explained():
                        back = undo_act(store, who, one.id)
                        st.session_state["find_said"] = _told("Taken back", back)
                        _check_rest(store, who, back)
                        st.rerun()


_KINDS = {"replace": "replaced", "accept": "accepted all", "dismiss": "dismissed all", "repeat": "repeated"}


def _line(one: PastAct) -> str:
    what = f"{one.by} {_KINDS.get(one.kind, one.kind)} {one.label}, in {_count(one.segments, 'paragraph')}"
    return f"{one.at:%Y-%m-%d %H:%M} UTC: {what}{' (taken back)' if one.undone else ''}"


def _told(what: str, done: Outcome) -> list[tuple[str, str]]:
    said = [("done", f"{what} in {_count(len(done.changed), 'paragraph')}.")]
    if done.left:
        said.append(
            ("problem", "Left as they are: " + _left(f"{x.document} {x.position}: {x.reason}" for x in done.left))
        )
    return said


def _left(lines: Iterable[str]) -> str:
    listed = list(lines)
    more = f"\nand {len(listed) - 20} more" if len(listed) > 20 else ""
    return "\n".join(listed[:20]) + more


def _check_rest(store: Store, who: Reviewer, done: Outcome) -> None:
    """The paragraphs that an act did not check again at once are checked in the background."""
    rest = list(done.changed[_AT_ONCE:])
    if rest:
        submit(store, who, "check", _count(len(rest), "paragraph"), {"segments": rest})
        session.runner().wake()


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
