"""Cells, headings and items that stand alone on both sides at one place are pairs."""

from __future__ import annotations

import pytest

from review.align.facing import join_facing
from review.align.paragraph_beads import Bead
from review.model import Kind, Paragraph


def paragraphs(kind: Kind, *texts: str) -> list[Paragraph]:
    return [Paragraph(text, n + 1, 1, kind) for n, text in enumerate(texts)]


SURE = 0.99


def beads(count: int) -> list[Bead]:
    """A sure pair, so many alone on either side, and a sure pair."""
    alone = [Bead((n,), (), 0.5) for n in range(1, count + 1)] + [Bead((), (n,), 0.5) for n in range(1, count + 1)]
    return [Bead((0,), (0,), SURE), *alone, Bead((count + 1,), (count + 1,), SURE)]


@pytest.mark.parametrize("kind", ["cell", "heading", "list-item"])
def test_as_many_on_both_sides_are_pairs(kind: Kind) -> None:
    source = paragraphs(kind, "lock", "Unlock the door.", "The door opens.", "end")
    target = paragraphs(kind, "lock", "Die Tür aufschließen.", "Die Tür geht auf.", "end")
    found = join_facing(beads(2), source, target)
    assert [(one.source, one.target) for one in found] == [((n,), (n,)) for n in range(4)]


@pytest.mark.parametrize(
    ("kind", "middle"),
    [
        ("body", "Die Tür aufschließen."),
        ("cell", "3 Türen aufschließen."),
        ("cell", "Die Tür aufschließen, hindurchgehen und sie wieder zusperren, bevor jemand kommt."),
    ],
)
def test_prose_other_figures_and_lengths_are_left_alone(kind: Kind, middle: str) -> None:
    source, target = paragraphs(kind, "lock", "Unlock the door.", "end"), paragraphs(kind, "lock", middle, "end")
    assert [*join_facing(beads(1), source, target)] == beads(1)


def test_one_side_alone_and_unsure_neighbours_are_left_alone() -> None:
    source, target = (paragraphs("cell", "lock", "Unlock the door.", "end") for _ in range(2))
    unsure = [Bead((0,), (0,), 0.6), *beads(1)[1:]]
    assert [*join_facing(unsure, source, target)] == unsure
    lone = [Bead((0,), (0,), SURE), Bead((1,), (), 0.5), Bead((2,), (1,), SURE)]
    assert [*join_facing(lone, source, target)] == lone
