"""The Scores page: how good a document is, paragraph by paragraph and run by run, and who did what of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from review.metrics import LEARNED
from review.metrics.scores import score_kinds
from review.store.engine import Store
from review.store.jobs import submit
from review.store.listing import DocumentSummary
from review.store.options import is_on
from review.store.presence import shares
from review.store.scores import Run, automatic_mqm, confirmed_mqm, finding_counts, qualities, runs, values_of
from review.ui import charts, session
from review.ui.jobs_panel import panel, watched
from review.ui.messages import explained, say, small, table
from review.ui.picking import picked
from review.ui.uncompared import uncompared

__all__ = ["page"]

_HERE = Path(__file__).parent
#: What scores are called where people read them; others go by their title.
_NAMES: Mapping[str, str] = {
    "quality": "Quality, 0 to 100",
    "mqm": "Automatic MQM, 0 to 100",
    "bleu": "BLEU",
    "chrf": "chrF++",
    "ter": "TER (edits per 100 words; less is better)",
    "backtranslation_chrf": "Back-translation against the source, chrF",
    "adequacy": "Adequacy, nats per token",
}


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    wanted = st.session_state.pop("scores_open", None)
    if wanted is not None:
        session.choose(*wanted)
        st.switch_page(st.Page(_review, title="Review", url_path="review"), query_params=dict(st.query_params))
    chosen = picked(store, who, "Scores") if who is not None else None
    if chosen is None or who is None:
        return
    panel(store, chosen.id)
    if session.may_write(who) and st.button("Check and score the whole document again", key="rescore"):
        with explained():
            asked = submit(store, who, "rescore", chosen.key, {}, document=chosen.id)
            watched(asked, f"{chosen.key} is scored again.")
            st.rerun()
    _numbers(store, chosen)
    if lacking := uncompared(store, chosen):
        say("info", lacking)
    _line(store, chosen)
    counts = finding_counts(store, chosen.id)
    if counts:
        st.altair_chart(
            charts.categories(counts), width="stretch", alt="Bars of findings by category, parted by severity"
        )
    _people(store, chosen)
    kept = runs(store, chosen.id)
    if kept:
        _run(store, kept[0])
    if len(kept) > 1:
        _compare(store, kept)
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
        "Confirmed MQM",
        _number(confirmed.value),
        confirmed.reason or f"{agreed} error{_s(agreed)}",
        delta_color="off",
        delta_arrow="off",
    )
    four.metric("Paragraphs done", f"{chosen.done} of {chosen.segments}", f"{chosen.corrected} corrected",
                delta_color="off", delta_arrow="off")  # fmt: skip
    small(f"{name}: {score.signature}" for name, score in (("Automatic MQM", automatic), ("Confirmed MQM", confirmed)))


def _line(store: Store, chosen: DocumentSummary) -> None:
    """The chart whose points lead to their paragraphs."""
    event = st.altair_chart(
        charts.quality_line(qualities(store, chosen.id)),
        width="stretch",
        alt="Each paragraph's quality, 0 to 100; a click on a point opens its paragraph",
        on_select="rerun",
        selection_mode="point",
        key=f"quality_{chosen.id}",
    )
    picked_points: list[dict[str, Any]] = event["selection"].get("point") or []
    for point in picked_points:
        if isinstance(point.get("paragraph"), int | float):
            st.session_state["scores_open"] = (chosen.id, int(point["paragraph"]))
            st.rerun()


def _people(store: Store, chosen: DocumentSummary) -> None:
    """Who did how much, and how fast where leads have that measured."""
    timed = is_on(store, "time-on-task")
    found = shares(store, chosen.id, timed=timed)
    if not found:
        return
    head = ["Reviewer", "Paragraphs done", "Share", "Words"] + (["Hours", "Words an hour"] if timed else [])
    rows = []
    for one in found:
        share = f"{one.done / chosen.segments:.0%}" if chosen.segments else "–"
        row = [one.name, str(one.done), share, str(one.words)]
        if timed:
            pace = one.words_an_hour
            row += [f"{(one.seconds or 0) / 3600:.1f}", "–" if pace is None else f"{pace:,.0f}"]
        rows.append(row)
    table("Who did what", head, rows)
    if timed:
        say("info", "How long everybody works is measured here: leads switched that on, on the page Checks.")


def _run(store: Store, newest: Run) -> None:
    with st.expander(f"The newest run, {newest.at:%Y-%m-%d %H:%M} UTC", expanded=True):
        rows = [
            [_name(name), "–" if value is None else f"{value:.2f}", reason or ""]
            for name, (value, _, reason) in newest.scores.items()
        ]
        table("Scores of the newest run", ["Score", "Value", "Why there is none"], rows)
        small(f"{_name(name)}: {signature}" for name, (_, signature, _) in newest.scores.items() if signature)
        values = values_of(store, newest.id)
        known = [name for name, listed in values.items() if any(value is not None for value in listed)]
        name = st.selectbox("Distribution of", known, key="metric", format_func=_name) if known else None
        if name is not None:
            st.altair_chart(
                charts.distribution(_name(name), values[name]), width="stretch", alt=f"Histogram of {_name(name)}"
            )


def _compare(store: Store, kept: tuple[Run, ...]) -> None:
    names = {f"{run.at:%Y-%m-%d %H:%M:%S} UTC, run {run.id}": run for run in kept}
    with st.expander("Compare two runs", key="compare"):
        one, two = st.columns(2)
        old = one.selectbox("Earlier", list(names), len(names) - 1, key="earlier")
        new = two.selectbox("Later", list(names), 0, key="later")
        first, second = names[old], names[new]
        rows = []
        for name, (value, signature, _) in second.scores.items():
            before, signed, _ = first.scores.get(name, (None, None, None))
            same = "yes" if signed == signature else "no: the two cannot be compared"
            rows.append([_name(name), _number(before), _number(value), same if signature else ""])
        table("Scores of two runs", ["Score", "Earlier", "Later", "Made alike"], rows)
        st.altair_chart(
            charts.two_runs(
                values_of(store, first.id).get("quality", ()),
                values_of(store, second.id).get("quality", ()),
                (old, new),
            ),
            width="stretch",
            alt="Lines of each paragraph's quality in two runs",
        )


def _review() -> None:
    from review.ui.reviewing import page as review_page

    review_page()


def _name(name: str) -> str:
    kinds = score_kinds()
    title = kinds[name].title if name in kinds else name
    return LEARNED[name].title if name in LEARNED else _NAMES.get(name, title[:1].upper() + title[1:])


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
