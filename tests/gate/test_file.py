"""The committed file: round trips, sorted lines, and whatever people and merges do to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import BaselineError
from review.gate.baseline import Baseline, KnownDocument, KnownScore, KnownSegment
from review.gate.file import BASELINE_FILE, find_baseline, format_baseline, parse_baseline, read_baseline
from review.metrics.scores import compared
from review.model import SEVERITIES
from review.report import KnownFinding

HEADER = '{"schema": "review.baseline/2", "review": "0.1.0"}\n'
DOCUMENT = '{"document": "a", "source": "vi", "target": "en"}\n'
FINGERPRINT = "0123456789abcdef" * 2
FINDING = (
    f'{{"document": "a", "finding": "{FINGERPRINT}", "status": "known", "check": "numbers", "severity": "major", '
    '"text": "7", "segment": "k"}\n'
)
DISMISSED = FINDING.replace('"known"', '"dismissed"').replace("}", ', "by": "Lan", "when": "2026-03-01", "why": "x"}')
SCORE = '{"document": "a", "score": "bleu", "value": 41.2, "signature": "nrefs:1"}\n'
SEGMENT = (
    '{"document": "a", "segment": "k", "text": "t", "words": 3, "sentences": 1, "whole": "t u", "translation": "v", '
    '"ter": "2 7.5"}\n'
)
WHOLE = HEADER + DOCUMENT + SCORE + FINDING + SEGMENT

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
statistics = st.fixed_dictionaries(
    {},
    optional={
        name: st.tuples(*[st.floats(0, 1e6).map(lambda n: round(n, 2))] * kind.width)
        for name, kind in compared().items()
    },
)
segments = st.builds(
    KnownSegment, texts, texts, st.integers(0, 999), st.integers(0, 99), texts, statistics, texts, texts
)
scores = st.builds(KnownScore, st.floats(-1e6, 1e6), texts)
findings = st.builds(
    KnownFinding,
    st.just("?"),
    st.text("0123456789abcdef", min_size=32, max_size=32),
    st.just("known"),
    texts,
    st.sampled_from(SEVERITIES),
    texts,
    texts,
)


@st.composite
def baselines(draw: st.DrawFn) -> Baseline:
    documents = {}
    for name in draw(st.lists(texts, unique=True, max_size=3)):
        named = [
            KnownFinding(name, f.fingerprint, f.status, f.check, f.severity, f.text, f.segment)
            for f in draw(st.lists(findings, max_size=3, unique_by=lambda f: f.fingerprint))
        ]
        documents[name] = KnownDocument(
            name,
            draw(texts),
            draw(texts),
            draw(st.dictionaries(texts, scores, max_size=3)),
            {s.key: s for s in draw(st.lists(segments, max_size=3, unique_by=lambda s: s.key))},
            {f.fingerprint: f for f in named},
        )
    return Baseline(draw(texts), documents, "x")


@given(baselines())
def test_what_is_written_is_read(baseline: Baseline) -> None:
    text = format_baseline(baseline)
    assert parse_baseline(text, Path("x")) == baseline
    assert format_baseline(parse_baseline(text, Path("x"))) == text


def test_lines_are_sorted_one_entry_each() -> None:
    lines = format_baseline(parse_baseline(HEADER + SEGMENT + FINDING + SCORE + DOCUMENT, Path("x"))).splitlines(True)
    assert "".join(lines) == WHOLE


def test_version_1_which_kept_no_texts_is_read() -> None:
    old = WHOLE.replace("baseline/2", "baseline/1").replace('"whole": "t u", "translation": "v", ', "")
    segment = parse_baseline(old, Path("x")).documents["a"].segments["k"]
    assert (segment.text, segment.whole, segment.translation) == ("t", "", "")
    assert format_baseline(parse_baseline(old, Path("x"))) == old


def test_other_line_ends_a_mark_and_empty_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n\r\n").encode())
    assert read_baseline(path).documents == parse_baseline(WHOLE, path).documents


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "is empty"),
        ("hello\n", 1, "is not JSON"),
        ("[1]\n", 1, "is not a JSON object"),
        ('{"schema": "review.report/1"}\n', 1, "is no baseline"),
        ('{"schema": "review.baseline/3", "review": "9"}\n', 1, "is of version 3"),
        ('{"schema": "review.baseline/1"}\n', 1, "which version of review"),
        (HEADER + DOCUMENT + "<<<<<<< HEAD\n" + SCORE, 3, "merge conflict"),
        (HEADER + DOCUMENT + SCORE + "=======\n", 4, "merge conflict"),
        (HEADER + DOCUMENT + "||||||| base\n", 3, "merge conflict"),
        (HEADER + DOCUMENT + ">>>>>>> branch\n", 3, "merge conflict"),
        (HEADER + FINDING, 2, "has no line of its own"),
        (HEADER + '{"score": "bleu", "value": 1, "signature": ""}\n', 2, "names no document"),
        (HEADER + '{"document": "a"}\n', 2, "has no 'source'"),
        (HEADER + DOCUMENT + SCORE.replace("41.2", '"high"'), 3, "value is a number"),
        (HEADER + DOCUMENT + SCORE.replace("41.2", "NaN"), 3, "value is a number"),
        (HEADER + DOCUMENT + SCORE.replace("41.2", "true"), 3, "value is a number"),
        (HEADER + DOCUMENT + SCORE.replace('"value": 41.2, ', ""), 3, "has no 'value'"),
        (HEADER + DOCUMENT + SCORE + SCORE.replace("41.2", "40"), 4, "contradicts line 3"),
        (HEADER + DOCUMENT + DOCUMENT.replace("vi", "fr"), 3, "other languages of a than line 2"),
        (HEADER + DOCUMENT + FINDING.replace('"status"', '"stauts"'), 3, "did you mean 'status'"),
        (HEADER + DOCUMENT + FINDING.replace("known", "ignored"), 3, "status is one of known, dismissed"),
        (HEADER + DOCUMENT + FINDING.replace("major", "huge"), 3, "severity is one of"),
        (HEADER + DOCUMENT + FINDING.replace(FINGERPRINT, "12"), 3, "32 hexadecimal digits"),
        (HEADER + DOCUMENT + FINDING.replace("known", "dismissed"), 3, "who dismissed it"),
        (HEADER + DOCUMENT + DISMISSED.replace('"x"', '" "'), 3, "why it was dismissed"),
        (HEADER + DOCUMENT + DISMISSED.replace("2026-03-01", "soon"), 3, "when is a date"),
        (HEADER + DOCUMENT + FINDING + DISMISSED, 4, "contradicts line 3"),
        (HEADER + DOCUMENT + SEGMENT.replace("3", "-3"), 3, "words is a whole number"),
        (HEADER + DOCUMENT + SEGMENT.replace("2 7.5", "2"), 3, "ter is numbers"),
        (HEADER + DOCUMENT + SEGMENT.replace("2 7.5", "2 x"), 3, "ter is numbers"),
        (HEADER + "[" * 100_000 + "\n", 2, "is not JSON"),
    ],
)
def test_nonsense_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(BaselineError, match=says) as caught:
        parse_baseline(text, Path("b.jsonl"))
    assert str(caught.value).startswith(f"b.jsonl:{line}: ")


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_bytes(WHOLE.encode() + b"\xff\xfe\n")
    with pytest.raises(BaselineError, match="UTF-8") as caught:
        read_baseline(path)
    assert caught.value.line == 6


def test_a_missing_file_says_how_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="review baseline write"):
        read_baseline(tmp_path / "b.jsonl")


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="is a folder"):
        read_baseline(tmp_path)


def test_it_is_found_above_but_not_beyond_the_repository(tmp_path: Path) -> None:
    (tmp_path / BASELINE_FILE).write_text(WHOLE, encoding="utf-8")
    inner = tmp_path / "repo" / "corpora" / "one"
    inner.mkdir(parents=True)
    assert find_baseline(inner) == (tmp_path / BASELINE_FILE).resolve()
    (tmp_path / "repo" / ".git").mkdir()
    assert find_baseline(inner) is None
    (tmp_path / "repo" / "corpora" / BASELINE_FILE).write_text(WHOLE, encoding="utf-8")
    assert find_baseline(inner) == (tmp_path / "repo" / "corpora" / BASELINE_FILE).resolve()


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        (2, HEADER + DOCUMENT.replace('"a"', '"b"') + SCORE.replace("41.2", "9" * 400)),
        (2, HEADER + DOCUMENT + SEGMENT.replace('"words": 3', '"words": ' + "9" * 400)),
        (1, HEADER.replace("/2", "/" + "9" * 5000)),
    ],
)
def test_a_number_beyond_all_measure_is_an_error_with_its_line(line: int, bad: str) -> None:
    with pytest.raises(BaselineError) as caught:
        parse_baseline(bad, Path("b.jsonl"))
    assert caught.value.line is not None
    assert caught.value.line >= line


def test_a_merge_of_two_baselines_is_read_to_be_written_anew() -> None:
    other = SCORE.replace("41.2", "40")
    known = FINDING.replace(FINGERPRINT, FINGERPRINT[::-1])
    ours, theirs = SCORE + DISMISSED + known, other + FINDING + known.replace("numbers", "names")
    before = "||||||| base\n" + SCORE.replace("41.2", "12") + FINDING.replace(FINGERPRINT, "f" * 32)
    for middle in ("", before):
        text = f"{HEADER}{DOCUMENT}<<<<<<< ours\n{ours}{middle}=======\n{theirs}>>>>>>> theirs\n{SEGMENT}"
        with pytest.raises(BaselineError, match="review baseline write FOLDER settles it, with what either side"):
            parse_baseline(text, Path("b"))
        read = parse_baseline(text, Path("b"), both_sides=True).documents["a"]
        assert read.scores["bleu"].value == 41.2
        assert {key: f.status for key, f in read.findings.items()} == {
            FINGERPRINT: "dismissed",
            FINGERPRINT[::-1]: "known",
        }
        assert list(read.segments) == ["k"]
    swapped = f"{HEADER}{HEADER.replace('0.1.0', '0.2.0')}{DOCUMENT}{theirs}{ours}"
    assert (
        parse_baseline(swapped, Path("b"), both_sides=True).documents["a"].findings[FINGERPRINT].status == "dismissed"
    )
