"""MetricX on transformers (Juraska et al. 2023, https://aclanthology.org/2023.wmt-1.63; 2024,
https://aclanthology.org/2024.wmt-1.35), after its published description; its code is no package, and was not run here.

The input is one text, without the end mark; of 2023 "candidate: … reference: …" (without reference "candidate: …
source: …"), of 2024 "source: … candidate: … reference: …" (without: "source: … candidate: …"). The decoder gets one
start token. The score is the logit of token 250,089 (<extra_id_10>) at its only place, held within 0 and 25. That logit
is made here of the checkpoint's own `lm_head`: transformers 5 ties mT5's head to its embeddings, whatever a file says.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from review.errors import EngineError, ExtraError
from review.extras import install_extra, installed
from review.judges.triples import ScoredTriple, Triple
from review.text.sentences import split_sentences
from review.translators.folders import digest_files

__all__ = ["MetricXModel", "load_metricx", "written"]

#: The token whose logit is the score, and the scores' bounds.
_TOKEN, _LEAST, _MOST = 250_089, 0.0, 25.0
#: Tokens of an input, by version.
_WINDOW = {23: 1024, 24: 1536}


def load_metricx(folder: Path, version: int | None = None, *, device: str | None = None) -> MetricXModel:
    """The model in a folder. `version` is 23 or 24, by default what the folder's path says, else 24.

    Raises EngineError for a folder that is none or of another architecture, ExtraError without torch and transformers.
    """
    for package in ("torch", "transformers"):
        if not installed(package):
            raise ExtraError(f"learned metrics need {package}; install it with: {install_extra('neural')}")
    said = 23 if "metricx-23" in str(folder).lower() else 24
    return MetricXModel(folder, version or said, device)


def written(triple: Triple, version: int) -> str:
    """The model's input."""
    if version == 23:
        other = f"source: {triple.source}" if triple.reference is None else f"reference: {triple.reference}"
        return f"candidate: {triple.translation} {other}"
    text = f"source: {triple.source} candidate: {triple.translation}"
    return text if triple.reference is None else f"{text} reference: {triple.reference}"


class MetricXModel:
    """Scores triples, with or without references."""

    needs_reference = False
    takes_reference = True

    def __init__(self, folder: Path, version: int, device: str | None = None) -> None:
        import torch
        from safetensors import SafetensorError
        from transformers import AutoConfig, AutoTokenizer, MT5Model

        try:
            config = AutoConfig.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False)
            if config.model_type != "mt5" or config.vocab_size <= _TOKEN:
                raise EngineError(f"is a {config.model_type} of {config.vocab_size} tokens, and no MetricX", folder)
            self._tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False)
            network: Any = MT5Model.from_pretrained(
                str(folder), local_files_only=True, trust_remote_code=False, weights_only=True
            )
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            said = " ".join(str(error).split())[:200]
            raise EngineError(f"cannot be loaded ({said}); fetch it again", folder) from None
        self._version = version
        self._device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        self._head = _head(folder).to(self._device)
        self._network: Any = network.to(self._device).eval()
        files = [*folder.glob("*.safetensors"), *folder.glob("pytorch_model*.bin"), folder / "config.json"]
        self.signature = f"model:{folder.resolve().name}|digest:{digest_files(files)}|version:{version}"

    def score(
        self, triples: Sequence[Triple], languages: tuple[str, str] = ("und", "und"), *, batch: int = 16
    ) -> list[ScoredTriple]:
        """The triples' scores in order; `languages` (source, target) say where a text too long is cut."""
        import torch

        rows = [self._ids(triple, languages) for triple in triples]
        results: list[ScoredTriple | None] = [None] * len(rows)
        order = sorted(range(len(rows)), key=lambda n: (-len(rows[n][0]), n))
        for at in range(0, len(order), batch):
            some = order[at : at + batch]
            longest = len(rows[some[0]][0])
            ids = torch.tensor([[*rows[n][0], *[0] * (longest - len(rows[n][0]))] for n in some], device=self._device)
            mask = torch.tensor(
                [[1] * len(rows[n][0]) + [0] * (longest - len(rows[n][0])) for n in some], device=self._device
            )
            start = torch.zeros((len(some), 1), dtype=torch.long, device=self._device)
            with torch.inference_mode():
                said = self._network(input_ids=ids, attention_mask=mask, decoder_input_ids=start).last_hidden_state
                values = (said[:, 0] @ self._head).float().clamp(_LEAST, _MOST).tolist()
            for n, value in zip(some, values, strict=True):
                results[n] = ScoredTriple(value, (), rows[n][1])
        return [one for one in results if one is not None]

    def _ids(self, triple: Triple, languages: tuple[str, str]) -> tuple[list[int], bool]:
        """The input's tokens without the end mark, and whether a text was cut to make it fit."""
        ids = self._tokenizer(written(triple, self._version))["input_ids"][:-1]
        most = _WINDOW[self._version]
        if len(ids) <= most:
            return ids, False
        share = most // 3 - 16
        texts = [
            None if text is None else self._fitting(text, language, share)
            for text, language in zip(triple, (*languages, languages[1]), strict=True)
        ]
        cut = Triple(texts[0] or "", texts[1] or "", texts[2])
        return self._tokenizer(written(cut, self._version))["input_ids"][:-1][:most], True

    def _fitting(self, text: str, language: str, most: int) -> str:
        end = 0
        for sentence in split_sentences(text, language):
            if len(self._tokenizer(text[: sentence[1]])["input_ids"]) > most:
                break
            end = sentence[1]
        return text[:end] if end else text[: 2 * most]


def _head(folder: Path) -> Any:
    """The weights that make the score's logit. Raises EngineError for a checkpoint without a head of its own."""
    import torch
    from safetensors import safe_open

    name = "lm_head.weight"
    for path in sorted(folder.glob("*.safetensors")):
        with safe_open(str(path), framework="pt") as file:
            if name in file.keys():  # noqa: SIM118  # no dict
                return file.get_slice(name)[_TOKEN].float()
    for path in sorted(folder.glob("pytorch_model*.bin")):
        state = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
        if isinstance(state, dict) and isinstance(state.get(name), torch.Tensor):
            return state[name][_TOKEN].float()
    raise EngineError("is no MetricX: its weights have no lm_head", folder)
