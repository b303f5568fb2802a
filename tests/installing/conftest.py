"""Once a session: the wheel, a folder of wheels of all that the base and its build need, and an environment with it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.installing.wheelhouse import ROOT, build_wheel, closure, pack, requirements

#: What builds our wheel, for whoever installs from a source tree.
_BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]


def _once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Makes a folder once for all processes of a test run."""
    with (folder.with_suffix(".lock")).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = folder.with_suffix(".part")
            made.mkdir()
            make(made)
            made.rename(folder)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def wheel(shared: Path) -> Path:
    (wheel,) = _once(shared / "wheel", build_wheel).glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def wheelhouse(shared: Path, wheel: Path) -> Path:
    def make(folder: Path) -> None:
        for one in closure([*requirements(wheel), *map(Requirement, _BUILD)]).values():
            pack(one, folder)

    return _once(shared / "wheelhouse", make)


@pytest.fixture(scope="session")
def pip_settings(wheelhouse: Path) -> Mapping[str, str]:
    """Environment variables that make pip, whoever calls it, take its packages from the folder of wheels."""
    return {
        "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheelhouse), "PIP_NO_COMPILE": "1", "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }  # fmt: skip


@pytest.fixture(scope="session")
def base(shared: Path, wheel: Path, pip_settings: Mapping[str, str]) -> Path:
    """The `bin` of an empty environment into which the wheel was installed, and what it asks for."""

    place = shared / "base-environment"

    def make(part: Path) -> None:  # an environment cannot be moved: `part` only says that it is done
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        environment = {**os.environ, **pip_settings}
        subprocess.run([place / "bin" / "pip", "install", "--quiet", str(wheel)], check=True, env=environment)

    _once(shared / "base-done", make)
    return place / "bin"
