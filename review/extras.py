"""What is installed only on request, and how a message says so.

The base scores, gates and back-translates the built-in pairs. The rest are extras of the distribution
`translation-review` (pyproject.toml lists what each brings).
"""

from __future__ import annotations

import importlib.util
from typing import Literal

__all__ = ["DISTRIBUTION", "Extra", "install_extra", "installed"]

#: The name on package indexes. The command and the import are `review`.
DISTRIBUTION = "translation-review"

Extra = Literal["ui", "models", "train", "firefox", "postgres", "auth", "all"]


def installed(package: str) -> bool:
    """Whether a top-level package can be imported, without importing it."""
    try:
        return importlib.util.find_spec(package) is not None
    except ValueError:  # sys.modules has None, or a stand-in without a spec, in its place
        return False


def install_extra(extra: Extra) -> str:
    """The command that brings an extra."""
    return f"pip install '{DISTRIBUTION}[{extra}]'"
