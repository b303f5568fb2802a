"""The translation is another text: a language model's refusal, a spreadsheet's error, or something made up.

Triggers on a translation of which nothing stands in the source where there is much to be found: of three numbers,
dates, names of places and people, and addresses at least, of two kinds, none is on the other side in any form, and it
has a sentence's length. And on a refusal: near its start the text excuses itself or speaks of itself as a language
model, and says in the first person what it cannot do, as no sentence of the source does. And on a spreadsheet's formula
or error that is all there is (=SUM(A1:A9), #REF!), where the source is none. And where a sentence encoder is asked
(docs/semantics.md), on a translation that it finds no nearer to its source than texts that do not belong together are,
though translations lie far above these; `shifted` speaks instead where it is near to another segment's source. The
whole translation is marked, and no other check speaks of what is in it.

Where a translation model takes the translation back (docs/back-translation.md), the same is told where that gives it to
another source.

Leaves alone: sources with little to be found, whose values stand in a segment beside (then paragraphs are paired
wrongly), translations of a few words (`omission`), and excuses where the source has one or where its language's are not
known and a name or number of it is kept. Of what only an encoder finds: strings with markup or placeholders, texts of
fewer than some 80 letters, those that share a number, a name or a rare word with their source, documents of fewer than
twelve pairs where the encoder's usual cosines were never measured, and whatever is about the same and says it wrongly.

Flagged (en → de): `Seven of 34 members of the Weimar council voted against it on 12 May.` → `Es tut mir leid, aber ich
kann diesen Text nicht übersetzen.` — `Es tut mir leid, aber ich kann diesen Text nicht übersetzen.`
Not flagged (de → en): `Es tut mir leid, ich kann heute nicht kommen.` → `I am sorry, I cannot come today.`

As minor: where a twentieth of either side stands alone, a dozen paragraphs at least: the two are of other versions.

Options: `above` is how many deviations of unrelated pairs a translation must lie above these to be left alone by an
encoder. `short` is how many deviations of true pairs it may lie below those. Both must speak against it. `wrong` is how
probable it must be by a translation model that it is another source's.

False alarms: one of 7,845 clean translations (DEMETR, FLORES dev, NTREX, and documents of Debian and GNOME in 28
languages, both ways), rightly: a note to translators whose place the translation uses for another. With an encoder none
of 706 more (DEMETR fr de ru zh, FLORES dev pt-en, WMT23 zh-en, TED en-de; `use`), none of 617 with Hindi, too (`e5`);
where one in ten was exchanged with one of the next five of its set, 93 % of those were told by `use`, as `unrelated` or
`shifted`; `e5` was made stricter afterwards and not measured again. Those were sentences of 40 letters or more, of
which fewer are looked at now. With the built-in translation models none of 1,940 (NTREX both ways) and 3,000 (FLORES
dev, five systems, and pt-en) more, while these were asked how improbable a text is, and 20 of 74 sentences of everyday
language (recipes, talk, proverbs); now that they are asked what they could have been told, 3 of 200 such, of 200
messages of programs and of 200 of NTREX none. Of translations exchanged with the next of their set, this check or
`shifted` tells 63 % (vi→en) and 72 % of everyday sentences, and 90 to 100 % of the others. They are not asked of texts
of fewer than eight words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from review.align.keys import strong_keys_of
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.loose_paragraphs import is_other_version
from review.checks.shared.unlike import ABOVE, OTHERS, SHORT, unlike
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_re
from review.model import Severity
from review.text.analysis import Text
from review.text.formulas import begins_formula, is_spreadsheets_own
from review.text.names.word_traces import leaves_trace
from review.text.refusals import excuses_itself, is_refusal, knows_refusals
from review.text.tokens import find_addresses

if TYPE_CHECKING:
    from review.semantics.likeness import Likeness

__all__ = ["CHECK"]

#: Kinds of what a translation keeps; so many values there must be, of so many kinds.
_KEPT, _VALUES, _KINDS = frozenset(("number", "date", "address", "territory")), 3, 2
#: A translation shorter than this (words) is a part at most.
_SENTENCE = 5
#: A translation model tells nothing of shorter texts (words): of items of a list, of strings.
_TELLING = 8
#: How many segments around are looked at for what this one lacks.
_BESIDE = 2
#: Figures that say something: two digits or more.
_FIGURES = lazy_re(r"\d{2,}")
#: Figures in groups, as a telephone number is written; so many in all are one.
_GROUPS, _LONG = lazy_re(r"\d(?:[ \u00a0./()-]{0,2}\d)+"), 6
#: Shorter words leave traces by chance.
_TRACE = 4
#: Longer segments are no paragraphs.
_LONGEST = 20_000


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    source, target = view.source, view.target
    if view.paired and is_spreadsheets_own(target.raw) and not begins_formula(source.raw) and "#" not in source.raw:
        yield _whole(view, "a spreadsheet's formula or error, not a translation")
        return
    if not view.paired or target.word_count < _SENTENCE or max(len(source.raw), len(target.raw)) > _LONGEST:
        return
    if is_refusal(target) and not excuses_itself(source) and (knows_refusals(source.base) or _is_foreign(view, 1, 1)):
        message = "a language model's refusal, not a translation"
    elif _is_foreign(view, _VALUES, _KINDS) and not _stands_beside(view, document):
        message = "nothing that the source names, dates or counts is here: this is another text"
    elif (likeness := _unlike(view, document)) is not None and likeness.other_above < OTHERS:
        message = "this says nothing of what the source says"
    elif _is_wrong(view, document):
        message = "the translation model finds nothing here of what the source says"
    else:
        return
    yield _whole(view, message, severity="minor" if is_other_version(document) else None)


def _whole(view: SegmentView, message: str, severity: Severity | None = None) -> Hit:
    twin = (0, len(view.source.raw.rstrip()))
    return view.hit("target", 0, len(view.target.raw.rstrip()), message, severity=severity, twin=twin)


def _unlike(view: SegmentView, document: DocumentView) -> Likeness | None:
    """What the encoder says of a segment whose sides it finds unlike; None of others, and without one."""
    return unlike(view, document, *(float(document.option(CHECK, name)) for name in ("above", "short")))


def _is_wrong(view: SegmentView, document: DocumentView) -> bool:
    """Whether a translation model, where one is at hand, gives it to another source; not what was left untranslated."""
    back = document.backtranslations.get(view.number)
    if back is None or back.wrong is None or back.wrong < float(document.option(CHECK, "wrong")):
        return False
    theirs = {token.key for token in view.source.words}
    kept = sum(token.key in theirs for token in view.target.words)
    long = min(view.source.word_count, view.target.word_count) >= _TELLING
    return long and kept * 2 < len(view.target.words)


def _is_foreign(view: SegmentView, values: int, kinds: int) -> bool:
    """Whether the source has so much that a translation keeps, and none of it is in this one."""
    source, target, lost = view.source, view.target, view.lost_names
    digits = _figures(source)
    if len(lost) + len(digits) + len(source.addresses) < values:
        return False  # nearly all, before anything of the translation is asked
    own = _values(source)
    if own & _values(target) or _shares_site(source, target):
        return False
    if len({loss.start for loss in lost if loss.ids}) < len({place.start for place in source.places}):
        return False
    words = (word for name in source.names for word in name.text.split() if len(word) >= _TRACE)
    if any(leaves_trace(word, target) for word in words):
        return False
    # words for numbers and months may be other words
    if digits & _figures(target) or not _long_figures(source.raw).isdisjoint(_long_figures(target.raw)):
        return False  # a telephone number in another form, or in other groups
    figures = {key for key in own if key[0] == "address"} | {("number", part) for part in digits}
    found = {kind for kind, _ in figures} | ({"name"} if lost else set())
    return len(figures) + len(lost) >= values and (len(found) >= kinds or len(figures) >= values)


def _shares_site(source: Text, target: Text) -> bool:
    """Whether both have an address of one site, as of a page and its own in another language."""
    theirs, ours = ({_site(one.key) for one in text.addresses} for text in (source, target))
    return not theirs.isdisjoint(ours)


def _site(address: str) -> tuple[str, ...]:
    """The last two names of an address's host."""
    host = address.partition("://")[2] or address
    return tuple(host.rpartition("@")[2].partition("/")[0].split(".")[-2:])


def _figures(text: Text) -> set[str]:
    """The figures of a text, those inside addresses apart: a letter may be written by its bytes there."""
    raw = text.raw
    for start, end in reversed(find_addresses(raw)):
        raw = raw[:start] + " " + raw[end:]
    return set(_FIGURES.findall(raw))


def _long_figures(written: str) -> set[str]:
    """The long numbers of a text without what parts their figures."""
    numbers = ("".join(filter(str.isdigit, one)) for one in _GROUPS.findall(written))
    return {number for number in numbers if len(number) >= _LONG}


def _values(text: Text) -> set[tuple[str, object]]:
    return {(key[0], key[1]) for key in strong_keys_of(text) if key[0] in _KEPT}


def _stands_beside(view: SegmentView, document: DocumentView) -> bool:
    """Whether a translation near by has some of it."""
    own = _values(view.source)
    around = document.segments[max(0, view.number - 1 - _BESIDE) : view.number + _BESIDE]
    return any(own & _values(other.target) for other in around if other is not view)


CHECK = Check(
    code="unrelated",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
    options={"above": ABOVE, "short": SHORT, "wrong": 0.7},
    encoder=True,
    of_pairs=True,
)
