"""How well `review drift` tells what a later commit of the translation brought up to date, beside the rule of dates.

usage: drift.py [REPOSITORY] [SOURCE [TARGET]] [--source-repository FOLDER] [--source-revision REVISION]
                [--source-language TAG] [--target-language TAG] [--docs ../shared/docs] [--most 400] [--examples 0]

Each commit that changed a page's translation, where the source had changed since the page's translation was changed
before, is an update. The paragraphs of the page as they were before it that it changed in substance, and whose source
had changed, were stale; the others of the page were not. What the tool says of the page as it was before the update,
against the source that the update knew, is compared with that: precision and recall over all paragraphs, of places of
minor severity or worse. The rule of dates calls every paragraph stale where the source's file is younger than the
translation's. Changes of a translation that nothing in the source explains (a slip, another term) are no updates and
count as not stale.

Without REPOSITORY a history is made from the pages in --docs: edits of many kinds to the source, translations that
follow some time later, passes over terms, slips mended, moved folders, merges; and there the truth is what was made.
SOURCE and TARGET are those of `review drift`; where left out, SOURCE is src/content or docs or src or the top, whatever
there is first, and TARGET the same.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from drift_history import make

from review.drift.histories import Wish, opened
from review.drift.matching import match
from review.drift.page import judge_page
from review.drift.pairing import pair
from review.drift.sources import SourceCommits
from review.drift.substance import substance
from review.git.history import versions_of
from review.model import Paragraph

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Tally:
    """Paragraphs: called stale and stale, called stale and not, stale and not called."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, called: set[int], stale: set[int]) -> None:
        self.right += len(called & stale)
        self.wrong += len(called - stale)
        self.missed += len(stale - called)

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        counts = f"{self.right} right, {self.wrong} wrong, {self.missed} missed"
        return f"precision {precision:.3f}  recall {recall:.3f}  ({counts})"


@dataclass
class Measure:
    examples: int = 0
    updates: int = 0
    paragraphs: int = 0
    stale: int = 0
    ours: Tally = field(default_factory=Tally)
    major: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    #: Of a made history: (kind of edit, severity that was told) → paragraphs.
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, texts, places, stale: set[int], label: str) -> None:
        """`texts` are the translation's paragraphs by number, `places` what the tool says of the page."""
        number = {id(paragraph): n for n, paragraph in texts.items()}
        called = {
            number[id(one.target[0])]
            for one in places
            if one.target and id(one.target[0]) in number and one.severity != "neutral"
        }
        strong = {
            number[id(one.target[0])]
            for one in places
            if one.target and id(one.target[0]) in number and one.severity == "major"
        }
        self.updates += 1
        self.paragraphs += len(texts)
        self.stale += len(stale)
        self.ours.add(called, stale)
        self.major.add(strong, stale)
        self.dates.add(set(texts), stale)
        for n in sorted(called ^ stale):
            if self.examples:
                self.examples -= 1
                why = next((one for one in places if one.target and number.get(id(one.target[0])) == n), None)
                print("MISSED" if n in stale else "WRONG", label, texts[n].line, repr(texts[n].text[:160]))
                if why is not None:
                    print("    ", why.severity, why.kind, why.change.message[:300])

    def print(self) -> None:
        share = self.stale / max(1, self.paragraphs)
        print(f"{self.updates} updates, {self.paragraphs} paragraphs, {self.stale} of them stale ({share:.1%})")
        print(f"review drift, minor and worse:  {self.ours}")
        print(f"review drift, major:            {self.major}")
        print(f"the rule of dates:              {self.dates}")
        for kind in sorted({kind for kind, _ in self.kinds}):
            told = {severity: n for (of, severity), n in sorted(self.kinds.items()) if of == kind}
            print(f"{kind:>9}: " + ", ".join(f"{n} {severity}" for severity, n in told.items()))


def prose(page: tuple[Paragraph, ...], without: set[str]) -> dict[int, Paragraph]:
    return {n: one for n, one in enumerate(page) if one.kind != "code" and substance(one) not in without}


def measured(wish: Wish, here: Path, most: int, measure: Measure) -> None:
    """The updates of a real repository, read once."""
    with opened(wish, here) as run:
        read = run.read()
        pages, commits, languages = read.pages, read.source_commit, read.languages
        newest, texts = pages.newest, pages.texts
        updates = [
            (path, version)
            for path, of in pages.pairs
            for version in versions_of(newest[of])
            if version.previous and version.commit
        ]
        random.Random(1).shuffle(updates)
        for path, version in updates:
            if measure.updates >= most:
                break
            source = pages.sources[path][0]
            own = [
                one
                for one in version.previous
                if not (isinstance(commits, SourceCommits) and commits.is_source(one.commit))
            ]
            before = (own or version.previous)[0]
            now = source.at(commits(version.commit))
            then = source.at(commits(before.commit))
            if now is None or then is None or source.newest is None:
                continue
            page = texts[1].paragraphs(before.blob, before.path)
            after = texts[1].paragraphs(version.blob, version.path)
            here_ = texts[0].paragraphs(*now)
            if not page or not after or not here_:
                continue
            stale = _stale(before, page, after, here_, source, texts, commits, languages)
            if not stale:
                continue
            english = {substance(one) for one in here_} | {substance(one) for one in texts[0].paragraphs(*then) or ()}
            counted = prose(page, english)
            at = copy.copy(source)
            at.now = now[0]
            judged, _ = judge_page(before, at, texts, commits, languages, now[1])
            measure.add(counted, judged.stale, stale & set(counted), f"{before.path} {version.commit[:9]}")


def _stale(before, page, after, now, source, texts, commits, languages) -> set[int]:
    """The paragraphs that the update changed in substance and whose source had changed since they were written."""
    said = {substance(one) for one in after}
    matching = match(page, after)
    opposite = {n: ours for ours, theirs in pair(now, after, languages) for n in theirs}
    new = {substance(one) for one in now}
    stale = set()
    for n, paragraph in enumerate(page):
        text = substance(paragraph)
        if paragraph.kind == "code" or text in said:
            continue
        origin = before
        while True:
            older = next(
                (
                    one
                    for one in origin.previous
                    if any(substance(p) == text for p in texts[1].paragraphs(one.blob, one.path) or ())
                ),
                None,
            )
            if older is None:
                break
            origin = older
        place = source.at(commits(origin.commit))
        then = texts[0].paragraphs(*place) if place else None
        if then is None:
            continue
        old = {substance(one) for one in then}
        successors = matching.forward.get(n, ())
        if successors:
            if any(substance(now[m]) not in old for j in successors for m in opposite.get(j, ())):
                stale.add(n)
        else:
            first = texts[1].paragraphs(origin.blob, origin.path) or ()
            where = next((i for i, p in enumerate(first) if substance(p) == text), None)
            ours = next((s for s, t in pair(then, first, languages) if where in t), ())
            if ours and any(substance(then[m]) not in new for m in ours):
                stale.add(n)
    return stale


def made(docs: Path, measure: Measure, seed: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "history"
        updates = make(folder, docs, seed)
        for update in updates:
            wish = Wish(f"en/{update.page.name}.md", update.path, *update.page.languages, revision=update.before)
            with opened(wish, folder) as run:
                read = run.read()
                pages, commits, languages = read.pages, read.source_commit, read.languages
                newest, texts = pages.newest, pages.texts
                [(path, of)] = pages.pairs
                page = texts[1].paragraphs(newest[of].blob, of)
                judged, _ = judge_page(
                    newest[of], pages.sources[path][0], texts, commits, languages, pages.sources[path][1]
                )
            counted = prose(page, set())
            due = {" ".join(text.split()): kind for text, kind in update.due.items()}
            stale = {n for n, one in counted.items() if " ".join(one.text.split()) in due}
            severities = {id(one.target[0]): one.severity for one in judged.stale if one.target}
            for n in stale:
                kind = due[" ".join(counted[n].text.split())]
                measure.kinds[kind, severities.get(id(counted[n]), "not told")] += 1
            measure.add(counted, judged.stale, stale, f"{update.path} {update.commit[:9]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repository", nargs="?", type=Path)
    parser.add_argument("source", nargs="?")
    parser.add_argument("target", nargs="?")
    parser.add_argument("--source-repository", type=Path)
    for name in ("source-revision", "revision", "source-language", "target-language"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--docs", type=Path, default=ROOT.parent / "shared" / "docs")
    parser.add_argument("--most", type=int, default=400)
    parser.add_argument("--examples", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    measure = Measure(chosen.examples)
    if chosen.repository is None:
        made(chosen.docs, measure, chosen.seed)
    else:
        folder = chosen.repository.resolve()
        usual = ("src/content", "docs", "src", ".")
        source = chosen.source or next(name for name in usual if (folder / name).is_dir())
        other = chosen.source_repository.resolve() if chosen.source_repository else None
        wish = Wish(
            source, chosen.target or source, chosen.source_language, chosen.target_language, other,
            chosen.source_revision, chosen.revision or "HEAD",
        )  # fmt: skip
        measured(wish, folder, chosen.most, measure)
    measure.print()
    sys.exit(measure.updates == 0)


if __name__ == "__main__":
    main()
