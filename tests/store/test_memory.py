from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.errors import AccessError, StoreError
from review.store.checks import terms
from review.store.edits import save_text, set_done
from review.store.engine import Store
from review.store.importing import add_document
from review.store.memory import concordance, matches
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.roles import Reviewer
from review.store.terms import add_term, terms_of
from review.store.undoing import undo
from tests.store.conftest import write_pair

SOURCE = "La gare est fermée le dimanche.\n\nLe pont est long. La gare est fermée le lundi.\n\nRien de tel ici.\n"
TARGET = "The station is shut on Sundays.\n\nThe bridge is long. The station is shut on Mondays.\n\nNothing like it.\n"


def shown(store: Store, document: int) -> tuple[StoredParagraph, ...]:
    return paragraphs(store, document, Filter(), around=1, after=99)


@pytest.fixture
def pair(store: Store, ana: Reviewer, tmp_path: Path) -> tuple[int, int]:
    """Two documents with the same texts."""
    return (
        add_document(store, ana, write_pair(tmp_path / "one", SOURCE, TARGET), key="one"),
        add_document(store, ana, write_pair(tmp_path / "two", SOURCE, TARGET), key="two"),
    )


def told(store: Store, segment: int) -> list[tuple[int, str, str]]:
    return [(match.percent, match.wanted, match.unit.target) for match in matches(store, segment)]


def test_nothing_is_remembered_that_no_reviewer_made(store: Store, pair: tuple[int, int]) -> None:
    assert told(store, shown(store, pair[1])[0].id) == []


def test_the_same_and_similar_sentences_are_found_with_their_likeness(
    store: Store, ben: Reviewer, pair: tuple[int, int]
) -> None:
    first = shown(store, pair[0])[0]
    save_text(store, ben, first.id, "The station is closed on Sundays.", 0)
    same, similar = shown(store, pair[1])[:2]
    assert told(store, same.id) == [(100, "La gare est fermée le dimanche.", "The station is closed on Sundays.")]
    ((percent, wanted, target),) = told(store, similar.id)
    assert (wanted, target) == ("La gare est fermée le lundi.", "The station is closed on Sundays.")
    assert 70 < percent < 100
    assert told(store, shown(store, pair[1])[2].id) == []
    assert told(store, first.id) == []  # never from itself


def test_sentences_of_a_corrected_paragraph_are_remembered_by_themselves(
    store: Store, ben: Reviewer, pair: tuple[int, int]
) -> None:
    second = shown(store, pair[0])[1]
    save_text(store, ben, second.id, "The bridge is long. The station is closed on Mondays.", 0)
    found = told(store, shown(store, pair[1])[0].id)
    assert [target for _, _, target in found] == ["The station is closed on Mondays."]
    whole = told(store, shown(store, pair[1])[1].id)
    assert whole[0] == (100, second.source, "The bridge is long. The station is closed on Mondays.")


def test_what_is_done_counts_and_what_is_taken_back_does_not(
    store: Store, ben: Reviewer, pair: tuple[int, int]
) -> None:
    first, other = shown(store, pair[0])[0], shown(store, pair[1])[0].id
    set_done(store, ben, first.id, True)
    assert [target for _, _, target in told(store, other)] == [first.machine]
    set_done(store, ben, first.id, False)
    assert told(store, other) == []
    save_text(store, ben, first.id, "The station is closed on Sundays.", 0)
    assert len(told(store, other)) == 1
    save_text(store, ben, first.id, "The station closes on Sundays.", 1)
    assert [target for _, _, target in told(store, other)] == ["The station closes on Sundays."]
    for version in (2, 3):
        undo(store, ben, first.id, version)
    assert told(store, other) == []


def test_another_language_pair_remembers_nothing_here(
    store: Store, ana: Reviewer, ben: Reviewer, pair: tuple[int, int], tmp_path: Path
) -> None:
    folder = tmp_path / "british"
    write_pair(folder, SOURCE, TARGET)
    loaded = load_files(folder / "bridge.fr.txt", folder / "bridge.en.txt", Settings("fr", "en-GB"))
    british = add_document(store, ana, loaded, key="british")
    save_text(store, ben, shown(store, british)[0].id, "The station is closed on Sundays.", 0)
    assert told(store, shown(store, pair[1])[0].id) == []
    assert concordance(store, pair[0], "station") == ()
    assert len(concordance(store, british, "station")) == 1


def test_words_are_looked_up_on_both_sides(store: Store, ben: Reviewer, pair: tuple[int, int]) -> None:
    first, second, _ = shown(store, pair[0])
    save_text(store, ben, first.id, "The station is closed on Sundays.", 0)
    save_text(store, ben, second.id, "The bridge is long. The station is closed on Mondays.", 0)
    assert [unit.target for unit in concordance(store, pair[1], "GARE")] == [
        "The station is closed on Mondays.",
        "The station is closed on Sundays.",
    ]
    assert [unit.source for unit in concordance(store, pair[1], "bridge")] == ["Le pont est long."]
    for words in ("", "  ", "x" * 201):
        with pytest.raises(StoreError, match="what words"):
            concordance(store, pair[1], words)


def test_terms_of_a_paragraph_say_what_is_wanted_and_forbidden(
    store: Store, ana: Reviewer, ben: Reviewer, pair: tuple[int, int]
) -> None:
    add_term(store, ben, pair[0], "gare", "railway station|station", "depot")
    add_term(store, ben, pair[0], "pont", "", "bridge")
    first, second, third = (row.id for row in shown(store, pair[0]))
    (term,) = terms_of(store, first)
    assert (term.source, term.wanted, term.forbidden, term.kept) == (
        "gare", ("railway station", "station"), ("depot",), True
    )  # fmt: skip
    assert [SOURCE[start:end] for start, end in term.source_spans] == ["gare"]
    bridge, station = terms_of(store, second)
    assert (bridge.source, bridge.kept, station.kept) == ("pont", False, True)
    assert [shown(store, pair[0])[1].text[start:end] for start, end in bridge.forbidden_spans] == ["bridge"]
    assert terms_of(store, third) == ()


def test_reviewers_add_terms_and_leads_change_them(
    store: Store, ana: Reviewer, ben: Reviewer, pair: tuple[int, int]
) -> None:
    add_term(store, ben, pair[0], " la  gare ", "station")
    add_term(store, ben, pair[0], "la gare", "station")
    with pytest.raises(AccessError, match="a lead may change it"):
        add_term(store, ben, pair[0], "la gare", "depot")
    add_term(store, ana, pair[0], "la gare", "depot")
    assert [(term.source, term.target) for term in terms(store)] == [("la gare", "depot")]
    for source, target in (("", "x"), ("x", ""), ("x" * 501, "y")):
        with pytest.raises(StoreError, match="a term"):
            add_term(store, ben, pair[0], source, target)
    eve = store.reviewer("eve@example.org", "Eve", "viewer")
    with pytest.raises(AccessError):
        add_term(store, eve, pair[0], "pont", "bridge")
