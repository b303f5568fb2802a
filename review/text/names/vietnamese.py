"""Vietnamese names beside their counterparts: family names, Chinese names in Vietnamese, names without accents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from review.text.analysis import Text
from review.text.lexicon import is_function_word
from review.text.names.sino_vietnamese import is_pinyin, is_sino_vietnamese, matches_pinyin
from review.text.normalize import ascii_key
from review.text.tokens import Token
from review.text.vietnamese import is_bare_syllable

__all__ = ["Misspelling", "exchanged_persons", "is_lost", "is_other_place", "misspelled", "read_in_vietnamese"]


def is_other_place(text: Text, start: int, end: int) -> bool:
    """Whether a place's name is part of a currency (US$, đô la Mỹ), a language (tiếng Nga) or a person's name."""
    if text.raw[end : end + 1] == "$":
        return True
    places = text.rules.places
    before = text.raw[max(0, start - 20) : start].split()
    last = before[-1] if before else ""
    if last.casefold() in places.not_after:
        return True
    if not text.rules.traits.syllables or " " in text.raw[start:end] or not is_bare_syllable(text.raw[start:end]):
        return False
    if start in text.sentence_starts or text.raw[start:end] in places.also_words:
        return True
    after = text.raw[end : end + 20].split() if text.raw[end : end + 1].isspace() else []
    return any(word[:1].isupper() and is_bare_syllable(word.strip(".,;:!?”\"')")) for word in (last, *after[:1]))


def is_lost(syllables: list[str], text: Text, other: Text) -> bool:
    """Whether a Vietnamese person of the text, given by family name, has left no syllable on the other side."""
    if len(syllables) < 2 or len(syllables) > 4 or syllables[0].casefold() not in text.rules.names.surnames:
        return False
    keys = other.word_keys
    # half of all people share what stands between (Thị, Văn): alone it is nobody's trace
    outer = syllables if len(syllables) < 3 else (syllables[0], syllables[-1])
    plain = {ascii_key(syllable) for syllable in outer if len(syllable) >= 2}
    if plain & set(keys) or any(one in key for key in keys for one in plain if len(one) >= 4):
        return False
    return not is_sino_vietnamese(tuple(syllables)) or not any(
        matches_pinyin(tuple(syllables[:n]), other_name.key) for other_name in other.names for n in (1, 2)
    )


def read_in_vietnamese(key: str, other: Text) -> bool:
    """Whether a name can be a Chinese one that the Vietnamese text reads in its own way, or a Korean one so read."""
    for name in other.names:
        if any(anchor.startswith("@") for anchor in name.anchors):
            continue
        syllables = tuple(name.text.split())
        if len(syllables) > 1 and is_sino_vietnamese(syllables) and is_pinyin(key):
            return True
        spans = ((first, last) for first in (0, 1) for last in range(first + 1, len(syllables) + 1))
        if any(matches_pinyin(syllables[first:last], key) for first, last in spans):
            return True
    return False


class Misspelling(NamedTuple):
    """A Vietnamese name and what stands for it on the other side, one syllable of which is another."""

    source: tuple[int, int]
    target: tuple[int, int]
    name: str
    written: str


def misspelled(source: Text, target: Text) -> Iterator[Misspelling]:
    """Names of a Vietnamese text that the other one has with one wrong syllable: Quốc Tiến as Quoc Tuan.

    The wrong syllable must be a Vietnamese one that the source has nowhere, at the same place in a run of as many
    capitalised words, and the name must not stand in the target as it should.
    """
    if not source.rules.traits.syllables or target.rules.traits.syllables:
        return
    known = frozenset(source.word_keys)
    for tokens in _persons(source):
        syllables = [ascii_key(token.text) for token in tokens]
        runs = list(_runs(target, len(syllables)))
        if any([ascii_key(token.text) for token in run] == syllables for run in runs):
            continue
        for run in runs:
            wrong = [token for token, right in zip(run, syllables, strict=True) if ascii_key(token.text) != right]
            if len(wrong) != 1 or _begins_sentence(wrong[0], target):
                continue
            if ascii_key(wrong[0].text) not in known and is_bare_syllable(wrong[0].text):
                start, end = tokens[0].start, tokens[-1].end
                span = run[0].start, run[-1].end
                yield Misspelling((start, end), span, source.raw[start:end], target.raw[span[0] : span[1]])
                break


def exchanged_persons(source: Text, target: Text) -> Iterator[Misspelling]:
    """Persons of a Vietnamese text who have left nothing in the other one, each with another Vietnamese person there
    whose family and given name the source has nowhere: Nguyễn Thị Lan as Tran Thi Hoa.
    """
    if not source.rules.traits.syllables or target.rules.traits.syllables:
        return
    families = {ascii_key(name) for name in source.rules.names.surnames}
    known = frozenset(source.word_keys)
    others = [
        run
        for length in (4, 3)
        for run in _runs(target, length)
        if ascii_key(run[0].text) in families
        and all(is_bare_syllable(token.text) for token in run)
        and known.isdisjoint((ascii_key(run[0].text), ascii_key(run[-1].text)))
    ]
    for tokens in _persons(source):
        if len(tokens) < 3 or not is_lost([token.text for token in tokens], source, target):
            continue
        for run in others:
            start, end, at, stop = tokens[0].start, tokens[-1].end, run[0].start, run[-1].end
            yield Misspelling((start, end), (at, stop), source.raw[start:end], target.raw[at:stop])
            others.remove(run)
            break


def _begins_sentence(token: Token, text: Text) -> bool:
    """Whether a word has its capital from its place alone: The, which is a Vietnamese syllable by its letters."""
    return token.start in text.sentence_starts and is_function_word(token.key, text.language)


def _persons(text: Text) -> Iterator[list[Token]]:
    """Every run of two to four capitalised Vietnamese syllables, with any of them that is a place's name too (Đức).

    A first syllable that begins a sentence and is no family name, or is a title (Ông, Bà), is no part of the name.
    """
    run: list[Token] = []
    for token in (*text.words, None):
        syllable = token if token is not None and _is_name_syllable(token) else None
        if syllable is not None and (not run or text.raw[run[-1].end : syllable.start] == " "):
            run.append(syllable)
            continue
        if run and (run[0].key in text.rules.names.titles or (len(run) > 2 and _is_first_word(run[0], text))):
            del run[0]
        if 2 <= len(run) <= 4:
            yield run
        run = [syllable] if syllable is not None else []


def _is_first_word(token: Token, text: Text) -> bool:
    return token.start in text.sentence_starts and token.key not in text.rules.names.surnames


def _is_name_syllable(token: Token) -> bool:
    return token.text[0].isupper() and not token.text.isupper() and is_bare_syllable(token.text)


def _runs(text: Text, length: int) -> Iterator[list[Token]]:
    """Runs of just so many capitalised words with single spaces between them: whole ones, and of three words and more
    also the last ones of a longer run, which begins with a title (Mr Tran Van Hung).
    """
    run: list[Token] = []
    for token in (*text.words, None):
        capital = token is not None and token.text[0].isupper() and not token.text.isupper()
        if token is not None and run and capital and text.raw[run[-1].end : token.start] == " ":
            run.append(token)
            continue
        if len(run) == length or (len(run) > length >= 3):
            yield run[-length:]
        run = [token] if token is not None and capital else []
