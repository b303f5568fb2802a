"""`review score --since HEAD~1` beside the full run: 200 documents of 50 segments, two of them touched last.

usage: since.py [--documents 200] [--segments 50] [--repeats 3]

Texts are put together by chance from the sentences of corpora/, with references, in a git repository of its own. Both
commands run as processes, in turn, after one that warms the caches. Prints the seconds on the clock (and of the
processor, which other work on the machine does not lengthen), the medians and their ratio; exits 1 over 15 %.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from review.config import Settings
from review.documents import load_corpus
from review.scoring import known_checks

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
MOST = 0.15
WHO = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org", "-c", "commit.gpgsign=false")


def triples() -> list[tuple[str, str, str]]:
    """Aligned (source, target, reference) paragraphs, Vietnamese to English."""
    found = []
    for one in load_corpus(CORPORA, Settings(), known_checks()):
        document = one.document
        if (document.source_language, document.target_language, document.reference_count) != ("vi", "en", 1):
            continue
        for segment in document.segments:
            texts = (segment.text("source"), segment.text("target"), segment.references[0])
            if all(texts) and not any("\n" in text for text in texts):
                found.append(texts)
    return found


def write(folder: Path, documents: int, segments: int) -> None:
    rng = random.Random(1)
    pool = triples()
    for number in range(documents):
        place = folder / "corpora" / f"document-{number:03}"
        place.mkdir(parents=True)
        (place / "document.toml").write_text(
            'source-language = "vi"\ntarget-language = "en"\nsource = "source.vi.txt"\ntarget = "target.en.txt"\n'
            'references = ["reference.en.txt"]\n',
            encoding="utf-8",
        )
        chosen = [rng.choice(pool) for _ in range(segments)]
        for name, side in (("source.vi", 0), ("target.en", 1), ("reference.en", 2)):
            text = "\n\n".join(texts[side] for texts in chosen)
            (place / f"{name}.txt").write_text(text + "\n", encoding="utf-8")


def run(folder: Path, *arguments: str) -> tuple[tuple[float, float], int, dict]:
    """Seconds on the clock and of the processor, exit status, JSON report."""
    out = folder / "report.json"
    command = [sys.executable, "-m", "review.cli.main", *arguments]
    if arguments[0] == "score":
        command += ["--format", f"json={out}"]
    started, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.perf_counter() - started, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return seconds, done.returncode, json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--segments", type=int, default=50)
    parser.add_argument("--repeats", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, chosen.documents, chosen.segments)
        git = ["git", "-C", str(folder), *WHO]
        subprocess.run([*git, "init", "--quiet"], check=True)
        (folder / ".gitignore").write_text("report.json\n", encoding="utf-8")
        run(folder, "baseline", "write", "corpora")
        for message in ("baseline", "two documents"):
            if message != "baseline":
                for number in (3, 7):
                    path = folder / "corpora" / f"document-{number:03}" / "target.en.txt"
                    path.write_text(path.read_text(encoding="utf-8").replace(" the ", " that ", 1), encoding="utf-8")
            subprocess.run([*git, "add", "."], check=True)
            subprocess.run([*git, "commit", "--quiet", "--message", message], check=True)
        whole, since, share = [], [], 0.0
        run(folder, "score", "corpora", "--since", "HEAD~1")
        for _ in range(chosen.repeats):
            seconds, status, report = run(folder, "score", "corpora")
            assert len(report["documents"]) == chosen.documents
            whole.append(seconds)
            seconds, since_status, report = run(folder, "score", "corpora", "--since", "HEAD~1")
            assert [d["id"] for d in report["documents"]] == ["document-003", "document-007"]
            assert status == since_status
            since.append(seconds)
            (clock, processor), (short, little) = whole[-1], since[-1]
            print(f"full {clock:.2f} s ({processor:.2f})   since {short:.2f} s ({little:.2f})", flush=True)
    for number, name in enumerate(("clock", "processor")):
        full, part = (statistics.median(times[number] for times in runs) for runs in (whole, since))
        share = share if number else part / full
        print(f"{name}: median full {full:.2f} s, since {part:.2f} s: {part / full:.1%} (at most {MOST:.0%})")
    sys.exit(share > MOST)


if __name__ == "__main__":
    main()
