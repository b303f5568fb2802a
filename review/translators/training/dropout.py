"""Dropout whose random numbers belong to the batch.

torch draws all of them, one at a time, from one generator: threads that take turns at it by chance cannot be repeated,
and the drawing is slow. Here a batch's masks come from a seed of its own, as fast as bytes can be drawn.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from transformers import PegasusForConditionalGeneration

__all__ = ["Dropout"]

_SUBLAYER_ENDS = (".out_proj", ".fc2")


class Dropout:
    """Drops `share` of the values, in steps of 1/256, where a Transformer does (Vaswani et al. 2017, 5.4): in the sum
    of embeddings and positions, and in what each sublayer adds. Only within `drawn_from`, and in training mode.
    """

    def __init__(self, model: PegasusForConditionalGeneration, share: float) -> None:
        self._local = threading.local()
        self._limit = round(256 * share)
        self._scale = 256 / (256 - self._limit)
        if not self._limit:
            return
        for name, module in model.named_modules():
            if name.endswith(_SUBLAYER_ENDS):
                module.register_forward_hook(self._after)
        for stack in (model.model.encoder, model.model.decoder):
            stack.layers[0].register_forward_pre_hook(self._before)

    @contextmanager
    def drawn_from(self, seed: Sequence[int]) -> Iterator[None]:
        """The masks of this thread's batch follow from `seed` alone."""
        self._local.generator = np.random.Generator(np.random.SFC64(seed))
        try:
            yield
        finally:
            self._local.generator = None

    def _drop(self, hidden: torch.Tensor) -> torch.Tensor:
        generator: np.random.Generator | None = getattr(self._local, "generator", None)
        if generator is None:
            return hidden
        drawn = np.frombuffer(generator.bytes(hidden.numel()), dtype=np.uint8) < self._limit
        return hidden.masked_fill(torch.from_numpy(drawn).view(hidden.shape), 0.0) * self._scale

    def _after(self, module: torch.nn.Module, _: Any, output: torch.Tensor) -> torch.Tensor:
        return self._drop(output) if module.training else output

    def _before(self, module: torch.nn.Module, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
        return (self._drop(arguments[0]), *arguments[1:]) if module.training else arguments
