"""A sentence begins in lower case, a text has no capital at all or nothing but capitals, a word is wRITTEN so.

Triggers on a text that begins with a lower-case word where its source begins with a capital, or is in a script without
capitals and ends as a sentence does; on a text all in capitals, or two words or more of it, where the source has none
such; on an everyday word with its capitals in the wrong place (wORD, THe); and on a name in lower case inside a
sentence: a place that the source names, a day of the week where these have a capital, a person whom the source writes
with one (about portugal, mon frère thomas); in German on any word that is a noun and nothing else (die regierung), by
Wiktionary's nouns and spell checkers, and by endings like -heit. The suggestion is the usual spelling where there is
one.

Leaves alone: names that begin lower-case (iPhone, eBay, van Gogh, al-Aqsa), texts whose source begins lower-case too,
continuations after an ellipsis, headings and labels all in capitals (neutral), a habit of the text (from the fourth
of some paragraphs on neutral: what options of a program do), items and cells whose source is no sentence, a program's
message that an acronym begins (TLS error: %s), captions and bylines of sources without capitals, abbreviations,
units, and what stands in the source letter by letter or is a name there (tmpfs). A sentence in mid-text that begins
lower-case is `split-sentence`.

Flagged (vi → en): `Ông ấy đã đến.` → `he has come.` — `he`
Not flagged (vi → en): `iPhone bán chạy.` → `iPhone sales are up.`

False alarms: 0.04 % of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev
vi→en, en→vi, pt→en, NTREX en-vi both ways, TED zh→en); all five do begin in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.small_names import small_names
from review.checks.shared.small_nouns import small_nouns
from review.checks.views import DocumentView, SegmentView
from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.model import Severity
from review.text.lexicon import frequency, has_lexicon
from review.text.marks import final_mark
from review.text.normalize import nfc
from review.text.scripts import is_cased, scripts_of
from review.text.tokens import Token

__all__ = ["CHECK"]

#: What stands before the name of something that is put in: {name}, <name>, $name, %name%.
_PUT_IN = frozenset("{<[$%@#_\\/")
_FIRST = lazy_regex(r"^[\s\"'“”„«‘‚¿¡(\[「『]*(?P<word>\p{L}[\p{L}\p{M}\p{N}'’-]*)(?P<after>[.)/@:_]?)")
_ENUMERATOR = lazy_regex(r"^(?:\p{L}|[ivx]+)$")
_UPPER = lazy_regex(r"\p{Lu}")
_TWO_CAPITALS = lazy_regex(r"\p{Lu}\p{Lu}")
_LOWER = lazy_regex(r"\p{Ll}")
_LETTER = lazy_regex(r"\p{L}")
_CASELESS = lazy_regex(r"[\p{L}--[\p{Lu}\p{Ll}\p{Lt}\p{Lm}]]", regex.VERSION1)
_NOT_PLAIN = lazy_regex(r"\p{Lu}|\p{N}")
_LISTED = frozenset(("list-item", "cell"))
#: A word so long and no more frequent (Zipf) than this may be a name of the source's.
_NAME, _ORDINARY = 3, 4.5
#: A program's string of fewer words that ends in no mark is a label.
_LABEL = 5
#: What has more words is no heading.
_HEADING = 12
#: How many words in capitals in a row are a text in capitals.
_SHOUTED = 2
#: What may stand between two words in capitals of one run.
_BETWEEN = " ,;:'’\"“”\u00a0-–—"
_MISCAPITALISED = lazy_regex(r"^(?:\p{Ll}\p{Lu}{2,}|\p{Lu}{2}\p{Ll}{2,})$")


_CASED = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"))


#: So many of the segments before one that begin in lower case, too, are a habit, where this share of those around it
#: begins with capitals: a text without any is none.
_AROUND, _HABIT, _CAPITALS = 24, 3, 0.25


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    text = view.target.raw
    if scripts_of(view.target.language).isdisjoint(_CASED) or not is_cased(view.target.base):
        return  # a Latin word there begins as it is spelt
    first = _FIRST.match(text)
    if first is not None and first["word"][0].islower() and _begins_low(first, view):
        word = first["word"]
        whole = not _UPPER.search(text) and len(view.target.words) > 3
        yield view.hit(
            "target",
            first.start("word"),
            first.end("word"),
            "the translation has no capital letter at all" if whole else f"the sentence begins in lower case: “{word}”",
            suggestion=word[0].upper() + word[1:],
            severity="neutral" if not whole and _is_habit(view, document) else None,
        )
    if _TWO_CAPITALS.search(text):
        yield from _capitals(view)
    for name in small_names(view) if _UPPER.search(text) else ():
        message = f"a name in lower case: “{text[name.start : name.end]}”"
        yield view.hit("target", name.start, name.end, message, suggestion=name.written)
    for noun in small_nouns(view) if _UPPER.search(text) else ():
        if text[noun.start - 1 : noun.start] in _PUT_IN:
            continue  # a placeholder's name
        written = noun.text[0].upper() + noun.text[1:]
        yield view.hit("target", noun.start, noun.end, f"a noun in lower case: “{noun.text}”", suggestion=written)


def _is_habit(view: SegmentView, document: DocumentView) -> bool:
    """Whether paragraphs before one begin in lower case too, where their sources do not, in a text that otherwise has
    its capitals: options of a program.
    """
    at, begins = view.number - 1, {}
    for place in range(max(0, at - _AROUND), min(len(document.segments), at + _AROUND + 1)):
        other = document.segments[place]
        if other.segment.kind("target") != "string" and (low := _begins_lower(other)) is not None:
            begins[place] = low
    lowered = sum(begins.values())
    before = sum(low for place, low in begins.items() if place < at)
    return before >= _HABIT and len(begins) - lowered >= _CAPITALS * len(begins)


def _begins_lower(view: SegmentView) -> bool | None:
    """Whether a paragraph begins in lower case; None where its source does not begin with a capital."""
    theirs, ours = (_FIRST.match(text.raw) for text in (view.source, view.target))
    if not view.paired or theirs is None or ours is None or not theirs["word"][0].isupper():
        return None
    return bool(ours["word"][0].islower())


def _begins_joined(word: str) -> bool:
    """d'Estaing, al-Aqsa: a particle before an apostrophe or a hyphen."""
    before = regex.split("['’-]", word, maxsplit=1)
    return len(before) > 1 and before[0] in language_of(EVERYWHERE).names.joined_particles


def _begins_low(first: regex.Match[str], view: SegmentView) -> bool:
    word, source = first["word"], view.source.raw
    after, following = first["after"], view.target.raw[first.end() : first.end() + 1]
    if after and (after != "." or not following.isspace() or _ENUMERATOR.match(word)):
        return False  # an address, a path, a list number; "mr." is none of them
    if len(word) == 1 and (whole := view.target.rules.words.one_letter) and word not in whole:
        return False
    if _NOT_PLAIN.search(word) or _begins_joined(word):
        return False
    rest = view.target.raw[first.end() :].lstrip()
    if word in language_of(EVERYWHERE).names.first_particles and _UPPER.match(rest):
        return False
    ours = _FIRST.match(source)
    if ours is None:  # the source begins with a number or a mark: only a whole sentence tells
        return source[:1].isdigit() and view.segment.kind("target") == "body" and _is_sentence(view)
    letter = ours["word"][0]
    if _is_name_of_source(word, view):
        return False
    if letter.isupper():
        if {view.segment.kind("source"), view.segment.kind("target")} <= _LISTED and not _ends(view):
            return False  # an item, which languages begin each in its own way, or a cell
        if view.segment.kind("source") == "string" and len(view.source.words) < _LABEL and not _is_sentence(view):
            return False  # a label, which languages begin each in its own way: Monday, lundi
        if view.segment.kind("source") == "string" and not ours["word"][1:].islower() and not _ends(view):
            return len(ours["word"]) == 1  # SSL error: the acronym's capital is none of a sentence
        return not word.startswith(("http", "www"))
    if letter.islower():
        return False
    return view.segment.kind("target") == "body" and view.segment.kind("source") == "body" and _is_sentence(view)


def _is_name_of_source(word: str, view: SegmentView) -> bool:
    """Whether a word that the language hardly has stands in the source in lower case too: a program, a file system."""
    if len(word) < _NAME or frequency(word, view.target.base) >= _ORDINARY:
        return False
    return any(token.text == word for token in view.source.words)


def _ends(view: SegmentView) -> bool:
    mark = final_mark(view.source.raw, view.source.base)
    return mark is not None and mark.kind != "colon"


def _is_sentence(view: SegmentView) -> bool:
    """Whether both texts end as sentences do, or the target is long enough to be one."""
    mark = final_mark(view.target.raw, view.target.base) or final_mark(view.source.raw, view.source.base)
    return mark is not None and mark.kind != "colon" and len(view.target.words) > 2


def _capitals(view: SegmentView) -> Iterator[Hit]:
    run: list[Token] = []
    text, base = view.target.raw, view.target.base
    for token in view.target.words:
        letters = token.text
        if letters.isupper() and _LETTER.match(letters):
            if run and text[run[-1].end : token.start].strip(_BETWEEN):
                yield from _shouted(view, run)
                run = []
            run.append(token)
            continue
        if run:
            yield from _shouted(view, run)
            run = []
        if len(letters) > 2 and letters[1].isupper() and _MISCAPITALISED.match(letters):
            yield from _miscapitalised(view, token, base)
    if run:
        yield from _shouted(view, run)


def _shouted(view: SegmentView, run: list[Token]) -> Iterator[Hit]:
    base, source = view.target.base, view.source
    if len(run) < _SHOUTED or not has_lexicon(base):
        return
    everyday = [token for token in run if len(token.text) > 3 and frequency(token.key, base) >= 4]
    if len(everyday) < _SHOUTED or len(everyday) * 2 < len(run):
        return
    long = [token for token in source.words if len(token.text) > 3]
    if any(token.text.isupper() for token in long):
        return
    if not any(_LOWER.search(token.text) for token in long) and view.segment.kind("target") != "body":
        return  # a source without capitals, and a heading or caption: a matter of layout
    start, end = run[0].start, run[-1].end
    severity: Severity = "neutral" if _is_heading_in_capitals(view) else "minor"
    yield view.hit("target", start, end, "all in capitals, which the source is not", severity=severity)


def _is_heading_in_capitals(view: SegmentView) -> bool:
    """Whether the whole text is in capitals and no sentence, on either side: a heading, button or label, as a house
    may set them.
    """
    if _LOWER.search(view.target.raw) or len(view.target.words) > _HEADING:
        return False
    return not any(final_mark(text.raw, text.base) for text in (view.source, view.target))


def _miscapitalised(view: SegmentView, token: Token, base: str) -> Iterator[Hit]:
    word = token.text
    if (len(word) < 4 and word[0].islower()) or word in view.source.raw or frequency(nfc(word).casefold(), base) < 4.5:
        return
    if word[0].islower():
        if word[1:].isupper() and len(word) < 4:
            return
        suggestion = word.lower()
    else:
        suggestion = word[0] + word[1:].lower()
    yield view.hit("target", token.start, token.end, f"capitals in the wrong place: “{word}”", suggestion=suggestion)


CHECK = Check(
    code="sentence-case",
    category="Linguistic conventions/Spelling",
    severity="minor",
    page=__doc__,
    segment=find,
)
