"""The same words over and over: what a translation engine does when it is stuck in a loop.

Triggers on a word three or more times in a row, and on a phrase of two or more words (in scripts without spaces: two or
more characters) that follows itself, where the source repeats nothing of the kind: "the talks the talks the talks". The
suggestion keeps it once.

Leaves alone: texts whose source repeats itself at least as often (chants, refrains, laughter), a phrase of two words
that stands only twice ("more and more and"), numbers and single letters that stand fewer than four times in a row, and
a single word twice, which is `repeated-word`.

Flagged (vi → en): `Họ rời thành phố Turin.` → `They left the city of the city of the city of Turin.` — `the city of the
city of the city of`
Not flagged (de → en): `Er rannte und rannte und rannte.` → `He ran and ran and ran.`

False alarms: none of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev vi→en,
en→vi, pt→en, NTREX en-vi both ways, TED zh→en).
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check, DocumentView, Hit, SegmentView
from review.text.repeats import Repeat, find_repeats
from review.text.tokens import is_unspaced

__all__ = ["CHECK"]


def _is_loop(repeat: Repeat, text: str) -> bool:
    unit = text[repeat.start : repeat.first_end]
    if not any(character.isalpha() for character in unit) or len(unit) < 2:
        return repeat.times >= 4
    if is_unspaced(unit) and " " not in unit:
        return repeat.times >= (3 if repeat.size < 4 else 2)
    return repeat.times >= (3 if repeat.size < 3 else 2)


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    target = view.target.raw
    repeats = [repeat for repeat in find_repeats(target) if _is_loop(repeat, target)]
    if not repeats:
        return
    times = max((repeat.times for repeat in find_repeats(view.source.raw)), default=1)
    for repeat in repeats:
        if times >= min(repeat.times, 3):
            continue
        unit = target[repeat.start : repeat.first_end]
        yield view.hit(
            "target",
            repeat.start,
            repeat.end,
            f"“{unit}” stands {repeat.times} times in a row: the translation is caught in a loop",
            suggestion=unit,
        )


CHECK = Check(
    code="repetition",
    category="Linguistic conventions/Unintelligible",
    severity="major",
    page=__doc__,
    segment=find,
)
