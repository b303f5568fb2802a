"""Breaks a placeholder, link, tag, stretch of code or number in each of a hundred places of published pages.

Prints how many are found where they are.

usage: broken_markup.py [--data ../shared/docs] [--count 100] [--seed 1]
The pages are those of `documents.tsv`. Each break is made in a copy of the translation, by itself; a break counts as
found where `review` then has a finding that it did not have before, in the line of the break, at its column or in a
stretch around it. What is missing is marked in the source: there the segment must be the one that was broken.
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
from review.formats import is_bilingual
from review.model import Finding, Paragraph
from review.scoring import findings_of, view_of

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
    places: list[tuple[dict[str, str], str, int, int]] = []
    loaded: dict[str, tuple[Loaded, set[tuple[str, str, int, int]]]] = {}
    for document in documents:
        one = load(document, options.data, None)
        loaded[document["id"]] = one, {key(f) for f in findings(one)}
        text = target_of(document, options.data).read_bytes().decode("utf-8", "replace")
        places += [(document, kind, line, column) for kind, line, column in breakable(one, text)]
    by_kind = {kind: [place for place in places if place[1] == kind] for kind in KINDS}
    chosen = [dice.choice(by_kind[kind]) for kind in dice.choices([k for k in KINDS if by_kind[k]], k=options.count)]
    found, told = Counter[str](), Counter[str]()
    for document, kind, line, column in chosen:
        told[kind] += 1
        where = seen(document, options.data, kind, line, column, loaded[document["id"]][1], dice)
        found[kind] += where
        if not where:
            print(f"not found: {kind} {document['id']}:{line}:{column}")
    print(", ".join(f"{kind} {found[kind]}/{told[kind]}" for kind in KINDS))
    print(f"{sum(found.values())}/{sum(told.values())}")


def target_of(document: dict[str, str], data: Path) -> Path:
    return data / document["id"] / (document["translation"] or document["file"])


def load(document: dict[str, str], data: Path, broken: Path | None) -> Loaded:
    settings = Settings(document["source_language"], document["target_language"])
    source = data / document["id"] / document["file"]
    target = broken or target_of(document, data)
    return load_pairs(target, settings) if is_bilingual(target.name) else load_files(source, target, settings)


def findings(one: Loaded) -> tuple[Finding, ...]:
    return findings_of(view_of(one.document, one.settings), one.settings)


def key(finding: Finding) -> tuple[str, str, int, int]:
    return finding.check, finding.span.side, finding.line, finding.column


def breakable(one: Loaded, text: str) -> list[tuple[str, int, int]]:
    """Kind, line and column of what can be broken in the translation; only in segments that have a source."""
    found = []
    lines = text.splitlines()
    for segment in one.document.segments:
        if not segment.source or len(segment.target) != 1 or segment.target[0].kind == "code":
            continue
        paragraph = segment.target[0]
        source = segment.text("source")
        for protected in paragraph.protected:
            written = paragraph.text[protected.start : protected.end]
            kind = kind_of(protected.kind, written)
            if kind and written in source:
                found.append((kind, *paragraph.position(protected.start)))
        found += [("number", *place) for place in numbers(paragraph, source)]
    return [(kind, line, column) for kind, line, column in found if line <= len(lines)]


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


def seen(
    document: dict[str, str], data: Path, kind: str, line: int, column: int, before: set[tuple[str, str, int, int]],
    dice: random.Random,
) -> bool:  # fmt: skip
    original = target_of(document, data)
    raw = original.read_bytes()
    encoding = "utf-8"
    lines = raw.decode(encoding).split("\n")
    start = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
    text = raw.decode(encoding)
    broken, end = break_at(text, start, kind, dice)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / original.name
        path.write_bytes(broken.encode(encoding))
        one = load(document, data, path)
        after = findings(one)
    number = next(
        (
            s.number
            for s in one.document.segments
            if s.target and s.position("target", 0) <= (line, column) <= s.position("target", len(s.text("target")))
        ),
        0,
    )
    last = line + text.count("\n", start, end)
    for finding in after:
        if key(finding) in before:
            continue
        if finding.span.side == "source" and finding.segment == number:
            return True
        if (
            finding.span.side == "target"
            and line <= finding.line <= last
            and abs(finding.column - column) <= end - start + 60
        ):
            return True
    return False


def break_at(text: str, start: int, kind: str, dice: random.Random) -> tuple[str, int]:
    """The text with one thing broken, and where that ended."""
    if kind == "number":
        end = start + len(re.match(r"\d+", text[start:])[0])  # type: ignore[index]
        at = dice.randrange(start, end)
        digit = dice.choice([d for d in "123456789" if d != text[at]])
        return text[:at] + digit + text[at + 1 :], end
    if kind == "link":
        end = text.index(")", start)
        letters = [n for n in range(start + 2, end) if text[n].isalpha()]
        at = dice.choice(letters)
        return text[:at] + text[at + 1 :], end
    if kind == "code":
        end = start + len(re.match(r"`+\w+`+", text[start:])[0])  # type: ignore[index]
        at = start + text[start:end].index(text[start:end].strip("`")) + 2
        return text[:at] + text[at + 1 :], end
    if kind == "tag":
        end = text.index(">", start) + 1
        return text[:start] + text[end:], end
    end = start + max(2, len(re.match(r"%\([^)]*\)\w|%\d*\$?\w|%@|\$?\{+[^{}]*\}+|<[^<>]*>|\S+", text[start:])[0]))  # type: ignore[index]
    return text[:start] + text[end:], end


if __name__ == "__main__":
    main()
