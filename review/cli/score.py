"""`review score`: files or corpus folders in, a report out, and whether it passes."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.back_translation import BackTranslationWish, back_translation_options
from review.cli.chosen import follow_renamed, load_chosen
from review.cli.completion import Known, compared, files, metrics, offered, report_formats
from review.cli.input_files import input_files
from review.cli.judging import JudgeWish, judge_options, refuse_unjudged
from review.cli.learned import LearnedWish, learned_options
from review.cli.metric_points import metric_points
from review.cli.options import language_options, output_option, refuse_inputs, settings_of
from review.cli.outputs import chosen_outputs, write_report
from review.cli.place import PlaceWish, place_options
from review.cli.reading import reading_options
from review.cli.remedies import desk_command, remedies, write_command
from review.cli.score_notes import notes_on, untold
from review.cli.score_table import (
    TableWish,
    is_long_table,
    refuse_beside_table,
    refuse_without_table,
    score_long_table,
    table_options,
)
from review.cli.scored import baseline_path, from_here, score_all
from review.config import FAIL_LEVELS
from review.errors import UsageError

if TYPE_CHECKING:
    from review.gate.baseline import Baseline
    from review.gate.judge import GateRules
    from review.reading_config import ReadingChoice
    from review.report import DocumentReport

__all__ = ["score"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE TARGET | FOLDER…", shell_complete=files)
@language_options
@reading_options
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    shell_complete=files,
    help="A reference translation; may repeat.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    cls=Known,
    values=report_formats,
    help="Output format, and where it goes if not to --output; may repeat.",
)
@output_option
@back_translation_options
@judge_options
@learned_options
@click.option("--fail-level", type=click.Choice(FAIL_LEVELS), help="Least severity that fails the run. Default: major.")
@click.option(
    "--least-precision",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Leave out findings that are less likely to be right, such as 0.5.",
)
@click.option(
    "--fail-under",
    multiple=True,
    metavar="METRIC=VALUE",
    cls=Known,
    values=metrics,
    ending="=",
    help="Fail a document scored worse than that; may repeat.",
)
@click.option(
    "--tolerance",
    "tolerances",
    multiple=True,
    metavar="METRIC=POINTS",
    shell_complete=offered(lambda: [f"{name}=" for name in compared()]),
    help="Points that a metric may fall below the baseline's; may repeat. Default: 0.5, quality 1.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What is known already. Default: review-baseline.jsonl in or above the folders.",
)
@click.option("--no-baseline", is_flag=True, help="Take every finding as new.")
@click.option("--allow-missing", is_flag=True, help="Pass although documents or segments of the baseline are gone.")
@click.option(
    "--since",
    metavar="REVISION",
    help="Score only the documents that changed since a git revision, and say what became worse than it was then.",
)
@click.option(
    "--most",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    metavar="N",
    help="Findings that the text report shows; the rest is counted.",
)
@place_options
@table_options
@click.option("--confidence", is_flag=True, help="Add 95 % bootstrap intervals to BLEU, chrF++ and TER (slow).")
def score(
    paths: tuple[str, ...],
    source_language: str | None,
    target_language: str | None,
    align: str | None,
    config: Path | None,
    reading: ReadingChoice,
    references: tuple[str, ...],
    formats: tuple[str, ...],
    output: str,
    fail_level: str | None,
    least_precision: float | None,
    fail_under: tuple[str, ...],
    tolerances: tuple[str, ...],
    baseline: Path | None,
    no_baseline: bool,
    allow_missing: bool,
    since: str | None,
    most: int,
    confidence: bool,
    running: PlaceWish,
    wish: BackTranslationWish,
    judges: JudgeWish,
    learned: LearnedWish,
    table: TableWish,
) -> None:
    """Score and check translations.

    Two files are a source and its translation, two patterns in quotes ('docs/en/**/*.md' 'docs/vi/**/*.md') many of
    them. Folders are searched for documents (document.toml, or the setting documents; where there are none, for
    tables and catalogues). Tables, catalogues and other files of both languages stand alone. One - stands for
    standard input.

    Where there is a baseline, what it knows is not shown, and only what is new or worse fails.

    \b
    review score article.vi.txt article.en.txt
    review score corpora/ --format text --format junit=report.xml
    """
    settings = wish.over(settings_of(paths, source_language, target_language, align, config, reading))
    if least_precision is not None:
        settings = replace(settings, least_precision=least_precision)
    outputs = chosen_outputs(formats, output, report_formats())
    from review.formats.heeded import heeded_by_table, refuse_unheeded

    if is_long_table(paths, table, settings.limits):
        refuse_unheeded(reading, align, [heeded_by_table(paths[0])])
        refuse_beside_table({
            "--reference": references,
            "--fail-under": fail_under,
            "--baseline": baseline,
            "--since": since,
            "--judge": judges.model,
            "--metric": learned.metrics,
            "--require-back-translation": wish.required,
            "--confidence": confidence,
        })  # fmt: skip
        read: list[Path | str] = [path for path in (*paths, config, settings.glossary) if path is not None]
        from review.filtering.outputs import refuse_places

        refuse_places({"--rows": table.rows}, [file for _, file in outputs])
        refuse_inputs([*(file for _, file in outputs), str(table.rows or "-")], read)
        level = fail_level or settings.fail_level or "major"
        told = score_long_table(Path(paths[0]), settings, table, running, most=most, fail_level=level)
        write_report(told, outputs, read, None, most)
        sys.exit(0 if told.verdict.passed else 1)
    refuse_without_table(table, paths)
    from review import __version__
    from review.checks.judge import CHECK as JUDGE
    from review.cli.earlier import EarlierTexts
    from review.gate.falling import tolerances as usual_tolerances
    from review.gate.file import find_baseline, read_baseline
    from review.gate.judge import GateRules, judge
    from review.gate.renamed import with_fingerprints
    from review.git.paths import place
    from review.metrics import scores
    from review.report import Report

    thresholds = metric_points("--fail-under", fail_under, scores.thresholds())
    usual = usual_tolerances()
    allowed = usual | metric_points("--tolerance", tolerances, tuple(usual), least=0.0)
    if baseline is not None and no_baseline:
        raise UsageError("--baseline and --no-baseline do not go together")
    path = None if no_baseline else baseline_path(paths, baseline)
    judging, verdicts = judges.settings(settings), judges.path(paths, path)
    inputs = input_files(paths, settings, config, wish, path, verdicts, judging.instructions, *references)
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if any(name == "github" for name, _ in outputs) else None
    try:
        refuse_inputs([*(file for _, file in outputs), summary or "-"], inputs)
    except UsageError:
        os.environ.pop("GITHUB_STEP_SUMMARY", None)  # nobody may write there what went wrong, either
        raise
    known = read_baseline(path) if path is not None else None
    cluster = running.cluster()
    if judging.model is not None and (cluster is not None or (running.jobs or 1) > 1):
        option = "--jobs" if cluster is None else "--engine dask"
        raise UsageError(f"{option} and a judge do not go together: it is asked by one process, within one budget")
    scorers = learned.scorers(network=wish.network)
    translator = wish.translator()
    before = EarlierTexts(since) if since is not None else None
    with translator or nullcontext(), before or nullcontext(), judges.judge(settings, verdicts) as judging_model:
        chosen = load_chosen(
            paths, settings, references=references, place=path, baseline=known, since=since, config=config,
            translator=translator,
        )  # fmt: skip
        if known is not None:
            known, chosen = follow_renamed(known, chosen)
        refuse_unheeded(reading, align, [one.heeded for one in chosen.loaded])
        if judges.dry_run and judging_model is not None:
            judges.tell_estimate(judging_model, chosen)
            return
        reports = score_all(
            chosen,
            translator,
            jobs=running.jobs,
            cluster=cluster,
            wish=wish,
            intervals=confidence,
            judge=judging_model,
            baseline=known,
            sources=known,
            learned=scorers,
            before=before,
        )
    if known is not None:
        known = with_fingerprints(known, reports, chosen.renamed)
    if judges.required:
        refuse_unjudged(reports)
    levels = {} if fail_level else {o.document.id: o.settings.fail_level or "major" for o in chosen.loaded}
    rules = GateRules(
        fail_level or settings.fail_level or "major",
        levels,
        thresholds,
        allowed,
        allow_missing,
        judging.fail_level or "none",
    )
    _refuse_unknowable(reports, rules, known, chosen.unchanged)
    skipped = {
        one.document.id: frozenset(code for code, check in one.settings.checks.items() if check.enabled is False)
        for one in chosen.loaded
    }
    unjudged = {report.document.id for report in reports if judging_model is None or report.unjudged}
    skipped |= {name: skipped.get(name, frozenset()) | {JUDGE.code} for name in unjudged}
    verdict = judge(
        reports, rules, known, expected=chosen.expected, unchanged=chosen.unchanged, skipped=skipped, place=place
    )
    above = find_baseline(Path())
    elsewhere = path if path is not None and (above is None or above.resolve() != path.resolve()) else None
    write = write_command(paths, baseline)
    notes = notes_on(chosen, path, known, verdict, None if no_baseline else write) + untold(known, before, translator)
    report = Report(
        __version__,
        reports,
        verdict,
        notes,
        "" if elsewhere is None else from_here(elsewhere),
        remedies(verdict, write),
        desk_command(paths),
    )
    write_report(report, outputs, inputs, summary, most)
    sys.exit(0 if verdict.passed else 1)


def _refuse_unknowable(
    reports: tuple[DocumentReport, ...], rules: GateRules, known: Baseline | None, unchanged: frozenset[str]
) -> None:
    """A threshold on a score that no document has would pass whatever happens.

    Where nothing changed, nothing was scored: then that is no error.
    """
    from review.gate.judge import unscored

    for metric in rules.thresholds:
        lacking, total = unscored(reports, metric, known, unchanged)
        if reports and len(lacking) == total:
            scores = [report.scores.get(metric) for report in reports]
            why = next((score.reason for score in scores if score is not None and score.reason), "nothing computes it")
            raise UsageError(f"--fail-under {metric}: no document has this score ({why})")
