"""A model of error spans in a folder: the encoder on CTranslate2, the heads on numpy; neither torch nor
transformers.

    weights.npz       all weights (`review.spans.weights`)
    vocabulary.spm    the SentencePiece file that makes the pieces
    manifest.json     languages, thresholds, and the digest of each file
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from review.errors import EngineError
from review.lazy_patterns import lazy_re
from review.spans.pieces import PlacedPieces, SpanPieces
from review.spans.weights import WEIGHTS, read_weights, served_files
from review.spans.wide import encoder_digest, widened
from review.translators.engines.converted import COMPUTE_TYPE, import_ctranslate2
from review.translators.folders import digest_files
from review.translators.training.checkpoint import MANIFEST, verify_model_folder

__all__ = [
    "SCHEMA",
    "VOCABULARY",
    "Odds",
    "SpanModel",
    "builtin_span_models",
    "facts_of",
    "is_span_model",
    "languages_of",
    "wide_of",
]

Floats = npt.NDArray[np.float32]

SCHEMA = "review.spans/2"
MADE_BY = "review models train-spans"
_CODE = lazy_re(r"[a-z]{2,3}")
VOCABULARY = "vocabulary.spm"
_FILES = (WEIGHTS, VOCABULARY)
_BEGIN, _END = 3, 1
#: Pairs read together, whatever the number of threads.
_TOGETHER = 16


def builtin_span_models() -> list[Path]:
    """The folders of all models that come with this package, in order."""
    return sorted(path.parent for path in (Path(__file__).parent / "models").glob("*/manifest.json"))


def is_span_model(folder: Path) -> bool:
    """Whether a folder holds (or should hold) a model of error spans."""
    return (folder / WEIGHTS).is_file()


@lru_cache(maxsize=8)
def facts_of(folder: Path) -> Mapping[str, Any]:
    """A built-in model's manifest: asked before it is loaded."""
    facts: Mapping[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return facts


def languages_of(facts: Mapping[str, Any], *, wide: bool) -> frozenset[str]:
    """What a model of such a manifest reads; `wide`: with the encoder that it began with."""
    own = facts.get("languages", ())
    return frozenset(map(str, own)) | (wide_of(facts)[1] if wide else frozenset())


def wide_of(facts: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
    """The digest of the encoder with which a model of such a manifest reads further languages, and these; none of a
    manifest that does not say so.
    """
    told = facts.get("wide")
    if not isinstance(told, dict) or not isinstance(told.get("encoder"), str):
        return "", frozenset()
    return told["encoder"], frozenset(map(str, told.get("languages", ())))


class Odds(NamedTuple):
    """What the model says of a pair, as log-odds; `source` and `target` say where each piece stands.

    `wrong` and `gap` go with the pieces of the translation (`gap` has one more: the end), `kinds` are the numbers of
    the kinds, `unsaid` goes with the pieces of the source; `whole`: that anything is wrong.
    """

    source: list[tuple[int, int]]
    target: list[tuple[int, int]]
    wrong: Floats
    gap: Floats
    kinds: npt.NDArray[np.int64]
    unsaid: Floats
    whole: float


class SpanModel:
    """Loads the folder; with `encoder`, the file that it began with, for all languages that it has learned from.
    `signature` says which weights and pieces read.

    Raises EngineError for one that is no such model, lacks a file, or was changed, and for another encoder.
    """

    def __init__(self, folder: Path, encoder: Path | None = None, *, threads: int | None = None) -> None:
        facts = verify_model_folder(folder, MADE_BY)
        if facts.get("schema") != SCHEMA:
            raise EngineError(f"is no model of error spans made by `{MADE_BY}`", folder)
        _refuse_languages(facts, folder)
        self.folder = folder
        self.facts: Mapping[str, Any] = facts
        self.languages = languages_of(facts, wide=encoder is not None)
        digest = digest_files([folder / name for name in _FILES])
        self.signature = f"spans:{folder.name}|digest:{digest}{'|wide' if encoder is not None else ''}"
        arrays, self._heads = read_weights(folder / WEIGHTS)
        vocabulary = None
        if encoder is not None:
            if encoder_digest(encoder) != wide_of(facts)[0]:
                raise EngineError("is not the encoder that the model began with", encoder)
            arrays, vocabulary = widened(arrays, folder / VOCABULARY, encoder)
        self._pieces = SpanPieces(folder / VOCABULARY, vocabulary)
        ctranslate2 = import_ctranslate2()
        threads = threads or int(os.environ.get("OMP_NUM_THREADS") or 0) or os.cpu_count() or 1
        try:
            self._encoder: Any = ctranslate2.Encoder(
                str(folder),
                device="cpu",
                compute_type=COMPUTE_TYPE,
                inter_threads=1,
                intra_threads=threads,
                files=served_files(arrays),
            )
        except (RuntimeError, ValueError, KeyError) as error:
            raise EngineError(f"CTranslate2 cannot load this model ({error}); get it again", folder) from error

    def odds(self, pairs: Sequence[tuple[str, str]]) -> list[Odds]:
        """What it says of each (source, translation); of a side without a piece everything is -inf or empty."""
        read = [(self._pieces.read(source), self._pieces.read(target)) for source, target in pairs]
        found: list[Odds | None] = [None] * len(pairs)
        for batch, states in self._states(read):
            for n, rows in zip(batch, states, strict=True):
                found[n] = self._answers(*read[n], rows)
        return [one for one in found if one is not None]

    def _states(self, read: Sequence[tuple[PlacedPieces, PlacedPieces]]) -> Iterator[tuple[list[int], Floats]]:
        order = sorted(range(len(read)), key=lambda n: len(read[n][0].ids) + len(read[n][1].ids))
        for start in range(0, len(order), _TOGETHER):
            batch = order[start : start + _TOGETHER]
            ids = [[_BEGIN, *read[n][0].ids, _END, *read[n][1].ids, _END] for n in batch]
            sides = [[0] * (len(read[n][0].ids) + 2) + [1] * (len(read[n][1].ids) + 1) for n in batch]
            got = self._encoder.forward_batch(ids, token_type_ids=sides)
            yield batch, np.array(got.last_hidden_state)

    def _answers(self, source: PlacedPieces, target: PlacedPieces, states: Floats) -> Odds:
        first, second = len(source.ids) + 2, len(target.ids) + 1
        heads, rows = self._heads, states[first : first + second]
        edge = np.zeros((1, rows.shape[1]), dtype=np.float32)
        near = np.concatenate([np.concatenate([edge, rows[:-1]]), rows, np.concatenate([rows[1:], edge])], axis=1)
        hidden = _gelu(near @ heads["target.0.weight"].T + heads["target.0.bias"])
        said = hidden @ heads["target.2.weight"].T + heads["target.2.bias"]
        unsaid = states[1 : first - 1] @ heads["source.weight"][0] + heads["source.bias"]
        whole = states[0] @ heads["whole.weight"][0] + heads["whole.bias"][0]
        return Odds(
            source.places, target.places, said[:-1, 0], said[:, 1], said[:-1, 2:].argmax(1), unsaid, float(whole)
        )


def _refuse_languages(facts: Mapping[str, Any], folder: Path) -> None:
    """Raises EngineError for a manifest whose languages are not two or more tags."""
    told = facts.get("languages")
    tags = [str(one) for one in told] if isinstance(told, list) else []
    wrong = [one for one in tags if not _CODE.fullmatch(one)]
    if len(set(tags)) < 2 or wrong:
        said = f"{', '.join(map(repr, wrong))}" if wrong else repr(told)
        raise EngineError(
            f"damaged manifest: its languages must be two codes or more, such as de and en, not {said}; "
            "get the model again",
            folder / MANIFEST,
        )


def _gelu(x: Floats) -> Floats:
    """x Φ(x) (Hendrycks and Gimpel 2016), Φ by Abramowitz and Stegun 7.1.26, which is within 1.5e-7."""
    z = np.abs(x) / np.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    error = np.sign(x) * (1 - tail * np.exp(-z * z))
    return np.asarray(0.5 * x * (1 + error), dtype=np.float32)
