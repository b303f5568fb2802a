"""What translations said at a git revision, read from the files as they were then."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from review.errors import InputError
from review.git.changed import changed_files
from review.git.repository import Repository

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.documents import Loaded
    from review.model import Document

__all__ = ["EarlierTexts"]


class EarlierTexts:
    """The translations of documents as they were at a revision of the repository that they lie in.

    Use it in a `with`: it keeps a process of git's for each repository. `missing` are the documents whose translation
    the revision does not have, or not as a text that can be read.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self.missing: list[str] = []
        self._known: dict[Path, tuple[Repository, str, frozenset[Path]]] = {}

    def __enter__(self) -> EarlierTexts:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for repository, _, _ in self._known.values():
            repository.close()

    def of(self, one: Loaded, translator: BackTranslator | None) -> Mapping[int, str]:
        """What each segment's translation said, as it reads, by the segment's number: where its source stood there as
        it stands now. Empty where the translation's file did not change, or no `translator` could compare them.

        Raises InputError where there is no git, no repository or no such
        revision.
        """
        from review.gate.segments import translated_as

        target = one.document.target_path
        if target is None:  # standard input
            self.missing.append(one.document.id)
            return {}
        repository, commit, changed = self._repository(target)
        if translator is None or target.resolve() not in changed:
            return {}
        then = self._document(one, repository, commit, translator)
        if then is None:
            self.missing.append(one.document.id)
            return {}
        return translated_as(then, one.document)

    def _repository(self, path: Path) -> tuple[Repository, str, frozenset[Path]]:
        """The repository of a file, the revision's commit in it, and the files that changed since."""
        whole = path.resolve()
        found = next((known for known in self._known.values() if whole.is_relative_to(known[0].top)), None)
        if found is None:
            changed = changed_files(whole.parent, self.revision)
            repository = Repository(whole.parent)
            found = repository, repository.resolve(self.revision), changed
            self._known[repository.top] = found
        return found

    def _document(
        self, one: Loaded, repository: Repository, commit: str, translator: BackTranslator
    ) -> Document | None:
        from review.documents import load_files, load_pairs

        document = one.document
        settings = replace(
            one.settings, source_language=document.source_language, target_language=document.target_language
        )
        with tempfile.TemporaryDirectory(prefix="review-") as name:
            folder = Path(name)
            target = self._written(document.target_path, folder / "target", repository, commit)
            if target is None:
                return None
            try:
                if document.source_path == document.target_path:
                    return load_pairs(target, settings).document
                source = self._written(document.source_path, folder / "source", repository, commit)
                kept = source or document.source_path
                return load_files(kept, target, settings, translator=translator).document if kept is not None else None
            except InputError:  # what it was then is no text of this kind
                return None

    @staticmethod
    def _written(path: Path | None, folder: Path, repository: Repository, commit: str) -> Path | None:
        """A file as it was, under its own name; None where the commit does not have it."""
        whole = path.resolve() if path is not None else None
        if path is None or whole is None or not whole.is_relative_to(repository.top):
            return None
        blob = repository.blob_at(commit, whole.relative_to(repository.top).as_posix())
        data = repository.blob(blob) if blob is not None else None
        if data is None:
            return None
        folder.mkdir()
        file = folder / path.name
        file.write_bytes(data)
        return file
