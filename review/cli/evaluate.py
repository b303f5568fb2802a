"""`review evaluate`: findings and scores measured on translations whose errors people marked."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.back_translation import BackTranslationWish, back_translation_options
from review.cli.completion import files, languages, offered
from review.cli.input_files import input_files
from review.cli.options import output_option, refuse_inputs, settings_of, write_output
from review.errors import InputError, UsageError

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.config import Settings
    from review.documents import Loaded
    from review.evaluation import JudgedSegment
    from review.evaluation.summary import Evaluated
    from review.formats.annotations import AnnotatedSegment
    from review.formats.gold import GoldError

__all__ = ["evaluate"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FOLDER|FILE…", shell_complete=files)
@click.option(
    "--source-language",
    metavar="TAG",
    shell_complete=offered(languages),
    help="Language of the sources, where a file does not say it.",
)
@click.option(
    "--target-language",
    metavar="TAG",
    shell_complete=offered(languages),
    help="Language of the translations, where a file does not say it.",
)
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings to use.")
@click.option("--skip-faults", is_flag=True, help="Leave faulty lines of annotation files out, and say which.")
@click.option("--verbose", is_flag=True, help="List what was missed, and the findings that hit nothing marked.")
@click.option("--show", is_flag=True, help="The worst misses and alarms with their texts in full.")
@click.option(
    "--most", type=click.IntRange(min=0), default=10, show_default=True, metavar="N", help="How many of them, each."
)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True, help="How."
)
@output_option
@back_translation_options
def evaluate(
    paths: tuple[str, ...],
    source_language: str | None,
    target_language: str | None,
    config: Path | None,
    skip_faults: bool,
    verbose: bool,
    show: bool,
    most: int,
    format_: str,
    output: str,
    wish: BackTranslationWish,
) -> None:
    """Measure findings and scores against what people marked: gold.jsonl of folders, MQM tables, ESA, pearmut.

    Errors that no check can see ("check": null in gold.jsonl) are counted apart.
    """
    settings = wish.over(settings_of(paths, source_language, target_language, None, config))
    inputs = input_files(paths, settings, config, wish)
    refuse_inputs([output], inputs)
    translator = wish.translator()
    files = [path for path in paths if not Path(path).is_dir()]
    annotated = [read for path in files for read in _read(path, settings, skip_faults)]  # before anything takes long
    documents: list[Evaluated] = []
    with translator or nullcontext():
        for path in paths:
            if path not in files:
                documents += _of_folder(path, settings, translator)
        sets = [_of_file(name, segments, settings, translator) for name, segments in annotated]
    if not documents and not sets:
        raise InputError("holds no document with a gold.jsonl; there is nothing to compare with", paths[0])
    people = format_ == "text"
    text = _text(documents, sets, verbose, show, most) if people else _json(documents, sets, most)
    write_output(output, text, inputs=inputs, people=people)


def _read(path: str, settings: Settings, skip_faults: bool) -> list[tuple[str, list[AnnotatedSegment]]]:
    """(name, segments) of each set in a file. Faults that are skipped are told on standard error."""
    from review.evaluation.files import sets_of
    from review.text.visible import visible

    faults: list[InputError] | None = [] if skip_faults else None
    sets = sets_of(Path(path), faults)
    said = settings.source_language and settings.target_language
    if not said and any(segment.languages is None for one in sets.values() for segment in one):
        raise UsageError(f"{path} does not say its languages; give --source-language and --target-language")
    for fault in faults or ():
        click.echo(f"left out: {visible(str(fault))}", err=True)
    return list(sets.items())


def _of_file(
    name: str, segments: list[AnnotatedSegment], settings: Settings, translator: BackTranslator | None
) -> Evaluated:
    from review.evaluation import judge_annotated
    from review.evaluation.summary import evaluated

    pair = (settings.source_language or "und", settings.target_language or "und")
    return evaluated(name, judge_annotated(segments, pair, settings, translator))


def _of_folder(folder: str, settings: Settings, translator: BackTranslator | None) -> list[Evaluated]:
    from review.documents import load_corpus
    from review.evaluation import judge_document
    from review.evaluation.summary import evaluated
    from review.scoring import known_checks, score_document

    found = []
    for one in load_corpus(Path(folder), settings, known_checks(), translator=translator):
        gold = _gold(one)
        if gold is not None:
            report = score_document(one.document, one.settings, translator=translator)
            found.append(evaluated(one.document.id, judge_document(report, gold)))
    return found


def _gold(one: Loaded) -> tuple[GoldError, ...] | None:
    from review.evaluation import file_paragraphs
    from review.formats.gold import read_gold

    assert one.entry is not None
    if not one.entry.gold.is_file():
        return None
    segments = one.document.segments
    return read_gold(one.entry.gold, file_paragraphs(segments, "source"), file_paragraphs(segments, "target"))


def _joined(documents: list[Evaluated]) -> Evaluated:
    from review.evaluation.summary import evaluated

    return evaluated("all documents", [segment for one in documents for segment in one.segments])


def _json(documents: list[Evaluated], sets: list[Evaluated], most: int) -> str:
    from review.evaluation.files import evaluation_data

    whole = ([_joined(documents)] if documents else []) + sets
    return json.dumps(evaluation_data(documents, whole, most), ensure_ascii=False, indent=1) + "\n"


def _text(documents: list[Evaluated], sets: list[Evaluated], verbose: bool, show: bool, most: int) -> str:
    from review.cli.evaluation_text import documents_table, set_text, worst_text

    lines = documents_table(documents) if documents else []
    for one in ([_joined(documents)] if documents else []) + sets:
        lines += ["", *set_text(one)] if lines else set_text(one)
        if show or verbose:
            lines += worst_text(one, most if show else len(one.segments) + most, show)
    if documents:
        lines += _reach([segment for one in documents for segment in one.segments])
    return "\n".join(lines) + "\n"


def _reach(segments: list[JudgedSegment]) -> list[str]:
    """The two lines that sum up a corpus: of the errors that a check could find, and of the findings."""
    within = [(s, n) for s in segments for n, error in enumerate(s.real) if error.check]
    found = sum(n in s.found for s, n in within)
    findings = sum(len(s.loud) for s in segments)
    hits = sum(bool(named) for s in segments for named in s.named)
    recall = f"{100 * found / len(within):.1f} %" if within else "–"
    precision = f"{100 * hits / findings:.1f} %" if findings else "–"
    return [
        f"errors within the reach of a check found: {found}/{len(within)} ({recall})",
        f"findings that name a marked error: {hits}/{findings} ({precision})",
    ]
