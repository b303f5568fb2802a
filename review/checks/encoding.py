"""Characters that went wrong on the way: "â€œ", "Ã©", �, invisible characters, HTML entities, look-alike letters.

Triggers on text that was read in the wrong encoding (ftfy tells which sequences no writer means; of what else is a
sequence of UTF-8 read as one of some twenty encodings, the letters that it was), the replacement
character, question marks in the place of letters ("zamkni?te" for "zamknięte", where a letter makes a word of it;
"???? ?????"), control and private-use characters, zero-width characters and direction marks where the script has no
use for them, soft hyphens, HTML entities that were left in ("&amp;", neutral: a browser shows them right), a
terminal's escape sequences (colours, from a log), full-width letters in languages that do not use them, and letters of
another script inside a word that look like its own ("bаnk" with a Cyrillic а). The suggestion is the character that
was meant, where there is only one.

Leaves alone: zero-width joiners in scripts that need them and in emoji; direction marks in Arabic, Hebrew and the
like; Greek letters in units and formulas (μm); words of two scripts without look-alikes; entities, control and
private-use characters that the source has too, and garbled text that it shows, as a manual does.

Flagged (fr → en): `L’élite s’est réunie.` → `The Ã©lite met.` — `Ã©lite`
Not flagged (fr → en): `L’élite s’est réunie.` → `The élite met.`

False alarms: none of 12,900 clean translations but for errors of the data: 5 words with a letter of another script or
a zero-width space, and the HTML entities that one system leaves in 6 to 22 % of its segments (DEMETR fr de ru zh hi
into and out of English, FLORES-200 dev vi→en, en→vi, pt→en, NTREX en-vi both ways, TED zh→en).
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.lost_letters import lost_letters
from review.checks.shared.misread import SPACED_MARK, misread_words
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_re, lazy_regex
from review.text.escapes import escape_sequences
from review.text.scripts import is_right_to_left

__all__ = ["CHECK"]

_ENTITY = lazy_regex(r"&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});")
_BAD = lazy_re(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FULL_WIDTH = lazy_re(r"[\uff01-\uff5e]*[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a][\uff01-\uff5e]*")
_SEAM = lazy_regex(
    r"\p{Latin}[\p{Cyrillic}\p{Greek}]|[\p{Cyrillic}\p{Greek}]\p{Latin}|\p{Cyrillic}\p{Greek}|\p{Greek}\p{Cyrillic}"
)
_GREEK_OR_CYRILLIC = lazy_re(r"[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]")
_WORD = lazy_regex(r"[\p{L}\p{M}]+")
#: A byte that leads a UTF-8 sequence next to one that continues it, as Latin-1, Windows, Mac and DOS show them: without
#: such a pair there is no need to ask ftfy, which takes longer.
_SUSPICIOUS = lazy_re(
    r"[\u00c2-\u00f4\u0102\u010f\u0111\u013a\u0413\u0412\u0420\u0421\u0392\u0393\u039e\u039f\u03b2\u0101]"
    r"[\s\u0080-\u00bf\u0160\u0161\u0152\u0153\u017d\u017e\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
    r"\u0401-\u040f\u0451-\u045f\u0490\u0491\u0384-\u038f\u2116]|‚Ä|[√∂∑∏├┬╨╤╬Γ][\u0080-\U0010ffff]"
)
#: The scripts that letters of another are told in, in the order of look_alikes.tsv.
SCRIPTS = {
    "Latin": lazy_regex(r"\p{Latin}"),
    "Cyrillic": lazy_regex(r"\p{Cyrillic}"),
    "Greek": lazy_regex(r"\p{Greek}"),
}
_LETTERS = lazy_regex(r"[\p{L}\p{M}]")
#: A space is missing between them ("là“thư viện"); what was garbled ("Ã“") can be read again.
_LETTER_AND_QUOTE = lazy_regex(r"(?!â)\p{Ll}[“”‘’„‚–—…]\p{L}?")
#: How many garbled stretches are looked at before a bad character inside one is told again.
_FEW = 50
#: What each language puts in its own way around a stretch that both sides show as it is.
_AROUND = "“”„‟‘’‚«»‹›「」『』\"'()（）,.;:"
_NAMES = {
    "\ufffd": "the replacement character (a letter was lost)",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\ufeff": "a byte-order mark",
    "\u2060": "a word joiner",
}


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    text = view.target.raw
    if "&" in text:
        yield from _entities(view, text)
    for lost in lost_letters(view):
        message = f"“{text[lost.start : lost.end]}” has a question mark for each letter that was lost"
        yield view.hit("target", lost.start, lost.end, message, suggestion=lost.meant or None, severity="major")
    if text.isascii() and text.isprintable():
        return
    for start, end in escape_sequences(text):
        shown = text[start:end].replace("\x1b", "ESC ").replace("\x9b", "CSI ")
        yield view.hit("target", start, end, f"a terminal's escape sequence ({shown}) in the text", suggestion="")
    text = view.target.plain
    garbled = list(_mojibake(view, text)) if _SUSPICIOUS.search(text) else []
    for start, end, meant in misread_words(text, view.target.language):
        told = any(hit.span.start < end and start < hit.span.end for hit in garbled)
        if not told and text[start:end] not in view.source.raw:
            message = f"“{text[start:end]}” was read in the wrong encoding; it was “{meant}”"
            garbled.append(view.hit("target", start, end, message, suggestion=meant, severity="major"))
    yield from garbled
    for match in _BAD.finditer(text):
        if not any(hit.span.start <= match.start() < hit.span.end for hit in garbled[:_FEW]):
            yield from _character(view, text, match.start())
    if not view.target.rules.traits.full_width and _FULL_WIDTH.search(text):
        for match in _FULL_WIDTH.finditer(text):
            plain = unicodedata.normalize("NFKC", match.group())
            if match.group() not in view.source.raw or view.source.rules.traits.full_width:
                yield view.hit("target", match.start(), match.end(), f"full-width “{match.group()}”", suggestion=plain)
    if _GREEK_OR_CYRILLIC.search(text):
        yield from _look_alikes(view, text)


def _entities(view: SegmentView, text: str) -> Iterator[Hit]:
    for match in _ENTITY.finditer(text):
        plain = html.unescape(match.group())
        if plain == match.group() or match.group() in view.source.raw:
            continue
        yield view.hit(
            "target",
            match.start(),
            match.end(),
            f"the HTML entity “{match.group()}” stands for “{plain}”",
            suggestion=plain,
            severity="neutral",
        )


def _mojibake(view: SegmentView, text: str) -> Iterator[Hit]:
    import ftfy
    from ftfy.badness import BADNESS_RE

    last = 0

    for match in BADNESS_RE.finditer(text):
        start, end = match.span()
        if start < last or SPACED_MARK.search(text, max(start - 1, 0), end + 1):
            continue
        while start > last and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        last = end
        piece = text[start:end]
        if piece.strip(_AROUND) in view.source.raw:
            continue
        fixed = ftfy.fix_encoding(piece)
        if fixed == piece and _LETTER_AND_QUOTE.fullmatch(match.group()):
            continue
        yield view.hit(
            "target",
            start,
            end,
            f"“{piece}” was read in the wrong encoding" + (f"; it was “{fixed}”" if fixed != piece else ""),
            suggestion=fixed if fixed != piece else None,
            severity="major",
        )


def _character(view: SegmentView, text: str, at: int) -> Iterator[Hit]:
    character = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if unicodedata.category(character) in ("Cc", "Co") and character in view.source.raw:
        return  # a program's own sign, one of a font of its own
    if character in _JOINERS:
        # needed between letters of joining scripts, and in emoji; between Latin, Greek or Cyrillic letters it is a slip
        if not (before and after and any(script.match(before) for script in SCRIPTS.values())):
            return
    elif character in _DIRECTIONS:
        if is_right_to_left(view.target.language) or (
            is_right_to_left(view.source.language) and character in view.source.raw
        ):
            return
    elif (character == "\u200b" and view.target.rules.traits.zero_width_space) or character == "\ufffc":
        return
    name = _NAMES.get(character)
    if name is None:
        kind = {"Co": "a private-use character", "Cc": "a control character", "Cf": "an invisible character"}
        name = f"{kind.get(unicodedata.category(character), 'no character')} (U+{ord(character):04X})"
    lost = character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn")
    start, end = at, at + 1
    if not lost:  # what is not seen is shown by its neighbours
        start = at - 1 if before and not before.isspace() else at
        end = at + 2 if after and not after.isspace() else at + 1
    yield view.hit(
        "target",
        start,
        end,
        f"{name} in the text",
        suggestion=None if lost else text[start:at] + text[at + 1 : end],
        severity="major" if lost else "minor",
    )


def _look_alikes(view: SegmentView, text: str) -> Iterator[Hit]:
    last = 0
    for seam in _SEAM.finditer(text):
        if seam.start() < last:
            continue
        start = seam.start()
        while start > last and _LETTERS.match(text[start - 1]):
            start -= 1
        match = _WORD.match(text, start)
        if match is None:
            continue
        word, last = match.group(), match.end()
        if word in view.source.raw:
            continue
        fixed = _unify(word)
        if fixed is not None:
            foreign = "".join(dict.fromkeys(a for a, b in zip(word, fixed, strict=True) if a != b))
            yield view.hit(
                "target",
                match.start(),
                match.end(),
                f"“{word}” has a letter of another script that looks like its own: {foreign}",
                suggestion=fixed,
            )


@lru_cache(maxsize=4096)
def _unify(word: str) -> str | None:
    """The word in the script of most of its letters, None where a letter of another script has no look-alike there."""
    counts = {name: len(pattern.findall(word)) for name, pattern in SCRIPTS.items()}
    script = max(counts, key=lambda name: counts[name])
    if counts[script] * 2 <= sum(counts.values()):
        return None
    alike = _alike_letters()[script]
    fixed = [
        character if SCRIPTS[script].match(character) or not _LETTERS.match(character) else alike.get(character)
        for character in word
    ]
    return None if None in fixed else "".join(filter(None, fixed))


@lru_cache(maxsize=1)
def _alike_letters() -> dict[str, dict[str, str]]:
    """Script → letter of another script → the letter that looks like it and has its case (Unicode's confusables)."""
    table: dict[str, dict[str, str]] = {name: {} for name in SCRIPTS}
    for line in (files("review.text") / "look_alikes.tsv").read_text(encoding="utf-8").splitlines():
        letter, *found = line.split("\t")
        for name, alike in zip(SCRIPTS, found, strict=True):
            if alike:
                table[name][letter] = alike
    return table


CHECK = Check(
    code="encoding",
    category="Linguistic conventions/Character encoding",
    severity="minor",
    page=__doc__,
    segment=find,
)
