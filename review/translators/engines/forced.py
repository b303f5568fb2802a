"""What a Firefox model thinks of a given translation: forced decoding with its own weights, in numpy.

fxtranslate only translates. The same files hold everything that is needed to score: a transformer encoder, and a
decoder of simple recurrent units (SSRU; Kim et al. 2019, https://aclanthology.org/D19-5632) with attention to the
encoder. All positions of a given text are computed at once; only the recurrence itself, a sum, goes step by step.
Weights are the 8-bit ones as float32 and activations are not rounded, so values differ a little from what the engine
itself would compute.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from review.errors import EngineError
from review.translators.engines.blas import one_thread
from review.translators.engines.marian_file import Tensors

__all__ = ["ForcedDecoder"]

Floats = npt.NDArray[np.float32]


def _positions(length: int, width: int) -> Floats:
    """Marian's sinusoids: all sines in the first half, all cosines in the second (Vaswani et al. 2017)."""
    rates = np.exp(np.arange(width // 2) * -(np.log(10000.0) / (width // 2 - 1)))
    angles = np.arange(length)[:, None] * rates[None, :]
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def _softmax(values: Floats) -> Floats:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


class ForcedDecoder:
    """Log-probabilities of given target pieces. Raises EngineError for a model of another architecture."""

    def __init__(self, tensors: Tensors, settings: str) -> None:
        one_thread()
        self._weights = tensors
        wanted = {"type": "transformer", "transformer-decoder-autoreg": "rnn", "dec-cell": "ssru"}
        given = dict(line.split(": ", 1) for line in settings.splitlines() if ": " in line and line[0] != " ")
        for key, value in wanted.items():
            if given.get(key) != value:
                raise EngineError(
                    f"this Firefox model has {key} {given.get(key)!r}; only {value!r} can score a given text"
                )
        if given.get("transformer-postprocess") != "dan" or given.get("transformer-preprocess", '""') != '""':
            raise EngineError("this Firefox model places its layer norms in an order that cannot score a given text")
        self._heads = int(given.get("transformer-heads", "8"))
        self._encoder_layers = int(given.get("enc-depth", "6"))
        self._decoder_layers = int(given.get("dec-depth", "2"))
        self._source = self._first("encoder_Wemb", "Wemb")
        self._target = self._first("decoder_Wemb", "Wemb")
        output = tensors.get("decoder_ff_logit_out_W")
        self._output: Floats = self._target.T if output is None else output
        self._width = self._source.shape[1]

    def _first(self, *names: str) -> Floats:
        for name in names:
            if name in self._weights:
                return self._weights[name]
        raise EngineError(f"this Firefox model has no tensor {names[-1]}; it cannot score a given text")

    def _norm(self, values: Floats, prefix: str) -> Floats:
        centred = values - values.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + 1e-9)
        result: Floats = scaled * self._weights[f"{prefix}_ln_scale"] + self._weights[f"{prefix}_ln_bias"]
        return result

    def _linear(self, values: Floats, weight: str, bias: str) -> Floats:
        return values @ self._weights[weight] + self._weights[bias]

    def _attention(self, queries: Floats, memory: Floats, prefix: str) -> Floats:
        width = self._width // self._heads

        def heads(values: Floats) -> Floats:
            return values.reshape(len(values), self._heads, width).transpose(1, 0, 2)

        query = heads(self._linear(queries, f"{prefix}_Wq", f"{prefix}_bq"))
        key = heads(self._linear(memory, f"{prefix}_Wk", f"{prefix}_bk"))
        value = heads(self._linear(memory, f"{prefix}_Wv", f"{prefix}_bv"))
        share = _softmax(query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width)))
        joined = (share @ value).transpose(1, 0, 2).reshape(len(queries), self._width)
        return self._norm(self._linear(joined, f"{prefix}_Wo", f"{prefix}_bo") + queries, f"{prefix}_Wo")

    def _feed_forward(self, values: Floats, prefix: str) -> Floats:
        inner = np.maximum(self._linear(values, f"{prefix}_W1", f"{prefix}_b1"), 0)
        return self._norm(self._linear(inner, f"{prefix}_W2", f"{prefix}_b2") + values, f"{prefix}_ffn")

    def _recurrence(self, values: Floats, prefix: str) -> Floats:
        candidate = values @ self._weights[f"{prefix}_W"]
        forget = 1 / (1 + np.exp(-self._linear(values, f"{prefix}_Wf", f"{prefix}_bf")))
        new = (1 - forget) * candidate
        state = np.zeros(self._width, np.float32)
        states = np.empty_like(new)
        for step in range(len(values)):
            state = forget[step] * state + new[step]
            states[step] = state
        return self._norm(np.maximum(states, 0) + values, f"{prefix}_ffn")

    def _embed(self, table: Floats, ids: npt.NDArray[np.int64]) -> Floats:
        return table[ids] * np.float32(np.sqrt(self._width)) + _positions(len(ids), self._width)

    def log_probabilities(self, source: Sequence[int], target: Sequence[int]) -> list[float]:
        """Natural log-probability of each target piece given the source and the pieces before it; both end with
        </s>.
        """
        memory = self._embed(self._source, np.asarray(source, np.int64))
        for layer in range(1, self._encoder_layers + 1):
            memory = self._attention(memory, memory, f"encoder_l{layer}_self")
            memory = self._feed_forward(memory, f"encoder_l{layer}_ffn")
        wanted = np.asarray(target, np.int64)
        state = _positions(len(wanted), self._width)
        state[1:] += self._target[wanted[:-1]] * np.float32(np.sqrt(self._width))
        for layer in range(1, self._decoder_layers + 1):
            state = self._recurrence(state, f"decoder_l{layer}_rnn")
            state = self._attention(state, memory, f"decoder_l{layer}_context")
            state = self._feed_forward(state, f"decoder_l{layer}_ffn")
        logits = state @ self._output + self._weights["decoder_ff_logit_out_b"]
        top = logits.max(axis=-1)
        total = top + np.log(np.exp(logits - top[:, None]).sum(axis=-1))
        chosen = logits[np.arange(len(wanted)), wanted]
        return [float(value) for value in chosen - total]
