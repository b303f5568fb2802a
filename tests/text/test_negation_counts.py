"""One negation too many: markers that neither the source's own nor its hints account for."""

from __future__ import annotations

import pytest

from review.text.negation_counts import one_lost, one_too_many
from review.text.negation_words import negation_of


def _told(source: str, target: str, languages: str = "de-en") -> str | None:
    ours, theirs = map(negation_of, languages.split("-"))
    assert ours is not None
    assert theirs is not None
    span = one_too_many(source, target, ours, theirs)
    return None if span is None else target[slice(*span)]


def test_a_hint_that_the_translation_has_as_well_accounts_for_nothing() -> None:
    assert _told("nur mitglieder dürfen hinein.", "only members may not enter.") == "not"
    assert _told("nur mitglieder dürfen hinein.", "only members may enter.") is None


def test_a_hint_without_its_like_may_have_become_the_negation() -> None:
    assert _told("er verpasste den zug.", "he did not catch the train.") is None


def test_each_negation_of_the_source_accounts_for_one() -> None:
    source = "er kam nicht, und sie kam nicht."
    assert _told(source, "he did not come, and she did not come.") is None
    assert _told(source, "he did not come, she did not come, nor they: it did not matter.") == "not"


def test_of_several_the_one_farthest_from_the_sources_is_told() -> None:
    source, target = "no llegó la carta, pero el dinero llegó.", "the letter did not arrive, but no, it didn't come."
    assert _told(source, target, "es-en") == "didn't"


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("it is not yet open.", "nó chưa mở.", "en-vi"),
        ("họ mới trả lời hôm qua.", "they did not answer until yesterday.", "vi-en"),
        ("ce n'est pas le fait qu'elle ne sache pas lire.", "it is not that she does not know how to read.", "fr-en"),
    ],
)
def test_idioms_and_doubled_markers_account_for_what_they_become(source: str, target: str, languages: str) -> None:
    assert _told(source, target, languages) is None


def test_a_hint_at_the_other_end_answers_none() -> None:
    source = "verboten ist das rauchen im ganzen haus und im garten, am tag und in der nacht."
    target = "you may not smoke in the house and in the garden, by day and by night, so refuse."
    assert _told(source, target) is None


def _lost(source: str, target: str, languages: str) -> str | None:
    ours, theirs = map(negation_of, languages.split("-"))
    assert ours is not None
    assert theirs is not None
    span = one_lost(source, target, ours, theirs)
    return None if span is None else source[slice(*span)]


def test_of_two_clauses_that_negate_one_may_be_lost() -> None:
    source = "it does not cure the disease and does not prevent infection."
    assert _lost(source, "es heilt die krankheit und verhindert die ansteckung nicht.", "en-de") == "not"
    assert _lost(source, "es heilt die krankheit nicht und verhindert die ansteckung nicht.", "en-de") is None
    assert _lost(source, "es heilt die krankheit und verhütet nicht.", "en-ja") is None


def test_one_negation_of_alternatives_is_that_of_both() -> None:
    assert _lost("no fumo y no bebo.", "i don't smoke or drink.", "es-en") is None


def test_a_clause_is_counted_once_and_a_bare_no_is_none() -> None:
    assert _lost("nikt nigdy nic nie powiedział.", "nobody said anything.", "pl-en") is None
    assert _lost("no, no lo sé.", "i do not know.", "es-en") is None


def test_what_both_do_without_accounts_for_nothing_else() -> None:
    assert _told("sie ging ohne mantel aus dem haus", "she did not leave without a coat") == "not"
