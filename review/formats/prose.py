"""Whether texts of a page are an article: prose enough that is no link, no label of a form and no note on cookies.

What stands out in a page that has no article is its menu, its form or a note; they are told by their elements, in any
language.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from review.formats.blocks import Block
from review.formats.tags import Tag, attributes_of, find_tags
from review.lazy_patterns import lazy_regex
from review.text.tokens import UNSPACED

__all__ = ["Surroundings", "is_prose"]

#: Letters of the shortest news, and of a text beside a form that is more than what is to be filled in or agreed to.
_LEAST, _BESIDE_A_FORM = 100, 600
#: Letters of a paragraph that is more than a label.
_PARAGRAPH = 30
#: What a letter of a script without spaces is worth: such texts have about a third of the letters.
_DENSE = 3
_CONTROLS = frozenset(["input", "button", "select", "textarea", "label"])
#: These are never a note, whatever they are called, and no note is around them.
_WHOLE = frozenset(["html", "body", "main", "article", "h1"])
_LETTERS = lazy_regex(r"[\p{L}\p{M}]+")
_UNSPACED = lazy_regex(rf"[{UNSPACED}]")
#: What the makers of notes on cookies call them, in `id` and `class`: OneTrust, Cookiebot, Didomi, Usercentrics,
#: Quantcast, CookieYes, Osano, Sourcepoint, TrustArc and Klaro say so in their documentation, others use plain words.
_NOTE = lazy_regex(
    r"(?i)\b(?:onetrust|optanon|cybotcookiebot|didomi|usercentrics|qc-cmp|cky-consent|osano-cm|sp_message_|truste[-_]|klaro)"
    r"|(?:cookies?|gdpr|ccpa|cmp|consent|privacy)[_-]?+(?:law[_-]?+)?(?:banner|bar|box|consent|dialog|hint|info|layer|"
    r"manager|message|modal|note|notice|notification|overlay|panel|pop[_-]?up|prompt|settings|wall|warning)\b"
)


@dataclass(slots=True)
class Surroundings:
    """Where a page's links and notes on cookies lie, as [start, end), and the controls of its forms, as offsets."""

    links: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)
    controls: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Surroundings:
        """Those of a page's text; an element that nothing closes is none."""
        found = cls()
        link: int | None = None
        note: tuple[int, str] | None = None
        depth = 0
        for tag in find_tags(text):
            if tag.name == "a":
                if link is not None:
                    found.links.append((link, tag.start))
                link = None if tag.closes or tag.alone else tag.end
            elif tag.name in _CONTROLS and not tag.closes:
                found.controls.append(tag.start)
            if note is None:
                if _is_note(text, tag):
                    note, depth = (tag.start, tag.name), 1
            elif tag.name in _WHOLE:
                note = None
            elif tag.name == note[1] and not tag.alone:
                depth += -1 if tag.closes else 1
                if not depth:
                    found.notes.append((note[0], tag.end))
                    note = None
        return found

    def in_note(self, block: Block) -> bool:
        """Whether a block stands in a note on cookies."""
        return _within(self.notes, block.pieces[0].start)


def is_prose(blocks: Iterable[Block], around: Surroundings) -> bool:
    """Whether blocks of a page have prose enough for an article; with a control of a form among them they want more."""
    letters = 0
    least = _LEAST
    for block in blocks:
        if _has_control(block, around.controls):
            least = _BESIDE_A_FORM
        elif block.kind not in ("heading", "caption", "code"):
            plain, linked = _letters(block, around.links)
            letters += plain if plain >= max(_PARAGRAPH, linked) else 0
    return letters >= least


def _is_note(text: str, tag: Tag) -> bool:
    if tag.closes or tag.alone or not tag.name or tag.name in _WHOLE:
        return False
    return any(
        name in ("id", "class") and _NOTE.search(text, start, end) for name, start, end in attributes_of(text, tag)
    )


def _has_control(block: Block, controls: list[int]) -> bool:
    at = bisect_right(controls, block.pieces[0].start - 1)
    return at < len(controls) and controls[at] < block.pieces[-1].end


def _letters(block: Block, links: list[tuple[int, int]]) -> tuple[int, int]:
    """The letters of a block outside links and within them, those of scripts without spaces counted threefold."""
    text, first = block.text, block.pieces[0].start
    plain = linked = at = 0
    for start, end in [*((one.start, one.end) for one in block.protected), (len(text), len(text))]:
        if start > at:
            count = sum(map(len, _LETTERS.findall(text, at, start)))
            count += (_DENSE - 1) * len(_UNSPACED.findall(text, at, start))
            if _within(links, first + at):
                linked += count
            else:
                plain += count
        at = end
    return plain, linked


def _within(stretches: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of the stretches, which are in order and apart."""
    at = bisect_right(stretches, (offset, 1 << 62)) - 1
    return at >= 0 and offset < stretches[at][1]
