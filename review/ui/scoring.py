"""The Scores page: how good a document is, paragraph by paragraph and run by run."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from review.store.engine import Store
from review.store.listing import DocumentSummary
from review.store.rechecking import rescore
from review.store.scores import Run, automatic_mqm, confirmed_mqm, finding_counts, qualities, runs
from review.ui import charts, session
from review.ui.picking import picked
from review.ui.say import explained, say

__all__ = ["page"]

_HERE = Path(__file__).parent


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    chosen = picked(store, "Scores")
    if chosen is None or who is None:
        return
    if session.may_write(who) and st.button("Check and score the whole document again", key="rescore"):
        with explained(), st.spinner("Scoring"):
            rescore(store, who, chosen.id, session.translator())
            st.rerun()
    _numbers(store, chosen)
    st.altair_chart(
        charts.quality_line(qualities(store, chosen.id)),
        width="stretch",
        alt="Line of each paragraph's quality, 0 to 100",
    )
    counts = finding_counts(store, chosen.id)
    if counts:
        st.altair_chart(
            charts.categories(counts), width="stretch", alt="Bars of findings by category, parted by severity"
        )
    kept = runs(store, chosen.id)
    if kept:
        _run(kept[0])
    if len(kept) > 1:
        _compare(kept)
    save = st.components.v2.component("review_svg", js=(_HERE / "svg.js").read_text(), isolate_styles=False)
    save(key="svg", data={"name": chosen.key})


def _numbers(store: Store, chosen: DocumentSummary) -> None:
    automatic, found = automatic_mqm(store, chosen.id)
    confirmed, agreed = confirmed_mqm(store, chosen.id)
    one, two, three, four = st.columns(4)
    one.metric("Quality now", _number(chosen.quality), help="Reference-free, 0 to 100, of the text as it reads now")
    two.metric(
        "Automatic MQM", _number(automatic.value), f"{found} finding{_s(found)}", delta_color="off", delta_arrow="off"
    )
    three.metric(
        "Confirmed MQM", _number(confirmed.value), f"{agreed} error{_s(agreed)}", delta_color="off", delta_arrow="off"
    )
    four.metric("Paragraphs done", f"{chosen.done} of {chosen.segments}", f"{chosen.corrected} corrected",
                delta_color="off", delta_arrow="off")  # fmt: skip
    say("info", f"{automatic.signature}\n{confirmed.signature}")


def _run(newest: Run) -> None:
    with st.expander(f"The newest run, {newest.at:%Y-%m-%d %H:%M} UTC", expanded=True):
        st.dataframe(
            pd.DataFrame(
                [
                    {"score": name, "value": value, "signature": signature or "", "why not": reason or ""}
                    for name, (value, signature, reason) in newest.scores.items()
                ]
            ),
            hide_index=True,
            alt="Scores of the newest run with their signatures",
        )
        known = [name for name, values in newest.segments.items() if any(value is not None for value in values)]
        name = st.selectbox("Distribution of", known, key="metric") if known else None
        if name is not None:
            st.altair_chart(
                charts.distribution(name, newest.segments[name]), width="stretch", alt=f"Histogram of {name}"
            )


def _compare(kept: tuple[Run, ...]) -> None:
    names = {f"{run.at:%Y-%m-%d %H:%M:%S} UTC, run {run.id}": run for run in kept}
    with st.expander("Compare two runs"):
        one, two = st.columns(2)
        old = one.selectbox("Earlier", list(names), len(names) - 1, key="earlier")
        new = two.selectbox("Later", list(names), 0, key="later")
        first, second = names[old], names[new]
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        "score": name,
                        "earlier": first.scores.get(name, (None, None, None))[0],
                        "later": value,
                        "same signature": first.scores.get(name, (None, None, None))[1] == signature,
                    }
                    for name, (value, signature, _) in second.scores.items()
                ]
            ),
            hide_index=True,
            alt="Scores of two runs",
        )
        st.altair_chart(
            charts.two_runs(first.segments.get("quality", ()), second.segments.get("quality", ()), (old, new)),
            width="stretch",
            alt="Lines of each paragraph's quality in two runs",
        )


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:.1f}"
