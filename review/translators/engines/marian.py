"""The engine `marian`: sequence-to-sequence models of transformers (Opus-MT, NLLB, M2M100, Pegasus) on PyTorch.

Needs the extra `marian` (PyTorch, CPU or GPU). Beams, batch size and threads are settings; sampling is never used, so
the same weights give the same translation.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review.back_translated import TokenScore
from review.errors import EngineError, ExtraError
from review.extras import install_extra, installed
from review.lazy_patterns import lazy_re
from review.text.language import language_name
from review.translators.directions import check_direction, read_json, tag_in
from review.translators.engines.converted import is_converted
from review.translators.engines.engine import ScoredText, make_signature
from review.translators.engines.pieces import BarePieces, Pieces, Split, TokenizerPieces, sentencepiece_file
from review.translators.folders import digest_files
from review.translators.hub import ModelFolder

if TYPE_CHECKING:
    import torch

__all__ = ["MarianEngine", "Multilingual", "batches_by_length", "load_pieces", "model_digest"]

_TOKENIZER_FILES = ("tokenizer.json", "source.spm", "sentencepiece.bpe.model", "spiece.model", "vocab.json")
#: NLLB's `vie_Latn`, M2M100's `__vi__`, mBART's `vi_VN`.
_LANGUAGE = lazy_re(r"[a-z]{3}_[A-Z][a-z]{3}|__[a-z]{2,3}__|[a-z]{2}_[A-Z]{2}")
#: Numbers of the logits that are in memory at once: a quarter of a gigabyte.
_LOGITS = 2**26


class Multilingual:
    """How a model that knows many languages is told which: a prefix to the text, or a first target piece."""

    def __init__(self, prefix: str = "", first_target: int | None = None) -> None:
        self.prefix = prefix
        self.first_target = first_target


def _weights(folder: Path) -> list[Path]:
    files = [*folder.glob("*.safetensors")] or [*folder.glob("pytorch_model*.bin")]
    for index in (*folder.glob("*.safetensors.index.json"), *folder.glob("pytorch_model*.index.json")):
        wanted = {folder / name for name in read_json(index).get("weight_map", {}).values()}
        if missing := sorted(path.name for path in wanted if not path.exists()):
            raise EngineError(
                f"the weights are only half there: {missing[0]} is missing; download the model again", folder
            )
    if not files:
        raise EngineError(
            "this folder has no weights (*.safetensors or pytorch_model.bin); it is no model, or half of one", folder
        )
    return files


def model_digest(folder: Path) -> str:
    """A digest over configuration, weights and vocabulary. Raises EngineError for a folder that is no model."""
    if is_converted(folder):
        raise EngineError("these are converted weights; only the engine ctranslate2 reads them", folder)
    if not (folder / "config.json").is_file():
        raise EngineError("this folder has no config.json; it is no model that transformers can load", folder)
    if (folder / "manifest.json").exists():  # made by `review models train`: every file's digest is known
        from review.translators.training.checkpoint import verify_model_folder

        verify_model_folder(folder)
    small = [path for path in folder.iterdir() if path.suffix in (".json", ".spm", ".model") and path.is_file()]
    return digest_files([*_weights(folder), *small])


def load_pieces(folder: Path, source: str, target: str, name: str = "") -> tuple[Pieces, Multilingual]:
    """The folder's tokenizer, set to a direction. Raises EngineError for a wrong direction or a damaged one."""
    bare = [path for path in folder.glob("*.spm") if path.name not in ("source.spm", "target.spm")]
    if not any((folder / file).exists() for file in _TOKENIZER_FILES):
        if len(bare) != 1:
            raise EngineError("this folder has no vocabulary (tokenizer.json, or SentencePiece files)", folder)
        check_direction(folder, name, source, target)
        return BarePieces(sentencepiece_file(bare[0])), Multilingual()
    if not installed("transformers"):
        raise ExtraError(
            f"this model's vocabulary needs transformers; install it with: {install_extra('models')}", folder
        )
    from transformers import AutoTokenizer

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    except (OSError, ValueError, TypeError, KeyError, RuntimeError, ImportError, AttributeError) as error:
        raise EngineError(
            f"its vocabulary cannot be loaded ({_short(error)}); download the model again", folder
        ) from error
    return _set_direction(tokenizer, folder, source, target, name)


def _language_codes(tokenizer: Any) -> dict[str, int]:
    """What a multilingual tokenizer calls its languages, with their ids; few or none for the others."""
    codes = {name: number for name, number in tokenizer.get_vocab().items() if _LANGUAGE.fullmatch(name)}
    known = getattr(tokenizer, "lang_code_to_id", None)
    return {**codes, **(known if isinstance(known, dict) else {})}


def _set_direction(tokenizer: Any, folder: Path, source: str, target: str, name: str) -> tuple[Pieces, Multilingual]:
    codes = _language_codes(tokenizer)
    if len(codes) > 20:  # NLLB, M2M100, mBART: a first target piece says the language
        given, wanted = tag_in(codes, source), tag_in(codes, target)
        if given is None or wanted is None:
            unknown = language_name(source if given is None else target)
            raise EngineError(f"this model does not know {unknown}; take one that does", name or folder)
        tokenizer.src_lang, tokenizer.tgt_lang = given.strip("_"), wanted.strip("_")
        return TokenizerPieces(tokenizer, marks=frozenset(codes.values())), Multilingual(first_target=codes[wanted])
    check_direction(folder, name, source, target)
    labels = getattr(tokenizer, "supported_language_codes", ())
    prefix = f"{label} " if labels and (label := tag_in(labels, target)) else ""
    return TokenizerPieces(tokenizer, prefix), Multilingual(prefix)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__


def batches_by_length(rows: Sequence[Sequence[object]], size: int) -> Iterator[tuple[list[int], int]]:
    """Indexes of rows in batches of at most `size`, with the most pieces that each may become.

    That limit is a row's own, whatever its neighbours: twice the next power of two. A batch has rows of one limit.
    """
    batch: list[int] = []
    limit = 0
    for index in sorted(range(len(rows)), key=lambda n: len(rows[n])):
        own = 2 * max(16, 1 << (len(rows[index]) - 1).bit_length())
        if batch and (own != limit or len(batch) >= size):
            yield batch, limit
            batch = []
        batch.append(index)
        limit = own
    if batch:
        yield batch, limit


class MarianEngine:
    """A transformers model in a folder, translating `source` to `target` (BCP 47). Raises EngineError when it
    cannot.
    """

    name = "marian"

    def __init__(
        self,
        model: ModelFolder,
        source: str,
        target: str,
        *,
        beams: int = 2,
        batch_size: int = 64,
        threads: int | None = None,
    ) -> None:
        self.source_language, self.target_language = source, target
        self.batch_size, self._beams = batch_size, beams
        digest = model_digest(model.path)
        self.pieces, self._many = load_pieces(model.path, source, target, model.name)
        self.signature = make_signature(
            self.name,
            model.label,
            digest,
            revision=model.revision or "none",
            beams=beams,
            direction=f"{source}-{target}",
        )
        self._torch = _import_torch()
        if threads is not None:
            self._torch.set_num_threads(threads)
        self._model = self._load(model.path)
        config = self._model.config
        vocabulary = int(config.vocab_size)
        if not 0.9 * vocabulary <= self.pieces.size <= vocabulary:
            raise EngineError(
                f"vocabulary and weights do not match: {self.pieces.size:,} pieces, "
                f"but the model was made for {vocabulary:,}",
                model.path,
            )
        self._start, self._pad = int(config.decoder_start_token_id), int(config.pad_token_id)
        self._never_pad = config.model_type == "marian"  # an entry that transformers adds, and Marian does not have
        self._vocabulary = vocabulary
        self._longest = int(getattr(config, "max_position_embeddings", 512) or 512) - 2

    def _load(self, folder: Path) -> Any:
        import transformers

        transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                model, report = transformers.AutoModelForSeq2SeqLM.from_pretrained(
                    str(folder), local_files_only=True, dtype=self._torch.float32, output_loading_info=True
                )
        except Exception as error:  # safetensors, torch and transformers each have errors of their own
            raise EngineError(
                f"cannot be loaded as a translation model ({_short(error)}); download it again", folder
            ) from error
        if report["missing_keys"] or report["mismatched_keys"]:
            missing = sorted(str(key) for key in (*report["missing_keys"], *report["mismatched_keys"]))
            raise EngineError(
                f"weights are missing or of a wrong shape ({missing[0]}); download the model again", folder
            )
        model.eval()
        model.generation_config.max_length = None
        return model

    def _padded(self, rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        width = max(len(row) for row in rows)
        ids = self._torch.tensor([[*row, *[self._pad] * (width - len(row))] for row in rows])
        mask = self._torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        return ids, mask

    def _given(self, text: str) -> list[int]:
        ids = self.pieces.given(text)
        return ids if len(ids) <= self._longest else [*ids[: self._longest - 1], ids[-1]]

    def translate(self, texts: Sequence[str]) -> list[str]:
        rows = [self._given(text) for text in texts]
        results = [""] * len(rows)
        extra = {} if self._many.first_target is None else {"forced_bos_token_id": self._many.first_target}
        for batch, most in batches_by_length(rows, self.batch_size):
            ids, mask = self._padded([rows[n] for n in batch])
            with self._torch.inference_mode():
                written = self._model.generate(
                    input_ids=ids,
                    attention_mask=mask,
                    num_beams=self._beams,
                    do_sample=False,
                    max_new_tokens=min(self._longest - 2, most),
                    **extra,
                )
            for n, row in zip(batch, written.tolist(), strict=True):
                results[n] = self.pieces.read(row).strip()
        return results

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[ScoredText]:
        sources = [self._given(text) for text in given]
        targets = [self.pieces.wanted(text) for text in wanted]
        first = [] if self._many.first_target is None else [self._many.first_target]
        labels = [[*first, *split.ids[: self._longest - 2], self.pieces.end] for split in targets]
        results: list[ScoredText] = []
        widest = max((len(row) for row in labels), default=1)
        step = max(1, min(self.batch_size, _LOGITS // (widest * self._vocabulary)))
        for start in range(0, len(sources), step):
            ids, mask = self._padded(sources[start : start + step])
            label, real = self._padded(labels[start : start + step])
            shifted = self._torch.full_like(label, self._start)
            shifted[:, 1:] = label[:, :-1]
            with self._torch.inference_mode():
                logits = self._model(
                    input_ids=ids, attention_mask=mask, decoder_input_ids=shifted, use_cache=False
                ).logits
                if self._never_pad:
                    logits[:, :, self._pad] = float("-inf")
                chosen = logits.gather(2, label.unsqueeze(2)).squeeze(2) - logits.logsumexp(2)
            rows = zip(chosen.tolist(), real.sum(1).tolist(), targets[start : start + step], strict=True)
            results += [self._scored(row[len(first) : length], split) for row, length, split in rows]
        return results

    @staticmethod
    def _scored(values: list[float], split: Split) -> ScoredText:
        tokens = zip(split.offsets, values[:-1], strict=False)
        return ScoredText(tuple(TokenScore(start, end, value) for (start, end), value in tokens), values[-1])


def _import_torch() -> Any:
    try:
        import torch
    except ImportError as error:
        raise ExtraError(f"the engine marian needs PyTorch; install it with: {install_extra('models')}") from error
    return torch
