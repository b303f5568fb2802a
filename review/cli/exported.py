"""What `review export` is to write: a document of the desk's database, or files that no desk has."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from review.cli.options import settings_of
from review.errors import UsageError
from review.formats.registry import is_bilingual
from review.text.counted import counted

if TYPE_CHECKING:
    from review.documents import Loaded
    from review.store.engine import Store
    from review.store.listing import DocumentSummary

__all__ = ["WantedExport", "corpora_names", "opened", "wanted"]

_UNCORRECTED = "no desk has it, so nobody corrected it; written as its files have it"


@dataclass(frozen=True, slots=True)
class WantedExport:
    """A document of the store, or files to be opened (one of both languages, a pair, a corpus folder's), by a name.

    `files` are the paths that were given or found; none where the store has it. `note` says what is odd about it.
    """

    name: str
    id: int | None = None
    files: tuple[Path, ...] = ()
    note: str = ""


def corpora_names() -> Mapping[str, Path]:
    """The documents of the corpora folder that the desk opens ($REVIEW_CORPORA, else corpora/), by name."""
    from review.formats.corpus import DOCUMENT_FILE, document_id

    folder = Path(os.environ.get("REVIEW_CORPORA") or "corpora")
    places = sorted(path.parent for path in folder.rglob(DOCUMENT_FILE)) if folder.is_dir() else ()
    return {document_id(place, folder): place for place in places}


def wanted(words: tuple[str, ...], stored: Mapping[str, DocumentSummary], store: Store | None) -> WantedExport:
    """What was asked for: a name that the desk has, files, or a name of the corpora folder, in that order.

    Raises UsageError where it is none of them, or several documents.
    """
    paths = tuple(map(Path, words))
    if len(words) == 2 and not set(words) <= set(stored) and all(path.is_file() for path in paths):
        return _of_files(paths, stored, store)
    if len(words) > 1:
        raise UsageError("one document at a time; call it once for each")
    word, path = words[0], paths[0]
    if word in stored:
        return WantedExport(word, stored[word].id)
    if path.is_dir():
        return _of_folder(path, stored)
    if path.is_file() and is_bilingual(word):
        return _of_files(paths, stored, store)
    if path.is_file():
        raise UsageError(f"{word} is in one language; name its source, too: review export SOURCE {word}")
    lying = corpora_names()
    if word in lying:
        return WantedExport(word, files=(lying[word],), note=_UNCORRECTED)
    from review.settings_table import nearest

    raise UsageError(f"there is no document {word!r}{nearest(word, [*stored, *lying])}")


@contextmanager
def opened(one: WantedExport, *, scored: bool) -> Iterator[tuple[Store, int]]:
    """Files as the desk would have them before anybody touched them, in a database that is gone afterwards.

    `scored`: their findings are wanted, as the desk finds them, with the best engine at hand.
    """
    from review.store.engine import open_store
    from review.store.importing import add_document

    translator = None
    if scored and os.environ.get("REVIEW_BACK_TRANSLATION") != "none":
        from review.backtranslation.run import BackTranslator

        translator = BackTranslator()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "desk.sqlite"))
        try:
            loaded = _loaded(one)
            yield store, add_document(store, store.local_reviewer(), loaded, key=one.name, translator=translator)
        finally:
            store.close()


def _loaded(one: WantedExport) -> Loaded:
    from review.documents import load_entry, load_files, load_pairs
    from review.formats.corpus import read_entry
    from review.scoring import known_checks

    settings = settings_of(tuple(map(str, one.files)), None, None, None, None)
    if one.files[0].is_dir():
        return load_entry(read_entry(one.files[0], one.files[0], known_checks()), settings)
    return load_files(*one.files, settings) if len(one.files) == 2 else load_pairs(one.files[0], settings)


def _of_folder(path: Path, stored: Mapping[str, DocumentSummary]) -> WantedExport:
    from review.formats.corpus import find_documents

    places = find_documents(path)
    if len(places) > 1:
        names = {place.resolve(): name for name, place in corpora_names().items()}
        told = ", ".join(names.get(place.resolve(), str(place)) for place in places[:10])
        more = f" and {counted(len(places) - 10, 'other')}" if len(places) > 10 else ""
        raise UsageError(f"{path} holds several documents; name one: {told}{more}")
    place = places[0].resolve()
    for name, summary in stored.items():
        if summary.folder == str(place):
            return WantedExport(name, summary.id)
    name = next((name for name, lying in corpora_names().items() if lying.resolve() == place), place.name)
    return WantedExport(name, files=(places[0],), note=_UNCORRECTED)


def _of_files(paths: tuple[Path, ...], stored: Mapping[str, DocumentSummary], store: Store | None) -> WantedExport:
    """Files that the desk may have under the translation's name, as it calls what is uploaded."""
    name = paths[-1].name
    if store is None or name not in stored:
        return WantedExport(name, files=paths, note=_UNCORRECTED)
    from review.store.tables import FileRow

    with store.reading() as session:
        kept = session.get(FileRow, (stored[name].id, "target"))
        same = kept is not None and kept.data == paths[-1].read_bytes()
    if same:
        return WantedExport(name, stored[name].id)
    note = "the desk has corrections of another text of that name; written as the file has it"
    return WantedExport(name, files=paths, note=note)
