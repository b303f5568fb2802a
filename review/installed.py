"""Which version of a package is installed."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

__all__ = ["distribution_version", "installed_version"]


def distribution_version(name: str) -> str:
    """The version of a distribution, by the folder that an installer leaves where modules are looked for; as
    `importlib.metadata` says it, which is asked where there is none. Raises PackageNotFoundError.
    """
    written = name.replace("-", "_")
    for place in filter(None, sys.path):  # not the working folder, which may be a stranger's
        for folder in Path(place).glob(f"{written}-*.dist-info"):
            return folder.name.removeprefix(f"{written}-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version(name)


def installed_version(name: str) -> str:
    """The version, by the folder that an installer leaves beside a package of the same name.

    `importlib.metadata`, which is asked where there is none, takes longer to import than all that a small run looks up.
    Raises PackageNotFoundError.
    """
    spec = find_spec(name)
    if spec is not None and spec.origin is not None:
        for folder in Path(spec.origin).parents[1].glob(f"{name}-*.dist-info"):
            return folder.name.removeprefix(f"{name}-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version(name)
