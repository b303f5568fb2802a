#!/usr/bin/env python3
"""Lists the words that programming languages have: the keywords, functions and properties that at least two of
Pygments' lexers of widespread languages know. For `programming` in review/languages/mul.toml.

usage: python scripts/list_programming_words.py  (Pygments 2.21, BSD-2-Clause)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pygments.lexer import words
from pygments.lexers import find_lexer_class

LEXERS = """
Python JavaScript TypeScript Java C C++ C# PHP Ruby Go Rust Swift Kotlin Bash SQL CSS HTML Lua Perl Scala Haskell Dart
Julia PowerShell JSON YAML Docker Makefile SCSS
"""
LEAST_LEXERS, LEAST_LETTERS = 2, 4


def texts(rules: object) -> Iterator[str]:
    """The words and expressions in a lexer's tables."""
    if isinstance(rules, words):
        yield from rules.words
    elif isinstance(rules, str):
        yield from re.findall(r"(?<![\w\\])[a-z]+(?!\w)", rules)
    elif isinstance(rules, dict):
        for value in rules.values():
            yield from texts(value)
    elif isinstance(rules, (list, tuple, set, frozenset)):
        for value in rules:
            yield from texts(value)


def main() -> None:
    """Prints them."""
    known: Counter[str] = Counter()
    for name in LEXERS.split():
        lexer = find_lexer_class(name)
        assert lexer is not None, name
        tables = (value for base in lexer.__mro__ for value in vars(base).values() if not isinstance(value, str))
        known.update(
            {word.lower() for table in tables for text in texts(table) for word in re.findall("[A-Za-z]+", text)}
        )
    print(*sorted(word for word, times in known.items() if times >= LEAST_LEXERS and len(word) >= LEAST_LETTERS))


if __name__ == "__main__":
    main()
