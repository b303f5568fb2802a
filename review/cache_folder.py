"""Where this program keeps what it can make again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["cache_folder"]


def cache_folder() -> Path:
    """The user's cache folder of this program: $XDG_CACHE_HOME/review, or what the platform has in its place.

    A path that is not absolute is passed over, as the specification has it: it would lie in whatever folder is worked
    in, and what a stranger's clone has there is no cache.
    """
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):  # noqa: PTH117  # "" is none
        return Path(given) / "review"
    try:
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "review"
    except RuntimeError:  # a user without a home (docker run -u)
        return Path("/.cache/review")
