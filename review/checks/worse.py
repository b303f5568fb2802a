"""A translation that was changed and is now further from its source than the one before.

Triggers on a segment whose translation is not the one that the baseline has, or git at the revision of `--since`, where
the translation models find the source, and the translation, so much less probable with the new words than with the old
ones, and the words say so little for the change (a negation lost, a statement that became a question), that good edits
hardly ever do that (docs/back-translation.md, “The twin test”). It marks the changed words that cost most, and the
source word that became hardest to explain. Major where it is sure.

Leaves alone: everything where no earlier translation of the same source is known, or no model of the pair is at hand,
or none that can score a given text; what did not change; sentences rewritten from end to end, unless they are another
source's. With a model of one direction only it tells what is plainest.

Flagged (vi → en, before `The museum is not open on Mondays.`): `Bảo tàng không mở cửa vào thứ Hai.` → `The museum is
open on Mondays.` — `open`
Not flagged (vi → en, before `The museum is open on Mondays.`): `Bảo tàng không mở cửa vào thứ Hai.` → `The museum is
not open on Mondays.`

Options: `odds` is the least log-odds beyond the pair's threshold; higher values flag less.

False alarms: of good translations put in the place of others 2.5 % of 5,810 in cross-validation (FLORES dev vi-en), of
600 others 1.8 % (Microsoft's for Google's) and 3.0 % (the reference for Google's); of exchanges of a few words between
two good translations 20 %, of repairs 4 %. As major 0.9 %, 0.4, 0.3, 5 and 1 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.text.reading import read_segment

if TYPE_CHECKING:
    from review.backtranslation.twins import Worse

__all__ = ["CHECK", "said_of"]

#: Characters of the earlier words that a message shows.
_SHOWN = 60


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    worse = document.worse.get(view.number)
    if worse is None or worse.odds < float(document.option(CHECK, "odds")):
        return
    yield view.hit(
        "target",
        worse.start,
        worse.end,
        said_of(worse, read_segment(view.written).text("target")),
        suggestion=worse.was if worse.was and worse.alone and not worse.gone else None,
        severity="major" if worse.sure else None,
        twin=worse.unexplained,
        plain=True,
    )


def said_of(worse: Worse, text: str) -> str:
    """What happened to a text that is worse than it was, as a sentence."""
    now = _short(text[worse.start : worse.end])
    if worse.gone:
        what = f"“{_short(worse.was)}” is gone"
    else:
        what = f"“{_short(worse.was)}” became “{now}”" if worse.was else f"“{now}” was added"
    return f"{what}, and that tells the source less well"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


CHECK = Check(
    code="worse",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
    options={"odds": 0.0},
    back_translation="twin",
)
