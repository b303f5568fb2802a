"""The weights of a span model in one file, and what CTranslate2 and numpy compute with.

`weights.npz` holds arrays by name: the encoder's as CTranslate2 names its variables, and the heads. A matrix is kept in
4 bits where it was so before, else in 7 with a scale for each row; the rest in half precision; deflate takes a tenth of
it. The encoder that a model begins with comes in 4 bits: blocks of 32 weights, a half-precision scale, then 16 bytes,
of which byte j holds the weights j and j + 16, each plus 8. What was not learned, the embeddings and the first layers,
loses nothing that way; a vocabulary of many languages would be most of a model else.
"""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from review.errors import EngineError

__all__ = [
    "EMBEDDINGS",
    "WEIGHTS",
    "WIDE",
    "Arrays",
    "packed_rows",
    "read_weights",
    "served_files",
    "stored_weights",
    "unpacked_rows",
]

Arrays = dict[str, npt.NDArray[Any]]
Floats = npt.NDArray[np.float32]

WEIGHTS = "weights.npz"
_ENCODER = "encoder/"
EMBEDDINGS = f"{_ENCODER}embeddings_0/weight"
#: One bit for each piece of the encoder: whether a language that was learned needs it (`review.spans.wide`).
WIDE = f"{_ENCODER}wide"
_SCALE = "_scale"
_BLOCK, _ROWS = 32, 8192
_BYTES = 2 + _BLOCK // 2
#: A matrix was in 4 bits before where none of its values changes by more than this share of the greatest.
_SAME = 1e-3
#: A row's greatest value in 7 bits: of 8, deflate would spare half as much, and nothing more is found.
_GREATEST = 63
_VERSION, _REVISION, _SPEC = 6, 1, "TransformerEncoderSpec"
#: CTranslate2's numbers of types, by numpy's names.
_TYPES = {"float32": 0, "int8": 1, "int16": 2, "int32": 3, "float16": 4}


def packed_rows(table: Floats) -> npt.NDArray[np.uint8]:
    """A table (rows, width) in 4 bits, (rows, width · 18 / 32) bytes; the width is a multiple of 32.

    A block's scale is its value of greatest magnitude divided by -8: what was in 4 bits before is so again, unchanged.
    """
    blocks = table.reshape(-1, _BLOCK)
    greatest = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)
    scale = (greatest / -8).astype("<f2")
    steps = scale.astype(np.float32)
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.where(steps != 0, np.rint(blocks / steps), 0)
    nibbles = (np.clip(values, -8, 7) + 8).astype(np.uint8)
    halves = nibbles[:, : _BLOCK // 2] | nibbles[:, _BLOCK // 2 :] << 4
    return np.concatenate([scale.view(np.uint8), halves], axis=1).reshape(len(table), -1)


def unpacked_rows(rows: npt.NDArray[np.uint8]) -> Floats:
    """The table that `packed_rows` packed, to the precision of 4 bits."""
    blocks = rows.reshape(-1, _BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * scale).reshape(len(rows), -1)


def stored_weights(arrays: Mapping[str, npt.NDArray[Any]]) -> Arrays:
    """Arrays as the file keeps them; the embeddings always in 4 bits."""
    stored: Arrays = {}
    for name, array in arrays.items():
        if array.dtype != np.float32:
            stored[name] = array
        elif not name.endswith("weight") or array.ndim != 2:
            stored[name] = array.astype(np.float16)
        elif name == EMBEDDINGS or _was_packed(array):
            stored[name] = packed_rows(array)
        else:
            stored |= _rounded(name, array, _GREATEST)
    return stored


def _was_packed(table: Floats) -> bool:
    if table.shape[1] % _BLOCK:
        return False
    return bool(np.abs(unpacked_rows(packed_rows(table)) - table).max() <= _SAME * np.abs(table).max())


def _rounded(name: str, table: Floats, greatest: int = 127) -> Arrays:
    """A matrix in 8 bits: each row times a scale, which makes its greatest value `greatest`."""
    scale = greatest / np.maximum(np.abs(table).max(1), 1e-9)
    return {name: np.rint(table * scale[:, None]).astype(np.int8), f"{name}{_SCALE}": scale.astype(np.float32)}


def _rounded_rows(name: str, rows: npt.NDArray[np.uint8]) -> Arrays:
    """A matrix out of 4 bits in 8; some rows at a time, as whole it would be eight times as large."""
    parts = [_rounded(name, unpacked_rows(rows[at : at + _ROWS])) for at in range(0, len(rows), _ROWS)]
    return {one: np.concatenate([part[one] for part in parts]) for one in parts[0]}


def read_weights(path: Path) -> tuple[Arrays, dict[str, Floats]]:
    """The encoder's arrays as the file keeps them, and the heads. Raises EngineError for a file that is damaged, or
    holds something else.
    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise EngineError(f"cannot be read ({error}); get the model again", path) from error
    rows = arrays.get(EMBEDDINGS)
    if rows is None or rows.dtype != np.uint8 or rows.ndim != 2 or rows.shape[1] % _BYTES:
        raise EngineError("holds no embeddings of a span model; get the model again", path)
    encoder = {name: array for name, array in arrays.items() if name.startswith(_ENCODER)}
    heads = {name: array for name, array in arrays.items() if name not in encoder}
    return encoder, {name: _whole(name, heads) for name in heads if not name.endswith(_SCALE)}


def _whole(name: str, arrays: Arrays) -> Floats:
    array = arrays[name]
    if array.dtype == np.uint8:
        return unpacked_rows(array)
    scale = arrays.get(f"{name}{_SCALE}")
    whole = array.astype(np.float32)
    return np.asarray(whole / scale[:, None], dtype=np.float32) if scale is not None else whole


def served_files(arrays: Mapping[str, npt.NDArray[Any]]) -> dict[str, bytes]:
    """The files of an encoder of CTranslate2, by name, out of a model's arrays; matrices in 8 bits."""
    variables: Arrays = {}
    for name, array in arrays.items():
        if name == WIDE:
            continue
        if array.dtype == np.uint8:
            variables |= _rounded_rows(name, array)
        else:
            variables[name] = array.astype(np.float32) if array.dtype == np.float16 else array
    names = [str(number) for number in range(len(arrays[EMBEDDINGS]))]  # pieces are asked for by number
    configuration = {"bos_token": "3", "eos_token": "1", "unk_token": "2", "layer_norm_epsilon": 1e-5}
    return {
        "model.bin": _binary(variables),
        "config.json": json.dumps(configuration).encode(),
        "vocabulary.json": json.dumps(names).encode(),
    }


def _binary(variables: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """CTranslate2's `model.bin` (version 6 of its format): a head, the variables by name, no aliases."""

    def text(value: str) -> bytes:
        data = value.encode() + b"\0"
        return struct.pack("<H", len(data)) + data

    parts = [struct.pack("<I", _VERSION), text(_SPEC), struct.pack("<II", _REVISION, len(variables))]
    for name, array in sorted(variables.items()):
        data = np.ascontiguousarray(array)
        shape = array.shape
        parts += [text(name), struct.pack(f"<B{len(shape)}I", len(shape), *shape)]
        parts += [struct.pack("<BI", _TYPES[data.dtype.name], data.nbytes), data.tobytes()]
    return b"".join([*parts, struct.pack("<I", 0)])
