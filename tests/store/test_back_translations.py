"""Back-translations in the desk: stored with the text that they are of, and told when that text is no longer there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from review.back_translated import BackTranslation, TokenScore, ToldShare
from review.backtranslation.backtranslate import BackTranslations
from review.backtranslation.run import BackTranslator
from review.backtranslation.twins import Worse
from review.documents import Loaded
from review.model import Document
from review.store.alignment import merge
from review.store.edits import save_text
from review.store.engine import Store
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, lost_by_editing, omitted_stretches, paragraphs
from review.store.rechecking import recheck, rescore
from review.store.renewing import renew_back_translation
from review.store.rereading import reread
from review.store.roles import Reviewer
from review.store.rows import back_of
from review.store.scores import is_compared, runs, values_of
from review.store.tables import SegmentRow
from review.store.undoing import undo
from tests.store.conftest import write_pair


class Backwards:
    """An engine of a kind: what it says of a document can be told without a model."""

    def of(self, document: Document, progress: object = None) -> tuple[BackTranslations, str]:
        segments = {
            s.number: BackTranslation(
                f"retour de {s.text('target')}",
                ((s.text("target"), "retour"),),
                (TokenScore(0, 2, -0.5), TokenScore(3, 5, -4.0)),
                adequacy=-2.25,
                omitted=((0, 2, 1.5),),
                omission=0.4,
                told=ToldShare(0.9, -1.25),
            )
            for s in document.segments
            if s.target
        }
        return BackTranslations(segments, "backwards|version:1"), "back-translation: backwards"

    def worse(self, document: Document, earlier: Mapping[int, str]) -> tuple[dict[int, Worse], str | None]:
        """A text without the word that the earlier one begins with is worse; it is the document's as it reads."""
        found = {}
        for number, old in earlier.items():
            word, now = old.split()[0], document.segments[number - 1].text("target")
            if word not in now:
                found[number] = Worse(1.0, False, 0, len(now.split()[0]), word, False, None, True)
        return found, None


TRANSLATOR = cast(BackTranslator, Backwards())


def at(store: Store, document: int, position: int) -> StoredParagraph:
    return next(p for p in paragraphs(store, document, Filter(), around=position) if p.position == position)


def stored(store: Store, segment: int) -> Any:
    with store.reading() as session:
        row = session.get(SegmentRow, segment)
        assert row is not None
        return back_of(row)


def test_it_is_stored_whole_and_grows_stale_with_an_edit(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = add_document(store, ana, write_pair(tmp_path / "texts"), translator=TRANSLATOR)
    p = at(store, document, 3)
    assert (p.backtranslation, p.stale) == ("retour de It joins two villages.", False)
    back = stored(store, p.id)
    assert back.source_scores == (TokenScore(0, 2, -0.5), TokenScore(3, 5, -4.0))
    assert (back.told, back.ahead_told) == (ToldShare(0.9, -1.25), None)
    assert (back.omitted, back.omission, back.sentences) == (
        ((0, 2, 1.5),), 0.4, (("It joins two villages.", "retour"),)
    )  # fmt: skip
    version = save_text(store, ana, p.id, "It links two villages.", 0)
    edited = at(store, document, 3)
    assert (edited.backtranslation, edited.stale) == (p.backtranslation, True)
    assert stored(store, p.id) is None
    undo(store, ana, p.id, version)
    again = at(store, document, 3)
    assert (again.stale, again.quality) == (False, p.quality)


def test_one_paragraph_alone_has_the_quality_that_a_run_gave_it(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = add_document(store, ana, write_pair(tmp_path / "texts"), translator=TRANSLATOR)
    before = paragraphs(store, document, Filter(), around=1, after=9)
    for p in before:
        recheck(store, p.id)
    after = paragraphs(store, document, Filter(), around=1, after=9)
    for old, new in zip(before, after, strict=True):
        assert old.quality is not None
        assert new.quality is not None
        assert abs(old.quality - new.quality) < 1e-9
        assert [f.finding.check for f in old.findings] == [f.finding.check for f in new.findings]


def test_scoring_again_takes_the_corrected_text_back(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = add_document(store, ana, write_pair(tmp_path / "texts"))
    p = at(store, document, 3)
    assert p.backtranslation is None
    save_text(store, ana, p.id, "It links two villages.", 0)
    rescore(store, ana, document, TRANSLATOR)
    now = at(store, document, 3)
    assert (now.backtranslation, now.stale) == ("retour de It links two villages.", False)


def test_a_merged_paragraph_has_none(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = add_document(store, ana, write_pair(tmp_path / "texts"), translator=TRANSLATOR)
    merge(store, ana, at(store, document, 3).id)
    assert at(store, document, 3).backtranslation is None


def test_a_segment_without_a_counterpart_has_no_such_score_wherever_it_stands(
    store: Store, ana: Reviewer, tmp_path: Path
) -> None:
    """In the middle of a run, and as its first segment: adding, scoring again and reading again all store None."""
    loaded = unpaired(tmp_path)
    document = add_document(store, ana, loaded, translator=TRANSLATOR)
    rescore(store, ana, document, TRANSLATOR)
    reread(store, ana, document, loaded, TRANSLATOR)
    kept = runs(store, document)
    assert len(kept) == 3
    for run in kept:
        for name in ("backtranslation_chrf", "adequacy"):
            assert [value is None for value in values_of(store, run.id)[name]] == [True, False, True]
        assert values_of(store, run.id)["quality"][0] is not None


def unpaired(tmp_path: Path) -> Loaded:
    """Three segments: a source alone, a pair, a source alone."""
    loaded = write_pair(tmp_path)
    one, two, three = loaded.document.segments[:3]
    segments = (replace(one, target=()), two, replace(three, target=()))
    return replace(loaded, document=replace(loaded.document, segments=segments))


def test_one_paragraph_is_taken_back_anew_after_an_edit(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = add_document(store, ana, write_pair(tmp_path / "texts"), translator=TRANSLATOR)
    p = at(store, document, 3)
    save_text(store, ana, p.id, "It links two villages.", 0)
    assert renew_back_translation(store, ana, p.id, TRANSLATOR)
    now = at(store, document, 3)
    assert (now.backtranslation, now.stale) == ("retour de It links two villages.", False)
    assert omitted_stretches(store, p.id) == ((0, 2),)
    assert at(store, document, 2).backtranslation == "retour de " + at(store, document, 2).text


def test_what_an_edit_loses_is_told_until_it_is_put_right(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = add_document(store, ana, write_pair(tmp_path / "texts"), translator=TRANSLATOR)
    p = at(store, document, 3)
    word = p.text.split()[0]
    assert lost_by_editing(store, p.id) == ""
    save_text(store, ana, p.id, "Twice two villages.", 0)
    assert lost_by_editing(store, p.id) == ""  # nobody has looked yet
    assert renew_back_translation(store, ana, p.id, TRANSLATOR)
    assert lost_by_editing(store, p.id) == f"“{word}” became “Twice”, and that tells the source less well"
    save_text(store, ana, p.id, f"{word} links two villages.", 1)
    assert lost_by_editing(store, p.id) == ""
    assert renew_back_translation(store, ana, p.id, TRANSLATOR)
    assert lost_by_editing(store, p.id) == ""


def test_whether_anything_compared_what_the_sides_mean(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = add_document(store, ana, write_pair(tmp_path / "texts"))
    assert not is_compared(store, document)
    rescore(store, ana, document, TRANSLATOR)
    assert is_compared(store, document)
