"""Translating with a model in training, and its scores against held-out translations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from transformers import PegasusForConditionalGeneration

from review.translators.training.batching import PairBatch, pad
from review.translators.training.data import TrainingPair
from review.translators.training.model import autocast, loss, source_tensors
from review.translators.training.vocabulary import Vocabulary

__all__ = ["Scores", "cross_entropy", "score_translations", "translate"]

_PIECES = 3000
"""Source pieces, with padding, that are translated together."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Corpus BLEU and chrF (0 to 100) with their sacreBLEU signatures."""

    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str


def _groups(lengths: Sequence[int], pieces: int) -> Iterable[list[int]]:
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if group and (len(group) + 1) * (lengths[group[0]] + 1) > pieces:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def translate(
    model: PegasusForConditionalGeneration,
    vocabulary: Vocabulary,
    texts: Sequence[str],
    *,
    beams: int = 1,
    precision: str = "float32",
) -> list[str]:
    """Translations in the order of `texts`; greedy with one beam. The model's mode is put back afterwards.

    No translation has more than twice its text's pieces and 10, whatever it was batched with; an untrained model would
    fill any limit.
    """
    limit = int(model.config.max_position_embeddings) - 2
    encoded = [vocabulary.encode(text)[:limit] for text in texts]
    translated = [""] * len(texts)
    training = model.training
    model.train(mode=False)
    with torch.inference_mode(), autocast(precision):
        for group in _groups([len(ids) for ids in encoded], _PIECES // beams):
            tensors = source_tensors(pad([encoded[i] for i in group]))
            longest = tensors["input_ids"].shape[1]
            output = model.generate(
                **tensors, num_beams=beams, do_sample=False, max_new_tokens=min(limit, 2 * longest + 8), use_cache=True
            )
            for index, ids in zip(group, output.tolist(), strict=True):
                translated[index] = vocabulary.decode(ids[1 : 2 * len(encoded[index]) + 11])
    model.train(training)
    return translated


def cross_entropy(
    model: PegasusForConditionalGeneration,
    vocabulary: Vocabulary,
    pairs: Sequence[TrainingPair],
    precision: str = "float32",
) -> float:
    """Nats a target piece, end of sentence included, that the model needs for the pairs' translations."""
    limit = int(model.config.max_position_embeddings) - 2
    encoded = [(vocabulary.encode(p.source)[:limit], vocabulary.encode(p.target)[:limit]) for p in pairs]
    training = model.training
    model.train(mode=False)
    total, count = 0.0, 0
    with torch.inference_mode(), autocast(precision):
        for group in _groups([max(map(len, sides)) for sides in encoded], 2 * _PIECES):
            batch = PairBatch(pad([encoded[i][0] for i in group]), pad([encoded[i][1] for i in group]))
            total += float(loss(model, batch, 0.0)[1]) * batch.tokens
            count += batch.tokens
    model.train(training)
    return total / count


def score_translations(translations: Sequence[str], references: Sequence[str]) -> Scores:
    """Corpus scores as sacreBLEU computes them by default (13a tokens, mixed case; character 6-grams)."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = BLEU(), CHRF()
    first, second = (metric.corpus_score(list(translations), [list(references)]) for metric in (bleu, chrf))
    return Scores(first.score, second.score, str(bleu.get_signature()), str(chrf.get_signature()))
