"""Which languages a model translates between, and what multilingual models call them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from review.errors import EngineError
from review.languages.language import language_of
from review.lazy_patterns import lazy_re
from review.text.language import base_language, language_name

__all__ = ["check_direction", "model_languages", "read_json", "same_language", "short_code", "tag_in"]

_PAIR = lazy_re(r"(?:^|[-_./])([A-Za-z]{2,3}(?:_[A-Z][a-z]{3})?)[-_]([A-Za-z]{2,3}(?:_[A-Z][a-z]{3})?)$")


def short_code(language: str) -> str:
    """The base language of a tag or an ISO 639-2/3 code: `pt-BR` → pt, `vie` → vi, `eng_Latn` → en."""
    base = base_language(language)
    import langcodes

    try:
        return base_language(langcodes.standardize_tag(base))
    except ValueError:
        return base


def same_language(first: str, second: str) -> bool:
    """Whether two tags have one base language: `pt-BR` and `por` do."""
    return short_code(first) == short_code(second)


def tag_in(known: Iterable[str], language: str) -> str | None:
    """What a multilingual model calls a language: `vie_Latn` (NLLB), `vi` or `__vi__` (M2M100), `vie` (Opus-MT), or
    None.
    """
    import langcodes

    names = set(known)
    tag = langcodes.Language.get(language).maximize()
    short = short_code(language)
    try:
        three = langcodes.Language.get(short).to_alpha3()
    except LookupError:
        three = short
    script, variety = tag.script or "", language_of(short).lexicon.variety or three
    candidates = [f"{code}_{script}" for code in (three, variety)] + [short, three]
    for candidate in candidates:
        for name in (candidate, f"__{candidate}__", f">>{candidate}<<"):
            if name in names:
                return name
    started = [f"{code}_" for code in (three, variety, short)] + [f">>{three}_"]
    return next((name for name in sorted(names) if any(name.startswith(start) for start in started)), None)


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file; {} where there is no such file. Raises EngineError for a damaged one."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise EngineError("cannot be read as JSON; download the model again", path) from error
    if not isinstance(content, dict):
        raise EngineError("should hold a JSON object; download the model again", path)
    return content


def model_languages(folder: Path, name: str = "") -> tuple[str, str] | None:
    """(source, target) of a model folder as base languages; None where nothing tells, or where it has many.

    Looked up in the manifest of `review models train`, in config.json and tokenizer_config.json (`source_language`,
    …), then in the name (…-en-vi), of the folder or as it was asked for on the hub.
    """
    for file, extra in (("manifest.json", [("source", "target")]), ("config.json", []), ("tokenizer_config.json", [])):
        content = read_json(folder / file)
        for keys in (("source_language", "target_language"), ("source_lang", "target_lang"), *extra):
            source, target = (content.get(key) for key in keys)
            if isinstance(source, str) and isinstance(target, str) and source and target:
                return short_code(source), short_code(target)
    for candidate in (name, folder.name):
        match = _PAIR.search(candidate)
        if match is not None and all(map(_is_language, match.groups())):
            return short_code(match[1]), short_code(match[2])
    return None


def _is_language(code: str) -> bool:
    import langcodes

    return langcodes.tag_is_valid(short_code(code))


def check_direction(folder: Path, name: str, source: str, target: str) -> None:
    """Raises EngineError where a one-pair model translates something else, or nothing says what it translates."""
    known = model_languages(folder, name)
    where = name or str(folder)
    if known is None:
        raise EngineError(
            f"nothing says which languages this model translates; let the folder's name end in -{short_code(source)}-"
            f"{short_code(target)}, or write source_language and target_language into its config.json",
            where,
        )
    groups = {"mul", "roa", "romance", "gem", "zls", "zlw", "zle", "sla", "cel", "inc", "dra"}
    for given, wanted in zip(known, (source, target), strict=True):
        if given not in groups and not same_language(given, wanted):
            raise EngineError(
                f"this model translates {language_name(known[0])} into {language_name(known[1])}; needed is one "
                f"from {language_name(source)} into {language_name(target)} (a back-translation goes from the "
                "translation's language to the source's)",
                where,
            )
