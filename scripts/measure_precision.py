"""Measures how often findings are right, on public data that lies elsewhere, and writes review/confidence/measured.tsv.

    scripts/measure_precision.py --annotated wmt23.jsonl.gz --annotated ted.tsv.gz=zh-en --cases reports.tsv \
        --documents docs/ --planted demetr.jsonl.gz --clean flores.en-vi.tsv.gz=en-vi=source,reference \
        --read flores.en-vi.tsv.gz=en-vi=source,reference,google=301-600

A row is a check, as loud as it is by itself, in one set and pair. What counts as right:

- *annotated* (MQM): some rater marked an error that the finding or its twin overlaps. Findings of one check on one
  source are one observation, the mean over the systems: ten systems that read one numeral alike are no ten proofs.
  Raters overlook figures and names; those that a check calls exchanged and nobody marked were read one by one, and
  scripts/read_findings.tsv says what they are (the marked ones were not read: some may be right by chance).
- *read*: what the checks that ask models (the built-in ones) find in machine translations, the mean over the systems as
  above; each was read by people, and scripts/read_findings.tsv says what they saw. One that is not there is told and
  does not count. The first of the columns is people's translation: clean.
- *cases*: the finding is one that the case expects.
- *documents*: of the findings that people judged and that are still found: right 1, debatable ½, false 0.
- *planted*: a finding that the clean text did not have, per item of the kind of damage that the check finds best.
- *clean*: segments of clean text, and those that the check flags, so that planted damage can be weighed.

Nothing of the data is copied; the table holds counts.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import html
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from review.backtranslation.run import BackTranslator
from review.checks import CHECKS
from review.confidence.digests import digests
from review.confidence.probability import STRUCTURED, evidence
from review.confidence.table import TABLE, Counts, Measured, measured, write_table
from review.config import Settings
from review.documents import load_files, load_pairs
from review.evaluation import judge_annotated
from review.evaluation.judged import JudgedSegment, names
from review.formats.annotations import read_annotations
from review.model import Document, Finding, Paragraph, Segment
from review.report import DocumentReport
from review.scoring import score_document
from review.text.language import base_language

#: Everything as the checks say it, whatever the present table would make of it.
PLAIN = Settings(weigh_findings=False, sentence_encoder="none")


def document(pairs: list[tuple[str, str]], languages: tuple[str, str], name: str = "d") -> Document:
    """Pairs of texts as a document."""
    segments = (
        Segment(
            n,
            (Paragraph(source, n),) if source.strip() else (),
            (Paragraph(target, n),) if target.strip() else (),
        )
        for n, (source, target) in enumerate(pairs, start=1)
    )
    return Document(name, *languages, tuple(segments))


def score(pairs: list[tuple[str, str]], languages: tuple[str, str], name: str = "d") -> DocumentReport:
    """Pairs of texts, scored without any table."""
    return score_document(document(pairs, languages, name), PLAIN)


#: The base languages of all that was scored.
LANGUAGES: set[str] = set()


def loud(report: DocumentReport) -> Iterator[Finding]:
    """Findings that are not neutral."""
    LANGUAGES.update(map(base_language, (report.document.source_language, report.document.target_language)))
    return (finding for finding in report.findings if finding.severity != "neutral")


def annotated(spec: str, table: Counts, keep: list[tuple[str, str, JudgedSegment]]) -> None:
    """MQM: the mean over the findings of one check on one source."""
    path, _, pair = spec.partition("=")
    languages = tuple(pair.split("-")) if pair else ("und", "und")
    sets = defaultdict(list)
    for segment in read_annotations(Path(path), []):
        own = segment.languages or (languages[0], languages[1])
        sets[segment.name or Path(path).name.split(".")[0], own].append(replace(segment, languages=own))
    for (name, own), segments in sets.items():
        observed: dict[tuple[str, str, str], list[float]] = defaultdict(list)
        LANGUAGES.update(map(base_language, own))
        for judged in judge_annotated(segments, own, PLAIN):
            keep.append((name, "-".join(own), judged))
            for finding in judged.loud:
                observed[finding.check, finding.severity, judged.item].append(rightness(finding, judged, name))
        for (check, severity, item), hits in observed.items():
            observe(table, check, severity, "annotated", name, "-".join(own), sum(hits) / len(hits), item)


@cache
def read_findings() -> dict[tuple[str, str, str, str], float]:
    """What people said of findings that they read: set, check, digest of the source, marked text → rightness."""
    with Path(__file__).with_name("read_findings.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["set"], row["check"], row["source"], row["marked"]): float(row["right"]) for row in rows}


def rightness(finding: Finding, judged: JudgedSegment, name: str) -> float:
    """1 where an error was marked there, else what people said of it, else 0."""
    if touches(finding, judged):
        return 1.0
    return read_findings().get((name, finding.check, _digest(judged.segment.text("source")), finding.text), 0.0)


def _digest(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def touches(finding: Finding, judged: JudgedSegment) -> bool:
    """Whether a marked error overlaps the finding or its twin."""
    spans = [finding.span] + ([finding.twin] if finding.twin is not None else [])
    return any(
        span.side == error.side and span.start < error.end and max(span.end, span.start + 1) > error.start
        for error in judged.real
        for span in spans
        if error.placed
    ) or any(names(finding, error) for error in judged.real if not error.placed)


#: Kind, set, pair, check, severity, item, right: to split for calibration.
OBSERVATIONS: list[tuple[str, str, str, str, str, str, float]] = []


def observe(table: Counts, check: str, severity: str, kind: str, name: str, pair: str, right: float, item: str) -> None:
    """Counts one observation, and keeps it for splitting."""
    table.add(check, severity, kind, name, pair, right, 1)
    OBSERVATIONS.append((kind, name, pair, check, severity, item, float(right)))


def cases(path: Path, table: Counts) -> None:
    """Small cases, each with the checks that it expects."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            wanted = set(row["expected"].replace("+", "|").split("|"))
            source, target = row["pair"].split(">")
            for finding in loud(score([(row["source"], row["target"])], (source, target), row["id"])):
                pair = f"{source}-{target}"
                right = finding.check in wanted
                observe(table, finding.check, finding.severity, "cases", path.stem, pair, right, row["id"])


def documents(folder: Path, table: Counts) -> None:
    """Real documents, with findings that people judged."""
    judged = defaultdict(list)
    with (folder / "judged.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            judged[row["document"]].append(row)
    with (folder / "documents.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        languages = (row["source_language"], row["target_language"])
        settings = replace(PLAIN, source_language=languages[0], target_language=languages[1])
        files = [folder / row["id"] / row[key] for key in ("file", "translation") if row[key]]
        loaded = load_files(files[0], files[1], settings) if len(files) == 2 else load_pairs(files[0], settings)
        for finding in loud(score_document(loaded.document, loaded.settings)):
            text = " ".join(finding.text.split())
            for known in judged[row["id"]]:
                if known["check"] == finding.check and text and (known["marked"] in text or text in known["marked"]):
                    right = {"R": 1.0, "D": 0.5, "F": 0.0}[known["verdict"]]
                    pair = "-".join(languages)
                    item = f"{row['id']}:{text}"
                    observe(table, finding.check, finding.severity, "documents", "judged", pair, right, item)
                    break


def planted(path: Path, table: Counts) -> None:
    """Damage that was planted, found and not found."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        items = [json.loads(line) for line in file]
    for language in sorted({item["lang"] for item in items}):
        pair = (language, "en")
        mine = [item for item in items if item["lang"] == language]
        clean = sorted({(item["source"], item["mt"]) for item in mine})
        of_clean = by_segment(score(clean, pair))
        flag_clean(of_clean, len(clean), table, path, pair)
        known = {texts: {k for k, _ in of_clean.get(n, ())} for n, texts in enumerate(clean, start=1)}
        kinds = defaultdict(list)
        for item in mine:
            kinds[item["perturbation"]].append(item)
        for kind, rows in kinds.items():
            if kind.startswith("base"):
                continue
            found = by_segment(score([(r["source"], r["perturbed"]) for r in rows], pair))
            for n, row in enumerate(rows, start=1):
                new = {
                    (key[0], severity)
                    for key, severity in found.get(n, ())
                    if key not in known[row["source"], row["mt"]]
                }
                for check, severity in new:
                    table.add(check, severity, "planted", f"{path.name.split('.')[0]}:{kind}", "-".join(pair), 1, 0)
            table.items("planted", f"{path.name.split('.')[0]}:{kind}", "-".join(pair), len(rows))


def by_segment(report: DocumentReport) -> dict[int, list[tuple[tuple[str, str, str], str]]]:
    """(check, side, text) and severity of what is found, by segment."""
    found = defaultdict(list)
    for finding in loud(report):
        found[finding.segment].append(((finding.check, finding.span.side, finding.text), finding.severity))
    return found


def clean_text(spec: str, table: Counts) -> None:
    """Translations that people made."""
    path, pair, columns = spec.split("=")
    languages = (pair.split("-")[0], pair.split("-")[1])
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    at = [rows[0].index(column) for column in columns.split(",")]
    pairs = [(row[at[0]], row[at[1]]) for row in rows[1:]]
    flag_clean(by_segment(score(pairs, languages)), len(pairs), table, Path(path), languages)


def read(spec: str, table: Counts) -> None:
    """Translations by machines, of which the models' checks say something, and people said whether it is right."""
    file, pair, columns, lines = spec.split("=")
    languages = (pair.split("-")[0], pair.split("-")[1])
    name = Path(file).name.removesuffix(".tsv.gz")
    with gzip.open(file, "rt", encoding="utf-8") as text:
        head, *rows = [html.unescape(line).rstrip("\n").split("\t") for line in text]
    first, last = map(int, lines.split("-"))
    source, clean, *systems = (head.index(column) for column in columns.split(","))
    rows = rows[first - 1 : last]
    asking = [code for code, check in CHECKS.items() if check.back_translation == "alone"]

    def found(column: int) -> Iterator[Finding]:
        pairs = document([(row[source], row[column]) for row in rows], languages)
        return (one for one in loud(score_document(pairs, PLAIN, translator=translator)) if one.check in asking)

    observed: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    with BackTranslator() as translator:
        for code in asking:
            table.items("clean", name, pair, len(rows), code)
        for check, severity, _ in {(one.check, one.severity, one.segment) for one in found(clean)}:
            table.add(check, severity, "clean", name, pair, 1, 0)
        for column in systems:
            for one in found(column):
                digest = _digest(rows[one.segment - 1][source])
                right = read_findings().get((name, one.check, digest, one.text))
                if right is None:
                    print(f"not read: {name} {head[column]} {one.check} {digest} {one.text}", file=sys.stderr)
                else:
                    observed[one.check, one.severity, digest].append(right)
    for (check, severity, digest), all_right in observed.items():
        observe(table, check, severity, "read", name, pair, sum(all_right) / len(all_right), digest)


def flag_clean(found: dict, segments: int, table: Counts, path: Path, pair: tuple[str, str]) -> None:
    """Counts what is flagged in clean text."""
    name = path.name.split(".")[0]
    table.items("clean", name, "-".join(pair), segments)
    for rows in found.values():
        for check, severity in {(key[0], severity) for key, severity in rows}:
            table.add(check, severity, "clean", name, "-".join(pair), 1, 0)


def calibration() -> str:
    """How far probabilities are from shares of right findings, on halves of the observations that they did not see."""
    families = {code: check.category.partition("/")[0] for code, check in CHECKS.items()}
    errors, curve = [], {}
    for split in range(10):
        predicted = []
        for half in (0, 1):
            learned = [row for row in measured() if row.kind in ("planted", "clean")]
            learned += [
                Measured(o[3], o[4], o[0], o[1], o[2], o[6], 1) for o in OBSERVATIONS if _half(o, split) == half
            ]
            known = evidence(learned, families)
            for kind, _, pair, check, severity, _, right in (o for o in OBSERVATIONS if _half(o, split) != half):
                likely = known.probability(check, families[check], severity, pair, kind == STRUCTURED)
                predicted.append((likely, right))
        bins = defaultdict(list)
        for likely, right in predicted:
            bins[min(9, int(10 * likely))].append((likely, right))
        errors.append(sum(abs(sum(p - r for p, r in rows)) for rows in bins.values()) / max(1, len(predicted)))
        curve = bins if split == 0 else curve
    lines = [
        f"Fitted on one half of the {len(OBSERVATIONS)} observed findings (halves by source: none is in both),",
        "tried on the other, and the other way round: expected calibration error over ten bins, ten such splits:",
        f"mean {sum(errors) / len(errors):.3f}, least {min(errors):.3f}, most {max(errors):.3f}. Of the first split:",
        "",
        "| said | findings | said on average | right |",
        "| --- | --- | --- | --- |",
    ]
    for n, rows in sorted(curve.items()):
        said, right = (sum(row[at] for row in rows) / len(rows) for at in (0, 1))
        lines.append(f"| 0.{n}–0.{n + 1} | {len(rows)} | {said:.2f} | {right:.2f} |".replace("0.10", "1"))
    return "\n".join(lines) + "\n"


def _half(observed: tuple[str, str, str, str, str, str, float], split: int) -> int:
    kind, name, *_, item, _ = observed
    source = item.partition(":")[0] if kind == STRUCTURED else item
    return hashlib.sha256(f"{split}|{kind}|{name}|{source}".encode()).digest()[0] % 2


def main() -> int:
    """Measures, and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--annotated", action="append", default=[], metavar="FILE[=PAIR]")
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--planted", action="append", default=[], type=Path)
    parser.add_argument("--clean", action="append", default=[], metavar="FILE=PAIR=SOURCE,TARGET")
    parser.add_argument("--read", action="append", default=[], metavar="FILE=PAIR=SOURCE,CLEAN,SYSTEM…=FIRST-LAST")
    parser.add_argument("--output", type=Path, default=TABLE)
    parser.add_argument("--judged", type=Path, help="pickle the annotated segments here, for fitting")
    arguments = parser.parse_args()
    table = Counts()
    keep: list[tuple[str, str, JudgedSegment]] = []
    for spec in arguments.annotated:
        annotated(spec, table, keep)
    if arguments.cases:
        cases(arguments.cases, table)
    if arguments.documents:
        documents(arguments.documents, table)
    for path in arguments.planted:
        planted(path, table)
    for spec in arguments.clean:
        clean_text(spec, table)
    for spec in arguments.read:
        read(spec, table)
    write_table(arguments.output, table, digests(LANGUAGES - {"und"}))
    if arguments.output == TABLE:
        measured.cache_clear()
        TABLE.with_name("calibration.txt").write_text(calibration(), encoding="utf-8")
    if arguments.judged:
        import pickle

        arguments.judged.write_bytes(pickle.dumps((keep, OBSERVATIONS)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
