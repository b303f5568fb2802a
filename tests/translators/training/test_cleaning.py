from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import InputError, LanguageError
from review.translators.training.cleaning import check_languages, clean, hold_out, load_held_out, load_training_pairs
from review.translators.training.data import Rejected, TrainingPair
from review.translators.training.settings import TrainingSettings
from tests.translators.training.pairs import sentence_pairs, write_pairs


def test_what_is_dropped_is_counted_by_reason() -> None:
    kept, cleaning = clean(
        [
            TrainingPair("Good morning", "Chào buổi sáng", "a"),
            TrainingPair("Good  morning ", "Chào buổi sáng", "a"),
            TrainingPair("", "Chào", "a"),
            TrainingPair("Hello", " \u00a0", "a"),
            Rejected(7, "line too long"),
            TrainingPair("Press the red button now", "Press the red button now", "b"),
            TrainingPair("Ho Chi Minh", "Hồ Chí Minh", "b"),
            TrainingPair("Microsoft Word", "Microsoft Word", "b"),
            TrainingPair("x" * 3000, "y" * 3000, "b"),
            TrainingPair("Yes", "không " * 40, "b"),
            TrainingPair("GOOD EVENING!", "Chào buổi tối", "a"),
        ],
        held_out=[TrainingPair("Good evening.", "Xin chào")],
    )
    assert [pair.source for pair in kept] == ["Good morning", "Ho Chi Minh", "Microsoft Word"]
    assert cleaning.read == 11
    assert cleaning.kept == {"a": 1, "b": 2}
    assert cleaning.dropped == {
        "duplicate": 1,
        "empty side": 2,
        "line too long": 1,
        "same text on both sides": 1,
        "too long": 1,
        "lengths too different": 1,
        "in the validation set": 1,
    }
    assert cleaning.summary().startswith("11 lines read, 3 pairs kept; dropped: 2 empty side")


@given(st.lists(st.builds(TrainingPair, st.text(max_size=60), st.text(max_size=60))))
def test_every_line_is_kept_or_counted_and_cleaning_twice_changes_nothing(pairs: list[TrainingPair]) -> None:
    kept, cleaning = clean(pairs)
    assert len(kept) + cleaning.dropped.total() == cleaning.read == len(pairs)
    again, second = clean(kept)
    assert again == kept
    assert not second.dropped


def test_swapped_columns_are_refused(tmp_path: Path) -> None:
    pairs = sentence_pairs(200)
    check_languages(pairs, "en", "vi", tmp_path)
    with pytest.raises(LanguageError, match="swapped"):
        check_languages(pairs, "vi", "en", tmp_path)


@pytest.mark.parametrize("side", ["source", "target"])
def test_one_language_twice_is_refused(tmp_path: Path, side: str) -> None:
    pairs = [TrainingPair(getattr(pair, side), getattr(pair, side) + " ") for pair in sentence_pairs(200)]
    with pytest.raises(LanguageError, match="both columns look like"):
        check_languages(pairs, "en", "vi", tmp_path)


def test_languages_that_no_detector_knows_are_not_judged(tmp_path: Path) -> None:
    check_languages(sentence_pairs(100), "bho", "tpi", tmp_path)


def test_a_file_with_the_same_text_in_both_columns_is_refused(tmp_path: Path) -> None:
    pairs = [TrainingPair(pair.source, pair.source) for pair in sentence_pairs(150)]
    settings = TrainingSettings(write_pairs(tmp_path / "pairs.tsv", pairs), "en", "vi", tmp_path / "out")
    with pytest.raises(LanguageError, match="same text in both"):
        load_training_pairs(settings, [])


def test_the_validation_set_inside_the_training_set_is_dropped_and_nothing_left_is_refused(tmp_path: Path) -> None:
    pairs = sentence_pairs(250)
    path = write_pairs(tmp_path / "pairs.tsv", pairs)
    held_out = write_pairs(tmp_path / "held-out.tsv", pairs[:100], ("source", "reference"))
    settings = TrainingSettings(path, "en", "vi", tmp_path / "out", validation=held_out)
    assert load_held_out(settings) == [TrainingPair(pair.source, pair.target) for pair in pairs[:100]]
    kept, cleaning = load_training_pairs(settings, load_held_out(settings))
    assert len(kept) == 150
    assert cleaning.dropped == {"in the validation set": 100}
    with pytest.raises(InputError, match=r"too few pairs.*250 in the validation set"):
        load_training_pairs(settings, pairs)


def test_a_weight_for_an_origin_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = write_pairs(tmp_path / "pairs.tsv", sentence_pairs(150))
    settings = TrainingSettings(path, "en", "vi", tmp_path / "out", weights={"nws": 3.0})
    with pytest.raises(InputError, match="origin nws; there are manual, news"):
        load_training_pairs(settings, [])


def test_pairs_held_out_share_no_side_with_the_rest() -> None:
    pairs = [*sentence_pairs(300), *(TrainingPair(pair.source, "khác") for pair in sentence_pairs(300))]
    drawn, rest = hold_out(pairs, 40, seed=1)
    assert len(drawn) == 40
    assert not {pair.source for pair in drawn} & {pair.source for pair in rest}
    assert (drawn, rest) == hold_out(pairs, 40, seed=1)
