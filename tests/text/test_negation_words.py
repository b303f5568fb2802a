"""The word table of negations."""

from __future__ import annotations

import pytest

from review.languages.language import language_of, language_tags
from review.text.negation_words import negation_of

LANGUAGES = [tag for tag in language_tags() if language_of(tag).negation.strong]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_what_the_check_needs(language: str) -> None:
    assert language_of(language).negation.implied
    negation = negation_of(language)
    assert negation is not None
    assert negation.strong.search("\0") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "she was unable to come"),
        ("de", "der saal ist unbequem"),
        ("de", "ein arbeitsloser lehrer"),
        ("ru", "он отказался"),
        ("cs", "silnice je neprůjezdná"),
        ("pl", "nikt go nie widział"),
        ("ja", "彼は来なかった"),
        ("zh", "尚在装修"),
        ("it", "è privo di riscaldamento"),
        ("es", "sin agua"),
        ("fr", "seul le maire"),
        ("hi", "वह नहीं आया"),
    ],
)
def test_implies_a_negation(language: str, text: str) -> None:
    negation = negation_of(language)
    assert negation is not None
    assert negation.implies(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the road is wide"),
        ("de", "der minister begrüßte den vorschlag und reiste nach indien"),
        ("ru", "министр поддержал предложение в неделю"),
        ("cs", "v neděli starosta přijel do nemocnice"),
        ("fr", "le maire soutient le projet important"),
        ("zh", "部长访问非洲"),
    ],
)
def test_implies_none(language: str, text: str) -> None:
    negation = negation_of(language)
    assert negation is not None
    assert not negation.implies(text)


def test_a_language_without_a_table_is_not_judged() -> None:
    assert negation_of("xx") is None


@pytest.mark.parametrize("text", ["'" * 100_000, "-" * 100_000, "a" * 100_000, " " * 100_000, "không" + " " * 100_000])
def test_long_runs_take_bounded_time(text: str) -> None:
    for language in ("en", "vi", "de", "ru", "zh"):
        negation = negation_of(language)
        assert negation is not None
        negation.strong.search(text)
        negation.implies(text)
        if negation.idioms is not None:
            negation.idioms.search(text)
