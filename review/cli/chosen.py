"""The documents that a command line names: which they are, how they are called, and which of them need scoring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from review.cli.named_once import named_once
from review.cli.options import are_documents
from review.config import DocumentPattern, Settings
from review.errors import InputError, UsageError
from review.files import LOOP, is_link_loop
from review.formats.patterns import expanded, fixed_folder, is_pattern
from review.formats.registry import is_bilingual
from review.formats.tables_in import tables_in

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.cli.changed_documents import ChangedDocuments
    from review.documents import Loaded
    from review.formats.corpus import CorpusEntry
    from review.formats.patterns import FoundEntries
    from review.gate.baseline import Baseline

__all__ = ["Chosen", "documents_of_settings", "follow_renamed", "has_documents", "load_chosen"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be scored. `expected` are the baseline's documents below the paths, `unchanged` those left out;
    `renamed` are the ids that documents have now, by those that the baseline has.
    """

    loaded: tuple[Loaded, ...]
    expected: frozenset[str] = frozenset()
    unchanged: frozenset[str] = frozenset()
    #: A line for each source without a translation.
    lacking: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


def follow_renamed(baseline: Baseline, chosen: Chosen) -> tuple[Baseline, Chosen]:
    """Both with renamed documents under the ids that they have now; findings keep the fingerprints that they had."""
    from review.gate.renamed import followed

    expected = chosen.expected - chosen.unchanged
    baseline, names = followed(baseline, [one.document for one in chosen.loaded], expected)
    now = frozenset(names.get(name, name) for name in chosen.expected)
    return baseline, replace(chosen, expected=now, renamed=names)


def load_chosen(
    paths: tuple[str, ...],
    settings: Settings,
    *,
    references: tuple[str, ...] = (),
    place: Path | None = None,
    baseline: Baseline | None = None,
    since: str | None = None,
    config: Path | None = None,
    translator: BackTranslator | None = None,
) -> Chosen:
    """The documents of the command line's paths. In folders below the baseline's they are named from there.

    `translator` helps to align them.

    With `since`, of folders and patterns only those that changed since that git revision, and those that a baseline
    does not know.
    Raises UsageError for paths that do not go together.
    """
    from review.cli.changed_documents import ChangedDocuments
    from review.documents import load_corpus, load_entry, load_files, load_pairs
    from review.scoring import known_checks

    if "" in paths:
        raise UsageError("one of the paths is empty; a variable of the shell has no value, perhaps")
    if baseline is not None:
        settings = replace(settings, decided=baseline.decided())
    if any(map(is_pattern, paths)):
        if len(paths) == 2 and not all(map(is_bilingual, paths)):
            if references:
                raise UsageError("--reference does not go with patterns")
            between = [fixed_folder(path) for path in paths]
            changes = ChangedDocuments(between, settings, since, config, baseline) if since is not None else None
            return _of_patterns(paths, settings, place, baseline, translator, changes)
        by_pattern = [file for path in paths if is_pattern(path) for file in expanded(path)]
        paths = tuple(
            dict.fromkeys(file for path in paths for file in (expanded(path) if is_pattern(path) else [path]))
        )
    else:
        by_pattern = []
    paths = named_once(paths, settings)
    if not are_documents(paths):
        _check_pair(paths)
        return Chosen((load_files(paths[0], paths[1], settings, references, translator),))
    if references:
        raise UsageError("--reference goes with two text files; a document.toml or a table names its own references")
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    changes = ChangedDocuments(folders, settings, since, config, baseline) if since is not None and folders else None
    loaded: list[Loaded] = []
    expected: set[str] = set()
    lacking: list[str] = []
    names = Counter(Path(path).name for path in paths)
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            one = load_pairs(path, settings)
            if path in by_pattern or names[one.document.id] > 1:
                one = replace(one, document=replace(one.document, id=_name_from(path, _top(place))))
            loaded.append(one)
            continue
        folder = Path(path)
        root = _root(folder, place)
        wanted = changes.wanted if changes is not None else None
        below = _below(folder, root, baseline.documents if baseline is not None else ())
        if settings.documents_folder is not None and not has_documents(folder):
            found = documents_of_settings(folder, root, settings)
            entries = [entry for entry in found.entries if wanted is None or wanted(entry)]
            loaded += [replace(load_entry(entry, settings, translator), entry=None) for entry in entries]
            lacking += found.lacking
        elif not has_documents(folder):
            emptied = bool(below) or (baseline is not None and not baseline.documents)
            found_here = _tables(folder, root, settings, emptied=emptied)
            lacking += [] if found_here else [f"{path} has no document any more."]
            entries = [entry for entry in found_here if wanted is None or wanted(entry)]
            loaded += [replace(load_entry(entry, settings, translator), entry=None) for entry in entries]
        else:
            loaded += load_corpus(folder, settings, known_checks(), root=root, wanted=wanted, translator=translator)
        expected |= below
    ids = Counter(one.document.id for one in loaded)
    twice = next((name for name, count in ids.items() if count > 1), None)
    if twice is not None:
        raise UsageError(f"two documents are called {twice!r}; name their common parent folder instead")
    unchanged = frozenset(changes.unchanged if changes is not None else ())
    return Chosen(tuple(loaded), frozenset(expected), unchanged, tuple(lacking))


def _tables(folder: Path, root: Path, settings: Settings, *, emptied: bool) -> tuple[CorpusEntry, ...]:
    """The tables and catalogues of a folder without documents.

    Raises InputError where there are none, either, unless the folder was emptied: of what its baseline knows the gate
    says that it is gone, and one that knows nothing any more was written so.
    """
    found = tables_in(folder, root, settings)
    if not found and folder.is_dir() and not emptied:
        said = "has no document.toml at or below it, nor a file of both languages (a table, a catalogue)"
        raise InputError(f"{said}; name two files, or write a document.toml as docs/corpora.md shows", folder)
    return found


def _check_pair(paths: tuple[str, ...]) -> None:
    """Raises InputError and UsageError for paths that are neither documents nor a source and its translation."""
    missing = next((path for path in paths if path != "-" and not _exists(path)), None)
    if missing is not None:
        said = LOOP if is_link_loop(missing) else "no such file or folder; check the path"
        if "://" in missing:
            said = "is an address; nothing is fetched: save what it leads to in a file, and name that"
        raise InputError(said, missing)
    if len(paths) == 1:
        raise UsageError("wants two files, a source and its translation; or folders with a document.toml, or a table")
    folders = [path for path in paths if Path(path).is_dir()]
    if len(paths) == 2 and len(folders) == 1:
        role, file = ("source", paths[1]) if folders[0] == paths[0] else ("translation", paths[0])
        said = "is a folder without a document.toml" if not has_documents(Path(folders[0])) else "is a folder"
        raise InputError(f"{said}; beside {file} the file of its {role} is wanted: name one in it", folders[0])
    if len(paths) != 2 or folders:
        raise UsageError(
            "wants two files (source and translation), or folders and files of both languages (tables, "
            "catalogues), not a mixture; two patterns go in quotes, so that the shell leaves them alone"
        )


def _of_patterns(
    paths: tuple[str, ...],
    settings: Settings,
    place: Path | None,
    baseline: Baseline | None,
    translator: BackTranslator | None,
    changes: ChangedDocuments | None,
) -> Chosen:
    """The documents of two patterns that `changes` wants, named from the baseline's folder, else the working folder."""
    from review.documents import load_entry
    from review.formats.patterns import find_patterns

    root = _top(place)
    found = find_patterns([DocumentPattern(*paths)], Path(), root, settings, asked=True)
    if not found.entries:
        raise InputError(f"no file is called so that belongs to one of {paths[0]}; check the pattern", paths[1])
    known = baseline.documents if baseline is not None else ()
    expected = _below(fixed_folder(paths[1]), root, known) if known else set()
    entries = [entry for entry in found.entries if changes is None or changes.wanted(entry)]
    loaded = tuple(replace(load_entry(entry, settings, translator), entry=None) for entry in entries)
    unchanged = frozenset(changes.unchanged if changes is not None else ())
    return Chosen(loaded, frozenset(expected), unchanged, found.lacking)


def _top(place: Path | None) -> Path:
    """The folder that documents given by files are named from: the baseline's, else where one stands."""
    return place.resolve().parent if place is not None else Path.cwd()


def _name_from(path: str, top: Path) -> str:
    whole = Path(path).resolve()
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else Path(path).as_posix()


def has_documents(folder: Path) -> bool:
    """Whether a folder holds documents of its own, each with a document.toml."""
    from review.formats.corpus import DOCUMENT_FILE

    return next(folder.rglob(DOCUMENT_FILE), None) is not None


def documents_of_settings(folder: Path, root: Path, settings: Settings) -> FoundEntries:
    """What the setting `documents` names, as far as source or translation lies in a folder."""
    from review.formats.patterns import FoundEntries, find_patterns

    assert settings.documents_folder is not None
    whole = find_patterns(settings.documents, settings.documents_folder, root, settings)
    place = folder.resolve()

    def inside(entry: CorpusEntry) -> bool:
        paths = [path.resolve() for path in (entry.source, entry.target) if path is not None]
        return any(path.is_relative_to(place) for path in paths)

    return FoundEntries(tuple(filter(inside, whole.entries)), whole.lacking)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long a name, or no name at all
        return False


def _root(folder: Path, place: Path | None) -> Path:
    top = place.resolve().parent if place is not None else None
    return top if top is not None and folder.resolve().is_relative_to(top) else folder


def _below(folder: Path, root: Path, known: Iterable[str] | Mapping[str, object]) -> set[str]:
    prefix = folder.resolve().relative_to(root.resolve()).as_posix()
    if prefix == ".":
        return set(known)
    return {name for name in known if name == prefix or name.startswith(prefix + "/")}
