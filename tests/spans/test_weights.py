"""The weights' file: what is in 4 bits stays what it was, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from review.errors import EngineError
from review.spans.weights import (
    EMBEDDINGS,
    WEIGHTS,
    packed_rows,
    read_weights,
    served_files,
    stored_weights,
    unpacked_rows,
)


def test_what_was_in_4_bits_before_is_unchanged() -> None:
    random = np.random.default_rng(1)
    table = unpacked_rows(packed_rows(random.standard_normal((7, 64)).astype(np.float32)))
    assert np.array_equal(unpacked_rows(packed_rows(table)), table)


def test_a_table_is_kept_to_half_a_step_and_nothing_stays_nothing() -> None:
    table = np.array([[8.0, -4.0, 0.4, *[1.0] * 29], [0.0] * 32], dtype=np.float32)
    found = unpacked_rows(packed_rows(table))
    assert packed_rows(table).shape == (2, 18)
    assert found[0, :4].tolist() == [8.0, -4.0, 0.0, 1.0]
    assert not found[1].any()


def test_the_encoder_gets_its_embeddings_in_8_bits_with_a_scale_for_each_row() -> None:
    table = np.array([[1.27, *[0.0] * 31], [-8.0, 4.0, *[0.0] * 30]], dtype=np.float32)
    files = served_files({EMBEDDINGS: packed_rows(table), "encoder/num_heads": np.array(2, dtype=np.int16)})
    assert sorted(files) == ["config.json", "model.bin", "vocabulary.json"]
    data = files["model.bin"]
    assert data[:4] == (6).to_bytes(4, "little")
    at = data.index(b"encoder/embeddings_0/weight\0") + len(b"encoder/embeddings_0/weight\0")
    assert data[at] == 2  # axes, then their lengths, the type, the length in bytes
    assert data[at + 1 : at + 9] == (2).to_bytes(4, "little") + (32).to_bytes(4, "little")
    values = np.frombuffer(data, np.int8, 64, at + 14).reshape(2, 32)
    assert values[:, :3].tolist() == [[127, 0, 0], [-127, 64, 0]]


def test_what_was_learned_is_kept_in_7_bits_and_what_was_not_in_4(tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    drawn = random.standard_normal((3, 64)).astype(np.float32)
    before = unpacked_rows(packed_rows(drawn))
    arrays = {
        EMBEDDINGS: before,
        "encoder/layer_0/weight": before,
        "encoder/layer_1/weight": drawn,
        "encoder/layer_1/bias": drawn[0],
        "encoder/num_heads": np.array(2, dtype=np.int16),
        "whole.weight": drawn,
        "whole.bias": drawn[0, :1],
    }
    stored = stored_weights(arrays)
    kinds = {name.removeprefix("encoder/"): stored[name].dtype.name for name in stored}
    assert kinds == {
        "embeddings_0/weight": "uint8",
        "layer_0/weight": "uint8",
        "layer_1/weight": "int8",
        "layer_1/weight_scale": "float32",
        "layer_1/bias": "float16",
        "num_heads": "int16",
        "whole.weight": "int8",
        "whole.weight_scale": "float32",
        "whole.bias": "float16",
    }
    assert np.abs(stored["encoder/layer_1/weight"]).max(1).tolist() == [63, 63, 63]
    np.savez_compressed(tmp_path / WEIGHTS, allow_pickle=False, **stored)
    encoder, heads = read_weights(tmp_path / WEIGHTS)
    assert sorted(heads) == ["whole.bias", "whole.weight"]
    assert np.abs(heads["whole.weight"] - drawn).max() < np.abs(drawn).max() / 120
    assert set(encoder) == {name for name in stored if name.startswith("encoder/")}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive"])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(data)
    with pytest.raises(EngineError, match="get the model again"):
        read_weights(path)


def test_a_file_without_embeddings_is_no_model(tmp_path: Path) -> None:
    np.savez(tmp_path / "weights.npz", whole=np.zeros(3))
    with pytest.raises(EngineError, match="holds no embeddings of a span model"):
        read_weights(tmp_path / "weights.npz")
