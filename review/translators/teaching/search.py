"""Translating many texts with a network: beam search, or drawing among the likeliest pieces, in large batches."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from review.translators.encoder_file import SPECIAL
from review.translators.teaching.network import Network
from review.translators.teaching.texts import Numbers, Pool, Rows, gather
from review.translators.training.vocabulary import END

__all__ = ["search", "translate"]

_NEVER = -1e9
_DRAWN = 10
"""A drawn piece is one of so many likeliest."""
#: A translation has at most SLOPE times its source's pieces and CONSTANT, and never more than MOST.
_SLOPE, _CONSTANT, _MOST = 1.6, 10, 200
#: Lengths (with 4 added on both sides) of which a translation is believed.
_SHORTEST, _LONGEST = 0.45, 2.2


@torch.no_grad()
def search(
    network: Network, source: Tensor, mask: Tensor | None, start: Tensor, beams: int, temperature: float = 0.0
) -> Tensor:
    """Pieces of the translations (texts, limit): with an end, then padding; nothing but padding where no end was found.

    With a temperature above 0 the pieces are drawn. Finished translations are compared by mean log-probability.
    """
    texts, pieces = source.shape
    beams = 1 if temperature else beams
    width, limit = network.sizes[0], min(_MOST, int(pieces * _SLOPE) + _CONSTANT)
    device, size = source.device, width // network.heads
    memory = network.encode(source, mask)
    crosses = [network.split(layer.across.memory(memory)) for layer in network.writers]
    shape = (texts * beams, network.heads, limit, size)
    caches = [
        (torch.zeros(shape, device=device, dtype=memory.dtype), torch.zeros(shape, device=device, dtype=memory.dtype))
        for _ in network.writers
    ]
    written = torch.zeros(texts, beams, limit, dtype=torch.long, device=device)
    token = start[:, None].expand(texts, beams).reshape(-1)
    score = torch.full((texts, beams), _NEVER, device=device)
    score[:, 0] = 0
    best = torch.full((texts,), _NEVER, device=device)
    final = torch.zeros(texts, limit, dtype=torch.long, device=device)
    row = torch.arange(texts, device=device)
    bias = network.bias.detach().clone()
    bias[[i for i in range(SPECIAL) if i != END]] = -1e4
    for step in range(limit):
        hidden = network.decoder_norm(network.embeddings(token) + network.decoder_positions.weight[step])[:, None]
        for layer, (keys, values), cross in zip(network.writers, caches, crosses, strict=True):
            query, key, value = network.split(layer.within.all(layer.within_norm(hidden)))
            keys[:, :, step], values[:, :, step] = key[:, :, 0], value[:, :, 0]
            hidden = hidden + layer.within.out(network.attend(query, keys[:, :, : step + 1], values[:, :, : step + 1]))
            # The beams of a text ask the same memory: they stand where a text's pieces otherwise do.
            query = layer.across.query(layer.across_norm(hidden)).view(texts, beams, network.heads, size)
            seen = functional.scaled_dot_product_attention(query.transpose(1, 2), cross[0], cross[1], attn_mask=mask)
            hidden = hidden + layer.across.out(seen.transpose(1, 2).reshape(texts * beams, 1, width))
            hidden = hidden + layer.inner(layer.inner_norm(hidden))
        raw = functional.linear(network.last_norm(hidden[:, 0]), network.embeddings.weight, bias)
        normalizer = raw.logsumexp(-1, keepdim=True).float()
        if temperature:
            likely, which = raw.topk(_DRAWN)
            likely = likely.float() - normalizer
            drawn = torch.multinomial((likely / temperature).softmax(-1), 1)
            candidate, piece = score + likely.gather(1, drawn), which.gather(1, drawn)
            parent = torch.zeros_like(piece)
        else:
            likely, which = raw.topk(2 * beams)
            spread = (likely.float() - normalizer).view(texts, beams, -1) + score[:, :, None]
            candidate, flat = spread.flatten(1).topk(2 * beams)
            parent, piece = flat // (2 * beams), which.view(texts, -1).gather(1, flat)
        ended = piece == END
        mean = torch.where(ended, candidate / (step + 1), torch.full_like(candidate, _NEVER))
        mean[:, beams:] = _NEVER
        finished, place = mean.max(1)
        better = finished > best
        current = written[row, parent[row, place]].clone()
        current[:, step] = END
        final = torch.where(better[:, None], current, final)
        best = torch.where(better, finished, best)
        score, kept = torch.where(ended, torch.full_like(candidate, _NEVER), candidate).topk(beams)
        parent = parent.gather(1, kept)
        token = piece.gather(1, kept)
        written = written[row[:, None], parent]
        written[:, :, step] = token
        if beams > 1:
            order = (row[:, None] * beams + parent).reshape(-1)
            for keys, values in caches:
                keys[:, :, : step + 1], values[:, :, : step + 1] = (
                    keys[order, :, : step + 1],
                    values[order, :, : step + 1],
                )
        token = token.reshape(-1)
        if step % 4 == 3:
            done = best > _NEVER if temperature else best >= score[:, 0] / (step + 1)
            if bool(done.all()):
                break
    return final


def translate(
    network: Network,
    pool: Pool,
    rows: Rows,
    start: int,
    random: np.random.Generator,
    *,
    beams: int = 1,
    temperature: float = 0.0,
    deadline: float | None = None,
    clock: Callable[[], float] = time.monotonic,
    at_once: int = 9000,
) -> tuple[Numbers, Rows]:
    """Translates texts of the pool into it: numbers of those that have a translation, and these.

    What has no end, or a length out of proportion, is left out, and so is what `deadline` (of `clock`) leaves no time
    for; batches are worked off in random order. `at_once` texts of 24 pieces, divided by beams, are a batch.
    """
    order = np.argsort(rows.lengths, kind="stable")
    groups: list[Numbers] = []
    begin = 0
    while begin < len(order):
        count = max(1, int(at_once * 24 / (int(rows.lengths[order[begin]]) + 24)) // beams)
        groups.append(order[begin : begin + count])
        begin += count
    kept: list[int] = []
    texts: list[np.ndarray[tuple[int, ...], np.dtype[np.int32]]] = []
    for number in random.permutation(len(groups)):
        if deadline is not None and clock() > deadline:
            break
        group = rows.pick(groups[number])
        batch = gather(pool, group, group, np.full(len(group.lengths), start, np.int64))
        found = search(network, batch.source, batch.mask, batch.start, beams, temperature)
        pieces = found.to("cpu", torch.int32).numpy()
        lengths = np.where((pieces == END).any(1), (pieces == END).argmax(1), 0)
        for row, length, size, written in zip(groups[number], lengths, group.lengths, pieces, strict=True):
            if length and _SHORTEST < (length + 4) / (size + 4) < _LONGEST:
                kept.append(int(row))
                texts.append(written[:length])
    return np.array(kept, np.int64), pool.add(texts)
