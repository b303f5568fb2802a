"""The Checks page: what reviewers made of each check, and what leads set; the glossary."""

from __future__ import annotations

import inspect

import pandas as pd
import streamlit as st

from review.checks import CHECKS
from review.model import SEVERITIES
from review.store.checks import CheckRecord, check_records, remove_term, set_check, set_term, settings_toml, terms
from review.store.engine import Store
from review.store.roles import Reviewer, allows
from review.ui import session
from review.ui.say import explained, say, title

__all__ = ["page"]


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    if who is None:
        return
    title("Checks")
    records = check_records(store)
    st.dataframe(
        _frame(records),
        hide_index=True,
        height=420,
        column_config={"precision here": st.column_config.ProgressColumn(min_value=0, max_value=1, format="percent")},
        alt="Each check: how many of its findings were accepted, dismissed, are open; on or off; severity",
    )
    _one(store, who, records)
    _glossary(store, who)


def _frame(records: tuple[CheckRecord, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "check": record.code,
                "category": record.category,
                "severity": record.severity or record.default_severity,
                "on": record.enabled,
                "accepted": record.accepted,
                "dismissed": record.dismissed,
                "open": record.open,
                "rewritten": record.gone,
                "precision here": record.precision,
                "what it finds": record.summary,
            }
            for record in records
        ]
    )


def _one(store: Store, who: Reviewer, records: tuple[CheckRecord, ...]) -> None:
    by_code = {record.code: record for record in records}
    code = st.selectbox("Check", list(by_code), key="check")
    record = by_code[code]
    st.code(inspect.cleandoc(CHECKS[code].page), language=None, wrap_lines=True)
    if not allows(who.role, "lead"):
        say("info", "Leads switch checks on and off.")
        return
    with st.form(f"check_{code}"):
        one, two, three = st.columns(3, vertical_alignment="bottom")
        enabled = one.toggle("On", record.enabled)
        choices = ["as the check says", *SEVERITIES]
        severity = two.selectbox("Severity", choices, choices.index(record.severity) if record.severity else 0)
        if three.form_submit_button("Set"):
            with explained():
                set_check(store, who, code, enabled=enabled, severity=None if severity == choices[0] else severity)
                st.rerun()
    lines = settings_toml(store)
    if lines:
        say("info", "The same for builds, in review.toml:")
        st.code(lines, language="toml")


def _glossary(store: Store, who: Reviewer) -> None:
    with st.expander("Glossary", icon=":material/dictionary:"):
        listed = terms(store)
        if listed:
            frame = pd.DataFrame(
                [
                    {
                        "languages": f"{term.source_language} → {term.target_language}",
                        "source": term.source,
                        "translation": term.target,
                        "forbidden": term.forbidden,
                    }
                    for term in listed
                ]
            )
            st.dataframe(frame, hide_index=True, alt="Terms with their translations")
        else:
            say("info", "The desk has no terms yet. A document's own glossary file holds beside these.")
        if not allows(who.role, "lead"):
            return
        with st.form("term", clear_on_submit=True):
            columns = st.columns(5)
            labels = ("Source language", "Target language", "Source term", "Translations, with | between", "Forbidden")
            told = [column.text_input(label) for column, label in zip(columns, labels, strict=True)]
            if st.form_submit_button("Add or change"):
                with explained():
                    set_term(store, who, (told[0].strip(), told[1].strip()), told[2], told[3], told[4])
                    st.rerun()
        if listed:
            names = {f"{term.source} ({term.source_language} → {term.target_language})": term.id for term in listed}
            name = st.selectbox("Remove a term", list(names), index=None, key="remove_term")
            if name is not None and st.button("Remove it"):
                with explained():
                    remove_term(store, who, names[name])
                    st.rerun()
