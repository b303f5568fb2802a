"""Subtitles: cues that share a sentence are judged together; what is corrected goes back into its cue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.config import Settings
from review.documents import Loaded, load_files
from review.errors import InputError
from review.formats.cue_groups import times_of
from review.formats.cues import cue_texts
from review.formats.registry import FORMATS
from review.text.reading import read_paragraph
from tests.formats.samples import ASS, SRT, VTT
from tests.formats.test_registry import corrected

ENGLISH = """1
00:00:01,050 --> 00:00:02,000
The <i>red</i> bridge,

2
00:00:02,100 --> 00:00:05,100
that nobody knows, still stands.

3
00:00:06,000 --> 00:00:08,000
- Really?
- Yes, 13 arches.

4
00:00:09,000 --> 00:00:10,000
The end.
"""


def pair(folder: Path, english: str, german: str, suffix: str = ".srt") -> Loaded:
    source, target = folder / f"a.en{suffix}", folder / f"a.de{suffix}"
    source.write_text(english, encoding="utf-8")
    target.write_text(german, encoding="utf-8")
    return load_files(source, target, Settings())


def test_cues_of_one_sentence_are_one_segment_by_their_times(tmp_path: Path) -> None:
    segments = pair(tmp_path, ENGLISH, SRT).document.segments
    assert [
        [read_paragraph(p).text for p in s.source] + [read_paragraph(p).text for p in s.target] for s in segments
    ] == [
        ["The red bridge, that nobody knows, still stands.", "Die rote Brücke, die keiner kennt, steht noch."],
        ["- Really?\n- Yes, 13 arches.", "- Wirklich?\n- Ja, 13 Bögen."],
        ["The end."],
    ]
    assert [len(s.target) for s in segments] == [1, 1, 0]


LINGERING = """1
00:00:01,100 --> 00:00:06,000
Die rote Brücke steht.

2
00:00:06,100 --> 00:00:12,000
Wirklich?
"""
BRIEF = """1
00:00:01,000 --> 00:00:03,000
The red bridge stands.

2
00:00:06,000 --> 00:00:07,500
Really?

3
00:00:11,500 --> 00:00:20,000
Nobody is there.
"""


def test_a_cue_that_lingers_belongs_to_the_one_that_is_shown_beside_it(tmp_path: Path) -> None:
    segments = pair(tmp_path, BRIEF, LINGERING).document.segments
    assert [(s.text("source"), s.text("target")) for s in segments] == [
        ("The red bridge stands.", "Die rote Brücke steht."),
        ("Really?", "Wirklich?"),
        ("Nobody is there.", ""),
    ]


GAPS = """1
00:00:01,050 --> 00:00:02,000
Die Brücke

ist rot.

2
00:00:06,000 --> 00:00:08,000

Das Tor

3

ist zu.
"""


def test_an_empty_line_within_a_cue_stays_where_it_is(tmp_path: Path) -> None:
    loaded = pair(tmp_path, ENGLISH, GAPS)
    old = {s.number: s.text("target") for s in loaded.document.segments if s.target}
    assert list(old.values()) == ["Die Brücke\n\nist rot.", "Das Tor\n\n3\n\nist zu."]
    new = {number: FORMATS["srt"].clean(text.replace("ist", "war") + "\n\n") for number, text in old.items()}
    written = FORMATS["srt"].write(corrected(loaded, GAPS.encode(), new)).decode()
    assert written == GAPS.replace("ist", "war")


def test_a_joined_paragraph_has_the_times_of_all_its_cues(tmp_path: Path) -> None:
    (paragraph,) = pair(tmp_path, ENGLISH, SRT).document.segments[0].target
    assert times_of(paragraph.key) == [(1000, 3500), (3600, 5000)]
    assert [cue.text for cue in cue_texts(paragraph)] == ["Die <i>rote</i> Brücke,\ndie keiner kennt,", "steht noch."]


def test_a_place_in_a_later_cue_is_its_own_line(tmp_path: Path) -> None:
    (paragraph,) = pair(tmp_path, ENGLISH, SRT).document.segments[0].target
    assert paragraph.position(paragraph.text.index("steht")) == (8, 1)
    assert paragraph.position(paragraph.text.index("keiner")) == (4, 5)


@pytest.mark.parametrize(
    ("new", "cues"),
    [
        (
            "Die <i>blaue</i> Brücke,\ndie keiner kennt,\nsteht noch.",
            "Die <i>blaue</i> Brücke,\ndie keiner kennt,\n|steht noch.",
        ),
        (
            "Die rote Brücke, die niemand kennt,\nsteht noch immer.",
            "Die rote Brücke, die niemand kennt,\n|steht noch immer.",
        ),
        ("Die Brücke steht noch.", "Die Brücke\n|steht noch."),
        ("Die Brücke,\n\ndie keiner kennt,\n\nsteht noch.", "Die Brücke,\ndie keiner kennt,\n|steht noch."),
        ("Gar nichts", None),
    ],
)  # fmt: skip
def test_a_correction_goes_to_the_cues_and_leaves_their_times(tmp_path: Path, new: str, cues: str | None) -> None:
    loaded = pair(tmp_path, ENGLISH, SRT)
    written = FORMATS["srt"].write(corrected(loaded, SRT.encode(), {1: new})).decode()
    assert [line for line in written.split("\n") if "-->" in line] == [one for one in SRT.split("\n") if "-->" in one]
    if cues is not None:
        first, second = cues.split("|")
        between = "\n2\n00:00:03,600 --> 00:00:05,000\n"
        assert written.startswith(f"1\n00:00:01,000 --> 00:00:03,500\n{first}{between}{second}\n\n3\n")


@pytest.mark.parametrize(("name", "text"), [("vtt", VTT), ("ass", ASS)])
def test_other_formats_join_cues_too(tmp_path: Path, name: str, text: str) -> None:
    loaded = pair(tmp_path, text, text, f".{name}")
    assert len(loaded.document.segments) == 1
    segment = loaded.document.segments[0]
    written = FORMATS[name].write(corrected(loaded, text.encode(), {1: segment.text("target").replace("rote", "alte")}))
    assert written.decode() == text.replace("rote", "alte")


@pytest.mark.parametrize(("name", "text"), [("srt", SRT), ("vtt", VTT), ("ass", ASS)])
def test_a_correction_puts_no_empty_line_into_a_cue(tmp_path: Path, name: str, text: str) -> None:
    loaded = pair(tmp_path, text, text, f".{name}")
    new = FORMATS[name].clean(loaded.document.segments[0].text("target") + "\n \nNie!")
    written = FORMATS[name].write(corrected(loaded, text.encode(), {1: new})).decode()
    assert "\nNie!" in written.replace("\\N", "\n")
    gaps = r"\n\s*\n|\\N\s*\\N"
    assert len(re.findall(gaps, written)) == len(re.findall(gaps, text))


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.srt", "Only a text\n"), ("a.vtt", "00:01.000 --> 00:02.000\nText\n"), ("a.ass", "Dialogue: 0,,,\n")],
)
def test_what_has_no_cues_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=r"is no|has no cue"):
        load_files(tmp_path / name, tmp_path / name, Settings("en", "de"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_subtitles_may_be_utf_16_with_its_mark(encoding: str) -> None:
    data = ("\ufeff" + SRT).encode(encoding)
    one = FORMATS["srt"]
    assert one.read is not None
    assert one.read(data, "a.srt", "de") == one.read(SRT.encode(), "a.srt", "de")
