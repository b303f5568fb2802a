#!/usr/bin/env python3
"""Makes review/text/names/katakana_names.tsv.xz: what names in katakana are in Latin letters.

usage: pip install jamdict-data==1.5; python scripts/make_katakana_names.py
From JMnedict (EDRDG, CC BY-SA 4.0). A line: a word in katakana, and the names that it stands for, folded; of the words
of which one name at least is a given name or a surname, there or by person_names.tsv.xz.
"""

from __future__ import annotations

import lzma
import re
import sqlite3
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from review.text.names.katakana_names import FILE
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.normalize import ascii_key

QUERY = """
    SELECT k.text, g.text, y.text FROM NEKana k
    JOIN NETranslation t ON t.idseq = k.idseq
    JOIN NETransGloss g ON g.tid = t.ID
    JOIN NETransType y ON y.tid = t.ID
    WHERE y.text IN ('surname', 'given', 'fem', 'masc', 'unclass', 'place')
    AND NOT EXISTS (SELECT 1 FROM NEKanji n WHERE n.idseq = k.idseq)
"""


def main() -> None:
    """Writes the table."""
    database = sqlite3.connect(str(files("jamdict_data").joinpath("jamdict.db")))
    found: defaultdict[str, set[str]] = defaultdict(set)
    usual: set[str] = set()
    for word, gloss, kind in database.execute(QUERY):
        name = re.sub(r"\s*\(.*", "", gloss)
        if re.fullmatch("[ァ-ヺー]{2,12}", word) and re.fullmatch(r"[^\W\d_]{3,20}", name):
            found[word].add(ascii_key(name))
            if kind not in ("unclass", "place") or is_usual_given(name) or is_usual_surname(name):
                usual.add(word)
    lines = [f"{word}\t{'|'.join(sorted(found[word]))}\n" for word in sorted(usual)]
    packed = lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(str(FILE)).write_bytes(packed)
    print(len(lines), "words,", len(packed), "bytes")


if __name__ == "__main__":
    main()
