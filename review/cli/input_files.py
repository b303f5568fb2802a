"""The files that a command reads."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from review.cli.chosen import documents_of_settings, has_documents
from review.config import SETTINGS_FILES, Settings
from review.errors import ConfigError, InputError, UsageError
from review.formats.patterns import expanded, fixed_folder, is_pattern

if TYPE_CHECKING:
    from review.cli.back_translation import BackTranslationWish

__all__ = ["input_files"]


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
        elif settings.documents_folder is not None and not has_documents(folder):
            with suppress(InputError, UsageError):
                for entry in documents_of_settings(folder, folder, settings).entries:
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
