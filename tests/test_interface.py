"""From Python: what goes in, what comes out, and what is told where it cannot be done."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import review
from review import Report
from review.errors import EngineError, ReviewError

SOURCES = ["Cầu mới có 24 nhịp.", "Người dân hai bên bờ sông rất vui mừng.", "Trời mưa suốt ba ngày liền."]
TARGETS = ["The new bridge has 42 spans.", "People on on both banks are delighted.", "It rained for three days."]
REFERENCES = ["The new bridge has 24 spans.", "People on both banks are delighted.", "It rained for three days."]


def score(*arguments: object, **settings: object) -> Report:
    report: Report = review.score(*arguments, **{"back_translation": "none", **settings})  # type: ignore[arg-type]
    return report


def test_what_is_exported_is_typed() -> None:
    typed = Path(review.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    assert set(re.findall(r'^    "(\w+)",$', typed, re.MULTILINE)) == set(review.__all__)
    assert all(getattr(review, name) is not None for name in review.__all__)


def checks(report: Report) -> list[str]:
    return list(report.findings["check"])


def test_two_lists_of_texts() -> None:
    report = score(SOURCES, TARGETS)
    found = report.findings
    assert list(found.columns[:11]) == [
        "document", "segment", "check", "severity", "category", "side", "start", "end", "text", "message", "suggestion",
    ]  # fmt: skip
    assert found[["segment", "check", "text"]].values.tolist() == [[1, "numbers", "42"], [2, "repeated-word", "on on"]]
    assert found["suggestion"].tolist() == [None, "on"]
    assert [TARGETS[n - 1][a:b] for n, a, b in zip(found.segment, found.start, found.end, strict=True)] == [
        "42", "on on",
    ]  # fmt: skip
    (document,) = report.documents
    assert (document.document.source_language, document.document.target_language) == ("vi", "en")


def test_scores_are_floats_with_nan_where_there_is_none() -> None:
    without = score(SOURCES, TARGETS).scores
    assert without["segment"].tolist() == [1, 2, 3]
    assert without["chrf"].dtype == without["quality"].dtype == "float64"
    assert without["chrf"].isna().all()
    some = score(SOURCES, TARGETS, references=[REFERENCES[0], None, REFERENCES[2]])
    assert some.scores["chrf"].isna().tolist() == [False, True, False]
    assert some.scores["ter"].tolist()[2] == 0
    assert some.totals["bleu"].dtype == "float64"
    assert some.totals[["document", "segments", "findings"]].values.tolist() == [["texts", 3, 2]]


def test_a_report_without_findings_has_the_same_columns_and_types() -> None:
    empty, full = score(SOURCES[2:], TARGETS[2:], source_language="vi", target_language="en"), score(SOURCES, TARGETS)
    assert len(empty.findings) == 0
    assert empty.findings.dtypes.tolist() == full.findings.dtypes.tolist()


def test_several_references_for_each_text() -> None:
    report = score(SOURCES, TARGETS, references=[REFERENCES, TARGETS])
    assert report.totals["bleu"].tolist() == pytest.approx([100])
    assert report.documents[0].scores["bleu"].signature is not None
    assert report.documents[0].scores["bleu"].signature.startswith("nrefs:2|")


def test_a_data_frame(tmp_path: Path) -> None:
    frame = pd.DataFrame({"source": SOURCES, "target": TARGETS, "reference": [*REFERENCES[:2], float("nan")]})
    report = score(frame, source_language="vi", target_language="en")
    assert checks(report) == ["numbers", "repeated-word"]
    assert report.scores["bleu"].isna().tolist() == [False, False, True]
    parted = score(frame.assign(document=["a", "a", "b"]), source_language="vi", target_language="en")
    assert parted.totals["document"].tolist() == ["a", "b"]
    assert parted.scores["segment"].tolist() == [1, 2, 1]


def test_series_with_missing_texts() -> None:
    report = score(pd.Series([*SOURCES, "Hết."]), pd.Series([*TARGETS, None]))
    assert "omission" in checks(report)


def test_two_files_and_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "corpora" / "bridge"
    folder.mkdir(parents=True)
    (folder / "s.vi.txt").write_text("\n\n".join(SOURCES), encoding="utf-8")
    (folder / "t.en.txt").write_text("\n\n".join(TARGETS), encoding="utf-8")
    (folder / "r.en.txt").write_text("\n\n".join(REFERENCES), encoding="utf-8")
    (folder / "document.toml").write_text(
        'source-language = "vi"\ntarget-language = "en"\nsource = "s.vi.txt"\ntarget = "t.en.txt"\n', encoding="utf-8"
    )
    files = score(str(folder / "s.vi.txt"), folder / "t.en.txt", references=folder / "r.en.txt")
    assert checks(files) == ["numbers", "repeated-word"]
    assert files.scores["bleu"].notna().all()
    assert files.totals["document"].tolist() == ["t.en.txt"]
    assert score(tmp_path / "corpora").totals["document"].tolist() == ["bridge"]
    (tmp_path / "review.toml").write_text("[checks.numbers]\nenabled = false\n", encoding="utf-8")
    assert checks(score(tmp_path / "corpora")) == ["repeated-word"]


def test_what_load_gives_can_be_scored() -> None:
    documents = review.load(SOURCES, TARGETS, references=REFERENCES)
    assert [segment.text("target") for segment in documents[0].segments] == TARGETS
    assert score(documents).totals.equals(score(SOURCES, TARGETS, references=REFERENCES).totals)
    assert checks(score(documents[0])) == ["numbers", "repeated-word"]


def test_checks_are_set_as_in_the_configuration(tmp_path: Path) -> None:
    assert checks(score(SOURCES, TARGETS, checks={"numbers": False})) == ["repeated-word"]
    report = score(SOURCES, TARGETS, checks={"numbers": "critical", "repeated-word": {"severity": "neutral"}})
    assert report.findings["severity"].tolist() == ["critical", "neutral"]
    (tmp_path / "terms.tsv").write_text("source\ttarget\nnhịp\tarch\n", encoding="utf-8")
    assert "terminology" in checks(score(SOURCES, TARGETS, glossary=tmp_path / "terms.tsv"))


def test_the_sentence_encoder_is_a_setting_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from review.semantics import finding
    from tests.semantics.toy import Toy

    monkeypatch.setattr(finding, "find_encoder", lambda name, *_: Toy() if name == "toy" else None)
    texts = [" ".join(SOURCES * 3)], [" ".join(TARGETS * 3)]
    assert "similarity" in score(*texts, sentence_encoder="toy").scores
    assert "similarity" not in score(*texts, sentence_encoder="none").scores


def test_the_model_of_error_spans_is_a_setting_too(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"has no manifest\.json"):
        score(SOURCES, TARGETS, span_model=str(tmp_path))


def test_nothing_is_printed_and_progress_is_heard_on_request(capfd: pytest.CaptureFixture[str]) -> None:
    heard: list[tuple[int, int]] = []
    score(SOURCES, TARGETS, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 1)]
    assert capfd.readouterr() == ("", "")


def test_a_notebook_shows_escaped_tables() -> None:
    hostile = "<script>alert('42')</script> & co"
    shown = score(["Số 24 <b>."], [hostile], source_language="vi", target_language="en")._repr_html_()
    assert "<table" in shown
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown or "numbers" in shown
    assert not re.search(r"<(?!/?(table|thead|tbody|tr|th|td|p|div)\b)", shown)


@pytest.mark.parametrize(
    ("arguments", "settings", "said"),
    [
        ((SOURCES,), {}, "two files or two lists of texts"),
        ((SOURCES, TARGETS[:2]), {}, "3 sources, 2 targets"),
        ((SOURCES, TARGETS), {"references": REFERENCES[:1]}, "3 sources, 3 targets and references"),
        ((SOURCES, "a.txt"), {}, "not one of each"),
        (("a.txt", TARGETS), {}, "not one of each"),
        ((SOURCES, [1, "b", "c"]), {}, "target, text 1: 1 is no text"),
        (([], []), {}, "has no texts"),
        ((pd.DataFrame({"source": ["a"]}),), {}, "has no column 'target'"),
        ((["1"], ["2"]), {}, "source_language"),
        ((SOURCES, TARGETS), {"checks": {"number": False}}, "did you mean 'numbers'"),
        ((SOURCES, TARGETS), {"source_language": "qqx-!"}, "qqx-!"),
        ((TARGETS, SOURCES), {"source_language": "vi", "target_language": "vi"}, "both Vietnamese"),
        (("no.txt", "none.txt"), {}, "no.txt"),
    ],
)
def test_what_is_wrong_is_told(arguments: tuple[object, ...], settings: dict[str, object], said: str) -> None:
    with pytest.raises(ReviewError, match=re.escape(said)):
        score(*arguments, **settings)
