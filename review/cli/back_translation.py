"""The options that say which models take documents back to their source's language, and compare meanings."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from review.cli.completion import models_or_files, offered

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.config import Settings
    from review.scoring_jobs import TranslatorChoice

__all__ = ["BackTranslationWish", "back_translation_options"]

_ENGINES = ("auto", "none", "builtin", "ctranslate2", "firefox", "marian")
_ENCODERS = ("auto", "none", "use", "e5")
_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class BackTranslationWish:
    """What the options said."""

    engine: str
    model: str | None
    revision: str | None
    forward_model: str | None
    required: bool
    network: bool
    sentence_encoder: str | None = None
    span_model: str | None = None

    def over(self, settings: Settings) -> Settings:
        """The settings, with the encoder and the model of error spans of the options where they name one."""
        return replace(
            settings,
            sentence_encoder=self.sentence_encoder or settings.sentence_encoder,
            span_model=self.span_model or settings.span_model,
        )

    def translator(self) -> BackTranslator | None:
        """Takes documents back as wished; None where no engine is wanted. The engine is looked for when it is used."""
        made_of = self.made_of()
        return made_of.make() if made_of is not None else None

    def made_of(self, jobs: int = 1) -> TranslatorChoice | None:
        """What the translator of each of so many processes is made of; they share the cores."""
        if self.engine == "none" and not self.required:
            return None
        from review.processes import cores
        from review.scoring_jobs import TranslatorChoice
        from review.translators.resolve import EngineChoice

        threads = max(1, cores() // jobs) if jobs > 1 else None
        choice = EngineChoice(self.engine, self.model, self.revision, self.network, threads=threads)
        return TranslatorChoice(choice, self.required, self.forward_model)


def back_translation_options(function: _F) -> _F:
    """The options; the command gets them as one `wish`."""

    @functools.wraps(function)
    def wrapped(
        *arguments: object,
        back_translation: str,
        back_translation_model: str | None,
        back_translation_revision: str | None,
        forward_model: str | None,
        require_back_translation: bool,
        network: bool,
        sentence_encoder: str | None,
        span_model: str | None,
        **others: object,
    ) -> object:
        wish = BackTranslationWish(
            back_translation,
            back_translation_model,
            back_translation_revision,
            forward_model,
            require_back_translation,
            network,
            sentence_encoder,
            span_model,
        )
        return function(*arguments, wish=wish, **others)

    for option in reversed((
        click.option(
            "--back-translation",
            metavar="ENGINE",
            shell_complete=offered(lambda: _ENGINES),
            default="auto",
            show_default=True,
            help="auto (the best at hand), none, marian, ctranslate2, firefox or builtin.",
        ),
        click.option(
            "--back-translation-model",
            metavar="FOLDER|NAME",
            shell_complete=models_or_files,
            help="A model from the target language to the source's: a folder, or a name on the hub.",
        ),
        click.option("--back-translation-revision", metavar="REVISION", help="The model's revision on the hub."),
        click.option(
            "--forward-model",
            metavar="FOLDER|NAME",
            shell_complete=models_or_files,
            help="A model of the other direction, for what was added.",
        ),
        click.option("--require-back-translation", is_flag=True, help="Exit 2 where no model is at hand."),
        click.option("--network", is_flag=True, help="Let models be fetched."),
        click.option(
            "--sentence-encoder",
            metavar="NAME|FOLDER",
            shell_complete=offered(lambda: _ENCODERS),
            help="What compares meanings: auto (default: where no model translates back), none, use, e5, or a model.",
        ),
        click.option(
            "--span-model",
            metavar="NAME|FOLDER",
            shell_complete=offered(lambda: ("auto", "none")),
            help="What says which words are probably wrong: auto (default: the built-in one), none, or a folder.",
        ),
    )):  # fmt: skip
        wrapped = option(wrapped)
    return cast("_F", wrapped)
