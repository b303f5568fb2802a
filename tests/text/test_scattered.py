"""Which kinds of words follow each other: English has a table, a language without one says nothing."""

from __future__ import annotations

import pytest

from review.text.scattered import evidence, is_prose, scattered
from review.text.word_classes import any_order, keys_of, steps

_CLEAN = "The mayor told reporters that the bridge would be repaired by the end of October."
_SHUFFLED = "Bridge told end by mayor that reporters the the repaired would of the be October."


def test_words_marks_numbers_and_names_are_classes() -> None:
    assert keys_of("Yesterday Anna’s 3 sons, it's said, left Hue.", "en") == [
        "yesterday", "<C's>", "<N>", "sons", ",", "it's", "said", ",", "left", "<C>",
    ]  # fmt: skip


def test_a_step_says_where_its_two_words_lie_and_how_much_the_second_is_drawn_to_the_first() -> None:
    text = "He told of the."
    drawn = {text[step.start : step.end]: step.drawn for step in steps(text, "en")}
    assert list(drawn) == ["He", "He told", "told of", "of the", "the."]
    good, bad = drawn["of the"], drawn["the."]
    assert good is not None
    assert bad is not None
    assert good > 0 > bad


def test_an_unknown_word_says_nothing() -> None:
    assert [step.drawn for step in steps("the qwxzzt", "en")][1:] == [None, None]


def test_a_sentence_is_told_from_its_words_in_another_order() -> None:
    clean, shuffled = scattered(_CLEAN, "en"), scattered(_SHUFFLED, "en")
    assert clean is not None
    assert shuffled is not None
    assert clean < -5 < 5 < shuffled


def test_any_order_is_the_same_in_any_order() -> None:
    assert any_order("the old man slept", "en") == pytest.approx(any_order("slept man the old", "en"))


def test_short_sentences_and_other_languages_say_nothing() -> None:
    assert evidence("He left.", "en") is None
    assert scattered("Der Bürgermeister sagte gestern, dass die Brücke bald fertig ist.", "de") is None
    assert steps("Le maire parle.", "fr") == []
    assert any_order("Le maire parle.", "fr") == 0.0


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (_CLEAN, True),
        ("“It rained,” he said.", True),
        ("Is the bridge open?", False),
        ("opens the file again.", False),
        ("Use --force to open it.", False),
        ("The value is a*b.", False),
        ("Bridge over the river", False),
    ],
)
def test_prose_begins_and_ends_as_sentences_do_and_has_no_signs_of_code(text: str, prose: bool) -> None:
    assert is_prose(text) == prose
