"""What a mark costs that ends a clause too early."""

from __future__ import annotations

import re

import pytest

from review.back_translated import BackTranslation, TokenScore
from review.backtranslation.features import Features, features_of

SOURCE = "Cảng phụ thuộc vào con đường."


def counted(text: str, costs: dict[str, float], forward: str | None = "The harbour depends on the road.") -> Features:
    """Pieces cost what is told, others one nat."""
    places = [(at.start(), at.end(), at.group().strip()) for at in re.finditer(r"\s?\w+|\s?[^\w\s]", text)]
    scores = tuple(TokenScore(start, end, -costs.get(piece, 1.0)) for start, end, piece in places)
    own = (TokenScore(0, len(SOURCE), -1.0),)
    return features_of(
        SOURCE,
        text,
        BackTranslation(SOURCE, source_scores=own, target_scores=scores, forward=forward, adequacy=-1.0),
        0,
    )


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The harbour depends.", "."),
        ("Der Hafen hängt ab, sagt man.", ","),
        ("El puerto depende; llueve.", ";"),
        ("Порт зависит?", "?"),
        ("港口取决于，他说。", "，"),
        ("बंदरगाह निर्भर है।", "।"),
        ("يعتمد الميناء؟", "؟"),
    ],
)
def test_a_mark_costs_what_nothing_led_up_to(text: str, mark: str) -> None:
    assert counted(text, {mark: 7.0}).ahead_mark == pytest.approx(7.0)


def test_the_dearest_of_them_counts_and_for_no_more_than_a_word_may() -> None:
    assert counted("It belongs, they say.", {",": 6.0, ".": 2.0}).ahead_mark == pytest.approx(6.0)
    assert counted("It belongs, they say.", {",": 6.0, ".": 30.0}).ahead_mark == pytest.approx(12.0)


@pytest.mark.parametrize(
    "text",
    ["It rained (again).", "On pages 3–4.", "The “sea” rose.", "It is 3.5 m.", "At 10:30.", "See a.example.org."],
)
def test_words_dashes_quotes_brackets_and_marks_within_figures_and_addresses_end_no_clause(text: str) -> None:
    scored = counted(text[:-1], dict.fromkeys(("rained", "again", "(", ")", "–", "“", "”", "sea", ".", ":"), 11.0))
    assert scored.ahead_mark == 0.0


def test_without_a_model_of_the_direction_nothing_is_known_of_marks() -> None:
    assert counted("The harbour depends.", {".": 7.0}, forward=None).ahead_mark is None
