"""How often words meet: English has a table, a language without one knows no pairs."""

from __future__ import annotations

from review.text.word_pairs import START, attraction, fit, has_word_pairs, meet


def test_words_that_meet_are_known_to_and_those_that_avoid_each_other_are_not_drawn() -> None:
    assert meet("of", "the", "en")
    assert not meet("the", "wrote", "en")
    drawn, avoided = attraction("of", "the", "en"), attraction("the", "of", "en")
    assert drawn is not None
    assert avoided is not None
    assert drawn > 0 > avoided


def test_a_subject_fits_where_a_subject_stands_and_an_object_where_an_object_does() -> None:
    assert fit("when", "he", "said", "en") > fit("when", "him", "said", "en") + 2
    assert fit("gave", "him", "the", "en") > fit("gave", "he", "the", "en") + 1
    assert fit(START, "they", "were", "en") > fit(START, "them", "were", "en") + 1


def test_rare_pairs_tell_nothing() -> None:
    assert attraction("tael", "riyal", "en") is None


def test_a_language_without_a_table_knows_no_pairs() -> None:
    assert not has_word_pairs("de")
    assert not meet("in", "der", "de")
    assert attraction("in", "der", "de") is None
    assert fit("in", "der", "die", "de") == fit("in", "die", "der", "de")
