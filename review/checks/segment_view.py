"""What a check sees of a segment: both texts as they read, and where that stands as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from review.align.lengths import kept_letters, measure
from review.checks.hit import Hit
from review.kept_property import kept_property
from review.model import OBJECT, PARAGRAPH_GAP, Paragraph, Segment, Severity, Side, Span
from review.text.analysis import Text
from review.text.literals import with_literals
from review.text.names.loss import Loss
from review.text.names.traces import lost_names
from review.text.numbers.pairs import NumberPairs, pair_numbers
from review.text.reading import Reading, hidden_in, read_segment
from review.text.showing import shown_segments

__all__ = ["SegmentView"]


def _is_structured(paragraph: Paragraph) -> bool:
    if paragraph.kind == "cue":
        return any(not paragraph.text[one.start : one.end].isspace() for one in paragraph.protected)
    return bool(paragraph.protected) or paragraph.kind in ("string", "code")


class SegmentView:
    """A segment with both texts analysed. An empty side is a Text of ""."""

    def __init__(self, segment: Segment, source_language: str, target_language: str) -> None:
        #: As written, with its protected stretches; `segment`, `source` and `target` are as it reads.
        self.written = segment
        #: The same with the code that both sides have protected, too, whatever its format knows of it.
        self._marked = with_literals(segment)
        self.segment = segment = read_segment(self._marked)
        self._readings: dict[Side, Reading] = {}
        self.number = segment.number
        read = segment is not self.written
        hidden = (hidden_in(self._marked, "source"), hidden_in(self._marked, "target")) if read else ("", "")
        self.source = Text(segment.text("source"), source_language, hidden[0])
        self.target = Text(segment.text("target"), target_language, hidden[1])
        #: Whether both sides have text.
        self.paired = bool(segment.source) and bool(segment.target)

    def side(self, side: Side) -> Text:
        return self.source if side == "source" else self.target

    @property
    def has_literals(self) -> bool:
        """Whether both sides have code that no format marked: models read it as it stands, and count by that."""
        return self._marked is not self.written

    @property
    def structured(self) -> bool:
        """Whether it has markup, placeholders or code, or is a catalogue's string, named or not: it is no plain prose.

        A line break within a cue is no markup.
        """
        return any(map(_is_structured, (*self.written.source, *self.written.target)))

    @kept_property
    def shown(self) -> tuple[SegmentView, ...]:
        """The segment as people see it: a message of plurals with one number after another; itself where it is none."""
        if self.written is self.segment:
            return (self,)
        languages = self.source.language, self.target.language
        return tuple(SegmentView(one, *languages) for one in shown_segments(self.written, *languages)) or (self,)

    def forget(self) -> None:
        """Drops what was found out about its texts but their words, to be computed anew when it is asked for.

        Of a document of a hundred thousand segments all of it together takes gigabytes.
        """
        for text in (self.source, self.target):
            text.forget()
        for name in ("shown", "number_pairs", "lost_names"):
            self.__dict__.pop(name, None)
        self._readings.clear()

    @kept_property
    def number_pairs(self) -> NumberPairs:
        """The numbers of both sides, matched by value."""
        return pair_numbers(self.source, self.target)

    @kept_property
    def lost_names(self) -> list[Loss]:
        """The names of the source that the translation has no trace of; two checks ask."""
        return lost_names(self.source, self.target)

    @kept_property
    def lengths(self) -> tuple[int, int]:
        """How long both sides are (`measure`), without what they have letter by letter in a script less dense."""
        kept = kept_letters(self.source, self.target) if self.paired else 0
        return measure(self.source.raw) - kept, measure(self.target.raw) - kept

    @property
    def is_left(self) -> bool:
        """Whether the translation is the source, word for word."""
        return self.source.raw.split() == self.target.raw.split()

    def blocks(self, side: Side) -> Iterator[tuple[int, int, Paragraph]]:
        """The side's paragraphs with their (start, end) in its text."""
        start = 0
        for paragraph in self.segment.paragraphs(side):
            yield start, start + len(paragraph.text), paragraph
            start += len(paragraph.text) + len(PARAGRAPH_GAP)

    def unbroken(self, side: Side, start: int, end: int) -> int:
        """Where a stretch of a side as it reads stops being written so: at the first tag or mark within, else `end`."""
        if self.written is self.segment or OBJECT in self.side(side).raw[start:end]:
            return end
        reading = self._reading(side)
        first, last = reading.span(start, end)
        pairs = zip(self.side(side).raw[start:end], reading.written[first:last], strict=False)
        return start + next((n for n, (read, written) in enumerate(pairs) if read != written), end - start)

    def as_written(self, side: Side, start: int, end: int) -> str:
        """A stretch of a side as it reads, as it is written: with the tags and marks within."""
        if self.written is self.segment:
            return self.side(side).raw[start:end]
        reading = self._reading(side)
        return reading.written[slice(*reading.span(start, end))]

    def is_marked_up(self, side: Side, start: int) -> bool:
        """Whether a tag or a mark of emphasis stands right before a place of a side as it reads: what it opens may be a
        title, a button's or a menu's.
        """
        if self.written is self.segment or not start:
            return False
        reading = self._reading(side)
        first, _ = reading.span(start, start + 1)
        return reading.written[max(0, first - 1) : first] != self.side(side).raw[start - 1]

    def hit(
        self,
        side: Side,
        start: int,
        end: int,
        message: str,
        *,
        suggestion: str | None = None,
        severity: Severity | None = None,
        twin: tuple[int, int] | None = None,
        category: str | None = None,
        plain: bool = False,
    ) -> Hit:
        """A hit on `side` at [start, end); `twin` is the counterpart's (start, end) on the other side.

        Offsets are those of the text as it reads, or with `plain` as it reads to models, to which code that no format
        marked is text as well; the hit's are those of the text as written. A suggestion that would write over a
        protected stretch is none.
        """
        other: Side = "target" if side == "source" else "source"
        if self.written is not self.segment:
            mine, theirs = (Reading(self.written, one) if plain else self._reading(one) for one in (side, other))
            read = (read_segment(self.written).text(side) if plain else self.side(side).raw)[start:end]
            start, end = mine.span(start, end)
            twin = theirs.span(*twin) if twin is not None else None
            if mine.written[start:end] != read or OBJECT in (suggestion or ""):
                suggestion = None
            message = message.replace(OBJECT, "…")
        return self.hit_written(
            side, start, end, message, suggestion=suggestion, severity=severity, twin=twin, category=category
        )

    def hit_written(
        self,
        side: Side,
        start: int,
        end: int,
        message: str,
        *,
        suggestion: str | None = None,
        severity: Severity | None = None,
        twin: tuple[int, int] | None = None,
        category: str | None = None,
    ) -> Hit:
        """A hit as `hit` makes it, with offsets of the text as written."""
        other: Side = "target" if side == "source" else "source"
        if suggestion == self.written.text(side)[start:end]:
            suggestion = None  # it would change nothing
        return Hit(
            self.number,
            Span(side, start, end),
            message,
            suggestion,
            severity,
            Span(other, *twin) if twin is not None else None,
            category,
        )

    def _reading(self, side: Side) -> Reading:
        if side not in self._readings:
            self._readings[side] = Reading(self._marked, side)
        return self._readings[side]
