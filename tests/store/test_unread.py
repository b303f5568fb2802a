"""What a model found stays after an edit, as something of the text before it, until a model has read the new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from review.back_translated import BackTranslation
from review.backtranslation.backtranslate import BackTranslations
from review.backtranslation.run import BackTranslator
from review.export import export
from review.model import Document
from review.spans.suspects import PieceOdds, SpanReading, Suspect
from review.store.alignment import merge
from review.store.checks import set_check
from review.store.corrections import open_findings
from review.store.decisions import accept, dismiss
from review.store.edits import save_text
from review.store.engine import Store
from review.store.finding_places import next_finding
from review.store.importing import add_document
from review.store.queries import Filter, StoredFinding, StoredParagraph, paragraphs
from review.store.rechecking import rescore
from review.store.renewing import renew_back_translation
from review.store.replacing import Search, find, replace_all
from review.store.roles import Reviewer
from review.store.undoing import undo
from tests.store.conftest import write_pair

SOURCE = (
    "Le pont\n\nLe vieux phare de la petite île fut réparé par les pêcheurs du village voisin.\n\n"
    "Il relie deux rives.\n"
)
TARGET = (
    "The bridge\n\nThe old castle of the small island was was mended by the fishermen of the next village.\n\n"
    "It joins two shores.\n"
)


class Backwards:
    """Takes every text back; who says “cake” says nothing of the source."""

    def of(self, document: Document, progress: object = None) -> tuple[BackTranslations, str]:
        told = {
            s.number: BackTranslation("retour", wrong=0.9 if "cake" in s.text("target") else 0.0)
            for s in document.segments
            if s.target
        }
        return BackTranslations(told, "backwards|version:1"), "back-translation: backwards"

    def worse(self, document: Document, earlier: Mapping[int, str]) -> tuple[dict[int, Any], None]:
        """Nothing is."""
        return {}, None


class Reader:
    """Takes “castle” for wrong, and the source's “petite” for unsaid where the translation has no “small”."""

    def read(self, segments: Sequence[tuple[int, str, str]], languages: object) -> dict[int, SpanReading]:
        nothing = PieceOdds.of([], np.zeros(0, np.float32))
        found = {}
        for number, source, target in segments:
            at = target.find("castle")
            suspect = Suspect("target", at, at + 6, "wrong", 0, 0.001) if at >= 0 else None
            if suspect is None and "petite" in source and "small" not in target:
                at = source.index("petite")
                suspect = Suspect("source", at, at + 6, "unsaid", 0, 0.001)
            found[number] = SpanReading(suspect, nothing, nothing)
        return found


TRANSLATOR = cast(BackTranslator, Backwards())


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.spans.finding.chosen_reader", lambda choice, languages: Reader())


def added(store: Store, ana: Reviewer, tmp_path: Path, target: str = TARGET) -> int:
    return add_document(store, ana, write_pair(tmp_path / "texts", SOURCE, target), translator=TRANSLATOR)


def second(store: Store, document: int) -> StoredParagraph:
    return paragraphs(store, document, Filter(), around=2, before=0, after=0)[0]


def of(paragraph: StoredParagraph, check: str = "meaning") -> StoredFinding | None:
    return next((f for f in paragraph.findings if f.finding.check == check), None)


def told(paragraph: StoredParagraph, check: str = "meaning") -> tuple[str, bool] | None:
    """The words that are marked now, and whether they were found in an earlier text."""
    found = of(paragraph, check)
    if found is None:
        return None
    span = found.finding.span
    return (paragraph.text if span.side == "target" else paragraph.source)[span.start : span.end], found.earlier


def edit(store: Store, who: Reviewer, document: int, old: str, new: str) -> StoredParagraph:
    p = second(store, document)
    assert old in p.text
    save_text(store, who, p.id, p.text.replace(old, new), p.version)
    return second(store, document)


def test_it_stays_goes_along_and_is_no_longer_of_this_text(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    fresh = second(store, document)
    assert (told(fresh), told(fresh, "repeated-word")) == (("castle", False), ("was was", False))
    now = edit(store, ana, document, "was was", "was carefully")
    assert (told(now), told(now, "repeated-word")) == (("castle", True), None)
    now = edit(store, ana, document, "The old", "So the very old")
    assert told(now) == ("castle", True)
    assert of(now).id == of(fresh).id  # type: ignore[union-attr]


def test_what_another_text_stands_in_the_place_of_stays_too(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    now = edit(store, ana, document, "castle", "fortress")
    assert told(now) == ("fortress", True)
    now = edit(store, ana, document, "old fortress of", "old tower on")
    assert told(now) == ("tower on", True)


def test_lists_and_files_say_of_which_text_it_is(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    edit(store, ana, document, "was was", "was")
    (one,) = open_findings(store, document, 9)
    said = "the source seems to say something else than “castle” (found in the text before the edit; no model has read"
    assert one.message.startswith(said)
    assert said in export(store, document, "jsonl").data.decode()


def test_once_read_anew_it_is_mended_or_stands(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    now = edit(store, ana, document, "was was", "was")
    assert renew_back_translation(store, None, now.id, TRANSLATOR)
    assert told(second(store, document)) == ("castle", False)
    now = edit(store, ana, document, "castle", "lighthouse")
    assert told(now) == ("lighthouse", True)
    assert renew_back_translation(store, None, now.id, TRANSLATOR)
    assert told(second(store, document)) is None


def test_undo_makes_it_one_of_this_text_again(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    now = edit(store, ana, document, "castle", "lighthouse")
    undo(store, ana, now.id, now.version)
    assert told(second(store, document)) == ("castle", False)


def test_another_text_stays_another_text_until_a_model_has_read_it(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    cake = TARGET.replace(TARGET.split("\n\n")[1], "My aunt bakes a cake with plums every Sunday of the autumn.")
    document = added(store, ana, tmp_path, cake)
    assert told(second(store, document), "unrelated") == (second(store, document).text, False)
    now = edit(store, ana, document, "plums", "ripe plums")
    assert told(now, "unrelated") == (now.text, True)
    now = edit(store, ana, document, now.text, "The old lighthouse was mended by the fishermen of the next village.")
    assert told(now, "unrelated") == (now.text, True)
    assert renew_back_translation(store, None, now.id, TRANSLATOR)
    assert told(second(store, document), "unrelated") is None


def test_what_the_rules_say_of_another_text_goes_with_it(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    refusal = TARGET.replace(TARGET.split("\n\n")[1], "I am sorry, but as a language model I cannot translate this.")
    document = added(store, ana, tmp_path, refusal)
    assert told(second(store, document), "unrelated") == (second(store, document).text, False)
    now = edit(store, ana, document, second(store, document).text, "The old small lighthouse was mended by fishermen.")
    assert told(now, "unrelated") is None


def test_a_decision_is_kept_and_nothing_decided_comes_back(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    one = of(second(store, document))
    assert one is not None
    accept(store, ana, one.id, 0)
    now = edit(store, ana, document, "castle", "lighthouse")
    assert told(now) is None  # who accepted it and changed the text has mended it
    undo(store, ana, now.id, now.version)
    dismiss(store, ana, one.id, "false alarm")
    assert told(edit(store, ana, document, "was was", "was")) is None


def test_who_walks_the_findings_comes_to_each(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    p = edit(store, ana, document, "was was mended", "was mended mended and and mended")
    seen = []
    position, ordinal = 0, -1
    for _ in range(4):
        place = next_finding(store, document, Filter(), position, ordinal)
        assert place is not None
        seen.append(place.finding)
        position, ordinal = place.position, place.ordinal
    assert sorted({f.id for f in p.findings}) == sorted(set(seen))


def test_replacing_in_many_and_checking_the_whole_without_a_model(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    search = Search("village", "hamlet", document)
    replace_all(store, ana, search, find(store, search, 5).versions)
    assert told(second(store, document)) == ("castle", True)
    rescore(store, ana, document)
    assert told(second(store, document)) == ("castle", True)
    rescore(store, ana, document, TRANSLATOR)
    assert told(second(store, document)) == ("castle", False)


def test_the_same_text_checked_again_without_a_model_is_the_same(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    rescore(store, ana, document)
    assert told(second(store, document)) == ("castle", False)


def test_of_other_pairs_other_sources_and_empty_texts_nothing_is_kept(
    store: Store, ana: Reviewer, tmp_path: Path
) -> None:
    document = added(store, ana, tmp_path)
    p = second(store, document)
    save_text(store, ana, p.id, "", p.version)
    assert told(second(store, document)) is None
    undo(store, ana, p.id, p.version + 1)
    assert told(second(store, document)) == ("castle", False)
    merge(store, ana, p.id)
    assert told(second(store, document)) is None


def test_a_check_that_was_switched_off_keeps_nothing(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path)
    set_check(store, ana, "meaning", enabled=False, severity=None)
    assert told(edit(store, ana, document, "was was", "was")) is None
