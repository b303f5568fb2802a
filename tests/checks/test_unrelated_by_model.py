"""A translation of another source, told by the translation models that come with the package."""

from __future__ import annotations

import review

RIGHT = [
    (
        "Trời mưa suốt tuần nên con đường vào làng bị ngập.",
        "It rained all week, so the road to the village was flooded.",
    ),
    ("Mẹ tôi trồng rau và nuôi gà sau nhà.", "My mother grows vegetables and keeps chickens behind the house."),
    ("Cuộc họp bị hoãn vì nhiều người bị ốm.", "The meeting was put off because many people were ill."),
]
WRONG = "The museum shows old clocks and is closed in winter."


def told(pairs: list[tuple[str, str]]) -> list[tuple[int, str, str]]:
    report = review.score(
        [source for source, _ in pairs],
        [target for _, target in pairs],
        source_language="vi",
        target_language="en",
        sentence_encoder="none",
    )
    findings = [one for document in report.documents for one in document.findings]
    return [(one.segment, one.severity, one.message) for one in findings if one.check == "unrelated"]


def test_another_text_is_told() -> None:
    message = "the translation model finds nothing here of what the source says"

    assert told([*RIGHT[:2], (RIGHT[2][0], WRONG)]) == [(3, "major", message)]


def test_what_belongs_together_is_not() -> None:
    assert told(RIGHT) == []


def test_what_was_left_untranslated_is_no_other_text() -> None:
    assert told([*RIGHT[:2], (RIGHT[2][0], RIGHT[2][0])]) == []
