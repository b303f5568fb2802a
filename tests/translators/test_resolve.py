"""Which engine is taken, and the one line that says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.errors import EngineError, UsageError
from review.translators.directions import model_languages, short_code, tag_in
from review.translators.resolve import ENGINES, EngineChoice, find_engine


def test_the_embedded_model_needs_no_network() -> None:
    resolution = find_engine(EngineChoice(), "en", "pt-BR")
    assert resolution.engine is not None
    assert resolution.engine.name == "firefox"
    assert "Mozilla's model of English to" in resolution.reason


def test_without_a_model_there_is_a_reason_and_no_error() -> None:
    resolution = find_engine(EngineChoice(), "sw", "is")
    assert resolution.engine is None
    wanted = "no model from Swahili to Icelandic is on this machine; to get one: unset HF_HUB_OFFLINE, then: "
    assert resolution.reason == f"{wanted}review models pull sw-is"
    assert "\n" not in resolution.reason


def test_offline_wins_over_the_network() -> None:
    resolution = find_engine(EngineChoice(network=True), "sw", "is")
    assert resolution.engine is None
    assert "HF_HUB_OFFLINE" in resolution.reason


def test_required_makes_it_an_error() -> None:
    with pytest.raises(EngineError, match="a back-translation is required"):
        find_engine(EngineChoice(), "sw", "is", required=True)
    with pytest.raises(EngineError, match="required"):
        find_engine(EngineChoice("none"), "en", "pt", required=True)


def test_none_is_no_engine() -> None:
    assert find_engine(EngineChoice("none"), "en", "pt").engine is None


def test_an_unknown_engine_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="known: auto, none, marian, ctranslate2, firefox, builtin"):
        find_engine(EngineChoice("google"), "en", "pt")


def test_a_named_folder_decides(random_model: Path) -> None:
    resolution = find_engine(EngineChoice(model=str(random_model), threads=1), "en", "fr")
    assert resolution.engine is not None
    assert resolution.engine.name == "ctranslate2"
    assert str(random_model) in resolution.reason
    slow = find_engine(EngineChoice("marian", str(random_model), threads=1), "en", "fr").engine
    assert slow is not None
    assert slow.name == "marian"


def test_a_named_folder_that_is_wrong_is_an_error_even_for_auto(random_model: Path) -> None:
    with pytest.raises(EngineError, match="translates English into French"):
        find_engine(EngineChoice(model=str(random_model)), "fr", "en")


@pytest.mark.parametrize("name", ENGINES)
def test_every_named_engine_says_what_it_lacks(name: str) -> None:
    with pytest.raises(EngineError) as error:
        find_engine(EngineChoice(name), "sw", "is")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("tag", "short"), [("pt-BR", "pt"), ("vie", "vi"), ("eng_Latn", "en"), ("zh-Hant-TW", "zh"), ("gsw", "gsw")]
)
def test_short_codes(tag: str, short: str) -> None:
    assert short_code(tag) == short


@pytest.mark.parametrize(
    ("language", "known", "name"),
    [
        ("vi", ["eng_Latn", "vie_Latn"], "vie_Latn"),
        ("zh-TW", ["zho_Hans", "zho_Hant"], "zho_Hant"),
        ("ar", ["arb_Arab", "ary_Arab"], "arb_Arab"),
        ("pt-BR", ["__pt__", "__en__"], "__pt__"),
        ("vi", [">>vie<<", ">>lao<<"], ">>vie<<"),
        ("sr", ["srp_Cyrl"], "srp_Cyrl"),
        ("xx", ["eng_Latn"], None),
    ],
)
def test_what_multilingual_models_call_a_language(language: str, known: list[str], name: str | None) -> None:
    assert tag_in(known, language) == name


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("Helsinki-NLP/opus-mt-en-vi", ("en", "vi")),
        ("en-vi", ("en", "vi")),
        ("models/my-news-pt-en", ("pt", "en")),
        ("facebook/nllb-200-distilled-600M", None),
        ("mymodel", None),
    ],
)
def test_languages_by_name(name: str, pair: tuple[str, str] | None, tmp_path: Path) -> None:
    assert model_languages(tmp_path / "x", name) == pair
