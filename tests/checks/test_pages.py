"""A check's page says what a reader needs, and its examples are true: each is run.

Flagged (vi → en): `source` → `translation` — `what is marked`, `and this`
Flagged (vi → en): `(nothing)` → `a translation without a source` — `what is marked`
Flagged (vi → en, string): `source` → `translation` — `what is marked`
Flagged (vi → en, before `earlier translation`): `source` → `translation` — `what is marked`
Flagged (vi → en, custom `{"target": "a pattern", "message": "…"}`): `source` → `translation` — `what is marked`
Flagged (vi → en, string, options `{"an-option": 3}`): `source` → `translation` — `what is marked`
Flagged (vi → en, source before `what the source said`): `source` → `translation` — `what is marked`
Not flagged (vi → en, glossary `term=wanted!forbidden`): `source` → `translation`; `next source` → `its translation`
"""

from __future__ import annotations

import re

import pytest

from review.checks import CHECKS
from tests.checks.cases import NOTHING, SEPARATOR, Case, expected_of, unescape

_LANGUAGES = (
    r"\((?P<source>[A-Za-z-]+) → (?P<target>[A-Za-z-]+)(?:, (?P<format>markdown|heading|page|string|cue|code))?"
)
_LANGUAGES += r"(?:, glossary `(?P<glossary>[^`]+)`)?(?:, before `(?P<earlier>[^`]+)`)?"
_LANGUAGES += r"(?:, source before `(?P<before>[^`]+)`)?(?:, custom `(?P<custom>[^`]+)`)?"
_LANGUAGES += r"(?:, options `(?P<options>[^`]+)`)?\):"
_PAIRS = r"(?P<pairs>`[^`]+` → `[^`]*`(?:; `[^`]+` → `[^`]*`)*)"
_EXAMPLE = re.compile(rf"(?P<kind>Flagged|Not flagged) {_LANGUAGES} {_PAIRS}(?: — (?P<spans>`[^`]+`(?:, `[^`]+`)*))?")
_QUOTED = re.compile(r"`([^`]*)`")


def examples(code: str) -> list[tuple[str, Case, list[str]]]:
    """Kind, case, and the spans that the page says are marked."""
    page = " ".join(CHECKS[code].page.split())
    found = []
    for match in _EXAMPLE.finditer(page):
        texts = ["" if text == NOTHING else text for text in _QUOTED.findall(match["pairs"])]
        case = Case(
            f"{code}.tsv",
            0,
            match["kind"] == "Flagged",
            match["source"],
            match["target"],
            unescape(SEPARATOR.join(texts[::2])),
            unescape(SEPARATOR.join(texts[1::2])),
            (),
            match["glossary"] or "",
            match["format"] or "",
            match["earlier"] or "",
            unescape(match["before"] or ""),
            match["custom"] or "",
            match["options"] or "",
        )
        found.append((match["kind"], case, [unescape(span) for span in _QUOTED.findall(match["spans"] or "")]))
    return found


@pytest.mark.parametrize("code", CHECKS)
def test_the_page_has_an_example_of_each_kind_and_all_are_true(code: str) -> None:
    found = examples(code)
    assert {kind for kind, _, _ in found} == {"Flagged", "Not flagged"}
    assert CHECKS[code].page.count("lagged (") == len(found), f"{code}: an example is not written as the others are"
    for kind, case, spans in found:
        view = case.view()
        marked = sorted(expected_of(CHECKS[code], hit, view).span for hit in CHECKS[code].find(view))
        assert marked == sorted(spans), f"{code}: {kind}: {case.target}"
        assert bool(spans) == (kind == "Flagged")


@pytest.mark.parametrize("code", CHECKS)
def test_the_page_has_its_parts_in_order(code: str) -> None:
    paragraphs = CHECKS[code].page.strip().split("\n\n")
    parts = ("Triggers on ", "Leaves alone: ", "Flagged (", "False alarms: ")
    places = [next((n for n, text in enumerate(paragraphs) if text.startswith(part)), None) for part in parts]
    assert None not in places, f"{code}: no paragraph begins with {parts[places.index(None)]!r}"
    assert places[0] > 0  # type: ignore[operator]
    assert places == sorted(places)  # type: ignore[type-var]


@pytest.mark.parametrize("code", CHECKS)
def test_the_page_describes_each_option(code: str) -> None:
    for name in CHECKS[code].options:
        assert re.search(rf"`{re.escape(name)}`(:| is| are) ", CHECKS[code].page), f"{code}: what is {name}?"
