"""Breaks a placeholder, link, tag, stretch of code or number in each of a hundred places of published pages.

Prints how many are found where they are.

usage: broken_markup.py [--data ../shared/docs] [--count 100] [--seed 1]
The pages are those of `documents.tsv`. Each break is made in a copy of the translation, one in a segment; it counts as
found where `review` then has a finding that it did not have before, within 60 columns of the break and a line of it.
What is missing is marked in the source: there the segment must be the one that was broken.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import tempfile
from collections import Counter
from pathlib import Path

from review.config import Settings
from review.documents import Loaded, load_files, load_pairs
from review.findings import findings_of, view_of
from review.formats.registry import is_bilingual
from review.model import Finding, Paragraph

KINDS = ("placeholder", "link", "tag", "code", "number")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1] / "../shared/docs")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    with (options.data / "documents.tsv").open(encoding="utf-8") as file:
        documents = list(csv.DictReader(file, delimiter="\t"))
    places: dict[str, list[tuple[str, str, int, int, int]]] = {kind: [] for kind in KINDS}
    loaded = {document["id"]: load(document, options.data, None) for document in documents}
    for name, one in loaded.items():
        for kind, number, line, column in breakable(one):
            places[kind].append((name, kind, number, line, column))
    chosen: dict[tuple[str, int], tuple[str, str, int, int, int]] = {}  # one in a segment
    while len(chosen) < options.count:
        place = dice.choice(places[dice.choice([kind for kind in KINDS if places[kind]])])
        chosen.setdefault((place[0], place[2]), place)
    found, told = Counter[str](), Counter[str]()
    for document in documents:
        mine = sorted((p for p in chosen.values() if p[0] == document["id"]), key=lambda p: p[3:], reverse=True)
        if not mine:
            continue
        before = {key(finding) for finding in findings(loaded[document["id"]])}
        after = [f for f in broken(document, options.data, mine, dice) if key(f) not in before]
        for _, kind, number, line, column in mine:
            told[kind] += 1
            seen = any(is_at(finding, number, line, column) for finding in after)
            found[kind] += seen
            if not seen:
                print(f"not found: {kind} {document['id']}:{line}:{column}")
    print(", ".join(f"{kind} {found[kind]}/{told[kind]}" for kind in KINDS))
    print(f"{sum(found.values())}/{sum(told.values())}")


def broken(
    document: dict[str, str], data: Path, mine: list[tuple[str, str, int, int, int]], dice: random.Random
) -> tuple[Finding, ...]:
    """What is found in the translation with these places broken; the last come first, so that the others stay."""
    original = target_of(document, data)
    raw = original.read_bytes()
    encoding = "utf-8" if is_utf8(raw) else "latin-1"
    text = raw.decode(encoding)
    for _, kind, _, line, column in mine:
        start = sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1
        text = break_at(text, start, kind, dice)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / original.name
        path.write_bytes(text.encode(encoding))
        return findings(load(document, data, path))


def is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_at(finding: Finding, number: int, line: int, column: int) -> bool:
    """Whether a finding is of the place: what is missing is marked in the segment's source, else it stands there."""
    if finding.span.side == "source":
        return finding.segment == number
    return (
        (finding.segment == number)
        and abs(finding.line - line) <= 1
        and (finding.line != line or abs(finding.column - column) <= 60)
    )


def target_of(document: dict[str, str], data: Path) -> Path:
    return data / document["id"] / (document["translation"] or document["file"])


def load(document: dict[str, str], data: Path, broken: Path | None) -> Loaded:
    settings = Settings(document["source_language"], document["target_language"])
    source = data / document["id"] / document["file"]
    target = broken or target_of(document, data)
    return load_pairs(target, settings) if is_bilingual(target.name) else load_files(source, target, settings)


def findings(one: Loaded) -> tuple[Finding, ...]:
    return findings_of(view_of(one.document, one.settings), one.settings)


def key(finding: Finding) -> tuple[str, str, int, str]:
    return finding.check, finding.span.side, finding.segment, finding.text


def breakable(one: Loaded) -> list[tuple[str, int, int, int]]:
    """Kind, segment, line and column of what can be broken in the translation, and stands in the source too."""
    found = []
    for segment in one.document.segments:
        if len(segment.source) != 1 or len(segment.target) != 1 or segment.target[0].kind == "code":
            continue
        paragraph = segment.target[0]
        source = segment.text("source")
        for protected in paragraph.protected:
            written = paragraph.text[protected.start : protected.end]
            kind = kind_of(protected.kind, written)
            if kind and written in source and paragraph.text.count(written) == source.count(written):
                found.append((kind, segment.number, *paragraph.position(protected.start)))
        found += [("number", segment.number, *place) for place in numbers(paragraph, source)]
    return found


def kind_of(protected: str, written: str) -> str | None:
    if protected == "placeholder":
        return "placeholder"
    if protected == "tag" and re.fullmatch(
        r"<(?!(?:b|i|em|strong|span|br|img)\b)[a-zA-Z_]+[^>]*[^/]>", written, re.DOTALL
    ):
        return "tag"
    if protected == "link" and re.match(r"\]\([\w./:-]{6,}\)", written):
        return "link"
    if protected == "code" and re.fullmatch(r"`+\w{5,}`+", written):
        return "code"
    return None


def numbers(paragraph: Paragraph, source: str) -> list[tuple[int, int]]:
    places = []
    for match in re.finditer(r"(?<![\w.,/%{-])\d{2,}(?![\w.,/%}-])", paragraph.text):
        inside = any(p.start <= match.start() < p.end for p in paragraph.protected)
        if not inside and re.search(rf"(?<!\d){match[0]}(?!\d)", source):
            places.append(paragraph.position(match.start()))
    return places


def break_at(text: str, start: int, kind: str, dice: random.Random) -> str:
    """The text with one thing broken."""
    if kind == "number":
        end = start + len(re.match(r"\d+", text[start:])[0])  # type: ignore[index]
        at = dice.randrange(start, end)
        digit = dice.choice([d for d in "123456789" if d != text[at]])
        return text[:at] + digit + text[at + 1 :]
    if kind == "link":
        end = text.index(")", start)
        letters = [n for n in range(start + 2, end) if text[n].isalpha()]
        at = dice.choice(letters)
        return text[:at] + text[at + 1 :]
    if kind == "code":
        end = start + len(re.match(r"`+\w+`+", text[start:])[0])  # type: ignore[index]
        at = start + text[start:end].index(text[start:end].strip("`")) + 2
        return text[:at] + text[at + 1 :]
    if kind == "tag":
        end = text.index(">", start) + 1
        return text[:start] + text[end:]
    end = start + max(2, len(re.match(r"%\([^)]*\)\w|%\d*\$?\w|%@|\$?\{+[^{}]*\}+|<[^<>]*>|\S+", text[start:])[0]))  # type: ignore[index]
    return text[:start] + text[end:]


if __name__ == "__main__":
    main()
