"""A link's target, a stretch of code or a heading's level is another one in the translation.

Triggers on code (spans, elements, roles) that stands almost the same on the other side, but for a letter or two, or for
which other code stands there, and on code that the translation does not have at all, not even without its marks; on a
link's target that was altered by a few characters, and on one that is missing where the translation has fewer links; on
a block of code that differs in a letter or a word of a line or two, comments and quoted texts aside; on a heading of
another level.

Leaves alone: links that lead to the translation's own language, of whatever script or region (`/en/` as `/de/`,
`help.en.html` as `help.zh-cn.html`, `en.wikipedia.org` as `de.wikipedia.org`), pages that a program numbers, or names
by their chapters where these are others throughout, fragments, which follow translated headings, titles of links, code
that was put into another order, comments and quoted texts in code, names in code that are words of the translation's
language (neutral), and blocks that differ so much that they are of another version. Where code differs at three places
near one another, the two are of other versions, too: that is told once, as minor.

Flagged (en → de, page): `Run <code>make install</code> first.` → `Zuerst <code>make instal</code> ausführen.` —
`<code>make instal</code>`
Not flagged (en → de, page): `See <a href="/en/guide.md#top">it</a>.` → `Siehe <a
href="/de/guide.md#anfang">dort</a>.`

False alarms: not measured apart; on twenty published documents (51,000 words) it says a dozen things, half of them
of versions that differ.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.changed_links import changed_links
from review.checks.shared.code_blocks import changed_lines, says_in
from review.checks.shared.code_compared import is_cut, is_translated
from review.checks.shared.protected import ProtectedStretch, stretches_of
from review.checks.shared.slips import is_slip, without_twin
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.model import OBJECT
from review.text.key_names import is_same_key
from review.text.lexicon import has_lexicon

__all__ = ["CHECK"]

_DATA = lazy_regex(r"<!\[CDATA\[(.*?)\]\]>", regex.DOTALL)
_TAG = lazy_regex(r"</?[A-Za-z][^<>]*>")
_MARKS = lazy_regex(r"^(?::[\w:.+-]+:)?[`*|]+|[`*|]+_{0,2}$|^<[^<>]*>|</[^<>]*>$")
_OPTIONAL = lazy_regex(r"\[([\w.-]{1,20})\]$")
_OPTION = lazy_regex(r"--\p{L}[\p{L}\p{N}-]*|-\p{L}")
_LETTERS, _ENTITY = lazy_regex(r"\p{L}+"), lazy_regex(r"&(\p{L}+);")
#: A word within code that readers put their own for, as each language calls it.
_READERS = lazy_regex(
    r"""<(var|replaceable)\b[^<>]*>.*?</\1\s*>|<(em|i|span|code)\b[^<>]*\bclass="(?:replaceable|var)"[^<>]*>.*?</\2\s*>""",
    regex.DOTALL,
)
#: A file's name, which an example may have in words of the language: film.avi.
_FILE = lazy_regex(r"[\p{L}\d]+(?:\.[\p{L}\d]{1,5}){1,2}")
_TYPED, _POINT = lazy_regex(r"<(?:userinput|kbd|computeroutput|samp)\b"), lazy_regex(r"(?<=\d)[.,](?=\d)")
#: What is marked as code and may be words: the name of a key or a button, what a screen shows (Broken: 10).
_PROSE = lazy_regex(r"(?:<[^<>]*>)*[\p{L}\s-]+(?::\s*\d+)?(?:<[^<>]*>)*")
#: So many pieces of code that differ so near one another (segments before and after) are of another version.
_SEVERAL, _NEAR = 3, 12


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    source, target = view.written.source, view.written.target
    code = [*_code_hits(view)]
    yield from _of_version(code, view, document) if any(hit.severity is None for hit in code) else code
    if len(source) == len(target) == 1:
        if source[0].kind == target[0].kind == "code":
            return
        if source[0].kind == target[0].kind == "heading" and 0 != source[0].level != target[0].level != 0:
            message = f"a heading of level {target[0].level}, in the source {source[0].level}"
            yield view.hit_written("target", 0, len(target[0].text), message, severity="minor")
    if view.written is view.segment:
        return
    yield from changed_links(view, document)
    yield from _stars(view)


def _code_hits(view: SegmentView) -> Iterator[Hit]:
    """What differs in the code of a segment: a block, or spans in its text."""
    source, target = view.written.source, view.written.target
    if len(source) == len(target) == 1 and source[0].kind == target[0].kind == "code":
        yield from changed_lines(view)
    elif view.paired and view.written is not view.segment:
        yield from _code(view)


def _of_version(hits: list[Hit], view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """The hits as they are, or, where code differs at several places around, the first as minor and others neutral:
    that code was changed in another version, and no translator did it.
    """
    counts = {place: _changes(document.segments[place], view, hits) for place in _around(view, document)}
    before = sum(count for place, count in counts.items() if place < view.number - 1)
    if sum(counts.values()) < _SEVERAL:
        yield from hits
        return
    for number, hit in enumerate(hits):
        if hit.severity is not None:
            yield hit
        elif before or number:
            yield replace(hit, severity="neutral")
        else:
            yield replace(hit, severity="minor", message=f"{hit.message}; so it is with code further on")


def _around(view: SegmentView, document: DocumentView) -> range:
    return range(max(0, view.number - 1 - _NEAR), min(len(document.segments), view.number + _NEAR))


def _changes(other: SegmentView, view: SegmentView, hits: list[Hit]) -> int:
    """How many pieces of code differ in a segment that is near another, of which the `hits` are."""
    return sum(hit.severity is None for hit in (hits if other.number == view.number else _code_hits(other)))


def _code(view: SegmentView) -> Iterator[Hit]:
    source, target = (
        [one for one in stretches_of(view, side, "code") if one.reads == OBJECT] for side in ("source", "target")
    )
    lost, extra = without_twin(source, target, _bare), without_twin(target, source, _bare)
    others = dict(zip(lost, extra, strict=True)) if len(lost) == len(extra) else {}
    for one in lost:
        bare = _bare(one.text)
        near = next((other for other in extra if is_slip(bare, _bare(other.text))), None)
        if near is None and len(lost) == len(extra) == 1 and _is_option(bare) and _is_option(_bare(extra[0].text)):
            near = extra[0]
        if near is not None:
            extra.remove(near)
            if _plain(bare) == _plain(_bare(near.text)) or _is_typed_alike(one, near):
                continue
            chosen = says_in(one.text, near.text, view.target.language) and not bare.startswith("-")
            # a word alone may be the language's own: direction, dirección
            said = bare.isalpha() and not has_lexicon(view.target.base)
            yield view.hit_written(
                "target", near.start, near.end, f"the source has {one.text} here",
                suggestion=None if chosen or said else one.text,
                severity="neutral" if chosen else "minor" if said else None, twin=(one.start, one.end),
            )  # fmt: skip
        elif (put := others.get(one)) is not None and put in extra:
            extra.remove(put)
            if not _is_otherwise(one, put, view):
                continue
            alone = len(others) == 1 and has_lexicon(view.target.base)
            words = _PROSE.fullmatch(_MARKS.sub("", put.text)) is not None
            chosen = says_in(one.text, put.text, view.target.language)
            example = (
                chosen
                and _FILE.fullmatch(_bare(put.text))
                and _LETTERS.sub("", _bare(one.text)) == _LETTERS.sub("", _bare(put.text))
            )
            alone = alone and not (words and chosen)
            yield view.hit_written(
                "target", put.start, put.end, f"the source has {one.text} here",
                suggestion=one.text if alone and not example else None,
                severity="minor" if example or not alone else None, twin=(one.start, one.end),
            )  # fmt: skip
        elif not extra and bare and bare not in "".join(view.written.text("target").split()):
            yield view.hit_written(
                "source", one.start, one.end, f"{one.text} is missing in the translation", severity="minor"
            )


def _plain(bare: str) -> str:
    """Code without what is another way to write it: wide brackets, a folder's last stroke, brackets around what may be
    left out (app.json[c]).
    """
    folded = unicodedata.normalize("NFKC", bare).casefold()
    return str(_OPTIONAL.sub(r"\1", folded)).rstrip("/")


def _is_otherwise(one: ProtectedStretch, other: ProtectedStretch, view: SegmentView) -> bool:
    """Whether the code is another, each on one side only, and no translation of the source's."""
    here, there = _bare(one.text), _bare(other.text)
    if here.casefold() == there.casefold() or _is_typed_alike(one, other) or is_same_key(here, there):
        return False
    if is_cut(_said_in(one), _said_in(other)):
        return True
    if here in _bare(view.written.text("target")) or there in _bare(view.written.text("source")):
        return False
    return there.isascii() and not is_translated(one.text, other.text, view.source.base, view.target.base)


def _said_in(code: ProtectedStretch) -> str:
    """Code with its white space, without its marks."""
    return html.unescape(_TAG.sub("", code.text) if code.text.startswith("<") else code.text).strip("`* \n")


def _is_typed_alike(one: ProtectedStretch, other: ProtectedStretch) -> bool:
    """Whether what people type or see on a screen has the decimal marks of their country (22.345 for 22,345), or the
    names that its keys have there: 22 Shift = for 22 Maj =.
    """
    if _TYPED.match(one.text) is None:
        return False
    here, there = (_POINT.sub(".", _bare(text)) for text in (one.text, other.text))
    if here == there:
        return True
    if _LETTERS.sub("", here) != _LETTERS.sub("", there) or not any(map(str.isdigit, here)):
        return False
    words = [set(_LETTERS.findall(_TAG.sub(" ", text))) for text in (one.text, other.text)]
    return any(own - others and all(word[0].isupper() for word in own - others) for own, others in (words, words[::-1]))


def _is_option(bare: str) -> bool:
    """Whether code is a command's option, which no language translates: --port."""
    return _OPTION.fullmatch(bare) is not None


def _stars(view: SegmentView) -> Iterator[Hit]:
    """Asterisks of a translation that mark nothing, as one of the pair is missing: **never closed."""
    ours, theirs = (
        [one for one in stretches_of(view, side, "mark") if one.text == "**"] for side in ("target", "source")
    )
    if len(ours) % 2 and not len(theirs) % 2:
        message = "** marks nothing here: it is not closed, or not opened"
        yield view.hit_written("target", ours[-1].start, ours[-1].end, message, severity="minor")


def _bare(text: str) -> str:
    """Code as it is read, without its marks, white space, and what Sphinx does not show (`!name`, `~path.name`)."""
    within = text.startswith("<") and _READERS.fullmatch(text.strip()) is None
    bare = _READERS.sub("*", text) if within else text
    bare = _MARKS.sub("", _MARKS.sub("", bare.strip()).strip())
    if text.startswith("<"):
        bare = _TAG.sub("", _DATA.sub(r"\1", bare))  # <code><b>-k</b> stop</code>
    bare = _ENTITY.sub(r"\1", html.unescape(bare))  # &Shift; is what KDE's manuals call the key
    return "".join(bare.split()).lstrip("!~")


CHECK = Check(
    code="markup",
    category="Accuracy/Do not translate",
    severity="major",
    page=__doc__,
    segment=find,
    written=True,
    of_pairs=True,
)
