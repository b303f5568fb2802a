"""A number of the source is missing from the translation, or the translation has one that the source does not.

Compared are values, not characters: 79,3 tỷ is 79.3 billion, bảy is seven, 3.5万 is 35,000, 56 % is 56 percent,
19h30 is 7:30 p.m., halb acht is half past seven, jeder Fünfte is one in five and 20 %, những năm 90 is the 1990s.

Triggers on a number that has no counterpart of the same value on the other side. Where both sides have such a
number, the two are taken for twins: the translation's is marked, and the message gives both. A number that stands
alone is minor: the other side may say it in words that no rule knows. Numbers written in
digits count by themselves from 13 upwards; smaller ones and number words count where the other side, too, has a
number without counterpart.

A fraction in words and a Roman numeral are told where each side has just one without counterpart (XIV and XV, a
third and two thirds; an ordinal and the number behind a word, the fifth chapter and chapter four; a king's, 6世 and
V), a half that one side alone adds (hai tiếng rưỡi and two hours), an hour that is in the other half of the day
(18h and 6 a.m., sechs Uhr abends and six in the morning), how often something is (zweimal täglich and three times a
day), once only where a length of time stands beside it, a temperature, percentage or amount of money that lost its
minus, a version that lost its nought (2.10, 2.1) or has its parts exchanged (11.0.2, 11.2.0), a code of letters and
figures (4711-B) that is another by one letter, an amount of which either side says the order alone and not the same
(hàng nghìn and hundreds, десятки and hundreds; one in a sentence, lakhs and ten thousands apart from their
neighbours), and, as minor, a score whose figures are exchanged (3–2 and 2–3).

The number of a section at the head of a paragraph (9.4. Portfolio) is told as minor and once, and that of a note
[22] as minor: where another stands there, the two are mostly of two versions. So are lessons and figures (Lesson
2.5, Figure 12) in a document that counts them otherwise again and again.

Leaves alone: what may be no number (one, a pair, Vietnamese năm and ba, the figure in COVID-19), repeats of a
number that is said once, digits that both sides have letter by letter, chapter and verse (11,1 and 11:1), the
numbers of figures, tables and sections (4.2 and 4-2), telephone numbers with a country's code or without, figures
inside dates (the check `dates` reads them), amounts converted to another unit (1.600 km, 1,000 miles; 24 hours, a
day; 24/7, around the clock; 14°F, −10 °C; 1 h 30, 90 minutes), amounts in brackets that say the one before them
once more, readings that the two languages write differently (1.500 and 1,500), and paragraphs in which more than
500 numbers have no counterpart, which are tables (more than 200 of 10,000: the search would take too long).

Flagged (vi → en): `Dự án trị giá 79,3 tỷ đồng.` → `The project is worth 7.9 billion dong.` — `7.9 billion`
Not flagged (vi → en): `Bảy người được cứu lúc 19h30.` → `Seven people were rescued at 7:30 p.m.`

False alarms: 0.1 % of 8,973 clean translations (FLORES dev vi→en, en→vi, pt→en: the reference, Google,
Microsoft), 0.4 % of NTREX en→vi and vi→en, most of them where the human translation did change a number, and none
of 502 (DEMETR, de fr hi ru zh into English).
Of amounts said by their order alone none of 620 (in 345,660 pairs of FLORES, NTREX, DEMETR, WMT23, TED and training
data); five more were told, rightly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.copied import is_copy
from review.checks.shared.counted_units import surely_counted
from review.checks.shared.differing_values import differs, not_in_source, not_in_translation, written
from review.checks.shared.hours import in_another_half_day
from review.checks.shared.how_often import other_times
from review.checks.shared.lone_numbers import lone_of_a_kind
from review.checks.shared.loose_paragraphs import is_other_version
from review.checks.shared.lost_halves import halves_lost
from review.checks.shared.lost_minus import with_its_sign
from review.checks.shared.numbered_items import are_numbered_otherwise, number_of_item
from review.checks.shared.numbers_said_otherwise import left_over, outside_dates
from review.checks.shared.plausible_numbers import alone_on_both_sides, is_plausible
from review.checks.shared.renumbered import is_renumbered
from review.checks.shared.scores import reversed_scores
from review.checks.shared.vague_numbers import other_amounts
from review.checks.shared.versions import exchanged_parts, other_versions
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.model import Severity, Side
from review.text.analysis import Text
from review.text.numbers.find import Number
from review.text.numbers.words import Value

__all__ = ["CHECK"]

#: A number up to this is often said in another way (a couple, both, again): alone it is no evidence.
_SMALL = 12
#: How a message calls the half of the day before noon, and the other one.
_HALVES = "a.m.", "p.m."
#: More numbers that are others in one paragraph, of a document that is of another version, are told once.
_FEW = 2


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    pairs = view.number_pairs
    for source, target in pairs.matched:
        signed = with_its_sign(view, source, target)
        if signed is not None:
            yield differs(view, signed, target)
    for source, target, half in in_another_half_day(view):
        noon = _HALVES if half == "pm" else _HALVES[::-1]
        yield differs(view, source, target, *noon)
    for source, target in other_versions(view):
        yield differs(view, source, target)
    for theirs, ours in exchanged_parts(view):
        message = f"the source says “{theirs.group()}”, the translation “{ours.group()}”"
        start, end = ours.span()
        yield view.hit("target", start, end, message, suggestion=theirs.group(), twin=theirs.span())
    yield from _other_codes(view)
    for score, reverse in reversed_scores(view):
        message = f"the source says “{score.group()}”, the translation “{reverse.group()}”"
        start, end = reverse.span()
        yield view.hit("target", start, end, message, severity="minor", twin=score.span())
    for some, others in other_amounts(view):
        yield differs(view, some, others)
    source_left, target_left = left_over(view) if pairs.source_only or pairs.target_only else ([], [])
    for said, put in other_times(view):
        yield differs(view, said, put)
        source_left = [number for number in source_left if not said.start <= number.start < said.end]
        target_left = [number for number in target_left if not put.start <= number.start < put.end]
    halves = list(halves_lost(view, source_left, target_left))
    for source, target in halves:
        yield differs(view, source, target)
    source_left = [number for number in source_left if not any(number is source for source, _ in halves)]
    target_left = [number for number in target_left if not any(number is target for _, target in halves)]
    if is_copy(view):  # what is no number in one of the languages may be one in the other: three, to
        source_left, target_left = ([n for n in left if n.written != "words"] for left in (source_left, target_left))
    if not source_left and not target_left:
        return
    theirs, ours = number_of_item(view.source), number_of_item(view.target)
    if theirs and ours and theirs[0] != ours[0]:
        level: Severity = "neutral" if are_numbered_otherwise(view, document) else "minor"
        yield view.hit(
            "target", *ours[1], f"numbered {ours[0]}, in the source {theirs[0]}", severity=level, twin=theirs[1]
        )
        source_left = [number for number in source_left if number.start >= theirs[1][1]]
        target_left = [number for number in target_left if number.start >= ours[1][1]]
    source_left, target_left = surely_counted(view, source_left, target_left)
    twins = list(_twins(view, source_left, target_left))
    if len(twins) > _FEW and is_other_version(document):
        twins = twins[:1]  # a paragraph that was written anew
    if len(twins) == len(target_left) < len(source_left):
        lost = [number for number in source_left if not any(number is source for source, _ in twins)]
        twins += _twins(
            view, [n for n in lost if n.evidence != "possible" and n.values[0] > 1], _repeats(view, "target")
        )
    elif len(twins) < len(target_left) and all(n.evidence == "possible" or n in dict(twins) for n in source_left):
        more = [number for number in target_left if not any(number is target for _, target in twins)]
        twins += _twins(
            view, _repeats(view, "source"), [n for n in more if n.evidence == "certain" and n.values[0] > 1]
        )
    if not twins:
        twins = lone_of_a_kind(view, source_left, target_left)
    told: set[tuple[Value, Value]] = set()
    versions: set[int | None] = set()
    for source, target in twins:
        if (source.values[0], target.values[0]) in told:
            continue  # 45 / 55 = 81.8182, 81.8182 per cent
        told.add((source.values[0], target.values[0]))
        version = _version_at(view.target, target)
        if version is not None and version in versions:
            continue  # 2.5.0 as 1.13.0 is one number
        versions.add(version)
        hit = differs(view, source, target)
        notes = _is_note(view.source, source) and _is_note(view.target, target)
        lesser = notes or is_renumbered(document, view, source, target)
        yield replace(hit, severity="minor") if lesser else hit
    paired_source, paired_target = {s for s, _ in twins}, {t for _, t in twins}
    for number in target_left:
        if number not in paired_target and _alone(number) and not _hidden(view.target, number, view.source):
            yield not_in_source(view, "number", number)
    for number in source_left:
        if number not in paired_source and _alone(number) and not _hidden(view.source, number, view.target):
            yield not_in_translation(view, "number", number)


def _version_at(text: Text, number: Number) -> int | None:
    """Where the version begins that a figure is a part of: 13 of 1.13.0."""
    return next((one.start() for one in _VERSION.finditer(text.raw) if one.start() <= number.start < one.end()), None)


def _is_note(text: Text, number: Number) -> bool:
    """Whether a number stands alone in square brackets: [22], a note's mark, which programs count."""
    return text.raw[number.start - 1 : number.start] == "[" and text.raw[number.end : number.end + 1] == "]"


_VERSION = lazy_regex(r"(?<![\d.])\d{1,4}(?:\.\d{1,4}){2,}(?![\d])")
#: A code of capitals and figures in parts, as a model, a part and an order have one: 4711-B, WX-30-A.
_CODE = lazy_regex(r"(?<![\w-])(?=[A-Z-]*[0-9])(?=[0-9-]*[A-Z])[A-Z0-9]{1,12}(?:-[A-Z0-9]{1,12}){1,5}(?![\w-])")


def _other_codes(view: SegmentView) -> Iterator[Hit]:
    """The one code of either side that the other has not, where the two have the same figures and as many letters, of
    which one is another.
    """
    theirs, ours = ({match.group(): match.span() for match in _CODE.finditer(text.raw)} for text in _texts(view))
    lost, put = [code for code in theirs if code not in ours], [code for code in ours if code not in theirs]
    if len(lost) != 1 or len(put) != 1 or len(lost[0]) != len(put[0]) or len(lost[0]) < _LONG_CODE:
        return
    different = [(a, b) for a, b in zip(lost[0], put[0], strict=True) if a != b]
    if len(different) == 1 and all(letter.isalpha() for letter in different[0]):
        message = f"the source has {lost[0]}, the translation {put[0]}"
        start, end = ours[put[0]]
        yield view.hit("target", start, end, message, suggestion=lost[0], twin=theirs[lost[0]])


#: A shorter code may be an abbreviation, which languages have each their own for: B-52, QL-1 and NH-1.
_LONG_CODE = 5


def _texts(view: SegmentView) -> tuple[Text, Text]:
    return view.source, view.target


def _hidden(text: Text, number: Number, other: Text) -> bool:
    """Whether the other side has the number in code or a link."""
    return bool(other.hidden) and text.raw[number.start : number.end] in other.hidden


def _repeats(view: SegmentView, side: Side) -> list[Number]:
    """Numbers of a side of a value that it has more often than the other one: four tests, four weeks."""
    pairs, text = view.number_pairs, view.side(side)
    at, only = (0, pairs.source_only) if side == "source" else (1, pairs.target_only)
    known = {id(pair[at]) for pair in pairs.matched} | {id(number) for number in only}
    spare = tuple(number for number in text.numbers if id(number) not in known)
    other = view.side("target" if side == "source" else "source")
    return [
        number
        for number in outside_dates(text, spare, other)
        if number.evidence != "possible" and (number.written != "words" or number.values[0] > _PAIR)
    ]


#: Both of a pair are said with or without their number, again and again.
_PAIR = 2


def _alone(number: Number) -> bool:
    return number.evidence == "certain" and number.values[0] > _SMALL


def _twins(view: SegmentView, source: list[Number], target: list[Number]) -> Iterator[tuple[Number, Number]]:
    """Numbers without counterpart that stand for each other: of one kind first, then the nearest in relative place."""
    free = list(source)
    only = alone_on_both_sides(view, source, target)
    for number in sorted(target, key=lambda n: ("certain", "likely", "possible").index(n.evidence)):
        if not free or (number.evidence == "possible" and number.kind != "code" and number is not only[1]):
            continue
        if number.kind == "code":
            same = next(
                (
                    other
                    for other in free
                    if other.kind == "code" and _letters(view, "source", other) == _letters(view, "target", number)
                ),
                None,
            )
            if same is not None:
                free.remove(same)
                yield same, number
            continue
        place = number.start / max(1, len(view.target.raw))

        def distance(other: Number, number: Number = number, place: float = place) -> tuple[bool, bool, bool, float]:
            return (
                other.evidence == "possible",
                other.kind != number.kind,
                other.evidence != number.evidence,
                abs(other.start / max(1, len(view.source.raw)) - place),
            )

        nearest = min(free, key=distance)
        if nearest.evidence == "possible" and not (
            nearest is only[0] or is_plausible(nearest, number) or _is_named(view, nearest, number)
        ):
            continue
        free.remove(nearest)
        yield nearest, number


def _letters(view: SegmentView, side: Side, number: Number) -> str:
    """What a code says without its figures: iphone, covid-."""
    return written(view, side, number).rstrip("0123456789.,").casefold().replace("’", "'").rpartition("'")[2]


def _is_named(view: SegmentView, source: Number, target: Number) -> bool:
    """Whether a number of the translation stands behind the word that a code of the source begins with: Formel-1-Boss,
    Formula 6 boss.
    """
    if source.kind != "code" or target.evidence != "certain":
        return False
    name, before = _letters(view, "source", source).rstrip("-"), view.target.raw[: target.start].split()[-1:]
    return len(name) >= _SAME_NAME and before != [] and before[0].casefold()[:_SAME_NAME] == name[:_SAME_NAME]


#: So many first letters of a name are the same in both languages, and it is one.
_SAME_NAME = 4


CHECK = Check(
    code="numbers",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
    of_pairs=True,
)
