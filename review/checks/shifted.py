"""A translation stands beside the wrong source: it belongs to a neighbour, or to another segment.

Triggers on a segment whose translation has nothing of what can be told without a dictionary in its own source (numbers
by value, dates, names, places, addresses, words with the same letters) and clearly more, two things or more, of
another segment's source. The nearest such segment is named. Where there is a back-translation, also one whose
back-translation makes its own source most improbable and is clearly like another's; where there is a sentence encoder,
one that it finds unlike its own source and near to another's. Where a whole run of lines is shifted by one, each line
is marked. Also two neighbours, entries of a catalogue or paragraphs, whose translations all evidence of the document
(numbers, names, placeholders, words that go together in it, lengths) clearly wants the other way round: both are
marked. Also a paragraph that changed places: one without a source, which shares numbers, dates, names or addresses
(two things, half of what either has) with a source paragraph that has no translation and stands beyond a paired one, or
with which all that the alignment goes by (words that go together in the document, code, links, lengths) surely puts it
together. Of two neighbours that changed places both are marked; of several in a row the first; of four or more that
moved one by one the first, minor where all are entries of lists or headings. `omission` and `addition` do not speak of
them.

Leaves alone: segments whose translation shares anything rare with its own source, segments with nothing to be told
by, sources that stand in the document more than once, and paragraphs that two others might be the source of.

Flagged (de → en): `Lan Meier spricht in Oslo über 47 Boote.` → `Lan Meier speaks in Oslo about 47 boats.`; `Tom Huber
kauft in Kairo 312 Pferde.` → `Eva Novak builds 85 schools in Lima.`; `Eva Novak baut in Lima 85 Schulen.` → `Tom Huber
buys 312 horses in Cairo.` — `Eva Novak builds 85 schools in Lima.`, `Tom Huber buys 312 horses in Cairo.`
Not flagged (fr → en): `Paris, le 3 mai` → `Paris, 3 May`; `Paris, le 4 mai` → `Paris, 4 May`

False alarms: 0.01 % of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references,
FLORES-200 dev vi→en, en→vi, pt→en, NTREX both ways), each set taken as one document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from review.align.keys import Key, strong_keys_of
from review.align.lengths import measure
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.exchanged import exchanged
from review.checks.shared.moved_paragraphs import moved_hits
from review.checks.shared.paragraph_keys import CROWD, FITS, LOOKED_AT, TELLING, telling_keys
from review.checks.shared.unlike import OTHERS, unlike
from review.checks.views import DocumentView, SegmentView
from review.text.analysis import Text

__all__ = ["CHECK"]

#: Most words have no counterpart that is spelt alike, so they are not asked to be covered.
#: What a translation and another source have in common must be this much of either's evidence, and so many things.
_COVERED, _SHARED = 0.6, 2
#: So much of a source names a segment in a message.
_NAMED = 40


def _strong_keys(text: Text) -> frozenset[Key]:
    """Those of `telling_keys` that are strong evidence, which are quicker to be had than all."""
    return frozenset() if len(text.raw) > LOOKED_AT else frozenset(strong_keys_of(text))


def _distinct(keys: Sequence[frozenset[Key]], texts: Sequence[str]) -> dict[Key, list[int]]:
    """Key → the first segments of each source text that have it."""
    seen: set[str] = set()
    where: dict[Key, list[int]] = {}
    for number, (of_source, text) in enumerate(zip(keys, texts, strict=True)):
        if text in seen:
            continue
        seen.add(text)
        for key in of_source:
            where.setdefault(key, []).append(number)
    return where


def _hit(view: SegmentView, other: int) -> Hit:
    message = f"this translates the source of segment {other}, not the one beside it"
    return view.hit("target", 0, len(view.target.raw.rstrip()), message)


def _by_evidence(document: DocumentView) -> Iterator[Hit]:
    views = [view for view in document.segments if view.paired]
    if len(views) < 2:
        return
    texts = [view.source.raw for view in views]
    strong = [_strong_keys(view.source) for view in views]
    strong_places = _distinct(strong, texts)
    suspects: list[tuple[int, frozenset[Key], float, list[int]]] = []
    for at, view in enumerate(views):
        target = _strong_keys(view.target) if strong[at] else frozenset()
        if not target or not target.isdisjoint(strong[at]):
            continue
        covered: Counter[int] = Counter()
        telling: set[int] = set()
        for key in target:
            places = strong_places.get(key, ())
            if len(places) <= CROWD:
                covered.update(places)
                telling.update(places if key[0] in TELLING else ())
        length = measure(view.target.raw)
        fitting = [
            other
            for other in sorted(telling)
            if covered[other] >= _COVERED * len(strong[other])
            and texts[other] != texts[at]
            and abs(document.lengths.z(measure(texts[other]), length)) <= FITS
        ]
        if not fitting:
            continue
        # words, and those of CLDR, take long to be found: only where all else speaks for a wrong source
        keys, least = telling_keys(view.target), max(_SHARED, _COVERED * len(target))
        fitting = [
            other
            for other in fitting
            if len(found := keys & telling_keys(views[other].source)) >= least and _things(found) >= _SHARED
        ]
        if fitting and keys.isdisjoint(telling_keys(view.source)):
            suspects.append((at, keys, least, fitting))
    where = _distinct([telling_keys(view.source) for view in views], texts) if suspects else {}
    for at, keys, least, others in suspects:
        shared: Counter[int] = Counter()
        for key in keys:
            places = where.get(key, ())
            if len(places) <= CROWD:
                shared.update(places)
        fitting = [other for other in others if shared[other] >= least]
        if fitting:
            best = max(fitting, key=lambda other: (shared[other], -abs(other - at)))
            yield _hit(views[at], views[best].number)


def _things(keys: frozenset[Key]) -> int:
    """How many things keys are of, at least: what is a name (Last) or has a number (UTF-8) is a word as well."""
    words = sum(key[0] == "word" for key in keys)
    return max(words, len(keys) - words)


def _neighbours(document: DocumentView) -> Iterator[Hit]:
    """Two segments beside each other, each with the translation of the other."""
    views = {view.number: view for view in document.segments}
    for one, other in exchanged(document):
        for number, twin in ((one, other), (other, one)):
            source = " ".join(views[twin].written.text("source").split())
            name = source if len(source) <= _NAMED else source[: _NAMED - 1] + "…"
            message = f"exchanged with the translation of segment {twin}, “{name}”"
            sizes = (len(views[number].source.raw.rstrip()), len(views[number].target.raw.rstrip()))
            yield views[number].hit("target", 0, sizes[1], message, twin=(0, sizes[0]))


def _exchanged(document: DocumentView) -> Iterator[Hit]:
    """Two neighbouring paragraphs that were aligned together, as each translates the other's source."""
    for view in document.segments:
        sources, targets = view.segment.source, view.segment.target
        if len(sources) != 2 or len(targets) != 2:
            continue
        keys = [
            [frozenset(key for key in _strong_keys(Text(one.text, language)) if key[0] in TELLING) for one in side]
            for side, language in ((sources, view.source.language), (targets, view.target.language))
        ]
        (first, second), (upper, lower) = keys
        crossed = len(first & lower) + len(second & upper)
        if crossed < _SHARED or first & upper or second & lower or not (first or second):
            continue
        if len(first | second) <= crossed and len(upper | lower) <= crossed:
            whole = (0, len(view.source.raw.rstrip()))
            yield view.hit(
                "target", 0, len(view.target.raw.rstrip()), "these two paragraphs changed places", twin=whole
            )


def find(document: DocumentView) -> Iterator[Hit]:
    found = set()
    for hit in (*moved_hits(document), *_exchanged(document), *_neighbours(document), *_by_evidence(document)):
        if hit.segment not in found:
            found.add(hit.segment)
            yield hit
    for view in document.segments:
        likeness = unlike(view, document)
        if likeness is None or likeness.other is None or likeness.other_above < OTHERS or view.number in found:
            continue
        found.add(view.number)
        yield _hit(view, likeness.other)
    if document.backtranslations:
        from review.backtranslation.neighbours import misplaced  # loads the engines' libraries

        paired = {view.number: view for view in document.segments if view.source.raw.strip()}
        for number, other in misplaced(document.backtranslations, {n: view.source.raw for n, view in paired.items()}):
            if number not in found and paired[number].paired:
                yield _hit(paired[number], other)


CHECK = Check(
    code="shifted",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    document=find,
    back_translation="also",
    encoder=True,
)
