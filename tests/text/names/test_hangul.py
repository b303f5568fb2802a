"""How names in Hangul are written in Latin letters."""

from __future__ import annotations

import pytest

from review.text.names.hangul import is_romanised, is_written_within, reads_hangul


class TestReadings:
    @pytest.mark.parametrize(
        ("hangul", "latin"),
        [
            ("박", "Park"), ("박", "Pak"), ("이", "Lee"), ("이", "Yi"), ("이", "Rhee"), ("최", "Choi"), ("노", "Roh"),
            ("임", "Lim"), ("정", "Chung"), ("우성", "Woo-sung"), ("석열", "Suk-yeol"), ("희", "Hee"), ("연아", "Yuna"),
            ("철수", "Chul-soo"), ("은경", "Eunkyung"), ("기문", "Ki-moon"),
        ],
    )  # fmt: skip
    def test_a_usual_way_to_write_a_name_is_one(self, hangul: str, latin: str) -> None:
        assert reads_hangul(hangul, latin)

    @pytest.mark.parametrize(
        ("hangul", "latin"),
        [("박", "Kim"), ("이", "Choi"), ("우성", "Woo-jin"), ("민수", "Min-ho"), ("강", "Kwon"), ("지훈", "Ji-won")],
    )
    def test_another_name_is_none(self, hangul: str, latin: str) -> None:
        assert not reads_hangul(hangul, latin)

    def test_what_is_no_hangul_is_read_as_nothing(self) -> None:
        assert not reads_hangul("李", "Lee")
        assert not reads_hangul("", "Lee")

    def test_a_name_may_stand_within_a_word(self) -> None:
        assert is_written_within("Yeol", "윤석열이 말했다")
        assert not is_written_within("Minsu", "윤석열이 말했다")

    def test_syllables_are_counted(self) -> None:
        assert is_romanised("Min-su", 2)
        assert not is_romanised("Schmidt", 2)
