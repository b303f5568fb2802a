"""`review export`: what reviewers made of a document, in the same bytes as the web UI gives."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.completion import files
from review.cli.exported import corpora_names, opened, wanted
from review.cli.options import output_option, refuse_inputs
from review.errors import InputError, UsageError
from review.files import write_file
from review.formats.registry import EXPORTS, ORIGINAL, REPORTS
from review.text.counted import counted
from review.text.visible import visible

if TYPE_CHECKING:
    from review.store.engine import Store
    from review.store.listing import DocumentSummary

__all__ = ["export"]


#: Endings of files that people open in a spreadsheet, and whose translations are written as they are.
_TABLES = (".csv", ".tsv", ".tab")
_NO_DATABASE = (
    "no such database; open the desk in a browser (review ui), whose corrections are exported, "
    "or name it with --database"
)


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

    DOCUMENT is a document's name, as the web UI lists it, its folder, or its files (SOURCE TARGET, or one of both
    languages). What the desk does not have is written as its files have it. Without any, the names are listed.

    \b
    review export harbour --output harbour.en.docx
    review export harbour --format review-xlsx --output harbour.xlsx
    review export guide.vi.md guide.en.md --format html --output sheet.html
    """
    from review.store.engine import default_url
    from review.store.listing import documents as listed

    url = database or default_url()
    file = None if "://" in url and not url.startswith("sqlite:///") else url.removeprefix("sqlite:///")
    there = file is None or Path(file).exists()
    # what a database was named for are its corrections: texts without them are no answer
    if not there and (database or into_corpus or into_baseline is not None or not (documents or corpora_names())):
        raise InputError(_NO_DATABASE, url)
    if file is not None:
        refuse_inputs([output, str(into_baseline or "-")], [file, f"{file}-wal", f"{file}-shm"])
    with _opened(url, file) if there else nullcontext() as store:
        stored = {one.key: one for one in listed(store, limit=1_000_000)[0]} if store is not None else {}
        if store is not None and (into_corpus or into_baseline is not None):
            _into(store, [_known(name, stored) for name in documents], stored, into_baseline, corpus=into_corpus)
        elif not documents:
            for name in sorted({*stored, *corpora_names()}):
                click.echo(visible(name))
        else:
            one = wanted(documents, stored, store)
            if one.id is not None and store is not None:
                _write(store, one.id, format_, output)
                return
            refuse_inputs([output], one.files)
            click.echo(visible(f"{one.name}: {one.note}"), err=True)
            with opened(one, scored=format_ in REPORTS) as (own, number):
                _write(own, number, format_, output)


@contextmanager
def _opened(url: str, file: str | None) -> Iterator[Store]:
    """The database; one in an SQLite file that cannot be written (a build's artefact) as a copy of it."""
    from review.store.engine import open_store

    with tempfile.TemporaryDirectory() as folder:
        if file is not None and not all(os.access(path, os.W_OK) for path in (file, Path(file).parent)):
            for ending in ("", "-wal"):  # what was saved last may lie beside it
                if Path(file + ending).exists():
                    shutil.copyfile(file + ending, Path(folder, "desk.sqlite" + ending))
            url = str(Path(folder, "desk.sqlite"))
        store = open_store(url)
        try:
            yield store
        finally:
            store.close()


def _known(name: str, stored: Mapping[str, DocumentSummary]) -> DocumentSummary:
    if name not in stored:
        from review.settings_table import nearest

        raise UsageError(f"there is no document {name!r}{nearest(name, list(stored))}")
    return stored[name]


def _into(
    store: Store,
    chosen: Sequence[DocumentSummary],
    stored: Mapping[str, DocumentSummary],
    into_baseline: Path | None,
    *,
    corpus: bool,
) -> None:
    """Writes references into corpora, and dismissals into a baseline; of all documents where none was chosen."""
    from review import dismissals
    from review import export as exporting

    who = store.local_reviewer()
    if corpus:
        for summary in chosen or _reviewed(list(stored.values())):
            click.echo(visible(str(exporting.into_corpus(store, who, summary.id))), err=True)
    if into_baseline is not None:
        ids = [one.id for one in chosen or stored.values()]
        click.echo(dismissals.into_baseline(store, who, ids, into_baseline), err=True)


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


def _write(store: Store, document: int, format_: str, output: str) -> None:
    """A document of a store in a format; says which cells a spreadsheet may run."""
    from review import export as exporting
    from review.fit import new_formulas

    data = exporting.export(store, document, format_).data
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_file(Path(output), data)
    if exporting.export_name(store, document, format_)[0].lower().endswith(_TABLES):
        for number in new_formulas(exporting.corrected(store, document)):
            click.echo(
                f"segment {number} is written as it is; it begins like a formula: a spreadsheet may run it",
                err=True,
            )
