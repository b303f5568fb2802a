"""Any text, in any place of a file of any format, is read again as it was written, or refused; all else stays."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from review.errors import InputError, StoreError
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.cues import pair_cues
from review.formats.registry import FORMATS
from review.formats.splicing import trimmed
from review.model import Segment
from review.store.edits import clean
from tests.formats.office_samples import DOCX, EPUB, ODP, ODT, PPTX, XLSX
from tests.formats.samples import SAMPLES

PARQUET = (Path(__file__).parents[1] / "fuzz" / "good" / "parquet-1").read_bytes()
#: Files that are no texts.
PACKED = {"docx": DOCX, "odt": ODT, "odp": ODP, "pptx": PPTX, "epub": EPUB, "xlsx": XLSX, "parquet": PARQUET}
#: Formats whose texts have the file's own markup, and references.
MARKED = ("markdown", "page", "mallard", "docbook", "dita", "epub")
#: What means something in one format or another, wherever it comes to stand.
AWKWARD = (
    *"Ä\"'`<>&\\%|*_#-+=~:;.,!?()[]{}$@/ ab", "Wort ", "13 ", "\n", "\n", "\n\n", "\t", "  ", "    ", "\r\n", "\r",
    "&amp;", "&lt;", "&#0;", "<b>", "</b>", "<br>", "<p>", "<!--", "-->", "]]>", "<![CDATA[", "<?xml?>", "</target>",
    "\u00a0", "\u200d", "\u200b", "\u202e", "\u2028", "\x85", "\x0b", "\x0c", "\x1b", "\x7f", "\ufeff", "\ufffe",
    "e\u0301", "😀", "# ", "- ", "* ", "1. ", "> ", "```", "~~~", "::", ":: ", ".. ", "===", "---", "+--", "|===",
    "[x]: y", "1\n00:00:01,000 --> 00:00:02,000\n", "00:01.000 --> 00:02.000", "NOTE ", "{\\i1}", "\\N", "\\n",
    "\\u00e9", "\\\n", "=1+1", "%s", "{x}", "${y}", "{{z}}", "../", "*/", "//", 'msgid "', "= ", "----", "....",
    "[source]", "term:: ", '"""', "'''",
)  # fmt: skip
PIECES = st.lists(st.sampled_from(AWKWARD), max_size=7).map("".join)


def file_name(name: str) -> str:
    return SAMPLES[name][0] if name in SAMPLES else f"t.de.{name}"


def data_of(name: str) -> bytes:
    return PACKED[name] if name in PACKED else SAMPLES[name][1].encode()


def read_data(name: str, data: bytes) -> tuple[Segment, ...]:
    """Segments of a file, one a paragraph where it has one language."""
    one = FORMATS[name]
    if one.read_both is not None:
        return one.read_both(data, file_name(name), "en", "de").segments
    assert one.read is not None
    return tuple(Segment(n, (p,), (p,)) for n, p in enumerate(one.read(data, file_name(name), "de"), start=1))


@cache
def before(name: str) -> tuple[Segment, ...]:
    return read_data(name, data_of(name))


def written(name: str, data: bytes, segments: Sequence[Segment], texts: Mapping[int, str]) -> bytes:
    """The file with other texts for segments. Raises InputError where it refuses."""
    corrected = []
    for one in segments:
        old = one.text("target")
        new = texts.get(one.number, old)
        corrected.append(CorrectedSegment(one.number, one.source, one.target, old, new, None, False))
    return FORMATS[name].write(Corrected("x", "", "en", "de", name, file_name(name), data, tuple(corrected)))


def written_data(name: str, data: bytes, texts: Mapping[int, str]) -> bytes:
    return written(name, data, read_data(name, data), texts)


def changed(draw: st.DataObject, old: str) -> str:
    """A text of its own, or the old one with a stretch replaced."""
    new = draw.draw(PIECES)
    if draw.draw(st.booleans()):
        begin = draw.draw(st.integers(0, len(old)))
        new = old[:begin] + new + old[draw.draw(st.integers(begin, len(old))) :]
    return new


def plain(name: str, text: str) -> str:
    """What a text reads as, whatever the signs that keep it from being something else; white space is the file's."""
    if name not in (*MARKED, "rst", "adoc", "srt", "vtt", "ass", "ttml", "fluent"):
        return text
    text = html.unescape(text) if name in MARKED else text
    text = re.sub(r'\{ ?"(.| *)" ?\}', r"\1", text) if name == "fluent" else text
    if name in ("markdown", "page", "rst"):
        text = re.sub(r"\\(?=[!-/:-@\[-`{-~]|\w{1,5}[.)])", "", text)
    return "".join(text.split())


def lines_changed(name: str, after: bytes) -> tuple[int, int]:
    """The first and the last line of the sample that are not as they were."""
    old, new = data_of(name).decode(), after.decode()
    begin, end, _, _ = trimmed(old, new, 0, len(old), 0, len(new))
    return old.count("\n", 0, begin) + 1, old.count("\n", 0, end) + 1


@pytest.mark.parametrize("name", FORMATS)
@given(draw=st.data())
@settings(max_examples=40)
def test_a_correction_is_read_again_or_refused_and_all_else_stays(name: str, draw: st.DataObject) -> None:
    segments = before(name)
    chosen = draw.draw(st.sampled_from(segments))
    try:
        text = clean(changed(draw, chosen.text("target")), name)
    except StoreError:
        assume(False)
    assume(re.search(r"\w", plain(name, text).replace("_", "")))  # without a word there is no paragraph
    try:
        after = written(name, data_of(name), segments, {chosen.number: text})
    except InputError:
        return
    texts = [segment.text("target") for segment in read_data(name, after)]
    mine = slice(chosen.number - 1, len(texts) - len(segments) + chosen.number)
    others = [segment.text("target") for segment in segments if segment is not chosen]
    assert texts[: mine.start] + texts[mine.stop :] == others
    assert plain(name, "\n\n".join(texts[mine])) == plain(name, text)
    if name not in PACKED and chosen.target and after != data_of(name):
        (paragraph,) = chosen.target
        first, last = lines_changed(name, after)
        assert first >= paragraph.line - 1  # the empty lines around it may count as its own
        assert last <= paragraph.position(len(paragraph.text))[0] + 2


@pytest.mark.parametrize("name", ["srt", "vtt", "ass", "ttml"])
@given(draw=st.data())
@settings(max_examples=30)
def test_a_correction_of_joined_cues_is_read_again_or_refused(name: str, draw: st.DataObject) -> None:
    cues = [segment.target[0] for segment in before(name)]
    segments = tuple(Segment(n, *sides) for n, sides in enumerate(pair_cues(cues, cues), start=1))
    text = clean(changed(draw, segments[0].text("target")), name)
    assume(text.strip())
    try:
        after = written(name, data_of(name), segments, {1: text})
    except InputError:
        return
    texts = [segment.text("target") for segment in read_data(name, after)]
    others = [cue.text for cue in cues[2:]]
    assert texts[len(texts) - len(others) :] == others
    assert plain(name, "".join(texts[: len(texts) - len(others)])) == plain(name, text)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_plain_is_never_refused(name: str) -> None:
    segments = before(name)
    first = next(segment for segment in segments if segment.target and segment.target[0].kind != "code")
    after = read_data(name, written_data(name, data_of(name), {first.number: "Ein Wort"}))
    assert after[first.number - 1].text("target") == "Ein Wort"
