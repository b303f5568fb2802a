"""A tag of HTML or XML is missing in the translation, was added, or is not closed.

Triggers on tags whose names the two sides do not share: a pair that is missing or too many, a tag that opens and is
not closed though the source's is. Tags without content (`<br>`, `<x id="1"/>`) count too. A closing tag that lost its
name's letters counts as missing. Of several of a name the first is marked; what was added is a minor matter. In plain
text and tables of pairs, a link or a word in bold whose translation has no tag at all.

Leaves alone: attributes (links are `markup`'s), tags in another order, tags that only mark up text (`b`, `strong`, `i`,
`em`, `span` and their like) as long as they are closed, anchors that lead nowhere, addresses in angle brackets, words
in their place in a program's help (`--file=<name>`, of which the translation has as many; in the usage of a command
fewer are minor), and everything in code.

Flagged (en → de, string): `Press <b>Save</b> to keep <link>it</link>` →
`<b>Speichern</b> behält <link>es<link>` — `<link>`
Not flagged (en → de, string): `A <b>red</b> bridge` → `Eine rote Brücke`

In a page, where translators mark up otherwise, what is missing is a minor matter too.

False alarms: 6 on twenty published documents (51,000 words; catalogues, XLIFF, pages), where a translator chose another
element.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.lost_pairs import lost_pairs
from review.checks.shared.protected import ProtectedStretch, stretches_of
from review.checks.shared.usage import is_usage
from review.checks.views import DocumentView, SegmentView
from review.formats.tags import find_tags
from review.lazy_patterns import lazy_regex
from review.model import Severity, Side

__all__ = ["CHECK"]

_STYLE = frozenset(
    ("img", "b", "strong", "i", "em", "u", "span", "font", "small", "big", "sup", "sub", "cite", "q", "wbr", "br")
)

#: Elements that stand alone or that nobody need close (HTML Living Standard, 13.1.2: void elements, optional tags), and
#: those that stand for text.
_ELEMENTS = (
    "a p li dt dd td th tr tbody thead tfoot colgroup caption option optgroup rt rp html head body hr input area base "
    "col embed link meta source track div ul ol dl table pre code h1 h2 h3 h4 h5 h6 blockquote"
)
_HTML = _STYLE.union(_ELEMENTS.split())
#: Elements that do something; others say what a phrase is (<app>, <guilabel>), which a translator may say without, in a
#: text of so many words.
_LEADS = _HTML | {"ulink", "xref", "anchor", "footnote", "keycap", "key"}
_PROSE = 10


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    if view.written is view.segment:
        for match in lost_pairs(view):
            message = f"{match['opening']} is missing in the translation"
            severity: Severity | None = None if match["name"] else "minor"
            yield view.hit("source", *match.span("opening"), message, severity=severity)
        return
    source, target = _tags(view, "source"), _tags(view, "target")
    if not source and not target:
        return
    if is_usage(view.written.text("source")):
        yield from _lost_places(view, source, target)
        return
    words = _words(view, "source", source), _words(view, "target", target)
    if len(words[0]) == len(words[1]):
        source, target = (
            [one for one in tags if one[1].text not in own] for tags, own in zip((source, target), words, strict=True)
        )
    told: set[str] = set()
    string = view.segment.kind("target") == "string"
    for name, one in _unclosed(target):
        if name not in {other for other, _ in _unclosed(source)}:
            told.add(name)
            # what HTML and the source have not may be a key to press: <Ctrl>
            known = name in _HTML or any(other[0] == name for other, _ in source)
            message = f"{one.text} is not closed or not opened"
            yield view.hit_written("target", one.start, one.end, message, severity=None if known else "minor")
    ours, theirs = (Counter(kind for kind, _ in tags) for tags in (source, target))
    closing = Counter(name for (name, closes), _ in source if closes)
    for kind, one in _surplus(source, theirs):
        if kind[0] not in told and kind[0] not in _STYLE:
            told.add(kind[0])
            told_apart = (
                kind[0] in _LEADS or closing[kind[0]] <= theirs[kind[0], True] or len(view.source.words) < _PROSE
            )
            fills = kind[0] not in _HTML and not closing[kind[0]] and _is_filled_otherwise(view, one.text)
            severity = None if string and told_apart and not fills else "minor"
            message = f"{one.text} is missing in the translation"
            yield view.hit_written("source", one.start, one.end, message, severity=severity)
    for kind, one in _surplus(target, ours):
        if kind[0] not in told and kind[0] not in _STYLE:
            told.add(kind[0])
            yield view.hit_written("target", one.start, one.end, f"the source has no {one.text}", severity="minor")


_Kind = tuple[str, bool]


def _lost_places(
    view: SegmentView, source: list[tuple[_Kind, ProtectedStretch]], target: list[tuple[_Kind, ProtectedStretch]]
) -> Iterator[Hit]:
    """Of the words that a command's user puts in, which may be translated, the first missing where there are fewer."""
    lost = list(_surplus(source, Counter(kind for kind, _ in target)))
    if lost and view.written.text("target").count("<") < view.written.text("source").count("<"):
        one = lost[0][1]
        message = f"{one.text} is missing in the translation"
        yield view.hit_written("source", one.start, one.end, message, severity="minor")


#: What stands in angle brackets without being closed where a program's help has the reader's own word.
_WORD = lazy_regex(r"<[\p{L}_][\p{L}\p{M}\p{N} _'’ʼ-]{0,40}>")


_ANCHOR, _LINK = lazy_regex(r"\s(?:id|name)\s*="), lazy_regex(r"\shref\s*=")


def _words(view: SegmentView, side: Side, tags: list[tuple[_Kind, ProtectedStretch]]) -> list[str]:
    """Words in angle brackets that nothing closes and that are no element of HTML."""
    closed = {name for (name, closes), _ in tags if closes}
    words = _WORD.findall(view.written.text(side))
    return [word for word in words if word[1:-1].lower() not in closed | _HTML]


def _tags(view: SegmentView, side: str) -> list[tuple[_Kind, ProtectedStretch]]:
    found = []
    anchors = 0  # that are open: <a id="idm12" class="indexterm"></a> is a place, and shows nothing
    for one in stretches_of(view, "source" if side == "source" else "target", "tag"):
        tag = next(find_tags(one.text), None)
        if tag is None or not tag.name or _is_address(one.text):
            continue
        if tag.name == "a" and not tag.closes and _ANCHOR.search(one.text) and not _LINK.search(one.text):
            anchors += 1
        elif tag.name == "a" and tag.closes and anchors:
            anchors -= 1
        else:
            found.append(((tag.name, tag.closes), one))
    return found


#: A stretch that ends with the tag that closes it.
_WHOLE = lazy_regex(r"\A<[^<>]*+>.*</[^<>]*+>\Z", regex.DOTALL)


def _is_address(text: str) -> bool:
    return "@" in text and "=" not in text


def _is_filled_otherwise(view: SegmentView, text: str) -> bool:
    """Whether what the reader fills in stands in capitals in the translation: add <url>, add АДРЕС."""
    known = {word.key for word in view.source.words}
    capitals = (word for word in view.target.words if word.text.isupper() and len(word.text) > 1)
    return _WORD.fullmatch(text) is not None and any(word.key not in known for word in capitals)


def _surplus(
    tags: list[tuple[_Kind, ProtectedStretch]], others: Counter[_Kind]
) -> Iterator[tuple[_Kind, ProtectedStretch]]:
    """Opening tags that the other side has fewer of; a closing one goes with its opening one."""
    left = Counter(others)
    for kind, one in tags:
        if left[kind]:
            left[kind] -= 1
        elif not kind[1]:
            yield kind, one


def _unclosed(tags: list[tuple[_Kind, ProtectedStretch]]) -> list[tuple[str, ProtectedStretch]]:
    """Names that do not open as often as they close, each with its last tag."""
    balance: Counter[str] = Counter()
    last: dict[str, ProtectedStretch] = {}
    alone: set[str] = set()
    for (name, closes), one in tags:
        last[name] = one
        if not closes and _WHOLE.search(one.text) is not None:
            alone.add(name)  # an element whose content is not read: <indexterm>…</indexterm>
        balance[name] += -1 if closes else 1
        if one.text.endswith("/>") or name in ("br", "img", "hr", "wbr", "input"):
            alone.add(name)
    return [(name, last[name]) for name, count in balance.items() if count and name not in alone]


CHECK = Check(
    code="tags",
    category="Design and markup/Markup tag",
    severity="major",
    page=__doc__,
    segment=find,
    written=True,
    of_pairs=True,
)
