"""`review export`: what reviewers made of a document, in the same bytes as the web UI gives."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.completion import files
from review.cli.options import output_option, refuse_inputs
from review.errors import InputError, UsageError
from review.files import write_file
from review.formats.registry import EXPORTS, ORIGINAL
from review.text.counted import counted
from review.text.visible import visible

if TYPE_CHECKING:
    from review.store.listing import DocumentSummary

__all__ = ["export"]


#: Endings of files that people open in a spreadsheet, and whose translations are written as they are.
_TABLES = (".csv", ".tsv", ".tab")


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT…]")
@click.option(
    "--format",
    "format_",
    type=click.Choice(EXPORTS),
    default=ORIGINAL,
    show_default=True,
    help="original is the corrected text in the format that it came in; reports are jsonl, html, review-docx, "
    "review-xlsx, tmx, xliff, mqm, esa.",
    metavar="NAME",
)
@output_option
@click.option(
    "--database",
    envvar="REVIEW_DATABASE",
    metavar="URL",
    shell_complete=files,
    help="The desk's database: a URL or an SQLite file. Default: $REVIEW_DATABASE, else .review/desk.sqlite.",
)
@click.option("--into-corpus", is_flag=True, help="Write the corrected text into the corpus folder, as a reference.")
@click.option(
    "--into-baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write dismissals into this baseline, so that builds know of them.",
)
def export(
    documents: tuple[str, ...],
    format_: str,
    output: str,
    database: str | None,
    into_corpus: bool,
    into_baseline: Path | None,
) -> None:
    """Write corrected documents out of the desk's database.

    DOCUMENT is a document's name, as the web UI lists it. Without any, the names are listed.

    \b
    review export harbour --output harbour.en.docx
    review export harbour --format review-xlsx --output harbour.xlsx
    """
    from review import dismissals
    from review import export as exporting
    from review.fit import new_formulas
    from review.store.engine import default_url, open_store
    from review.store.listing import documents as listed

    url = database or default_url()
    if "://" not in url and not Path(url).exists():
        hint = "open the desk in a browser (review ui), whose corrections are exported, or name it with --database"
        raise InputError(f"no such database; {hint}", url)
    if "://" not in url or url.startswith("sqlite:///"):
        file = url.removeprefix("sqlite:///")
        refuse_inputs([output, str(into_baseline or "-")], [file, f"{file}-wal", f"{file}-shm"])
    store = open_store(url)
    try:
        summaries = {one.key: one for one in listed(store, limit=1_000_000)[0]}
        known = {key: one.id for key, one in summaries.items()}
        unknown = next((name for name in documents if name not in known), None)
        if unknown is not None:
            from review.settings_table import nearest

            raise UsageError(f"there is no document {unknown!r}{nearest(unknown, list(known))}")
        if into_corpus or into_baseline is not None:
            ids = [known[name] for name in documents] or list(known.values())
            who = store.local_reviewer()
            if into_corpus:
                chosen = [summaries[name] for name in documents] or _reviewed(list(summaries.values()))
                for summary in chosen:
                    click.echo(visible(str(exporting.into_corpus(store, who, summary.id))), err=True)
            if into_baseline is not None:
                click.echo(dismissals.into_baseline(store, who, ids, into_baseline), err=True)
            return
        if not documents:
            for name in known:
                click.echo(name)
            return
        if len(documents) > 1:
            raise UsageError("one document at a time; call it once for each")
        one = known[documents[0]]
        _write(output, exporting.export(store, one, format_).data)
        if exporting.export_name(store, one, format_)[0].lower().endswith(_TABLES):
            for number in new_formulas(exporting.corrected(store, one)):
                click.echo(
                    f"segment {number} is written as it is; it begins like a formula: a spreadsheet may run it",
                    err=True,
                )
    finally:
        store.close()


def _reviewed(documents: Sequence[DocumentSummary]) -> list[DocumentSummary]:
    """Those that came from a corpus and that somebody reviewed, at least in part; says how many others there are.

    A machine's text that nobody looked at is no reference: the next run would score it against itself.
    """
    of_corpus = [one for one in documents if one.folder is not None]
    chosen = [one for one in of_corpus if one.corrected or one.done]
    for number, why in (
        (len(documents) - len(of_corpus), "came from no corpus folder"),
        (len(of_corpus) - len(chosen), "nobody corrected or marked done"),
    ):
        if number:
            click.echo(f"{counted(number, 'document')} left out that {why}", err=True)
    return chosen


def _write(output: str, data: bytes) -> None:
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_file(Path(output), data)
