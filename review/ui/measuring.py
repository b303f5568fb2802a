"""How right the checks are on a translation whose errors people marked: what `review evaluate` says, at the desk."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from review.config import Settings
from review.errors import InputError
from review.evaluation.files import evaluate_file, evaluation_data
from review.text.language import check_tag
from review.ui.messages import explained, say, small, table
from review.ui.uploads import checked_size, plain_file_name

__all__ = ["measured", "rows_of", "section"]

#: More segments take minutes: the command does those.
MOST = 3000
#: How many of the worst misses and alarms are shown, and written.
_WORST = 10
_HEAD = ("", "Findings", "Right", "By chance", "Marked errors", "Found", "F1")
_PARTS = (("checks", "Check"), ("categories", "Category"), ("severities", "Severity"))


def section() -> None:
    """Draws the form, and what was measured last."""
    with st.expander("Measure the checks", key="measure"):
        say(
            "info",
            "Findings beside the errors that people marked: an MQM table (Google's columns), ESA, pearmut's JSON. The "
            "checks are measured with their own settings and without a back-translation; nothing is kept.",
        )
        with st.form("measure"):
            file = st.file_uploader("Translations with marked errors", key="measure_file")
            one, two = st.columns(2)
            pair = (
                one.text_input("Source language, where the file does not say it", key="measure_source"),
                two.text_input("Target language, where the file does not say it", key="measure_target"),
            )
            asked = st.form_submit_button("Measure")
        if asked and file is not None:
            st.session_state.pop("measured", None)
            with explained(), st.spinner("The translations are checked…"):
                st.session_state["measured"] = measured((file.name, file.getvalue()), pair)
        found: tuple[dict[str, Any], tuple[str, ...]] | None = st.session_state.get("measured")
        if found is not None:
            _show(*found)


def measured(named: tuple[str, bytes], pair: tuple[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What is written as JSON, and what is said of lines that were left out. Raises ReviewError."""
    checked_size(named)
    name = plain_file_name(named[0])
    source, target = (check_tag(tag.strip()) if tag.strip() else None for tag in pair)
    faults: list[InputError] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(named[1])
        try:
            sets = evaluate_file(path, Settings(source, target), faults, MOST)
        except InputError as error:  # of a table without a whole line the first one says more
            raise _of(faults[0] if faults else error, name) from error
    told = tuple(str(_of(fault, name)) for fault in faults)
    return evaluation_data([], sets, _WORST), told


def _of(error: InputError, name: str) -> InputError:
    """The same, of the file as the reviewer calls it."""
    return InputError(error.message, name, error.line)


def rows_of(one: Mapping[str, Any]) -> list[Sequence[str]]:
    """The lines of a set's table: all, then by check, category and severity."""
    rows = [("All", *_cells(one["all"]))]
    for part, title in _PARTS:
        rows += [(f"{title} {key}", *_cells(row)) for key, row in one[part].items()]
    return list(rows)


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        str(row["findings"]),
        _share(row["precision"]),
        _share(row["chance"]),
        str(row["errors"]),
        _share(row["recall"]),
        _share(row["f1"]),
    )


def _show(data: Mapping[str, Any], left_out: Sequence[str]) -> None:
    for one in data["sets"]:
        say("done", f"{one['name']}: {one['segments']:,} segments, {one['words']:,} words")
        table(f"Findings of {one['name']} beside marked errors", _HEAD, rows_of(one))
        small(_sentences(one))
        worst = [("Missed", miss["category"], miss["text"], miss["target"]) for miss in one["misses"]]
        worst += [
            ("Nothing marked", alarm["finding"]["check"], alarm["finding"]["text"], alarm["target"])
            for alarm in one["alarms"]
        ]
        if worst:
            table("The worst misses and alarms", ("", "What", "Where", "Translation"), worst)
    if left_out:
        say("problem", "Lines that were left out:\n" + "\n".join(left_out))
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    st.download_button("Download as JSON", text, "evaluation.json", "application/json", key="measured_json")


def _sentences(one: Mapping[str, Any]) -> list[str]:
    lines = [f"False alarms: {_number(one['alarms_a_thousand_words'])} a thousand words"]
    if one["segments_without_errors"]:
        flagged = f"{_share(one['flagged_of_them'])} flagged, {_share(one['flagged_major_of_them'])} flagged major"
        lines.append(f"Segments without a marked error: {one['segments_without_errors']:,}; {flagged}")
    tau = one["agreement"]["segments"]["tau"]
    said = f"– ({tau['reason']})" if tau["value"] is None else f"{tau['value']:.3f}"
    return [*lines, f"Agreement of quality with people, within one source (tau): {said}"]


def _share(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
