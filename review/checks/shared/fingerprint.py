"""Fingerprints: which finding is which, from run to run.

sha256 over the check, the document's id, the segment's source text and the span's text (both normalised: NFC, case
folded, white space single), and which occurrence of these four it is. Lines and paragraph numbers are not in it, so a
moved paragraph keeps its fingerprints; changing its source, or the span's words, changes them.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from review.text.normalize import fold

__all__ = ["Fingerprinter"]


class Fingerprinter:
    """Gives fingerprints to one document's findings, to be asked in the order of the text."""

    def __init__(self, document_id: str) -> None:
        self._document = document_id
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def fingerprint(self, check: str, source: str, span: str) -> str:
        """32 hexadecimal digits, the first half of the digest."""
        key = (check, fold(source), fold(span))
        occurrence = self._seen[key]
        self._seen[key] += 1
        fields = (check, self._document, key[1], key[2], str(occurrence))
        return hashlib.sha256("\x1f".join(fields).encode("utf-8", "surrogatepass")).hexdigest()[:32]
