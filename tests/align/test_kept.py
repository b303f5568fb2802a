"""Paragraphs that both sides have letter by letter hold what is around them apart."""

from __future__ import annotations

from review.align.anchors import rising
from review.align.beads import align
from review.align.kept import kept_in
from review.align.keys import structure_keys_of
from review.align.pieces import units_of
from review.formats.html import read as read_page
from review.model import Paragraph
from review.text.reading import read_paragraph

ENGLISH = (
    "Leaving and coming back",
    "To leave the room or to change places, open the drawer on the right-hand side of the desk.",
    "The leave and change places buttons are only shown while somebody else is in the room.",
    "The change places button is only shown while two or more people are in the room.",
    "Whoever leaves the room takes the coat and the umbrella.",
)
HALF_HUNGARIAN = (
    "Távozás és visszatérés",
    ENGLISH[1],
    "A Távozás és a Helycsere gomb csak akkor jelenik meg, ha más is tartózkodik a szobában.",
    "A Helycsere gomb csak akkor jelenik meg, ha legalább ketten tartózkodnak a szobában.",
    ENGLISH[4],
)


def paragraphs(texts: tuple[str, ...]) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def test_no_bead_reaches_over_a_paragraph_that_was_left() -> None:
    beads = align(paragraphs(ENGLISH), paragraphs(HALF_HUNGARIAN), "en", "hu")
    assert [(bead.source, bead.target) for bead in beads] == [((n,), (n,)) for n in range(5)]


def test_a_paragraph_that_stands_twice_or_in_another_order_is_no_hold() -> None:
    first = (
        "The lake is frozen.",
        "Nobody may walk on it.",
        "The lake is frozen.",
        "Dogs stay at home.",
        "Dress warmly.",
    )
    second = ("Dress warmly.", "The lake is frozen.", "Nobody may walk on it.", "Dogs stay at home.", "Ein See.")
    sides = paragraphs(first), paragraphs(second)
    units = [units_of([*map(read_paragraph, side)], "en") for side in sides]
    (edges, _), (keys, _) = kept_in(sides, (units[0], units[1]))
    assert [bool(key) for key in keys] == [False, True, False, True, False]
    assert edges == [False, True, True, True, True]


def test_the_longest_rising_run_is_taken() -> None:
    assert rising([(0, 5), (1, 1), (2, 2), (3, 9), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
    assert rising([]) == []


def test_a_link_that_leads_nowhere_is_known_by_its_tag() -> None:
    page = b'<p><a accesskey="p" href="1.html">Prev</a></p><p><a accesskey="u" href="#">Up</a></p>'
    keys = [structure_keys_of(paragraph) for paragraph in read_page(page, "a.html", "en")]
    assert keys == [{("link", "1.html")}, {("link", '<a accesskey="u" href="#">')}]


def test_a_caption_may_stand_on_the_other_side_of_code() -> None:
    code = Paragraph("box = open_box(size=12)\nclose_box(box)", kind="code")
    source = [*paragraphs(("Boxes are opened first.", "A box that is opened and closed")), code]
    target = [Paragraph("Kästen öffnet man zuerst."), code, Paragraph("Ein Kasten, der auf- und zugeht")]
    units = [units_of([*map(read_paragraph, side)], "en") for side in (source, target)]
    (edges, _), (keys, _) = kept_in((source, target), (units[0], units[1]))
    assert not any(edges)
    assert not any(keys)
