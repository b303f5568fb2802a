#!/usr/bin/env python3
"""Makes review/text/borrowed_words.tsv.xz: English words that other languages have as they are: team, podcast, lake.

usage: apt-get install hunspell hunspell-{ca,cs,da,de-de,es,eu,fr,gl,hr,hu,id,is,it,lt,lv,nl,no,pl,pt-br,pt-pt,ro,sk}
       apt-get install hunspell-{sl,sr,sv,tr}; python scripts/make_borrowed_words.py
What translators keep of English, spell checkers of several languages accept, and what is new those languages say about
as often as English does (wordfreq). A word counts that the dictionaries of three groups of related languages have, as
chance makes a word of one another's in its neighbours, too (Croatian, Slovenian and Serbian "lake"); or that many
languages say. Words are English's by its own dictionary (review/languages/en.words.txt.xz), small letters only.
"""

from __future__ import annotations

import lzma
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from review.languages.language import LINGUA_FRANCA
from review.text.lexicon import frequency, words_by_frequency
from review.text.scripts import languages_like
from review.text.word_lists import is_listed, is_listed_name

FOLDER = Path(os.environ.get("DICPATH", "/usr/share/hunspell"))
#: Groups of related languages: their tags, and with each the dictionaries by the names that Debian gives them.
GROUPS: tuple[dict[str, tuple[str, ...]], ...] = (
    {"da": ("da_DK",), "nb": ("nb_NO",), "nn": ("nn_NO",), "sv": ("sv_SE",), "is": ("is_IS",)},
    {"cs": ("cs_CZ",), "sk": ("sk_SK",)},
    {"hr": ("hr_HR",), "bs": ("hr_HR",), "sl": ("sl_SI",), "sr": ("sr_Latn_RS",)},
    {"es": ("es_ES", "es_MX"), "ca": ("ca_ES",), "gl": ("gl_ES",), "pt": ("pt_PT", "pt_BR")},
    {"de": ("de_DE",), "nl": ("nl_NL",)},
    {"eu": ("eu_ES",)},
    {"fr": ("fr_FR",)},
    {"hu": ("hu_HU",)},
    {"id": ("id_ID",), "ms": ("id_ID",)},
    {"it": ("it_IT",)},
    {"lt": ("lt_LT",)},
    {"lv": ("lv_LV",)},
    {"pl": ("pl_PL",)},
    {"ro": ("ro_RO",)},
    {"tr": ("tr_TR",)},
)
#: How frequent (Zipf) a word is at least, and its letters.
RARE, SHORTEST = 2.4, 3
#: In so many groups it is everybody's; or where so many languages say it, hardly more rarely than English (Zipf).
BORROWED, SAID, RARER = 3, 7, 0.5
#: A group's word is said in one of its languages so much more rarely than in English at most.
AT_HOME = 1.2


def accepted(words: Iterable[str], dictionary: str) -> set[str]:
    """What of the words a dictionary of hunspell has."""
    words = list(words)
    command = ["hunspell", "-l", "-i", "utf-8", "-d", str(FOLDER / dictionary)]
    run = subprocess.run(command, input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    return set(words).difference(run.stdout.split())


def main() -> int:
    """Writes the table."""
    listed = (word for word, _ in words_by_frequency(LINGUA_FRANCA) if word.isascii() and word.isalpha())
    words = [
        word
        for word in listed
        if len(word) >= SHORTEST
        and frequency(word, LINGUA_FRANCA) >= RARE
        and is_listed(word, LINGUA_FRANCA)
        and not is_listed_name(word, LINGUA_FRANCA)
    ]
    everybody: dict[str, int] = defaultdict(int)
    groups = []
    for group in GROUPS:
        known = {tag: _known(words, dictionaries) for tag, dictionaries in group.items()}
        for word in set[str]().union(*known.values()):
            everybody[word] += 1
        groups.append({word for tag, has in known.items() for word in has if _rarer(word, tag) <= AT_HOME})
    others = [language for language in languages_like(LINGUA_FRANCA) if language != LINGUA_FRANCA]
    borrowed = {
        word
        for word in words
        if everybody[word] >= BORROWED or sum(_rarer(word, other) <= RARER for other in others) >= SAID
    }
    lines = ["*\t" + "|".join(sorted(borrowed))]
    lines += [
        " ".join(group) + "\t" + "|".join(sorted(own - borrowed)) for group, own in zip(GROUPS, groups, strict=True)
    ]
    target = Path(str(files("review.text").joinpath("borrowed_words.tsv.xz")))
    target.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    sys.stdout.write(f"{len(borrowed)} of {len(words)} words are everybody's, {target.stat().st_size} bytes\n")
    return 0


def _known(words: list[str], dictionaries: tuple[str, ...]) -> set[str]:
    return set[str]().union(*(accepted(words, dictionary) for dictionary in dictionaries))


def _rarer(word: str, language: str) -> float:
    """How much rarer a word is in a language than in English (Zipf)."""
    return frequency(word, LINGUA_FRANCA) - frequency(word, language)


if __name__ == "__main__":
    sys.exit(main())
