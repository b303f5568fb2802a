"""Which documents of folders changed since a git revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from review.config import Settings, find_settings_file

if TYPE_CHECKING:
    from review.formats.corpus import CorpusEntry
    from review.gate.baseline import Baseline

__all__ = ["ChangedDocuments"]


class ChangedDocuments:
    """Says of each corpus entry whether it needs scoring, and remembers those that do not."""

    def __init__(
        self, folders: list[Path], settings: Settings, since: str, config: Path | None, baseline: Baseline | None
    ) -> None:
        from review.git.changed import changed_files

        self._known = baseline.documents if baseline is not None else None
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
        if self._all or files & self._files or (self._known is not None and entry.id not in self._known):
            return True
        self.unchanged.add(entry.id)
        return False
