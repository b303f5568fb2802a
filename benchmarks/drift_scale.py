"""`review drift` over 1,000 pages of 50 paragraphs with 2,000 commits, beside `git log` and `git blame` of them.

usage: drift_scale.py [--pages 1000] [--paragraphs 50] [--commits 2000] [--others 0]

The pages are put together from the sentences of corpora/; a commit edits one to three pages of the source or of the
translation, now and then both. `--others` adds so many commits that touch no page. Prints seconds on the clock of each,
run once, one after the other, as processes; blame is `git blame --porcelain` of every translation.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from review.config import Settings
from review.documents import load_corpus
from review.scoring import known_checks

CORPORA = Path(__file__).resolve().parents[1] / "corpora"


def pairs() -> list[tuple[str, str]]:
    """Aligned (source, translation) paragraphs, Vietnamese to English."""
    found = []
    for one in load_corpus(CORPORA, Settings(), known_checks()):
        if (one.document.source_language, one.document.target_language) == ("vi", "en"):
            texts = [(segment.text("source"), segment.text("target")) for segment in one.document.segments]
            found += [pair for pair in texts if all(pair) and "\n" not in "".join(pair)]
    return found


def write(folder: Path, pages: int, paragraphs: int, commits: int, others: int) -> None:
    """The history, through git fast-import."""
    rng = random.Random(1)
    pool = pairs()
    texts = {}
    for n in range(pages):
        chosen = [rng.choice(pool) for _ in range(paragraphs)]
        for side, name in enumerate(("vi", "en")):
            texts[f"{name}/page-{n:04}.md"] = [f"{pair[side]} ({n}.{m})" for m, pair in enumerate(chosen)]
    stream: list[bytes] = []

    def commit(number: int, files: dict[str, list[str]]) -> None:
        stream.append(
            f"commit refs/heads/main\ncommitter b <b@example.org> {1_600_000_000 + number * 3600} +0000\n".encode()
        )
        stream.append(b"data 4\nwork\n")
        for path, paragraphs_ in files.items():
            data = ("\n\n".join(paragraphs_) + "\n").encode()
            stream.append(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")

    commit(0, texts)
    for number in range(1, commits):
        changed = {}
        for _ in range(rng.randint(1, 3)):
            page = rng.randrange(pages)
            sides = rng.choice((("vi",), ("vi",), ("en",), ("vi", "en")))
            where = rng.randrange(paragraphs)
            fresh = rng.choice(pool)
            for side in sides:
                path = f"{side}/page-{page:04}.md"
                texts[path] = list(texts[path])
                texts[path][where] = f"{fresh[side == 'en']} ({page}.{where}.{number})"
                changed[path] = texts[path]
        commit(number, changed)
    for number in range(commits, commits + others):
        commit(number, {"notes.log": [str(number)]})
    subprocess.run(["git", "-C", str(folder), "init", "--quiet", "--initial-branch=main"], check=True)
    subprocess.run(["git", "-C", str(folder), "fast-import", "--quiet"], input=b"".join(stream), check=True)
    subprocess.run(["git", "-C", str(folder), "reset", "--quiet", "--hard", "main"], check=True)


def timed(name: str, *commands: list[str], folder: Path, status: tuple[int, ...] = (0,)) -> None:
    started, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    last = ""
    for command in commands:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode not in status:
            sys.exit(done.stderr)
        last = done.stdout.splitlines()[-2] if name.startswith("review") else ""
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    memory = now.ru_maxrss / 1024  # of the largest process so far; review's come last
    spent = time.perf_counter() - started
    print(f"{name:36} {spent:7.1f} s  (processor {cpu:.1f} s, {memory:.0f} MB)  {last}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--paragraphs", type=int, default=50)
    parser.add_argument("--commits", type=int, default=2000)
    parser.add_argument("--others", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, chosen.pages, chosen.paragraphs, chosen.commits, chosen.others)
        files = sorted(path.relative_to(folder).as_posix() for path in (folder / "en").iterdir())
        timed("git log --raw -M, all pages", ["git", "log", "--raw", "-M", "--", "vi", "en"], folder=folder)
        timed("git blame, page by page", *(["git", "blame", "--porcelain", f] for f in files), folder=folder)
        review = [sys.executable, "-m", "review.cli.main", "drift", "vi", "en"]
        timed("review drift vi en", review, folder=folder, status=(0, 1))


if __name__ == "__main__":
    main()
