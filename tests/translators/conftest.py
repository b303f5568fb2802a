"""Two tiny Marian models: one with random weights, one that has learned its toy language. Made once a session."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest

from tests.translators.toys import save_marian

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _made(folder: Path, steps: int) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        save_marian(folder, steps=steps)
    return folder


@pytest.fixture(scope="session")
def random_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.mktemp("random") / "toy-en-fr", 0)


@pytest.fixture(scope="session")
def trained_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.mktemp("trained") / "toy-en-fr", 340)


@pytest.fixture(autouse=True)
def own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees this machine's caches, or the network."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
