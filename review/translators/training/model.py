"""The network: a pre-norm encoder-decoder with all embeddings tied, and its training loss.

Pegasus is what transformers calls a Marian with layer norm before each sublayer (Zhang et al. 2020): sinusoidal
positions, no learned ones to store, known to CTranslate2's converter.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from transformers import PegasusConfig, PegasusForConditionalGeneration

from review.translators.training.batching import PairBatch
from review.translators.training.settings import Architecture
from review.translators.training.vocabulary import END, PADDING

__all__ = ["autocast", "build_model", "has_bfloat16", "loss", "source_tensors"]

SLICE = 512
"""Target pieces whose logits are in memory at once: 16 MB with 8,000 pieces, which stays in the cache."""


def build_model(architecture: Architecture, vocabulary_size: int) -> PegasusForConditionalGeneration:
    """A model with random weights, drawn from torch's generator, in float32 and in training mode."""
    config = PegasusConfig(
        vocab_size=vocabulary_size,
        d_model=architecture.width,
        encoder_layers=architecture.encoder_layers,
        decoder_layers=architecture.decoder_layers,
        encoder_attention_heads=architecture.heads,
        decoder_attention_heads=architecture.heads,
        encoder_ffn_dim=architecture.feed_forward,
        decoder_ffn_dim=architecture.feed_forward,
        max_position_embeddings=architecture.positions,
        activation_function="relu",
        dropout=0.0,  # see training/dropout.py
        attention_dropout=0.0,
        activation_dropout=0.0,
        init_std=0.04,
        scale_embedding=True,
        tie_word_embeddings=True,
        pad_token_id=PADDING,
        eos_token_id=END,
        decoder_start_token_id=PADDING,
        forced_eos_token_id=None,
    )
    # transformers no longer says so itself, and CTranslate2's converter asks.
    config.normalize_before, config.normalize_embedding = True, False
    # Sentences are short: torch's fused attention for processors costs more here than it saves, backwards above all.
    config._attn_implementation = "eager"
    model = PegasusForConditionalGeneration(config)
    model.train()
    return model


def has_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 natively; emulated, it is slower than float32."""
    try:
        with Path("/proc/cpuinfo").open(encoding="ascii", errors="replace") as lines:
            flags = next((line for line in lines if line.startswith(("flags", "Features"))), "")
    except OSError:
        return False
    return any(flag in flags.split() for flag in ("avx512_bf16", "amx_bf16", "bf16"))


def autocast(precision: str) -> AbstractContextManager[object]:
    """bfloat16 matrix products with float32 weights, where `precision` and, if it is auto, the processor say so."""
    if precision == "bfloat16" or (precision == "auto" and has_bfloat16()):
        return torch.autocast("cpu", dtype=torch.bfloat16)
    return nullcontext()


def source_tensors(source: npt.NDArray[np.int64]) -> dict[str, torch.Tensor]:
    """`input_ids` and `attention_mask`, both of shape (sentences, pieces)."""
    ids = torch.from_numpy(source)
    return {"input_ids": ids, "attention_mask": (ids != PADDING).long()}


class _TokenLoss(torch.autograd.Function):
    """Output product, softmax and label-smoothed cross-entropy in one, a slice of the pieces at a time.

    The gradient is worked out while the logits are at hand. A batch's logits, 150 MB, are so never in memory at once,
    which on a processor is worth a third of the time.
    """

    @staticmethod
    def forward(
        ctx: Any, hidden: torch.Tensor, weight: torch.Tensor, target: torch.Tensor, smoothing: float
    ) -> tuple[torch.Tensor, torch.Tensor]:
        count, size = len(target), weight.shape[0]
        matrix = weight.to(hidden.dtype)
        hidden_gradient, weight_gradient = torch.empty_like(hidden), torch.zeros_like(weight)
        plain = uniform = torch.zeros(())
        for start in range(0, count, SLICE):
            rows = hidden[start : start + SLICE]
            wanted = target[start : start + SLICE].unsqueeze(1)
            logits = torch.mm(rows, matrix.T).float()
            gold, mean = logits.gather(1, wanted), logits.mean(dim=1, keepdim=True)
            peak = logits.amax(dim=1, keepdim=True)
            probability = logits.sub_(peak).exp_()
            total = probability.sum(dim=1, keepdim=True)
            normalizer = total.log() + peak
            plain = plain + (normalizer - gold).sum()
            uniform = uniform + (normalizer - mean).sum()
            gradient = probability.div_(total * count).sub_(smoothing / size / count)
            gradient.scatter_add_(1, wanted, torch.full_like(gold, (smoothing - 1) / count))
            narrow = gradient.to(hidden.dtype)
            hidden_gradient[start : start + SLICE] = torch.mm(narrow, matrix)
            weight_gradient += torch.mm(narrow.T, rows)
        ctx.save_for_backward(hidden_gradient, weight_gradient)
        return ((1 - smoothing) * plain + smoothing * uniform) / count, plain / count

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        hidden_gradient, weight_gradient = ctx.saved_tensors
        return hidden_gradient * gradients[0], weight_gradient * gradients[0], None, None


def loss(
    model: PegasusForConditionalGeneration, batch: PairBatch, smoothing: float
) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean label-smoothed loss to descend, and the plain cross-entropy (nats a piece) to look at; both scalars.

    Logits are computed only where there is a target piece: the output product is a third of all work.
    """
    target = torch.from_numpy(batch.target)
    decoder_input = torch.full_like(target, PADDING)
    decoder_input[:, 1:] = target[:, :-1]
    hidden = model.model(
        **source_tensors(batch.source), decoder_input_ids=decoder_input, use_cache=False
    ).last_hidden_state
    real = target != PADDING
    rows = hidden[real]
    if torch.is_autocast_enabled("cpu"):
        rows = rows.to(torch.get_autocast_dtype("cpu"))
    smooth, plain = _TokenLoss.apply(  # type: ignore[no-untyped-call]
        rows, model.lm_head.weight, target[real], smoothing
    )
    return smooth, plain.detach()
