"""`review evaluate`: the checks measured on documents whose errors people marked."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.back_translation import BackTranslationWish, back_translation_options
from review.cli.guarded import input_files
from review.cli.options import output_option, refuse_inputs, settings_of, write_output
from review.errors import InputError

if TYPE_CHECKING:
    from review.documents import Loaded
    from review.evaluation import Evaluation
    from review.formats.gold import GoldError
    from review.model import Finding

__all__ = ["evaluate"]


@click.command()
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER…")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings to use.")
@click.option("--verbose", is_flag=True, help="List what was missed, and the findings that hit nothing marked.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True, help="How."
)
@output_option
@back_translation_options
def evaluate(
    folders: tuple[str, ...], config: Path | None, verbose: bool, format_: str, output: str, wish: BackTranslationWish
) -> None:
    """Measure the checks against gold.jsonl: the share of marked errors found, and of findings that name one.

    Errors that no check can see ("check": null) are counted apart.
    """
    settings = settings_of(folders, None, None, None, config)
    inputs = input_files(folders, settings, config, wish)
    refuse_inputs([output], inputs)
    from review.documents import load_corpus
    from review.evaluation import evaluate as compare
    from review.scoring import known_checks, score_document

    results: list[tuple[str, Evaluation]] = []
    translator = wish.translator()
    with translator or nullcontext():
        for folder in folders:
            for one in load_corpus(Path(folder), settings, known_checks(), translator=translator):
                gold = _gold(one)
                if gold is not None:
                    report = score_document(one.document, one.settings, translator=translator)
                    results.append((one.document.id, compare(report, gold)))
    if not results:
        raise InputError("holds no document with a gold.jsonl; there is nothing to compare with", folders[0])
    people = format_ == "text"
    write_output(output, _text(results, verbose) if people else _json(results), inputs=inputs, people=people)


def _gold(one: Loaded) -> tuple[GoldError, ...] | None:
    from review.evaluation import file_paragraphs
    from review.formats.gold import read_gold

    assert one.entry is not None
    if not one.entry.gold.is_file():
        return None
    segments = one.document.segments
    return read_gold(one.entry.gold, file_paragraphs(segments, "source"), file_paragraphs(segments, "target"))


def _json(results: list[tuple[str, Evaluation]]) -> str:
    rows = [
        {
            "id": name,
            "marked": len(r.found) + len(r.missed),
            "found": len(r.found),
            "findings": len(r.hits) + len(r.outside),
            "outside": len(r.outside),
        }
        for name, r in results
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _text(results: list[tuple[str, Evaluation]], verbose: bool) -> str:
    from review.text.visible import visible

    results = [(visible(name), evaluation) for name, evaluation in results]
    width = max(len(name) for name, _ in results)
    lines = [f"{'document':{width}}  marked  found  findings  outside"]
    for name, r in results:
        marked, findings = len(r.found) + len(r.missed), len(r.hits) + len(r.outside)
        lines.append(f"{name:{width}}  {marked:6}  {len(r.found):5}  {findings:8}  {len(r.outside):7}")
    if verbose:
        for name, r in results:
            lines.extend(f"missed   {name}  {visible(_error(error))}" for error in r.missed)
            lines.extend(f"outside  {name}  {visible(_finding(finding))}" for finding in r.outside)
    within = [(r, [e for e in (*r.found, *r.missed) if e.check]) for _, r in results]
    total = sum(len(errors) for _, errors in within)
    found = sum(sum(e in r.found for e in errors) for r, errors in within)
    counts = Counter({"hits": sum(len(r.hits) for _, r in results), "outside": sum(len(r.outside) for _, r in results)})
    findings = counts.total()
    recall = f"{100 * found / total:.1f} %" if total else "–"
    precision = f"{100 * counts['hits'] / findings:.1f} %" if findings else "–"
    lines.append(f"errors within the reach of a check found: {found}/{total} ({recall})")
    lines.append(f"findings that name a marked error: {counts['hits']}/{findings} ({precision})")
    return "\n".join(lines) + "\n"


def _error(error: GoldError) -> str:
    return f"{error.side} paragraph {error.paragraph}  {error.check or 'no check'}  {error.text!r}"


def _finding(finding: Finding) -> str:
    where = f"{finding.span.side} line {finding.line}"
    return f"{where}  {finding.check} {finding.severity}  {finding.text!r}: {finding.message}"
