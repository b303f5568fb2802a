"""What is typed into the desk's forms and not sent yet: the window keeps it, until it is taken.

Streamlit tells Python of a form's fields only when the form is sent, and forgets them on another page. `typed.js` keeps
them by their keys, so every field of a form has one that is the same whenever the page is drawn.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import streamlit as st

from review.store.engine import default_url
from review.store.roles import Reviewer

__all__ = ["form_key", "keep_typed", "taken"]

_HERE = Path(__file__).parent
_TURNS, _TAKEN = "form_turns", "forms_taken"
#: How many forms that were taken the window is told of; it hears of each at the next run.
_TOLD = 20


def form_key(name: str) -> str:
    """What the keys of a form's fields begin with, before the field's name. Once it was taken it is another one, of
    empty fields.

    The turn stands between double underscores: a reload counts from nought again and must find what was kept.
    """
    turns: dict[str, int] = st.session_state.get(_TURNS, {})
    return f"{name}__{turns.get(name, 0)}__"


def taken(name: str) -> None:
    """What the form of that name held is stored: the window forgets it, and the fields are empty."""
    turns: dict[str, int] = st.session_state.get(_TURNS, {})
    st.session_state[_TAKEN] = (*st.session_state.get(_TAKEN, ()), form_key(name))[-_TOLD:]
    st.session_state[_TURNS] = {**turns, name: turns.get(name, 0) + 1}


def keep_typed(who: Reviewer) -> None:
    """Draws what keeps them, on every page. What one person typed in one desk comes back to no other."""
    place = sha256(f"{Path.cwd()}\n{default_url()}\n{who.id}".encode()).hexdigest()[:12]
    component = st.components.v2.component("review_typed", js=(_HERE / "typed.js").read_text(), isolate_styles=False)
    component(key="typed", data={"store": place, "taken": list(st.session_state.get(_TAKEN, ()))}, height=1)
