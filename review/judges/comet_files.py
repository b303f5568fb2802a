"""The files of a COMET model: its settings, its encoder's configuration and tokenizer, its weights. No code is run."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from review.errors import EngineError
from review.files import read_file
from review.lazy_patterns import lazy_re

__all__ = ["encoder_parts", "read_settings", "read_weights"]

_KINDS = ("regression_metric", "referenceless_regression_metric", "unified_metric")
_ENCODERS = {"XLM-RoBERTa": "xlm-roberta", "XLM-RoBERTa-XL": "xlm-roberta-xl"}
_HUB_NAME = lazy_re(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?\Z")


def read_settings(folder: Path) -> dict[str, Any]:
    """What hparams.yaml says. Raises EngineError for none, and for a kind or an encoder that is not known here."""
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


def encoder_parts(folder: Path, settings: Mapping[str, Any], encoder: Path | None) -> tuple[Any, Any]:
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


def read_weights(folder: Path) -> tuple[dict[str, Any], list[Path]]:
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
