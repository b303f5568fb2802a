"""A drift for people: lines for a terminal, Markdown for a job's summary or a comment."""

from __future__ import annotations

from review.drift.places import PageDrift, Stale
from review.drift.run import Drift
from review.reporters.drift import age_of, day_of, failing, summary
from review.reporters.markdown import escaped
from review.text.counted import counted
from review.text.difference import difference
from review.text.visible import visible

__all__ = ["drift_markdown", "drift_text"]

#: Signs of a difference that stay around what changed, and of a whole text that are shown.
_AROUND, _LONGEST = 40, 160
_MOST = 200


def drift_text(drift: Drift, level: str) -> str:
    """Every place of minor severity or worse, page by page, and the summary."""
    lines = []
    for page in drift.pages:
        for one in page.at_least("minor"):
            lines += _place(drift, page, one)
    lines += [f"{page.target}: {page.state}" for page in drift.pages if page.state in ("unreadable", "untranslated")]
    lines += [f"{page.source}: not translated yet" for page in drift.pages if page.state == "not translated"]
    small = sum(one.severity == "neutral" for page in drift.pages for one in page.stale)
    if small:
        lines.append(f"{counted(small, 'neutral change')} not shown; --format json has them")
    without = sum(page.state == "no source" for page in drift.pages)
    if without:
        lines.append(f"{counted(without, 'page')} never had a source here")
    fails = failing(drift, level)
    lines.append(summary(drift))
    unread = sum(page.state == "unreadable" for page in drift.pages)
    passed = (
        "passed" if not unread else f"not told: {counted(unread, 'page')} cannot be read, on either side, as UTF-8 text"
    )
    lines.append(f"failed: {len(fails)} at {level} or worse" if fails else passed)
    return "\n".join(map(visible, lines)) + "\n"


def _place(drift: Drift, page: PageDrift, one: Stale) -> list[str]:
    where = f"{page.target}:{one.target[0].line}" if one.target else f"{page.source}:{one.source[0].line}"
    lines = [f"{where} {one.severity} {one.change.message}"]
    if one.kind == "changed":
        lines.append(f"    source {page.source}:{one.source[0].line}: {_changed(one)}")
    if one.target:
        touched = f"{one.touched[:9]} {day_of(drift, one.touched)}" if one.touched else "not committed"
        lines.append(f"    translation ({touched}): {_cut(one.target[0].text)}")
    age = age_of(drift, one)
    if one.since and age is not None:
        what = "source was deleted" if one.change.because == "the page is gone" else "source changed"
        lines.append(f"    the {what} in {one.since[:9]} on {day_of(drift, one.since)}, {counted(age, 'day')} ago")
    return lines


def _cut(text: str, longest: int = _LONGEST) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _changed(one: Stale) -> str:
    """The difference on one line: [-gone-] and {+new+}, long stretches between left out."""
    pieces = []
    parts = difference(one.before, "\n\n".join(paragraph.text for paragraph in one.source))
    for n, (kind, text) in enumerate(parts):
        line = " ".join(text.split())
        if kind == "same":
            pieces.append(_inner(text, n == 0, n == len(parts) - 1))
        elif line:  # the spaces around stay outside, so that words do not run together
            shown = f"[-{_cut(line)}-]" if kind == "gone" else f"{{+{_cut(line)}+}}"
            pieces.append(f"{' ' * text[:1].isspace()}{shown}{' ' * text[-1:].isspace()}")
    return " ".join("".join(pieces).split())


def _inner(text: str, first: bool, last: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    head, tail = ("" if first else text[:_AROUND]), ("" if last else text[-_AROUND:])
    return f"{head}…{tail}"


def drift_markdown(drift: Drift, level: str) -> str:
    """The summary, a table of pages, the places."""
    fails = failing(drift, level)
    lines = [f"## Drift: {summary(drift)}", ""]
    lines.append(
        f"{'❌ failed' if fails else '✅ passed'}: {len(fails)} at {level} or worse." if level != "none" else ""
    )
    stale = [page for page in drift.pages if page.at_least("minor")]
    unread = [escaped(page.target) for page in drift.pages if page.state == "unreadable"]
    if unread:
        lines += ["", f"Cannot be read as UTF-8 text, on either side: {', '.join(unread[:_MOST])}"]
    new = [page for page in drift.pages if page.state == "not translated"]
    if new:
        named = ", ".join(escaped(page.source) for page in new[:_MOST])
        lines += ["", f"Not translated yet: {named}{f' and {len(new) - _MOST} more' if len(new) > _MOST else ''}"]
    if stale:
        lines += ["", "| page | paragraphs stale | of | oldest |", "| --- | ---: | ---: | --- |"]
        for page in stale[:_MOST]:
            ages = [age for one in page.at_least("minor") if (age := age_of(drift, one)) is not None]
            oldest = counted(max(ages), "day") if ages else "–"
            lines.append(f"| {escaped(page.target)} | {len(page.at_least('minor'))} | {page.paragraphs} | {oldest} |")
        lines += ["", "| where | severity | the source | the translation |", "| --- | --- | --- | --- |"]
        rows = [(page, one) for page in stale for one in page.at_least("minor")]
        lines += [_row(page, one) for page, one in rows[:_MOST]]
        if len(rows) > _MOST:
            lines += ["", f"… and {len(rows) - _MOST} more, in the other formats."]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(page: PageDrift, one: Stale) -> str:
    where = f"{page.target}:{one.target[0].line}" if one.target else f"{page.source}:{one.source[0].line}"
    target = escaped(one.target[0].text, 120) if one.target else "–"
    return f"| {escaped(where)} | {one.severity} | {escaped(one.change.message)} | {target} |"
