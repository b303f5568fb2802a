"""Quotation marks that do not match: one without a partner, “ closed by ", a quotation lost, `.” ,`.

Triggers on a double quotation mark without a partner where the source's are all paired; on a pair of two kinds (“…");
on a quotation of the source that has lost its marks, the translation having none at all; and on a full stop or comma
on both sides of a closing mark (`.” ,`). In English an apostrophe that hangs at the end of a word (Miller' said) is
one without a partner too. Where it can be told, by the source, where the missing mark belongs, that place is marked;
else the lone mark.

Leaves alone: quotations that run over several segments and close only in the last; quoted names, titles and terms
that lose their marks; every language's own pairs („…“, «…», 「…」, ”…”); inches, apostrophes, plural possessives and
single quotation marks; texts whose source has a mark without a partner; marks that the translation adds.

Flagged (vi → en): `Ông gọi đó là “thành công”.` → `He called it a “success.` — `“success`
Not flagged (en → de): `He called it a “success”.` → `Er nannte es „Erfolg“.`

False alarms: 0.3 % of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev vi→en,
en→vi, pt→en, NTREX en-vi both ways, TED zh→en); but for seven quotations that the translator turned into reported
speech, the marks are in fact wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.marks import ALL_QUOTES
from review.text.quotations import Quotations, find_quotations
from review.text.tokens import is_unspaced

__all__ = ["CHECK"]

_DOUBLED_STOP = lazy_regex(r"([.,!?…])([”\"»’]{1,2})([ \u00a0]*)([,.])(?![.\p{N}])")
_ABBREVIATION = lazy_regex(r"(?:^|[^\p{L}])(?:\p{L}\.)*\p{L}{1,3}$")
_INCHES = lazy_regex(r"\p{N}[\"″”]")
_SINGLE = lazy_regex(r"(?<![\p{L}\p{N}])['‘‚‹`][^'’‘›`]+['’‘›](?![\p{L}\p{N}])|&(?:quot|#39|#34);|[《〈]|''|``")
#: An apostrophe after a letter that neither a plural possessive nor a clipped word ends in.
_HANGING = lazy_regex(r"(?<![\p{L}'’])(?P<word>\p{L}{2,})['’](?=\s[\p{L}\p{N}])")
_CLIPPED = lazy_regex(r"[sxz]$|in$|^(?:an|o|ol|th|wi|po|lil|cap|mo|yo|fo|ya|de)$", regex.IGNORECASE)
#: A word with the comma or full stop that ends its phrase.
_PHRASE_END = lazy_regex(r"[^\s,.!?…]+[,.!?…]+(?=\s|$)")
#: The first word of the text or after a comma, colon or full stop.
_PHRASE_START = lazy_regex(r"(?:^|(?<=[:,.!?…] ))[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*")
#: How far, in characters, the phrase may end from where the source's quotation does.
_NEAR = 12
_WORD_AFTER = lazy_regex(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*")
#: How many segments further a quotation may close.
_REACH = 3
#: What a speech begins with where it stands in no quotation marks.
_SPEAKS = ("—", "–", "―", "-")
#: From how many words on a quotation is taken for speech.
_SPEECH = 6
#: What stands before a quotation of any length that is speech, and at its end.
_COLONS, _FINAL = frozenset(":："), frozenset(".!?…。！？।")


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired or "&quot;" in view.target.raw:
        return
    source, target = view.source, view.target
    marked = any(mark in target.raw for mark in ALL_QUOTES)
    if marked:
        yield from _doubled_stops(view, target)
    ours = find_quotations(source.raw, source.base)
    if target.rules.quotation.closed_apostrophe and ("'" in target.raw or "’" in target.raw):
        yield from _hanging(view, target.raw)
    if ours.lone:
        return
    theirs = find_quotations(target.raw, target.base) if marked else Quotations((), ())
    if theirs.lone:
        yield from _lone(view, document, ours, theirs)
        return
    for opening, closing in theirs.pairs:
        first, last = target.raw[opening], target.raw[closing]
        if (first == '"') != (last == '"'):
            partner = {"“": "”", "”": '"', "„": None}.get(first, "“" if last == "”" else None)
            at, repair = (closing, partner) if first != '"' else (opening, partner)
            yield view.hit("target", at, at + 1, f"“{first}” and “{last}” do not make a pair", suggestion=repair)
    if ours.pairs and not theirs.pairs and not _SINGLE.search(target.raw):
        yield from _lost(view, ours)


def _doubled_stops(view: SegmentView, target: Text) -> Iterator[Hit]:
    stop_inside = target.rules.quotation.stop_inside
    for match in _DOUBLED_STOP.finditer(target.raw):
        inner, quote, space, outer = match.groups()
        if not space and (
            not stop_inside or inner not in ".," or _ABBREVIATION.search(target.raw[: match.start()][-8:])
        ):
            continue
        suggestion = None
        if stop_inside:
            suggestion = (("," if outer == "," else ".") if inner in ".," else inner) + quote
        yield view.hit(
            "target",
            match.start(),
            match.end(),
            f"“{inner}” before the closing quotation mark and “{outer}” after it",
            suggestion=suggestion,
        )


def _hanging(view: SegmentView, text: str) -> Iterator[Hit]:
    for match in _HANGING.finditer(text):
        if _CLIPPED.search(match["word"]):
            continue
        before = text[: match.start()]
        if any(mark in before for mark in ("‘", " '", "('", "\"'", "“'")) or before.startswith("'"):
            continue
        if text[match.start() : match.end()] in view.source.raw or before.endswith("'"):
            continue
        yield view.hit(
            "target",
            match.start(),
            match.end(),
            "an apostrophe that opens or joins nothing",
            suggestion=match["word"],
        )


def _lone(view: SegmentView, document: DocumentView, ours: Quotations, theirs: Quotations) -> Iterator[Hit]:
    text = view.target.raw
    if _INCHES.search(text) and len(theirs.lone) == 1 and text[theirs.lone[0] - 1].isdigit():
        return
    if _runs_on(view, document, theirs):
        return
    if len(theirs.lone) == 1 and (place := _where_missing(view, ours, theirs)) is not None:
        yield view.hit("target", *place[:2], place[2], twin=place[3])
        return
    for at in theirs.lone[:3]:
        word = _WORD_AFTER.match(text, at + 1)
        if word is not None:
            yield view.hit("target", at, word.end(), f"the quotation mark {text[at]} has no partner")
        else:
            start = at
            while start and at - start < 30 and not text[start - 1].isspace():
                start -= 1
            yield view.hit("target", start, at + 1, f"the quotation mark {text[at]} has no partner")


def _runs_on(view: SegmentView, document: DocumentView, quotations: Quotations) -> bool:
    """Whether the lone mark belongs to a quotation over several segments: opened here and closed in one of the next."""
    if len(quotations.lone) != 1:
        return False
    text, index = view.target.raw, view.number - 1
    opens = _opens(text, quotations.lone[0])
    if opens:
        near = document.segments[index + 1 : index + 1 + _REACH]
        if near and near[0].target.raw.lstrip()[:1] == text[quotations.lone[0]]:
            return True  # each paragraph of a long quotation opens anew
    else:
        near = document.segments[max(index - _REACH, 0) : index]
    for other in near:
        if any(mark in other.target.raw for mark in ALL_QUOTES):
            lone = find_quotations(other.target.raw, other.target.base).lone
            if len(lone) == 1 and _opens(other.target.raw, lone[0]) != opens:
                return True
    return False


def _where_missing(
    view: SegmentView, ours: Quotations, theirs: Quotations
) -> tuple[int, int, str, tuple[int, int]] | None:
    """Where the partner of a lone mark should stand, by where the source has it: (start, end, message, twin).

    The place is a word at the beginning or the end of the text, after a colon, or before a comma or full stop that is
    about as far from the end as in the source; None where no such place is near.
    """
    text, source, (at,) = view.target.raw.rstrip(), view.source.raw.rstrip(), theirs.lone
    before = sum(1 for pair in theirs.pairs if pair[0] < at)
    if before >= len(ours.pairs) or not source:
        return None
    opening, closing = ours.pairs[before]
    if not _is_speech(source[opening + 1 : closing]):
        return None
    mark, twin = text[at], (opening, closing + 1)
    if _opens(text, at):
        rest = (len(source) - closing - 1) * len(text) // len(source)
        ends = [
            match
            for match in _PHRASE_END.finditer(text, at + 1)
            if abs(len(text) - match.end() - rest) <= max(_NEAR, rest // 2)
        ]
        message = f"{mark} opens a quotation that is nowhere closed; in the source it ends here"
        best = min(ends, key=lambda match: abs(len(text) - match.end() - rest), default=None)
        return None if best is None else (best.start(), best.end(), message, twin)
    head = opening * len(text) // len(source)
    starts = [
        match for match in _PHRASE_START.finditer(text, 0, at) if abs(match.start() - head) <= max(_NEAR, head // 2)
    ]
    best = min(starts, key=lambda match: abs(match.start() - head), default=None)
    message = f"{mark} closes a quotation that is nowhere opened; in the source it begins here"
    return None if best is None else (best.start(), best.end(), message, twin)


def _is_speech(quoted: str) -> bool:
    """Whether so much is quoted that it is no name, title or term."""
    return len(quoted.split()) >= _SPEECH or (is_unspaced(quoted) and len(quoted) >= 2 * _SPEECH)


def _is_said(text: str, opening: int, closing: int) -> bool:
    """Whether what is quoted stands behind a colon and ends as a sentence does: She said: “Come in.”"""
    return text[:opening].rstrip()[-1:] in _COLONS and text[opening:closing].rstrip()[-1:] in _FINAL


def _opens(text: str, at: int) -> bool:
    """Whether a mark stands as an opening one does: white space or nothing before it, a word after it."""
    return at + 1 < len(text) and not text[at + 1].isspace() and (at == 0 or not text[at - 1].isalnum())


def _lost(view: SegmentView, ours: Quotations) -> Iterator[Hit]:
    text = view.source.raw
    if view.target.raw.lstrip()[:1] in _SPEAKS:
        return  # a dialogue whose speeches begin with dashes
    for opening, closing in ours.pairs:
        quoted = text[opening + 1 : closing]
        if opening == 0 and closing == len(text.rstrip()) - 1:
            continue  # the whole paragraph, as tables and captions are quoted
        if not _is_speech(quoted) and not _is_said(text, opening, closing):
            continue  # a name, a title, a term: English and others often leave the marks out
        word = _WORD_AFTER.match(text, opening + 1)
        end = closing + 1 if closing - opening < 60 else word.end() if word else opening + 1
        yield view.hit("source", opening, end, "quoted in the source, without quotation marks in the translation")
        return


CHECK = Check(
    code="quotes",
    category="Linguistic conventions/Punctuation",
    severity="minor",
    page=__doc__,
    segment=find,
)
