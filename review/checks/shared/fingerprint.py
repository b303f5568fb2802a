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
        # one source is asked for again and again, and may be long: it is folded and digested once for each check
        self._source = self._folded = ""
        self._begun: dict[str, hashlib._Hash] = {}

    def fingerprint(self, check: str, source: str, span: str) -> str:
        """32 hexadecimal digits, the first half of the digest."""
        if source != self._source:
            self._source, self._folded = source, fold(source)
            self._begun.clear()
        key = (check, self._folded, fold(span))
        occurrence = self._seen[key]
        self._seen[key] += 1
        if check not in self._begun:
            self._begun[check] = hashlib.sha256(_bytes(f"{check}\x1f{self._document}\x1f{self._folded}\x1f"))
        digest = self._begun[check].copy()
        digest.update(_bytes(f"{key[2]}\x1f{occurrence}"))
        return digest.hexdigest()[:32]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
