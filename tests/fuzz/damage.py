"""Corpus texts with the faults that machine translations and editors make, chosen by a seed, for fuzzers."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from review.config import Settings
from review.documents import load_corpus
from review.model import Document, Segment
from review.scoring import known_checks
from review.suggestions import with_target

__all__ = ["DAMAGES", "damaged", "segments"]

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def segments() -> tuple[Document, ...]:
    """Every paragraph pair of corpora/ as a document of its own."""
    found = []
    for one in load_corpus(ROOT / "corpora", Settings(), known_checks()):
        d = one.document
        found += [
            Document("d", d.source_language, d.target_language, (Segment(1, s.source, s.target),))
            for s in d.segments
            if s.source and s.target
        ]
    return tuple(found)


def damaged(seed: int, most: int = 5) -> Document:
    """A paragraph pair whose translation has up to `most` faults; the same seed gives the same."""
    chance = random.Random(seed)  # no secret
    document = chance.choice(segments())
    text = document.segments[0].text("target")
    for _ in range(chance.randint(1, most)):
        text = chance.choice(DAMAGES)(text, chance)
    segment = with_target(document.segments[0], text)
    return Document("d", document.source_language, document.target_language, (segment,))


def _at_word(change: Callable[[str, str, random.Random], str]) -> Callable[[str, random.Random], str]:
    """Damage of one word, which is given with its neighbour, both of which it replaces."""

    def damage(text: str, chance: random.Random) -> str:
        words = text.split(" ")
        at = chance.randrange(len(words))
        after = words[at + 1] if at + 1 < len(words) else ""
        return " ".join([*words[:at], change(words[at], after, chance), *words[at + 2 :]]).rstrip(" ") or text

    return damage


def _insert(piece: str) -> Callable[[str, random.Random], str]:
    def damage(text: str, chance: random.Random) -> str:
        at = chance.randint(0, len(text))
        return text[:at] + piece + text[at:]

    return damage


def _without(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text)) if text else 0
    return text[:at] + text[at + 1 :] or text


def _sentence_twice(text: str, chance: random.Random) -> str:
    sentences = text.split(". ")
    at = chance.randrange(len(sentences))
    return ". ".join([*sentences[: at + 1], *sentences[at:]])


def _garbled(word: str) -> str:
    return word.encode().decode("cp1252", "replace") if word else word


_NUMBERS = ("1.234,5", "12,5", "1,234.5", "20 %", "3:05")

DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    _at_word(lambda word, after, _: f"{word} {word} {after}"),
    _at_word(lambda word, after, _: f"{word} {after} {word} {after}"),
    _at_word(lambda word, after, _: f"{word}{after}"),
    _at_word(lambda word, after, _: f"{after} {word}"),
    _at_word(lambda word, after, _: f"{word.capitalize()} {after.upper()}"),
    _at_word(lambda word, after, _: f"{word.upper()} {after}"),
    _at_word(lambda word, after, _: f"{word.lower()} {after.lower()}"),
    _at_word(lambda word, after, _: f"{word}  {after}"),
    _at_word(lambda word, after, _: f"{word} , {after}"),
    _at_word(lambda word, after, _: f"{word}.. {after}"),
    _at_word(lambda word, after, _: f"{word},. {after}"),
    _at_word(lambda word, after, _: f"( {word} ) {after}"),
    _at_word(lambda word, after, _: f"“ {word} ” {after}"),
    _at_word(lambda word, after, _: f'"{word} {after}'),
    _at_word(lambda word, after, _: f"“{word}“ {after}"),
    _at_word(lambda word, after, _: f"{word}’ {after}"),
    _at_word(lambda word, after, _: f"an {word} {after}"),
    _at_word(lambda word, after, _: f"a {word} the {after}"),
    _at_word(lambda word, after, _: f"{_garbled(word)} {after}"),
    _at_word(lambda word, after, chance: f"{word} {chance.choice(_NUMBERS)} {after}"),
    _at_word(lambda word, after, _: f"{word[:1]}{word[2:3]}{word[1:2]}{word[3:]} {after}"),
    _at_word(lambda word, after, _: f"{word}\u200b {after}\ufffd"),
    _at_word(lambda word, after, _: f"{word}！ {after}，"),
    _at_word(lambda word, after, _: f"{word}<U+FEFF> \x1b[1m{after}".replace("<U+FEFF>", "\ufeff")),
    _insert(" "), _insert("."), _insert(","), _insert('"'), _insert("("), _insert("\n"), _insert("\u0301"),
    _without, _without, _sentence_twice,
)  # fmt: skip
