"""COMET on this project's libraries: the networks of `unbabel-comet` 2 (Rei et al. 2020, 2022; Guerreiro et al. 2023).

A folder has `hparams.yaml` and `checkpoints/model.ckpt` (or `model.safetensors` with the same names), and the encoder's
configuration and tokenizer in `encoder/`, else under the name of `pretrained_model` in the Hugging Face cache. Three
kinds, by `class_identifier`: `regression_metric` (source, translation, reference), `referenceless_regression_metric`
(without reference), `unified_metric` (either, joined into one sequence; with spans where it learned words: xCOMET).

The scores are those of the original's own code (tests/judges/test_comet.py has the figure). Two things differ: a text
longer than the encoder's window is cut at sentences, not in the middle of a word; and no code of a checkpoint is run.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from review.errors import EngineError, ExtraError
from review.extras import install_extra, installed
from review.files import read_file
from review.text.sentences import split_sentences
from review.translators.folders import digest_files

__all__ = ["CometModel", "ErrorSpan", "Triple", "load_comet"]

_KINDS = ("regression_metric", "referenceless_regression_metric", "unified_metric")
_ENCODERS = {"XLM-RoBERTa": "xlm-roberta", "XLM-RoBERTa-XL": "xlm-roberta-xl"}
_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?\Z")
#: How much a span's probability counts with which input: translation and source, and reference, and both (xCOMET).
_SPAN_WEIGHTS = (0.1667, 0.3333, 0.5)


class Triple(NamedTuple):
    """What is scored. `reference` is None where there is none, or the model wants none."""

    source: str
    translation: str
    reference: str | None = None


class ErrorSpan(NamedTuple):
    """A stretch of the translation that a model holds for an error, and the mean probability of its label."""

    start: int
    end: int
    severity: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ScoredTriple:
    """A triple's score, its error spans (none where the model does not mark any), and whether a text was cut."""

    score: float
    spans: tuple[ErrorSpan, ...] = ()
    cut: bool = False


def load_comet(folder: Path, encoder: Path | None = None, *, device: str | None = None) -> CometModel:
    """The model in a folder. `encoder` is a folder with its configuration and tokenizer, where that is another.

    Raises EngineError for a folder that is none, half-downloaded, of another architecture, or whose checkpoint is more
    than numbers; ExtraError without torch and transformers.
    """
    for package in ("torch", "transformers", "yaml"):
        if not installed(package):
            raise ExtraError(f"learned metrics need {package}; install it with: {install_extra('neural')}")
    return CometModel(folder, _settings(folder), encoder, device)


def _settings(folder: Path) -> dict[str, Any]:
    import yaml  # type: ignore[import-untyped]

    path = folder / "hparams.yaml"
    if not path.is_file():
        raise EngineError("is no COMET model: there is no hparams.yaml in it", folder)
    try:
        found = yaml.safe_load(read_file(path, most=2**16, error=EngineError))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise EngineError(f"is not YAML: {error}", path) from None
    if not isinstance(found, dict) or found.get("class_identifier") not in _KINDS:
        kind = found.get("class_identifier") if isinstance(found, dict) else None
        raise EngineError(f"is of a kind that is not known here ({kind}); known: {', '.join(_KINDS)}", path)
    if found.get("encoder_model") not in _ENCODERS:
        raise EngineError(f"has an encoder {found.get('encoder_model')!r}; known: {', '.join(_ENCODERS)}", path)
    return found


class CometModel:
    """Scores triples. `needs_reference` says whether each must have a reference; `signature` what scores depend on."""

    def __init__(
        self, folder: Path, settings: Mapping[str, Any], encoder: Path | None, device: str | None = None
    ) -> None:
        import torch

        self._settings = settings
        self.kind = str(settings["class_identifier"])
        self.needs_reference = self.kind == "regression_metric"
        self.takes_reference = self.needs_reference or (
            self.kind == "unified_metric" and "ref" in (settings.get("input_segments") or ("mt", "src", "ref"))
        )
        self.marks_spans = self.kind == "unified_metric" and bool(settings.get("word_level_training"))
        self._tokenizer, config = _encoder_parts(folder, settings, encoder)
        self._first, self._last, self._pad = (self._tokenizer.token_to_id(name) for name in ("<s>", "</s>", "<pad>"))
        if None in (self._first, self._last, self._pad):
            raise EngineError("its encoder's tokenizer has no <s>, </s> and <pad>", folder)
        state, files = _weights(folder)
        self.signature = f"model:{folder.resolve().name}|digest:{digest_files([*files, folder / 'hparams.yaml'])}"
        self._device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        self._network = _assembled(config, state, settings, folder).to(self._device).eval()
        self._window = int(config.max_position_embeddings) - 2

    def score(
        self, triples: Sequence[Triple], languages: tuple[str, str] = ("und", "und"), *, batch: int = 16
    ) -> list[ScoredTriple]:
        """The triples' scores in order. `languages` (source, target) say where a text too long is cut.

        Raises ValueError where a model that needs references gets none.
        """
        import torch

        cut = [self._cut(triple, languages) for triple in triples]
        if self.needs_reference and any(triple.reference is None for triple, _ in cut):
            raise ValueError("this model needs references")
        results: list[ScoredTriple | None] = [None] * len(cut)
        order = sorted(range(len(cut)), key=lambda n: (-sum(len(text or "") for text in cut[n][0]), n))
        # inputs of several kinds do not go into one batch
        for part in (
            [n for n in order if cut[n][0].reference is not None],
            [n for n in order if cut[n][0].reference is None],
        ):
            for at in range(0, len(part), batch):
                some = part[at : at + batch]
                with torch.inference_mode():
                    scores, spans = self._scores([cut[n][0] for n in some])
                for n, score, found in zip(some, scores, spans, strict=True):
                    results[n] = ScoredTriple(score, found, cut[n][1])
        return [one for one in results if one is not None]

    def _cut(self, triple: Triple, languages: tuple[str, str]) -> tuple[Triple, bool]:
        """The triple with what fits into the window, and whether that is less than there was."""
        reference = triple.reference if self.takes_reference else None
        texts = [
            (triple.source, languages[0]),
            (triple.translation, languages[1]),
            *(((reference, languages[1]),) if reference is not None else ()),
        ]
        fitting = [self._fitting(text, language) for text, language in texts]
        changed = any(new != old for new, (old, _) in zip(fitting, texts, strict=True))
        return Triple(*fitting), changed

    def _fitting(self, text: str, language: str) -> str:
        most = self._window - 2
        if len(text) <= most or self._length(text) <= most:
            return text
        end = 0
        for sentence in split_sentences(text, language):
            if self._length(text[: sentence[1]]) > most:
                break
            end = sentence[1]
        return text[:end] if end else text  # one endless sentence is cut at tokens, as the original does

    def _length(self, text: str) -> int:
        return len(self._tokenizer.encode(text).ids)

    def _ids(self, texts: Sequence[str]) -> tuple[list[list[int]], list[list[tuple[int, int]]]]:
        """Each text's tokens, <s> and </s> among them, and where each comes from."""
        most = self._window - 2
        given = [self._tokenizer.encode(text) for text in texts]
        ids = [one.ids if len(one.ids) <= most else [*one.ids[: most - 1], self._last] for one in given]
        offsets = [one.offsets if len(one.ids) <= most else [*one.offsets[: most - 1], (0, 0)] for one in given]
        return ids, offsets

    def _scores(self, triples: Sequence[Triple]) -> tuple[list[float], list[tuple[ErrorSpan, ...]]]:
        sources, _ = self._ids([triple.source for triple in triples])
        translations, offsets = self._ids([triple.translation for triple in triples])
        references = None
        if triples[0].reference is not None:
            references, _ = self._ids([triple.reference or "" for triple in triples])
        if self.kind == "unified_metric":
            return self._unified(sources, translations, references, offsets)
        embedded = [self._embedded(ids) for ids in (sources, translations, references) if ids is not None]
        return self._network.estimated(*embedded).tolist(), [()] * len(triples)

    def _embedded(self, ids: Sequence[Sequence[int]]) -> Any:
        tensors, mask = self._padded(ids)
        return self._network.sentences(tensors, mask, self._pad)

    def _padded(self, ids: Sequence[Sequence[int]]) -> tuple[Any, Any]:
        import torch

        longest = max(map(len, ids))
        pad = self._pad
        tensor = torch.tensor([[*row, *[pad] * (longest - len(row))] for row in ids], device=self._device)
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in ids], device=self._device)
        return tensor, mask

    def _unified(
        self,
        sources: Sequence[list[int]],
        translations: Sequence[list[int]],
        references: Sequence[list[int]] | None,
        offsets: Sequence[Sequence[tuple[int, int]]],
    ) -> tuple[list[float], list[tuple[ErrorSpan, ...]]]:
        import torch

        wanted = self._settings.get("input_segments") or ("mt", "src", "ref")
        parts = [translations, *((sources,) if "src" in wanted else ())]
        inputs = [parts]
        if references is not None:
            inputs = (
                [[*parts, references]] if len(parts) == 1 else [parts, [translations, references], [*parts, references]]
            )
        outputs = [self._network.unified(*self._padded(self._joined(some))) for some in inputs]
        scores = torch.stack([score for score, _ in outputs]).mean(dim=0).tolist()
        if not self.marks_spans:
            return scores, [()] * len(scores)
        longest = max(map(len, translations))
        weights = _SPAN_WEIGHTS if len(outputs) == 3 else (1.0,)
        chances = sum(
            weight * torch.softmax(logits, dim=2)[:, :longest]
            for weight, (_, logits) in zip(weights, outputs, strict=True)
        )
        labels = ("O", *(f"I-{name}" for name in self._settings.get("error_labels") or ("minor", "major")))
        assert not isinstance(chances, int)
        return scores, [tuple(_spans(chances[n], row, labels)) for n, row in enumerate(offsets)]

    def _joined(self, parts: Sequence[Sequence[list[int]]]) -> list[list[int]]:
        """Each row's texts as one sequence: <s> a </s></s> b </s>."""
        first, last = self._first, self._last
        rows = []
        for row in zip(*parts, strict=True):
            joined = [first, *row[0][1:-1]]
            for ids in row[1:]:
                joined += [last, last, *ids[1:-1]]
            joined.append(last)
            rows.append(joined[: self._window])
        return rows


def _spans(chances: Any, offsets: Sequence[tuple[int, int]], labels: Sequence[str]) -> Iterator[ErrorSpan]:
    """Runs of tokens that are no "O"; a run has its first token's severity, and one that never ends is none."""
    start = end = 0
    severity, confidence = "", [0.0]
    values, best = chances[: len(offsets)].max(dim=1)
    for value, label, (begins, ends) in zip(values.tolist(), best.tolist(), offsets, strict=False):
        if labels[label] == "O":
            if severity:
                yield ErrorSpan(start, end, severity, sum(confidence) / len(confidence))
            severity = ""
        elif severity:
            end = ends
            confidence.append(value)
        else:
            severity, start, end, confidence = labels[label].removeprefix("I-"), begins, ends, [value]


def _encoder_parts(folder: Path, settings: Mapping[str, Any], encoder: Path | None) -> tuple[Any, Any]:
    """The encoder's tokenizer and configuration. Raises EngineError.

    The tokenizer is taken from its own file: transformers 5 makes one anew, whose offsets are others.
    """
    from tokenizers import Tokenizer
    from transformers import AutoConfig

    place = _encoder_folder(folder, settings, encoder)
    try:
        tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
    except Exception as error:  # noqa: BLE001  # the package raises Exception itself
        raise EngineError(f"its tokenizer cannot be read ({' '.join(str(error).split())[:120]})", place) from None
    tokenizer.no_padding()
    tokenizer.no_truncation()
    try:
        config = AutoConfig.from_pretrained(str(place), local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError, KeyError) as error:
        raise EngineError(f"its config.json cannot be read ({' '.join(str(error).split())[:120]})", place) from None
    wanted = _ENCODERS[str(settings["encoder_model"])]
    if config.model_type != wanted:
        raise EngineError(f"is a {config.model_type}, and {wanted} is wanted", place)
    return tokenizer, config


def _encoder_folder(folder: Path, settings: Mapping[str, Any], encoder: Path | None) -> Path:
    own = encoder or (folder / "encoder")
    if own.is_dir():
        return own
    name = str(settings.get("pretrained_model") or "")
    if not _HUB_NAME.match(name):
        raise EngineError(f"names an encoder {name!r} that is no name of the hub; put it into {own}", folder)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        files = ["config.json", "tokenizer.json"]
        return Path(snapshot_download(name, local_files_only=True, allow_patterns=files))
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError, ValueError):
        raise EngineError(
            f"the encoder {name} is not on this machine; put its config.json and tokenizer.json into {own}", folder
        ) from None


def _weights(folder: Path) -> tuple[dict[str, Any], list[Path]]:
    """The tensors by name, and the file that they are from. Raises EngineError."""
    import pickle

    import torch

    for path in (folder / "model.safetensors", folder / "checkpoints" / "model.safetensors"):
        if path.is_file():
            from safetensors import SafetensorError
            from safetensors.torch import load_file

            try:
                return load_file(path), [path]
            except (SafetensorError, OSError) as error:
                raise EngineError(f"cannot be read ({error}); fetch it again", path) from None
    path = folder / "checkpoints" / "model.ckpt"
    if not path.is_file():
        raise EngineError("is half a model: there is no checkpoints/model.ckpt in it; fetch it again", folder)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pickles by other hands
            found = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError:
        raise EngineError("has more in it than numbers, and is not loaded: it could run any code", path) from None
    except (OSError, RuntimeError, EOFError, ValueError) as error:
        said = " ".join(str(error).split())[:120]
        raise EngineError(f"cannot be read ({said}); fetch it again", path) from None
    state = found.get("state_dict") if isinstance(found, dict) else None
    if not isinstance(state, dict) or not all(isinstance(value, torch.Tensor) for value in state.values()):
        raise EngineError("is no checkpoint of COMET: it has no state_dict", path)
    return state, [path]


def _assembled(config: Any, state: Mapping[str, Any], settings: Mapping[str, Any], folder: Path) -> Any:
    from review.judges.comet_network import CometNetwork

    try:
        return CometNetwork(config, state, settings)
    except (RuntimeError, KeyError, ValueError, TypeError, AttributeError) as error:
        said = " ".join(str(error).split())[:200]
        raise EngineError(f"its weights are not those that hparams.yaml speaks of: {said}", folder) from None
