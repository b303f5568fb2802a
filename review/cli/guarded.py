"""Documents together with the baseline that guards them: where it lies, how documents are named, which need scoring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from review.cli.options import are_documents
from review.config import SETTINGS_FILES, DocumentPattern, Settings, find_settings_file
from review.errors import BaselineError, ConfigError, InputError, UsageError
from review.formats import is_bilingual
from review.formats.patterns import expanded, fixed_folder, is_pattern

if TYPE_CHECKING:
    from review.backtranslation import BackTranslator
    from review.cli.back_translation import BackTranslationWish
    from review.documents import Loaded
    from review.formats.corpus import CorpusEntry
    from review.formats.patterns import Found
    from review.gate.known import Baseline
    from review.judges.judge import Judge
    from review.metrics.learned import LearnedScorer
    from review.report import DocumentReport

__all__ = ["Guarded", "baseline_path", "input_files", "load_guarded", "score_all"]


@dataclass(frozen=True, slots=True)
class Guarded:
    """What is to be scored. `expected` are the baseline's documents below the paths, `unchanged` those left out."""

    loaded: tuple[Loaded, ...]
    expected: frozenset[str] = frozenset()
    unchanged: frozenset[str] = frozenset()
    #: A line for each source without a translation.
    lacking: tuple[str, ...] = ()


def baseline_path(paths: tuple[str, ...], chosen: Path | None) -> Path | None:
    """The baseline that was asked for, else the one in or above the folders; None where there is none.

    Raises UsageError where folders have different ones.
    """
    from review.gate.file import find_baseline

    if chosen is not None:
        return chosen
    folders = [Path(path) if not is_pattern(path) else fixed_folder(path) for path in paths if path != "-"]
    found = {find_baseline(folder) for folder in folders if folder.is_dir()}
    if len(found) > 1:
        names = " and ".join(sorted(str(path) if path else "none" for path in found))
        raise UsageError(
            f"the folders have different baselines ({names}); say which with --baseline, or score them apart"
        )
    return next(iter(found), None)


def input_files(
    paths: tuple[str, ...],
    settings: Settings,
    config: Path | None,
    wish: BackTranslationWish,
    *others: Path | str | None,
) -> list[Path | str]:
    """Every file that a command on these paths reads, so that none of them is taken for its output.

    Settings files above the folders count, too: they are looked into for a [tool.review]. What is wrong with a folder
    the command says itself, before it writes anything.
    """
    from review.formats.corpus import DOCUMENT_FILE, find_documents, read_entry
    from review.scoring import known_checks

    found: list[Path | str | None] = [*others, settings.glossary, config]
    for path in paths:
        folder = Path(path)
        if is_pattern(path):
            with suppress(InputError):
                found += expanded(path)
            folder = fixed_folder(path)
        elif path == "-" or not folder.is_dir():
            found.append(path)
            folder = folder.parent
        elif settings.documents_folder is not None and not _has_documents(folder):
            with suppress(InputError, UsageError):
                for entry in _of_settings(folder, folder, settings).entries:
                    found += [entry.source, entry.target]
        else:
            with suppress(ConfigError, InputError):
                for place in find_documents(folder):
                    entry = read_entry(place, folder, known_checks())
                    found += [place / DOCUMENT_FILE, entry.source, entry.target, entry.pairs, entry.gold]
                    found += [*entry.references, entry.settings.glossary]
        for above in (folder, *folder.resolve().parents):
            found += [above / name for name in SETTINGS_FILES]
    for model in (wish.model, wish.forward_model):
        if model is not None and Path(model).is_dir():
            found += sorted(Path(model).iterdir())
    return [path for path in found if path is not None]


def load_guarded(
    paths: tuple[str, ...],
    settings: Settings,
    *,
    references: tuple[str, ...] = (),
    place: Path | None = None,
    baseline: Baseline | None = None,
    since: str | None = None,
    config: Path | None = None,
    translator: BackTranslator | None = None,
) -> Guarded:
    """The documents of the command line's paths. In folders below the baseline's they are named from there.

    `translator` helps to align them.

    With `since`, only those that changed since that git revision, and those that the baseline does not know.
    Raises UsageError for paths that do not go together.
    """
    from review.documents import load_corpus, load_entry, load_files, load_pairs
    from review.scoring import known_checks

    if baseline is not None:
        settings = replace(settings, decided=baseline.decided())
    if any(map(is_pattern, paths)):
        if len(paths) == 2 and not all(map(is_bilingual, paths)):
            if references or since is not None:
                raise UsageError("--reference and --since do not go with patterns")
            return _of_patterns(paths, settings, place, baseline, translator)
        paths = tuple(file for path in paths for file in (expanded(path) if is_pattern(path) else [path]))
    if not are_documents(paths):
        missing = next((path for path in paths if path != "-" and not _exists(path)), None)
        if missing is not None:
            raise InputError("no such file or folder; check the path", missing)
        if len(paths) == 1:
            raise UsageError(
                "wants two files, a source and its translation; or folders with a document.toml, or a table"
            )
        if len(paths) != 2 or any(Path(path).is_dir() for path in paths):
            raise UsageError(
                "wants two files (source and translation), or folders and files of both languages (tables, "
                "catalogues), not a mixture; two patterns go in quotes, so that the shell leaves them alone"
            )
        if since is not None:
            raise UsageError("--since goes with folders: git says which of their documents changed")
        return Guarded((load_files(paths[0], paths[1], settings, references, translator),))
    if references:
        raise UsageError("--reference goes with two text files; a document.toml or a table names its own references")
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    if since is not None and len(folders) != len(paths):
        raise UsageError("--since goes with folders: git says which of their documents changed")
    changes = _Changes(folders, settings, since, config, baseline) if since is not None else None
    loaded: list[Loaded] = []
    expected: set[str] = set()
    lacking: list[str] = []
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            loaded.append(load_pairs(path, settings))
            continue
        folder = Path(path)
        root = _root(folder, place)
        wanted = changes.wanted if changes is not None else None
        if settings.documents_folder is not None and not _has_documents(folder):
            found = _of_settings(folder, root, settings)
            entries = [entry for entry in found.entries if wanted is None or wanted(entry)]
            loaded += [replace(load_entry(entry, settings, translator), entry=None) for entry in entries]
            lacking += found.lacking
        else:
            loaded += load_corpus(folder, settings, known_checks(), root=root, wanted=wanted, translator=translator)
        expected |= _below(folder, root, baseline.documents if baseline is not None else ())
    ids = Counter(one.document.id for one in loaded)
    twice = next((name for name, count in ids.items() if count > 1), None)
    if twice is not None:
        raise UsageError(f"two documents are called {twice!r}; name their common parent folder instead")
    unchanged = frozenset(changes.unchanged if changes is not None else ())
    return Guarded(tuple(loaded), frozenset(expected), unchanged, tuple(lacking))


def _of_patterns(
    paths: tuple[str, ...],
    settings: Settings,
    place: Path | None,
    baseline: Baseline | None,
    translator: BackTranslator | None,
) -> Guarded:
    """The documents of two patterns, named from the baseline's folder, else from where one stands."""
    from review.documents import load_entry
    from review.formats.patterns import find_patterns

    root = place.resolve().parent if place is not None else Path.cwd()
    found = find_patterns([DocumentPattern(*paths)], Path(), root, settings)
    loaded = tuple(replace(load_entry(entry, settings, translator), entry=None) for entry in found.entries)
    if not loaded:
        raise InputError(f"no file is called so that belongs to one of {paths[0]}; check the pattern", paths[1])
    known = baseline.documents if baseline is not None else ()
    expected = _below(fixed_folder(paths[1]), root, known) if known else set()
    return Guarded(loaded, frozenset(expected), lacking=found.lacking)


def _has_documents(folder: Path) -> bool:
    from review.formats.corpus import DOCUMENT_FILE

    return next(folder.rglob(DOCUMENT_FILE), None) is not None


def _of_settings(folder: Path, root: Path, settings: Settings) -> Found:
    """What the setting `documents` names, as far as source or translation lies in a folder."""
    from review.formats.patterns import Found, find_patterns

    assert settings.documents_folder is not None
    whole = find_patterns(settings.documents, settings.documents_folder, root, settings)
    place = folder.resolve()

    def inside(entry: CorpusEntry) -> bool:
        paths = [path.resolve() for path in (entry.source, entry.target) if path is not None]
        return any(path.is_relative_to(place) for path in paths)

    return Found(tuple(filter(inside, whole.entries)), whole.lacking)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long a name, or no name at all
        return False


def score_all(
    guarded: Guarded,
    translator: BackTranslator | None,
    *,
    intervals: bool = False,
    judge: Judge | None = None,
    baseline: Baseline | None = None,
    sources: Baseline | None = None,
    learned: Sequence[LearnedScorer] = (),
) -> tuple[DocumentReport, ...]:
    """Scores all, with what the baseline knows of sources that changed, and with a progress bar where standard error is
    a terminal; a judge that asks has its own.

    With a baseline, what changed since is compared with the translations that it has; `sources` is the one that knows
    which sources the translations were made from.
    Raises EngineError as the translator and the judge do.
    """
    from review.cli.progress import progress
    from review.gate.known import earlier_translations
    from review.gate.stale import changes_since
    from review.scoring import score_document

    reports = []
    with progress("scoring", 0 if judge is not None and judge.asks else len(guarded.loaded)) as step:
        for one in guarded.loaded:
            known = baseline.documents.get(one.document.id) if baseline is not None else None
            earlier = earlier_translations(one.document, known)
            made = sources.documents.get(one.document.id) if sources is not None else None
            report = score_document(
                one.document,
                one.settings,
                intervals=intervals,
                translator=translator,
                judge=judge,
                earlier=earlier,
                changes=changes_since(one.document, made) if made is not None else None,
                learned=learned,
            )
            reports.append(report)
            step()
    return tuple(reports)


def _root(folder: Path, place: Path | None) -> Path:
    top = place.resolve().parent if place is not None else None
    return top if top is not None and folder.resolve().is_relative_to(top) else folder


def _below(folder: Path, root: Path, known: Iterable[str] | Mapping[str, object]) -> set[str]:
    prefix = folder.resolve().relative_to(root.resolve()).as_posix()
    if prefix == ".":
        return set(known)
    return {name for name in known if name == prefix or name.startswith(prefix + "/")}


class _Changes:
    """Says of each corpus entry whether it needs scoring, and remembers those that do not."""

    def __init__(
        self, folders: list[Path], settings: Settings, since: str, config: Path | None, baseline: Baseline | None
    ) -> None:
        from review.git.changed import changed_files

        if baseline is None:
            raise BaselineError(
                "--since needs a baseline, which says what is known of the documents that did not change; write one "
                f"with: review baseline write {folders[0]}"
            )
        self._known = baseline.documents
        self._files: set[Path] = set()
        for folder in folders:
            self._files |= changed_files(folder, since)
        shared = (config or find_settings_file(folders[0]), settings.glossary)
        self._all = any(path is not None and path.resolve() in self._files for path in shared)
        self.unchanged: set[str] = set()

    def wanted(self, entry: CorpusEntry) -> bool:
        from review.formats.corpus import DOCUMENT_FILE

        parts = (entry.folder / DOCUMENT_FILE, entry.source, entry.target, entry.pairs, entry.settings.glossary)
        files = {path.resolve() for path in (*parts, *entry.references) if path is not None}
        if self._all or entry.id not in self._known or files & self._files:
            return True
        self.unchanged.add(entry.id)
        return False
