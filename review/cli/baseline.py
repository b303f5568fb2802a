"""`review baseline`: write, prune and amend the committed file of what is known."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.back_translation import BackTranslationWish, back_translation_options
from review.cli.chosen import follow_renamed, load_chosen
from review.cli.completion import files
from review.cli.judging import stored_judge
from review.cli.learned import LearnedWish, learned_options
from review.cli.options import settings_of
from review.cli.scored import baseline_path, from_here, score_all
from review.errors import BaselineError, UsageError
from review.files import write_file
from review.text.visible import visible

if TYPE_CHECKING:
    from review.gate.baseline import Baseline
    from review.metrics.learned import LearnedScorer
    from review.report import DocumentReport, KnownFinding

__all__ = ["baseline"]

_FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Scored:
    """Documents' reports beside what the baseline knows of them, `renamed` ones (ids now by those before) among them;
    `gone` are those of the baseline that are not there.
    """

    known: Baseline
    reports: tuple[DocumentReport, ...]
    gone: frozenset[str]
    renamed: Mapping[str, str]


_file_option = click.option(
    "--baseline",
    "chosen",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file. Default: review-baseline.jsonl in or above the folders.",
)
_config_option = click.option(
    "--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings to use instead of the nearest."
)


@click.group()
def baseline() -> None:
    """Write and tidy the committed baseline: what is known, so that only what is new or worse fails a build."""


@baseline.command(short_help="Write down what there is today.")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER…", shell_complete=files)
@_file_option
@_config_option
@back_translation_options
@learned_options
def write(
    folders: tuple[str, ...],
    chosen: Path | None,
    config: Path | None,
    wish: BackTranslationWish,
    learned: LearnedWish,
) -> None:
    """Score the documents in the folders and write down what there is: scores, segments, findings.

    With --metric those of learned metrics, too, so that `review score --metric` is held against them.

    Other documents of an existing baseline stay; those that are gone from the folders are dropped. What was dismissed
    and is still found stays dismissed; where a merge left a conflict, what either side dismissed.
    """
    from review import __version__
    from review.gate.baseline import Baseline
    from review.gate.file import BASELINE_FILE, read_baseline
    from review.text.counted import counted

    path = baseline_path(folders, chosen)
    if path is None:
        if len(folders) > 1:
            raise UsageError("several folders: say where the baseline is to lie with --baseline FILE")
        path = Path(folders[0]) / BASELINE_FILE
    empty = not path.exists() or (path.is_file() and not path.read_bytes().strip())
    old = Baseline(__version__) if empty else read_baseline(path, both_sides=True)
    scorers = learned.scorers(network=wish.network)
    found = _scored(folders, config, path, old, wish, scorers, anew=True)
    new = found.known.updated(found.reports, __version__)
    gone = found.gone
    new = replace(new, documents={name: d for name, d in new.documents.items() if name not in gone})
    _save(path, new)
    statuses = Counter(finding.status for finding in new.findings().values())
    click.echo(
        f"{from_here(path)}: {counted(len(new.documents), 'document')}, {counted(statuses['known'], 'known finding')}, "
        f"{statuses['dismissed']} dismissed"
    )
    for before, now in sorted(found.renamed.items()):
        click.echo(visible(f"{before} is called {now} now"))
    for name in sorted(gone):
        click.echo(visible(f"dropped {name}, which is gone"))


@baseline.command(short_help="Drop findings and documents that are gone.")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER…", shell_complete=files)
@_file_option
@_config_option
@back_translation_options
@click.option("--dry-run", is_flag=True, help="Say what would be dropped, and write nothing.")
def prune(
    folders: tuple[str, ...], chosen: Path | None, config: Path | None, dry_run: bool, wish: BackTranslationWish
) -> None:
    """Drop the dead: findings that the documents no longer have, and documents that are gone. Nothing else changes."""
    from review.gate.engines import engine_notes, needs_engine, other_engines
    from review.text.counted import counted

    path, old = _existing(folders, chosen)
    found = _scored(folders, config, path, old, wish)
    gone = found.gone
    others = other_engines(found.reports, found.known)
    new, dropped = found.known.pruned(found.reports, lambda f: f.document in others and needs_engine(f.check))
    dropped += sum(len(old.documents[name].findings) for name in gone)
    new = replace(new, documents={name: d for name, d in new.documents.items() if name not in gone})
    if not dry_run and new != old:
        _save(path, new)
    would = "would drop" if dry_run else "dropped"
    click.echo(f"{from_here(path)}: {would} {counted(dropped, 'dead finding')} and {counted(len(gone), 'document')}")
    for note in engine_notes(others):
        click.echo(note, err=True)


@baseline.command(short_help="Dismiss findings as false alarms, with a reason.")
@click.argument("fingerprints", nargs=-1, required=True, metavar="FINGERPRINT…")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is no error: whoever meets it again will ask.")
@click.option("--by", metavar="NAME", help="Who says so. Default: git's user.name.")
@click.option("--date", "when", metavar="YYYY-MM-DD", help="When. Default: today.")
@click.option(
    "--folder",
    "folders",
    multiple=True,
    metavar="FOLDER",
    shell_complete=files,
    help="Where the documents are. Default: here.",
)
@_file_option
@_config_option
@back_translation_options
def dismiss(
    fingerprints: tuple[str, ...],
    reason: str,
    by: str | None,
    when: str | None,
    folders: tuple[str, ...],
    chosen: Path | None,
    config: Path | None,
    wish: BackTranslationWish,
) -> None:
    """Dismiss findings as false alarms, by fingerprint (or its first digits, where they tell it).

    A finding that the baseline does not know yet is looked for in the documents.
    """
    from review.git.changed import git_user

    folders = folders or (str(chosen.parent) if chosen is not None else ".",)
    path, known = _existing(folders, chosen)
    by = (by or git_user(path.parent)).strip()
    if not by:
        raise UsageError("say who dismisses it with --by NAME")
    if not reason.strip():
        raise UsageError("say why with --reason TEXT")
    try:
        day = datetime.date.fromisoformat(when) if when else datetime.datetime.now().astimezone().date()
    except ValueError:
        raise UsageError(f"--date wants a date like 2026-03-01, not {when!r}") from None
    fresh: Baseline | None = None
    for wanted in fingerprints:
        finding = _one(wanted, known.findings())
        if finding is None:
            if fresh is None:
                found = _scored(folders, config, path, known, wish)
                known = found.known
                fresh = known.updated(found.reports, known.version)
            finding = _one(wanted, fresh.findings())
        if finding is None:
            raise UsageError(f"no finding has the fingerprint {wanted}; --format json and markdown show them")
        if finding.document not in known.documents:
            raise UsageError(f"the baseline does not know the document {finding.document}; write it first")
        known = known.dismissed(finding, by, day.isoformat(), reason.strip())
        click.echo(visible(f"dismissed {finding.check} in {finding.document}: {finding.text}"))
    _save(path, known)


def _one(wanted: str, findings: dict[str, KnownFinding]) -> KnownFinding | None:
    digits = wanted.lower()
    if len(digits) < _FEWEST_DIGITS or not set(digits) <= set("0123456789abcdef"):
        raise UsageError(
            f"{wanted!r} is no fingerprint: at least its first {_FEWEST_DIGITS} hexadecimal digits, please"
        )
    found = [finding for fingerprint, finding in findings.items() if fingerprint.startswith(digits)]
    if len(found) > 1:
        raise UsageError(f"{len(found)} findings' fingerprints begin with {wanted}; give more digits")
    return found[0] if found else None


def _existing(folders: tuple[str, ...], chosen: Path | None) -> tuple[Path, Baseline]:
    from review.gate.file import read_baseline

    path = baseline_path(folders, chosen)
    if path is None:
        raise BaselineError(
            f"no baseline lies in or above this folder; name it with --baseline FILE, or write the first one with: "
            f"review baseline write {folders[0]}",
            folders[0],
        )
    return path, read_baseline(path)


def _scored(
    folders: tuple[str, ...],
    config: Path | None,
    path: Path,
    known: Baseline,
    wish: BackTranslationWish,
    learned: Sequence[LearnedScorer] = (),
    *,
    anew: bool = False,
) -> _Scored:
    """The documents' reports. `anew`: what they say becomes the baseline, so nothing is worse than it was."""
    from review.gate.renamed import with_fingerprints

    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(f"{folder} is no folder; a baseline is of the documents in folders")
    settings = wish.over(settings_of(folders, None, None, None, config))
    translator = wish.translator()
    with translator or nullcontext():
        documents = load_chosen(folders, settings, place=path, baseline=known, translator=translator)
        known, documents = follow_renamed(known, documents)
        judge, base = stored_judge(settings, path), None if anew else known
        reports = score_all(documents, translator, judge=judge, baseline=base, sources=known, learned=learned)
    known = with_fingerprints(known, reports, documents.renamed)
    gone = documents.expected - {report.document.id for report in reports}
    return _Scored(known, reports, gone, documents.renamed)


def _save(path: Path, known: Baseline) -> None:
    from review.gate.file import format_baseline

    write_file(path, format_baseline(known).encode())
