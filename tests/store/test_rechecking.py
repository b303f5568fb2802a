"""One paragraph checked alone is found to have what a run over the whole document finds there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from review.checks import CHECKS
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.config import Settings
from review.documents import load_corpus, load_pairs
from review.findings import findings_of
from review.scoring import known_checks, score_document
from review.store.checks import desk_view, document_settings, set_check, set_term
from review.store.decisions import dismiss
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from review.store.rechecking import document_now, recheck, recheck_pending, rescore
from review.store.scores import runs
from review.store.stored_segments import StoredSegments
from tests.store.conftest import write_pair

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = ("court-case", "ferry-rescue", "double-star")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "desk.sqlite"))
    yield opened
    opened.close()


def found(store: Store, document: int) -> list[tuple[int, str, str, int, int, str]]:
    return sorted(
        (p.position, f.finding.check, f.finding.span.side, f.finding.span.start, f.finding.span.end, f.finding.severity)
        for p in paragraphs(store, document, Filter(), around=1, after=999)
        for f in p.findings
        if CHECKS[f.finding.check].scope == "segment"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_alone_and_in_its_document_is_judged_alike(store: Store, name: str) -> None:
    me = store.local_reviewer()
    document = add_document(store, me, load_corpus(CORPORA / name, Settings(), known_checks())[0])
    for p in paragraphs(store, document, Filter(), around=1, after=999):
        if p.text:
            save_text(store, me, p.id, f"{p.text} 7 boats came.", 0)
    whole, row, ids = document_now(store, document)
    rescore(store, me, document)  # every length changed: what is usual in this document is measured again
    for one in ids:  # once more: checks look at neighbours too, and those were edited after it
        recheck(store, one)
    settings = document_settings(store, row)
    expected = sorted(
        (f.segment, f.check, f.span.side, f.span.start, f.span.end, f.severity)
        for f in findings_of(desk_view(store, whole, settings), settings)
        if CHECKS[f.check].scope == "segment"
    )
    assert found(store, document) == expected


def test_the_whole_document_again_finds_the_same_as_a_run_from_files(store: Store) -> None:
    me = store.local_reviewer()
    loaded = load_corpus(CORPORA / "court-case", Settings(), known_checks())[0]
    document = add_document(store, me, loaded)
    fresh = score_document(loaded.document, loaded.settings)
    with store.reading() as session:
        stored = session.execute(text("select fingerprint from findings where active order by 1")).scalars().all()
    assert stored == sorted(f.fingerprint for f in fresh.findings)
    rescore(store, me, document)
    with store.reading() as session:
        again = session.execute(text("select fingerprint from findings where active order by 1")).scalars().all()
    assert again == stored
    newest, oldest = runs(store, document)
    assert newest.scores["quality"] == oldest.scores["quality"]
    assert newest.scores["quality"][1] == fresh.scores["quality"].signature


def test_what_a_lead_switched_off_is_not_found_any_more(store: Store) -> None:
    me = store.local_reviewer()
    document = add_document(store, me, load_corpus(CORPORA / "court-case", Settings(), known_checks())[0])
    code = found(store, document)[0][1]
    set_check(store, me, code, enabled=False, severity=None)
    rescore(store, me, document)
    assert code not in {check for _, check, *_ in found(store, document)}


def test_a_term_of_the_desk_is_checked(store: Store) -> None:
    me = store.local_reviewer()
    document = add_document(store, me, load_corpus(CORPORA / "court-case", Settings(), known_checks())[0])
    set_term(store, me, ("vi", "en"), "Viện kiểm sát", "People's Procuracy of the Land")
    rescore(store, me, document)
    assert any(check in ("terminology", "glossary") for _, check, *_ in found(store, document))


def test_a_check_that_was_interrupted_is_made_up_for(store: Store) -> None:
    me = store.local_reviewer()
    document = add_document(store, me, load_corpus(CORPORA / "court-case", Settings(), known_checks())[0])
    p = next(p for p in paragraphs(store, document, Filter(), around=1, after=99) if p.findings and p.position > 1)
    save_text(store, me, p.id, p.text + " Indeed the the end.", 0, check=False)  # and then the program was killed
    recheck_pending(store, [p.id])
    now = next(q for q in paragraphs(store, document, Filter(), around=p.position) if q.id == p.id)
    assert "repeated-word" in {f.finding.check for f in now.findings}


def test_a_decision_outlives_a_new_scoring_under_another_name(store: Store, tmp_path: Path) -> None:
    me = store.local_reviewer()
    document = add_document(store, me, write_pair(tmp_path / "texts"), key="uploaded")
    finding = next(f for p in paragraphs(store, document, Filter(), around=1) for f in p.findings)
    dismiss(store, me, finding.id, "by design")
    rescore(store, me, document)
    verdicts = {f.id: f.verdict for p in paragraphs(store, document, Filter(), around=1) for f in p.findings}
    assert verdicts[finding.id] == "dismissed"


def test_a_check_that_fails_is_told_and_nothing_is_lost(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
        yield view.hit("target", 0, len([][1]), "never")

    me = store.local_reviewer()
    document = add_document(store, me, write_pair(tmp_path / "texts"))
    first = paragraphs(store, document, Filter(), around=1)[0]
    monkeypatch.setitem(CHECKS, "broken", Check("broken", "Accuracy/Addition", "minor", "Page.", segment=fails))
    with pytest.raises(IndexError):
        save_text(store, me, first.id, "The blue bridge", first.version)
    assert paragraphs(store, document, Filter(), around=1)[0].text == "The blue bridge"


@pytest.mark.parametrize("machine", ["Dateien löschen?", "{anzahl} Dateien löschen?", ""])
def test_a_placeholder_that_a_reviewer_puts_in_is_one(store: Store, tmp_path: Path, machine: str) -> None:
    (tmp_path / "app.jsonl").write_text(json.dumps({"source": "Delete {count} files?", "target": machine}) + "\n")
    me = store.local_reviewer()
    document = add_document(store, me, load_pairs(tmp_path / "app.jsonl", Settings("en", "de")))
    (before,) = paragraphs(store, document, Filter(), around=1)
    assert before.findings
    save_text(store, me, before.id, "{count} Dateien löschen?", 0)
    (after,) = paragraphs(store, document, Filter(), around=1)
    assert [f.finding.check for f in after.findings] == []


def test_a_paragraph_of_a_long_document_is_checked_without_reading_the_document(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving must not take longer the longer a document is; that a paragraph has a finding is no reason either."""
    numbers = range(1000, 1320)
    source = "\n\n".join(f"La pièce {n} se trouve dans la boîte {n + 7}." for n in numbers) + "\n"
    target = "\n\n".join(f"Part {n} lies in box {n + 7 + (n == 1150)}." for n in numbers) + "\n"
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts", source, target))
    ids = document_now(store, document)[2]
    loaded: list[int] = []
    load = StoredSegments._load

    def counted(self: StoredSegments, first: int) -> list[SegmentView]:
        loaded.append(first)
        return load(self, first)

    monkeypatch.setattr(StoredSegments, "_load", counted)
    for number in (1, 151, 320):
        loaded.clear()
        recheck(store, ids[number - 1])
        assert len(loaded) <= 2, (number, loaded)
