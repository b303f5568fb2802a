"""One thread for numpy's matrix products.

The matrices of small models are small. OpenBLAS's threads wait for each other in a loop, and on a machine that has
other work to do, two were seen to take six times as long as one. numpy has no function for it; its OpenBLAS has.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from pathlib import Path

import numpy as np

__all__ = ["one_thread"]

_NAMES = ("scipy_openblas_set_num_threads64_", "openblas_set_num_threads64_", "openblas_set_num_threads")


@lru_cache(maxsize=1)
def one_thread() -> bool:
    """Whether numpy's OpenBLAS was found and told, for this whole process; with another BLAS nothing happens."""
    for path in (Path(np.__file__).parent.parent / "numpy.libs").glob("*openblas*"):
        try:
            library = ctypes.CDLL(str(path))
        except OSError:
            continue
        for name in _NAMES:
            function = getattr(library, name, None)
            if function is not None:
                function(1)
                return True
    return False
