"""Where this program keeps what it can make again."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["cache_folder"]


def cache_folder() -> Path:
    """The user's cache folder of this program: $XDG_CACHE_HOME/review, or what the platform has in its place."""
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given) / "review"
    from platformdirs import user_cache_path

    try:
        return user_cache_path("review", appauthor=False)
    except RuntimeError:  # a user without a home (docker run -u)
        return Path("/.cache/review")
