"""The engine `ctranslate2`: a model with weights of 8 bits on CTranslate2's kernels.

Of a converted model (`converted.py`; the built-in ones are) it needs nothing else. The weights of a transformers model
are rounded once, for which the extra `models` is needed, and lie in the user's cache folder under a digest of what they
were made from. A conversion that is interrupted leaves nothing behind.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from review.back_translated import TokenScore
from review.errors import ConversionError, EngineError
from review.translators.engines.converted import (
    COMPUTE_TYPE,
    QUANTIZATION,
    converted_digest,
    converted_pieces,
    import_ctranslate2,
    is_converted,
    write_converted,
)
from review.translators.engines.engine import ScoredText, make_signature
from review.translators.engines.marian import batches_by_length, load_pieces, model_digest
from review.translators.engines.pieces import Pieces
from review.translators.folders import models_folder
from review.translators.hub import ModelFolder

__all__ = ["CTranslate2Engine", "convert"]

_LONGEST = 500
#: Texts of a batch. Where scores are asked for, the probabilities of the whole vocabulary are held for every token of a
#: batch: eight texts take half the time of 32, most of which went into getting and clearing the memory for them.
_TOGETHER, _SCORED_TOGETHER = 32, 8


def convert(folder: Path, digest: str, pieces: object) -> tuple[Path, bool]:
    """The converted weights' folder in the user's cache, made where it is not there yet.

    Where the cache cannot be written it is a temporary folder, and the second value true: the caller removes it.
    Raises EngineError.
    """
    wanted = models_folder() / "ctranslate2" / f"{digest}-{QUANTIZATION}"
    try:
        if not (wanted / "model.bin").exists():
            write_converted(folder, pieces, wanted)
    except FileExistsError as error:  # another process was quicker
        if not (wanted / "model.bin").exists():
            raise EngineError("is in the way of the converted weights; remove it", wanted) from error
    except OSError:
        try:
            temporary = Path(tempfile.mkdtemp(prefix="review-model-"))
            try:
                write_converted(folder, pieces, temporary / "model")
            except BaseException:
                shutil.rmtree(temporary, ignore_errors=True)
                raise
        except OSError as error:
            raise EngineError(
                f"there is no place to keep this model's converted weights: {error.strerror or error}", folder
            ) from error
        return temporary / "model", True
    return wanted, False


class CTranslate2Engine:
    """A model folder, converted, translating `source` to `target` (BCP 47). `threads` batches at a time, a thread each;
    None: $OMP_NUM_THREADS, or as many as cores.

    Two threads in one small matrix product wait for each other longer than they work.
    """

    name = "ctranslate2"

    def __init__(
        self,
        model: ModelFolder,
        source: str,
        target: str,
        *,
        beams: int = 2,
        batch_size: int = 128,
        threads: int | None = None,
    ) -> None:
        ctranslate2 = import_ctranslate2()
        self.source_language, self.target_language = source, target
        self.batch_size, self._beams = batch_size, beams
        threads = threads or int(os.environ.get("OMP_NUM_THREADS") or 0) or os.cpu_count() or 1
        load = partial(
            ctranslate2.Translator, device="cpu", compute_type=COMPUTE_TYPE, inter_threads=threads, intra_threads=1
        )
        self.pieces: Pieces
        self._first: list[str] = []
        if is_converted(model.path):
            digest = converted_digest(model.path)
            self.pieces = converted_pieces(model.path, source, target, model.name)
            try:
                self._translator = load(str(model.path))
            except (RuntimeError, ValueError) as error:
                raise EngineError(f"CTranslate2 cannot load this model ({error}); get it again", model.path) from error
        else:
            digest = model_digest(model.path)
            self.pieces, many = load_pieces(model.path, source, target, model.name)
            if many.first_target is not None:
                self._first = self.pieces.names([many.first_target])
            self._translator = self._load_cached(model.path, digest, load)
        self.signature = make_signature(
            self.name,
            model.label,
            digest,
            revision=model.revision or "none",
            beams=beams,
            direction=f"{source}-{target}",
            quantization=QUANTIZATION,
            compute=COMPUTE_TYPE,
        )

    def _load_cached(self, folder: Path, digest: str, load: Callable[[str], Any]) -> Any:
        """The converted weights from the cache; what is damaged there is made once more."""
        for last in (False, True):
            converted, temporary = convert(folder, digest, self.pieces)
            try:
                translator = load(str(converted))
            except (RuntimeError, ValueError) as error:
                shutil.rmtree(converted, ignore_errors=True)
                if last:
                    raise ConversionError(f"CTranslate2 cannot load it ({error})", folder) from error
            else:
                if temporary:
                    weakref.finalize(self, shutil.rmtree, converted.parent, ignore_errors=True)
                return translator
        raise AssertionError

    def _given(self, text: str) -> list[str]:
        ids = self.pieces.given(text)
        return self.pieces.names(ids if len(ids) <= _LONGEST else [*ids[: _LONGEST - 1], ids[-1]])

    def translate(self, texts: Sequence[str]) -> list[str]:
        rows = [self._given(text) for text in texts]
        asked = [
            (
                batch,
                self._translator.translate_batch(
                    [rows[n] for n in batch],
                    target_prefix=[self._first] * len(batch) if self._first else None,
                    beam_size=self._beams,
                    max_decoding_length=min(_LONGEST, most),
                    asynchronous=True,
                ),
            )
            for batch, most in batches_by_length(rows, _TOGETHER)
        ]
        results = [""] * len(rows)
        for batch, written in asked:
            for n, one in zip(batch, written, strict=True):
                names = one.result().hypotheses[0][len(self._first) :]
                results[n] = self.pieces.read(self.pieces.numbers(names)).strip()
        return results

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[ScoredText]:
        splits = [self.pieces.wanted(text) for text in wanted]
        targets = [[*self._first, *self.pieces.names(split.ids[:_LONGEST])] for split in splits]
        results = self._translator.score_batch(
            [self._given(text) for text in given], targets, max_batch_size=_SCORED_TOGETHER
        )
        scored = []
        for result, split in zip(results, splits, strict=True):
            values = list(result.log_probs)[len(self._first) :]
            tokens = zip(split.offsets, values[:-1], strict=False)
            scored.append(
                ScoredText(tuple(TokenScore(start, end, value) for (start, end), value in tokens), values[-1])
            )
        return scored
