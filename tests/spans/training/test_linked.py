"""What linked pairs make: losses on one side that are additions on the other, and pairs that stay right."""

from __future__ import annotations

import random

import numpy as np

from review.spans.training.faults import Drawing
from review.spans.training.known_words import KnownWords
from review.spans.training.lexicon import LinkedLexicon
from review.spans.training.linked import LinkedPair, exchange_both, lose_both, lose_in_source, said
from review.spans.training.units import joined, units

SOURCE = "The old mayor of Hoi An closed the red bridge in 1998."
TARGET = "Thị trưởng già của Hội An đã đóng cây cầu đỏ năm 1998."
#: old, mayor (two words), of, Hoi, An, closed, red, bridge, in, 1998, the stop
LINKS = [(1, 2), (2, 0), (2, 1), (3, 3), (4, 4), (5, 5), (6, 7), (8, 10), (9, 9), (10, 11), (11, 12), (12, 13)]
PAIR = LinkedPair.of(units(SOURCE), units(TARGET), np.array(LINKS, dtype=np.uint16))
#: Sixty words commoner than all of the above.
COMMON = " ".join(f"{a}{b}" for a in "bdfgklmnpt" for b in ("ae", "ai", "ao", "au", "ei", "eu"))
KNOWN = KnownWords([COMMON] * 3, {}, ["not"]), KnownWords([COMMON] * 3, {}, ["không"])


def text(parts: object) -> str:
    return joined(parts, cut_end=False).text  # type: ignore[arg-type]


def test_what_the_source_loses_is_too_much_in_the_translation() -> None:
    found = {}
    for seed in range(200):
        if made := lose_in_source(PAIR, Drawing(random.Random(seed), KNOWN[0], TARGET)):
            source, target = made
            assert target.text == TARGET
            assert not source.unsaid
            found[source.text] = {TARGET[a:b] for a, b, _ in target.wrong}, {TARGET[a:b] for a, b in target.unsure}
    assert found["The old mayor of Hoi An closed the bridge in 1998."] == ({"đỏ"}, set())
    assert found["The old of Hoi An closed the red bridge in 1998."] == ({"Thị", "trưởng"}, set())
    assert found["The old mayor of closed the red bridge in 1998."] == ({"Hội", "An"}, {"đã"})  # linked to nothing


def test_what_both_lose_leaves_a_right_pair() -> None:
    found = set()
    for seed in range(300):
        if made := lose_both(PAIR, Drawing(random.Random(seed), KNOWN[1])):
            found.add((text(made.source), text(made.target)))
            assert not any(unit.wrong is not None or unit.gap for unit in [*made.source, *made.target])
    assert (
        "The old mayor of Hoi An closed the bridge in 1998.",
        "Thị trưởng già của Hội An đã đóng cây cầu năm 1998.",
    ) in found
    assert ("The old of Hoi An closed the red bridge in 1998.", "Già của Hội An đã đóng cây cầu đỏ năm 1998.") in found
    # half of what says a word never goes alone
    assert not any(target.startswith(("Trưởng", "Thị già")) for _, target in found)


def test_both_exchange_names_words_and_numbers() -> None:
    lexicon = LinkedLexicon([])
    lexicon.words, lexicon.names = [("green", "xanh")], [("Hue", "Huế")]
    found = set()
    for seed in range(200):
        if made := exchange_both(PAIR, Drawing(random.Random(seed), KNOWN[1]), lexicon):
            found.add((text(made.source), text(made.target)))
    assert (SOURCE.replace("red", "green"), TARGET.replace("đỏ", "xanh")) in found
    assert (SOURCE.replace("Hoi", "Hue"), TARGET.replace("Hội", "Huế")) in found
    numbers = {source.split()[-1] for source, target in found if source.split()[-1] == target.split()[-1]}
    assert len(numbers - {"1998."}) > 5


def test_what_a_translation_lost_is_not_said() -> None:
    lost = joined([unit for unit in PAIR.target if unit.text not in ("đỏ", "Thị")], cut_end=False)
    source = said(PAIR, SOURCE, lost)
    assert [SOURCE[a:b] for a, b in source.unsaid] == ["red"]
    # of the mayor's two words one is left; what is linked to nothing may have been said by what is lost
    assert [SOURCE[a:b] for a, b in source.unsure] == ["The", "mayor", "the"]


def test_all_of_a_source_is_said_by_the_whole_translation() -> None:
    source = said(PAIR, SOURCE, joined(PAIR.target, cut_end=False))
    assert (source.unsaid, source.unsure) == ((), ())
