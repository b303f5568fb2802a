"""Which characters the models take for the same, as SentencePiece rules.

The rules are compiled into the vocabulary file itself, so every engine that has the file applies them. They are
Unicode's NFKC, character by character, with decomposed letters composed, plus one thing that NFKC leaves alone:
typographic quotation marks become straight ones. The pairs at hand are written with straight marks, and a model that
has never seen a curly one writes dots for it; folded, they come through on both sides.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

__all__ = ["QUOTATION_MARKS", "rules", "write_rules"]

QUOTATION_MARKS = {
    **dict.fromkeys("“”„‟«»〝〞〟＂❝❞", '"'),
    **dict.fromkeys("‘’‚‛‹›′＇❛❜ʼ", "'"),
}
_REMOVED = "\u200b\u200c\u2060\ufeff\u00ad"
"""Characters without a shape or a meaning of their own in running text; ZWJ stays, emoji need it."""


@lru_cache(maxsize=1)
def rules() -> dict[str, str]:
    """Every character or sequence that is replaced, with its replacement (empty: removed).

    Hangul syllables are left to the input's own composition: 11,172 of them would be half of the table.
    """
    table: dict[str, str] = {}
    for code in range(0x20, sys.maxunicode + 1):
        character = chr(code)
        if 0xAC00 <= code <= 0xD7A3 or 0xD800 <= code <= 0xDFFF:
            continue
        folded = unicodedata.normalize("NFKC", character)
        if folded != character:
            table[character] = folded
        if code < 0x3000 and (decomposed := unicodedata.normalize("NFD", character)) != character == folded:
            table[decomposed] = character
            # Vietnamese keyboards also leave a letter with its hat composed and its tone apart: â + ́.
            for cut in range(2, len(decomposed)):
                table[unicodedata.normalize("NFC", decomposed[:cut]) + decomposed[cut:]] = character
    for code in range(0x20):
        table[chr(code)] = " " if chr(code) in "\t\n\r\v\f" else ""
    table.update(QUOTATION_MARKS)
    table.update(dict.fromkeys(_REMOVED, ""))
    table.pop("\x00")  # SentencePiece's own terminator
    return {given: wanted for given, wanted in table.items() if given != wanted}


def write_rules(path: Path) -> None:
    """Writes the table as SentencePiece's `normalization_rule_tsv`: code points in hexadecimal, a tab between sides."""
    lines = (
        " ".join(f"{ord(c):X}" for c in given) + "\t" + " ".join(f"{ord(c):X}" for c in wanted)
        for given, wanted in rules().items()
    )
    path.write_text("\n".join(lines) + "\n", encoding="ascii")
