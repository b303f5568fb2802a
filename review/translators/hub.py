"""A model by name: a folder on this machine, the Hugging Face cache, or, where the network is allowed, the hub."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from review.errors import EngineError, ExtraError
from review.extras import install_extra, installed

__all__ = ["ModelFolder", "default_model", "find_model", "is_cached", "offline"]

#: What a model needs of its repository: not the weights of other frameworks.
_PATTERNS = ["*.json", "*.spm", "*.model", "*.txt", "*.safetensors", "pytorch_model*.bin", "*.md"]
_SECONDS = 5.0


class ModelFolder(NamedTuple):
    """A folder with a model's files, the name it was asked for by, and its revision on the hub (or "")."""

    path: Path
    name: str
    revision: str = ""

    @property
    def label(self) -> str:
        """What a signature calls it: the hub's name, or the folder's, without where that lies."""
        return self.name if self.revision else self.path.resolve().name


def default_model(source: str, target: str) -> str:
    """The hub's name of the Opus-MT model between two base languages."""
    return f"Helsinki-NLP/opus-mt-{source}-{target}"


def offline() -> bool:
    """Whether the user said that no hub is to be asked."""
    given = (os.environ.get(name, "").strip().upper() for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"))
    return any(value in ("1", "ON", "YES", "TRUE") for value in given)


def _looks_like_a_path(name: str) -> bool:
    return name.startswith((".", "~", os.sep)) or name.count("/") != 1 or "\\" in name


def is_cached(name: str) -> bool:
    """Whether the Hugging Face cache holds the model of that hub name."""
    return installed("huggingface_hub") and _cached(name, None) is not None


def _cached(name: str, revision: str | None) -> ModelFolder | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        path = Path(snapshot_download(name, revision=revision, local_files_only=True))
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError, ValueError):
        return None
    whole = (path / "config.json").exists() and any((*path.glob("*.safetensors"), *path.glob("pytorch_model*.bin")))
    return ModelFolder(path, name, path.name) if whole else None


def _pull(name: str, revision: str | None) -> ModelFolder:
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, RepositoryNotFoundError, RevisionNotFoundError

    try:
        pinned = HfApi().model_info(name, revision=revision, timeout=_SECONDS).sha
        path = Path(snapshot_download(name, revision=pinned, allow_patterns=_PATTERNS, etag_timeout=_SECONDS))
    except GatedRepoError as error:
        raise EngineError(
            "the hub gives this model only to users that were let in; log in with `hf auth login`", name
        ) from error
    except RevisionNotFoundError as error:
        raise EngineError(f"the hub has no revision {revision!r} of this model", name) from error
    except RepositoryNotFoundError as error:
        raise EngineError("the hub has no model of this name, or wants a login for it", name) from error
    except HfHubHTTPError as error:
        status = getattr(error.response, "status_code", "an error")
        raise EngineError(f"the hub answers {status}; try again later, or give a model folder", name) from error
    except Exception as error:  # the HTTP library's errors share no base, and a garbled answer can raise any
        raise EngineError(_reason(error), name) from error
    return ModelFolder(path, name, path.name)


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())[:160] or type(error).__name__
    if isinstance(error, OSError) and error.errno is not None and error.strerror == "No space left on device":
        return "no room left on the disk for this model; free some, or set HF_HOME to another disk"
    return f"the model cannot be fetched from the hub ({text}); give a model folder, or try again when it answers"


def find_model(name: str, *, revision: str | None = None, network: bool = False) -> ModelFolder:
    """The folder of a model given as a path or a hub name (`owner/model`), and which revision it is.

    The Hugging Face cache is asked first, the hub only where `network` is true and HF_HUB_OFFLINE is not set; an
    unreachable one costs seconds. Raises EngineError.
    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        return ModelFolder(folder, name)
    if folder.exists():
        raise EngineError("this is a file; a model is a folder with config.json, weights and vocabulary", name)
    if _looks_like_a_path(name):
        raise EngineError("there is no such folder; give a model's folder, or its name on the hub (owner/model)", name)
    if not installed("huggingface_hub"):
        raise ExtraError(f"models of the hub need huggingface_hub; install it with: {install_extra('models')}", name)
    if (cached := _cached(name, revision)) is not None:
        return cached
    if offline():
        raise EngineError("this model is not in the Hugging Face cache, and HF_HUB_OFFLINE is set", name)
    if not network:
        raise EngineError(f"this model is not on this machine; fetch it with `review models pull {name}`", name)
    return _pull(name, revision)
