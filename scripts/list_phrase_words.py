#!/usr/bin/env python3
"""Prints the words of a language that a comma never follows, for `phrase-never-last` under [words] in its file.

    scripts/list_phrase_words.py LANGUAGE=TEXT.txt [LANGUAGE=TEXT.txt …]

TEXT is prose of the language, a paragraph a line. Asked of are the determiners and prepositions of the language's file
and the words that end no sentence there; less what joins (CLDR's "and" and "or", the file's conjunctions), behind which
a clause may be put in. Kept is what stands before another word often enough and before a comma hardly ever.

What the files have was listed over the help of LibreOffice 7.4 and GNOME 43, as Debian 12 has them (the packages
libreoffice-help-LANGUAGE and gnome-user-docs), their tags taken off.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from review.languages.language import language_of
from review.text.function_words import closed_classes
from review.text.language import locale_of
from review.text.normalize import fold

#: So often a word stands before another at least, and so often at most (of all) before a comma.
OFTEN, SELDOM = 30, 0.0006
_ITEM = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?|[,،;؛]|[^\w\s]|\d+")


def candidates(language: str) -> frozenset[str]:
    """The folded words of a language's file that may be listed."""
    words, classes = language_of(language).words, closed_classes(language)
    asked = {fold(word) for word in words.never_last - words.ends_otherwise}
    joining = {fold(word) for word in words.coordinating}
    if classes is not None:
        asked |= classes.determiners | classes.prepositions
        joining |= classes.conjunctions
    locale = locale_of(language)
    patterns = locale.list_patterns.values() if locale is not None else ()
    joining |= {
        fold(word) for pattern in patterns for shape in pattern.values() for word in re.findall(r"[^\W\d_]+", shape)
    }
    return frozenset(asked - joining)


def main() -> None:
    """Counts, and prints a line for each language."""
    for argument in sys.argv[1:]:
        language, _, name = argument.partition("=")
        before_word, before_comma = Counter[str](), Counter[str]()
        with Path(name).open(encoding="utf-8") as lines:
            for line in lines:
                items = _ITEM.findall(line)
                for item, following in pairwise(items):
                    if following[0].isalpha():
                        before_word[item] += 1
                    elif following in ",،;؛":
                        before_comma[item] += 1
        kept = [
            word
            for word in sorted(candidates(language))
            if before_word[word] >= OFTEN and before_comma[word] <= SELDOM * before_word[word]
        ]
        sys.stdout.write(f"{language}: {' '.join(kept)}\n")


if __name__ == "__main__":
    main()
