"""Which other language a sentence is in."""

from __future__ import annotations

import pytest

from review.text.other_language import other_language


class TestOtherLanguage:
    @pytest.mark.parametrize(
        ("words", "base", "language"),
        [
            ("biblioteket är stängt", "nb", "sv"),
            ("сегодня мост закрыт", "uk", "ru"),
            ("grazie mille per il tuo ordine", "es", "it"),
            ("hier wohnt niemand mehr", "nl", "de"),
        ],
    )
    def test_a_near_language_is_known_by_its_words(self, words: str, base: str, language: str) -> None:
        spoken = other_language(words.split(), base)
        assert spoken is not None
        assert spoken.language == language

    @pytest.mark.parametrize(
        ("words", "base"),
        [
            ("biblioteket er stengt", "nb"),  # its own
            ("grazie mille", "es"),  # too few
            ("ha ha ha", "en"),  # one word, said thrice
            ("пожалуйста воспользуйтесь входом", "be"),  # no list
            ("не могу да доделим назив прикључнице", "sr"),  # a list in the other script
        ],
    )
    def test_nothing_is_said_where_nothing_tells(self, words: str, base: str) -> None:
        assert other_language(words.split(), base) is None
