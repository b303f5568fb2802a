"""A table that one acts in, as a component: texts go as data and become text nodes, never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import streamlit as st

__all__ = ["Column", "TableRow", "table"]

_HERE = Path(__file__).parent
#: name: bold text; share: 0 to 1 as a bar; counts: (severity, count) pairs; button, flag and choice are acted in.
Kind = Literal["text", "name", "number", "share", "counts", "button", "flag", "choice"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `choices` are (value, words) of a choice; `about` names a button for who does not see the table."""

    key: str
    label: str
    kind: Kind = "text"
    choices: Sequence[tuple[str, str]] = ()
    primary: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row. `cells` are by column; a `locked` one is looked at only, the `chosen` one is where one is.

    What it `explains`, a text, stands below it.
    """

    id: str
    name: str
    cells: Mapping[str, Any] = field(default_factory=dict)
    locked: bool = False
    chosen: bool = False
    explains: str = ""


def table(
    key: str,
    label: str,
    columns: Sequence[Column],
    rows: Iterable[TableRow],
    act: Callable[[str, str, Any], None],
    *,
    opens: str = "",
) -> None:
    """Draws the table. `act` hears (row, column, value) before the page is drawn again; column "open" where `opens`.

    What it hears is a stranger's: `act` checks it.
    """

    def told() -> None:
        heard = st.session_state[key].get("act")
        if isinstance(heard, dict):
            act(str(heard.get("row")), str(heard.get("column")), heard.get("value"))

    component = st.components.v2.component(
        "review_table",
        css=(_HERE / "table.css").read_text(),
        js=(_HERE / "table.js").read_text(),
        isolate_styles=False,
    )
    data = {
        "label": label,
        "columns": [asdict(column) for column in columns],
        "rows": [asdict(row) for row in rows],
        "opens": opens,
    }
    component(key=key, data=data, on_act_change=told)
