"""Meaning as evidence for the alignment: what belongs together gains, what does not loses, whatever the lengths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from review.align.beads import Bead, align
from review.align.meaning import Meaning
from review.model import Paragraph
from tests.semantics.toy import Toy

#: Sentences of one length, without a name, a number or a word in common: only their meaning tells them apart.
WORDS = ["lorem", "ipsum", "dolor", "amets", "conse", "ctetu", "adipi", "elits", "eiusm", "tempo", "incid", "labor"]
OTHERS = ["khong", "nhieu", "duong", "truon", "nghie", "thanh", "phuon", "giang", "vuong", "luong", "hoang", "chinh"]


def source(n: int) -> Paragraph:
    return Paragraph(f"{WORDS[n]} {{thing{n}}} {WORDS[-n]} x.", line=2 * n + 1)


def target(*numbers: int) -> Paragraph:
    return Paragraph(" ".join(f"{OTHERS[n]} {{thing{n}}} {OTHERS[-n]} y." for n in numbers), line=1)


def pairs(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads]


def test_a_paragraph_that_was_left_out_is_told_by_meaning_alone() -> None:
    sources = [source(n) for n in range(12)]
    targets = [target(n) for n in range(12) if n != 4]
    found = pairs(align(sources, targets, "xx", "yy", encode=Toy().encode))
    assert found == [((n,), () if n == 4 else (n - (n > 4),)) for n in range(12)]


def test_two_that_became_one_are_one_bead() -> None:
    sources = [source(n) for n in range(12)]
    targets = [target(n) if n != 6 else target(6, 7) for n in range(12) if n != 7]
    found = pairs(align(sources, targets, "xx", "yy", encode=Toy().encode))
    assert found[6] == ((6, 7), (6,))
    assert len(found) == 11


def test_a_stretch_has_the_weighted_sum_of_its_units() -> None:
    toy = Toy()
    rows = toy.encode([f"{{thing{n}}}" for n in range(8)])
    meaning = Meaning(rows, rows, [1.0] * 8, [1.0] * 8)
    end = np.array([5])
    right, partly, wrong = (
        float(meaning.above_chance(*sizes, end, np.array([j]))[0])
        for sizes, j in (((2, 2), 5), ((2, 1), 5), ((2, 2), 8))
    )
    assert right > partly > wrong
    assert wrong < 2


def test_worth_is_bounded_both_ways_and_falls_with_distance() -> None:
    rows = Toy().encode([f"{{thing{n}}}" for n in range(8)])
    meaning = Meaning(rows, rows, [1.0] * 8, [1.0] * 8)
    ends = np.arange(1, 9)
    right, wrong = meaning.worth(1, 1, ends, ends), meaning.worth(1, 1, ends, np.roll(ends, 3))
    assert right.min() > 2
    assert wrong.max() < 0
    assert np.abs(np.concatenate((right, wrong))).max() <= 6


def test_a_document_in_which_true_pairs_are_less_alike_is_learned() -> None:
    chance = np.random.default_rng(1)
    first = chance.normal(size=(40, 64)).astype(np.float32)
    second = first + chance.normal(size=(40, 64)).astype(np.float32) * 2.5
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    second /= np.linalg.norm(second, axis=1, keepdims=True)
    meaning = Meaning(first, second, [1.0] * 40, [1.0] * 40)
    ends = np.arange(1, 41)
    before = meaning.worth(1, 1, ends, ends).mean()
    meaning.fit([(1, 1, n, n) for n in range(1, 41)])
    assert meaning.worth(1, 1, ends, ends).mean() > before + 0.2
    assert meaning.worth(1, 1, ends, np.roll(ends, 7)).mean() < -1


def test_what_the_encoder_raises_is_passed_on() -> None:
    def failing(texts: object) -> np.ndarray:
        raise RuntimeError("out of memory")

    with pytest.raises(RuntimeError, match="out of memory"):
        align([source(1), source(2)], [target(1), target(2)], "xx", "yy", encode=failing)


def test_paragraphs_that_were_left_do_not_say_how_near_translations_are() -> None:
    """Those are the same, and translations are never: by them no paragraph that was translated would have a pair."""
    sources = [source(n) for n in range(12)]
    targets = [Paragraph(f"{target(n).text} {OTHERS[n]}") if n in (3, 7) else source(n) for n in range(12)]
    numbers = {paragraph.text: (n, 0.0) for n, paragraph in enumerate(sources)}
    numbers |= {targets[n].text: (n, 0.9) for n in (3, 7)}

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        rows = np.zeros((len(texts), 24), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            n, away = numbers[text]
            row[n], row[12 + n] = (1 - away**2) ** 0.5, away
        return rows

    found = pairs(align(sources, targets, "xx", "yy", encode=encode))
    assert found == [((n,), (n,)) for n in range(12)]
