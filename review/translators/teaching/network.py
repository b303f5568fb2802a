"""The network: BERT's encoder (layer norm after each sublayer) and a decoder with layer norm before each.

The encoder is what it is because it starts pretrained. A decoder from nothing with the norm behind hardly learns to
look at the source in a few minutes; with the norm before it does at once. Embeddings and output matrix are one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from review.translators.encoder_file import OTHER_WAY, Floats, Pretrained
from review.translators.training.vocabulary import PADDING

__all__ = ["Layer", "Network", "pretrained", "spread", "start", "start_layer", "student_of"]

#: Random matrices of a decoder start with this standard deviation.
_INITIAL = 0.04


class Attention(nn.Module):
    """Keys, values and queries in one product, or, across, queries apart."""

    query: nn.Linear
    memory: nn.Linear
    all: nn.Linear
    out: nn.Linear

    def __init__(self, width: int, *, across: bool) -> None:
        super().__init__()
        if across:
            self.query, self.memory = nn.Linear(width, width), nn.Linear(width, 2 * width)
        else:
            self.all = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)


class Layer(nn.Module):
    """The sublayers of one layer, each with its norm."""

    within: Attention
    within_norm: nn.LayerNorm
    across: Attention
    across_norm: nn.LayerNorm
    first: nn.Linear
    second: nn.Linear
    inner_norm: nn.LayerNorm

    def __init__(self, width: int, inner: int, *, decoder: bool) -> None:
        super().__init__()
        self.within, self.within_norm = Attention(width, across=False), nn.LayerNorm(width)
        if decoder:
            self.across, self.across_norm = Attention(width, across=True), nn.LayerNorm(width)
        self.first, self.second, self.inner_norm = nn.Linear(width, inner), nn.Linear(inner, width), nn.LayerNorm(width)

    def inner(self, hidden: Tensor) -> Tensor:
        return cast(Tensor, self.second(functional.gelu(self.first(hidden))))


class Network(nn.Module):
    """`sizes` are those of the encoder; `layers` counts encoder and decoder layers."""

    def __init__(
        self, vocabulary: int, sizes: tuple[int, int, int, int], layers: tuple[int, int], dropout: float
    ) -> None:
        super().__init__()
        width, self.heads, inner, positions = sizes
        self.sizes, self.dropout = sizes, dropout
        self.embeddings, self.bias = nn.Embedding(vocabulary, width), nn.Parameter(torch.zeros(vocabulary))
        self.encoder_positions, self.decoder_positions = nn.Embedding(positions, width), nn.Embedding(positions, width)
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.last_norm = nn.LayerNorm(width)
        self.encoder = nn.ModuleList(Layer(width, inner, decoder=False) for _ in range(layers[0]))
        self.decoder = nn.ModuleList(Layer(width, inner, decoder=True) for _ in range(layers[1]))

    @property
    def readers(self) -> list[Layer]:
        """The encoder's layers."""
        return cast("list[Layer]", list(self.encoder))

    @property
    def writers(self) -> list[Layer]:
        """The decoder's layers."""
        return cast("list[Layer]", list(self.decoder))

    def split(self, hidden: Tensor) -> Tensor:
        """Several products' heads: (products, texts, heads, pieces, width of a head)."""
        texts, pieces, _ = hidden.shape
        return hidden.view(texts, pieces, -1, self.heads, self.sizes[0] // self.heads).permute(2, 0, 3, 1, 4)

    def attend(
        self, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None = None, *, causal: bool = False
    ) -> Tensor:
        """Attention and its heads side by side again: (texts, pieces, width)."""
        rate = min(0.1, self.dropout / 2) if self.training else 0.0
        seen = functional.scaled_dot_product_attention(query, key, value, mask, dropout_p=rate, is_causal=causal)
        return seen.transpose(1, 2).flatten(2)

    def _drop(self, hidden: Tensor) -> Tensor:
        return functional.dropout(hidden, self.dropout, self.training)

    def encode(self, source: Tensor, mask: Tensor | None = None) -> Tensor:
        """States of the source's pieces; `mask` (texts, 1, 1, pieces) is true where there is one."""
        hidden = self.embeddings(source) + self.encoder_positions.weight[: source.shape[1]]
        hidden = self._drop(self.encoder_norm(hidden))
        for layer in self.readers:
            query, key, value = self.split(layer.within.all(hidden))
            hidden = layer.within_norm(hidden + self._drop(layer.within.out(self.attend(query, key, value, mask))))
            hidden = layer.inner_norm(hidden + self._drop(layer.inner(hidden)))
        return cast(Tensor, hidden)

    def decode(self, given: Tensor, memory: Tensor, mask: Tensor | None = None) -> Tensor:
        """States that the next pieces are read off, for every prefix of `given` (texts, pieces)."""
        hidden = self._drop(self.decoder_norm(self.embeddings(given) + self.decoder_positions.weight[: given.shape[1]]))
        for layer in self.writers:
            query, key, value = self.split(layer.within.all(layer.within_norm(hidden)))
            hidden = hidden + self._drop(layer.within.out(self.attend(query, key, value, causal=True)))
            (query,) = self.split(layer.across.query(layer.across_norm(hidden)))
            key, value = self.split(layer.across.memory(memory))
            hidden = hidden + self._drop(layer.across.out(self.attend(query, key, value, mask)))
            hidden = hidden + self._drop(layer.inner(layer.inner_norm(hidden)))
        return cast(Tensor, self.last_norm(hidden))

    def logits(self, hidden: Tensor) -> Tensor:
        return functional.linear(hidden, self.embeddings.weight, self.bias)


def spread(small: int, large: int) -> list[int]:
    """`small` of `large` layers: the first, the last, and evenly between."""
    return [round(i * (large - 1) / max(1, small - 1)) for i in range(small)]


def start(parameter: Tensor, *values: Floats) -> None:
    """Gives a parameter the values, one behind the other."""
    joined = torch.cat([torch.from_numpy(value.astype("float32")) for value in values])
    parameter.data.copy_(joined.reshape(parameter.shape))


def start_layer(layer: Layer, encoder: Pretrained, number: int) -> None:
    """Gives a layer that reads the weights of the encoder's layer of that number."""
    pairs: list[tuple[nn.Linear | nn.LayerNorm, tuple[str, ...]]] = [
        (layer.within.all, ("q", "k", "v")),
        (layer.within.out, ("ao",)),
        (layer.within_norm, ("aln",)),
        (layer.first, ("fi",)),
        (layer.second, ("fo",)),
        (layer.inner_norm, ("oln",)),
    ]
    for module, names in pairs:
        start(module.weight, *(encoder.weights[f"l{number}.{name}.w"] for name in names))
        start(module.bias, *(encoder.weights[f"l{number}.{name}.b"] for name in names))


def pretrained(
    encoder: Pretrained, rows: list[int], counts: Floats, layers: tuple[int, int], dropout: float, seed: int
) -> Network:
    """A network whose encoder, positions and embeddings are `encoder`'s, and whose decoder is random."""
    sizes = (encoder.width, encoder.heads, encoder.inner, encoder.positions)
    network = Network(len(rows), sizes, layers, dropout)
    width, random = encoder.width, torch.Generator().manual_seed(seed)

    weights = encoder.weights
    start(network.embeddings.weight, weights["emb.word"].reshape(-1, width)[rows].reshape(-1))
    kinds = weights["emb.type"].reshape(-1, width)[0]
    positions = (weights["emb.pos"].reshape(-1, width) + kinds).reshape(-1)
    for table in (network.encoder_positions, network.decoder_positions):
        start(table.weight, positions)
    for norm in (network.encoder_norm, network.decoder_norm):
        start(norm.weight, weights["emb.ln.w"])
        start(norm.bias, weights["emb.ln.b"])
    share = torch.from_numpy(counts / counts.sum()).clamp(min=1e-9).log()
    network.bias.data.copy_((share - share.mean()) / 2)
    network.last_norm.weight.data.fill_(0.5)
    for number, layer in zip(spread(layers[0], encoder.layers), network.readers, strict=True):
        start_layer(layer, encoder, number)
    for layer in network.writers:
        back = (layer.within.out, layer.across.out, layer.second)
        for module in (layer.within.all, layer.across.query, layer.across.memory, layer.first, *back):
            scale = _INITIAL / len(network.decoder) ** 0.5 if module in back else _INITIAL
            module.weight.data.copy_(torch.randn(module.weight.shape, generator=random) * scale)
            module.bias.data.zero_()
    return network


def student_of(
    teacher: Mapping[str, Tensor], network: Network, layers: tuple[int, int], dropout: float, *, other_way: bool
) -> Network:
    """A smaller network with every so many of the teacher's layers (Shleifer and Rush 2020), for one direction."""
    vocabulary = network.embeddings.num_embeddings
    student = Network(vocabulary, network.sizes, layers, dropout)
    kept = {
        "encoder": spread(layers[0], len(network.encoder)),
        "decoder": spread(layers[1], len(network.decoder)),
    }
    for name, parameter in student.named_parameters():
        side, _, rest = name.partition(".")
        if side in kept:
            number, _, rest = rest.partition(".")
            name = f"{side}.{kept[side][int(number)]}.{rest}"
        parameter.data.copy_(teacher[name].float())
    if other_way:
        table = student.embeddings.weight.data
        table[PADDING] = table[OTHER_WAY].clone()
    return student
