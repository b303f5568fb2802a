"""Databases and baselines of older versions open, say what they said, and go on being worked with.

Each folder beside this file was made once with the code of the commit that it is named after (`make.py`).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from review.back_translated import BackTranslation, TokenScore
from review.dismissals import into_baseline
from review.export import export
from review.gate.file import format_baseline, parse_baseline, read_baseline
from review.gate.judge import GateRules, judge
from review.metrics import METRICS
from review.metrics.scores import pooled_score
from review.store.checks import check_records, terms
from review.store.decisions import accept
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.listing import documents
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.rechecking import rescore
from review.store.roles import Reviewer
from review.store.rows import back_of
from review.store.tables import SegmentRow
from review.store.undoing import redo, undo

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/desk.sqlite"))


@pytest.fixture(params=FOLDERS, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copyfile(folder / "desk.sqlite", tmp_path / "desk.sqlite")
    opened = open_store(str(tmp_path / "desk.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    return {one.key: one.id for one in documents(store)[0]}


@pytest.fixture
def ana(store: Store) -> Reviewer:
    return store.reviewer("ana@example.org")


def rows_of(store: Store, document: int) -> tuple[StoredParagraph, ...]:
    return paragraphs(store, document, Filter(), around=1, after=99)


def test_there_is_one() -> None:
    assert "127775d" in [path.name for path in FOLDERS]


@pytest.mark.parametrize("name", ["lighthouse", "market"])
def test_the_corrected_file_is_the_same(folder: Path, store: Store, ids: dict[str, int], name: str) -> None:
    assert export(store, ids[name]).data == (folder / f"{name}.original").read_bytes()


@pytest.mark.parametrize("name", ["lighthouse", "market"])
def test_texts_findings_decisions_and_comments_are_the_same(
    folder: Path, store: Store, ids: dict[str, int], name: str
) -> None:
    then = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    now = [json.loads(line) for line in export(store, ids[name], "jsonl").data.decode().splitlines()]
    assert len(then) == len(now) > 2
    for old, new in zip(then, now, strict=True):
        assert {key: new[key] for key in old if key != "findings"} == {
            key: value for key, value in old.items() if key != "findings"
        }
        kept = [
            {key: there[key] for key in known} for known, there in zip(old["findings"], new["findings"], strict=True)
        ]
        assert kept == old["findings"]
    assert sum(len(one["findings"]) for one in then) == (6 if name == "lighthouse" else 1)


def test_people_settings_terms_and_proposals_are_there(store: Store, ids: dict[str, int]) -> None:
    assert [(one.name, one.role) for one in store.reviewers()] == [("Ana", "lead"), ("Ben", "reviewer")]
    records = {one.code: one for one in check_records(store)}
    assert not records["spelling"].enabled
    assert records["units"].severity == "minor"
    assert (records["repeated-word"].accepted, records["repeated-word"].dismissed) == (1, 1)
    assert [(one.source, one.target, one.forbidden) for one in terms(store)] == [("phare", "lighthouse", "light house")]
    rows = rows_of(store, ids["lighthouse"])
    assert [proposal.text for proposal in rows[2].proposals] == ["It leads the boats."]
    assert rows[0].done
    assert rows[0].done_by == "Ana"
    assert rows[0].backtranslation == "Le phare vert."


def test_a_stored_back_translation_is_read_whole(store: Store, ids: dict[str, int]) -> None:
    with store.reading() as session:
        row = session.get(SegmentRow, rows_of(store, ids["lighthouse"])[0].id)
        assert row is not None
        back = back_of(row)
    assert back == BackTranslation(
        "Le phare vert.", (("The green lighthouse", "Le phare vert."),),
        (TokenScore(0, 2, -0.25), TokenScore(3, 8, -1.5)), None, None, -0.875, (3, 8, 1.25), None, ((3, 8, 0.5),), (),
        0.125, None, 0.0625, ("the last sentence was cut",),
    )  # fmt: skip


def test_work_goes_on(store: Store, ids: dict[str, int], ana: Reviewer) -> None:
    document = ids["lighthouse"]
    rows = rows_of(store, document)
    finding = next(f for f in rows[4].findings if f.finding.check == "repeated-word")
    accept(store, ana, finding.id, rows[4].version)
    save_text(store, ana, rows[6].id, "Entry costs 4 euros.", rows[6].version)
    rescore(store, ana, document)
    rows = rows_of(store, document)
    assert rows[4].text == "Visitors climb the 124 steps."
    assert rows[6].text == "Entry costs 4 euros."
    assert [f.verdict for f in rows[3].findings if f.finding.check == "repeated-word"] == ["dismissed"]
    assert [f.verdict for f in rows[1].findings if f.finding.check == "numbers"] == ["accepted"]
    assert [f.finding.check for f in rows[0].findings if f.own] == ["reviewer"]


def test_what_was_done_can_be_undone_and_done_again(store: Store, ids: dict[str, int], ana: Reviewer) -> None:
    row = rows_of(store, ids["lighthouse"])[2]
    undo(store, ana, row.id, row.version)
    row = rows_of(store, ids["lighthouse"])[2]
    assert row.text == "It guides the boats."
    redo(store, ana, row.id, row.version)
    assert rows_of(store, ids["lighthouse"])[2].text == "It guides the ships home."


def test_dismissals_go_into_a_baseline_as_they_did(
    folder: Path, store: Store, ids: dict[str, int], ana: Reviewer, tmp_path: Path
) -> None:
    path = into_baseline(store, ana, [ids["lighthouse"], ids["market"]], tmp_path / "baseline.jsonl")
    assert read_baseline(path).documents == read_baseline(folder / "dismissed.jsonl").documents


def test_a_baseline_is_read_and_written_back_byte_for_byte(folder: Path) -> None:
    text = (folder / "baseline.jsonl").read_text(encoding="utf-8")
    baseline = parse_baseline(text, folder / "baseline.jsonl")
    assert format_baseline(baseline) == text
    assert len(baseline.findings()) == 7
    assert judge((), GateRules(), baseline, unchanged=baseline.documents).passed


def test_a_baselines_statistics_still_add_up_to_its_scores(folder: Path) -> None:
    for document in read_baseline(folder / "baseline.jsonl").documents.values():
        for name in (*METRICS, "quality"):
            rows = [segment.statistics[name] for segment in document.segments.values()]
            assert pooled_score(name, rows, document.target_language) == pytest.approx(
                document.scores[name].value, abs=0.01 if name == "quality" else 1e-4
            )
