"""COMET on this project's libraries: the networks of `unbabel-comet` 2 (Rei et al. 2020, 2022; Guerreiro et al. 2023).

A folder has `hparams.yaml` and `checkpoints/model.ckpt` (or `model.safetensors` with the same names), and the encoder's
configuration and tokenizer in `encoder/`, else under the name of `pretrained_model` in the Hugging Face cache. Three
kinds, by `class_identifier`: `regression_metric` (source, translation, reference), `referenceless_regression_metric`
(without reference), `unified_metric` (either, joined into one sequence; with spans where it learned words: xCOMET).

The scores are those of the original's own code (tests/judges/test_comet.py has the figure). Two things differ: a text
longer than the encoder's window is cut at sentences, not in the middle of a word; and no code of a checkpoint is run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from review.errors import EngineError, ExtraError
from review.extras import install_extra, installed
from review.judges.comet_files import encoder_parts, read_settings, read_weights
from review.judges.triples import ErrorSpan, ScoredTriple, Triple
from review.text.sentences import split_sentences
from review.translators.folders import digest_files

__all__ = ["CometModel", "load_comet"]

#: How much a span's probability counts with which input: translation and source, and reference, and both (xCOMET).
_SPAN_WEIGHTS = (0.1667, 0.3333, 0.5)


def load_comet(folder: Path, encoder: Path | None = None, *, device: str | None = None) -> CometModel:
    """The model in a folder. `encoder` is a folder with its configuration and tokenizer, where that is another.

    Raises EngineError for a folder that is none, half-downloaded, of another architecture, or whose checkpoint is more
    than numbers; ExtraError without torch and transformers.
    """
    for package in ("torch", "transformers", "yaml"):
        if not installed(package):
            raise ExtraError(f"learned metrics need {package}; install it with: {install_extra('neural')}")
    return CometModel(folder, read_settings(folder), encoder, device)


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
        self._tokenizer, config = encoder_parts(folder, settings, encoder)
        self._first, self._last, self._pad = (self._tokenizer.token_to_id(name) for name in ("<s>", "</s>", "<pad>"))
        if None in (self._first, self._last, self._pad):
            raise EngineError("its encoder's tokenizer has no <s>, </s> and <pad>", folder)
        state, files = read_weights(folder)
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


def _assembled(config: Any, state: Mapping[str, Any], settings: Mapping[str, Any], folder: Path) -> Any:
    from review.judges.comet_network import CometNetwork

    try:
        return CometNetwork(config, state, settings)
    except (RuntimeError, KeyError, ValueError, TypeError, AttributeError) as error:
        said = " ".join(str(error).split())[:200]
        raise EngineError(f"its weights are not those that hparams.yaml speaks of: {said}", folder) from None
