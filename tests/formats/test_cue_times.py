"""A line of times that cannot be read is told with its place: its cue must not become the text of the one before."""

from __future__ import annotations

import pytest

from review.errors import InputError
from review.formats import ass, srt, ttml, vtt

SRT = "1\n00:00:01,000 --> 00:00:04,000\nThe bridge is red.\n\n2\n{}\nThe station is closed.\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\nThe bridge is red.\n\n{}\nThe station is closed.\n"
ASS = "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:04.00,The bridge.\nDialogue: {},The station.\n"


@pytest.mark.parametrize(
    "line",
    [
        "00:00:05,000 -> 00:00:07,000",
        "00:00:05,000 → 00:00:07,000",
        "00:00:05,000 00:00:07,000",
        "00:00:O5,000 --> 00:00:07,000",
        "00:00:05 --> 00:00:07",
        "00:00:05,000 --> 00:00",
        "00:00:05,000 -->",
        "--> 00:00:07,000",
    ],
)
def test_of_subrip(line: str) -> None:
    with pytest.raises(InputError, match="line of times that cannot be read") as raised:
        srt.read(SRT.format(line).encode(), "x.srt", "en")
    assert (raised.value.path, raised.value.line) == ("x.srt", 6)
    assert "00:00:01,000 --> 00:00:04,000" in raised.value.message


@pytest.mark.parametrize("line", ["00:05,000 --> 00:07,000", "0:05.000 --> 0:07.000", "00:05.000 -->00:07.000"])
def test_of_webvtt(line: str) -> None:
    with pytest.raises(InputError, match="line of times that cannot be read") as raised:
        vtt.read(VTT.format(line).encode(), "x.vtt", "en")
    assert (raised.value.path, raised.value.line) == ("x.vtt", 6)


@pytest.mark.parametrize("times", ["0:00:O5.00,0:00:07.00", "0:00:05.00,"])
def test_of_ass(times: str) -> None:
    with pytest.raises(InputError, match="line of times that cannot be read") as raised:
        ass.read(ASS.format(times).encode(), "x.ass", "en")
    assert (raised.value.path, raised.value.line) == ("x.ass", 4)


@pytest.mark.parametrize(
    "spoken",
    [
        "From 10:00 to 12:30 --\nor so.",
        "A --> B --> C",
        "Open 8:00-17:30",
        "<!-- note -->",
        "8:00 - 17:30",
        "3:2",
    ],
)
def test_what_people_say_is_no_time(spoken: str) -> None:
    text = SRT.format("00:00:05,000 --> 00:00:07,000").replace("The station is closed.", spoken)
    cues = srt.read(text.encode(), "x.srt", "en")
    assert [cue.text for cue in cues] == ["The bridge is red.", spoken]


def test_times_with_places_are_times() -> None:
    text = SRT.format("00:00:05,000 --> 00:00:07,000  X1:100 X2:200 Y1:1 Y2:9")
    assert len(srt.read(text.encode(), "x.srt", "en")) == 2
    text = VTT.format("00:05.000 --> 00:07.000 line:0 position:20%")
    assert len(vtt.read(text.encode(), "x.vtt", "en")) == 2


@pytest.mark.parametrize("time", ["00:00:61,000 --> 00:01:02,000", "00:00:05,000 --> 00:60:02,000"])
def test_more_than_59_seconds_or_minutes_are_no_time(time: str) -> None:
    for read, text, name, line in (
        (srt.read, SRT.format(time), "x.srt", 6),
        (vtt.read, VTT.format(time.replace(",", ".")), "x.vtt", 6),
        (ass.read, ASS.format(time.replace(" --> ", ",").replace(",000", ".00")), "x.ass", 4),
    ):
        with pytest.raises(InputError, match=r"a time that there is not: .*go to 59") as raised:
            read(text.encode(), name, "en")
        assert (raised.value.path, raised.value.line) == (name, line)


def test_hours_are_as_many_as_they_are() -> None:
    assert len(srt.read(SRT.format("99:00:05,000 --> 99:59:59,999").encode(), "x.srt", "en")) == 2


def test_a_cue_that_ends_before_it_begins_is_told_with_its_place() -> None:
    late = "00:00:07,000 --> 00:00:05,500"
    timed = '<p begin="7s" end="5.5s">Ja</p>'
    for read, text, name, line in (
        (srt.read, SRT.format(late), "x.srt", 6),
        (vtt.read, VTT.format(late.replace(",", ".")), "x.vtt", 6),
        (ass.read, ASS.format("0:00:07.00,0:00:05.50"), "x.ass", 4),
        (ttml.read, f'<tt xmlns="http://www.w3.org/ns/ttml"><body>\n{timed}</body></tt>', "x.ttml", 2),
    ):
        with pytest.raises(InputError, match=r"ends \(.*5[.,]50*\) before it begins \(.*correct its times") as raised:
            read(text.encode(), name, "en")
        assert (raised.value.path, raised.value.line) == (name, line)


def test_a_cue_of_no_length_is_one() -> None:
    assert len(srt.read(SRT.format("00:00:05,000 --> 00:00:05,000").encode(), "x.srt", "en")) == 2
