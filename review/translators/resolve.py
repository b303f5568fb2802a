"""Which engine translates between two languages on this machine, and why.

`auto` takes the best that is at hand: a model folder that was named, Mozilla's model, an Opus-MT model in the Hugging
Face cache, the built-in one; then, only where the network is allowed, Mozilla's service and the hub. It never fails
for want of a model: there is then no engine, and a reason of one line.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import EngineError, UsageError
from review.text.language import language_name
from review.translators.builtin import builtin_model
from review.translators.directions import short_code
from review.translators.engines.firefox import FirefoxEngine, find_firefox, pull_firefox
from review.translators.hub import ModelFolder, default_model, find_model, offline

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


def _installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def _transformers_model(choice: EngineChoice, source: str, target: str) -> ModelFolder:
    name = choice.model or default_model(short_code(source), short_code(target))
    return find_model(name, revision=choice.revision, network=choice.network)


def _marian(choice: EngineChoice, source: str, target: str) -> Engine:
    from review.translators.engines.marian import MarianEngine

    folder = _transformers_model(choice, source, target)
    return MarianEngine(folder, source, target, beams=choice.beams, threads=choice.threads)


def _ctranslate2(choice: EngineChoice, source: str, target: str) -> Engine:
    from review.translators.engines.ctranslate2 import CTranslate2Engine

    folder = _transformers_model(choice, source, target)
    return CTranslate2Engine(folder, source, target, beams=choice.beams, threads=choice.threads)


def _firefox(choice: EngineChoice, source: str, target: str) -> Engine:
    if choice.model is not None:
        return FirefoxEngine(Path(choice.model).expanduser(), source, target)
    folder = find_firefox(source, target)
    if folder is None:
        if not choice.network:
            pair = f"{short_code(source)}-{short_code(target)}"
            raise EngineError(f"no Firefox model is on this machine; fetch it with `review models pull {pair}`", pair)
        folder = pull_firefox(source, target)
    return FirefoxEngine(folder, source, target)


def _quickest(choice: EngineChoice, source: str, target: str) -> Engine:
    """A transformers model on CTranslate2 where that is installed, else on PyTorch."""
    return (_ctranslate2 if _installed("ctranslate2") else _marian)(choice, source, target)


def _builtin(choice: EngineChoice, source: str, target: str) -> Engine:
    folder = builtin_model(source, target)
    if folder is None:
        raise EngineError(f"there is no built-in model from {language_name(source)} into {language_name(target)}")
    return _quickest(EngineChoice("builtin", str(folder), beams=choice.beams, threads=choice.threads), source, target)


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


def _auto(choice: EngineChoice, source: str, target: str) -> Resolution:
    if choice.model is not None:
        return _named_model(choice, source, target)
    pair = f"{language_name(source)} to {language_name(target)}"
    if find_firefox(source, target) is not None:
        return Resolution(_firefox(choice, source, target), f"firefox, Mozilla's model of {pair} on this machine")
    runnable = _installed("ctranslate2") or _installed("torch")
    name = default_model(short_code(source), short_code(target))
    if runnable:
        try:
            find_model(name)
        except EngineError:
            pass
        else:
            engine = _quickest(EngineChoice(beams=choice.beams, threads=choice.threads), source, target)
            return Resolution(engine, f"{engine.name}, {name} in the Hugging Face cache")
    if (folder := builtin_model(source, target)) is not None and (_installed("ctranslate2") or _installed("torch")):
        return Resolution(
            _builtin(choice, source, target), f"builtin, the project's own small model of {pair} ({folder.name})"
        )
    if not choice.network or offline():
        why = "the network was not to be used" if not choice.network else "HF_HUB_OFFLINE is set"
        return Resolution(None, f"no model from {pair} is on this machine, and {why}")
    failures = []
    attempts = [("firefox", _firefox)] if _installed("fxtranslate") else []
    attempts += [("hub", _quickest)] if runnable else []
    for what, make in attempts:
        try:
            engine = make(choice, source, target)
        except EngineError as error:
            failures.append(error.message)
        else:
            return Resolution(engine, f"{engine.name}, fetched for {pair} ({'Mozilla' if what == 'firefox' else name})")
    return Resolution(
        None,
        f"no model from {pair}: {'; '.join(failures) or 'no engine is installed (review[firefox], review[marian])'}",
    )


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
