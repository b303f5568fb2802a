"""What the project's own patterns look for.

Triggers on what the settings name, in tables `[[custom]]` of `review.toml` (`[[tool.review.custom]]` of
`pyproject.toml`): patterns of RE2 for either side, a message, a severity. A pattern for the `target` marks each place
where it fits; one for the `source` alone marks it there. With both, both sides must fit. `not-source` and `not-target`
are what a side must not have: `source = "(?i)cloud"` with `not-target = "(?i)cloud"` finds where the translation
lost the word.

Leaves alone: everything where the settings name nothing, code, placeholders and tags, which patterns see as one
character (U+FFFC), and languages that a pattern is not for.

Flagged (en → de, custom `{"target": "(?i)klick hier", "message": "say where the link leads"}`): `Read on.` →
`Klick hier.` — `Klick hier`
Not flagged (en → de, custom `{"target": "(?i)klick hier", "message": "say where the link leads"}`): `Read on.`
→ `Lies die Anleitung.`

False alarms: as many as the patterns have.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.custom_patterns import CustomPattern, places_of
from review.text.language import base_language

__all__ = ["CHECK"]


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    for pattern in document.patterns:
        if not pattern.target_language or _is_of(view.target.language, pattern.target_language):
            yield from _hits(view, pattern)


def _is_of(language: str, wanted: str) -> bool:
    """Whether a tag is the wanted one, or a variety of it: `de` is for `de-AT` too, `de-AT` for itself."""
    return language.lower() == wanted.lower() or base_language(language) == wanted.lower()


def _hits(view: SegmentView, pattern: CustomPattern) -> Iterator[Hit]:
    source, target = view.source.raw, view.target.raw
    for unwanted, text in ((pattern.not_source, source), (pattern.not_target, target)):
        if unwanted and next(places_of(unwanted, text), None) is not None:
            return
    twin = next(places_of(pattern.source, source), None) if pattern.source else None
    if pattern.source and twin is None:
        return
    if not pattern.target:
        if pattern.not_target and not target:
            return  # where nothing is translated, nothing is lacking in the translation
        for start, end in places_of(pattern.source, source):
            yield view.hit("source", start, end, pattern.message, severity=pattern.severity)
        return
    for start, end in places_of(pattern.target, target):
        yield view.hit(
            "target", start, end, pattern.message,
            suggestion=pattern.suggestion, severity=pattern.severity, twin=twin,
        )  # fmt: skip


CHECK = Check(
    code="custom",
    category="Style/Organization style",
    severity="minor",
    page=__doc__,
    segment=find,
)
