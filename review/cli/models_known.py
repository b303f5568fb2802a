"""The back-translation models of this machine: built in, Firefox's, the hub's, converted ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from review.errors import EngineError, UsageError
from review.extras import installed

__all__ = ["Model", "find_model", "known_models"]


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


def known_models() -> Iterator[Model]:
    """Every model, by engine."""
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


def find_model(name: str) -> Model:
    """The model of that name, place or folder. Raises UsageError where there is none, or more than one."""
    found = [model for model in known_models() if name in (model.name, str(model.place))]
    if not found and Path(name).is_dir():
        return Model("folder", name, "", 0, Path(name), removable=False)
    if not found:
        raise UsageError(f"no model is called {name!r} here; `review models list` lists them")
    if len({model.place for model in found}) > 1:
        places = ", ".join(str(model.place) for model in found)
        raise UsageError(f"several models are called {name!r}; give a place: {places}")
    return found[0]
