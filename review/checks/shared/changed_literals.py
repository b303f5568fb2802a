"""Code in prose that is another one in the translation: `--start` as `--stop`, server.conf as server.yaml, user.save()
as user.delete().

It stands where a manual has no language: options, calls, paths, file names, names.with.dots and
names_with_underscores, assignments, what is in backticks, and words in capitals that stand on a thing (INLET). What a
reader fills in himself is translated rightly (your_name.txt), which a word tells that is the translation's and not the
source's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from review.checks.shared.code_compared import KNOWN, SHORT, WORD, is_cut, is_own_tag, is_translated, stands
from review.checks.shared.literals import (
    LONGEST,
    Literal,
    literals_of,
    may_have_literals,
    overlaps,
    protected_places,
)
from review.checks.views import SegmentView
from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_re
from review.model import Side
from review.text.key_names import is_key_name
from review.text.lexicon import frequency, has_lexicon
from review.text.word_lists import is_listed

__all__ = ["ChangedLiteral", "changed_literals"]

_CAPITALS = lazy_re(r"(?<![\w.-])[A-Z]{4,12}(?![\w-])")
_PARTS = lazy_re(r"[._/-]")
#: What is no name of a reader's own (your_name.txt, /home/your-name), which is translated rightly.
_NEVER_TRANSLATED = ("option", "call", "name", "assignment", "ticks")
#: How frequent (Zipf) a word in capitals is that its language says every day.
_EVERYDAY = 5.0
#: So many letters are an ending; a string of more words explains something, as a command's help does.
_SLIGHT, _MESSAGE = 2, 60


class ChangedLiteral(NamedTuple):
    """One of the source, as (start, end) of its text as written, and the one that stands in its place."""

    lost: tuple[int, int]
    put: tuple[int, int]
    #: Whether no word of it was translated, and as many were put as are lost: else which stands for which is a guess.
    sure: bool


def changed_literals(view: SegmentView) -> Iterator[ChangedLiteral]:
    """Those of the segment outside what its format protects, kind by kind in the order of the text.

    Left out: what may be translated, and was.
    """
    raw, written = view.written.text("source"), view.written.text("target")
    if max(len(raw), len(written)) > LONGEST:
        return
    capitals = _changed_capitals(view)
    if capitals is not None:
        yield capitals
    if not (may_have_literals(raw) and may_have_literals(written)):
        return
    theirs, ours = literals_of(view, "source"), literals_of(view, "target")
    lost = _left(theirs, ours, written, view.target.base)
    put = _left(ours, theirs, raw, view.source.base)
    for kind in dict.fromkeys(one.kind for one in lost):
        wanted, found = ([one for one in left if one.kind == kind] for left in (lost, put))
        for one, other in zip(wanted, found, strict=False):
            if _is_same(one, other, view) or (kind == "name" and _has_access_key(one.bare, raw, view)):
                continue
            if is_own_tag(one.bare, other.bare, view.target.base):
                continue
            translated = is_translated(one.bare, other.bare, view.source.base, view.target.base)
            # $name is filled in where it stands in a string of a program, whose name is none of a reader's
            filled = kind == "variable" and view.segment.kind("target") == "string"
            filled = filled and len(view.source.words) <= _MESSAGE
            if translated and not filled and (kind not in _NEVER_TRANSLATED or _is_phrase(one.bare, other.bare)):
                continue
            judged = view.source.base if view.target.base == LINGUA_FRANCA else view.target.base
            sure = len(wanted) == len(found) and (filled or (has_lexicon(judged) and not translated))
            yield ChangedLiteral((one.start, one.end), (other.start, other.end), sure)


def _is_same(one: Literal, other: Literal, view: SegmentView) -> bool:
    """Whether code differs in spaces, capitals or a folder's last stroke alone, in whether an option has a value and
    what that is called, or as the file of one language and of the other do: install.en.html.
    """
    if one.kind in ("file", "path"):
        theirs, ours = _PARTS.split(one.bare.casefold()), _PARTS.split(other.bare.casefold())
        languages = {(view.source.base, view.target.base)}
        different = {pair for pair in zip(theirs, ours, strict=False) if pair[0] != pair[1]}
        if len(theirs) == len(ours) and different == languages:
            return True
    here, there = ("".join(literal.bare.split()).casefold().rstrip("/") for literal in (one, other))
    if one.kind == other.kind == "option":
        (name, given, _), (known, taken, _) = here.partition("="), there.partition("=")
        if name == known and (given != taken or (_is_metavariable(one.bare) and _is_metavariable(other.bare))):
            return True
    return here == there


def _is_metavariable(option: str) -> bool:
    """Whether an option's value stands for one, in capitals, as each language calls it: --from=FILE, --from=ARCHIVO."""
    value = option.partition("=")[2].strip("[]<>")
    return value.isalpha() and value.isupper()


def _has_access_key(code: str, text: str, view: SegmentView) -> bool:
    """Whether the only underscore of a program's string stands before the letter to press in a word: Co_unty."""
    if text.count("_") != 1 or view.segment.kind("source") != "string" or "_" not in code.strip("_"):
        return False
    return is_listed(code.replace("_", "").casefold(), view.source.base)


def _is_phrase(code: str, other: str) -> bool:
    """Whether all of several words were put into others: `your name` as `su nombre`, not `git commit`."""
    words = WORD.findall(code)
    return " " in code and not set(words) & set(WORD.findall(other))


def _changed_capitals(view: SegmentView) -> ChangedLiteral | None:
    """An English word in capitals among others, as what is printed on a thing (INLET), that is another (OUTLET) in the
    translation: one on either side, which no translation makes of the other.
    """
    theirs, ours = _capitals(view, "source"), _capitals(view, "target")
    lost, put = (
        [one for one in here if one.group() not in {other.group() for other in there}]
        for here, there in ((theirs, ours), (ours, theirs))
    )
    if len(lost) != 1 or len(put) != 1 or not all(map(_is_cased, (view.source.raw, view.target.raw))):
        return None
    if is_key_name(lost[0].group().title()) and not is_key_name(put[0].group().title()):
        return None  # each language has its own names for keys: INTRO
    words = [one.group().casefold() for one in (lost[0], put[0])]
    shorter, longer = sorted(words, key=len)
    if longer.startswith(shorter) and len(longer) - len(shorter) <= _SLIGHT:
        return None  # another number or case: ARGUMENTS, ARGUMENT
    if not all(is_listed(word, LINGUA_FRANCA) and frequency(word, LINGUA_FRANCA) >= KNOWN for word in words):
        return None
    if is_translated(lost[0].group(), put[0].group(), view.source.base, view.target.base):
        return None
    judged = view.source.base if view.target.base == LINGUA_FRANCA else view.target.base
    own = words[0] if view.target.base == LINGUA_FRANCA else words[1]
    if frequency(own, judged) >= min(_EVERYDAY, frequency(own, LINGUA_FRANCA)):
        return None  # said with stress: ABOVE as OVER in Danish, SLOW as LENT in French
    return ChangedLiteral(lost[0].span(), put[0].span(), has_lexicon(judged))


def _capitals(view: SegmentView, side: Side) -> list[re.Match[str]]:
    taken = protected_places(view, side)
    return [match for match in _CAPITALS.finditer(view.written.text(side)) if not overlaps(match.span(), taken)]


def _is_cased(text: str) -> bool:
    """Whether a text is no headline in capitals."""
    return sum(map(str.isupper, text)) * 2 < sum(map(str.isalpha, text))


def _left(here: list[Literal], there: list[Literal], other: str, base: str) -> list[Literal]:
    """Those of one side that the other has not, not even without their marks; of a letter or two, not as code."""
    bares = {one.bare for one in there}
    cut = Counter(one.kind for one in here)["ticks"] == Counter(one.kind for one in there)["ticks"]
    return [
        one
        for one in here
        if one.bare not in bares
        and (
            len(one.bare) <= SHORT
            or not _stands_in(one.bare, other)
            or (one.kind == "option" and not stands(one.bare, other, base))
            or (
                cut
                and one.kind == "ticks"
                and any(is_cut(one.bare, code.bare) for code in there if code.kind == "ticks")
            )
        )
    ]


def _stands_in(code: str, text: str) -> bool:
    """Whether a text has a piece of code, one of several words as a whole: npm install is not in npm installer."""
    if " " not in code:
        return code in text
    return re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text) is not None
