#!/usr/bin/env python3
"""Makes review/text/seeming_negations.tsv: words that begin as those that a prefix negates, and that other languages
say without a negation: intend, disease, French intérieur, German Entwicklung.

usage: python scripts/make_seeming_negations.py

The dictionaries of review/text/translations.tsv.xz (FreeDict, Mueller's, CC-CEDICT, the built-in models) tell: an
English word by what it translates in other languages, a word of another language by what it is called in English. A
word is kept that has LEAST of these, nearly none of which holds a negation of its language in any way. Where nearly all
words behind a prefix are negated by it (un-), what is left of the word must be none (unicorn, not unused). What another
one of the list begins is left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from review.text.negated_words import SEEMING, ends_as
from review.text.negation_words import NegationPatterns, negation_of
from review.text.translations import ENGLISH, dictionary, dictionary_languages

#: So many words of other languages tell, and this share of them that negate is chance.
LEAST, CHANCE = 4, 0.1
#: The share of negated words among those of a prefix that negates nearly all.
MOST = 0.8


def main() -> int:
    """Writes the table."""
    means: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for language, word, english in _pairs():
        ours, theirs = negation_of(language), negation_of(ENGLISH)
        if ours is None or theirs is None:
            continue
        if _seems(english, theirs):
            means[ENGLISH, english].append(_negates(word, ours))
        if _seems(word, ours):
            means[language, word].append(_negates(english, theirs))
    told = {one: sum(negated) < CHANCE * len(negated) for one, negated in means.items() if len(negated) >= LEAST}
    of_prefix: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for (language, word), seems in told.items():
        if prefix := _prefix(word, language):
            of_prefix[language, prefix].append(not seems)
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for (language, word), seems in sorted(told.items()):
        negated = of_prefix.get((language, _prefix(word, language)), [])
        if seems and sum(negated) <= MOST * len(negated) and not ends_as(word, kept[language]):
            kept[language].append(word)
    Path(str(SEEMING)).write_text(
        "".join(f"{language}\t{' '.join(words)}\n" for language, words in sorted(kept.items()) if words), "utf-8"
    )
    sys.stdout.write(f"{ {language: len(words) for language, words in sorted(kept.items())} }\n")
    return 0


def _pairs() -> Iterator[tuple[str, str, str]]:
    for language in dictionary_languages():
        for word, meanings in dictionary(language).items():
            yield from ((language, word, english) for english in meanings)


def _prefix(word: str, language: str) -> str:
    """The prefix of a word that is another word behind it, "" where what is left is none."""
    negation = negation_of(language)
    if negation is None or negation.words.negated is None:
        return ""
    match = negation.words.negated.fullmatch(word)
    if match is None or next(negation.words.found(word), None) is None:
        return ""
    return word.removesuffix(match[1])


def _seems(word: str, negation: NegationPatterns) -> bool:
    """Whether a word begins as those that a prefix negates."""
    return negation.words.negated is not None and negation.words.negated.fullmatch(word) is not None


def _negates(word: str, negation: NegationPatterns) -> bool:
    return negation.implies(word) or _seems(word, negation)


if __name__ == "__main__":
    sys.exit(main())
