"""A student as a converted model (`review.translators.engines.converted`): CTranslate2's files, 8 bits a weight."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from torch import Tensor

from review.errors import EngineError
from review.translators.engines.converted import QUANTIZATION, import_ctranslate2
from review.translators.training.checkpoint import write_manifest
from review.translators.training.vocabulary import Vocabulary

__all__ = ["write_student"]


def _specification(state: Mapping[str, Tensor], heads: int) -> Any:
    specs = import_ctranslate2().specs
    gelu = specs.common_spec.Activation.GELU
    count = {side: 1 + max(int(n.split(".")[1]) for n in state if n.startswith(f"{side}.")) for side in _SIDES}
    spec = specs.transformer_spec.TransformerSpec(
        specs.transformer_spec.TransformerEncoderSpec(
            count["encoder"], heads, pre_norm=False, activation=gelu, layernorm_embedding=True
        ),
        specs.transformer_spec.TransformerDecoderSpec(
            count["decoder"], heads, pre_norm=True, activation=gelu, layernorm_embedding=True
        ),
    )

    def values(name: str) -> Any:
        return state[name].float().cpu().numpy().copy()  # CTranslate2 rounds in place

    def norm(target: Any, name: str) -> None:
        target.gamma, target.beta = values(f"{name}.weight"), values(f"{name}.bias")

    def linear(target: Any, name: str) -> None:
        target.weight, target.bias = values(f"{name}.weight"), values(f"{name}.bias")

    for side in _SIDES:
        part = getattr(spec, side)
        part.scale_embeddings = False
        part.position_encodings.encodings = values(f"{side}_positions.weight")
        norm(part.layernorm_embedding, f"{side}_norm")
        for number, layer in enumerate(part.layer):
            here = f"{side}.{number}"
            linear(layer.self_attention.linear[0], f"{here}.within.all")
            linear(layer.self_attention.linear[1], f"{here}.within.out")
            norm(layer.self_attention.layer_norm, f"{here}.within_norm")
            if side == "decoder":
                for index, name in enumerate(("query", "memory", "out")):
                    linear(layer.attention.linear[index], f"{here}.across.{name}")
                norm(layer.attention.layer_norm, f"{here}.across_norm")
            linear(layer.ffn.linear_0, f"{here}.first")
            linear(layer.ffn.linear_1, f"{here}.second")
            norm(layer.ffn.layer_norm, f"{here}.inner_norm")
    table = values("embeddings.weight")
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = spec.decoder.projection.weight = table
    spec.decoder.projection.bias = values("bias")
    norm(spec.decoder.layer_norm, "last_norm")
    return spec


_SIDES = ("encoder", "decoder")


def write_student(
    state: Mapping[str, Tensor],
    heads: int,
    vocabulary: Vocabulary,
    output: Path,
    facts: dict[str, Any],
    finish: Callable[[Path], None] | None = None,
) -> None:
    """Writes the folder `output`, which appears whole or not at all; `finish` is called with it before that.

    Raises EngineError where it is there already or cannot be written.
    """
    if output.exists():
        raise EngineError("is there already; remove it, or name another --output", output)
    names = vocabulary.names()
    spec = _specification(state, heads)
    spec.register_source_vocabulary(names)
    spec.register_target_vocabulary(names)
    config = spec.config
    config.bos_token = config.decoder_start_token = names[0]
    config.eos_token, config.unk_token = names[1], names[2]
    config.add_source_bos = config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization=QUANTIZATION)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output.parent, prefix=".writing-") as temporary:
            made = Path(temporary) / "model"
            made.mkdir()
            spec.save(str(made))
            shutil.copyfile(vocabulary.path, made / "vocabulary.spm")
            write_manifest(made, sorted(p.name for p in made.iterdir()), {**facts, "quantization": QUANTIZATION})
            if finish is not None:
                finish(made)
            made.rename(output)
    except OSError as error:
        raise EngineError(f"the model cannot be written there: {error.strerror or error}", output) from error
