"""Paragraphs in, beads out; pure functions."""

from __future__ import annotations

from review.align.back import SentencePair
from review.align.beads import Bead, Encode, align

__all__ = ["Bead", "Encode", "SentencePair", "align"]
