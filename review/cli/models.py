"""`review models`: the back-translation models of this machine; `train` makes new ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from review.cli import completion
from review.errors import EngineError, ExtraError, ReviewError, UsageError
from review.extras import installed

__all__ = ["models"]


class Model(NamedTuple):
    """A model on this machine: which engine runs it, its name, languages (or ""), bytes, place, whether it may be
    removed.
    """

    engine: str
    name: str
    languages: str
    size: int
    place: Path
    removable: bool


@click.group()
def models() -> None:
    """List, pull, verify, remove and train back-translation models."""


def known_models() -> Iterator[Model]:
    yield from _builtin()
    yield from _firefox()
    yield from _hub()
    yield from _converted()


def _builtin() -> Iterator[Model]:
    from review.spans.folder import builtin_span_models
    from review.translators.builtin import builtin_models
    from review.translators.folders import folder_size

    for folder in builtin_models():
        yield Model("builtin", folder.name, folder.name, folder_size(folder), folder, removable=False)
    for folder in builtin_span_models():
        yield Model("spans", f"spans-{folder.name}", folder.name, folder_size(folder), folder, removable=False)


def _firefox() -> Iterator[Model]:
    from review.translators.engines.firefox import embedded_folder, firefox_cache
    from review.translators.folders import folder_size

    for pair in (("en", "pt"), ("pt", "en")):
        if (folder := embedded_folder(*pair)) is not None:
            yield Model("firefox", folder.name, "-".join(pair), folder_size(folder), folder, removable=False)
    try:
        place = firefox_cache()
    except EngineError:
        return
    for folder in sorted(path for path in place.glob("*-*") if path.is_dir()):
        yield Model("firefox", folder.name, folder.name, folder_size(folder), folder, removable=True)


def _hub() -> Iterator[Model]:
    if not installed("huggingface_hub"):
        return
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    from review.translators.directions import model_languages

    try:
        cached = scan_cache_dir()
    except CacheNotFound:
        return
    for repository in sorted(cached.repos, key=lambda one: one.repo_id):
        for revision in repository.revisions:
            folder = Path(revision.snapshot_path)
            if repository.repo_type != "model" or not (folder / "config.json").exists():
                continue
            try:
                pair = model_languages(folder, repository.repo_id)
            except EngineError:
                pair = None
            name = repository.repo_id
            yield Model("marian", name, "-".join(pair or ()), revision.size_on_disk, folder, removable=True)


def _converted() -> Iterator[Model]:
    from review.translators.folders import folder_size, models_folder

    for folder in sorted((models_folder() / "ctranslate2").glob("*-int8")):
        yield Model("ctranslate2", folder.name, "", folder_size(folder), folder, removable=True)


@models.command("list")
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


@models.command()
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


def _find(name: str) -> Model:
    found = [model for model in known_models() if name in (model.name, str(model.place))]
    if not found and Path(name).is_dir():
        return Model("folder", name, "", 0, Path(name), removable=False)
    if not found:
        raise UsageError(f"no model is called {name!r} here; `review models list` lists them")
    if len({model.place for model in found}) > 1:
        places = ", ".join(str(model.place) for model in found)
        raise UsageError(f"several models are called {name!r}; give a place: {places}")
    return found[0]


@models.command()
@click.argument("name", shell_complete=completion.offered(completion.models))
def where(name: str) -> None:
    """Print the folder of the model NAME."""
    click.echo(_find(name).place)


@models.command()
@click.argument("names", nargs=-1, metavar="[NAME|FOLDER]…", shell_complete=completion.models_or_files)
def verify(names: tuple[str, ...]) -> None:
    """Check that models are whole: files, digests where they are known, vocabulary, and that one sentence is
    translated.

    Without names, every model of this machine. Exit 2 where one is not whole, or needs an extra to be looked at.
    """
    chosen = [_find(name) for name in names] if names else [m for m in known_models() if m.engine != "ctranslate2"]
    bad = unknown = 0
    for model in chosen:
        try:
            said = _verify(model)
        except ExtraError as error:
            unknown += 1
            click.echo(f"{model.name}: not checked: {error}")
        except ReviewError as error:
            bad += 1
            click.echo(f"{model.name}: broken: {error}")
        else:
            click.echo(f"{model.name}: whole; {said}")
    if bad:
        raise EngineError(f"{bad} of {len(chosen)} models are not whole; remove them and pull or train them again")
    if unknown:
        raise ExtraError(f"{unknown} of {len(chosen)} models could not be checked; install what they need")


def _verify(model: Model) -> str:
    from review.spans.folder import SpanModel, is_span_model
    from review.translators.directions import model_languages
    from review.translators.resolve import EngineChoice, find_engine

    folder = model.place
    if model.engine == "ctranslate2":
        return "converted weights"  # of another model, whose vocabulary they go with
    if is_span_model(folder):
        from review.spans.finding import Reader

        reader = Reader(SpanModel(folder))
        reader.model.odds([("One and two.", "Two and one.")])
        return f"error spans of {', '.join(sorted(reader.model.languages))}"
    firefox = sorted(folder.glob("model.*.bin"))
    if firefox:
        pair = firefox[0].name.split(".")[1]
        languages: tuple[str, str] | None = (pair[:2], pair[2:])
    else:
        languages = model_languages(folder, model.name)
    if languages is None:
        raise EngineError("nothing says which languages it translates", folder)
    engine = find_engine(EngineChoice(model=str(folder)), *languages).engine
    assert engine is not None
    (written,) = engine.translate(["2024"])
    return f"{languages[0]} to {languages[1]}, {engine.signature}" + ("" if written else ", but it writes nothing")


@models.command()
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

    model = _find(name)
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


def _add_training() -> None:
    from review.cli.models_teach import teach_command
    from review.cli.models_train import train_command
    from review.cli.models_train_spans import train_spans_command

    models.add_command(train_command, "train")
    models.add_command(teach_command, "teach")
    models.add_command(train_spans_command, "train-spans")


_add_training()
