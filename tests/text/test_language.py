"""Language tags, and which language a text is in."""

from __future__ import annotations

import pytest

from review.errors import LanguageError
from review.text.language import base_language, check_tag, detect, in_script_of, language_name


@pytest.mark.parametrize(("tag", "standard"), [("VI", "vi"), ("pt_br", "pt-BR"), ("zh-hans", "zh-Hans"), ("en", "en")])
def test_tags_are_standardised(tag: str, standard: str) -> None:
    assert check_tag(tag) == standard


@pytest.mark.parametrize("tag", ["", "klingonish", "q9", "vi en", "und", "../etc"])
def test_unknown_tags_are_refused(tag: str) -> None:
    with pytest.raises(LanguageError, match="not a known language tag"):
        check_tag(tag)


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("english", "en"),
        ("Vietnamese", "vi"),
        ("vietnamse", "vi"),
        ("chinese", "zh"),
        ("jp", "ja"),
        ("VN", "vi"),
        ("cz", "cs"),
        ("gb", "en"),
        ("zh-hnas", "zh-Hans"),
    ],
)
def test_a_tag_that_is_nearly_right_is_suggested(tag: str, meant: str) -> None:
    with pytest.raises(LanguageError, match=f"did you mean '{meant}'"):
        check_tag(tag)


@pytest.mark.parametrize(
    "tag", ["klingonish", "q9", "xx", "zz", "", "final", "v2", "../etc", "draft", "und", "x" * 10_000]
)
def test_a_tag_that_is_like_nothing_suggests_nothing(tag: str) -> None:
    with pytest.raises(LanguageError) as raised:
        check_tag(tag)
    assert "did you mean" not in str(raised.value)


def test_names_and_bases() -> None:
    assert language_name("vi") == "Vietnamese"
    assert base_language("pt-BR") == "pt"


def test_detection_tells_the_two_sides_of_a_pair_apart() -> None:
    assert detect("Chính quyền thành phố cho biết cầu sẽ mở lại.", ("vi", "en"))[0] == "vi"
    assert detect("The city says that the bridge will open again.", ("vi", "en"))[0] == "en"


def test_candidates_that_nobody_knows_give_no_answer() -> None:
    assert detect("whatever", ("xyz",)) == ("und", 0.0)


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("no", "nb"),
        ("no-NO", "nb-NO"),
        ("nn", "nn"),
        ("tl", "fil"),
        ("cmn-Hant", "zh-Hant"),
        ("swh", "sw"),
        ("prs", "fa-AF"),
    ],
)
def test_names_for_one_language_are_one(tag: str, usual: str) -> None:
    assert check_tag(tag) == usual


def test_a_language_is_told_by_its_usual_tag() -> None:
    text = "Katten ligger på taket og sover hele dagen, og ingen vet hvorfor den ikke vil komme inn."

    assert detect(text, ("nb", "en"))[0] == "nb"
    assert detect(text)[0] == "nb"


def test_a_text_says_which_of_its_languages_scripts_it_is_in() -> None:
    assert in_script_of("sr", "Put je dug.") == "sr-Latn"
    assert in_script_of("sr", "Пут је дуг.") == "sr"
    assert in_script_of("uz", "Йиғилиш бўлди.") == "uz-Cyrl"
    assert in_script_of("sr-Cyrl", "Put je dug.") == "sr-Cyrl"
    assert in_script_of("ru", "Put je dug.") == "ru"
    assert in_script_of("sr", "12") == "sr"
