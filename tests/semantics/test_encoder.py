"""An encoder gives every text a vector of length 1, asks its model once for each, and reads hostile texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from review.output_cache import OutputCache
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


class TestKeptOnDisk:
    @pytest.fixture(autouse=True)
    def cache(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        monkeypatch.setattr(Toy, "kept_on_disk", True)

    def test_another_process_reads_the_same_vectors_and_asks_for_the_new_ones_alone(self) -> None:
        first = Toy().encode(["{a} {b}", "{c}"])
        later = Toy()
        assert (later.encode(["{c}", "{a} {b}", "{d}"])[:2] == first[::-1]).all()
        assert later.asked == ["{d}"]

    def test_another_version_of_the_model_has_its_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Toy().encode(["{a}"])
        monkeypatch.setattr(Toy, "signature", "encoder:toy|version:2")
        later = Toy()
        later.encode(["{a}"])
        assert later.asked == ["{a}"]

    def test_a_cache_that_cannot_be_used_stops_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "review").write_text("no folder")
        assert Toy().encode(["{a}"]).shape == (1, 512)

    def test_nothing_is_kept_of_an_encoder_that_does_not_say_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Toy, "kept_on_disk", False)
        Toy().encode(["{a}"])
        with OutputCache() as cache:
            assert cache.count() == 0
