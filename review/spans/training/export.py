"""What was learned as a folder that serves: all weights in one file, the encoder's as CTranslate2 names them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from torch import Tensor

from review.errors import EngineError
from review.spans.training.network import SpanNetwork
from review.spans.weights import WEIGHTS, WIDE, stored_weights
from review.translators.engines.converted import import_ctranslate2
from review.translators.training.checkpoint import write_manifest

__all__ = ["write_span_model"]

_HEADS = ("target.0", "target.2", "source", "whole")


def _variables(state: Mapping[str, Tensor], sizes: tuple[int, int, int, int]) -> dict[str, Any]:
    """The encoder's weights, as CTranslate2 names them."""
    specs = import_ctranslate2().specs
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    encoder = specs.transformer_spec.TransformerEncoderSpec(
        layers,
        sizes[1],
        pre_norm=False,
        activation=specs.common_spec.Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=specs.common_spec.EmbeddingsMerge.ADD,
    )
    spec = specs.transformer_spec.TransformerEncoderModelSpec(encoder, pooling_layer=False)

    def values(name: str) -> Any:
        return state[name].float().cpu().numpy().copy()  # CTranslate2 rounds in place

    def put(target: Any, name: str) -> None:
        one, two = ("gamma", "beta") if "norm" in name else ("weight", "bias")
        setattr(target, one, values(f"{name}.weight"))
        setattr(target, two, values(f"{name}.bias"))

    encoder.scale_embeddings = False
    encoder.embeddings[0].weight, encoder.embeddings[1].weight = values("embeddings.weight"), values("sides.weight")
    encoder.position_encodings.encodings = values("positions.weight")
    put(encoder.layernorm_embedding, "norm")
    for number, layer in enumerate(encoder.layer):
        here = f"layers.{number}"
        put(layer.self_attention.linear[0], f"{here}.within.all")
        put(layer.self_attention.linear[1], f"{here}.within.out")
        put(layer.self_attention.layer_norm, f"{here}.within_norm")
        put(layer.ffn.linear_0, f"{here}.first")
        put(layer.ffn.linear_1, f"{here}.second")
        put(layer.ffn.layer_norm, f"{here}.inner_norm")
    spec.register_vocabulary([str(number) for number in range(len(state["embeddings.weight"]))])
    spec.validate()
    found = spec.variables()
    # what is the same twice is told by name
    return {name: (found[value] if isinstance(value, str) else value).numpy() for name, value in found.items()}


def write_span_model(
    network: SpanNetwork,
    vocabulary: Path,
    output: Path,
    facts: Mapping[str, Any],
    wide: npt.NDArray[np.uint8] | None = None,
    finish: Callable[[Path], None] | None = None,
) -> None:
    """Writes `model` in the folder `output`, whole or not at all; `finish` is called with it before that.

    `vocabulary` is the file of its pieces, `wide` what `wide_rows` gives. Raises EngineError where it is there already
    or cannot be written.
    """
    if output.exists():
        raise EngineError("is there already; remove it, or name another --output", output)
    state = network.state_dict()
    arrays = _variables(state, network.sizes)
    for name in (f"{name}.{part}" for name in _HEADS for part in _PARTS):
        arrays[name] = state[name].float().cpu().numpy()
    if wide is not None:
        arrays[WIDE] = wide
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output.parent, prefix=".writing-") as temporary:
            made = Path(temporary) / "model"
            made.mkdir()
            with (made / WEIGHTS).open("wb") as stream:
                np.savez_compressed(stream, allow_pickle=False, **stored_weights(arrays))
            shutil.copyfile(vocabulary, made / "vocabulary.spm")
            if finish is not None:
                finish(made)
            write_manifest(made, sorted(p.name for p in made.iterdir() if p.suffix not in _FOR_PEOPLE), dict(facts))
            made.rename(output)
    except OSError as error:
        raise EngineError(f"the model cannot be written there: {error.strerror or error}", output) from error


_PARTS = ("weight", "bias")
_FOR_PEOPLE = (".md", ".csv", ".png")
