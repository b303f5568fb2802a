"""The models that come with this package: `models/<source>-<target>`, each made by `review models train` and
`review models convert`."""

from __future__ import annotations

from pathlib import Path

from review.translators.directions import short_code

__all__ = ["builtin_model", "builtin_models"]

_FOLDER = Path(__file__).parent / "models"


def builtin_models() -> list[Path]:
    """The folders of all built-in models."""
    return sorted(path.parent for path in _FOLDER.glob("*-*/manifest.json"))


def builtin_model(source: str, target: str) -> Path | None:
    """The folder of the built-in model of a direction; None where there is none."""
    folder = _FOLDER / f"{short_code(source)}-{short_code(target)}"
    return folder if (folder / "manifest.json").is_file() else None
