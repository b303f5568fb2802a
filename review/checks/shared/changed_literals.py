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
from functools import lru_cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import OSA

from review.checks.views import SegmentView
from review.languages.language import LINGUA_FRANCA, language_tags
from review.lazy_patterns import lazy_re, lazy_regex
from review.model import PARAGRAPH_GAP, Side
from review.text.key_names import is_key_name
from review.text.language import base_language
from review.text.lexicon import frequency, has_lexicon, is_listed
from review.text.tokens import find_addresses

__all__ = [
    "ChangedLiteral",
    "changed_literals",
    "is_cut",
    "is_own_tag",
    "is_translated",
    "literal_places",
    "options_of",
    "stands",
]

#: A sign that prose has seldom: nothing is looked for in a text without one.
_SIGN = lazy_re(r"[`/_\\=$]|--|\(\)|\w\.[a-z]")
_TICKS = lazy_re(r"(?<!`)(?P<ticks>`{1,2})(?!`)(?P<code>[^`\n]{1,120})(?P=ticks)(?!`)")
#: A path has two steps at least: 5 €/month is none.
_BARE = lazy_re(
    r"""(?<![\w./\\$%#{`@*)À-ɏͰ-ӿḀ-ỿ-])(?:
      (?P<option>--[A-Za-z][\w-]*\w(?:=(?![\w-]*[À-ɏͰ-ӿ])[\w./-]+)?)
    | (?P<call>[A-Za-z_][\w.]{1,60}\([\w.,]{0,40}\))
    | (?P<path>(?:\.{1,2}|~)?/[\w.~-]+(?:/[\w.~-]+)+/?|~/[\w.~-]+|[A-Za-z]:\\[\w\\.~-]+)
    | (?P<variable>\$[A-Za-z_]\w+(?![À-ɏͰ-ӿ]))
    | (?P<assignment>[A-Za-z][\w.-]{0,60}=[\w./-]+)
    | (?P<file>[A-Za-z][\w-]+(?:\.[\w-]+)*\.[a-z][a-z0-9]{1,4})
    | (?P<dotted>\.?[a-z][\w-]{2,}(?:\.[a-z][\w-]{2,}){2,})
    | (?P<name>[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)
    )(?![\w`}À-ɏͰ-ӿḀ-ỿ])""",
    re.VERBOSE | re.ASCII,
)
_CAPITALS = lazy_re(r"(?<![\w.-])[A-Z]{4,12}(?![\w-])")
#: A word and the ending of its plural in brackets, no call: profile(s), Trigger(n).
_PLURAL = lazy_regex(r"\p{L}\p{Ll}+\(\p{Ll}{1,3}\)")
_TOKEN = lazy_regex(r"[\p{L}_]+|[^\p{L}_\s]")
_TAIL = ".,;:!?"
_PARTS = lazy_re(r"[._/-]")
#: What a reader fills in behind an option, as manuals write it: --level=NUMBER.
_FILLED_IN = lazy_re(r"=[A-Z][A-Z_-]+$")
#: The words of a name, whichever way they are joined: created_at, createdAt, created-at.
_WORD = lazy_regex(r"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|[^\W\d_]+")
#: What is no name of a reader's own (your_name.txt, /home/your-name), which is translated rightly.
_NEVER_TRANSLATED = ("option", "call", "name", "assignment", "ticks")
#: How frequent (Zipf) a word is that a translator chose, and how much more so than in English.
_KNOWN, _MORE = 2.5, 0.5
#: How frequent (Zipf) a word in capitals is that its language says every day.
_EVERYDAY = 5.0
#: What English hardly has is a word of another language, but for a slip of a letter or two.
_HEARD, _SLIP = 1.5, 2
#: Code so short is found within any word.
_SHORT = 2
#: A longer text is no sentence or paragraph.
_LONGEST = 20_000


class _Literal(NamedTuple):
    start: int
    end: int
    kind: str
    bare: str


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
    if max(len(raw), len(written)) > _LONGEST:
        return
    capitals = _changed_capitals(view)
    if capitals is not None:
        yield capitals
    if not (_SIGN.search(raw) and _SIGN.search(written)):
        return
    theirs, ours = _literals(view, "source"), _literals(view, "target")
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
            if translated and not filled and (kind not in _NEVER_TRANSLATED or _is_phrase(one.bare, other.bare)):
                continue
            judged = view.source.base if view.target.base == LINGUA_FRANCA else view.target.base
            sure = len(wanted) == len(found) and (filled or (has_lexicon(judged) and not translated))
            yield ChangedLiteral((one.start, one.end), (other.start, other.end), sure)


def _is_same(one: _Literal, other: _Literal, view: SegmentView) -> bool:
    """Whether code differs in spaces, capitals or a folder's last stroke alone, in whether an option has a value, or as
    the file of one language and of the other do: install.en.html.
    """
    if one.kind in ("file", "path"):
        theirs, ours = _PARTS.split(one.bare.casefold()), _PARTS.split(other.bare.casefold())
        languages = {(view.source.base, view.target.base)}
        different = {pair for pair in zip(theirs, ours, strict=False) if pair[0] != pair[1]}
        if len(theirs) == len(ours) and different == languages:
            return True
    here, there = ("".join(literal.bare.split()).casefold().rstrip("/") for literal in (one, other))
    if one.kind == other.kind == "option" and ("=" in here) != ("=" in there):
        return here.partition("=")[0] == there.partition("=")[0]
    return here == there


def _has_access_key(code: str, text: str, view: SegmentView) -> bool:
    """Whether the only underscore of a program's string stands before the letter to press in a word: Co_unty."""
    if text.count("_") != 1 or view.segment.kind("source") != "string" or "_" not in code.strip("_"):
        return False
    return is_listed(code.replace("_", "").casefold(), view.source.base)


def _is_phrase(code: str, other: str) -> bool:
    """Whether all of several words were put into others: `your name` as `su nombre`, not `git commit`."""
    words = _WORD.findall(code)
    return " " in code and not set(words) & set(_WORD.findall(other))


def literal_places(view: SegmentView, side: Side) -> list[tuple[int, int]]:
    """Where code stands on a side that its format does not mark, as (start, end) of the text as written."""
    if _SIGN.search(view.written.text(side)) is None or len(view.written.text(side)) > _LONGEST:
        return []
    return [(one.start, one.end) for one in _literals(view, side)]


def options_of(view: SegmentView, side: Side) -> list[tuple[int, int, str]]:
    """The options in a side's prose, as (start, end, the option without its value)."""
    if "--" not in view.written.text(side) or len(view.written.text(side)) > _LONGEST:
        return []
    found = (one for one in _literals(view, side) if one.kind == "option")
    return [(one.start, one.end, one.bare.partition("=")[0]) for one in found]


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
    if not all(is_listed(word, LINGUA_FRANCA) and frequency(word, LINGUA_FRANCA) >= _KNOWN for word in words):
        return None
    if is_translated(lost[0].group(), put[0].group(), view.source.base, view.target.base):
        return None
    judged = view.source.base if view.target.base == LINGUA_FRANCA else view.target.base
    own = words[0] if view.target.base == LINGUA_FRANCA else words[1]
    if frequency(own, judged) >= _EVERYDAY:
        return None  # said with stress: ABOVE as OVER in Danish
    return ChangedLiteral(lost[0].span(), put[0].span(), has_lexicon(judged))


def _capitals(view: SegmentView, side: Side) -> list[re.Match[str]]:
    taken = _protected(view, side)
    return [match for match in _CAPITALS.finditer(view.written.text(side)) if not _meets(match.span(), taken)]


def _is_cased(text: str) -> bool:
    """Whether a text is no headline in capitals."""
    return sum(map(str.isupper, text)) * 2 < sum(map(str.isalpha, text))


def is_translated(code: str, other: str, source: str, target: str) -> bool:
    """Whether what differs in two pieces of code is a word of the translation's language and none of English, which
    code is written in; or, in a translation into English, one of the source's was.
    """
    theirs, ours = Counter(_WORD.findall(code)), Counter(_WORD.findall(other))
    old, new = list((theirs - ours).elements()), list((ours - theirs).elements())
    if any(not word.isascii() for word in new):
        return True
    if target != LINGUA_FRANCA and new and all(len(word) > _SHORT and _is_of(word, target) for word in new):
        return True
    if OSA.distance(code, other, score_cutoff=_SLIP) <= _SLIP:
        return False
    if any(len(word) > _SHORT and frequency(word.casefold(), LINGUA_FRANCA) < _HEARD for word in new):
        return True  # no word that code is written in
    if target == LINGUA_FRANCA:
        return any(_is_of(word, source) for word in old)
    return any(_is_of(word, target) for word in new)


def is_own_tag(code: str, other: str, target: str) -> bool:
    """Whether two pieces of code differ by a language's tag alone, which is the translation's: LANG=de, LANG=nl."""
    theirs, ours = _TOKEN.findall(code), _TOKEN.findall(other)
    different = {pair for pair in zip(theirs, ours, strict=False) if pair[0] != pair[1]}
    if len(theirs) != len(ours) or len(different) != 1:
        return False
    old, new = (word.casefold().partition("_")[0] for word in next(iter(different)))
    return new == base_language(target) and old in language_tags()


@lru_cache(maxsize=4096)
def _is_of(word: str, language: str) -> bool:
    here = frequency(word.casefold(), language)
    return here >= _KNOWN and here - frequency(word.casefold(), LINGUA_FRANCA) >= _MORE


def is_cut(code: str, other: str) -> bool:
    """Whether two pieces of code are one command of which a side lacks an option or an argument: git push --force, git
    push; or has another: --save for --save-dev.
    """
    ours, theirs = code.split(), other.split()
    if len(ours) < 2 or len(theirs) < 2 or ours[0] != theirs[0] or not ours[0].isascii():
        return False
    lost, put = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    return bool(lost or put) and not (lost and put and not all(one.startswith("-") for one in (*lost, *put)))


def stands(option: str, text: str, language: str) -> bool:
    """Whether an option stands in a text as a whole, or with a word or an ending of the language joined to it: die
    --force-Option, a --force-ot.
    """
    return any(
        not tail[1]
        or tail[1][0].isupper()
        or not tail[1].isascii()
        or (language != LINGUA_FRANCA and (len(tail[1]) <= _SHORT or not _is_of_code(tail[1], language)))
        for tail in regex.finditer(rf"(?<![\w-]){re.escape(option)}(?![\p{{L}}\p{{N}}_])(?:[-‑](\p{{L}}+))?", text)
    )


def _is_of_code(word: str, language: str) -> bool:
    return frequency(word.casefold(), LINGUA_FRANCA) >= _KNOWN and not _is_of(word, language)


def _literals(view: SegmentView, side: Side) -> list[_Literal]:
    text, found = view.written.text(side), list[_Literal]()
    taken = [*_protected(view, side), *find_addresses(text)]  # `markup` and `url` read those
    for match in _TICKS.finditer(text):
        if not _meets(match.span(), taken):
            found.append(_Literal(*match.span(), "ticks", match["code"].strip()))
            taken.append(match.span())
    for match in _BARE.finditer(text):
        if match.lastgroup == "call" and _PLURAL.fullmatch(match.group()):
            continue
        bare = match.group().rstrip(_TAIL)
        place = (match.start(), match.start() + len(bare))
        if match.lastgroup == "option":
            bare = _FILLED_IN.sub("", bare)
        if not _meets(place, taken):
            found.append(_Literal(*place, match.lastgroup or "", bare))
    return sorted(found)


def _protected(view: SegmentView, side: Side) -> list[tuple[int, int]]:
    found, at = [], 0
    for paragraph in view.written.paragraphs(side):
        found += [(at + one.start, at + one.end) for one in paragraph.protected]
        if paragraph.kind == "code":
            found.append((at, at + len(paragraph.text)))
        at += len(paragraph.text) + len(PARAGRAPH_GAP)
    return found


def _meets(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in taken)


def _left(here: list[_Literal], there: list[_Literal], other: str, base: str) -> list[_Literal]:
    """Those of one side that the other has not, not even without their marks; of a letter or two, not as code."""
    bares = {one.bare for one in there}
    cut = Counter(one.kind for one in here)["ticks"] == Counter(one.kind for one in there)["ticks"]
    return [
        one
        for one in here
        if one.bare not in bares
        and (
            len(one.bare) <= _SHORT
            or one.bare not in other
            or (one.kind == "option" and not stands(one.bare, other, base))
            or (
                cut
                and one.kind == "ticks"
                and any(is_cut(one.bare, code.bare) for code in there if code.kind == "ticks")
            )
        )
    ]
