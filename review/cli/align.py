"""`review align`: which paragraphs belong together."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.back_translation import BackTranslationWish, back_translation_options
from review.cli.completion import files
from review.cli.input_files import input_files
from review.cli.options import language_options, output_option, refuse_inputs, settings_of, write_output
from review.cli.reading import article_option

if TYPE_CHECKING:
    from review.reading_config import ReadingChoice

__all__ = ["align_command"]

_WIDTH = 56


@click.command(name="align")
@click.argument("source", metavar="SOURCE", shell_complete=files)
@click.argument("target", metavar="TARGET", shell_complete=files)
@language_options
@article_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "tsv", "json")),
    default="text",
    show_default=True,
    help="text for people; tsv and json for programs (paragraphs counted from 0).",
)
@output_option
@back_translation_options
def align_command(
    source: str,
    target: str,
    source_language: str | None,
    target_language: str | None,
    align: str | None,
    config: Path | None,
    reading: ReadingChoice,
    format_: str,
    output: str,
    wish: BackTranslationWish,
) -> None:
    """Align the paragraphs of two texts and show which belong together.

    Where a model is at hand that translates back, it helps; a line on standard error says which one did.

    Paragraphs that have no counterpart stand alone: a source paragraph that was left out, a target paragraph that was
    added.
    """
    settings = wish.over(settings_of((source, target), source_language, target_language, align, config, reading))
    inputs = input_files((source, target), settings, config, wish)
    refuse_inputs([output], inputs)
    from review.documents import load_files
    from review.formats.heeded import refuse_unheeded
    from review.model import Segment, Side
    from review.text.visible import visible

    translator = wish.translator()
    with translator or nullcontext():
        loaded = load_files(source, target, settings, translator=translator)
    refuse_unheeded(reading, None, [loaded.heeded])
    document = loaded.document
    if loaded.back_line is not None:
        click.echo(visible(loaded.back_line), err=True)

    def numbers(segments: tuple[Segment, ...], side: Side) -> list[list[int]]:
        """Each segment's paragraphs by their place in the file: a segment's need not be neighbours there."""
        places = sorted((p.line, p.column) for segment in segments for p in segment.paragraphs(side))
        number_of = {place: number for number, place in enumerate(places)}
        return [[number_of[p.line, p.column] for p in segment.paragraphs(side)] for segment in segments]

    beads = list(
        zip(
            numbers(document.segments, "source"),
            numbers(document.segments, "target"),
            document.segments,
            strict=True,
        )
    )
    if format_ == "json":
        rows = [
            {"source": s, "target": t, "score": None if g.score is None else round(g.score, 4)} for s, t, g in beads
        ]
        text = json.dumps({"beads": rows}, indent=1) + "\n"
    elif format_ == "tsv":
        lines = ["source\ttarget\tscore\tsource_text\ttarget_text"]
        for s, t, g in beads:
            score = "" if g.score is None else f"{g.score:.4f}"
            texts = (" ".join(g.text("source").split()), " ".join(g.text("target").split()))
            lines.append("\t".join((",".join(map(str, s)), ",".join(map(str, t)), score, *texts)))
        text = "\n".join(lines) + "\n"
    else:
        text = "".join(_shown(s, t, g) for s, t, g in beads)
    write_output(output, text, inputs=inputs, people=format_ == "text")


def _shown(source: list[int], target: list[int], segment: object) -> str:
    from review.model import Segment
    from review.text.visible import visible

    assert isinstance(segment, Segment)
    shape = f"{len(source)}-{len(target)}"
    score = "" if segment.score is None else f" {segment.score:.2f}"
    lines = [f"{segment.number:>4}  {shape}{score}"]
    for sign, paragraphs in (("<", segment.source), (">", segment.target)):
        for paragraph in paragraphs:
            words = visible(" ".join(paragraph.text.split()))
            lines.append(
                f"      {sign} {paragraph.line:>4}  {words[: 2 * _WIDTH]}{'…' if len(words) > 2 * _WIDTH else ''}"
            )
    return "\n".join(lines) + "\n"
