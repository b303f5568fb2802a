"""Marian's binary model files, as Mozilla ships them: named tensors, 8-bit ones with their scale.

A header with the number of tensors, four integers for each (length of the name, type, dimensions, bytes), the names,
the shapes, padding, the data. 8-bit matrices lie transposed, followed by the factor that they were multiplied with
before rounding (github.com/browsermt/marian-dev, src/common/binary.cpp and src/tensors/cpu/integer_common.h).
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

from review.errors import EngineError

__all__ = ["SETTINGS", "Tensors", "read_marian"]

Tensors = dict[str, npt.NDArray[np.float32]]

#: The tensor that holds the model's settings, as YAML.
SETTINGS = "special:model.yml"
_FLOAT32 = 0x0404
_INT8 = 0x0101
_INTGEMM8 = 0x4101
_EMBEDDINGS = frozenset(("Wemb", "encoder_Wemb", "decoder_Wemb"))


def _float_tensor(data: bytes, shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
    size = int(np.prod(shape))
    return np.frombuffer(data, np.float32, count=size).reshape(shape).copy()


def _byte_tensor(name: str, data: bytes, shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
    size = int(np.prod(shape))
    (multiplier,) = struct.unpack_from("<f", data, size)
    values = np.frombuffer(data, np.int8, count=size).astype(np.float32) / np.float32(multiplier)
    if name in _EMBEDDINGS:
        return values.reshape(shape)
    return np.ascontiguousarray(values.reshape(shape[::-1]).T)


def read_marian(path: Path) -> tuple[Tensors, str]:
    """The tensors as float32, and the settings' YAML. Raises EngineError for a file that is no whole Marian model."""
    try:
        content = path.read_bytes()
        version, count = struct.unpack_from("<QQ", content, 0)
        if version != 1 or not 0 < count < 100_000:
            raise ValueError("it does not begin as one")
        headers = [struct.unpack_from("<QQQQ", content, 16 + 32 * n) for n in range(count)]
        position = 16 + 32 * count
        names = []
        for length, *_ in headers:
            names.append(content[position : position + length].rstrip(b"\0").decode("ascii"))
            position += length
        shapes: list[tuple[int, ...]] = []
        for _, _, dimensions, _ in headers:
            shapes.append(struct.unpack_from(f"<{dimensions}i", content, position))
            position += 4 * dimensions
        (padding,) = struct.unpack_from("<Q", content, position)
        position += 8 + padding
        tensors: Tensors = {}
        settings = ""
        for name, (_, kind, _, length), shape in zip(names, headers, shapes, strict=True):
            data = content[position : position + length]
            if len(data) != length:
                raise ValueError("it ends too early")
            position += length
            if name == SETTINGS:
                settings = data.rstrip(b"\0").decode("utf-8")
            elif kind == _FLOAT32:
                tensors[name] = _float_tensor(data, shape)
            elif kind == _INTGEMM8 and not name.endswith("_QuantMultA"):
                tensors[name] = _byte_tensor(name, data, shape)
            elif kind not in (_INTGEMM8, _INT8):
                raise ValueError(f"tensor {name} has the unknown type {kind:#x}")
    except OSError as error:
        raise EngineError(f"cannot be read: {error.strerror}", path) from error
    except (struct.error, ValueError, MemoryError) as error:
        raise EngineError(f"not a whole Marian model file ({error}); download it again", path) from error
    return tensors, settings
