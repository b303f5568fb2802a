"""Words, numbers, punctuation and addresses."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.text.tokens import tokenize, word_count


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.text, token.kind) for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("don’t e-mail", ["don’t", "e-mail"]),
        ("COVID-19 and G7", ["COVID-19", "and", "G7"]),
        ("the U.S. army", ["the", "U.S", ".", "army"]),
        ("end.Then", ["end", ".", "Then"]),
        ("1.500,75 (24/2)", ["1.500,75", "(", "24/2", ")"]),
        ("他说好。", ["他说好", "。"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens


def test_addresses_end_before_the_sentence_does() -> None:
    assert kinds("See https://a.example/b?c=d, or mail an@b.example.") == [
        ("See", "word"), ("https://a.example/b?c=d", "address"), (",", "punctuation"), ("or", "word"), ("mail", "word"),
        ("an@b.example", "address"), (".", "punctuation"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("一覧 [https://a.example/b/]にあります。", "https://a.example/b/"),
        ("목록(https://a.example/b)을 읽으십시오.", "https://a.example/b"),
        ("詳しくは https://a.example/b。次の文。", "https://a.example/b"),
        ("https://a.example/東京_(駅)の歴史", "https://a.example/東京_(駅)の歴史"),
    ],
)
def test_addresses_end_where_a_text_without_spaces_goes_on(text: str, address: str) -> None:
    assert [token.text for token in tokenize(text) if token.kind == "address"] == [address]


def test_combining_marks_do_not_break_words() -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Trường")
    words = tokenize(decomposed)
    assert [word.text for word in words] == decomposed.split()
    assert [word.key for word in words] == ["nguyễn", "trường"]


def test_scripts_without_spaces_count_two_characters_a_word() -> None:
    assert word_count(tokenize("他说好了。")) == 2
    assert word_count(tokenize("He said 3 words.")) == 4


@given(st.text(max_size=120))
def test_tokens_are_slices_in_order_and_cover_every_letter_and_digit(text: str) -> None:
    end = 0
    covered: set[int] = set()
    for token in tokenize(text):
        assert token.start >= end
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        end = token.end
        covered.update(range(token.start, token.end))
    for n, character in enumerate(text):
        if character.isalpha() or character.isdecimal():
            assert n in covered
