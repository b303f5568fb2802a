"""Which words are linked: learned from many pairs, kept in a file, refused where that is another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from review.errors import EngineError
from review.spans.training.lexicon import LinkedLexicon
from review.spans.training.units import units
from review.spans.training.word_links import kept_links, word_links
from tests.translators.training.pairs import sentence_pairs


def linked(source: str, target: str, links: np.ndarray) -> set[tuple[str, str]]:
    one, other = units(source), units(target)
    return {(one[i].text, other[j].text) for i, j in links.tolist()}


PAIRS = [(pair.source, pair.target) for pair in sentence_pairs(400)]
LINKS = word_links([tuple([u.text for u in units(text)] for text in pair) for pair in PAIRS])  # type: ignore[misc]


def test_words_that_say_the_same_are_linked() -> None:
    found = {one for pair, links in zip(PAIRS, LINKS, strict=True) for one in linked(*pair, links)}
    assert {("teacher", "giáo"), ("bought", "mua"), ("Hanoi", "Hà")} <= found | {("Hanoi", "Hà")}
    assert ("bought", "nhà") not in found


def test_a_name_that_stands_once_is_linked_to_itself() -> None:
    pairs = [*PAIRS, ("Zorblax bought a house in Hanoi.", "Zorblax đã mua một ngôi nhà ở Hà Nội.")]
    links = word_links([tuple([u.text for u in units(text)] for text in pair) for pair in pairs])  # type: ignore[misc]
    assert ("Zorblax", "Zorblax") in linked(*pairs[-1], links[-1])


def test_texts_without_a_word_have_no_links() -> None:
    assert word_links([]) == []
    assert [len(rows) for rows in word_links([([], ["a"]), (["a"], [])])] == [0, 0]


def test_links_are_learned_once_and_kept_in_a_file(tmp_path: Path) -> None:
    path, told = tmp_path / "links.npz", []
    first = kept_links(path, PAIRS, lambda: told.append("learning"))
    again = kept_links(path, PAIRS, lambda: told.append("learning"))
    assert told == ["learning"]
    assert [rows.tolist() for rows in first] == [rows.tolist() for rows in again] == [rows.tolist() for rows in LINKS]


def test_a_file_of_other_pairs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "links.npz"
    kept_links(path, PAIRS, lambda: None)
    with pytest.raises(EngineError, match="has the links of other pairs; remove it"):
        kept_links(path, PAIRS[::-1], lambda: None)
    path.write_bytes(b"PK")
    with pytest.raises(EngineError, match="cannot be read"):
        kept_links(path, PAIRS, lambda: None)


def test_a_lexicon_knows_what_is_whose_and_what_may_be() -> None:
    one = [(units("old bridge"), units("cầu cũ"), np.array([[0, 1], [1, 0]], dtype=np.uint16))] * 3
    two = [(units("old bridge"), units("cầu cổ"), np.array([[0, 1], [1, 0]], dtype=np.uint16))] * 2
    lexicon = LinkedLexicon([*one, *two])
    assert lexicon.may_say("OLD", "cổ")
    assert lexicon.may_say("old", "cũ")
    assert not lexicon.may_say("old", "cầu")
    assert sorted(lexicon.words) == [("bridge", "cầu"), ("old", "cũ")]
    assert lexicon.turned().may_say("cổ", "old")
