"""All checks of `review` beside Translate Toolkit's pofilter (StandardChecker, every filter), one core each.

usage: checks.py [--segments 50000] [--data ../shared/data]

Segments come from real translations in the data folder (FLORES outputs, DEMETR), each once as far as they go and then
again; without the folder, from corpora/. Both sides get the same (source, target) pairs, the language pair as it is.
Prints segments a second of each, in turn three times, and the ratio of the medians.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections import defaultdict
from pathlib import Path

from review.checks import CHECKS
from review.checks.views import DocumentView
from review.config import Settings
from review.documents import load_corpus
from review.findings import findings_of
from review.model import Document, Paragraph, Segment
from review.scoring import known_checks

HERE = Path(__file__).resolve().parent
Pairs = dict[tuple[str, str], list[tuple[str, str]]]


def lines_of(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def real_pairs(folder: Path) -> Pairs:
    pairs: Pairs = defaultdict(list)
    for path in sorted(folder.glob("flores-dev.*.tsv.gz")):
        source_language, target_language = path.name.split(".")[1].split("-")
        rows = [line.split("\t") for line in lines_of(path)[1:]]
        pairs[source_language, target_language] += [(row[0], cell) for row in rows for cell in row[1:]]
    demetr = folder / "demetr.jsonl.gz"
    if demetr.exists():
        for line in lines_of(demetr):
            item = json.loads(line)
            pairs[item["lang"], "en"].append((item["source"].strip(), item["perturbed"].strip()))
    return pairs


def own_pairs() -> Pairs:
    pairs: Pairs = defaultdict(list)
    for one in load_corpus(HERE.parent / "corpora", Settings(), known_checks()):
        d = one.document
        pairs[d.source_language, d.target_language] += [(s.text("source"), s.text("target")) for s in d.segments]
    return pairs


def cut(pairs: Pairs, count: int) -> Pairs:
    """The same mixture of language pairs, `count` segments in all."""
    total = sum(map(len, pairs.values()))
    out = {}
    for languages, rows in pairs.items():
        wanted = max(1, round(count * len(rows) / total))
        out[languages] = (rows * (wanted // len(rows) + 1))[:wanted]
    return out


def run_review(pairs: Pairs) -> int:
    found = 0
    for (source_language, target_language), rows in pairs.items():
        segments = tuple(
            Segment(n, (Paragraph(source, n),) if source else (), (Paragraph(target, n),) if target else ())
            for n, (source, target) in enumerate(rows, start=1)
        )
        document = Document("benchmark", source_language, target_language, segments)
        found += len(findings_of(DocumentView(document), Settings()))
    return found


def run_pofilter(pairs: Pairs) -> int:
    from translate.filters import checks
    from translate.storage import base

    found = 0
    for (_, target_language), rows in pairs.items():
        config = checks.CheckerConfig(targetlanguage=target_language)
        checker = checks.StandardChecker(checkerconfig=config)
        for source, target in rows:
            unit = base.TranslationUnit(source)
            unit.target = target
            found += len(checker.run_filters(unit))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=50_000)
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    arguments = parser.parse_args()
    pairs = cut(real_pairs(arguments.data) if arguments.data.is_dir() else own_pairs(), arguments.segments)
    count = sum(map(len, pairs.values()))
    print(f"{count} segments, {len(pairs)} language pairs, {len(CHECKS)} checks")
    speeds: dict[str, list[float]] = defaultdict(list)
    for turn in range(3):
        for name, run in (("review", run_review), ("pofilter", run_pofilter)):
            started = time.process_time()
            found = run(pairs)
            took = time.process_time() - started
            speeds[name].append(count / took)
            print(f"turn {turn + 1}  {name:8}  {count / took:8.0f} segments a CPU second  {found} findings", flush=True)
    medians = {name: statistics.median(values) for name, values in speeds.items()}
    ratio = medians["review"] / medians["pofilter"]
    print(f"median: review {medians['review']:.0f}, pofilter {medians['pofilter']:.0f}; ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
