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
#: What models of news hardly know.
EVERYDAY = [
    (
        "Rang lạc cho vàng, giã dập rồi rắc lên mặt xôi.",
        "Roast the peanuts, crush them and sprinkle them over the rice.",
    ),
    ("Thằng cu nhà bác Ba leo cây me bị té gãy tay.", "Uncle Ba's boy fell out of the tamarind and broke his arm."),
    ("Xâu kim, thắt nút rồi khâu mũi đột cho chắc.", "Thread the needle, tie a knot and backstitch it firmly."),
    (
        "Đò đầy rồi, ráng chờ chuyến sau nghe mấy má.",
        "The ferry is full; you ladies will have to take the next one.",
    ),
]
WRONG = "The museum shows old clocks and is closed in winter."


def told(pairs: list[tuple[str, str]], source: str = "vi", target: str = "en") -> list[tuple[int, str, str]]:
    report = review.score(
        [first for first, _ in pairs],
        [second for _, second in pairs],
        source_language=source,
        target_language=target,
        sentence_encoder="none",
    )
    findings = [one for document in report.documents for one in document.findings]
    return [(one.segment, one.severity, one.message) for one in findings if one.check == "unrelated"]


def test_another_text_is_told() -> None:
    message = "the translation model finds nothing here of what the source says"

    assert told([*RIGHT[:2], (RIGHT[2][0], WRONG)]) == [(3, "major", message)]


def test_what_belongs_together_is_not() -> None:
    assert told(RIGHT) == []


def test_a_text_that_models_hardly_know_is_no_other_text() -> None:
    assert told(EVERYDAY) == []
    assert told([(target, source) for source, target in EVERYDAY], "en", "vi") == []


def test_what_was_left_untranslated_is_no_other_text() -> None:
    assert told([*RIGHT[:2], (RIGHT[2][0], RIGHT[2][0])]) == []
