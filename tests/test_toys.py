"""A metric, a check, a report format and a format are one file and one line: toys of each, through all that there is.

Registered as a new file's line in METRICS, CHECKS, REPORTERS or FORMATS would, and nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from review.checks import CHECKS
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.config import Settings
from review.dismissals import into_baseline
from review.documents import load_corpus
from review.export import export
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.reading import decode
from review.formats.registry import FORMATS, Format
from review.formats.writing import write_blocks
from review.gate.file import read_baseline
from review.metrics import METRICS
from review.metrics.metric import Metric
from review.model import Paragraph
from review.report import Report
from review.reporters import REPORTERS, Reporter
from review.scoring import known_checks
from review.store.decisions import accept, dismiss
from review.store.edits import save_text
from review.store.engine import open_store
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from review.store.rechecking import rescore
from review.store.scores import runs
from tests.cli.running import Outcome, run

SOURCES = [f"Câu số {n} nói về chuyến tàu thứ {n}." for n in range(2, 12)]
REFERENCES = [f"Sentence {n} is about train number {n}." for n in range(2, 12)]


@dataclass(frozen=True)
class LettersKept(Metric):
    """The share of the reference's letters that the translation has, in percent; with a minus, to be awkward."""

    def value(self, hypothesis: str, references: Sequence[str], language: str) -> float:
        return max(-100 + 100 * len(set(hypothesis) & set(text)) / len(set(text)) for text in references)

    def signature(self, language: str, references: int | str, *, segment: bool = False) -> str:
        return f"nrefs:{references}|letters:1"


def find_zebras(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    at = view.target.raw.find("zebra")
    if at >= 0:
        yield view.hit("target", at, at + 5, "a zebra", suggestion="horse")


def count(report: Report) -> str:
    return f"{sum(len(d.findings) for d in report.documents)} in all\n"


def stars(text: str) -> list[Block]:
    """A format: each line that begins with a star is a paragraph, all else is none."""
    found = re.finditer(r"(?m)^\* (.+)$", text)
    return [Block((Piece(line[1], line.start(1), line.end(1)),)) for line in found]


def read_stars(data: bytes, name: str, language: str) -> tuple[Paragraph, ...]:
    text = decode(data, name)
    return paragraphs_of(stars(text), LinesAndColumns(text))


def write_stars(corrected: Corrected) -> bytes:
    return write_blocks(corrected, stars)


@pytest.fixture(autouse=True)
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(METRICS, "letters", LettersKept("letters", "L<k>", tolerance=0.1))
    monkeypatch.setitem(
        CHECKS, "zebra", Check("zebra", "Terminology/Wrong term", "major", "A zebra.\n\nMore.", segment=find_zebras)
    )
    monkeypatch.setitem(REPORTERS, "count", Reporter("count", "how many findings there are", count))
    monkeypatch.setitem(FORMATS, "stars", Format("stars", (".stars",), "text/x-stars", write_stars, read_stars))
    monkeypatch.setattr("review.translators.resolve.builtin_model", lambda *_: None)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def review(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    return lambda *arguments: run(capfd, monkeypatch, *map(str, arguments))


def write(folder: Path, targets: Sequence[str]) -> Path:
    place = folder / "corpora" / "trains"
    place.mkdir(parents=True, exist_ok=True)
    for name, texts in (("s.vi.txt", SOURCES), ("t.en.txt", targets), ("r.en.txt", REFERENCES)):
        (place / name).write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    (place / "document.toml").write_text(
        'source-language = "vi"\ntarget-language = "en"\nsource = "s.vi.txt"\ntarget = "t.en.txt"\n'
        'references = ["r.en.txt"]\n',
        encoding="utf-8",
    )
    return folder / "corpora"


def test_scores_and_reports_have_them(review: Callable[..., Outcome], tmp_path: Path) -> None:
    folder = write(tmp_path, [text.replace("Sentence", "The zebra") for text in REFERENCES])
    formats = [f"{name}={tmp_path / name}" for name in REPORTERS]
    done = review("score", folder, "--confidence", *(word for choice in formats for word in ("--format", choice)))
    assert (done.status, done.err) == (1, "")
    said = {name: (tmp_path / name).read_text(encoding="utf-8") for name in REPORTERS}
    (document,) = json.loads(said["json"])["documents"]
    assert document["scores"]["letters"] == pytest.approx(document["segments"][0]["scores"]["letters"], abs=10)
    assert document["scores"]["letters"] < 0
    assert document["signatures"]["letters"] == "nrefs:1|bs:1000|seed:12345|letters:1"
    assert document["intervals"]["letters"] >= 0
    assert "L<k>" in said["text"]
    assert "L&lt;k&gt;" in said["html"]
    assert "L&lt;k&gt;" in said["markdown"].replace("&#60;", "&lt;").replace("&#62;", "&gt;")
    found = [finding for finding in document["findings"] if finding["check"] == "zebra"]
    assert [(f["suggestion"], f["severity"]) for f in found] == [("horse", "major")] * 10
    for name in ("text", "github", "sarif", "junit", "markdown", "html", "csv"):
        assert "a zebra" in said[name], name
    assert {rule["id"] for rule in json.loads(said["sarif"])["runs"][0]["tool"]["driver"]["rules"]} >= {"zebra"}
    assert said["count"] == f"{len(document['findings'])} in all\n"


def test_the_gate_knows_them(review: Callable[..., Outcome], tmp_path: Path) -> None:
    folder = write(tmp_path, REFERENCES)
    assert review("baseline", "write", folder).status == 0
    text = (folder / "review-baseline.jsonl").read_text(encoding="utf-8")
    assert '"score": "letters", "value": 0.0, "signature": "nrefs:1|letters:1"' in text
    assert '"letters": "0 1"' in text
    assert review("score", folder).status == 0
    assert review("score", folder, "--fail-under", "letters=1").status == 1
    write(tmp_path, [text.replace("Sentence", "Text") for text in REFERENCES])
    done = review("score", folder)
    assert done.status == 1
    assert "letters fell from 0.00 to -" in done.out
    assert "letters fell" not in review("score", folder, "--tolerance", "letters=99").out


def test_the_commands_show_the_check(review: Callable[..., Outcome]) -> None:
    assert "zebra" in review("checks").out
    assert "A zebra." in review("explain", "zebra").out


def test_the_desk_has_them(tmp_path: Path) -> None:
    folder = write(tmp_path, [REFERENCES[0].replace("train", "zebra"), "The zebra.", *REFERENCES[2:]])
    (loaded,) = load_corpus(folder, Settings(), known_checks())
    store = open_store(str(tmp_path / "desk.sqlite"))
    me = store.local_reviewer()
    document = add_document(store, me, loaded)
    first, second = paragraphs(store, document, Filter(), around=1, after=1)
    assert [f.finding.check for f in first.findings if f.finding.check == "zebra"] == ["zebra"]
    accept(store, me, next(f.id for f in first.findings if f.finding.check == "zebra"), first.version)
    dismiss(store, me, next(f.id for f in second.findings if f.finding.check == "zebra"), "by design")
    save_text(store, me, second.id, "The zebra is back.", second.version)
    rescore(store, me, document)
    assert runs(store, document)[0].scores["letters"][0] is not None
    assert export(store, document).data.decode().startswith("Sentence 2 is about horse number 2.\n\nThe zebra is back.")
    baseline = read_baseline(into_baseline(store, me, [document], tmp_path / "b.jsonl"))
    assert [(f.check, f.status) for f in baseline.findings().values()] == [("zebra", "dismissed")]
    store.close()


def test_a_file_of_the_format_is_scored_guarded_corrected_and_written_back(
    review: Callable[..., Outcome], tmp_path: Path
) -> None:
    folder = write(tmp_path, REFERENCES)
    place, kept = folder / "trains", "a heading\n"
    said = (place / "document.toml").read_text(encoding="utf-8")
    (place / "document.toml").write_text(said.replace(".txt", ".stars"), encoding="utf-8")
    targets = [REFERENCES[0].replace("train", "zebra"), *REFERENCES[1:]]
    for name, texts in (("s.vi", SOURCES), ("t.en", targets), ("r.en", REFERENCES)):
        text = kept + "".join(f"* {text}\n" for text in texts)
        (place / f"{name}.stars").write_text(text, encoding="utf-8")
    done = review("score", folder, "--no-baseline")
    assert done.status == 1
    assert "t.en.stars:2:23 major zebra" in done.out
    assert review("score", place / "s.vi.stars", place / "t.en.stars", "--fail-level", "none").status == 0
    assert review("baseline", "write", folder).status == 0
    assert review("score", folder).status == 0

    (loaded,) = load_corpus(folder, Settings(), known_checks())
    store = open_store(str(tmp_path / "desk.sqlite"))
    me = store.local_reviewer()
    document = add_document(store, me, loaded)
    first = paragraphs(store, document, Filter(), around=1, after=1)[0]
    accept(store, me, next(f.id for f in first.findings if f.finding.check == "zebra"), first.version)
    written = export(store, document)
    store.close()
    assert (written.name, written.media_type) == ("t.en.stars", "text/x-stars")
    assert written.data == (place / "t.en.stars").read_bytes().replace(b"zebra", b"horse")
