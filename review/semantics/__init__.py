"""Sentence embeddings: whether two texts of two languages speak of the same, for pairs that no model translates."""

from __future__ import annotations

from review.semantics.encoder import Encoder, Spread, Vectors
from review.semantics.finding import ENCODERS, chosen_encoder, find_encoder, uncompared_note

__all__ = ["ENCODERS", "Encoder", "Spread", "Vectors", "chosen_encoder", "find_encoder", "uncompared_note"]
