"""Which tests are slow: `pytest -m "not slow"` leaves them out, `make test` and CI run them."""

from __future__ import annotations

from pathlib import Path

import pytest

_HERE = Path(__file__).parent
#: Folders and files below this one.
SLOW = (
    "browser",
    "checks/test_writing_checks.py",
    "installing",
    "store/test_many.py",
    "test_corpora.py",
    "translators/test_builtin.py",
    "translators/training",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        place = item.path.relative_to(_HERE).as_posix() if item.path.is_relative_to(_HERE) else ""
        if any(place == slow or place.startswith(f"{slow}/") for slow in SLOW):
            item.add_marker(pytest.mark.slow)
