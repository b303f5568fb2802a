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
    [
        ("a.ttml", "<x/>"),
        ("a.srt", "Only a text\n"),
        ("a.vtt", "00:01.000 --> 00:02.000\nText\n"),
        ("a.ass", "Dialogue: 0,,,\n"),
    ],
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


def ttml(body: str, parameters: str = "") -> str:
    names = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'
    return f"<tt {names} {parameters}><body><div>{body}</div></body></tt>"


def read_ttml(text: str) -> list[tuple[str, str]]:
    one = FORMATS["ttml"]
    assert one.read is not None
    return [(cue.key, cue.text) for cue in one.read(text.encode(), "a.ttml", "de")]


@pytest.mark.parametrize(
    ("times", "parameters", "key"),
    [
        ('begin="00:00:01.5" end="00:00:02"', "", "00:00:01.500 --> 00:00:02.000"),
        ('begin="1.5s" dur="500ms"', "", "00:00:01.500 --> 00:00:02.000"),
        ('begin="01:00:00:12" end="01:00:01:00"', 'ttp:frameRate="24"', "01:00:00.500 --> 01:00:01.000"),
        ('begin="15f" end="30f"', "", "00:00:00.500 --> 00:00:01.000"),
        ('begin="15000000t" end="20000000t"', 'ttp:tickRate="10000000"', "00:00:01.500 --> 00:00:02.000"),
        (
            'begin="24f" end="48f"',
            'ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"',
            "00:00:01.001 --> 00:00:02.002",
        ),
    ],
)
def test_times_of_ttml_are_clock_times_or_offsets(times: str, parameters: str, key: str) -> None:
    assert read_ttml(ttml(f"<p {times}>Ja</p>", parameters)) == [(key, "Ja")]


def test_spans_with_times_are_cues_where_their_paragraph_has_none() -> None:
    spans = '<span begin="1s" end="2s">Eins</span><span begin="2s" end="3s">Zwei</span>'
    assert [text for _, text in read_ttml(ttml(f"<p>{spans}</p>"))] == ["Eins", "Zwei"]
    assert [text for _, text in read_ttml(ttml(f'<p begin="1s" end="3s">{spans}</p>'))] == [spans]


def test_what_lays_a_file_out_is_no_line_break_of_ttml() -> None:
    laid_out = '<p begin="1s" end="2s">\n      Die rote\n      Brücke<br/>hat Bögen\n    </p>'
    assert read_ttml(ttml(laid_out)) == [("00:00:01.000 --> 00:00:02.000", "Die rote Brücke\nhat Bögen")]


def test_a_correction_of_ttml_keeps_its_tags_and_escapes_all_else(tmp_path: Path) -> None:
    text = ttml('<p begin="1s" end="2s">Die <span>rote</span> Brücke</p>')
    loaded = pair(tmp_path, text, text, ".ttml")
    new = "Die <span>alte</span> Brücke & <b>\nTor"
    written = FORMATS["ttml"].write(corrected(loaded, text.encode(), {1: new})).decode()
    assert '">Die <span>alte</span> Brücke &amp; &lt;b><br/>Tor</p>' in written


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            '<p begin="soon" end="2s">Ja</p>',
            "a.ttml:1: has a time that cannot be read: 'soon'; write it as 00:00:01.000",
        ),
        ('<p begin="1s">Ja</p>', "a.ttml:1: has a paragraph that has no end: give it an end, or dur"),
        ("<p>Ja</p>", "a.ttml:1: has a paragraph without times: give it begin and end"),
    ],
)
def test_a_cue_of_ttml_without_times_is_refused(body: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_ttml(ttml(body))
    assert str(caught.value) == said


def test_cues_are_paired_as_they_are_shown_in_whatever_order_the_files_have_them(tmp_path: Path) -> None:
    cues = {
        "en": ((9, "The station is closed."), (1, "The bridge is red."), (4, "It is long.")),
        "de": ((1, "Die Brücke ist rot."), (4, "Sie ist lang."), (9, "Der Bahnhof ist geschlossen.")),
    }
    for language, own in cues.items():
        text = "\n".join(f"{n}\n00:00:0{at},000 --> 00:00:0{at},900\n{said}\n" for n, (at, said) in enumerate(own, 1))
        (tmp_path / f"a.{language}.srt").write_text(text, encoding="utf-8")
    document = load_files(tmp_path / "a.en.srt", tmp_path / "a.de.srt", Settings()).document
    assert [(s.text("source"), s.text("target")) for s in document.segments] == [
        ("The bridge is red.", "Die Brücke ist rot."),
        ("It is long.", "Sie ist lang."),
        ("The station is closed.", "Der Bahnhof ist geschlossen."),
    ]


def test_subtitles_that_are_never_shown_together_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.en.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nThe bridge is red.\n")
    (tmp_path / "a.de.srt").write_text("1\n01:00:01,000 --> 01:00:03,000\nDie Brücke ist rot.\n", encoding="utf-8")
    with pytest.raises(InputError, match="its first begins at 01:00:01,000, there at 00:00:01,000; shift") as raised:
        load_files(tmp_path / "a.en.srt", tmp_path / "a.de.srt", Settings())
    assert str(raised.value.path).endswith("a.de.srt")
