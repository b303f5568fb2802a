from __future__ import annotations

from review.kept_property import kept_property


class Counting:
    def __init__(self) -> None:
        self.asked = 0

    @kept_property
    def answer(self) -> int:
        """How often it was computed."""
        self.asked += 1
        return self.asked


def test_it_is_computed_once_an_object_and_kept_there() -> None:
    one, other = Counting(), Counting()
    assert (one.answer, one.answer, other.answer) == (1, 1, 1)
    assert one.asked == 1
    assert "answer" in vars(one)
    assert Counting.answer.__doc__ == "How often it was computed."
