"""Sentence boundaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.text.sentences import split_sentences


def sentences(text: str, language: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Dr. Hall left.  Nobody asked why.", ["Dr. Hall left.", "Nobody asked why."]),
        ("en", "It cost 3.5 million. Who paid?", ["It cost 3.5 million.", "Who paid?"]),
        ("vi", "TS. Lan đến TP. Huế. Bà ở lại.", ["TS. Lan đến TP. Huế.", "Bà ở lại."]),
        ("zh", "他来了。她走了！", ["他来了。", "她走了！"]),
        ("hi", "वह आया। वह गई।", ["वह आया।", "वह गई।"]),
        ("xx", "One. Two.", ["One.", "Two."]),
        ("en", "  ", []),
    ],
)
def test_boundaries(language: str, text: str, wanted: list[str]) -> None:
    assert sentences(text, language) == wanted


@given(st.text(max_size=200), st.sampled_from(["en", "vi", "zh", "de", "ar"]))
def test_sentences_are_stripped_slices_in_order_and_lose_nothing(text: str, language: str) -> None:
    found = split_sentences(text, language)
    end = 0
    for sentence in found:
        assert sentence.start >= end
        piece = text[sentence.start : sentence.end]
        assert piece
        assert piece == piece.strip()
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()
