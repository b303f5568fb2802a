"""Charts from the store's numbers, in Vega-Lite through Altair: they follow the theme; Streamlit's menu saves a PNG."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from review.model import SEVERITIES

__all__ = ["categories", "distribution", "quality_line", "two_runs"]

#: Readable on white and on near-black alike, and told apart by people who see no red or green (Okabe and Ito 2008,
#: https://jfly.uni-koeln.de/color/).
_SEVERITY_COLOURS = ["#999999", "#56B4E9", "#E69F00", "#D55E00"]
#: Points of a line at most.
_POINTS = 200


def quality_line(qualities: Sequence[tuple[int, float | None]]) -> alt.Chart:
    """Quality over the paragraphs of a document; a click on a point selects its paragraph ("point").

    Of a long document the worst paragraph of each run of neighbours is a point: more of them nobody could tell apart.
    """
    known = [(paragraph, quality) for paragraph, quality in qualities if quality is not None]
    size = -(-len(known) // _POINTS)
    shown = [min(known[at : at + size], key=lambda one: one[1]) for at in range(0, len(known), max(1, size))]
    title = "Quality over paragraphs" + (f" (the worst of every {size})" if size > 1 else "")
    frame = pd.DataFrame(shown, columns=["paragraph", "quality"])
    chosen = alt.selection_point(name="point", fields=["paragraph"], on="click")
    chart: alt.Chart = (
        alt.Chart(frame, title=title)
        .mark_circle(size=70, opacity=0.8)
        .encode(
            x=alt.X("paragraph:Q", title="paragraph", axis=alt.Axis(format="d")),
            y=alt.Y("quality:Q", title="quality", scale=alt.Scale(domain=[0, 100])),
            tooltip=["paragraph", alt.Tooltip("quality", format=".1f")],
        )
        .properties(height=260)
        .add_params(chosen)
    )
    return chart


def categories(counts: Sequence[tuple[str, str, str, int]]) -> alt.Chart:
    """Findings by category, parted by severity."""
    frame = pd.DataFrame(counts, columns=["category", "severity", "verdict", "findings"])
    frame = frame.groupby(["category", "severity"])["findings"].sum().reset_index()
    frame["order"] = frame["severity"].map({severity: n for n, severity in enumerate(SEVERITIES)})
    chart: alt.Chart = (
        alt.Chart(frame, title="Findings by category and severity")
        .mark_bar()
        .encode(
            y=alt.Y("category:N", title=None, sort="-x", axis=alt.Axis(labelLimit=320)),
            x=alt.X("findings:Q", title="findings", axis=alt.Axis(format="d", tickMinStep=1)),
            color=alt.Color(
                "severity:N",
                scale=alt.Scale(domain=list(SEVERITIES), range=_SEVERITY_COLOURS),
                legend=alt.Legend(orient="bottom"),
            ),
            order="order:Q",
            tooltip=["category", "severity", "findings"],
        )
        .properties(height=alt.Step(24))
    )
    return chart


def distribution(name: str, values: Sequence[float | None]) -> alt.Chart:
    """How often a metric's values occur among the paragraphs."""
    frame = pd.DataFrame({"value": [value for value in values if value is not None]})
    chart: alt.Chart = (
        alt.Chart(frame, title=f"{name}, paragraph by paragraph")
        .mark_bar()
        .encode(
            x=alt.X("value:Q", bin=alt.Bin(maxbins=20), title=name),
            y=alt.Y("count()", title="paragraphs", axis=alt.Axis(format="d", tickMinStep=1)),
        )
        .properties(height=220)
    )
    return chart


def two_runs(old: Sequence[float | None], new: Sequence[float | None], names: tuple[str, str]) -> alt.Chart:
    """Quality over paragraphs in two runs."""
    size = max(1, -(-max(len(old), len(new)) // _POINTS))
    rows = []
    for which, run in enumerate((old, new)):
        for at in range(0, len(run), size):
            known = [value for value in run[at : at + size] if value is not None]
            rows.append((at + 1, min(known, default=None), names[which]))
    frame = pd.DataFrame(rows, columns=["paragraph", "quality", "run"]).dropna()
    chart: alt.Chart = (
        alt.Chart(frame, title="Quality in two runs")
        .mark_line(point=len(frame) <= 400)
        .encode(
            x=alt.X("paragraph:Q", title="paragraph", axis=alt.Axis(format="d")),
            y=alt.Y("quality:Q", title="quality", scale=alt.Scale(domain=[0, 100])),
            color=alt.Color("run:N", scale=alt.Scale(range=["#56B4E9", "#E69F00"]), legend=alt.Legend(orient="bottom")),
            strokeDash=alt.StrokeDash("run:N", legend=None),
            tooltip=["paragraph", "run", alt.Tooltip("quality", format=".1f")],
        )
        .properties(height=260)
    )
    return chart
