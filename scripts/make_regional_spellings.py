"""Writes review/languages/regional_spellings.tsv: words that are spelled otherwise in another region.

usage: make_regional_spellings.py FOLDER_OF_SCOWL PT_BR PT_PT

`FOLDER_OF_SCOWL` has SCOWL's lists (http://wordlist.aspell.net, Debian's package scowl: /usr/share/dict/scowl),
`PT_BR` and `PT_PT` are Hunspell dictionaries without their suffix (Debian's hunspell-pt-br, hunspell-pt-pt). A word
is listed where only one region's list has it and the other's has it with the spelling that the rules below exchange.
One line a word: language, the region that does not write so, the word, how that region writes it. Words that nobody
uses are left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from review.text.lexicon import frequency
from review.text.normalize import fold

#: British → American, as patterns and what is put in their place.
ENGLISH = (
    ("our", "or"), ("is(?=e|ing|ation)", "iz"), ("ys(?=e|ing)", "yz"), ("tre", "ter"), ("ll(?=ed|ing|er|or)", "l"),
    ("ae", "e"), ("oe", "e"), ("ogue", "og"), ("ence", "ense"), ("mme", "m"), ("grey", "gray"), ("l(?=s?$|ment)", "ll"),
    ("plough", "plow"), ("tyre", "tire"), ("cheque", "check"), ("ou(?=ld)", "o"), ("pyj", "paj"), ("j(?=ewell)", "j"),
)  # fmt: skip
#: Brazilian → European.
PORTUGUESE = (
    ("ô", "ó"), ("ê", "é"), ("t", "ct"), ("t", "pt"), ("ç", "cç"), ("ç", "pç"), ("n(?=[eoa])", "mn"), ("ü", "u"),
)  # fmt: skip
#: How frequent (Zipf) the rarer words of the table are.
KNOWN = 2.0
#: SCOWL's sizes up to which words count: 60 is what a spell checker has.
SIZE = 60


def pairs(first: set[str], second: set[str], rules: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """(word of the first list alone, the same word as only the second list has it)."""
    for word in sorted(first - second):
        for old, new in rules:
            for match in re.finditer(old, word):
                other = word[: match.start()] + new + word[match.end() :]
                if other in second and other not in first:
                    yield word, other


def scowl(folder: Path, *names: str) -> set[str]:
    """The lower-case words of SCOWL's lists of these names."""
    words: set[str] = set()
    for name in names:
        for path in folder.glob(f"{name}-words.*"):
            if int(path.suffix[1:]) <= SIZE:
                words.update(path.read_text(encoding="latin-1").split())
    return {word for word in words if word.isalpha() and word.islower()}


def hunspell(path: Path) -> set[str]:
    """The lower-case words of a Hunspell dictionary, with the endings that it gives them; prefixes are left out."""
    aff = path.with_name(path.name + ".aff").read_bytes()
    encoding = re.search(rb"SET (\S+)", aff)
    charset = encoding[1].decode() if encoding else "utf-8"
    rules: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    for line in aff.decode(charset).splitlines():
        cells = line.split()
        if len(cells) >= 5 and cells[0] == "SFX":
            ending = "" if cells[2] == "0" else cells[2]
            rules.setdefault(cells[1], []).append((ending, cells[3].partition("/")[0], re.compile(f"{cells[4]}$")))
    words = set()
    for line in path.with_name(path.name + ".dic").read_text(encoding=charset).splitlines()[1:]:
        stem, _, flags = line.split("\t")[0].split(" ")[0].partition("/")
        words.add(stem)
        for flag in flags:
            for ending, new, fits in rules.get(flag, []):
                if fits.search(stem) and stem.endswith(ending):
                    words.add(stem.removesuffix(ending) + ("" if new == "0" else new))
    return {word for word in words if word.isalpha() and word.islower() and len(word) > 2}


def main() -> None:
    """The command line."""
    folder, brazilian, european = map(Path, sys.argv[1:])
    common = scowl(folder, "english")
    plain = scowl(folder, "british", "british_variant_1") | common
    british = plain | scowl(folder, "british_z")  # "realize" is British as well, "realise" is not American
    american = scowl(folder, "american", "american_variant_1") | common
    brazil, portugal = hunspell(brazilian), hunspell(european)
    found = {("en", "US", w, o) for w, o in pairs(plain, american, ENGLISH)}
    found |= {("en", "GB", o, w) for w, o in pairs(british, american, ENGLISH)}
    found |= {("pt", "PT", w, o) for w, o in pairs(brazil, portugal, PORTUGUESE)}
    found |= {("pt", "BR", o, w) for w, o in pairs(brazil, portugal, PORTUGUESE)}
    used = [entry for entry in sorted(found) if min(frequency(fold(w), entry[0]) for w in entry[2:]) >= KNOWN]
    lines = ["\t".join(entry) for entry in used]
    target = Path(__file__).parents[1] / "review" / "languages" / "regional_spellings.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
