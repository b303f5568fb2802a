"""The final mark is missing, or asks where the source states: a sentence without its full stop, "." for "?".

Triggers on a text or paragraph that ends without a mark where its source ends with a full stop, question or exclamation
mark, ellipsis or colon; on a question mark where the source has another mark, and the reverse (major beside a full
stop); on a comma or semicolon where the source's sentence ends; on a full stop of another script ("。" in English). A
mark of any script counts (。 । ۔ ؟ ; ։), and closing quotes and brackets are looked through. Where the mark is missing
its last word is marked, and the suggestion adds the mark, unless the word is one that others follow mostly (to, and, I)
or the text is short for its source: the sentence may be cut. Also on a Spanish question without ¿ (an exclamation
without ¡), and on a Latin comma or question mark between letters of Arabic script.

Before the end of a paragraph a sentence that states where the one at its place in the source asks is told (major), and
the reverse (minor), where both sides have as many sentences and one of them more questions.

Leaves alone: a colon before a list, a table or code, headings, captions and bylines that end without a mark; texts
whose source ends without one; a full stop for the source's exclamation mark or ellipsis, and the reverse, which is
taste; Japanese, Chinese and Korean questions that end in a particle, with a full stop or without (か。); Thai and Lao,
which have no full stop and need no question mark; what asks for something as a question here and as an order there
(Could you wait? Bitte warten Sie.); abbreviations at the end (v.v.); colons, and full stops of items and
behind code, that a document leaves out mostly.

Flagged (vi → en): `Anh ấy đã về nhà.` → `He went home` — `home`
Not flagged (zh → en): `他回家了。` → `He went home.`

False alarms: 0.3 % of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev vi→en,
en→vi, pt→en, NTREX en-vi both ways, TED zh→en); all but a handful of headlines do lack their full stop.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.bare_ends import is_habit
from review.checks.shared.exchanged_questions import at_end, inside, parts_asking
from review.checks.shared.letter_lines import is_letter_line
from review.checks.shared.questions import is_question
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.model import PARAGRAPH_GAP
from review.text.analysis import Text
from review.text.function_words import cannot_end, closed_words, seldom_ends
from review.text.marks import CLOSING, FinalMark, final_mark, mark_for
from review.text.scripts import is_right_to_left, scripts_of
from review.text.tokens import is_unspaced

__all__ = ["CHECK"]

_LAST_WORD = lazy_regex(r"\S+$")
#: "v.v.", "p.m.": the last dot belongs to the abbreviation.
_DOTTED = lazy_regex(r"\b(?:\p{L}{1,4}\.){2,}$")
#: What parts clauses, of which the next has only begun where a text ends behind one word more.
_COMMAS = frozenset(",،、，")
_HAN = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_FOREIGN_STOPS = frozenset("。．｡।۔")
_RUNNING = ("body", "list-item")
#: What a paragraph introduces.
_SHOWN = ("list-item", "code", "cell", "caption")
#: A program's string of so many words that ends as a sentence does is one; shorter ones are labels as often.
_SENTENCE = 8
#: A question of fewer words may be a tag or a title; so many are a question in a heading, too.
_WORDS, _ASKED_WHOLE = 2, 5
#: A text that is so many standard deviations shorter than normal may be cut: a mark would finish what is missing.
_SHORT = -1.0
#: What may stand around a sentence and its own marks.
_BEFORE_FIRST, _CLOSED = lazy_regex(r"[\s—–\-\"'“«‘(]+"), "\"'”»’)"
_ENDS = ("full stop", "question mark", "exclamation mark", "ellipsis")

#: Words of a date that stands alone, and letters of an abbreviation for year: г., թ.
_DATE_WORDS, _OF_YEAR = 6, 2


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    yield from _unopened(view)
    yield from _of_another_script(view)
    ends = list(_at_ends(view, document))
    yield from ends
    told = {hit.span.start for hit in ends}
    yield from (hit for hit in inside(view) if hit.span.start not in told)


def _at_ends(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """What is wrong at the ends of a segment's paragraphs."""
    sources, targets = view.segment.source, view.segment.target
    if len(sources) != len(targets):
        yield from _compare(view, document, (0, view.source.raw), (0, view.target.raw))
        return
    at_source = at_target = 0
    for ours, theirs in zip(sources, targets, strict=True):
        yield from _compare(view, document, (at_source, ours.text), (at_target, theirs.text))
        at_source += len(ours.text) + len(PARAGRAPH_GAP)
        at_target += len(theirs.text) + len(PARAGRAPH_GAP)


def _unopened(view: SegmentView) -> Iterator[Hit]:
    """A question or an exclamation of a language that opens them, without the mark that opens it."""
    marks, source = view.target.rules.marks, view.source.raw
    for opening, mark, kind in (
        (marks.opening_question, marks.question_mark, "a question"),
        (marks.opening_exclamation, marks.exclamation_mark, "an exclamation"),
    ):
        if not opening or mark not in source:
            continue
        for sentence in view.target.sentences:
            written = view.target.raw[sentence.start : sentence.end].rstrip().rstrip(_CLOSED)
            begins = _BEFORE_FIRST.match(written)
            start = begins.end() if begins is not None else 0
            if (
                opening not in written
                and written.endswith(mark)
                and not written[-2:-1].isspace()
                and written[-2:-1] not in "%$&!?"
                and written[start : start + 1].isupper()
                and written.rpartition(" ")[2] not in source  # Yahoo!
                and written.count(" ", start) >= (_WORDS if mark == marks.question_mark else 1)
            ):
                first = written[start:].partition(" ")[0]
                yield view.hit(
                    "target", sentence.start + start, sentence.start + start + len(first),
                    f"{kind} begins with “{opening}”", suggestion=opening + first,
                )  # fmt: skip


def _of_another_script(view: SegmentView) -> Iterator[Hit]:
    """Latin commas and question marks between letters of a script that has its own: غادر, وبقيت, Πού μένεις?"""
    marks = view.target.rules.marks
    for latin, own in ((",", marks.comma), ("?", marks.question_mark)):
        if own == latin or not (is_right_to_left(view.target.language) or "GREEK" in scripts_of(view.target.language)):
            continue
        before, after = r"(?<=[\p{Arabic}\p{Hebrew}\p{Greek}])", r"(?![\d\p{Greek}])"
        for match in regex.finditer(before + regex.escape(latin) + after, view.target.raw):
            yield view.hit("target", match.start(), match.end(), f"“{latin}” is written “{own}”", suggestion=own)


def _compare(
    view: SegmentView, document: DocumentView, ours: tuple[int, str], theirs: tuple[int, str]
) -> Iterator[Hit]:
    (source_at, source), (target_at, target) = ours, theirs
    wanted, found = final_mark(source, view.source.base), final_mark(target, view.target.base)
    if wanted is None or not target.strip():
        return
    twin = (source_at + wanted.start, source_at + wanted.end)
    # a translation looks like a heading just because its stop is missing, so the source says what is running text
    running = view.segment.kind("source") in _RUNNING and view.segment.kind("target") in (*_RUNNING, "heading")
    if wanted.kind == "question mark" and min(len(view.source.words), len(view.target.words)) >= _ASKED_WHOLE:
        running = running or view.segment.kind("source") == "heading"
    if view.segment.kind("source") == "string":
        running = wanted.kind != "colon" and len(view.source.words) >= _SENTENCE
    if found is None:
        bare = is_habit(view, document) or _may_end_bare(source, target, wanted, view)
        if running and wanted.kind in (*_ENDS, "colon") and not bare:
            yield _missing(view, document, target_at, target, wanted, twin)
        return
    place = (target_at + found.start, target_at + found.end)
    if parts_asking(wanted, found):
        at = wanted._replace(start=twin[0], end=twin[1]), found._replace(start=place[0], end=place[1])
        yield from at_end(view, source, target, *at)
    elif (
        found.kind in ("comma", "semicolon")
        and view.segment.kind("target") == view.segment.kind("source") == "list-item"
    ):
        return  # how the items of a list end is a language's, and an author's, own
    elif _may_lead_on(view, document, found):
        return
    elif running and found.kind in ("comma", "semicolon", "colon") and wanted.kind in _ENDS:
        mark = mark_for(wanted.kind, view.target.base)
        yield view.hit(
            "target", *place, f"ends with a {found.kind} where the source ends with “{wanted.marks}”",
            suggestion=mark if view.written.text("target").endswith(view.target.raw[-2:]) else None, twin=twin,
        )  # fmt: skip
    elif (found.marks in _FOREIGN_STOPS and not view.target.rules.marks.several_stops) or (
        found.marks == "." and _has_wide_stop(view.target) and _HAN.match(target, found.start - 1)
    ):
        mark = mark_for("full stop", view.target.base)
        yield view.hit(
            "target", *place, f"“{found.marks}” is no full stop of this language", suggestion=mark, twin=twin
        )


def _may_lead_on(view: SegmentView, document: DocumentView, found: FinalMark) -> bool:
    """Whether a colon introduces what comes next, or a comma ends a line of a letter."""
    if found.kind == "comma":
        return is_letter_line(view.target)
    return found.kind == "colon" and found.end == len(view.target.raw.rstrip()) and _introduces(view, document)


def _introduces(view: SegmentView, document: DocumentView) -> bool:
    """Whether what comes next is no running text: a list, code, a table, which a colon introduces as well as a stop."""
    following = document.segments[view.number : view.number + 1]
    return any(next_one.segment.kind(side) in _SHOWN for next_one in following for side in ("source", "target"))


def _may_end_bare(source: str, target: str, wanted: FinalMark, view: SegmentView) -> bool:
    """Whether a translation may end without a mark where its source ends with this one."""
    marks = view.target.rules.marks
    if wanted.kind == "question mark":
        return marks.unmarked_questions and (not marks.asking or is_question(target, view.target))
    if wanted.kind == "full stop":
        if marks.no_full_stop:
            return True
        dotted = _DOTTED.search(source, max(wanted.end - 20, 0), wanted.end) is not None
        return dotted or _is_date(view) or (len(source.split()) < 2 and not is_unspaced(source))
    return False


def _is_date(view: SegmentView) -> bool:
    """Whether a text is a date and no sentence, whose stop is its year's or an abbreviation's: 15. ožujka 2024."""
    text = view.source
    if not text.dates or len(text.words) > _DATE_WORDS:
        return False
    rest = [token for token in text.words if not any(date.start <= token.start < date.end for date in text.dates)]
    return all(len(token.text) <= _OF_YEAR for token in rest)


def _has_wide_stop(text: Text) -> bool:
    return text.rules.marks.full_stop == "。"


def _is_cut(text: Text) -> bool:
    """Whether the last word of a text may need another behind it, so that a mark would not end the sentence."""
    last = text.words[-1].key if text.words else ""
    if cannot_end(last, text.language) or seldom_ends(last, text.language) or last in closed_words(text.base):
        return True
    begun = len(text.tokens) > 1 and text.tokens[-2].text in _COMMAS  # …, um
    return begun or last in text.rules.word_order.subjects


def _missing(
    view: SegmentView, document: DocumentView, offset: int, target: str, wanted: FinalMark, twin: tuple[int, int]
) -> Hit:
    stripped = target.rstrip()
    word = _LAST_WORD.search(stripped)
    start = word.start() if word else 0
    if _has_wide_stop(view.target):
        start = max(start, len(stripped) - 4)
    last = stripped[start:]
    cut = _is_cut(view.target) or document.lengths.z(*view.lengths) < _SHORT
    suggestion = None if last[-1] in CLOSING or cut else last + mark_for(wanted.kind, view.target.base)
    return view.hit(
        "target",
        offset + start,
        offset + len(stripped),
        f"no {wanted.kind} at the end; the source ends with “{wanted.marks}”",
        suggestion=suggestion,
        twin=twin,
    )


CHECK = Check(
    code="end-punctuation",
    category="Linguistic conventions/Punctuation",
    severity="minor",
    page=__doc__,
    segment=find,
)
