"""Muon for the matrices of the hidden layers, AdamW for the rest, and the learning rate over time.

Muon (Jordan et al. 2024) replaces the momentum of a weight matrix by the nearest orthogonal one, so that every
direction learns at the same pace. torch.optim.Muon does it matrix by matrix; here matrices of one shape go through
together, which on a processor is what makes it affordable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

from review.translators.training.settings import TrainingSettings

__all__ = ["MATCH", "MOMENTUM", "Optimizer", "learning_rate_factor", "orthogonalize"]

_NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)
"""Coefficients of Jordan's quintic iteration: fast to near 1, never quite there, which does no harm."""
MOMENTUM = 0.95
MATCH = 0.2
"""Scales an orthogonal update to AdamW's usual size (Liu et al. 2025), so that both share a learning rate."""


def orthogonalize(matrices: Tensor, steps: int = 5) -> Tensor:
    """Nearly orthogonal matrices with the same row and column spaces; shape (matrices, rows, columns), in bfloat16."""
    a, b, c = _NEWTON_SCHULZ
    x = matrices.bfloat16()
    tall = x.shape[1] > x.shape[2]
    if tall:
        x = x.mT
    x = x / (x.float().norm(dim=(1, 2), keepdim=True) + 1e-7).bfloat16()
    for _ in range(steps):
        gram = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.mT if tall else x


class Optimizer:
    """Updates a model's parameters from their gradients; its whole state goes through `state` and `restore`."""

    def __init__(self, model: nn.Module, settings: TrainingSettings) -> None:
        self._settings = settings
        hidden: dict[tuple[int, ...], list[nn.Parameter]] = defaultdict(list)
        decayed: list[nn.Parameter] = []
        plain: list[nn.Parameter] = []
        for name, parameter in model.named_parameters():
            if not parameter.requires_grad:
                continue
            if parameter.ndim == 2 and ".layers." in name and settings.optimizer == "muon":
                hidden[tuple(parameter.shape)].append(parameter)
            elif parameter.ndim == 2:
                decayed.append(parameter)
            else:
                plain.append(parameter)
        self._hidden = list(hidden.values())
        self._momenta = [torch.zeros(len(group), *group[0].shape) for group in self._hidden]
        self._adam = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
            lr=settings.learning_rate,
            betas=(0.9, 0.98),
            eps=1e-9,
            fused=True,
        )
        self._parameters = [p for p in model.parameters() if p.requires_grad]

    @torch.no_grad()
    def step(self, factor: float) -> float:
        """One update at `factor` times the learning rate, from gradients clipped to norm 1; returns the norm before."""
        norm = float(nn.utils.clip_grad_norm_(self._parameters, 1.0))
        rate = self._settings.learning_rate * factor
        for group in self._adam.param_groups:
            group["lr"] = rate
        self._adam.step()
        for parameters, momentum in zip(self._hidden, self._momenta, strict=True):
            gradient = torch.stack([p.grad for p in parameters if p.grad is not None])
            momentum.lerp_(gradient, 1 - MOMENTUM)
            update = orthogonalize(gradient.lerp_(momentum, MOMENTUM)).float()
            scale = rate * MATCH * float(max(momentum.shape[1:])) ** 0.5
            for parameter, change in zip(parameters, update, strict=True):
                parameter.mul_(1 - rate * 0.01).add_(change, alpha=-scale)
        for parameter in self._parameters:
            parameter.grad = None
        return norm

    def state(self) -> dict[str, Any]:
        """Everything that a later `restore` needs, as tensors and plain values."""
        return {"adam": self._adam.state_dict(), "momenta": list(self._momenta)}

    def restore(self, state: dict[str, Any]) -> None:
        """Takes over what `state` returned, for a model of the same shape."""
        self._adam.load_state_dict(state["adam"])
        momenta: Iterable[Tensor] = state["momenta"]
        for mine, theirs in zip(self._momenta, momenta, strict=True):
            mine.copy_(theirs)


def learning_rate_factor(step: int, decayed: float, settings: TrainingSettings) -> float:
    """Share of the peak learning rate at update `step` (from 0), when `decayed` (0 to 1) of the decay is done.

    Warm-up, then stable, then a straight line down to `final_rate`. Stable in the middle means that nothing before the
    decay depends on the budget: it can go on to a larger one (Hägele et al. 2024).
    """
    warm = min(1.0, (step + 1) / max(1, settings.warmup_steps))
    return warm * (1.0 - (1.0 - settings.final_rate) * min(1.0, max(0.0, decayed)))
