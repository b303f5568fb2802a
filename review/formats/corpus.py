"""A corpus folder: document.toml with languages, files, licence and provenance, the texts beside it, gold.jsonl.

    title = "…"                     what a person calls it
    source-language = "vi"          and target-language; BCP 47
    source = "source.vi.txt"        file names in this folder; a file of both instead: pairs = "app.de.xlf"
    target = "target.en.txt"
    references = ["reference.en.txt"]
    licence = "CC0-1.0"             who may use it, and where it comes from
    provenance = "…"

The settings of `review.config` may stand here too, for this document alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.config import SETTINGS, OptionTypes, Settings, parse_settings
from review.errors import ConfigError, InputError
from review.files import lies_in
from review.settings_table import nearest
from review.toml_file import read_toml

__all__ = ["DOCUMENT_FILE", "DOCUMENT_KEYS", "CorpusEntry", "document_id", "find_documents", "read_entry"]

DOCUMENT_FILE = "document.toml"
#: What a document.toml may say beyond settings, with its meaning for the documentation.
DOCUMENT_KEYS: Mapping[str, str] = {
    "title": "what a person calls the document",
    "source": "file of the source text",
    "target": "file of the translation",
    "pairs": "file of both languages (a table, a catalogue), instead of source and target",
    "references": "list of files with reference translations",
    "licence": "SPDX identifier",
    "provenance": "where the texts come from",
}


@dataclass(frozen=True, slots=True)
class CorpusEntry:
    """One document.toml, read and checked; all paths lie in `folder`."""

    id: str
    folder: Path
    settings: Settings
    source: Path | None
    target: Path | None
    pairs: Path | None
    references: tuple[Path, ...]
    title: str = ""
    licence: str = ""
    provenance: str = ""

    @property
    def gold(self) -> Path:
        """Where annotated errors lie, if they do."""
        return self.folder / "gold.jsonl"


def find_documents(folder: Path) -> tuple[Path, ...]:
    """The folders at or below `folder` that hold a document.toml, sorted. Raises InputError where there are none."""
    if not folder.is_dir():
        raise InputError("no such folder; check the path", folder)
    found = sorted(path.parent for path in folder.rglob(DOCUMENT_FILE) if path.is_file())
    if not found:
        raise InputError(f"has no {DOCUMENT_FILE} at or below it; see docs/corpora.md for how to write one", folder)
    return tuple(found)


def read_entry(folder: Path, root: Path, known_checks: Mapping[str, Mapping[str, OptionTypes]]) -> CorpusEntry:
    """The document in `folder`; its id is the folder's path below `root`, or its own name where they are the same.

    Raises ConfigError for an unknown key, a wrong type, a path that leaves the folder, files that do not go together.
    """
    path = folder / DOCUMENT_FILE
    table = read_toml(path)
    for key in table:
        if key not in DOCUMENT_KEYS and key not in SETTINGS and key not in ("checks", "custom"):
            known = [*DOCUMENT_KEYS, *SETTINGS, "checks", "custom"]
            raise ConfigError(f"unknown key {key!r}{nearest(key, known)}", path)
    settings = parse_settings({key: table[key] for key in table if key not in DOCUMENT_KEYS}, path, known_checks)
    if settings.glossary is not None:
        _inside(settings.glossary.name, table["glossary"], folder, path)
    source, target, pairs = (_file(table, key, folder, path) for key in ("source", "target", "pairs"))
    if pairs is None and (source is None or target is None):
        raise ConfigError("names no source and target files (nor a pairs file)", path)
    if pairs is not None and (source is not None or target is not None):
        raise ConfigError("names a pairs file and a source or target file; one or the other", path)
    references = table.get("references", [])
    if not isinstance(references, list):
        raise ConfigError('references is a list of file names: references = ["reference.en.txt"]', path)
    for language in ("source-language", "target-language"):
        if language not in table:
            raise ConfigError(f"says no {language}", path)
    return CorpusEntry(
        document_id(folder, root),
        folder,
        settings,
        source,
        target,
        pairs,
        tuple(_inside("references", name, folder, path) for name in references),
        *(_text(table, key, path) for key in ("title", "licence", "provenance")),
    )


def document_id(folder: Path, root: Path) -> str:
    """What the document in `folder` is called among those below `root`."""
    relative = folder.resolve().relative_to(root.resolve()).as_posix()
    return folder.resolve().name if relative == "." else relative


def _text(table: Mapping[str, Any], key: str, path: Path) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{key} wants a text in quotes, not {value!r}", path)
    return value


def _file(table: Mapping[str, Any], key: str, folder: Path, path: Path) -> Path | None:
    return _inside(key, table[key], folder, path) if key in table else None


def _inside(key: str, name: Any, folder: Path, path: Path) -> Path:
    """A file of the folder. The name comes from a stranger's file: it must not lead anywhere else."""
    if not isinstance(name, str) or not name:
        raise ConfigError(f"{key} wants a file name in quotes, not {name!r}", path)
    if any(ord(character) < 32 for character in name):
        raise ConfigError(f"{key} names {name!r}: a file's name has no control characters", path)
    try:
        whole = (folder / name).resolve()
        odd = whole.exists() and not whole.is_file() and not whole.is_dir()
    except (OSError, RuntimeError) as error:  # a loop of links, a name that is too long
        raise ConfigError(f"{key} names {name[:80]!r}, which cannot be followed ({error})", path) from None
    if odd:
        raise ConfigError(f"{key} names {name!r}, which is no regular file", path)
    if not lies_in(whole, folder):
        raise ConfigError(f"{key} names {name!r}, which is outside the document's folder", path)
    return folder / name
