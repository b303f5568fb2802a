"""The part of the encoder's vocabulary that a model is written with: what its languages need most.

A quarter of a million pieces in a hundred languages would be three times as large as the rest of the model. Those of
the first bitext's two languages are written; of the rest is only said which they are (`review.spans.wide`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import wordfreq

from review.spans.training.lessons import Bitext
from review.spans.training.network import SpanNetwork
from review.text.language import base_language
from review.translators.encoder_file import Pretrained, needed_rows, write_vocabulary

__all__ = ["shortened", "wide_rows"]


def shortened(
    network: SpanNetwork, encoder: Pretrained, bitext: Bitext, size: int, template: Path, path: Path
) -> SpanNetwork:
    """The network with the `size` pieces that two languages need most; their SentencePiece file is written to `path`.

    What is counted of each language are texts of the pairs and, as much, the words that wordfreq knows (Speer 2022), by
    frequency: pairs speak of few things. All are counted, as a piece that is wanting is read as smaller ones, which the
    network has hardly learned: with one piece in forty wanting, a third less was found.
    """
    rows, _ = write_vocabulary(encoder, _texts([bitext]), size, template, path)
    made = SpanNetwork(len(rows), network.sizes, len(network.layers))
    state = network.state_dict()
    state["embeddings.weight"] = torch.from_numpy(encoder.weights["emb.word"].reshape(-1, encoder.width)[rows].copy())
    made.load_state_dict(state)
    return made


def wide_rows(encoder: Pretrained, bitexts: Sequence[Bitext], template: Path) -> npt.NDArray[np.uint8]:
    """Which of the encoder's pieces the languages of all bitexts need, one bit for each."""
    needed = np.zeros(len(encoder.pieces), dtype=bool)
    needed[list(needed_rows(encoder, _texts(bitexts), template))] = True
    return np.packbits(needed)


def _texts(bitexts: Sequence[Bitext]) -> Iterator[tuple[str, float]]:
    sides: dict[str, list[str]] = {}
    for bitext in bitexts:
        sides.setdefault(base_language(bitext.source), []).extend(pair.source for pair in bitext.pairs)
        sides.setdefault(base_language(bitext.target), []).extend(pair.target for pair in bitext.pairs)
    known = wordfreq.available_languages()
    for language, texts in sides.items():
        long = sum(map(len, texts))
        for text in texts:
            yield text, 1e6 / long
        if language in known:
            # frequencies add up to one; a word has some six letters
            for word, frequency in wordfreq.get_frequency_dict(language).items():
                yield word, 1e6 * frequency / 6
