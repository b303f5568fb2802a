"""The engine `ctranslate2`: the weights of a transformers model, rounded to 8 bits once, on CTranslate2's kernels.

Needs the extra `fast`; the first conversion also needs the extra `marian`. The converted weights lie in the user's
cache folder under a digest of what they were made from. A conversion that is interrupted leaves nothing behind.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from review.errors import EngineError
from review.model import TokenScore
from review.translators.engines.engine import Scored, make_signature
from review.translators.engines.marian import batches_by_length, load_pieces, model_digest
from review.translators.engines.pieces import BarePieces
from review.translators.folders import models_folder
from review.translators.hub import ModelFolder

__all__ = ["CTranslate2Engine", "convert"]

_LONGEST = 500
#: Texts of a batch, whatever the number of threads: in 8 bits a text's score depends a little on its neighbours.
_TOGETHER = 32


def _import() -> Any:
    try:
        import ctranslate2
    except ImportError as error:
        raise EngineError(
            "the engine ctranslate2 needs CTranslate2; install it with: pip install 'review[fast]'"
        ) from error
    return ctranslate2


class _Vocabulary:
    """What CTranslate2's converter asks of a tokenizer, for a folder that has bare SentencePiece files only."""

    def __init__(self, pieces: BarePieces) -> None:
        processor = pieces.processor
        self._names = [processor.id_to_piece(i) for i in range(pieces.size)]
        self.eos_token, self.unk_token = self._names[processor.eos_id()], self._names[processor.unk_id()]
        self.pad_token = self._names[processor.pad_id()] if processor.pad_id() >= 0 else self.eos_token
        self.bos_token = self.pad_token

    def get_vocab(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self._names)}

    def convert_ids_to_tokens(self, index: int) -> str:
        return self._names[index]


def _converter(ctranslate2: Any, folder: Path, pieces: object) -> Any:
    import transformers

    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]

    class Converter(ctranslate2.converters.TransformersConverter):  # type: ignore[misc]
        def load_model(self, model_class: Any, path: str, **settings: Any) -> Any:
            settings["dtype"] = "float32"  # rounded once, from the finest that there is
            model = super().load_model(model_class, path, **settings)
            if model.config.model_type == "pegasus":  # said by older versions of transformers, and looked for
                model.config.normalize_before, model.config.normalize_embedding = True, False
            return model

        def load_tokenizer(self, tokenizer_class: Any, path: str, **settings: Any) -> Any:
            if isinstance(pieces, BarePieces):
                return _Vocabulary(pieces)
            return super().load_tokenizer(tokenizer_class, path, **settings)

    return Converter(str(folder))


def convert(folder: Path, digest: str, pieces: object, quantization: str = "int8") -> Path:
    """The converted weights' folder, made where it is not there yet. Raises EngineError."""
    wanted = models_folder() / "ctranslate2" / f"{digest}-{quantization}"
    if (wanted / "model.bin").exists():
        return wanted
    ctranslate2 = _import()
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=wanted.parent, prefix="converting-") as temporary:
            made = Path(temporary) / "model"
            converter = _converter(ctranslate2, folder, pieces)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                converter.convert(str(made), quantization=quantization)
            try:
                made.rename(wanted)
            except OSError:  # another process was quicker
                if not (wanted / "model.bin").exists():
                    raise
    except OSError as error:
        raise EngineError(
            f"the converted weights cannot be kept there: {error.strerror or error}", wanted.parent
        ) from error
    except Exception as error:  # torch, transformers and ctranslate2 each have errors of their own
        reason = " ".join(str(error).split())[:160]
        raise EngineError(f"cannot be converted for ctranslate2 ({reason}); take the engine marian", folder) from error
    return wanted


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
        ctranslate2 = _import()
        self.source_language, self.target_language = source, target
        self.batch_size, self._beams = batch_size, beams
        digest = model_digest(model.path)
        self.pieces, many = load_pieces(model.path, source, target, model.name)
        self._first = [] if many.first_target is None else self.pieces.names([many.first_target])
        converted = convert(model.path, digest, self.pieces)
        threads = threads or int(os.environ.get("OMP_NUM_THREADS") or 0) or os.cpu_count() or 1
        try:
            self._translator = ctranslate2.Translator(
                str(converted), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            shutil.rmtree(converted, ignore_errors=True)  # made by ourselves: the next run makes it anew
            raise EngineError(
                f"the converted weights were damaged ({error}) and are removed; run again", converted
            ) from error
        self.signature = make_signature(
            self.name,
            model.label,
            digest,
            revision=model.revision or "none",
            beams=beams,
            direction=f"{source}-{target}",
            quantization="int8",
        )

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

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[Scored]:
        splits = [self.pieces.wanted(text) for text in wanted]
        targets = [[*self._first, *self.pieces.names(split.ids[:_LONGEST])] for split in splits]
        results = self._translator.score_batch([self._given(text) for text in given], targets, max_batch_size=_TOGETHER)
        scored = []
        for result, split in zip(results, splits, strict=True):
            values = list(result.log_probs)[len(self._first) :]
            tokens = zip(split.offsets, values[:-1], strict=False)
            scored.append(Scored(tuple(TokenScore(start, end, value) for (start, end), value in tokens), values[-1]))
        return scored
