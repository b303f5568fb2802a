"""Paths of which one lies in another: what a folder holds is named with it, and read once."""

from __future__ import annotations

from pathlib import Path

from review.config import Settings
from review.errors import ReviewError

__all__ = ["named_once"]


def named_once(paths: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """The paths without those that stand among them twice, or in a folder among them whose documents they are: a file
    that changed and its folder, as hooks name them.
    """
    places: dict[Path, str] = {}
    try:
        for path in paths:
            places.setdefault(Path(path).resolve() if path != "-" else Path(path), path)
        folders = [place for place in places if place.is_dir()]
    except (OSError, ValueError, RuntimeError):  # no path at all, a loop of links: whoever reads it says so
        return paths
    if len(folders) == 0 or len(paths) < 2:
        return paths
    return tuple(path for place, path in places.items() if not any(_holds(one, place, settings) for one in folders))


def _holds(folder: Path, place: Path, settings: Settings) -> bool:
    """Whether the documents of a folder are those of a path within, or the path is a file of one of them."""
    from review.cli.chosen import documents_of_settings, has_documents
    from review.formats.tables_in import tables_in

    if place == folder or not place.is_relative_to(folder):
        return False
    if has_documents(folder):
        return has_documents(place) if place.is_dir() else _is_text_of(place, folder)
    if place.is_dir():
        return not has_documents(place)
    try:
        if settings.documents_folder is not None:
            entries = documents_of_settings(folder, folder, settings).entries
        else:
            entries = tables_in(place.parent, folder, settings)
    except ReviewError:
        return False
    files = [file for one in entries for file in (one.source, one.target, one.pairs) if file is not None]
    return any(file.resolve() == place for file in files)


def _is_text_of(file: Path, folder: Path) -> bool:
    """Whether a document.toml beside or above a file, as far as the folder, names it."""
    from review.formats.corpus import DOCUMENT_FILE, read_entry
    from review.scoring import known_checks

    for above in file.parents:
        if (above / DOCUMENT_FILE).is_file():
            try:
                entry = read_entry(above, folder, known_checks())
            except ReviewError:
                return False
            named = [entry.source, entry.target, entry.pairs, entry.gold, above / DOCUMENT_FILE, *entry.references]
            return any(one is not None and one.resolve() == file for one in named)
        if above == folder:
            break
    return False
