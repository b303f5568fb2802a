"""A sentence is cut in two: a full stop, then a lower-case continuation ("ensuring security. interests of").

Triggers on a full stop, question or exclamation mark between an ordinary word and a word in lower case, in languages
whose sentences begin with a capital. The last word, the mark and the first word are marked. No suggestion: whether
the mark is one too many or words are missing, only the source tells.

As minor: on a full stop between a preposition or a conjunction and a capital, where the translation has more sentences
than its source, not for want of a comma or a conjunction, and the next does not begin with a subject, an article or a
conjunction, in fourteen languages.

Leaves alone: abbreviations (etc., Inc., No. 5, tzv., mld., those of dates and units in CLDR), initials and words
without a vowel, the first word of a label of a few words, ellipses, decimals, addresses, list numbers, names that
begin lower-case (iPhone, van Gogh), words that an element or a mark begins with (<key>esc</key>), titles that end in
their own mark (Yahoo!) where the source has it too, sentences that begin in lower case in the source as well, another
paragraph, and texts all in lower case, which are `sentence-case`.

Flagged (vi → en): `Ông nói về bảo đảm an ninh, lợi ích của vùng.` → `He spoke of ensuring security. interests of the
region come first.` — `security. interests`
Not flagged (de → en): `Sie fuhren am Montag um 17 Uhr ab.` → `They left at 5 p.m. on Monday.`

False alarms: 0.01 % of 12,900 clean translations, apart from one system whose sentences are in fact cut so in 0.1 to
2 % of segments (FLORES-200 dev vi→en, en→vi, pt→en; also DEMETR fr de ru zh hi into and out of English, NTREX en-vi
both ways, TED zh→en).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.lost_clauses import joints
from review.checks.shared.lost_letters import lost_letters
from review.checks.views import DocumentView, SegmentView
from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_re, lazy_regex
from review.text.abbreviations import is_abbreviation
from review.text.function_words import cannot_end, closed_classes
from review.text.lexicon import frequency, has_lexicon
from review.text.normalize import nfc
from review.text.scripts import is_cased

__all__ = ["CHECK"]

#: A mark, white space and a letter: the quick look; the words around it are read only where the letter is lower-case.
_GAP = lazy_re(r"[.?!][ \u00a0\n]{1,3}(?=[^\W\d_])")
_LAST = lazy_regex(r"(?<![\p{L}\p{N}.@/’'-])\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*$")
_FIRST = lazy_regex(r"(?P<word>\p{Ll}[\p{L}\p{M}\p{N}'’-]*)(?P<more>[./@]?)(?=(?P<next>[^\p{L}]*\p{Lu})?)")
_CASED = lazy_regex(r"\p{Lu}")
_INNER_CAPITAL = lazy_regex(r"\p{Lu}|\p{N}")
#: How frequent (Zipf) a word of the language is at least.
_KNOWN = 3.0
#: The longest word that is looked at before a mark.
_LONGEST = 48
#: So many words a label has at most.
_LABEL = 4
_BRACKETS = ("(", "[", "（")
_CLOSING = "'’)\"”"
#: A line's first word where that is a key, with what it does in a column of its own.
_KEY = lazy_re(r"[^\s]{1,20}(?:\t| {2})")
_VALUE = lazy_re(r"""\w+=["']""")
_MARKS = {"?": ("?", "？", "؟"), "!": ("!", "！")}


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    text = view.target.raw
    cased: bool | None = None
    yield from _in_phrase(view)
    for gap in _GAP.finditer(text):
        if not (text[gap.end()].islower() and is_cased(view.target.base)):  # Georgian has no capitals
            continue
        if "\n" in gap.group().strip(" \u00a0") and gap.group().count("\n") > 1:
            continue  # another paragraph
        if text[gap.start()] == "?" and lost_letters(view):
            continue  # the marks are letters that were lost
        if _VALUE.match(text, gap.end()):
            continue  # within markup: <b>text='…'</b>
        if view.is_marked_up("target", gap.end()):
            continue  # what an element has a word for: <key>esc</key> closes it
        if "\n" in gap.group() and _KEY.match(text, gap.end()):
            continue  # a list of keys: n   Go to the next page
        ends = gap.start() - (text[gap.start()] != "." and text[gap.start() - 1] in _CLOSING)  # the boys'! plans
        last = _LAST.search(text[max(gap.start() - _LONGEST, 0) : ends])
        first = _FIRST.match(text, gap.end())
        before = text[max(gap.start() - _LONGEST, 0) : gap.start()][: last.start()].rstrip() if last else ""
        if last is None or first is None or not _is_cut(last.group(), before, text[gap.start()], first, view):
            continue
        start, end = ends - len(last.group()), first.end("word")
        if (
            text[start:end] in view.source.raw
            or _is_label(view, before)
            or _begins_lower(first["word"], gap.start(), view)
        ):
            continue
        if cased is None:
            cased = _CASED.search(text) is not None
        if not cased:
            return
        mark = {".": "a full stop", "?": "a question mark", "!": "an exclamation mark"}[text[gap.start()]]
        yield view.hit("target", start, end, f"{mark}, and the sentence goes on in lower case: “{text[start:end]}”")


def _in_phrase(view: SegmentView) -> Iterator[Hit]:
    """A full stop behind a preposition or a conjunction, before a capital, where the translation has more sentences
    than its source: a phrase was cut in two. Those that never end a sentence are `truncated`'s.
    """
    target, source = view.target, view.source
    classes = closed_classes(target.base)
    if classes is None or not view.paired or len(target.sentences) <= len(source.sentences):
        return
    if joints(target) < joints(source):
        return  # made into two sentences where the source joins two clauses: Er kam mit. Danach …
    joining = classes.prepositions | classes.conjunctions
    begins_anew = classes.determiners | classes.conjunctions | target.rules.word_order.subjects
    for word, stop, following in zip(target.tokens, target.tokens[1:], target.tokens[2:], strict=False):
        if (
            word.key in joining
            and stop.text == "."
            and stop.start == word.end
            and word.text.islower()
            and following.kind == "word"
            and following.text[0].isupper()
            and following.key not in begins_anew
            and not cannot_end(word.key, target.language)
            and word.start not in target.mentioned
            and not is_abbreviation(word.key, target.base)
            and "\n" not in target.raw[stop.end : following.start]
            and target.raw[stop.end : following.start].isspace()
        ):
            message = f"a full stop within a phrase: “{target.raw[word.start : following.end]}”"
            yield view.hit("target", word.start, following.end, message, severity="minor")


def _is_label(view: SegmentView, before: str) -> bool:
    """Whether a text is of a few words, as its source is, which has no mark: its first word was cut short to fit."""
    few = max(len(view.source.words), len(view.target.words)) <= _LABEL
    return few and not before and not any(mark in view.source.raw for mark in ".?!。？！")


def _begins_lower(word: str, at: int, view: SegmentView) -> bool:
    """Whether the source, too, begins a sentence in lower case: with the same word, or at the same place."""
    gaps = list(_GAP.finditer(view.source.raw))
    if any(view.source.raw[gap.end() : gap.end() + len(word)].casefold() == word.casefold() for gap in gaps):
        return True
    before = sum(1 for _ in _GAP.finditer(view.target.raw, 0, at))
    return before < len(gaps) and view.source.raw[gaps[before].end()].islower()


def _is_cut(last: str, before: str, mark: str, first: regex.Match[str], view: SegmentView) -> bool:
    word = first["word"]
    if mark == "." and before.endswith(_BRACKETS):
        return False  # what a bracket begins with is short for a language: (angl. find)
    if first["more"] in ("/", "@") or _INNER_CAPITAL.search(word) or word.startswith(("al-", "el-")):
        return False
    if len(word) == 1 and any(word == token.text for token in view.source.words):
        return False  # a key, or a letter that is spoken of
    if view.target.raw.startswith("://", first.end("word")):
        return False
    if "-" in word and word in view.source.raw:
        return False  # what programs are called: gnome-session
    if word in {token.key for token in view.source.words} and frequency(word, view.target.base) < _KNOWN:
        return False  # a word of the source's that this language has not: below
    if first["next"] and nfc(word).casefold() in language_of(EVERYWHERE).names.surname_starts:
        return False
    if mark != ".":
        # a title with its own mark, an interjection: the source has the mark as well
        return not any(other in view.source.raw for other in _MARKS[mark])
    if last in view.target.rules.words.short_never_last and not before[-1:].isdigit() and before:
        return True
    return not last.isupper() and _ends_sentence(nfc(last).casefold(), view.target.base)


@lru_cache(maxsize=16384)
def _ends_sentence(word: str, base: str) -> bool:
    """Whether a word before a full stop is a whole word, no abbreviation."""
    if len(word) < 3 or is_abbreviation(word, base):
        return False
    if has_lexicon(base):
        return frequency(word, base) >= (3.0 if len(word) < 5 else 2.0)
    return len(word) >= 6


CHECK = Check(
    code="split-sentence",
    category="Linguistic conventions/Grammar",
    severity="major",
    page=__doc__,
    segment=find,
)
