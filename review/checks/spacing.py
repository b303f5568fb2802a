"""White space in the wrong place: before a comma, doubled, missing after a full stop, inside brackets or quotes.

Triggers on a space before a comma, full stop, question mark and the like ("Hello , world ."), before a closing
bracket or quotation mark and after an opening one, before a split-off ending ("Russia 's"); on two spaces in a row;
on a space that is missing after a comma or full stop between words ("end.The"), before an opening bracket or after a
closing one; on one within a time of day (13: 30); on white space before the whole text (neutral). The words on both
sides are marked with it, and the suggestion is the repair.

Leaves alone: no-break spaces; French, which sets : ; ! ? « » apart; the space before । in Hindi; " ...", ". . ." and
decimals (.5); a space before … but in languages that set it close (French, Spanish, Russian and others); scripts
without spaces; addresses, file names, initials and anything that stands in the source the same way; a mark that the
source sets apart as often; doubled spaces where the source doubles them too; a bracket behind a Korean word; white
space at the very end, which nobody sees.

Flagged (fr → en): `Il est parti.` → `He left .` — `left .`
Not flagged (en → fr): `Where are you going?` → `Où vas-tu ?`

False alarms: 0.2 % of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev vi→en,
en→vi, pt→en, NTREX en-vi both ways, TED zh→en); every one that was looked at is a slip in the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.lost_letters import lost_letters
from review.checks.shared.missing_spaces import missing_spaces
from review.checks.shared.space_edits import SpaceEdit, repaired, space_edit
from review.checks.views import DocumentView, SegmentView, of_document
from review.lazy_patterns import lazy_re, lazy_regex
from review.text.analysis import Text
from review.text.language import base_language

__all__ = ["CHECK"]

_BEFORE_MARK = lazy_regex(r"(?<=(\S))[ \t]+([,.;:!?…、。，；：！？؟،])(?=(\S?))")
_SPACED_DOTS = lazy_re(r"\. \.")
_DOUBLED = lazy_regex(r"(?<=\S)[ \u00a0]* {2}[ \u00a0]*(?=\S)")
_INSIDE_BRACKET = lazy_regex(r"[(\[][ \t]+(?=\S)|(?<=\S)[ \t]+[)\]]")
_STRAIGHT = lazy_regex(r'(?<![0-9])"')
_DIRECTIONAL = lazy_regex(r"[“‘] (?=\S)|(?<=\S) ”(?!\p{L})")
#: A colon right behind a word, in a language that sets it apart.
_CLOSE_COLON = lazy_regex(r"(?<![\p{L}\p{N}@._/-])\p{L}{2,}(:)(?=\s)")
_EMOTICON = lazy_regex(r"[:;]-?[)(DPp]")
#: A time with a space in it: its hour, the space, its minutes.
_CLOCK = lazy_regex(r"(?<![\d.,:/-])(?:[01]?\d|2[0-4])(?::([ \u00a0])|([ \u00a0]):)([0-5]\d)(?![\d.,:/-]\d|\d)")
#: What is put in when a text is shown: an element without content, an image without words.
_PUT_IN = lazy_regex(r"<[^<>]*/>|<(?P<name>[A-Za-z][\w.-]*)[^<>]*></(?P=name)>|!\[\]\([^()]*\)")


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    edits = sorted(edit for edit in _edits(view, document) if not _is_beside_object(edit, view))
    if edits and lost_letters(view):  # they are question marks: `encoding` tells them
        edits = [edit for edit in edits if "?" not in view.target.raw[edit.left : edit.end + 1]]
    while edits:
        together = [edits.pop(0)]  # what shares a word is one fault, repaired as a whole: ( word )
        end = together[0].end
        while edits and edits[0].left < end:
            together.append(edits.pop(0))
            end = max(end, together[-1].end)
        left = together[0].left
        yield view.hit(
            "target",
            left,
            end,
            "; ".join(dict.fromkeys(edit.message for edit in together)),
            suggestion=repaired(view.target.raw, left, end, together),
        )
    yield from _around(view, view.target.raw)


def _is_beside_object(edit: SpaceEdit, view: SegmentView) -> bool:
    """Whether white space stands beside what reads as nothing and is shown as something: see <link xref="x"/>."""
    if view.written is view.segment:
        return False
    return _PUT_IN.search(view.as_written("target", max(0, edit.start - 1), edit.stop + 1)) is not None


#: So many colons close to their word are slips whatever the rest of the document does.
_FEW = 2


@of_document
def _sets_apart(document: DocumentView) -> bool:
    """Whether the document's colons mostly stand apart from the word before, or few do not. A country may have its own
    use: then nothing is said.
    """
    if document.target_language != base_language(document.target_language):
        return False
    texts = [view.target.raw for view in document.segments if ":" in view.target.raw]
    close = sum(1 for text in texts for _ in _CLOSE_COLON.finditer(text))
    return close <= max(_FEW, sum(text.count(" :") + text.count("\u00a0:") + text.count("\u202f:") for text in texts))


def _edits(view: SegmentView, document: DocumentView) -> Iterator[SpaceEdit]:
    target = view.target
    text = target.raw
    if not text:
        return
    if " " in text:
        yield from _before_marks(view, target)
        if "  " in text or "\u00a0 " in text:
            yield from _doubled(view, text)
        if "(" in text or ")" in text or "[" in text:
            yield from _brackets(view, text)
        yield from _quotes(view, target)
        clitics = target.rules.spacing.clitics
        if clitics and ("'" in text or "’" in text):
            for match in _split_ending(clitics).finditer(text):
                yield space_edit(view, match.start(), match.start() + 1, match.end(), "", "a space inside a word")
        if ":" in text and ":" not in target.rules.spacing.before:
            yield from _in_times(view, text)
    yield from missing_spaces(view)
    if ":" in text and ":" in target.rules.spacing.before and _sets_apart(document):
        for match in _CLOSE_COLON.finditer(text):
            if match.group() not in view.source.raw:
                yield space_edit(view, match.start(1), match.start(1), match.end(), "\u00a0", "no space before “:”")


def _in_times(view: SegmentView, text: str) -> Iterator[SpaceEdit]:
    """Spaces beside the colon of what the source has as a time with the same minutes."""
    for match in _CLOCK.finditer(text):
        at = 1 if match[1] else 2
        told = any(number.kind == "time" and number.parts[1] == int(match[3]) for number in view.source.numbers)
        if told and match[0] not in view.source.raw:
            yield space_edit(view, match.start(at), match.end(at), match.end(), "", "a space within a time")


@lru_cache(maxsize=16)
def _split_ending(clitics: tuple[str, ...]) -> regex.Pattern[str]:
    """Finds an ending with a space before it that should have none ("Russia 's")."""
    either = "|".join(regex.escape(clitic).replace("'", "['’]") for clitic in clitics)
    return regex.compile(rf"(?<=[\p{{L}}\p{{N}}]) (?:{either})(?![\p{{L}}'’])")


def _before_marks(view: SegmentView, target: Text) -> Iterator[SpaceEdit]:
    text = target.raw
    apart = target.rules.spacing.before
    for match in _BEFORE_MARK.finditer(text):
        before, mark, after = match.groups()
        if mark in apart or before in "([{“‘«„¿¡\"'–—-" or (before in ".,;:!?…" and mark == before):
            continue
        if mark in ".…" and (
            after in (".", "…") or _SPACED_DOTS.search(text, max(0, match.start() - 4), match.end() + 2)
        ):
            continue  # an ellipsis: ..., . . .
        if mark == "…" and not (before.isalpha() and target.rules.spacing.close_ellipsis):
            continue  # set apart where words are left out
        if after and (after.isalnum() or after in "/-_)") and (mark in ".:!" or not after.isalpha()):
            continue  # .5, .NET, :), 3 : 2
        if (before == "." and mark == ".") or (mark == ":" and before.isdigit()):
            continue
        if before in "”’»\"'" and mark in ",." and match.start() > 1 and text[match.start() - 2] in ".,!?…":
            continue  # .” , is the check `quotes`'s
        end = match.end()
        if text[max(match.start() - 12, 0) : end] in view.source.raw:
            continue
        if mark not in view.source.rules.spacing.before and (
            0 < _times_apart(view.source.raw, mark) >= _times_apart(text, mark)
        ):
            continue  # the source sets it apart as well: the period . matches, years : paper
        yield space_edit(view, match.start(), match.end() - 1, end, "", f"a space before “{mark}”")


def _times_apart(text: str, mark: str) -> int:
    """How often a mark stands between white space, or at the end of a line after some."""
    return sum(1 for match in _BEFORE_MARK.finditer(text) if match[2] == mark and not match[3])


def _doubled(view: SegmentView, text: str) -> Iterator[SpaceEdit]:
    if "  " in view.source.raw.strip():
        return
    for match in _DOUBLED.finditer(text):
        yield space_edit(view, match.start(), match.end(), match.end(), " ", "two spaces in a row", following=True)


def _brackets(view: SegmentView, text: str) -> Iterator[SpaceEdit]:
    source = view.source.raw
    for match in _INSIDE_BRACKET.finditer(text):
        if match.group() in source:
            continue
        opening = match.group()[0] in "(["
        start, end = (match.start() + 1, match.end()) if opening else (match.start(), match.end() - 1)
        where = "after an opening" if opening else "before a closing"
        yield space_edit(view, start, end, max(match.end(), end), "", f"a space {where} bracket", following=opening)


def _quotes(view: SegmentView, target: Text) -> Iterator[SpaceEdit]:
    text = target.raw
    if target.rules.spacing.inside_quotes:
        return
    custom = target.rules.quotation
    message = "a space inside quotation marks"
    if "“" in text or "”" in text:
        for match in _DIRECTIONAL.finditer(text):
            opening = match.group()[0] != " "
            if opening and match.group()[0] == "“" and custom.low_opening:
                continue
            if match.group()[0] == "‘" or (not opening and custom.same):
                continue
            start = match.start() + 1 if opening else match.start()
            yield space_edit(view, start, start + 1, match.end(), "", message, following=opening)
    if '"' in text:
        marks = [match.start() for match in _STRAIGHT.finditer(text)]
        if len(marks) % 2 or '" ' not in text:
            return
        for opening, closing in zip(marks[::2], marks[1::2], strict=True):
            lone = (opening == 0 or text[opening - 1] == " ") and not text[closing + 1 : closing + 2].isalnum()
            if lone and closing - opening > 3 and text[opening + 1] == " " == text[closing - 1]:
                yield space_edit(view, opening + 1, opening + 2, opening + 2, "", message, following=True)
                yield space_edit(view, closing - 1, closing, closing + 1, "", message)


def _around(view: SegmentView, text: str) -> Iterator[Hit]:
    lead = len(text) - len(text.lstrip())
    if 0 < lead < len(text) and not view.source.raw[:1].isspace():
        yield view.hit("target", 0, lead, "white space before the text", suggestion="", severity="neutral")


CHECK = Check(
    code="spacing",
    category="Linguistic conventions/Punctuation",
    severity="minor",
    page=__doc__,
    segment=find,
)
