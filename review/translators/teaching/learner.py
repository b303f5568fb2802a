"""A network in training: gradients in the device's own precision, weights, averages and updates in float32."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor, nn
from torch.nn import functional

from review.translators.teaching.network import Network
from review.translators.teaching.texts import TextBatch
from review.translators.training.optimizer import MATCH, MOMENTUM, orthogonalize
from review.translators.training.vocabulary import PADDING

__all__ = ["Learner", "mean_loss", "shifted"]

_AVERAGE_EVERY, _AVERAGE = 4, 0.99


def shifted(batch: TextBatch) -> Tensor:
    """What the decoder is given: the start, then the target without its last column."""
    return torch.cat([batch.start[:, None], batch.target[:, :-1]], dim=1)


class Learner:
    """`rates` are Muon's learning rates of encoder and decoder, which AdamW shares for what is no hidden matrix.

    `nominal` is the usual number of target pieces in a batch: smaller batches weigh less.
    """

    def __init__(
        self, network: Network, rates: tuple[float, float], device: str, nominal: float, smoothing: float
    ) -> None:
        self.network = network.to(device, torch.bfloat16 if device.startswith("cuda") else torch.float32)
        self.smoothing, self.nominal = smoothing, nominal
        self.updates = self.pieces = 0
        self.loss = torch.zeros((), device=device)
        names = [name for name, _ in network.named_parameters()]
        self._names, self._parameters = names, list(network.parameters())
        self._raw = [parameter.data for parameter in self._parameters]
        self._weights = [parameter.detach().float().clone() for parameter in self._parameters]
        self._averages = [weight.clone() for weight in self._weights]
        self._gradients = [torch.zeros_like(weight) for weight in self._weights]
        for weight, gradient in zip(self._weights, self._gradients, strict=True):
            weight.grad = gradient
        self._rates = dict(zip(("encoder", "decoder"), rates, strict=True))
        plain: dict[str, list[Tensor]] = {"encoder": [], "decoder": []}
        self._hidden: dict[tuple[str, torch.Size], list[tuple[Tensor, Tensor]]] = defaultdict(list)
        width = network.sizes[0]
        for name, weight, gradient in zip(names, self._weights, self._gradients, strict=True):
            side = "decoder" if name.startswith(("decoder", "last")) else "encoder"
            if weight.ndim != 2 or not name.startswith(("encoder.", "decoder.")):
                plain[side].append(weight)
                continue
            joined = weight.shape[0] % width == 0 and ".first." not in name  # several square ones below each other
            parts = (torch.split(weight, width), torch.split(gradient, width)) if joined else ((weight,), (gradient,))
            for pair in zip(*parts, strict=True):
                self._hidden[side, pair[0].shape].append(pair)
        self._momenta = {key: torch.zeros(len(pairs), *key[1], device=device) for key, pairs in self._hidden.items()}
        self._adam = torch.optim.AdamW(
            [{"params": plain[side], "base": self._rates[side]} for side in plain],
            lr=rates[0],
            betas=(0.9, 0.98),
            eps=1e-9,
            weight_decay=0.01,
            fused=True,
        )

    def update(self, batch: TextBatch, factor: float) -> None:
        """One update at `factor` times the learning rates, from gradients clipped to norm 1."""
        network = self.network
        network.train()
        hidden = network.decode(shifted(batch), network.encode(batch.source, batch.mask), batch.mask)
        loss = functional.cross_entropy(
            network.logits(hidden).flatten(0, 1).float(),
            batch.target.flatten(),
            reduction="sum",
            label_smoothing=self.smoothing,
            ignore_index=PADDING,
        )
        (loss / self.nominal).backward()  # type: ignore[no-untyped-call]
        self._step(factor)
        self.updates += 1
        self.pieces += batch.pieces
        self.loss.lerp_(loss.detach() / batch.pieces, max(0.02, 1 / self.updates))
        if self.updates % _AVERAGE_EVERY == 0:
            share = 1 - min(_AVERAGE, 1 - _AVERAGE_EVERY / (_AVERAGE_EVERY + self.updates))
            torch._foreach_lerp_(self._averages, self._weights, share)

    @torch.no_grad()
    def _step(self, factor: float) -> None:
        torch._foreach_copy_(
            self._gradients, [p.grad if p.grad is not None else torch.zeros_like(p) for p in self._parameters]
        )
        norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(self._gradients)))
        clip = (1 / (norm + 1e-6)).clamp(max=1.0)
        torch._foreach_mul_(self._gradients, torch.where(torch.isfinite(norm), clip, torch.zeros_like(clip)))
        for group in self._adam.param_groups:
            group["lr"] = group["base"] * factor
        self._adam.step()
        for key, pairs in self._hidden.items():
            rate, momentum = self._rates[key[0]] * factor, self._momenta[key]
            gradient = torch.stack([gradient for _, gradient in pairs])
            momentum.lerp_(gradient, 1 - MOMENTUM)
            change = orthogonalize(gradient.lerp_(momentum, MOMENTUM)).float()
            weights = [weight for weight, _ in pairs]
            torch._foreach_mul_(weights, 1 - rate * 0.01)
            torch._foreach_add_(weights, list(change.unbind()), alpha=-rate * MATCH * max(key[1]) ** 0.5)
        torch._foreach_copy_(self._raw, self._weights)
        for parameter in self._parameters:
            parameter.grad = None

    def averaged(self) -> Network:
        """A copy with the averaged weights, for translating."""
        network = copy.deepcopy(self.network)
        torch._foreach_copy_([parameter.data for parameter in network.parameters()], self._averages)
        return network.eval()

    def state(self) -> dict[str, Tensor]:
        """The averaged weights by name, float32, on the device."""
        return {name: weight.clone() for name, weight in zip(self._names, self._averages, strict=True)}


@torch.no_grad()
def mean_loss(network: nn.Module, batches: Iterable[TextBatch]) -> float:
    """Nats a target piece, end included, that a network in evaluation mode needs."""
    assert isinstance(network, Network)
    total, count = 0.0, 0
    for batch in batches:
        hidden = network.decode(shifted(batch), network.encode(batch.source, batch.mask), batch.mask)
        real = batch.target != PADDING
        logits = network.logits(hidden[real]).float()
        total += float(functional.cross_entropy(logits, batch.target[real], reduction="sum"))
        count += batch.pieces
    return total / max(1, count)
