"""The network: a pretrained encoder's first layers over both texts at once, and what is read off them.

`<s> source </s> translation </s>`, each side with a vector of its own added; the source's padding takes no place. The
heads say of each piece of the translation whether it is wrong and what kind of fault it is, of each piece and of the
end whether something before it is missing, of each piece of the source whether it is said, and of the whole whether
anything is wrong. Those of the translation read a piece with its neighbours.
"""

from __future__ import annotations

from typing import NamedTuple, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from review.spans.kinds import KINDS
from review.translators.encoder_file import Pretrained
from review.translators.teaching.network import Layer, start, start_layer

__all__ = ["BEGIN", "END", "PADDING", "Answers", "SpanNetwork", "pretrained"]

#: Rows of the embeddings that are no text, as `write_vocabulary` lays them.
PADDING, END, UNKNOWN, BEGIN = range(4)


class Answers(NamedTuple):
    """Log-odds: `wrong` and `gap` (texts, pieces of the translation), `kind` (…, kinds; no odds but scores), `unsaid`
    (texts, pieces of the source), `whole` (texts).
    """

    wrong: Tensor
    gap: Tensor
    kind: Tensor
    unsaid: Tensor
    whole: Tensor


class SpanNetwork(nn.Module):
    """`sizes` are width, heads, inner width and positions of the encoder, of which `layers` are taken.

    Embeddings are not learned: they are the encoder's, so that words of no training text are where they were.
    """

    def __init__(self, vocabulary: int, sizes: tuple[int, int, int, int], layers: int, dropout: float = 0.0) -> None:
        super().__init__()
        width, self.heads, inner, positions = sizes
        self.sizes, self.dropout = sizes, dropout
        self.embeddings, self.positions = nn.Embedding(vocabulary, width), nn.Embedding(positions, width)
        self.sides = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Layer(width, inner, decoder=False) for _ in range(layers))
        self.target = nn.Sequential(nn.Linear(3 * width, width), nn.GELU(), nn.Linear(width, 2 + len(KINDS)))
        self.source, self.whole = nn.Linear(width, 1), nn.Linear(width, 1)

    def states(self, source: Tensor, target: Tensor) -> Tensor:
        """States (texts, pieces of both, width) of rows that are padded each by itself."""
        pieces = torch.cat([source, target], 1)
        long = (source != PADDING).sum(1, keepdim=True)
        order = torch.arange(source.shape[1], device=pieces.device).expand(len(source), -1)
        behind = long + torch.arange(target.shape[1], device=pieces.device)
        places = torch.cat([order, behind], 1).clamp(max=self.sizes[3] - 1)
        sides = torch.cat([torch.zeros_like(source), torch.ones_like(target)], 1)
        hidden = self.norm(self.embeddings(pieces) + self.positions(places) + self.sides(sides))
        mask = (pieces != PADDING)[:, None, None, :]
        for one in self.layers:
            layer = cast(Layer, one)
            query, key, value = self._split(layer.within.all(hidden))
            seen = functional.scaled_dot_product_attention(query, key, value, mask).transpose(1, 2).flatten(2)
            hidden = layer.within_norm(hidden + self._drop(layer.within.out(seen)))
            hidden = layer.inner_norm(hidden + self._drop(layer.inner(hidden)))
        return cast(Tensor, hidden)

    def forward(self, source: Tensor, target: Tensor) -> Answers:
        hidden = self.states(source, target)
        first, second = hidden[:, : source.shape[1]], hidden[:, source.shape[1] :]
        before, after = functional.pad(second, (0, 0, 1, 0))[:, :-1], functional.pad(second, (0, 0, 0, 1))[:, 1:]
        said = self.target(torch.cat([before, second, after], -1))
        return Answers(
            said[..., 0],
            said[..., 1],
            said[..., 2:],
            self.source(first).squeeze(-1),
            self.whole(first[:, 0]).squeeze(-1),
        )

    def _drop(self, hidden: Tensor) -> Tensor:
        return functional.dropout(hidden, self.dropout, self.training)

    def _split(self, hidden: Tensor) -> Tensor:
        texts, pieces, _ = hidden.shape
        return hidden.view(texts, pieces, 3, self.heads, self.sizes[0] // self.heads).permute(2, 0, 3, 1, 4)

    def freeze(self, layers: int) -> None:
        """Leaves embeddings, positions and the first layers as they are; a third less is computed."""
        for part in (self.embeddings, self.positions, self.norm, *self.layers[:layers]):
            part.requires_grad_(False)


def pretrained(encoder: Pretrained, rows: list[int], layers: int, dropout: float = 0.0) -> SpanNetwork:
    """A network of the encoder's first layers and of its embeddings in these rows; the heads are random."""
    sizes = encoder.width, encoder.heads, encoder.inner, encoder.positions
    network = SpanNetwork(len(rows), sizes, layers, dropout)
    weights, width = encoder.weights, encoder.width

    start(network.embeddings.weight, weights["emb.word"].reshape(-1, width)[rows].reshape(-1))
    kinds = weights["emb.type"].reshape(-1, width)[0]
    start(network.positions.weight, (weights["emb.pos"].reshape(-1, width) + kinds).reshape(-1))
    start(network.norm.weight, weights["emb.ln.w"])
    start(network.norm.bias, weights["emb.ln.b"])
    network.sides.weight.data.mul_(0.02)
    for number, layer in enumerate(network.layers):
        start_layer(cast(Layer, layer), encoder, number)
    return network
