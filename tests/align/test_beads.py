"""What the aligner promises whatever it is given, and what it finds in small texts written for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.align.beads import Bead, align
from review.model import Paragraph
from tests.work import at_most

GERMAN = (
    "Neue Brücke über die Elbe eröffnet",
    "Bürgermeisterin Lan Meier hat am Montag in Dresden die neue Brücke eröffnet. Sie kostete 47 Millionen Euro.",
    "Die alte Brücke war 2019 nach einem schweren Unfall gesperrt worden.",
    "„Wir haben lange gewartet“, sagte der Ingenieur Tom Huber.",
    "Die Fähre fährt bis zum 31. Mai weiter, danach wird sie nach Hamburg verkauft.",
)
ENGLISH = (
    "New bridge over the Elbe opened",
    "Mayor Lan Meier opened the new bridge in Dresden on Monday. It cost 47 million euros.",
    "The old bridge had been closed in 2019 after a serious accident.",
    "“We waited a long time,” said the engineer Tom Huber.",
    "The ferry will run until 31 May, after which it will be sold to Hamburg.",
)

texts = st.lists(st.text(max_size=60), max_size=8)


def paragraphs(*blocks: str) -> list[Paragraph]:
    return [Paragraph(text) for text in blocks]


def pairs(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads]


@settings(deadline=None, max_examples=60)
@given(texts, texts)
def test_every_paragraph_is_in_exactly_one_bead(source: list[str], target: list[str]) -> None:
    beads = align(paragraphs(*source), paragraphs(*target), "de", "en")
    assert sorted(n for bead in beads for n in bead.source) == list(range(len(source)))
    assert sorted(n for bead in beads for n in bead.target) == list(range(len(target)))
    assert all(0 <= bead.score <= 1 for bead in beads)
    assert all(bead.source or bead.target for bead in beads)


@settings(deadline=None, max_examples=40)
@given(texts, texts)
def test_matched_beads_do_not_cross(source: list[str], target: list[str]) -> None:
    matched = [
        bead for bead in align(paragraphs(*source), paragraphs(*target), "vi", "en") if bead.source and bead.target
    ]
    for before, after in pairwise(matched):
        assert before.source[0] < after.source[0]
        assert before.target[0] < after.target[0]


def test_identical_texts_are_aligned_one_to_one() -> None:
    beads = align(paragraphs(*ENGLISH), paragraphs(*ENGLISH), "en", "en")
    assert pairs(beads) == [((n,), (n,)) for n in range(len(ENGLISH))]


def test_a_translation_is_aligned_one_to_one() -> None:
    beads = align(paragraphs(*GERMAN), paragraphs(*ENGLISH), "de", "en")
    assert pairs(beads) == [((n,), (n,)) for n in range(len(ENGLISH))]
    assert all(bead.score > 0.5 for bead in beads)


def test_two_paragraphs_run_together_are_one_bead() -> None:
    joined = (*ENGLISH[:1], " ".join(ENGLISH[1:3]), *ENGLISH[3:])
    beads = align(paragraphs(*GERMAN), paragraphs(*joined), "de", "en")
    assert pairs(beads) == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3,))]


def test_a_paragraph_split_in_two_is_one_bead() -> None:
    first, second = ENGLISH[1].split(" It cost ")
    split = (ENGLISH[0], first, "It cost " + second, *ENGLISH[2:])
    beads = align(paragraphs(*GERMAN), paragraphs(*split), "de", "en")
    assert pairs(beads) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,)), ((3,), (4,)), ((4,), (5,))]


def test_lines_of_the_website_stand_alone() -> None:
    framed = ("Share this story", *ENGLISH[:2], "Subscribe to our newsletter", *ENGLISH[2:], "Back to top")
    beads = align(paragraphs(*GERMAN), paragraphs(*framed), "de", "en")
    assert [bead.target for bead in beads if not bead.source] == [(0,), (3,), (7,)]
    assert [bead.source for bead in beads if bead.source] == [(n,) for n in range(len(GERMAN))]


@pytest.mark.parametrize("line", ["Subscribe to our newsletter for updates", "Photo: agency"])
def test_a_heading_run_together_with_its_text_is_found_though_a_line_of_the_website_stands_between(line: str) -> None:
    run_together, framed = (" ".join(GERMAN[:2]), *GERMAN[2:]), (ENGLISH[0], line, *ENGLISH[1:])
    beads = align(paragraphs(*run_together), paragraphs(*framed), "de", "en")
    assert pairs(beads) == [((0,), (0, 2)), ((), (1,)), ((1,), (3,)), ((2,), (4,)), ((3,), (5,))]


def test_a_sentence_that_a_line_of_the_website_cuts_in_two_is_one_bead() -> None:
    start, end = ENGLISH[1].split(" in Dresden")
    cut = (ENGLISH[0], start, "Share this story with your friends", "in Dresden" + end, *ENGLISH[2:])
    beads = align(paragraphs(*GERMAN), paragraphs(*cut), "de", "en")
    assert pairs(beads)[:3] == [((0,), (0,)), ((1,), (1, 3)), ((), (2,))]


def test_a_line_that_both_texts_have_is_lined_up() -> None:
    source, target = (*GERMAN, "Zum Newsletter anmelden"), (*ENGLISH, "Subscribe to our newsletter")
    assert pairs(align(paragraphs(*source), paragraphs(*target), "de", "en"))[-1] == ((5,), (5,))


def test_a_line_may_be_one_of_the_text_where_the_other_language_is_not_known_to_have_such() -> None:
    source, target = (*GERMAN, "Skráðu þig á póstlistann"), (*ENGLISH, "Subscribe to our newsletter")
    assert pairs(align(paragraphs(*source), paragraphs(*target), "is", "en"))[-1] == ((5,), (5,))


def test_a_caption_that_lost_its_credit_is_no_line_of_its_own() -> None:
    source = (*GERMAN[:2], "Die neue Brücke im Morgenlicht (Foto: Jan Weber)", *GERMAN[2:])
    target = (*ENGLISH[:2], "The new bridge in the light of the morning", *ENGLISH[2:])
    assert pairs(align(paragraphs(*source), paragraphs(*target), "de", "en"))[2] == ((2,), (2,))


def test_a_paragraph_left_out_stands_alone() -> None:
    beads = align(paragraphs(*GERMAN), paragraphs(*ENGLISH[:2], *ENGLISH[3:]), "de", "en")
    assert ((2,), ()) in pairs(beads)
    assert ((3,), (2,)) in pairs(beads)


def test_one_side_may_be_empty() -> None:
    assert pairs(align(paragraphs("A", "B"), [], "de", "en")) == [((0,), ()), ((1,), ())]
    assert pairs(align([], paragraphs("A"), "de", "en")) == [((), (0,))]
    assert align([], [], "de", "en") == ()


def test_a_paragraph_of_megabytes_ends_in_bounded_time() -> None:
    huge = "The ferry runs every day. " * 80_000
    with at_most(20):
        beads = align(paragraphs(huge, "The end."), paragraphs("Die Fähre fährt. ", "Schluss.", "Ende."), "en", "de")
    assert sorted(n for bead in beads for n in bead.source) == [0, 1]
