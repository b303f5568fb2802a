from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_pairs
from review.scoring import score_document
from review.store.checks import set_check
from review.store.decisions import accept, dismiss
from review.store.edits import save_text, set_done
from review.store.engine import Store
from review.store.importing import add_document
from review.store.options import set_option
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.rechecking import rescore
from review.store.roles import Reviewer
from review.store.scores import automatic_mqm, confirmed_mqm


def at(store: Store, document: int, position: int) -> StoredParagraph:
    return next(p for p in paragraphs(store, document, Filter(), around=position) if p.position == position)


def test_confirmed_mqm_is_not_known_before_anybody_reviewed(store: Store, ben: Reviewer, document: int) -> None:
    score, errors = confirmed_mqm(store, document)
    assert (score.value, score.reason, errors) == (None, "nothing is reviewed yet", 0)
    set_done(store, ben, at(store, document, 1).id, True)
    assert confirmed_mqm(store, document)[0].value == 100.0


@pytest.mark.parametrize("verdict", ["accepted", "dismissed"])
def test_one_decision_is_a_review(store: Store, ben: Reviewer, document: int, verdict: str) -> None:
    finding = at(store, document, 4).findings[0].id
    if verdict == "accepted":
        accept(store, ben, finding, 0)
    else:
        dismiss(store, ben, finding, "by design")
    score, errors = confirmed_mqm(store, document)
    assert score.value is not None
    assert errors == (verdict == "accepted")


def test_an_error_repaired_by_rewriting_counts_once_the_paragraph_is_done(
    store: Store, ana: Reviewer, ben: Reviewer, document: int
) -> None:
    p = at(store, document, 4)
    assert [f.finding.check for f in p.findings] == ["repeated-word"]
    save_text(store, ben, p.id, "They closed the station.", 0)
    assert confirmed_mqm(store, document)[1] == 0
    set_done(store, ben, p.id, True)
    score, errors = confirmed_mqm(store, document)
    assert errors == 1
    assert score.signature is not None
    assert "origin:confirmed+rewritten" in score.signature
    set_option(store, ana, "rewritten-counts", False)
    score, errors = confirmed_mqm(store, document)
    assert errors == 0
    assert score.signature is not None
    assert "origin:confirmed|" in score.signature
    set_option(store, ana, "rewritten-counts", True)
    set_done(store, ben, p.id, False)
    assert confirmed_mqm(store, document)[1] == 0


def test_an_error_that_a_reviewer_made_and_mended_is_none_of_the_machines(
    store: Store, ben: Reviewer, document: int
) -> None:
    p = at(store, document, 3)
    save_text(store, ben, p.id, "It joins two two villages.", 0)
    assert [f.finding.check for f in at(store, document, 3).findings] == ["repeated-word"]
    save_text(store, ben, p.id, "It links two villages.", 1)
    set_done(store, ben, p.id, True)
    assert confirmed_mqm(store, document)[1] == 0


def test_a_finding_that_is_gone_because_its_check_is_off_was_not_repaired(
    store: Store, ana: Reviewer, document: int
) -> None:
    p = at(store, document, 4)
    save_text(store, ana, p.id, "The old station was was closed.", 0)
    set_check(store, ana, "repeated-word", enabled=False, severity=None)
    rescore(store, ana, document)
    set_done(store, ana, p.id, True)
    assert at(store, document, 4).findings == ()
    assert confirmed_mqm(store, document)[1] == 0


@pytest.mark.parametrize(("left", "check"), [("as it is", "unchanged"), ("empty", "omission")])
def test_strings_without_a_translation_cost_as_much_as_at_the_gate(
    store: Store, ben: Reviewer, tmp_path: Path, left: str, check: str
) -> None:
    """One finding speaks for all of them; each is a major error all the same."""
    translated = "Activar las règlas de filtratge"
    sources = ["Enable cosmetic filtering rules", "Disable remote font loading", "Block large media elements"]
    sources += ["Reset custom filter lists", "Export current rule set", "Purge cached filter lists"]
    targets = [translated, *(sources[1:] if left == "as it is" else [""] * 5)]
    entries = "".join(f'\nmsgid "{one}"\nmsgstr "{two}"\n' for one, two in zip(sources, targets, strict=True))
    (tmp_path / "oc.po").write_text(f'msgid ""\nmsgstr "Language: oc\\n"\n{entries}')
    loaded = load_pairs(tmp_path / "oc.po", Settings("en", "oc"))
    report = score_document(loaded.document, Settings("en", "oc"))
    assert [(one.check, one.severity) for one in report.findings] == [(check, "major"), *[(check, "neutral")] * 4]
    count = sum(one.words for one in report.segments)
    gate = report.scores["mqm"]
    assert gate.value == pytest.approx(max(0.0, 100 * (1 - 5 * 5 / count)))

    document = add_document(store, ben, loaded)
    score, errors = automatic_mqm(store, document)
    assert (score.value, score.signature, errors) == (gate.value, gate.signature, 5)
    for position in range(2, 7):
        save_text(store, ben, at(store, document, position).id, f"{translated} {position}", 0)
    better = automatic_mqm(store, document)[0].value
    assert better is not None
    assert better > 90.0 > (score.value or 0.0)
