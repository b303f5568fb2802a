"""`review.score` and `review.load`: all of it from Python, as the command line does it."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from review.config import Settings, find_settings, parse_settings
from review.documents import Loaded, load_corpus, load_files, load_pairs
from review.errors import InputError, UsageError
from review.model import Document, Paragraph, Segment
from review.pair_languages import languages_of
from review.report import Report
from review.scoring import known_checks, score_document
from review.text.page.kinds import kind_of

if TYPE_CHECKING:
    import pandas as pd

    from review.backtranslation.run import BackTranslator

__all__ = ["load", "score"]

PathLike: TypeAlias = "str | os.PathLike[str]"
Texts: TypeAlias = "Sequence[str | None] | pd.Series"
Source: TypeAlias = "PathLike | Texts | pd.DataFrame | Document | Sequence[Document]"
References: TypeAlias = "PathLike | Sequence[PathLike] | Texts | Sequence[Texts]"
Checks: TypeAlias = "Mapping[str, bool | str | Mapping[str, object]]"


def score(
    source: Source,
    target: PathLike | Texts | None = None,
    *,
    references: References | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    align: str | None = None,
    glossary: PathLike | None = None,
    checks: Checks | None = None,
    sentence_encoder: str | None = None,
    span_model: str | None = None,
    back_translation: str = "auto",
    back_translation_model: str | None = None,
    forward_model: str | None = None,
    network: bool = False,
    intervals: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Scores and checks translations.

    `source` and `target` are two files; or two lists of texts of the same length, each pair a segment. `source` alone
    is a corpus folder, a file of both languages, a DataFrame with the columns source and target (also reference…, and
    document, which parts it into several), or what `load` gave.

    `references` are files for files; for texts one text for each segment, or several such lists. Languages are BCP 47
    tags; without them they are found as on the command line. `align`, `glossary`, `checks`, `sentence_encoder` and
    `span_model` are the configuration's: a check is False (switched off), a severity, or a table of its settings. Files
    have the configuration of their folder below these. The `back_translation` options are the command line's.
    `intervals` adds bootstrap intervals.
    `progress` hears how many documents are scored, of how many.

    Raises ReviewError for what cannot be read, paired or understood.
    """
    from review import __version__

    settings = _settings(source_language, target_language, align, glossary, checks, sentence_encoder, span_model)
    translator = _translator(back_translation, back_translation_model, forward_model, network)
    with translator or nullcontext():
        loaded = _loaded(source, target, references, settings, translator)
        reports = []
        for number, one in enumerate(loaded, start=1):
            reports.append(score_document(one.document, one.settings, intervals=intervals, translator=translator))
            if progress is not None:
                progress(number, len(loaded))
    return Report(__version__, tuple(reports))


def load(
    source: Source,
    target: PathLike | Texts | None = None,
    *,
    references: References | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    align: str | None = None,
) -> tuple[Document, ...]:
    """The documents that `score` would score: read, aligned, with their references. Arguments and errors are its."""
    settings = _settings(source_language, target_language, align, None, None)
    return tuple(one.document for one in _loaded(source, target, references, settings, None))


def _settings(
    source_language: str | None,
    target_language: str | None,
    align: str | None,
    glossary: PathLike | None,
    checks: Checks | None,
    sentence_encoder: str | None = None,
    span_model: str | None = None,
) -> Settings:
    given = {
        "source-language": source_language,
        "target-language": target_language,
        "align": align,
        "sentence-encoder": sentence_encoder,
        "span-model": span_model,
        "glossary": None if glossary is None else str(Path(glossary).resolve()),
        "checks": {
            code: {"enabled": entry}
            if isinstance(entry, bool)
            else {"severity": entry}
            if isinstance(entry, str)
            else dict(entry)
            for code, entry in (checks or {}).items()
        },
    }
    table = {key: value for key, value in given.items() if value is not None}
    return parse_settings(table, Path("arguments"), known_checks())


def _translator(engine: str, model: str | None, forward_model: str | None, network: bool) -> BackTranslator | None:
    if engine == "none":
        return None
    from review.backtranslation.run import BackTranslator
    from review.translators.resolve import EngineChoice

    return BackTranslator(EngineChoice(engine, model, None, network), forward_model=forward_model)


def _loaded(
    source: Source,
    target: PathLike | Texts | None,
    references: References | None,
    settings: Settings,
    translator: BackTranslator | None,
) -> tuple[Loaded, ...]:
    if isinstance(source, str | os.PathLike):
        return _of_files(source, target, references, settings, translator)
    if isinstance(source, Document):
        source = (source,)
    if target is None and _is_frame(source):
        return _of_frame(source, settings)
    items: list[Any] = list(source)
    if target is None:
        if items and all(isinstance(one, Document) for one in items):
            return tuple(Loaded(one, settings) for one in items)
        raise UsageError("wants a source and a target: two files or two lists of texts; or one folder or DataFrame")
    if isinstance(target, str | os.PathLike):
        raise UsageError("wants two files or two lists of texts, not one of each")
    columns = [_texts(items, "source"), _texts(list(target), "target"), *_references(references)]
    return (Loaded(_document("texts", columns, settings), settings),)


def _of_files(
    source: PathLike,
    target: PathLike | Texts | None,
    references: References | None,
    settings: Settings,
    translator: BackTranslator | None,
) -> tuple[Loaded, ...]:
    path = Path(source)
    settings = settings.over(find_settings(path if path.is_dir() else path.parent, known_checks()))
    if target is None:
        if references is not None:
            raise UsageError("references go with two files; a document.toml or a table names its own")
        if path.is_dir():
            return load_corpus(path, settings, known_checks(), translator=translator)
        return (load_pairs(path, settings),)
    if not isinstance(target, str | os.PathLike):
        raise UsageError("wants two files or two lists of texts, not one of each")
    named = [references] if isinstance(references, str | os.PathLike) else list(references or ())
    return (load_files(path, Path(target), settings, [Path(one) for one in named], translator),)  # type: ignore[arg-type]


def _is_frame(source: object) -> bool:
    return hasattr(source, "columns") and hasattr(source, "itertuples")


def _of_frame(frame: Any, settings: Settings) -> tuple[Loaded, ...]:
    names = [str(name) for name in frame.columns]
    for wanted in ("source", "target"):
        if names.count(wanted) != 1:
            raise InputError(f"the DataFrame has no column {wanted!r}; its columns are {', '.join(names)}")
    own = ["source", "target", *(name for name in names if name.startswith("reference"))]
    if "document" not in names:
        return (Loaded(_document("texts", [_texts(list(frame[name]), name) for name in own], settings), settings),)
    loaded = []
    for key, part in frame.groupby("document", sort=False):
        columns = [_texts(list(part[name]), name) for name in own]
        loaded.append(Loaded(_document(str(key), columns, settings), settings))
    return tuple(loaded)


def _references(references: References | None) -> list[list[str]]:
    if references is None:
        return []
    if isinstance(references, str | os.PathLike):
        raise UsageError("the references of texts are texts, not a file")
    given: list[Any] = list(references)
    if all(isinstance(one, str) or _nothing(one) for one in given):
        return [_texts(given, "references")]
    return [_texts(list(one), f"reference {n}") for n, one in enumerate(given, start=1)]


def _nothing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ == "NAType"


def _texts(values: Sequence[object], name: str) -> list[str]:
    """The texts, "" where there is none. Raises InputError for what is no text."""
    texts = []
    for number, value in enumerate(values, start=1):
        if not isinstance(value, str) and not _nothing(value):
            raise InputError(f"{name}, text {number}: {value!r} is no text")
        text = value if isinstance(value, str) else ""
        texts.append(text.replace("\r\n", "\n").replace("\r", "\n"))
    return texts


def _document(name: str, columns: Sequence[list[str]], settings: Settings) -> Document:
    """Texts as a document; its columns are source, target and references."""
    sizes = [len(column) for column in columns]
    if len(set(sizes)) > 1:
        raise InputError(
            f"{sizes[0]} sources, {sizes[1]} targets and references {sizes[2:]}: as many of each are wanted"
        )
    if not sizes[0]:
        raise InputError("has no texts")
    try:
        languages = languages_of(settings, ("\n".join(columns[0]), "\n".join(columns[1])), ("source", "target"))
    except UsageError as error:
        raise UsageError(error.message.replace("--source-", "source_").replace("--target-", "target_")) from None
    segments = tuple(
        Segment(n, _side(source, n, languages[0]), _side(target, n, languages[1]), tuple(references))
        for n, (source, target, *references) in enumerate(zip(*columns, strict=True), start=1)
    )
    return replace(Document(name, *languages, ()), segments=segments)


def _side(text: str, line: int, language: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text, line, 1, kind_of(text, language, False)),) if text.strip() else ()
