"""Texts from a browser, and from the corpora folder, into the store. Names and bytes are a stranger's."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from review.config import Settings, find_settings
from review.documents import Loaded, load_entry, load_files, load_pairs
from review.errors import InputError, LanguageError, ReviewError
from review.files import MAX_BYTES
from review.formats.corpus import DOCUMENT_FILE, document_id, read_entry
from review.formats.heeded import refuse_unheeded
from review.formats.registry import is_bilingual, suffixes
from review.reading_config import ReadingChoice
from review.scoring import known_checks
from review.store.engine import Store
from review.store.importing import Progress, add_document, known_keys, silent, translating
from review.store.roles import Reviewer
from review.text.language import check_tag
from review.ui.desk_words import in_desk_words, in_folder_words

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.metrics.learned import LearnedScorer

__all__ = [
    "add_pair",
    "add_table",
    "checked_languages",
    "checked_name",
    "checked_size",
    "from_folder",
    "missing_from_corpora",
    "plain_file_name",
]

_Named = tuple[str, bytes]
#: Is done in the transaction that stores a document, with its id.
Then = Callable[[Session, int], None]


def add_pair(
    store: Store,
    who: Reviewer,
    source: _Named,
    target: _Named,
    form: Mapping[str, str],
    *,
    progress: Progress,
    translator: BackTranslator | None = None,
    learned: Sequence[LearnedScorer] = (),
    then: Then | None = None,
) -> int:
    """Two texts as a document; its id. `form` has source, target (languages), name, align. Raises ReviewError."""
    for named in (source, target):
        checked_size(named)
        if is_bilingual(named[0]):
            raise InputError("holds both languages; use the form for one file", plain_file_name(named[0]))
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            Path(folder) / role / plain_file_name(name) for role, (name, _) in zip("st", (source, target), strict=True)
        ]
        for path, (_, data) in zip(paths, (source, target), strict=True):
            path.parent.mkdir()
            path.write_bytes(data)
        progress("align", 0.0)
        with _bare_names(folder):
            loaded = load_files(paths[0], paths[1], _settings(form), (), translator, translating(progress))
            refuse_unheeded(loaded.settings.reading, None, [loaded.heeded])
        return _add(store, who, loaded, form, (source[1], target[1]), progress, (translator, learned), then)


def add_table(
    store: Store,
    who: Reviewer,
    table: _Named,
    form: Mapping[str, str],
    *,
    progress: Progress,
    translator: BackTranslator | None = None,
    learned: Sequence[LearnedScorer] = (),
    then: Then | None = None,
) -> int:
    """A file of both languages (a table, a catalogue) as a document; its id. Raises ReviewError."""
    checked_size(table)
    name = plain_file_name(table[0])
    if not is_bilingual(name):
        both = ", ".join(suffix for suffix in suffixes() if is_bilingual("a" + suffix))
        raise InputError(f"holds no two languages; its name ends in one of {both}", name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(table[1])
        with _bare_names(folder):
            loaded = load_pairs(path, _settings(form))
            refuse_unheeded(loaded.settings.reading, None, [loaded.heeded])
        return _add(store, who, loaded, form, (b"", table[1]), progress, (translator, learned), then)


def missing_from_corpora(store: Store, folder: Path) -> Mapping[str, Path]:
    """Documents of a corpora folder that the store does not have: key → folder, in order of their keys.

    None where there is no such folder. Nothing is read yet, so that one that cannot be read keeps nobody from the rest.
    """
    if not folder.is_dir():
        return {}
    there = known_keys(store)
    keys = {document_id(place, folder): place for place in sorted(path.parent for path in folder.rglob(DOCUMENT_FILE))}
    return {key: place for key, place in keys.items() if key not in there}


def from_folder(
    folder: Path, key: str, translator: BackTranslator | None = None, progress: Progress = silent
) -> Loaded:
    """The document of a key in a corpora folder, aligned as `review score` aligns it with that translator.

    Raises InputError where it is not there any more.
    """
    for path in sorted(folder.rglob(DOCUMENT_FILE)):
        if document_id(path.parent, folder) == key:
            known = known_checks()
            try:
                entry = read_entry(path.parent, folder, known)
                return load_entry(entry, find_settings(folder, known), translator, translating(progress))
            except ReviewError as error:
                error.message = in_folder_words(error.message)
                raise
    raise InputError(f"has no document {key!r} any more", folder)


def _add(
    store: Store,
    who: Reviewer,
    loaded: Loaded,
    form: Mapping[str, str],
    files: tuple[bytes, bytes],
    progress: Progress,
    models: tuple[BackTranslator | None, Sequence[LearnedScorer]],
    then: Then | None,
) -> int:
    name = form.get("name", "").strip()
    key = checked_name(name or loaded.document.id)
    return add_document(
        store,
        who,
        loaded,
        key=key,
        title=name or None,
        files=files,
        progress=progress,
        translator=models[0],
        learned=models[1],
        then=then,
    )


def _settings(form: Mapping[str, str]) -> Settings:
    reading = ReadingChoice(
        form.get("source_column", "").strip() or None,
        form.get("target_column", "").strip() or None,
        False if form.get("header") == "no" else None,
        True if form.get("article") == "yes" else None,
    )
    languages = (form.get("source", "").strip() or None, form.get("target", "").strip() or None)
    return Settings(*languages, form.get("align") or None, reading=reading)


def checked_name(name: str) -> str:
    """A document's name as it may be. Raises InputError."""
    if len(name) > 200 or any(ord(character) < 32 for character in name):
        raise InputError("choose a name of at most 200 characters, on one line")
    return name


def checked_languages(form: Mapping[str, str]) -> None:
    """Raises LanguageError, naming the field, for a tag that nobody knows, or one tag for both sides."""
    tags = []
    for side, words in (("source", "Language of the source"), ("target", "Language of the translation")):
        if said := form.get(side, "").strip():
            try:
                tags.append(check_tag(said))
            except LanguageError as error:
                raise LanguageError(f"{words}: {error.message}") from None
    if len(tags) == 2 and tags[0] == tags[1]:
        raise LanguageError(
            f"“Language of the source” and “Language of the translation” are both {tags[0]}: say what each is"
        )


def checked_size(named: _Named) -> None:
    """Raises InputError for a file that is too large to be read."""
    name, data = named
    if len(data) > MAX_BYTES:
        raise InputError(
            f"is larger than {MAX_BYTES // 2**20} MiB; split it into smaller documents", plain_file_name(name)
        )


def plain_file_name(name: str) -> str:
    """The last part of a name, with nothing in it that a file system or a reader could take for something else."""
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[\x00-\x1f\x7f<>:\"|?*]", "_", last).strip(". ")
    return plain[-100:] or "text.txt"


class _bare_names:  # noqa: N801  # reads as a function
    """Inside, errors name the uploaded file and not the folder that it was put into for reading, and fields of the form
    and not options of the command line."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ReviewError):
            if error.path is not None:
                error.path = Path(error.path).name
            error.message = re.sub(re.escape(self.folder) + r"/(?:[st]/)?", "", error.message)
            error.message = in_desk_words(error.message)
