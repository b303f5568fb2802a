"""Texts as pieces of a span model's vocabulary, with where each stands in the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from review.errors import EngineError

__all__ = ["PlacedPieces", "SpanPieces"]

_LONGEST = 240
"""Pieces of a side that are read: with both sides the encoder's places are not used up."""


class PlacedPieces(NamedTuple):
    """Ids, and where the text has each (start, end): without the space before a word."""

    ids: list[int]
    places: list[tuple[int, int]]


class SpanPieces:
    """A SentencePiece file, or what one holds. Raises EngineError where it is none; `path` is named then."""

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        import sentencepiece

        self._processor: Any = sentencepiece.SentencePieceProcessor()
        try:
            if data is None:
                self._processor.load(str(path))
            else:
                self._processor.load_from_serialized_proto(data)
        except (OSError, RuntimeError) as error:
            raise EngineError(f"not a SentencePiece vocabulary: {error}", path) from error
        self.size = int(self._processor.get_piece_size())

    def names(self) -> list[str]:
        """All pieces, by id."""
        return [str(self._processor.id_to_piece(n)) for n in range(self.size)]

    def read(self, text: str) -> PlacedPieces:
        """The likeliest segmentation. A lone surrogate is read as what it is replaced by."""
        readable = text.encode("utf-8", "replace").decode("utf-8")
        got = self._processor.encode(readable, return_type="offset_mapping")
        places = []
        for start, end in got["offsets"][:_LONGEST]:
            while start < end and readable[start].isspace():
                start += 1
            places.append((start, end))
        return PlacedPieces(list(got["ids"][:_LONGEST]), places)

    def length(self, text: str) -> int:
        """How many pieces a text has, those that are not read among them."""
        return len(self._processor.encode(text.encode("utf-8", "replace").decode("utf-8")))
