"""COMET's network: an encoder, a mixture of its layers, and a small estimator on top, as `unbabel-comet` 2 has them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel

__all__ = ["CometNetwork", "sparsemax"]

_ENCODER = "encoder.model."


def sparsemax(values: Tensor) -> Tensor:
    """The point of the simplex nearest to a vector (Martins and Astudillo 2016, https://arxiv.org/abs/1602.02068)."""
    ordered, _ = torch.sort(values, descending=True)
    sums = ordered.cumsum(0)
    ranks = torch.arange(1, len(values) + 1, dtype=values.dtype, device=values.device)
    support = int((1 + ranks * ordered > sums).sum())
    return torch.clamp(values - (sums[support - 1] - 1) / support, min=0)


class CometNetwork(nn.Module):
    """The network with its weights. `settings` are those of hparams.yaml.

    Raises KeyError, ValueError, TypeError or RuntimeError where weights and settings do not go together.
    """

    def __init__(self, config: Any, state: Mapping[str, Tensor], settings: Mapping[str, Any]) -> None:
        super().__init__()
        self._settings = settings
        make: Any = AutoModel
        self.encoder: Any = make.from_config(config, add_pooling_layer=False)
        own = {name.removeprefix(_ENCODER): value for name, value in state.items() if name.startswith(_ENCODER)}
        own = {name: value for name, value in own.items() if not name.endswith("position_ids")}
        lacking, unknown = self.encoder.load_state_dict(own, strict=False)
        lacking = [name for name in lacking if not name.endswith("position_ids")]
        if lacking or unknown:
            raise ValueError(f"the encoder lacks {lacking[:3]} and knows nothing of {unknown[:3]}")
        self._layers = int(config.num_hidden_layers) + 1
        self._unified = settings["class_identifier"] == "unified_metric"
        self._layer = settings.get("sent_layer" if self._unified else "layer", "mix")
        if self._layer == "mix":
            scalars = [state[f"layerwise_attention.scalar_parameters.{n}"] for n in range(self._layers)]
            self.register_buffer("scalars", torch.cat(scalars).float())
            self.register_buffer("gamma", state["layerwise_attention.gamma"].float())
        elif not isinstance(self._layer, int) or not 0 <= self._layer < self._layers:
            raise ValueError(f"there is no layer {self._layer!r}")
        inputs = {"regression_metric": 6, "referenceless_regression_metric": 4, "unified_metric": 1}
        width = int(config.hidden_size)
        self.estimator = _estimator(width * inputs[settings["class_identifier"]], state, settings)
        self.tagger: nn.Linear | None = None
        if self._unified and settings.get("word_level_training"):
            weight = state["hidden2tag.weight"]
            self.tagger = nn.Linear(width, weight.shape[0])
            self.tagger.load_state_dict({"weight": weight, "bias": state["hidden2tag.bias"]})
            self._word_layer = int(settings["word_layer"])
            if not 0 <= self._word_layer < self._layers:
                raise ValueError(f"there is no layer {self._word_layer}")

    def _encoded(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.encoder(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states)

    def _mixed(self, layers: tuple[Tensor, ...], mask: Tensor) -> Tensor:
        if self._layer != "mix":
            chosen: Tensor = layers[self._layer]
            return chosen
        transform = self._settings.get("layer_transformation", "softmax")
        if transform not in ("softmax", "sparsemax"):
            raise ValueError(f"no layer transformation {transform!r}")
        scalars = self.get_buffer("scalars")
        weights = torch.softmax(scalars, dim=0) if transform == "softmax" else sparsemax(scalars)
        if self._settings.get("layer_norm"):
            layers = tuple(_normed(layer, mask) for layer in layers)
        pieces = [weight * layer for weight, layer in zip(weights, layers, strict=True)]
        gamma: Tensor = self.get_buffer("gamma")
        return gamma * torch.stack(pieces).sum(0)

    def sentences(self, ids: Tensor, mask: Tensor, pad: int) -> Tensor:
        """One vector a row: [rows, width]."""
        layers = self._encoded(ids, mask)
        mixed: Tensor = self._mixed(layers, mask)
        pool = self._settings.get("pool", "avg")
        padding = (ids == pad).unsqueeze(-1)
        if pool == "avg":
            total: Tensor = mixed.masked_fill(padding, 0.0).sum(1)
            return total / mask.unsqueeze(-1).float().sum(1)
        if pool == "max":
            return mixed.masked_fill(padding, float("-inf")).max(dim=1)[0]
        if pool == "cls":
            return mixed[:, 0]
        if pool == "default":
            last: Tensor = layers[-1]
            return last[:, 0]
        raise ValueError(f"no pooling {pool!r}")

    def estimated(self, source: Tensor, translation: Tensor, reference: Tensor | None = None) -> Tensor:
        """The scores of rows of sentence vectors: [rows]."""
        near = (translation * source, (translation - source).abs())
        if reference is None:
            features: tuple[Tensor, ...] = (translation, source, *near)
        else:
            features = (translation, reference, translation * reference, (translation - reference).abs(), *near)
        score: Tensor = self.estimator(torch.cat(features, dim=1)).view(-1).float()
        return score

    def unified(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor | None]:
        """Scores [rows], and where the model marks words their labels' logits [rows, tokens, labels]."""
        layers = self._encoded(ids, mask)
        score = self.estimator(self._mixed(layers, mask)[:, 0]).view(-1).float()
        return score, None if self.tagger is None else self.tagger(layers[self._word_layer])


def _normed(layer: Tensor, mask: Tensor) -> Tensor:
    """A layer with mean 0 and variance 1 over the tokens and units of each row that are not padding."""
    shown = mask.unsqueeze(-1).float()
    count = (mask.sum(1) * layer.shape[2]).view(-1, 1, 1)
    mean = (layer * shown).sum((1, 2), keepdim=True) / count
    variance = (((layer * shown - mean) * shown) ** 2).sum((1, 2), keepdim=True) / count
    return (layer - mean) / torch.sqrt(variance + 1e-12)


def _estimator(inputs: int, state: Mapping[str, Tensor], settings: Mapping[str, Any]) -> nn.Sequential:
    """Linear layers with an activation after each but the last, under the names that the original has for them."""
    sizes = [inputs, *(int(size) for size in settings["hidden_sizes"]), 1]
    modules: list[nn.Module] = []
    for at, (width, after) in enumerate(pairwise(sizes)):
        modules.append(nn.Linear(width, after))
        if at < len(sizes) - 2:
            modules += [_activation(str(settings["activations"])), nn.Dropout(0.0)]
    if settings.get("final_activation"):
        modules.append(_activation(str(settings["final_activation"])))
    estimator = nn.Sequential(*modules)
    own = {name.removeprefix("estimator.ff."): value for name, value in state.items() if name.startswith("estimator.")}
    estimator.load_state_dict(own)
    return estimator


_ACTIVATIONS: Mapping[str, type[nn.Module]] = {
    "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "relu": nn.ReLU, "gelu": nn.GELU,
}  # fmt: skip


def _activation(name: str) -> nn.Module:
    if name.lower() not in _ACTIVATIONS:
        raise ValueError(f"no activation {name!r}; known: {', '.join(_ACTIVATIONS)}")
    return _ACTIVATIONS[name.lower()]()
