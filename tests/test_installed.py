"""Versions of installed packages, without the time that importlib.metadata takes."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from review.installed import distribution_version, installed_version


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


def test_a_distribution_is_found_where_modules_are_and_not_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("translation-review", "import-linter"):
        assert distribution_version(name) == version(name)
    (tmp_path / "some_where-2.5.dist-info").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PackageNotFoundError):
        distribution_version("some-where")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert distribution_version("some-where") == "2.5"
