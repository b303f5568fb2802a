"""How frequent a word is in a language: wordfreq's lists, some forty languages, loaded when first asked for.

The lists hold lower-case words from subtitles, news, the web and books (Speer 2022, https://doi.org/10.5281/zenodo.7199437).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache, partial
from importlib.util import find_spec
from itertools import chain, takewhile
from math import log10
from pathlib import Path
from zlib import crc32

from review.installed import installed_version
from review.kept_tables import WordTable, kept_table, packed
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.language import base_language
from review.text.normalize import is_letters

__all__ = [
    "begins_compounds",
    "begins_so",
    "frequency",
    "frequent_words",
    "has_large_lexicon",
    "has_lexicon",
    "is_function_word",
    "list_languages",
    "own_letters",
    "said_most",
    "words_by_frequency",
]

#: A letter is a language's own when it is in at least one of so many running words.
_OWN_LETTER = 3e-5
#: More than there are lists, and so few that a language and its centibels fit into a number of a table.
_MOST_LANGUAGES = 64
#: How many of a list's first words are called function words.
_FUNCTION_WORDS = 120
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00ad": None, "\u200c": None, "\u200d": None})
_PART = lazy_regex(r"[-'·‧.]+")
_DIGITS = lazy_regex(r"\d{2,}")


def _data_folder() -> Path:
    found = find_spec("wordfreq")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("No module named 'wordfreq'", name="wordfreq")
    return Path(found.origin).parent / "data"


@lru_cache(maxsize=1)
def _available() -> tuple[frozenset[str], frozenset[str]]:
    """The languages that wordfreq has a list for, and those with a large one, by its files: importing it takes long."""
    names = [file.name.removesuffix(".msgpack.gz") for file in _data_folder().iterdir()]
    small, large = ({name[6:] for name in names if name.startswith(size)} for size in ("small_", "large_"))
    return frozenset(small | large), frozenset(large)


@lru_cache(maxsize=64)
def _code(language: str) -> str | None:
    base = base_language(language)
    # wordfreq's own nearest-match would also pair unrelated languages
    code = language_of(base).lexicon.listed_as or base
    return code if code in _available()[0] else None


@lru_cache(maxsize=16)
def _words(language: str) -> WordTable:
    """The list, the most frequent word first, in hundredths of a power of ten below all words (centibels)."""
    code = _code(language)
    if code is None:
        return WordTable(packed(()))
    return kept_table(f"frequencies-{code}", f"wordfreq {installed_version('wordfreq')} 1", lambda: _read(code))


def _read(code: str) -> Iterable[tuple[str, int]]:
    import wordfreq

    words: dict[str, int] = {}
    for centibels, bucket in enumerate(wordfreq.get_frequency_list(code)):
        words.update(dict.fromkeys(bucket, centibels))
    return words.items()


def _share(centibels: int) -> float:
    return float(10 ** (-centibels / 100))


@lru_cache(maxsize=16)
def _function_words(language: str) -> frozenset[str]:
    words = (word for word in _words(language) if any(c.isalpha() for c in word))
    return frozenset(word for word, _ in zip(words, range(_FUNCTION_WORDS), strict=False))


def has_lexicon(language: str) -> bool:
    """Whether there is a list for the language (BCP 47; its base language counts)."""
    return _code(language) is not None


def has_large_lexicon(language: str) -> bool:
    """Whether the list reaches down to one word in a hundred million, not one in a million only."""
    return _code(language) in _available()[1]


@lru_cache(maxsize=262144)
def frequency(word_key: str, language: str) -> float:
    """How frequent a word is, on the Zipf scale: log10 of its occurrences in a billion words; 0 for an unknown one.

    7 is the most frequent word, 6 a function word, 5 everyday, 3 rare; small lists end at 3, large ones at 1.
    `word_key` is case-folded NFC, as Token.key is. A hyphened or elided word that is not listed is as frequent as its
    least frequent part (well-known, l'eau), less a tenth; 0 where a part is unknown. Without a list every word has 0.
    """
    words = _words(language)
    key = word_key.translate(_PLAIN)
    found = words.get(key)
    if found is None and not key.isalpha():
        found = words.get(_DIGITS.sub(lambda match: "0" * len(match[0]), key))
        if found is None:
            parts = [words.get(part, words.get(part + "'")) for part in _PART.split(key) if part]
            if len(parts) < 2 or None in parts:
                return 0.0
            return _zipf(min(_share(part) for part in parts if part is not None) / 1.25)
    return _zipf(_share(found)) if found is not None else 0.0


def _zipf(share: float) -> float:
    return log10(share) + 9.0


def words_by_frequency(language: str) -> Iterator[tuple[str, float]]:
    """A language's words, the most frequent first, each with its share of all running words; none without a list."""
    for word, centibels in _words(base_language(language)).pairs():
        yield word, _share(centibels)


def list_languages() -> tuple[str, ...]:
    """The tags of all languages that have a list."""
    return tuple(sorted(_available()[0]))


def said_most(word_key: str, languages: tuple[str, ...], but: Container[str]) -> tuple[float, str] | None:
    """How frequent a word is (Zipf) in the language where it is most so, and that language, the first of equals.

    `languages` are some of `list_languages`, in order; none of the two that may be named in `but` is meant. Only the
    short lists count, of words that one reads every week; None where none of them has it.
    """
    for table in _everyday(languages):
        found = table.get(word_key)
        if found is None:
            return None
        centibels, language = divmod(found, _MOST_LANGUAGES)
        if languages[language] not in but:
            return _zipf(_share(centibels)), languages[language]
    return None


@lru_cache(maxsize=4)
def _everyday(languages: tuple[str, ...]) -> tuple[WordTable, ...]:
    """Words with the language that says them most (and how often); with the second one, where there is one; the third.

    A table of a number for each word: centibels times _MOST_LANGUAGES, plus the language's place in `languages`.
    """
    known = " ".join(languages)
    name, made_of = f"everyday-{crc32(known.encode()):08x}", f"wordfreq {installed_version('wordfreq')} {known}"
    tables = tuple(kept_table(f"{name}-{rank}", made_of, partial(_of_rank, rank, languages)) for rank in range(3))
    _ranked.cache_clear()
    return tables


def _of_rank(rank: int, languages: tuple[str, ...]) -> Iterable[tuple[str, int]]:
    return _ranked(languages)[rank].items()


@lru_cache(maxsize=1)
def _ranked(languages: tuple[str, ...]) -> tuple[dict[str, int], ...]:
    import wordfreq

    first: dict[str, int] = {}
    second: dict[str, int] = {}
    third: dict[str, int] = {}
    lists = [wordfreq.get_frequency_list(language, "small") for language in languages[:_MOST_LANGUAGES]]
    for centibels in range(max(map(len, lists), default=0)):
        for number, buckets in enumerate(lists, start=centibels * _MOST_LANGUAGES):
            for word in buckets[centibels] if centibels < len(buckets) else ():
                if first.setdefault(word, number) != number and second.setdefault(word, number) != number:
                    third.setdefault(word, number)
    return first, second, third


def own_letters(language: str) -> frozenset[str]:
    """The characters that stand in at least one of 33,000 running words of a language; none without a list."""
    code = _code(language)
    if code is None:
        return frozenset()
    made_of = f"wordfreq {installed_version('wordfreq')} 1"
    return frozenset(kept_table(f"letters-{code}", made_of, lambda: _letters(code)))


def _letters(code: str) -> Iterable[tuple[str, int]]:
    import wordfreq

    shares: dict[str, float] = {}
    for centibels, bucket in enumerate(wordfreq.get_frequency_list(code)):
        share = _share(centibels)
        for letter, words in Counter(chain.from_iterable(map(set, bucket))).items():
            shares[letter] = shares.get(letter, 0.0) + words * share
    return ((letter, 0) for letter, share in shares.items() if share >= _OWN_LETTER)


def is_function_word(word_key: str, language: str) -> bool:
    """Whether a case-folded word is one of the language's 120 most frequent ones."""
    # nothing of ASCII is translated, and nearly all words that are asked about are of it or many times the same
    return (word_key if word_key.isascii() else word_key.translate(_PLAIN)) in _function_words(language)


@lru_cache(maxsize=16)
def frequent_words(language: str, floor: float) -> frozenset[str]:
    """The folded words of the language's list that are at least as frequent as `floor` (Zipf); none without a list."""
    least = 10.0 ** (floor - 9.0)
    often = takewhile(lambda one: _share(one[1]) >= least, _words(language).pairs())
    return frozenset(word for word, _ in often if is_letters(word))


#: A noun with so many compounds behind it is one; names make few (Mozartkugel, Merkelraute).
_PRODUCTIVE = 8
#: How frequent (Zipf) the rest of a compound is by itself, and its fewest letters.
_REST, _REST_LETTERS = 3.0, 4


@lru_cache(maxsize=4)
def _sorted_words(language: str) -> list[str]:
    return sorted(word for word in _words(language) if is_letters(word))


def begins_so(beginning: str, language: str) -> Iterator[str]:
    """The words of a language's list that begin with these letters, themselves among them, by the alphabet."""
    words = _sorted_words(language)
    for at in range(bisect_left(words, beginning), len(words)):
        if not words[at].startswith(beginning):
            break
        yield words[at]


@lru_cache(maxsize=16384)
def begins_compounds(word_key: str, language: str) -> bool:
    """Whether a word stands at the beginning of many others, as nouns of compounding languages do: Teamarbeit,
    Teamchef. A language without a list has none.
    """
    found = 0
    for word in begins_so(word_key, language):
        rest = word[len(word_key) :]
        if len(rest) >= _REST_LETTERS and max(frequency(rest, language), frequency(rest[1:], language)) >= _REST:
            found += 1
            if found == _PRODUCTIVE:
                return True
    return False
