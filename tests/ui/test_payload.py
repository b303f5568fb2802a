from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from review.ui.payload import excerpt, pieces

_TEXTS = st.text(max_size=40)
_STRETCHES = st.lists(
    st.tuples(st.integers(0, 45), st.integers(0, 10), st.sampled_from(["finding", "twin"]), st.integers(1, 9)),
    max_size=6,
)


def test_overlapping_stretches_cut_the_text_where_they_begin_and_end() -> None:
    cut = pieces("abcdef", [(1, 4, "finding", 1), (3, 5, "finding", 2), (0, 2, "twin", 3)])
    assert [(p["text"], p["findings"], p["twins"]) for p in cut] == [
        ("a", [], [3]),
        ("b", [1], [3]),
        ("c", [1], []),
        ("d", [1, 2], []),
        ("e", [2], []),
        ("f", [], []),
    ]


def test_an_empty_stretch_is_a_piece_of_its_own() -> None:
    cut = pieces("ab", [(1, 1, "finding", 7)])
    assert [(p["text"], p["findings"]) for p in cut] == [("a", []), ("", [7]), ("b", [])]


@given(_TEXTS, _STRETCHES)
def test_pieces_are_the_text_whatever_the_stretches(text: str, spans: list[tuple[int, int, str, int]]) -> None:
    stretches = [(start, start + length, kind, one) for start, length, kind, one in spans]
    cut = pieces(text, stretches)
    assert "".join(p["text"] for p in cut) == text
    at = 0
    for p in cut:
        for start, end, kind, one in stretches:
            if start < min(end, len(text)) and p["text"]:
                inside = start <= at and at + len(p["text"]) <= min(end, len(text))
                assert not inside or one in p["findings" if kind == "finding" else "twins"]
        at += len(p["text"])


def test_an_excerpt_shows_whole_words_around_what_changed() -> None:
    before = "The exchanges between leaders and the policy bodies of the two countries went on for years and years."
    after = before.replace("went on", "lasted")
    assert excerpt(before, after) == [
        ["same", "…the two countries "],
        ["gone", "went on"],
        ["new", "lasted"],
        ["same", " for years and…"],
    ]
