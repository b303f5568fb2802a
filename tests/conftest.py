"""Which tests are slow: `pytest -m "not slow"` leaves them out, `make test` and CI run them. None watches the clock."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("review", deadline=None)
settings.load_profile("review")

_HERE = Path(__file__).parent
#: Folders and files below this one.
SLOW = (
    "browser",
    "checks/test_writing_checks.py",
    "installing",
    "judges/test_comet.py",
    "judges/test_metricx.py",
    "judges/test_real_server.py",
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
