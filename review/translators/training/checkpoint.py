"""Checkpoints that survive a kill at any moment and a full disk, and the integrity of a finished model folder.

Files are replaced as `review.files` does it: a reader finds the old one or the new one, whole. Checkpoints are read
with torch's `weights_only`, so that a foreign one cannot run code.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from review.errors import EngineError
from review.files import replacing

__all__ = [
    "MANIFEST",
    "exclusive",
    "load_checkpoint",
    "save_checkpoint",
    "verify_model_folder",
    "write_atomically",
    "write_manifest",
]

MANIFEST = "manifest.json"


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Makes `folder` and holds it for one training; raises `EngineError` while another process does.

    The lock goes with the process, however it ends.
    """
    import fcntl

    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise EngineError(f"cannot be written: {error.strerror or error}", path=folder) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise EngineError("another training is running in this folder", path=folder) from None
        for left_over in folder.glob(".*.*"):
            left_over.unlink(missing_ok=True)
        try:
            yield
        except BaseException:
            _take_away(folder, made)
            raise


def _take_away(folder: Path, made: Sequence[Path]) -> None:
    """The folders that a training made and left nothing in, the innermost first."""
    if made and [one.name for one in folder.iterdir()] == ["lock"]:
        with suppress(OSError):
            (folder / "lock").unlink()
            for one in made:
                one.rmdir()


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Calls `write` with a binary stream and puts what it wrote in the place of `path`, in one step.

    Raises `EngineError` when the disk is full or refuses; the file at `path` is then the one that was there before.
    """
    try:
        with replacing(path) as stream:
            write(stream)
    except (OSError, RuntimeError) as error:
        # torch's writer turns a full disk into a RuntimeError; its cause is gone by then, so ask the disk.
        code = error.errno if isinstance(error, OSError) else None
        if code in (errno.ENOSPC, errno.EDQUOT) or (code is None and _is_full(path.parent)):
            raise EngineError("no space left on the disk; what was saved before is intact", path=path) from error
        if isinstance(error, OSError):
            raise EngineError(f"cannot be written: {error.strerror or error}", path=path) from error
        raise


def _is_full(folder: Path) -> bool:
    usage = os.statvfs(folder)
    return usage.f_bavail * usage.f_frsize < 16 * 2**20


def save_checkpoint(path: Path, state: dict[str, Any]) -> None:
    """Writes `state` (tensors, numbers, texts, lists and dicts of them) in one step; raises `EngineError`."""
    import torch

    write_atomically(path, lambda stream: torch.save(state, stream))


def load_checkpoint(path: Path) -> dict[str, Any]:
    """Reads what `save_checkpoint` wrote; raises `EngineError` for a file that is damaged or something else."""
    import pickle

    import torch

    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise EngineError("no such checkpoint", path=path) from None
    except (OSError, RuntimeError, EOFError, pickle.UnpicklingError, ValueError, KeyError) as error:
        detail = (str(error).splitlines() or [type(error).__name__])[0][:120]
        raise EngineError(f"not a checkpoint, or a damaged one ({detail})", path=path) from error
    if not isinstance(state, dict) or "step" not in state:
        raise EngineError("not a checkpoint of a training", path=path)
    return state


def digest(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_manifest(folder: Path, names: Iterable[str], facts: dict[str, Any]) -> None:
    """Writes `manifest.json`: `facts` (languages, scores, …) and the SHA-256 and size in bytes of each named file."""
    files = {name: {"sha256": digest(folder / name), "bytes": (folder / name).stat().st_size} for name in sorted(names)}
    text = json.dumps({"schema": "review.model/1", **facts, "files": files}, indent=2, ensure_ascii=False) + "\n"
    write_atomically(folder / MANIFEST, lambda stream: stream.write(text.encode("utf-8")))


def verify_model_folder(folder: Path, made_by: str = "review models train") -> dict[str, Any]:
    """The manifest of a model folder whose files are all as they were written. `made_by`: the command that makes them.

    Raises `EngineError` that names the first file that is missing or was changed; a folder without a manifest is one
    that this tool did not make.
    """
    path = folder / MANIFEST
    try:
        manifest: Any = json.loads(path.read_text(encoding="utf-8"))
        files = {str(name): str(entry["sha256"]) for name, entry in manifest["files"].items()}
    except FileNotFoundError:
        what = f"it has no {MANIFEST}" if folder.is_dir() else "there is no such folder"
        raise EngineError(f"not a model made by `{made_by}`: {what}; name its folder", path=folder) from None
    except NotADirectoryError:
        raise EngineError(f"is a file; name the folder that `{made_by}` made", path=folder) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineError(f"damaged manifest ({type(error).__name__}: {error})", path=path) from error
    for name, expected in files.items():
        file = folder / name
        if Path(name).name != name or not file.is_file():
            raise EngineError(f"the model lacks its file {name}", path=folder)
        if digest(file) != expected:
            raise EngineError(f"{name} was changed since the model was made (its SHA-256 differs)", path=folder)
    return dict(manifest)
