"""A glossary term is not translated as the glossary wants, or as it forbids.

Triggers on a term of the glossary in a segment's source where the translation has none of the wanted translations
(the source's term is marked), or has a forbidden one (that is marked, and replaced by the wanted one where there is
only one). Without a glossary the check is silent.

Leaves alone: letter case, a plural or case ending on a term's words, a term that is only part of a longer glossary
term in the source, and a forbidden word inside a wanted translation.

Flagged (vi → en, glossary `hộ chiếu=passport!travel paper`): `Anh mất hộ chiếu.` → `He lost his travel paper.` —
`travel paper`
Not flagged (vi → en, glossary `hộ chiếu=passport!travel paper`): `Mang theo hộ chiếu.` → `Bring your passports.`

False alarms: none of its own: it says what the glossary says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from review.checks.check import Check
from review.checks.glossary import GlossaryEntry
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.text.analysis import Text
from review.text.normalize import nfc
from review.text.tokens import is_unspaced, tokenize

__all__ = ["CHECK", "occurrences"]

#: Letters that an ending may add to a term's word, and take from its end.
_ADDED, _DROPPED = 3, 2

_Span = tuple[int, int]


@lru_cache(maxsize=8192)
def _words(term: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenize(nfc(term)) if token.kind not in ("punctuation", "symbol"))


def _is_form(word: str, wanted: str, isolating: bool) -> bool:
    """Whether a word is the wanted one, endings aside."""
    if word == wanted:
        return True
    if isolating or len(wanted) < 3:
        return False
    stem = wanted if len(wanted) < 5 else wanted[:-1] if len(wanted) < 7 else wanted[:-_DROPPED]
    added = 2 if len(wanted) < 5 else _ADDED
    return word.startswith(stem) and len(word) <= len(wanted) + added


def occurrences(term: str, text: Text) -> list[_Span]:
    """Where a term stands in a text: whole words, or any stretch where words are not spaced."""
    wanted = _words(term)
    if not wanted or wanted[0][:3] not in text.folded:
        return []
    if is_unspaced(term):
        return _stretches(nfc(term).casefold(), text.raw)
    tokens = [token for token in text.tokens if token.kind not in ("punctuation", "symbol")]
    isolating = not text.rules.traits.inflects
    return [
        (tokens[at].start, tokens[at + len(wanted) - 1].end)
        for at in range(len(tokens) - len(wanted) + 1)
        if all(_is_form(tokens[at + n].key, word, isolating) for n, word in enumerate(wanted))
    ]


def _stretches(term: str, raw: str) -> list[_Span]:
    folded = raw.casefold()
    if len(folded) != len(raw):
        folded = raw
    found, at = [], folded.find(term)
    while at >= 0:
        found.append((at, at + len(term)))
        at = folded.find(term, at + len(term))
    return found


def _inside(span: _Span, others: list[_Span]) -> bool:
    return any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in others)


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not document.glossary or not view.paired:
        return
    in_source: list[tuple[GlossaryEntry, list[_Span]]] = [
        (entry, spans) for entry in document.glossary if (spans := occurrences(entry.source, view.source))
    ]
    all_spans = [span for _, spans in in_source for span in spans]
    wanted_spans = [
        span for entry, _ in in_source for target in entry.targets for span in occurrences(target, view.target)
    ]
    for entry, spans in in_source:
        own = [span for span in spans if not _inside(span, all_spans)]
        if own:
            yield from _judge(entry, own[0], wanted_spans, view)


def _judge(entry: GlossaryEntry, term: _Span, wanted_spans: list[_Span], view: SegmentView) -> Iterator[Hit]:
    forbidden = [
        span
        for wrong in entry.forbidden
        for span in occurrences(wrong, view.target)
        if span not in wanted_spans and not _inside(span, wanted_spans)
    ]
    for start, end in forbidden:
        written = view.target.raw[start:end]
        yield view.hit(
            "target",
            start,
            end,
            f"the glossary forbids “{written}” for “{entry.source}”" + _wants(entry),
            suggestion=_cased(entry.targets[0], written) if len(entry.targets) == 1 else None,
            twin=term,
        )
    if forbidden or not entry.targets or any(occurrences(target, view.target) for target in entry.targets):
        return
    yield view.hit("source", *term, f"“{entry.source}” is not translated as the glossary wants" + _wants(entry))


def _wants(entry: GlossaryEntry) -> str:
    return f": {' or '.join(f'“{target}”' for target in entry.targets)}" if entry.targets else ""


def _cased(term: str, like: str) -> str:
    """The term with a capital where what it replaces has one."""
    if like[:1].isupper() and term[:1].islower():
        return term[:1].upper() + term[1:]
    return term


CHECK = Check(
    code="terminology",
    category="Terminology/Wrong term",
    severity="major",
    page=__doc__,
    segment=find,
)
