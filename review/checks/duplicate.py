"""The same paragraph or sentence stands twice in the translation, where the source has it once.

Triggers on a target paragraph, or a sentence of six words or more, that is the same as an earlier one but for case,
spaces and punctuation, and on paragraphs that are nearly the same (nine letters in ten, in order), where what they
translate is not nearly the same too. The later of the two is marked, or the one that does not fit the source beside
it. Where there are back-translations, also a segment whose back-translation is another's word for word and clearly
fits the other's source better.

As major: a paragraph right beside the one that it repeats, but for documents of which a twentieth of either side, a
dozen paragraphs at least, stands alone: the two are of other versions, and the source's own may have it twice.

Leaves alone: refrains and repeated lines that the source has as well, short lines, lines of the website
(`boilerplate`), and the same sentence twice in a row within one paragraph, which is a `repetition`.

Flagged (de → en): `Die Bürgermeisterin eröffnete am Montag die Brücke. Foto: AFP` → `The mayor opened the new bridge on
Monday. Photo: AFP`; `Danach gab es ein Fest für alle Leute im Dorf.` → `The mayor opened the new bridge on Monday.
Photo: AFP` — `The mayor opened the new bridge on Monday. Photo: AFP`
Not flagged (de → en): `Und der Fluss fließt weiter ins Meer.` → `And the river flows on to the sea.`; `Und der Fluss
fließt weiter ins Meer.` → `And the river flows on to the sea.`

False alarms: none of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references, FLORES-200
dev vi→en, en→vi, pt→en, NTREX both ways), each set taken as one document. With back-translations none of 1,967
(FLORES-200 dev vi→en, NTREX vi→en).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from zlib import crc32

from rapidfuzz import fuzz

from review.align.keys import keys_of
from review.align.lengths import measure
from review.checks.boilerplate import frame_blocks
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.loose_paragraphs import is_other_version
from review.checks.shared.moved_runs import is_disordered
from review.checks.views import DocumentView, SegmentView, of_document
from review.text.normalize import skeleton
from review.text.sentences import split_sentences
from review.text.showing import form_of
from review.text.tokens import is_unspaced

__all__ = ["CHECK", "near_twins"]

#: Letters of a paragraph, and words of a sentence, below which a repetition is no wonder.
_LETTERS, _WORDS = 30, 6
_LETTERS_UNSPACED = 10
#: Likeness, in percent, of two paragraphs that are the same; of two sources that they may both translate, and that two
#: which are only nearly the same may.
_SAME, _SAME_SOURCE, _NEAR_SOURCE = 90.0, 75.0, 60.0
#: Words of so many letters tell what a line of so many such words at most is of, by so many first letters of theirs;
#: two lines are alike that share this much of the shorter one's.
_TELLING, _TITLE, _BEGINNING, _SHARED = 4, 8, 5, 0.6
#: By how much more, in percent, a back-translation must be like one source than like the other.
_CLEARLY = 20.0
#: So many shingles stand for a paragraph; paragraphs that share one are compared. Those that more share are stock
#: phrases.
_SHINGLES, _CROWD = 8, 12
#: Characters of a paragraph that are compared.
_COMPARED = 4_000

#: (segment number, start in its target text)
Place = tuple[int, int]


def _marks(words: str) -> list[int]:
    """The paragraph's least shingles by hash: texts that are nearly the same share most of them (Broder 1997)."""
    size = 8
    if not is_unspaced(words):
        parts = words.encode("utf-8", "surrogatepass").split()
        threes = zip(parts, parts[1:], parts[2:], strict=False) if len(parts) > 2 else [parts]
        return sorted(set(map(crc32, map(b" ".join, threes))))[:_SHINGLES]
    return sorted(
        {crc32(words[at : at + size].encode("utf-8", "surrogatepass")) for at in range(max(1, len(words) - size + 1))}
    )[:_SHINGLES]


@of_document
def near_twins(document: DocumentView) -> tuple[tuple[Place, Place, int], ...]:
    """Pairs of target paragraphs that are nearly the same: the later one, the earlier one, the end of the later one."""
    seen: defaultdict[int, list[int]] = defaultdict(list)
    blocks: list[tuple[Place, int, str]] = []
    pairs: list[tuple[Place, Place, int]] = []
    for view in document.segments:
        for start, end, paragraph in view.blocks("target"):
            words = skeleton(paragraph.text[:_COMPARED])
            if len(words) < (_LETTERS_UNSPACED if is_unspaced(words) else _LETTERS):
                continue
            marks = _marks(words)
            candidates = sorted({number for mark in marks for number in seen[mark]})
            for number in candidates:
                place, _, other = blocks[number]
                if words == other or fuzz.ratio(words, other, score_cutoff=_SAME):
                    pairs.append(((view.number, start), place, end))
                    break
            else:
                for mark in marks:
                    if len(seen[mark]) < _CROWD:
                        seen[mark].append(len(blocks))
                blocks.append(((view.number, start), end, words))
    return tuple(pairs)


def _translates_the_same(first: SegmentView, second: SegmentView) -> bool:
    """Whether the sources of two segments are alike, so that their translations may be; less so for those that are only
    nearly the same.
    """
    if not first.segment.source or not second.segment.source:
        return False
    if first is second:
        lines = (line for paragraph in first.segment.source for line in paragraph.text.split("\n"))
        paragraphs = [words for line in lines if (words := skeleton(line))]
        return any(
            fuzz.ratio(one, other) >= _SAME_SOURCE
            for at, one in enumerate(paragraphs)
            for other in paragraphs[at + 1 :]
        )
    if skeleton(first.target.raw) != skeleton(second.target.raw):
        ours, theirs = (skeleton(one.source.raw[:_COMPARED]) for one in (first, second))
        if fuzz.ratio(ours, theirs) >= _NEAR_SOURCE:
            return True
    return _alike(first.source.raw, second.source.raw)


def _are_forms(first: SegmentView, second: SegmentView) -> bool:
    """Whether two segments are forms of a plural, which some languages have the same words for."""
    return all(any(form_of(one.key) for one in view.written.target) for view in (first, second))


def _alike(first: str, second: str) -> bool:
    one, other = skeleton(first[:_COMPARED]), skeleton(second[:_COMPARED])
    if fuzz.ratio(one, other) >= _SAME_SOURCE or fuzz.partial_ratio(one, other) >= 90:
        return True
    beginnings = [{word[:_BEGINNING] for word in text.split() if len(word) >= _TELLING} for text in (one, other)]
    few, many = sorted(beginnings, key=len)
    # a heading and what stands under it: Table preferences, Preferences for all tables
    return 1 < len(few) <= len(many) <= _TITLE and len(few & many) >= _SHARED * len(few)


def _sentence_twins(document: DocumentView) -> Iterator[tuple[SegmentView, int, int, SegmentView]]:
    """Sentences that stand in an earlier segment too: segment, start, end, and the earlier segment."""
    seen: dict[str, SegmentView] = {}
    for view in document.segments:
        target = view.target
        for start, end in target.sentences if len(target.raw) <= _COMPARED * 5 else ():
            words = skeleton(target.raw[start:end])
            long = len(words) >= 2 * _WORDS if is_unspaced(words) else words.count(" ") + 1 >= _WORDS
            if not long or len(words) < _LETTERS / 2:
                continue
            earlier = seen.setdefault(words, view)
            if earlier is not view:
                yield view, start, end, earlier


def _source_repeats(view: SegmentView, earlier: SegmentView) -> bool:
    """Whether the sources of two segments have a sentence in common, or nearly."""
    if not view.segment.source or not earlier.segment.source:
        return False
    language = view.source.language
    mine, others = (
        [skeleton(text[start:end]) for start, end in split_sentences(text, language)][:60]
        for text in (view.source.raw[:_COMPARED], earlier.source.raw[:_COMPARED])
    )
    return any(fuzz.ratio(one, other) >= 60 for one in mine for other in others)


def _fits(view: SegmentView, document: DocumentView) -> tuple[int, float]:
    """How well a translation fits the source beside it: what they have in common, and minus how far its length is
    off.
    """
    shared = {key for key in keys_of(view.source) & keys_of(view.target) if key[0] != "shape"}
    return len(shared), -abs(document.lengths.z(measure(view.source.raw), measure(view.target.raw)))


def _wrong_one(later: SegmentView, earlier: SegmentView, document: DocumentView) -> SegmentView:
    """Of two segments with the same translation the one that it does not belong to: the later, where nothing tells."""
    if later.paired and not earlier.paired:
        return earlier
    if not (later.paired and earlier.paired) or max(len(later.source.raw), len(earlier.source.raw)) > _COMPARED:
        return later
    one, other = _fits(later, document), _fits(earlier, document)
    if other[0] < one[0] or (other[0] == one[0] and other[1] < one[1] - 1):
        return earlier
    return later


def _back_twins(document: DocumentView) -> Iterator[tuple[SegmentView, SegmentView]]:
    """Segments that say what another says in other words: their back-translations are the same. The worse is first."""
    seen: dict[str, SegmentView] = {}
    for view in document.segments:
        back = document.backtranslations.get(view.number)
        if back is None or not view.paired or max(len(view.source.raw), len(back.text)) > _COMPARED:
            continue
        words = skeleton(back.text)
        other = seen.setdefault(words, view) if len(words) >= _LETTERS else view
        if other is view or _alike(view.source.raw, other.source.raw):
            continue
        mine, others = (fuzz.ratio(words, skeleton(one.source.raw)) for one in (view, other))
        if abs(mine - others) >= _CLEARLY:
            yield (view, other) if mine < others else (other, view)


def _follows(view: SegmentView, start: int, other: SegmentView) -> bool:
    """Whether a paragraph stands right beside the one that it repeats: nothing but a slip does that."""
    if view is other:
        return True
    one, two = sorted((view, other), key=lambda one: one.number)
    return two.number - one.number == 1 and (start == 0 if two is view else len(one.segment.target) == 1)


def find(document: DocumentView) -> Iterator[Hit]:
    views = {view.number: view for view in document.segments}
    marked: dict[int, set[tuple[int, int]]] = {}
    for (number, start), (first, first_start), end in near_twins(document):
        view, other = views[number], views[first]
        if not (view.paired and other.paired) and (is_disordered(document) or view.segment.kind("target") == "string"):
            continue  # the source may well stand twice, too; of a program's strings those alone are told by `addition`
        if _are_forms(view, other) or _translates_the_same(view, other) or (start, end) in frame_blocks(view, document):
            continue
        if view is not other and _wrong_one(view, other, document) is other:
            view, other, start = other, view, first_start
            end = next(stop for begin, stop, _ in view.blocks("target") if begin == start)
        spans = marked.setdefault(view.number, set())
        if (start, end) not in spans:
            spans.add((start, end))
            where = "in the paragraph before" if view is other else f"in segment {other.number}"
            message = f"this stands in the translation twice, also {where}; in the source once"
            beside = _follows(view, start, other) and not is_other_version(document)
            # where it stands in the place of another, that one's source is what it does not say
            alone = view.paired and start == 0 and end >= len(view.target.raw.rstrip())
            twin = (0, len(view.source.raw.rstrip())) if alone else None
            yield view.hit("target", start, end, message, severity="major" if beside else None, twin=twin)
    for view, start, end, other in _sentence_twins(document):
        if any(a <= start and end <= b for number in (view.number, other.number) for a, b in marked.get(number, ())):
            continue
        if not (view.paired and other.paired) and view.segment.kind("target") == "string":
            continue
        if _source_repeats(view, other) or any(a <= start < b for a, b in frame_blocks(view, document)):
            continue
        message = f"this sentence stands in the translation twice, also in segment {other.number}; in the source once"
        marked.setdefault(view.number, set()).add((start, end))
        yield view.hit("target", start, end, message)
    for view, other in _back_twins(document):
        if marked.get(view.number) or marked.get(other.number) or frame_blocks(view, document):
            continue
        message = f"this says what segment {other.number} says, in other words; its own source says something else"
        yield view.hit("target", 0, len(view.target.raw.rstrip()), message)


CHECK = Check(
    code="duplicate",
    category="Accuracy/Addition",
    severity="minor",
    page=__doc__,
    document=find,
    back_translation="also",
)
