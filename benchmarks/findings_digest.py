"""What all checks find, as one digest a collection: the same before and after a change that is for speed only.

usage: findings_digest.py [--shared ../shared] [--pairs 3000] [--only NAME]… [--write FILE]

Scores, without a model: corpora/, and where they lie beside the project the real documents (docs), the cases made after
reports (cases) and some thousand pairs of the public data (data). Prints a digest of each collection's findings and
segment scores; `--write` puts the findings themselves in a file, a line each, to be compared with `diff`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from checks import own_pairs, real_pairs

from review.config import Settings
from review.documents import load_corpus, load_files, load_pairs
from review.model import Document, Paragraph, Segment
from review.scoring import known_checks, score_document

ROOT = Path(__file__).parents[1]
#: As long as a document of sentences is.
_PART = 250


def of_rows(name: str, languages: tuple[str, str], rows: list[tuple[str, str]]) -> Document:
    segments = tuple(
        Segment(n, (Paragraph(source, n),) if source else (), (Paragraph(target, n),) if target else ())
        for n, (source, target) in enumerate(rows, start=1)
    )
    return Document(name, *languages, segments)


def corpora() -> Iterator[tuple[Document, Settings]]:
    for one in load_corpus(ROOT / "corpora", Settings(), known_checks()):
        yield one.document, one.settings


def real_documents(folder: Path) -> Iterator[tuple[Document, Settings]]:
    with (folder / "documents.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            settings = Settings(row["source_language"], row["target_language"])
            paths = [folder / row["id"] / row[column] for column in ("file", "translation") if row[column]]
            one = load_files(*paths, settings) if len(paths) == 2 else load_pairs(str(paths[0]), settings)
            yield one.document, one.settings


def cases(table: Path) -> Iterator[tuple[Document, Settings]]:
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            source, target = row["pair"].split(">")
            yield of_rows(row["id"], (source, target), [(row["source"], row["target"])]), Settings()


def pairs_of(folder: Path, count: int) -> Iterator[tuple[Document, Settings]]:
    found = real_pairs(folder) if folder.is_dir() else own_pairs()
    choose = random.Random(count)
    whole = sum(map(len, found.values()))
    for languages, rows in sorted(found.items()):
        wanted = min(len(rows), max(10, round(count * len(rows) / whole)))
        some = choose.sample(rows, wanted)
        for at in range(0, wanted, _PART):
            yield of_rows(f"{'-'.join(languages)}.{at}", languages, some[at : at + _PART]), Settings()


def lines(documents: Iterator[tuple[Document, Settings]]) -> Iterator[str]:
    for document, settings in documents:
        report = score_document(document, settings)
        for finding in report.findings:
            yield json.dumps([document.id, asdict(finding)], ensure_ascii=False, sort_keys=True, default=str)
        for one in report.segments:
            yield json.dumps([document.id, one.segment.number, one.scores["quality"].value])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--pairs", type=int, default=3000)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--only", choices=("corpora", "docs", "cases", "data"), action="append")
    arguments = parser.parse_args()
    shared = arguments.shared
    collections = {"corpora": corpora()}
    if (shared / "docs").is_dir():
        collections["docs"] = real_documents(shared / "docs")
    if (shared / "cases").is_dir():
        collections["cases"] = cases(shared / "cases" / "reports.tsv")
    collections["data"] = pairs_of(shared / "data", arguments.pairs)
    written: list[str] = []
    for name, documents in collections.items():
        if arguments.only and name not in arguments.only:
            continue
        found = list(lines(documents))
        written += found
        digest = hashlib.sha256("\n".join(found).encode()).hexdigest()[:16]
        print(f"{name:8} {len(found):6} lines  {digest}", flush=True)
    if arguments.write:
        arguments.write.write_text("\n".join(written) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
