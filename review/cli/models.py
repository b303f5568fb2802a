"""`review models`: the back-translation models of this machine; `train` makes new ones."""

from __future__ import annotations

from pathlib import Path

import click

from review.cli import completion
from review.cli.models_known import find_model, known_models
from review.errors import EngineError, UsageError

__all__ = ["models"]


@click.group()
def models() -> None:
    """List, pull, verify, remove and train back-translation models."""


@models.command("list", short_help="List the models on this machine.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True, help="How."
)
def list_command(format_: str) -> None:
    """List the models on this machine: engine, name, languages (from-to), size and place."""
    found = list(known_models())
    if format_ == "json":
        import json

        rows = [
            {
                "engine": m.engine,
                "name": m.name,
                "languages": m.languages or None,
                "bytes": m.size,
                "path": str(m.place),
            }
            for m in found
        ]
        click.echo(json.dumps(rows, indent=1))
        return
    if not found:
        click.echo("no models on this machine; `review models pull en-vi` fetches one")
        return
    from rich.table import Table

    from review.cli.console import output_console

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("engine", "name", "languages", "size", "place"):
        table.add_column(title, overflow="fold")
    for model in found:
        table.add_row(model.engine, model.name, model.languages or "–", f"{model.size / 1e6:.0f} MB", str(model.place))
    output_console().print(table)


@models.command(short_help="Fetch a model: a name on the hub, or a direction (en-vi).")
@click.argument("name")
@click.option("--revision", metavar="REVISION", help="A commit, tag or branch on the hub. Default: the newest.")
@click.option(
    "--engine", type=click.Choice(("auto", "firefox", "marian")), default="auto", show_default=True, help="Whose model."
)
def pull(name: str, revision: str | None, engine: str) -> None:
    """Fetch a model: NAME is a hub name (owner/model), or a direction such as en-vi.

    A direction gets Mozilla's model, where there is one, else Opus-MT's. The direction of a back-translation is from
    the translation's language to the source's: for documents from Vietnamese into English, en-vi.
    """
    from review.text.language import check_tag
    from review.translators.engines.firefox import pull_firefox
    from review.translators.hub import default_model, find_model

    if "/" in name:
        if engine == "firefox":
            raise UsageError("Firefox models are named by their direction, such as en-vi")
        click.echo(find_model(name, revision=revision, network=True).path)
        return
    source, _, target = name.partition("-")
    if not target:
        raise UsageError(f"{name!r} is neither a hub name (owner/model) nor a direction (en-vi)")
    source, target = check_tag(source), check_tag(target)
    if revision is not None and engine != "marian":
        raise UsageError("--revision goes with a hub name, or with --engine marian")
    failure = ""
    if engine != "marian":
        try:
            click.echo(pull_firefox(source, target))
        except EngineError as error:
            if engine == "firefox":
                raise
            failure = error.message
        else:
            return
    try:
        click.echo(find_model(default_model(source, target), revision=revision, network=True).path)
    except EngineError as error:
        raise EngineError(
            f"{error.message}; before that: {failure}" if failure else error.message, error.path
        ) from error


@models.command()
@click.argument("name", shell_complete=completion.offered(completion.models))
def where(name: str) -> None:
    """Print the folder of the model NAME."""
    click.echo(find_model(name).place)


@models.command(short_help="Round a trained model's weights to 8 bits.")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--output", required=True, type=click.Path(path_type=Path), help="Folder to make; it must not be there.")
def convert(folder: Path, output: Path) -> None:
    """Round the weights of FOLDER, made by `review models train`, to 8 bits, in a folder of their own.

    The new folder has a third of the size, and `review` reads it without the extra models. A training cannot go on
    from it. The built-in models are made so.
    """
    from review.translators.engines.converted import convert_folder

    facts = convert_folder(folder, output)
    size = sum(int(entry["bytes"]) for entry in facts["files"].values())
    click.echo(f"{output}: {facts['source']} to {facts['target']}, {size / 1e6:.1f} MB")


@models.command()
@click.argument("name", shell_complete=completion.offered(completion.models))
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> None:
    """Delete the model NAME from this machine. Built-in and embedded ones belong to their packages and stay."""
    import shutil

    model = find_model(name)
    if not model.removable:
        raise UsageError(f"{model.name} belongs to an installed package or is your own folder; it is not removed here")
    if not yes:
        click.confirm(f"Delete {model.place} ({model.size / 1e6:.0f} MB)?", abort=True)
    if model.engine == "marian":
        from huggingface_hub import scan_cache_dir

        scan_cache_dir().delete_revisions(model.place.name).execute()
    else:
        shutil.rmtree(model.place)
    click.echo(f"removed {model.name}")


def _add_others() -> None:
    from review.cli.models_teach import teach_command
    from review.cli.models_train import train_command
    from review.cli.models_train_spans import train_spans_command
    from review.cli.models_verify import verify_command

    models.add_command(verify_command, "verify")
    models.add_command(train_command, "train")
    models.add_command(teach_command, "teach")
    models.add_command(train_spans_command, "train-spans")


_add_others()
