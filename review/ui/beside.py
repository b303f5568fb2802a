"""What stands beside a paragraph in the panel: glossary, memory, words looked up, and the same elsewhere.

Sections as the component draws them: {"name", "title", "rows"}, a row with any of "note", "source", "target",
"difference" (["same" | "gone" | "new", text] pairs), "insert" (a text that one click or `key` puts into the editor) and
"acts" ({"label", "kind", …}: what a button tells).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from review.errors import ReviewError
from review.store.alike import alike, repetitions
from review.store.engine import Store
from review.store.memory import Match, MemoryUnit, concordance, matches
from review.store.queries import StoredParagraph
from review.store.terms import TermHere, terms_of
from review.text.difference import difference

__all__ = ["beside"]

Section = Mapping[str, Any]
#: Paragraphs with the same sentence that are named.
_NAMED = 5


def beside(store: Store, document_id: int, paragraph: StoredParagraph, finding_id: int, lookup: str) -> list[Section]:
    """The sections of a paragraph, those that have something to say. `lookup` are words looked up in the memory."""
    found: list[Section] = []
    if lookup:
        found.append(_looked_up(store, document_id, lookup))
    for name, title, rows in (
        ("alike", "The same elsewhere", [*_alike(store, finding_id), *_repeated(store, paragraph)]),
        ("glossary", "Glossary", [_term(term) for term in terms_of(store, paragraph.id)]),
        ("memory", "Memory", [_match(n, match) for n, match in enumerate(matches(store, paragraph.id), start=1)]),
    ):
        if rows:
            found.append({"name": name, "title": title, "rows": rows})
    return found


def _looked_up(store: Store, document_id: int, words: str) -> Section:
    try:
        units = concordance(store, document_id, words)
    except ReviewError as error:
        return {"name": "lookup", "title": "Looked up", "rows": [{"note": error.message}]}
    rows = [_unit(unit) for unit in units] or [{"note": "No reviewer wrote that yet, in these two languages."}]
    return {"name": "lookup", "title": f"Looked up: “{words}”", "rows": rows}


def _unit(unit: MemoryUnit) -> Mapping[str, Any]:
    return {
        "note": f"{unit.key} {unit.position}", "source": unit.source, "target": unit.target, "insert": unit.target
    }  # fmt: skip


def _match(number: int, match: Match) -> Mapping[str, Any]:
    row = {**_unit(match.unit), "note": f"{match.percent} % · {match.unit.key} {match.unit.position}"}
    if match.percent < 100:
        row["difference"] = [list(part) for part in difference(match.unit.source, match.wanted)]
        del row["source"]
    if number <= 3:
        row["key"] = f"Alt+{number}"
    return row


def _term(term: TermHere) -> Mapping[str, Any]:
    wanted = " or ".join(term.wanted)
    notes = [f"not: {', '.join(term.forbidden)}"] if term.forbidden else []
    if term.forbidden_spans:
        notes.append("the translation has it")
    elif not term.kept:
        notes.append("not in the translation yet")
    return {
        "note": " · ".join(notes),
        "source": term.source,
        "target": wanted,
        "insert": term.wanted[0] if term.wanted else "",
    }


def _alike(store: Store, finding_id: int) -> Iterator[Mapping[str, Any]]:
    """The open findings with the same check and words as the chosen one, where it is not alone."""
    if not finding_id:
        return
    try:
        found = alike(store, finding_id)
    except ReviewError:  # a mark of a reviewer's own, or gone meanwhile
        return
    for count, everywhere, where in (
        (found.here, False, "in this document"),
        (found.everywhere, True, "in all documents"),
    ):
        if count > 1 and (not everywhere or found.everywhere > found.here):
            yield {
                "note": f"{count} open findings of {found.check} with “{found.words}” {where}",
                "acts": [
                    {"label": f"Accept all {count}", "kind": "accept all", "everywhere": everywhere},
                    {"label": f"Dismiss all {count}", "kind": "dismiss all", "everywhere": everywhere},
                ],
            }


def _repeated(store: Store, paragraph: StoredParagraph) -> Iterator[Mapping[str, Any]]:
    """Paragraphs elsewhere with a sentence that was corrected here."""
    if paragraph.text == paragraph.machine:
        return
    found = repetitions(store, paragraph.id)
    if not found:
        return
    names = ", ".join(f"{one.key} {one.position}" for one in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    yield {
        "note": f"A sentence that you corrected stands as the machine wrote it in {names}{more}",
        "acts": [{"label": f"Correct it there too ({len(found)})", "kind": "repeat"}],
    }
