"""Sentences a second and peak memory of the engines, on the same sentences, each in a process of its own.

usage: python benchmarks/translators.py [--model FOLDER] [--source en --target vi] [--sentences 100] [--threads 1]
                                        [--beams 1] [--json FILE]

The model is any folder that `review score --back-translation-model` takes; sentences are the source column of FLORES
dev in ../shared/data. `naive` is transformers as a first script would use it, one sentence at a time, same beams;
`raw` is CTranslate2 called with all sentences at once. `cache` is the engine `ctranslate2` asked a second time. Times
are of translation alone, after a warm-up of five sentences; the best of three rounds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
ROUNDS = 3
KINDS = (
    "naive",
    "marian",
    "raw",
    "ctranslate2",
    "cache",
    "firefox",
    "score-marian",
    "score-ctranslate2",
    "score-firefox",
)


def sentences(source: str, target: str, count: int) -> list[tuple[str, str]]:
    """(source, reference) pairs of FLORES dev, in whichever direction the files have them."""
    for name, turned in ((f"{source}-{target}", False), (f"{target}-{source}", True)):
        path = DATA / f"flores-dev.{name}.tsv.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                rows = [line.rstrip("\n").split("\t")[:2] for line in lines][1 : count + 1]
            return [(b, a) if turned else (a, b) for a, b in rows]
    sys.exit(f"no sentences of {source}-{target} in {DATA}")


def _naive(folder: str, beams: int) -> Callable[[list[str]], Any]:
    import torch

    from review.translators.directions import model_languages
    from review.translators.engines.marian import MarianEngine
    from review.translators.hub import find_model

    model = find_model(folder)
    pair = model_languages(model.path, folder)
    assert pair is not None
    loaded = MarianEngine(model, *pair, beams=beams)  # only to load the same weights and vocabulary
    network, pieces = loaded._model, loaded.pieces

    def run(texts: list[str]) -> list[str]:
        written = []
        for text in texts:
            ids = torch.tensor([pieces.given(text)])
            out = network.generate(ids, attention_mask=torch.ones_like(ids), num_beams=beams, max_new_tokens=256)
            written.append(pieces.read(out[0].tolist()))
        return written

    return run


def _raw(folder: str, source: str, target: str, beams: int, threads: int) -> Callable[[list[str]], Any]:
    from review.translators.engines.ctranslate2 import CTranslate2Engine
    from review.translators.hub import find_model

    engine = CTranslate2Engine(find_model(folder), source, target, beams=beams, threads=threads)

    def run(texts: list[str]) -> Any:
        rows = [engine._given(text) for text in texts]
        return engine._translator.translate_batch(rows, max_batch_size=64, beam_size=beams, max_decoding_length=256)

    return run


def _engine(kind: str, arguments: argparse.Namespace) -> Any:
    from review.translators.resolve import EngineChoice, find_engine

    if kind == "firefox":
        return find_engine(EngineChoice("firefox"), "en", "pt").engine
    choice = EngineChoice(kind, arguments.model, beams=arguments.beams, threads=arguments.threads)
    return find_engine(choice, arguments.source, arguments.target).engine


def measure(kind: str, arguments: argparse.Namespace) -> dict[str, object]:
    """One kind in this process."""
    from review.backtranslation.paragraphs import ParagraphTranslator
    from review.output_cache import OutputCache

    languages = ("en", "pt") if kind.endswith("firefox") else (arguments.source, arguments.target)
    pairs = sentences(*languages, arguments.sentences)
    texts = [text for text, _ in pairs]
    if kind == "naive":
        run: Callable[[list[str]], Any] = _naive(arguments.model, arguments.beams)
    elif kind == "raw":
        run = _raw(arguments.model, *languages, arguments.beams, arguments.threads)
    elif kind.startswith("score-"):
        translator = ParagraphTranslator(_engine(kind.removeprefix("score-"), arguments))
        wanted = {text: other for text, other in pairs}  # noqa: C416
        run = lambda some: translator.score(some, [wanted[text] for text in some])  # noqa: E731
    else:
        cache = OutputCache() if kind == "cache" else None
        translator = ParagraphTranslator(_engine("ctranslate2" if kind == "cache" else kind, arguments), cache)
        run = translator.translate
        if kind == "cache":
            run(texts)
    run(texts[:5])
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run(texts)
        best = min(best, time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"kind": kind, "sentences_per_second": round(len(texts) / best, 1), "peak_memory_mb": round(peak)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default=str(DATA.parent / "models" / "en-vi"))
    parser.add_argument("--source", default="en")
    parser.add_argument("--target", default="vi")
    parser.add_argument("--sentences", type=int, default=100)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--beams", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", choices=KINDS, help="measure one kind, in this process, and print it as JSON")
    arguments = parser.parse_args()
    if arguments.only:
        print(json.dumps(measure(arguments.only, arguments)))
        return 0
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        threads = {name: str(arguments.threads) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
        environment = {**os.environ, **threads, "XDG_CACHE_HOME": folder}
        for kind in KINDS:
            command = [sys.executable, __file__, *sys.argv[1:], "--only", kind]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{kind}: failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
                continue
            rows.append(json.loads(done.stdout.splitlines()[-1]))
            print(
                "{kind:18} {sentences_per_second:10} sentences/s {peak_memory_mb:8} MB".format(**rows[-1]), flush=True
            )
    speed = {row["kind"]: row["sentences_per_second"] for row in rows}
    for name, over, under, goal in (
        ("marian over naive", "marian", "naive", 5),
        ("ctranslate2 over raw", "ctranslate2", "raw", 0.9),
        ("warm cache over cold", "cache", "ctranslate2", 50),
    ):
        if over in speed and under in speed:
            print(f"{name}: {speed[over] / speed[under]:.2f} (goal {goal})")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
