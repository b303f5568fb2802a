from __future__ import annotations

from pathlib import Path

import pytest

from review.errors import StoreError
from review.store.acts import acts, undo_act
from review.store.alike import alike, decide_alike, repeat, repetitions
from review.store.decisions import dismiss
from review.store.edits import save_text
from review.store.engine import Store
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.roles import Reviewer
from tests.store.conftest import write_pair

SOURCE = "Le pont était long.\n\nVoir ci-dessous. La gare était fermée.\n\nVoir ci-dessous.\n\nLe port était calme.\n"
TARGET = (
    "The bridge was was long.\n\nSee below under. The station was was closed.\n\n"
    "See below under.\n\nThe port was was calm.\n"
)


@pytest.fixture
def pair(store: Store, ana: Reviewer, tmp_path: Path) -> tuple[int, int]:
    """Two documents with the same sentences and the same doubled word."""
    return (
        add_document(store, ana, write_pair(tmp_path / "one", SOURCE, TARGET), key="one"),
        add_document(store, ana, write_pair(tmp_path / "two", SOURCE, TARGET), key="two"),
    )


def shown(store: Store, document: int) -> tuple[StoredParagraph, ...]:
    return paragraphs(store, document, Filter(), around=1, after=99)


def doubled(store: Store, document: int) -> int:
    """A finding of the doubled word, in the second paragraph."""
    return next(f.id for f in shown(store, document)[1].findings if f.finding.check == "repeated-word")


def test_findings_like_one_are_counted_first(store: Store, ben: Reviewer, pair: tuple[int, int]) -> None:
    found = alike(store, doubled(store, pair[0]))
    assert (found.check, found.words, found.here, found.everywhere) == ("repeated-word", "was was", 3, 6)
    dismiss(store, ben, doubled(store, pair[1]), "by design")
    assert alike(store, doubled(store, pair[0])).everywhere == 5


def test_all_of_a_kind_are_accepted_with_their_suggestions_and_taken_back_at_once(
    store: Store, ben: Reviewer, pair: tuple[int, int]
) -> None:
    done = decide_alike(store, ben, doubled(store, pair[0]), "accepted")
    assert (len(done.changed), done.left) == (3, ())
    assert [p.text for p in shown(store, pair[0])] == [
        "The bridge was long.", "See below under. The station was closed.", "See below under.", "The port was calm."
    ]  # fmt: skip
    assert "was was" in shown(store, pair[1])[0].text
    assert acts(store)[0].label == "repeated-word: “was was”"
    assert len(undo_act(store, ben, done.act).changed) == 3
    assert [p.text for p in shown(store, pair[0])] == [p.machine for p in shown(store, pair[0])]
    assert alike(store, doubled(store, pair[0])).here == 3


def test_all_of_a_kind_are_dismissed_everywhere_with_a_note(store: Store, ben: Reviewer, pair: tuple[int, int]) -> None:
    one = doubled(store, pair[0])
    done = decide_alike(store, ben, one, "dismissed", "by design", "the client says so", everywhere=True)
    assert len(done.changed) == 6
    assert alike(store, one).everywhere == 0
    undo_act(store, ben, done.act)
    assert alike(store, one).everywhere == 6


def test_a_decision_needs_to_be_one(store: Store, ben: Reviewer, pair: tuple[int, int]) -> None:
    for verdict, reason in (("dismissed", "because"), ("open", "")):
        with pytest.raises(StoreError, match="with a reason"):
            decide_alike(store, ben, doubled(store, pair[0]), verdict, reason)
    with pytest.raises(StoreError, match="no longer there"):
        alike(store, 9999)


def test_a_correction_is_offered_for_identical_sentences_elsewhere(
    store: Store, ben: Reviewer, pair: tuple[int, int]
) -> None:
    third = shown(store, pair[0])[2]
    save_text(store, ben, third.id, "See below.", 0)
    offered = repetitions(store, third.id)
    # paragraphs that are that sentence; and the sentence within another paragraph
    assert [(one.key, one.position, one.after) for one in offered] == [
        ("one", 2, "See below. The station was was closed."),
        ("two", 2, "See below. The station was was closed."),
        ("two", 3, "See below."),
    ]
    done = repeat(store, ben, third.id, offered[1:])
    assert (len(done.changed), done.left) == (2, ())
    assert [p.text for p in shown(store, pair[1])][1:3] == ["See below. The station was was closed.", "See below."]
    assert [one.key for one in repetitions(store, third.id)] == ["one"]
    undo_act(store, ben, done.act)
    assert shown(store, pair[1])[2].text == "See below under."


def test_a_sentence_corrected_within_a_paragraph_is_offered_too(
    store: Store, ben: Reviewer, pair: tuple[int, int]
) -> None:
    second = shown(store, pair[0])[1]
    save_text(store, ben, second.id, "See below. The station was was closed.", 0)
    assert [(one.key, one.position, one.after) for one in repetitions(store, second.id)] == [
        ("one", 3, "See below."),
        ("two", 2, "See below. The station was was closed."),
        ("two", 3, "See below."),
    ]


def test_what_somebody_wrote_is_not_repeated_over(
    store: Store, ana: Reviewer, ben: Reviewer, pair: tuple[int, int]
) -> None:
    third = shown(store, pair[0])[2]
    save_text(store, ben, third.id, "See below.", 0)
    offered = repetitions(store, third.id)
    other = shown(store, pair[1])[2]
    save_text(store, ana, other.id, "Look below.", 0)
    assert other.id not in [one.segment for one in repetitions(store, third.id)]
    done = repeat(store, ben, third.id, offered)
    assert [left.reason for left in done.left] == ["it was changed meanwhile"]
    assert shown(store, pair[1])[2].text == "Look below."


def test_nothing_is_offered_for_what_was_not_corrected(store: Store, ben: Reviewer, pair: tuple[int, int]) -> None:
    third = shown(store, pair[0])[2]
    assert repetitions(store, third.id) == ()
    assert repeat(store, ben, third.id, ()).act == 0


def test_another_language_pair_is_left_out(
    store: Store, ana: Reviewer, ben: Reviewer, pair: tuple[int, int], tmp_path: Path
) -> None:
    from review.config import Settings
    from review.documents import load_files

    folder = tmp_path / "german"
    write_pair(folder, SOURCE, TARGET)
    german = load_files(folder / "bridge.fr.txt", folder / "bridge.en.txt", Settings("fr", "en-GB"))
    add_document(store, ana, german, key="german")
    third = shown(store, pair[0])[2]
    save_text(store, ben, third.id, "See below.", 0)
    assert "german" not in [one.key for one in repetitions(store, third.id)]
