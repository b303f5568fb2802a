"""What leads set for the desk as a whole: on or off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from review.errors import StoreError
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.tables import OptionRow

__all__ = ["OPTIONS", "Option", "is_on", "set_option"]


@dataclass(frozen=True, slots=True)
class Option:
    """An option: what it is when nobody set it, and what people read."""

    default: bool
    words: str


#: Every option by its name.
OPTIONS: Mapping[str, Option] = {
    "rewritten-counts": Option(
        True,
        "An error that a reviewer repaired by rewriting counts as confirmed once the paragraph is marked done",
    ),
    "time-on-task": Option(
        False,
        "How long everybody works on a document is measured and shown on Scores; those measured are told on the page",
    ),
}


def is_on(store: Store, name: str) -> bool:
    """Whether an option is on. Raises KeyError for an unknown name."""
    with store.reading() as session:
        row = session.get(OptionRow, name)
    return OPTIONS[name].default if row is None else row.on


def set_option(store: Store, who: Reviewer, name: str, on: bool) -> None:
    """Switches an option. Leads only."""
    if name not in OPTIONS:
        raise StoreError(f"there is no option {name!r}")
    with store.writing(who, "lead") as session:
        session.merge(OptionRow(name=name, on=on))
