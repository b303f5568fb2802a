"""An encoder gives every text a vector of length 1, asks its model once for each, and reads hostile texts."""

from __future__ import annotations

import numpy as np

from tests.semantics.toy import Toy


def test_vectors_have_length_one_and_stand_in_the_order_of_the_texts() -> None:
    toy = Toy()
    rows = toy.encode(["{bridge} {river}", "{tax}", "{bridge} {river}"])
    assert rows.shape == (3, 512)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert (rows[0] == rows[2]).all()
    assert rows[0] @ rows[1] < 0.2


def test_a_text_is_asked_of_the_model_once() -> None:
    toy = Toy()
    toy.encode(["{a}", "{b}", "{a}"])
    toy.encode(["{b}", "{c}"])
    assert toy.asked == ["{a}", "{b}", "{c}"]


def test_a_text_of_nothing_is_like_nothing() -> None:
    assert not Toy().encode(["", "  \n", "{a}"])[:2].any()
    assert Toy().encode([]).shape[0] == 0
    assert not Toy().encode([""]).any()


def test_null_bytes_and_half_surrogates_are_read_and_long_texts_are_cut() -> None:
    toy = Toy()
    toy.encode(["{a}\0{b}", "\ud800 {c}", "x" * 10_000])
    assert toy.asked[0] == "{a} {b}"
    assert "\ud800" not in toy.asked[1]
    assert len(toy.asked[2]) == 3000
