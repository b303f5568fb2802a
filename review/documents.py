"""Files to Documents: read by their formats, paired (`review.pairing`), references attached."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from review.config import OptionTypes, Settings
from review.errors import InputError, UsageError
from review.formats.corpus import CorpusEntry, find_documents, read_entry
from review.formats.cues import pair_cues
from review.formats.keyed import pair_keyed
from review.formats.reading import EMPTY, STDIN, read_bytes
from review.formats.registry import FORMATS, Format, format_of
from review.limit_config import held, limits
from review.model import Document, Paragraph, Segment, Side
from review.pair_languages import (
    language_of_catalogue,
    languages_in_name,
    languages_of,
    refuse_swapped,
    said_or_told,
    sample_of,
)
from review.pairing import pair_aligned, pair_lines
from review.reading_config import reading_as
from review.text.language import check_tag

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator

__all__ = [
    "Loaded",
    "load_corpus",
    "load_entry",
    "load_files",
    "load_pairs",
]

#: How much of a file is looked at to tell its format, in bytes.
_HEAD = 32_768


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the settings that hold for it and, from a corpus, its entry.

    `back_line` says what back-translation its alignment had, or why none; None where none was wanted or needed.
    """

    document: Document
    settings: Settings
    entry: CorpusEntry | None = None
    back_line: str | None = None
    #: The name of the translation's format in `review.formats.registry.FORMATS`.
    format: str = "paragraphs"
    #: Options of reading that its formats heed.
    heeded: frozenset[str] = frozenset()


def load_files(
    source: Path | str,
    target: Path | str,
    settings: Settings,
    references: Sequence[Path | str] = (),
    translator: BackTranslator | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """A pair of files as a Document, read by their formats, aligned as `settings.align` says (default: paragraphs).

    Where `translator` has an engine for the pair, paragraphs are aligned with the help of their back-translation;
    `progress` hears how many of its sentences are done, and how many there are. Raises InputError for files that cannot
    be read or paired, LanguageError for unknown or swapped languages, UsageError where a language is not given and
    cannot be told, EngineError as the translator does.
    """
    with held(settings.limits), reading_as(settings.reading):
        return _loaded(source, target, settings, references, translator, progress)


def _loaded(
    source: Path | str,
    target: Path | str,
    settings: Settings,
    references: Sequence[Path | str],
    translator: BackTranslator | None,
    progress: Callable[[int, int], None] | None,
) -> Loaded:
    if str(source) == STDIN and str(target) == STDIN:
        raise UsageError("only one of source and target can be standard input")
    files = (_File.of(source), _File.of(target))
    by_line = settings.align == "lines"
    formats = tuple(_paired(file, by_line) for file in files)
    names = (str(source), str(target))
    _refuse_unlike(files, formats)
    languages = languages_of(settings, _samples(files, formats), names)
    sides = tuple(_read(one, file, language) for one, file, language in zip(formats, files, languages, strict=True))
    refuse_swapped((sample_of(sides[0]), sample_of(sides[1])), languages, names)
    line: str | None = None
    references_read = [
        (_read(_paired(file, by_line), file, languages[1]), file.name) for file in map(_File.of, references)
    ]
    texts = [reference for reference, _ in references_read]
    if by_line:
        segments = pair_lines(sides[0], sides[1], references_read, names)
    elif all(one.keyed for one in formats):
        segments = pair_keyed(sides[0], sides[1], texts, languages[1])
    elif all(one.timed for one in formats) and not references_read:
        segments = tuple(Segment(n, *bead) for n, bead in enumerate(pair_cues(*sides), start=1))
        _refuse_apart(segments, names)
    else:
        segments, line = pair_aligned(
            (sides[0], sides[1]), languages, texts, settings.sentence_encoder, translator, progress
        )
    document = Document(
        "standard-input" if str(target) == STDIN else Path(target).name,
        languages[0],
        languages[1],
        segments,
        None if str(source) == STDIN else Path(source),
        None if str(target) == STDIN else Path(target),
    )
    heeded = formats[0].heeded | formats[1].heeded
    return Loaded(document, settings, back_line=line, format=formats[1].name, heeded=heeded)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read: its name in messages and its bytes."""

    name: str
    data: bytes

    @classmethod
    def of(cls, path: Path | str) -> _File:
        name, data = "standard input" if str(path) == STDIN else str(path), read_bytes(path)
        if not data.removeprefix(codecs.BOM_UTF8).strip():
            raise InputError(EMPTY, name)
        return cls(name, data)

    @property
    def format(self) -> Format:
        wide = self.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        head = self.data[:_HEAD].decode("utf-16" if wide else "utf-8", "ignore").lstrip("\ufeff")
        return format_of("" if self.name == "standard input" else self.name, head)


def _paired(file: _File, by_line: bool) -> Format:
    found = FORMATS["lines"] if by_line else file.format
    if found.layout == "bilingual":
        raise InputError(
            "holds both languages; it is scored by itself, without a second file (in a document.toml: pairs = …)",
            file.name,
        )
    return found


def _refuse_unlike(files: tuple[_File, _File], formats: tuple[Format, ...]) -> None:
    """Raises InputError where one side has strings by keys and the other has none: nothing pairs them."""
    if formats[0].keyed == formats[1].keyed:
        return
    keyed, other = files if formats[0].keyed else files[::-1]
    raise InputError(
        f"holds strings by their keys, and {other.name} has none: source and translation want one kind of file, so "
        "export both alike",
        keyed.name,
    )


def _refuse_apart(segments: Sequence[Segment], names: tuple[str, str]) -> None:
    """Raises InputError for subtitles of which none is shown together with one of the other side."""
    if any(segment.source and segment.target for segment in segments):
        return
    source, target = (
        next(s.paragraphs(side)[0].key.partition(" ")[0] for s in segments if s.paragraphs(side))
        for side in get_args(Side)
    )
    raise InputError(
        f"has no cue that is shown together with one of {names[0]}: its first begins at {target}, there at {source}; "
        "shift the times of one of them",
        names[1],
    )


def _read(found: Format, file: _File, language: str) -> tuple[Paragraph, ...]:
    assert found.read is not None
    with _within_memory(file.name):
        paragraphs = found.read(file.data, file.name, language)
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        filled = next((n for n, line in enumerate(file.data.splitlines(), start=1) if line.strip(b"\0 \t")), None)
        if filled is None:
            raise InputError(EMPTY, file.name)
        raise InputError(f"holds no text; {found.holds} is wanted", file.name, filled)
    _refuse_endless(paragraphs, file.name)
    return paragraphs


@contextmanager
def _within_memory(name: str) -> Iterator[None]:
    """Millions of escapes in one string are more than a regular expression takes; the machine may have less."""
    try:
        yield
    except MemoryError:
        raise InputError("is too large to be read at once; split it", name) from None


def _samples(files: tuple[_File, _File], formats: tuple[Format, ...]) -> tuple[str, str]:
    """A part of each text as it reads, for telling the language."""
    first, second = (sample_of(_read(one, file, "und")) for one, file in zip(formats, files, strict=True))
    return first, second


def _refuse_endless(paragraphs: Sequence[Paragraph], path: str) -> None:
    """Raises InputError for a paragraph of more characters than `limits.paragraph`, before it is analysed."""
    most = limits().paragraph
    for paragraph in paragraphs:
        if len(paragraph.text) > most:
            message = f"a paragraph has {len(paragraph.text):,} characters, more than {most:,}: part it"
            raise InputError(f"{message} with blank lines (or raise limits.paragraph)", path, paragraph.line)


def load_pairs(path: Path | str, settings: Settings) -> Loaded:
    """A file of both languages (a table, a catalogue) as a Document.

    The languages are those of the settings, else those that the file says, else what its texts are in. Raises
    UsageError where they cannot be told, LanguageError and InputError as `load_files` does.
    """
    with held(settings.limits), reading_as(settings.reading):
        return _loaded_pairs(path, settings)


def _loaded_pairs(path: Path | str, settings: Settings) -> Loaded:
    file = _File.of(path)
    found = file.format
    if found.read_both is None:
        raise InputError("holds one language; name its translation too", file.name)
    given = [check_tag(tag) if tag else None for tag in (settings.source_language, settings.target_language)]
    with _within_memory(file.name):
        segments, *own = found.read_both(file.data, file.name, given[0], given[1])
    if not segments:
        raise InputError("has no text to review", file.name)
    _refuse_endless([paragraph for one in segments for paragraph in (*one.source, *one.target)], file.name)
    texts = (sample_of([p for s in segments for p in s.source]), sample_of([p for s in segments for p in s.target]))
    named = [tag or there for tag, there in zip(given, own, strict=True)]
    columns = "source_column" in found.heeded
    names = (f"{path}, column source", f"{path}, column target") if columns else (str(path), str(path))
    if named[0] and not named[1]:  # a catalogue that does not say its language: vi.po, locale/vi/LC_MESSAGES/app.po
        named[1], names = language_of_catalogue(Path(path), named[0]), (str(path), str(path))
    if named[1] is None and not texts[1].strip():
        said = "holds no translation, which would tell its language"
        raise UsageError(f"{path}: {said}; name the file that is translated, or say it with --target-language")
    languages = said_or_told(named, texts, names, languages_in_name(path))
    if None in named:  # what a paragraph is depends on its language
        segments = found.read_both(file.data, file.name, *languages).segments
    refuse_swapped(texts, languages, names)
    document = Document(Path(path).name, *languages, segments, Path(path), Path(path))
    return Loaded(document, settings, format=found.name, heeded=found.heeded)


def load_corpus(
    folder: Path,
    settings: Settings,
    known_checks: Mapping[str, Mapping[str, OptionTypes]],
    *,
    root: Path | None = None,
    wanted: Callable[[CorpusEntry], bool] | None = None,
    translator: BackTranslator | None = None,
) -> tuple[Loaded, ...]:
    """Every document at or below a folder. `settings` hold where a document.toml says nothing else.

    Documents are named from `root` (default: the folder). Of those that are not `wanted` no text is read.
    `translator` helps to align them, as in `load_files`.
    """
    entries = (read_entry(place, root or folder, known_checks) for place in find_documents(folder))
    return tuple(load_entry(entry, settings, translator) for entry in entries if wanted is None or wanted(entry))


def load_entry(
    entry: CorpusEntry,
    settings: Settings,
    translator: BackTranslator | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """A corpus's document, aligned as in `load_files`. `settings` hold where the entry's own say nothing."""
    mine = entry.settings.over(settings)
    if entry.pairs is not None:
        one = load_pairs(entry.pairs, mine)
    else:
        assert entry.source is not None
        assert entry.target is not None
        one = load_files(entry.source, entry.target, mine, entry.references, translator, progress)
    return replace(one, document=replace(one.document, id=entry.id, title=entry.title), settings=mine, entry=entry)
