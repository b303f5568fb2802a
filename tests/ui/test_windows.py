"""Windows of one person see each other, and nobody else's."""

from __future__ import annotations

from review.ui.windows import Windows


def places(found: object) -> list[int | None]:
    return [one.position for one in found]  # type: ignore[attr-defined]


def test_a_window_sees_where_the_others_of_the_same_person_are_on_the_same_document() -> None:
    moment = iter(range(100))
    windows = Windows(lambda: float(next(moment)))
    windows.at("one", reviewer=1, document=7, position=3)
    windows.at("elsewhere", reviewer=1, document=8, position=4)
    windows.at("somebody", reviewer=2, document=7, position=5)
    assert places(windows.at("two", reviewer=1, document=7, position=9)) == []  # it has only just opened
    assert places(windows.at("one", reviewer=1, document=7, position=4)) == [9]
    assert places(windows.at("two", reviewer=1, document=7, position=9)) == [4]
    assert places(windows.at("one", reviewer=1, document=8, position=1)) == [4]
    assert places(windows.at("two", reviewer=1, document=7, position=9)) == []


def test_a_page_that_is_loaded_again_is_not_its_own_other_window() -> None:
    moment = iter(range(100))
    windows = Windows(lambda: float(next(moment)))
    windows.at("before", reviewer=1, document=7, position=3)
    for _ in range(5):
        assert places(windows.at("after", reviewer=1, document=7, position=3)) == []


def test_a_window_that_is_silent_for_twelve_seconds_is_closed() -> None:
    moment = [0.0]
    windows = Windows(lambda: moment[0])
    windows.at("two", reviewer=1, document=7, position=9)
    moment[0] = 1.0
    windows.at("one", reviewer=1, document=7, position=3)
    moment[0] = 12.9
    assert places(windows.at("two", reviewer=1, document=7, position=9)) == [3]
    moment[0] = 13.1
    assert places(windows.at("two", reviewer=1, document=7, position=9)) == []
