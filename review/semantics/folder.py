"""An encoder in a model folder, as sentence-transformers lays them out (multilingual-e5, LaBSE, …), on transformers.

`modules.json` lists what is done in turn: a transformer, a pooling of its last layer (the mean over the tokens, or the
first token), a dense layer where there is one. A folder without it is a transformer whose tokens are averaged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from review.errors import EngineError, ExtraError
from review.extras import install_extra, installed
from review.files import read_file
from review.semantics.encoder import Encoder
from review.translators.folders import digest_files

__all__ = ["FolderEncoder"]

_MOST_JSON = 2**20
_BATCH = 32
#: Activations that a dense layer may name; what a file says is never looked up by name.
_ACTIVATIONS = {"torch.nn.modules.activation.Tanh": np.tanh, "torch.nn.modules.linear.Identity": lambda x: x}


class FolderEncoder(Encoder):
    """Loads a folder. Languages are not known of it, so it is taken to read all."""

    def __init__(self, folder: Path, label: str | None = None) -> None:
        """Raises EngineError for a folder that is no such model, ExtraError without torch and transformers."""
        super().__init__()
        for package in ("torch", "transformers"):
            if not installed(package):
                raise ExtraError(f"a sentence encoder in a folder needs {package}: {install_extra('models')}")
        import torch
        from safetensors import SafetensorError
        from transformers import AutoModel, AutoTokenizer

        places = _places(folder)
        body = folder / places.get("Transformer", "")
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(
                str(body), local_files_only=True, trust_remote_code=False
            )
            self._network: Any = AutoModel.from_pretrained(
                str(body), local_files_only=True, trust_remote_code=False, weights_only=True
            ).eval()
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            said = " ".join(str(error).split())[:200]
            raise EngineError(f"cannot be loaded as a sentence encoder ({said})", folder) from None
        self._torch: Any = torch
        pooling = _json(folder / places["Pooling"] / "config.json") if "Pooling" in places else {}
        self._first = bool(pooling.get("pooling_mode_cls_token"))
        self._dense = _dense(folder / places["Dense"]) if "Dense" in places else None
        self._prefix = _prefix(folder)
        self.name = label or folder.resolve().name
        files = [*body.glob("*.safetensors"), *body.glob("pytorch_model*.bin"), body / "config.json"]
        self.signature = f"encoder:{self.name}|digest:{digest_files(files)}"

    def reads(self, language: str) -> bool:  # noqa: ARG002 - a folder does not say what its model knows
        return True

    def _vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        rows: list[npt.NDArray[np.float32] | None] = [None] * len(texts)
        for at in range(0, len(order), _BATCH):
            some = order[at : at + _BATCH]
            given = self._tokenizer(
                [self._prefix + texts[n] for n in some],
                padding=True,
                truncation=True,
                max_length=512,
                return_tensors="pt",
            )
            with self._torch.inference_mode():
                states = self._network(**given).last_hidden_state
            mask = given["attention_mask"].unsqueeze(-1).to(states.dtype)
            pooled = states[:, 0] if self._first else (states * mask).sum(1) / mask.sum(1).clamp(min=1)
            values = pooled.float().numpy()
            if self._dense is not None:
                weight, bias, activation = self._dense
                values = activation(values @ weight.T + bias)
            for n, row in zip(some, values, strict=True):
                rows[n] = row
        return np.stack([row for row in rows if row is not None])


def _json(path: Path) -> Any:
    try:
        return json.loads(read_file(path, most=_MOST_JSON, error=EngineError))
    except (ValueError, RecursionError) as error:
        raise EngineError(f"is not valid JSON: {error}", path) from None


def _places(folder: Path) -> dict[str, str]:
    """Kind of module → its folder below the model's. Raises EngineError for kinds that nobody here computes."""
    path = folder / "modules.json"
    if not path.is_file():
        return {}
    listed = _json(path)
    places: dict[str, str] = {}
    try:
        for module in listed:
            kind, place = str(module["type"]).rpartition(".")[2], str(module["path"])
            if kind not in ("Transformer", "Pooling", "Dense", "Normalize"):
                raise EngineError(f"names the module {kind}, which is not known here", path)
            if Path(place).is_absolute() or ".." in Path(place).parts:
                raise EngineError(f"names {place!r}, which is outside the model's folder", path)
            places[kind] = place
    except (KeyError, TypeError) as error:
        raise EngineError(f"is no list of modules ({error})", path) from None
    return places


def _dense(folder: Path) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32], Any]:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    settings = _json(folder / "config.json")
    activation = _ACTIVATIONS.get(str(settings.get("activation_function")))
    if activation is None:
        raise EngineError(f"names the activation {settings.get('activation_function')!r}, which is not known", folder)
    try:
        weights = load_file(folder / "model.safetensors")
        return weights["linear.weight"], weights["linear.bias"], activation
    except (OSError, KeyError, SafetensorError) as error:
        raise EngineError(f"has no readable weights ({error})", folder) from None


def _prefix(folder: Path) -> str:
    """What stands before each text: the model's own prompt for queries; e5 wants "query: " even where none is said."""
    path = folder / "config_sentence_transformers.json"
    prompts = _json(path).get("prompts", {}) if path.is_file() else {}
    if isinstance(prompts, dict) and isinstance(prompts.get("query"), str):
        return str(prompts["query"])
    return "query: " if "e5" in folder.resolve().name.lower() else ""
