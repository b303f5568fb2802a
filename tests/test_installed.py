"""Versions of installed packages, without the time that importlib.metadata takes."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from review.installed import installed_version


@pytest.mark.parametrize("name", ["babel", "langcodes", "wordfreq"])
def test_it_is_the_version_that_an_installer_says(name: str) -> None:
    assert installed_version(name) == version(name)


def test_a_package_without_its_folder_is_asked_of_the_distributions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "somewhere").mkdir()
    (tmp_path / "somewhere" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PackageNotFoundError):
        installed_version("somewhere")
    (tmp_path / "somewhere-2.5.dist-info").mkdir()
    assert installed_version("somewhere") == "2.5"
