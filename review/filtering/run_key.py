"""What a run over a table must have in common with the interrupted one that it goes on from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from review.checks.glossary import with_glossary
from review.config import Settings
from review.filtering.windows import WINDOW

__all__ = ["run_key"]


def run_key(path: Path, settings: Settings, languages: tuple[str, str], *others: object) -> str:
    """A digest of what the table is called, the settings with their glossary, and whatever else decides on the outputs
    but for the table's rows, of which `Beginning` has digests. Raises InputError for the glossary.
    """
    from review import __version__

    parts = (__version__, path.name, languages, with_glossary(settings), WINDOW, *others)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
