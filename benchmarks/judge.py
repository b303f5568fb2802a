"""A judge beside the error spans that annotators marked (WMT23: MQM), before and after cross-examination.

usage: judge.py --judge MODEL --judge-url URL [--data ../shared/data/mqm-wmt23.jsonl.gz] [--sets a,b] [--segments N]
                [--verdicts FILE] [--back-translation ENGINE]

Each system's output of a set is a document, a row a segment. Prints for each set and all: spans that overlap any
annotator's (right, found of the major ones), segments without an error that are flagged (false alarms), characters as
WMT's span task counts them (P, R, F1): *before*, every claim whose words stand in the text; *after*, those with a
witness, and for each witness alone; then questions, tokens and seconds. `--judge annotators` needs no server: half of
the annotators' own spans and as many stretches of the same lengths in segments without an error, from a seed. It shows
what the witnesses do with a judge that is right every other time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from review.backtranslation.run import BackTranslator
from review.config import Settings
from review.findings import findings_of, view_of
from review.interface import load
from review.judge_config import JudgeSettings
from review.judges.asking import Asker
from review.judges.budget import Budget
from review.judges.claims import Claim, JudgeVerdict
from review.judges.client import ChatClient
from review.judges.judge import Judge
from review.judges.verdicts import VerdictFile, digest
from review.judges.witnesses import Examined, cross_examine
from review.model import Span
from review.translators.resolve import EngineChoice

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data" / "mqm-wmt23.jsonl.gz"
ANNOTATORS = "annotators"
Row = Mapping[str, Any]


def errors_of(row: Row) -> list[Mapping[str, Any]]:
    """Every annotator's errors of the translation."""
    return [
        error
        for errors in row["raters"]
        for error in errors
        if not error["category"].startswith("Source") and error["severity"] in ("minor", "major", "critical")
    ]


def spans_of(row: Row, least: Sequence[str] = ("minor", "major", "critical")) -> list[tuple[int, int]]:
    return [
        (error["target"][0], error["target"][1])
        for error in errors_of(row)
        if error["target"] and error["severity"] in least and error["target"][1] > error["target"][0]
    ]


class Tally:
    """Counts of one kind of spans."""

    def __init__(self) -> None:
        self.spans = self.right = self.majors = self.found = self.clean = self.flagged = 0
        self.characters: Counter[str] = Counter()

    def add(self, row: Row, said: Iterable[Span]) -> None:
        marked, majors = spans_of(row), spans_of(row, ("major", "critical"))
        own = [(span.start, span.end) for span in said if span.side == "target"]
        self.spans += len(own)
        self.right += sum(any(a < d and c < b for c, d in marked) for a, b in own)
        self.majors += len(majors)
        self.found += sum(any(a < d and c < b for c, d in own) for a, b in majors)
        if not errors_of(row):
            self.clean += 1
            self.flagged += bool(own)
        theirs = {at for a, b in marked for at in range(a, b)}
        ours = {at for a, b in own for at in range(a, b)}
        self.characters.update(both=len(theirs & ours), ours=len(ours), theirs=len(theirs))

    def line(self, name: str) -> str:
        def share(part: float, whole: float) -> float:
            return part / whole if whole else 0.0

        precision = share(self.characters["both"], self.characters["ours"])
        recall = share(self.characters["both"], self.characters["theirs"])
        return (
            f"{name:28} {self.spans:6} spans  right {share(self.right, self.spans):.3f}"
            f"  major found {share(self.found, self.majors):.3f}  false alarms {share(self.flagged, self.clean):.3f}"
            f"  characters P {precision:.3f} R {recall:.3f} F1 {share(2 * precision * recall, precision + recall):.3f}"
        )


def made_up(rows: Sequence[Row], chance: random.Random) -> dict[int, JudgeVerdict]:
    """A judge that is right every other time: annotators' spans, and stretches of words in segments without errors."""
    true = [(n, span) for n, row in enumerate(rows) for span in sorted(set(spans_of(row))) if chance.random() < 0.5]
    clean = [n for n, row in enumerate(rows) if not errors_of(row) and " " in row["target"].strip()]
    claims: dict[int, list[Claim]] = defaultdict(list)

    def claim(n: int, start: int, end: int) -> None:
        text = rows[n]["target"]
        category = "Accuracy/Mistranslation"
        claims[n].append(Claim(text[start:end], "", category, "major", "", None, text[:start], text[end:]))

    for n, (start, end) in true:
        claim(n, start, end)
        if clean:
            other = chance.choice(clean)
            length = min(end - start, len(rows[other]["target"]))
            begins = chance.randrange(len(rows[other]["target"]) - length + 1)
            claim(other, begins, begins + length)
    return {n: JudgeVerdict(tuple(claims[n])) for n in range(len(rows))}


def judged(
    rows: Sequence[Row], judge: Judge, translator: BackTranslator | None, chance: random.Random | None
) -> list[list[Examined]]:
    """The claims that have a place, by row."""
    source_language, target_language = rows[0]["pair"].split("-")
    texts = [[" ".join(row[side].split("\n")) for row in rows] for side in ("source", "target")]
    (document,) = load(*texts, source_language=source_language, target_language=target_language)
    view = view_of(document, Settings())
    questions = judge.questions(view)
    if chance is not None:
        for n, verdict in made_up(rows, chance).items():
            if n + 1 in questions:
                question = questions[n + 1][0]
                judge.verdicts.put(digest(judge.model, question), judge.model, question.target, verdict)
    findings = findings_of(view, Settings())
    judge.of(view, findings, translator)
    found: list[list[Examined]] = [[] for _ in rows]
    for number, (question, _) in questions.items():
        verdict = judge.verdicts.get(digest(judge.model, question))
        if verdict is not None:
            rules = [(f.check, f.span) for f in findings if f.segment == number and f.severity != "neutral"]
            found[number - 1] = cross_examine(verdict, question.source, question.target, rules, "critical")[0]
    return found


def kind_of(witness: str) -> str:
    return "a rule" if witness.startswith("the check") else witness


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--judge-url")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--sets", default="")
    parser.add_argument("--segments", type=int, default=0, help="of each set, at most; 0: all")
    parser.add_argument("--verdicts", type=Path)
    parser.add_argument("--budget")
    parser.add_argument("--back-translation", default="auto")
    arguments = parser.parse_args()
    with gzip.open(arguments.data, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    wanted = set(filter(None, arguments.sets.split(",")))
    sets = sorted({row["set"] for row in rows} & (wanted or {row["set"] for row in rows}))
    settings = JudgeSettings(model=arguments.judge, url=arguments.judge_url).over(JudgeSettings.usual())
    budget = Budget(arguments.budget, {}, (arguments.judge,))
    engine = arguments.back_translation
    translator = None if engine == "none" else BackTranslator(EngineChoice(engine))
    chance = random.Random(23) if arguments.judge == ANNOTATORS else None
    tallies: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        verdicts = VerdictFile(arguments.verdicts or Path(folder) / "verdicts.jsonl")
        client = None
        if arguments.judge_url:
            client = ChatClient(arguments.judge_url, timeout=settings.timeout or 120, retries=settings.retries or 4)
        asker = None if client is None else Asker(client, budget, settings.concurrency or 4)
        judge = Judge(settings, verdicts, asker, budget=budget)
        for name in sets:
            mine = [row for row in rows if row["set"] == name]
            documents: dict[str, list[Row]] = defaultdict(list)
            for row in mine[: arguments.segments or None]:
                documents[row["document"]].append(row)
            for some in documents.values():
                for row, examined in zip(some, judged(some, judge, translator, chance), strict=True):
                    for whom in (name, "all"):
                        tally = tallies[whom]
                        tally["before"].add(row, [one.span for one in examined])
                        tally["after"].add(row, [one.span for one in examined if one.witness])
                        for kind in ("a rule", "the back-translation of its fix", "a second asking"):
                            tally[kind].add(row, [one.span for one in examined if kind_of(one.witness) == kind])
        if client is not None:
            client.close()
    for whom, kinds in tallies.items():
        print(whom)
        for kind, tally in kinds.items():
            print("  " + tally.line(kind))
    print(f"{budget.spent()}, {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
