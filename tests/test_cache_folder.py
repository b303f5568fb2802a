"""Where the cache lies: nowhere that a stranger's clone could bring one along."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.cache_folder import cache_folder


def test_it_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "review"


@pytest.mark.parametrize("given", [".cache", "", " ", "cache/../x"])
def test_a_path_that_is_not_absolute_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str
) -> None:
    """It would lie in the working folder, and its values are read as one's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    monkeypatch.setenv("HOME", str(tmp_path))
    found = cache_folder()
    assert found.is_absolute()
    assert found.is_relative_to(tmp_path)
