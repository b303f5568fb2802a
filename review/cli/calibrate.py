"""`review calibrate`: settings fitted to translations of a project's own that are right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.back_translation import BackTranslationWish
from review.cli.completion import files
from review.cli.input_files import input_files
from review.cli.options import language_options, output_option, refuse_inputs, settings_of, write_output
from review.cli.reading import reading_options
from review.errors import InputError, UsageError
from review.text.counted import counted

if TYPE_CHECKING:
    from review.calibration import Calibrated
    from review.config import Settings
    from review.documents import Loaded
    from review.reading_config import ReadingChoice

__all__ = ["calibrate"]

_NO_BACK_TRANSLATION = BackTranslationWish("none", None, None, None, required=False, network=False)
#: More than this share of flagged segments is no clean text.
_DOUBTFUL = 0.2


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE TARGET|FILE|FOLDER…", shell_complete=files)
@language_options
@reading_options
@click.option(
    "--alarms",
    type=click.FloatRange(0, 100),
    default=2.0,
    show_default=True,
    metavar="N",
    help="Of a thousand segments so many may be flagged by a check.",
)
@output_option
def calibrate(
    paths: tuple[str, ...],
    source_language: str | None,
    target_language: str | None,
    align: str | None,
    config: Path | None,
    reading: ReadingChoice,
    alarms: float,
    output: str,
) -> None:
    """Fit lengths and thresholds to translations that are right, and write them as settings for review.toml.

    A source and its translation, one file that holds both, or folders with documents.
    """
    settings = settings_of(paths, source_language, target_language, align, config, reading)
    inputs = input_files(paths, settings, config, _NO_BACK_TRANSLATION)
    refuse_inputs([output], inputs)
    if output != "-" and Path(output).exists():
        raise UsageError(f"{output} is there already; write the settings elsewhere, and put them into it by hand")
    from review.calibration import calibrate as fit
    from review.formats.heeded import refuse_unheeded

    loaded = _loaded(paths, settings)
    refuse_unheeded(reading, align, [one.heeded for one in loaded])
    documents = [(one.document, one.settings) for one in loaded]
    found = fit(documents, alarms)
    segments = sum(len(document.segments) for document, _ in documents)
    if found.flagged > _DOUBTFUL * segments:
        click.echo(
            f"note: {found.flagged} of {segments} segments are flagged; what is fitted to errors lets errors pass",
            err=True,
        )
    write_output(output, _toml(found, segments, len(documents)), inputs=inputs)


def _loaded(paths: tuple[str, ...], settings: Settings) -> list[Loaded]:
    from review.documents import load_corpus, load_files, load_pairs
    from review.formats.registry import is_bilingual
    from review.scoring import known_checks

    folders = [Path(path) for path in paths if Path(path).is_dir()]
    if folders and len(folders) < len(paths):
        raise UsageError("name folders, or files; not both at once")
    if folders:
        loaded = [one for folder in folders for one in load_corpus(folder, settings, known_checks())]
        if not loaded:
            raise InputError("holds no document.toml; there is nothing to calibrate with", paths[0])
    elif len(paths) == 2 and not is_bilingual(paths[0]):
        loaded = [load_files(*paths, settings)]
    elif all(map(is_bilingual, paths)):
        loaded = [load_pairs(path, settings) for path in paths]
    else:
        raise UsageError("calibrate takes a source and its translation, files that hold both, or folders")
    return loaded


def _toml(found: Calibrated, segments: int, documents: int) -> str:
    of = f"{counted(segments, 'segment')} of {counted(documents, 'document')}, {found.pairs:,} of them for lengths"
    lines = [f"# review calibrate: fitted to {of}"]
    for (source, target), norm in sorted(found.lengths.items()):
        lines += ["", f'[lengths."{source}-{target}"]']
        lines += [f"ratio = {norm.ratio:g}", f"spread = {norm.spread:g}", f"noise = {norm.noise:g}"]
    checks: dict[str, list[str]] = {}
    for (check, option), value in found.thresholds.items():
        checks.setdefault(check, []).append(f"{option} = {value:g}")
    for one in found.alarms:
        if one.severity is not None:
            checks.setdefault(one.check, []).append(f'severity = "{one.severity}"')
    told = {one.check: one for one in found.alarms}
    for check, settings in checks.items():
        lines += ["", f"[checks.{check}]"]
        if check in told:
            flagged, of = counted(told[check].findings, "finding"), counted(told[check].segments, "segment")
            lines.append(f"# {flagged} in {of} of this text")
        lines += settings
    rest = [one for one in found.alarms if one.check not in checks]
    if rest:
        lines += ["", "# Left as they are: " + ", ".join(f"{one.check} {one.findings}" for one in rest)]
    return "\n".join(lines) + "\n"
