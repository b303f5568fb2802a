"""Fingerprints of many findings in one long text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.checks.shared import fingerprint
from review.checks.shared.fingerprint import Fingerprinter
from review.text.normalize import fold


def test_a_source_is_folded_once_however_many_findings_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    def counting(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(fingerprint, "fold", counting)
    prints = Fingerprinter("news")
    source = "Cầu mới. " * 100
    made = {prints.fingerprint(check, source, "“") for check in ("quotes", "brackets") for _ in range(50)}
    assert len(made) == 100
    assert folded.count(source) == 1


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "X ", "y", "x\x1fy"]), st.sampled_from("mn"))))
def test_equal_ones_are_told_apart_by_their_order_alone(asked: list[tuple[str, str, str]]) -> None:
    """The order in which sources come back does not matter, only which occurrence of its like a finding is."""
    prints, other = Fingerprinter("d"), Fingerprinter("d")
    first = sorted(prints.fingerprint(*one) for one in asked)
    assert first == sorted(other.fingerprint(*one) for one in sorted(asked))
    assert len(set(first)) == len(asked)


def test_the_digest_has_stayed_what_baselines_know() -> None:
    assert (
        Fingerprinter("news/one").fingerprint("numbers", "Có  7 Thuyền", "8 Boats")
        == "d9b3b4b4db1eb8bd3db5dd7218cb7336"
    )
