"""A language model's refusal has an excuse, what it cannot do, and what was asked; or speaks of itself."""

from __future__ import annotations

import pytest

from review.languages.language import FOLDER, language_of
from review.text.refusals import excuses_itself, is_refusal, knows_refusals
from review.text.surface import Surface

_TAGS = (file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))
_KNOWN = sorted(tag for tag in _TAGS if language_of(tag).refusal.apology)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Entschuldigung, aber ich kann Ihnen bei dieser Übersetzung nicht helfen."),
        ("fr", "Je suis désolé, mais je ne peux pas traduire ce contenu."),
        ("it", "Mi dispiace, non sono in grado di tradurre questo testo."),
        ("pt", "Desculpe, mas não posso ajudar com esse pedido."),
        ("ru", "Извините, я не могу выполнить этот запрос."),
        ("vi", "Xin lỗi, tôi không thể dịch đoạn văn này."),
        ("zh", "很抱歉，我无法翻译这段内容。"),
        ("ko", "죄송합니다. 이 텍스트는 번역할 수 없습니다."),
        ("ar", "أعتذر، لا يمكنني ترجمة هذا النص."),
        ("hi", "क्षमा करें, मैं इस पाठ का अनुवाद करने में असमर्थ हूँ।"),
        ("tr", "Üzgünüm, bu metni çeviremem."),
        ("id", "Maaf, saya tidak dapat menerjemahkan teks ini."),
        ("pl", "Przepraszam, ale nie mogę przetłumaczyć tego tekstu."),
        ("en", "As an AI language model, I cannot do that."),
    ],
)
def test_a_refusal_is_known_in_many_languages(language: str, text: str) -> None:
    assert is_refusal(Surface(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I am sorry, I cannot come to the wedding."),
        ("en", "I cannot translate this."),
        ("en", "We regret the delay; the request will be dealt with soon."),
        ("en", "He studies how a language model is trained."),
        ("de", "Leider regnet es."),
        ("en", "The council met. " * 20 + "I apologize, but I cannot translate this text."),
        ("tlh", "I apologize, but I cannot translate this text."),
    ],
)
def test_one_sign_alone_late_signs_and_unknown_languages_are_none(language: str, text: str) -> None:
    assert not is_refusal(Surface(text, language))


@pytest.mark.parametrize("language", _KNOWN)
def test_a_language_has_all_four_kinds_or_none(language: str) -> None:
    assert knows_refusals(language)
    refusal = language_of(language).refusal
    for kind in (refusal.apology, refusal.unable, refusal.machine, refusal.task):
        assert list(kind) == [phrase.lower() for phrase in kind]


def test_a_text_that_excuses_itself_may_be_translated_so() -> None:
    assert excuses_itself(Surface("Thật xin lỗi, hôm nay tôi bận.", "vi"))
    assert not excuses_itself(Surface("Hôm nay tôi bận.", "vi"))
