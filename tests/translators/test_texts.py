"""Pieces, words, pairs of sentences, and the comparison with the source: pure functions over texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.back_translated import TokenScore
from review.backtranslation.comparison import compare
from review.backtranslation.pairing import pair_sentences
from review.backtranslation.stretches import WordCost, excesses, heaviest, word_costs
from review.text.analysis import Text
from review.translators.engines.pieces import locate

WORDS = st.lists(
    st.sampled_from(["um", "dois", "três", "vier", "fünf", "六七", "ba,", "ba.", "e-f", "3,5", "🙂"]), max_size=12
)


@given(WORDS, WORDS)
def test_comparison_holds_every_word_of_both_sides_once(left: list[str], right: list[str]) -> None:
    source, back = Text(" ".join(left), "pt"), Text(" ".join(right), "pt")
    differences = compare(source, back)
    for side, text in (("source", source), ("back", back)):
        stretches = [getattr(difference, side) for difference in differences]
        assert stretches == sorted(stretches)
        covered = {n for start, end in stretches for n in range(start, end)}
        for token in text.tokens:
            if token.kind not in ("punctuation", "symbol"):
                assert set(range(token.start, token.end)) <= covered
    assert all(a.kind != "same" or b.kind != "same" for a, b in pairwise(differences))


def test_comparison_names_what_differs() -> None:
    source, back = Text("O rio subiu muito durante a noite.", "pt"), Text("O rio cresceu durante a noite escura.", "pt")
    named = [(d.kind, source.raw[slice(*d.source)], back.raw[slice(*d.back)]) for d in compare(source, back)]
    assert named == [
        ("same", "O rio", "O rio"),
        ("changed", "subiu muito", "cresceu"),
        ("same", "durante a noite", "durante a noite"),
        ("added", "", "escura"),
    ]


def test_comparison_of_scripts_without_spaces_goes_by_character() -> None:
    differences = compare(Text("新桥周二开通。", "zh"), Text("新桥昨天开通。", "zh"))
    assert [(d.kind, d.source) for d in differences] == [("same", (0, 2)), ("changed", (2, 4)), ("same", (4, 6))]


def test_comparison_of_a_huge_text_is_bounded() -> None:
    (difference,) = compare(Text("a b " * 12_000, "en"), Text("b a " * 12_000, "en"))
    assert difference.kind == "changed"


@pytest.mark.parametrize(
    ("sources", "backs", "expected"),
    [
        (["Um gato."], ["Um gato."], [((0,), (0,))]),
        (["O gato dorme.", "O cão ladra."], ["O gato dorme.", "O cão ladra alto."], [((0,), (0,)), ((1,), (1,))]),
        (["O gato dorme. O cão ladra muito."], ["O gato dorme.", "O cão ladra muito."], [((0,), (0, 1))]),
        (["O gato dorme na cama.", "O cão ladra.", "Chove lá fora."],
         ["O gato dorme na cama e o cão ladra.", "Chove lá fora."],
         [((0, 1), (0,)), ((2,), (1,))]),
        ([], ["Uma frase."], [((), (0,))]),
    ],
)  # fmt: skip
def test_sentences_find_their_partners(sources: list[str], backs: list[str], expected: list[object]) -> None:
    assert [(tuple(left), tuple(right)) for left, right in pair_sentences(sources, backs)] == expected


@given(st.lists(st.text(min_size=1, max_size=30), max_size=9), st.lists(st.text(min_size=1, max_size=30), max_size=9))
def test_pairs_hold_every_sentence_once_and_in_order(sources: list[str], backs: list[str]) -> None:
    pairs = pair_sentences(sources, backs)
    assert [n for left, _ in pairs for n in left] == list(range(len(sources)))
    assert [n for _, right in pairs for n in right] == list(range(len(backs)))


def test_many_sentences_are_paired_in_bounded_time() -> None:
    sentences = [f"Frase número {n} deste texto tão comprido." for n in range(150)]
    assert len(pair_sentences(sentences, sentences)) == 150


@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=10))
def test_pieces_are_located_within_the_text(text: str, cuts: list[int]) -> None:
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[a:b] for a, b in pairwise(edges)]
    places = locate(pieces, text)
    assert len(places) == len(pieces)
    assert all(0 <= start <= end <= len(text) for start, end in places)


def test_pieces_of_a_normalized_text_are_found() -> None:
    text = "Ｔhe ﬁnal №1"
    assert [text[a:b] for a, b in locate(["▁the", "▁final", "▁1"], "The final 1")] == ["", "", ""] or locate(
        ["▁The", "▁final"], "The final"
    ) == [(0, 3), (4, 9)]


def _tokens(text: str, *values: tuple[str, float]) -> list[TokenScore]:
    tokens, position = [], 0
    for piece, value in values:
        start = text.index(piece, position)
        position = start + len(piece)
        tokens.append(TokenScore(start, position, value))
    return tokens


def test_pieces_become_words_and_punctuation_costs_nothing() -> None:
    text = "O cão, porém, ladrou."
    tokens = _tokens(
        text,
        ("O", -1),
        ("cão", -2),
        (",", -9),
        ("por", -1),
        ("ém", -3),
        (",", -9),
        ("lad", -20),
        ("rou", -1),
        (".", -9),
    )
    words = word_costs(tokens, text)
    assert [(text[w.start : w.end], w.cost) for w in words] == [("O", 1), ("cão,", 2), ("porém,", 4), ("ladrou.", 12)]


def test_scripts_without_spaces_keep_their_pieces() -> None:
    text = "新桥开通"
    words = word_costs(_tokens(text, ("新桥", -1), ("开通", -2)), text)
    assert [text[w.start : w.end] for w in words] == ["新桥", "开通"]


def test_the_heaviest_run_reaches_over_a_cheap_word() -> None:
    run = heaviest([-1, 5, -2, 6, -9, 8])
    assert run is not None
    assert (run.first, run.last, run.weight) == (1, 3, 9)
    assert heaviest([-1, -2]) is None
    assert heaviest([]) is None


def test_a_word_that_is_dear_anyway_weighs_less() -> None:
    given_words = [WordCost(0, 1, 5.0), WordCost(2, 3, 5.0)]
    alone = [WordCost(0, 1, 12.0), WordCost(2, 3, 2.0)]
    first, second = excesses(given_words, alone)
    assert first < second


def test_what_even_a_whole_translation_does_not_explain_is_the_models_ignorance() -> None:
    given_words = [WordCost(0, 1, 9.0), WordCost(2, 3, 9.0)]
    alone = [WordCost(0, 1, 10.0), WordCost(2, 3, 10.0)]
    known = [WordCost(0, 1, 9.0), WordCost(2, 3, 1.0)]
    ignorance, missing = excesses(given_words, alone, known)
    assert ignorance < 0 < 5 < missing
    assert excesses(given_words, alone)[0] > 0
