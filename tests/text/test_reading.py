"""What of a changed paragraph is protected: what stood there before, and what stands in its source."""

from __future__ import annotations

import pytest

from review.formats.inline import protect_markdown
from review.formats.string_marks import protect_string
from review.model import OBJECT, Paragraph, Protected, ProtectedKind, Segment
from review.text.reading import carried, words_in


def string(text: str) -> Paragraph:
    return Paragraph(text, kind="string", protected=protect_string(text))


def stretches(text: str, old: Paragraph, *source: Paragraph) -> list[str]:
    return [text[one.start : one.end] for one in carried(old, text, source)]


@pytest.mark.parametrize(
    ("source", "old", "text", "expected"),
    [
        ("Delete {count} files?", "Löschen?", "{count} Dateien löschen?", ["{count}"]),
        ("Delete {count} files?", "{anzahl} Dateien löschen?", "{count} Dateien löschen?", ["{count}"]),
        ("{a} of {b}", "{b}", "{b} hat {a}", ["{b}", "{a}"]),
        ("%d or %d", "%d", "%d und %d und %d", ["%d", "%d", "%d"]),
        ("Delete them?", "{count} löschen?", "{count} alle löschen?", ["{count}"]),
        ("Delete them?", "Löschen?", "{count} löschen?", []),
    ],
)
def test_what_stands_as_before_or_as_in_the_source_is_protected(
    source: str, old: str, text: str, expected: list[str]
) -> None:
    assert stretches(text, string(old), string(source)) == expected


def test_marks_of_emphasis_that_were_lost_are_marks_again() -> None:
    source = Paragraph("The **red** `gate`", protected=protect_markdown("The **red** `gate`"))
    assert stretches("Das **rote** `gate`", Paragraph("Das rote gate"), source) == ["**", "**", "`gate`"]


HTML = 'For <em>more</em>, see the <code class="x"><a href="./mod#listen">Listen</a></code> page &amp; <b>wait</b>.'
STANDS: tuple[tuple[str, ProtectedKind, str], ...] = (
    ("<em>", "tag", ""),
    ("</em>", "tag", ""),
    (HTML[HTML.index("<code") : HTML.index(" page")], "code", OBJECT),
    ("&amp;", "reference", "&"),
    ("<b>", "tag", ""),
    ("</b>", "tag", ""),
)


@pytest.mark.parametrize(
    ("text", "marked", "read"),
    [
        (HTML, HTML, "For more, see the Listen page & wait."),
        (HTML, "see the", "see the"),
        (HTML, "<b>wait</b>", "wait"),
        (HTML, "<b>", "<b>"),  # of the mark itself: as it is written
        (HTML, "<em>more</em>, see the <code", "more, see the <code"),
    ],
)
def test_words_are_shown_without_the_marks_that_nobody_reads(text: str, marked: str, read: str) -> None:
    protected = tuple(
        Protected(text.index(one), text.index(one) + len(one), kind, reads) for one, kind, reads in STANDS
    )
    segment = Segment(1, (), (Paragraph("First."), Paragraph(text, protected=protected)))
    start = segment.text("target").index(marked)
    assert words_in(segment, "target", start, start + len(marked)) == read


def test_code_of_markdown_and_placeholders_are_shown_as_they_are_written() -> None:
    text = "The **red** `gate` of [{name}](x.md)"
    segment = Segment(1, (Paragraph(text, protected=protect_markdown(text)),), ())
    assert words_in(segment, "source", 0, len(text)) == "The red `gate` of {name}"
    two = Segment(1, (Paragraph("One."), Paragraph("Two.")), ())
    assert words_in(two, "source", 2, 8) == "e.\n\nTw"
