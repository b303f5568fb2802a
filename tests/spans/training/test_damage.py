"""What damaged texts are like: the marks are where the damage is, in any script, and all else is as it was."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from review.spans.kinds import KINDS
from review.spans.training import faults, slips
from review.spans.training.damage import FAULTS, damage
from review.spans.training.faults import Drawing, Parts
from review.spans.training.known_words import KnownWords
from review.spans.training.units import Damaged, DamageUnit, joined, some_words, units
from tests.translators.training.pairs import sentence_pairs

EXTRA = [
    "The mayor of Hoi An did not open the old bridge, because the river Thu Bon was high.",
    "The bridge is not open, and nobody can't see it.",
    "The river is very high, because the red bridge was closed.",
    "The river was not high in 1998, because it is old; the very old boats open the old and red bridge.",
    "The bridge is not new, but it isn't old, either; the 25 boats are red.",
] * 4
ENGLISH = [pair.source for pair in sentence_pairs(300)] + EXTRA
NEAR = {"bridge": ["tunnel", "ferry"], "old": ["new", "ancient"], "bought": ["sold"]}
KNOWN = KnownWords(ENGLISH, NEAR, ["not", "never", "nobody", "*n't"])
TEXT = "The mayor of Hoi An did not open the old bridge, because the river Thu Bon was high in 1998."
SOURCE = "Thị trưởng Hội An không mở cầu cũ vì sông Thu Bồn dâng cao năm 1998."


def drawing(seed: int) -> Drawing:
    return Drawing(random.Random(seed), KNOWN, SOURCE)


def made(fault: Callable[[Parts, Drawing], Parts | None], text: str = TEXT) -> list[Damaged]:
    """What the fault makes of the text, with different draws."""
    found = []
    for seed in range(40):
        draw = drawing(seed)
        parts = fault(units(text), draw)
        if parts and parts != units(text):
            found.append(joined(parts, cut_end=draw.cut_end))
    return found


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Cô ấy đã mua 2,5 kg gạo – rẻ hơn (rất nhiều)!",
        "他在1998年出生于北京,现住上海。",
        "พิพิธภัณฑ์ปิดวันจันทร์",
        "Der Bürgermeister's Rad-Tour, “sehr” schön…",
    ],
)
def test_units_put_together_are_the_text(text: str) -> None:
    made = joined(units(text), cut_end=False)
    assert made._replace(kept=frozenset()) == Damaged(text, (), ())
    assert made.kept == frozenset(range(len(units(text))))


def test_signs_above_and_below_letters_stay_with_them() -> None:
    assert [unit.text for unit in units("हिन्दी में, น้ำ")] == ["हिन्दी", "में", ",", "น้", "ำ"]


def test_a_stretch_of_a_text_stands_there() -> None:
    for text in (TEXT, "他在1998年出生于北京，现住上海。"):
        drawn = [some_words(text, random.Random(seed), 4) for seed in range(30)]
        assert all(one in text and 1 <= len(units(one)) <= 4 for one in drawn)
        assert len(set(drawn)) > 10
    assert some_words("", random.Random(1), 4) == ""


def test_scripts_without_spaces_have_a_unit_for_each_character() -> None:
    assert [unit.text for unit in units("他住在Hội An。")] == ["他", "住", "在", "Hội", "An", "。"]
    assert [unit.text for unit in units("ที่นี่")] == ["ที่", "นี่"]
    assert [unit.text for unit in units("can't re-open 1,500.5 km")] == ["can't", "re-open", "1,500.5", "km"]


def test_what_texts_say_of_their_words() -> None:
    assert KNOWN.is_common(units("the")[0])
    assert "Thu" in KNOWN.names
    assert "Mayor" not in KNOWN.names
    assert KNOWN.negated >= {"is", "did"}
    assert (KNOWN.is_negation(units("isn't")[0]), KNOWN.affirmed("isn't")) == (True, "is")
    assert not KNOWN.is_negation(units("want")[0])


@pytest.mark.parametrize("fault", [f for f, _ in FAULTS if f.__name__.startswith("lose_")], ids=lambda f: f.__name__)
def test_what_is_lost_leaves_a_gap_where_the_text_goes_on(fault: Callable[[Parts, Drawing], Parts | None]) -> None:
    found = made(fault)
    assert found
    for one in found:
        assert not one.wrong
        assert len(one.gaps) == 1
        (gap,) = one.gaps
        # what is before the gap begins the text, and what is behind it ends it, but for a capital
        assert TEXT.lower().startswith(one.text[:gap].rstrip().lower())
        assert TEXT.lower().endswith(one.text[gap:].lower())
        assert len(one.text) < len(TEXT)


@pytest.mark.parametrize(
    "fault",
    [faults.add_common, faults.add_word, faults.add_likely, faults.add_phrase, faults.repeat],
    ids=lambda f: f.__name__,
)
def test_what_is_added_is_marked_and_without_it_the_text_is_as_it_was(
    fault: Callable[[Parts, Drawing], Parts | None],
) -> None:
    found = made(fault)
    assert found
    for one in found:
        kept, end = "", 0
        for start, stop, kind in one.wrong:
            assert KINDS[kind] == "Accuracy/Addition"
            kept, end = kept + one.text[end:start], stop
        assert "".join((kept + one.text[end:]).split()) == "".join(TEXT.split())


@pytest.mark.parametrize(
    ("fault", "category"),
    [
        (faults.near_word, "Accuracy/Mistranslation"),
        (faults.likely_word, "Accuracy/Mistranslation"),
        (faults.other_word, "Accuracy/Mistranslation"),
        (faults.other_common, "Accuracy/Mistranslation"),
        (faults.other_number, "Accuracy/Mistranslation"),
        (faults.other_name, "Accuracy/Mistranslation"),
        (faults.leave, "Accuracy/Untranslated"),
        (slips.misspell, "Linguistic conventions/Spelling"),
        (slips.recase, "Linguistic conventions/Spelling"),
        (slips.swap, "Linguistic conventions/Grammar"),
        (slips.move, "Linguistic conventions/Grammar"),
        (slips.add_mark, "Linguistic conventions/Punctuation"),
        (slips.space, "Linguistic conventions/Punctuation"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_is_other_is_marked_with_its_kind(fault: Callable[[Parts, Drawing], Parts | None], category: str) -> None:
    found = made(fault)
    assert found
    assert {KINDS[kind] for one in found for _, _, kind in one.wrong} == {category}
    before = Counter(unit.text for unit in units(TEXT))
    for one in found:
        # nothing but what is marked is new
        new = Counter(unit.text for unit in units(one.text)) - before
        marked = " ".join(one.text[start:end] for start, end, _ in one.wrong)
        assert all(text in marked for text in new), one


def test_a_name_is_exchanged_for_a_name_and_a_number_for_another() -> None:
    for one in made(faults.other_name):
        (place,) = one.wrong
        assert one.text[place[0] : place[1]] in KNOWN.names
    for one in made(faults.other_number):
        (place,) = one.wrong
        assert one.text[place[0] : place[1]].isdigit()


def test_negations_go_and_come_where_they_may_stand() -> None:
    assert TEXT.replace("did not", "did") in {one.text for one in made(faults.negate)}
    found = {one.text for one in made(faults.negate, "The bridge is open today.")}
    assert found == {f"The bridge is {word} open today." for word in ("not", "never", "nobody")}


def test_one_batch_of_damage_has_every_fault_and_little_that_is_whole() -> None:
    draw = random.Random(7)
    drawn = [damage(units(text), Drawing(draw, KNOWN, SOURCE)) for text in ENGLISH for _ in range(4)]
    assert {kind for one in drawn for _, _, kind in one.wrong} == set(range(len(KINDS)))
    whole = sum(one.whole for one in drawn) / len(drawn)
    assert 0.01 < whole < 0.08
    assert sum(bool(one.wrong or one.gaps) for one in drawn) / len(drawn) > 0.97
    for one in drawn:
        assert all(0 <= start < end <= len(one.text) for start, end, _ in one.wrong)
        assert all(0 <= gap <= len(one.text) for gap in one.gaps)


@pytest.mark.parametrize("text", ["", "…", "No", "?!"])
def test_texts_with_nothing_in_them_come_back(text: str) -> None:
    for seed in range(30):
        assert damage(units(text), Drawing(random.Random(seed), KNOWN)) is not None


def test_the_same_draw_damages_alike() -> None:
    assert damage(units(TEXT), drawing(3)) == damage(units(TEXT), drawing(3))


def test_a_likely_word_is_one_that_often_stands_between_two() -> None:
    known = KnownWords(["The old bridge is closed.", "The new bridge is closed.", "The old ferry is red."] * 2, {}, [])
    assert known.likely("The", "bridge") == ["old", "new"]
    assert known.likely("the", "red") == []
    draw = Drawing(random.Random(1), known)
    parts = faults.likely_word(units("The old bridge"), draw)
    assert parts is not None
    assert joined(parts, cut_end=False)[:2] == ("The new bridge", ((4, 7, 0),))
    assert faults.likely_word(units("Red old car"), draw) is None


def test_another_translation_of_the_same_word_is_no_fault() -> None:
    def right(unit: DamageUnit, word: str) -> bool:
        return (unit.text, word) in {("bridge", "tunnel"), ("bridge", "ferry"), ("old", "new")}

    found = set()
    for seed in range(40):
        draw = Drawing(random.Random(seed), KNOWN, SOURCE, right)
        if parts := faults.near_word(units("He bought the old bridge."), draw):
            found.add(joined(parts, cut_end=False).text)
    assert found == {"He sold the old bridge.", "He bought the ancient bridge."}


def test_what_a_text_keeps_is_known_by_number() -> None:
    for one in made(faults.lose_word):
        assert len(one.kept) == len(units(TEXT)) - 1
    for one in made(faults.other_word):
        assert len(one.changed) == 1
        assert len(one.kept) == len(units(TEXT)) - 1
    for one in made(faults.add_phrase):
        assert one.kept == frozenset(range(len(units(TEXT))))
