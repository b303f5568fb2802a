"""A folder in the place of one of two files is called a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.cli.chosen import _check_pair
from review.errors import InputError


@pytest.mark.parametrize(("first", "role"), [(True, "source"), (False, "translation")])
def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path, first: bool, role: str) -> None:
    folder, file = tmp_path / "texts", tmp_path / "a.en.txt"
    folder.mkdir()
    file.write_text("The bridge is red.")
    pair = (str(folder), str(file)) if first else (str(file), str(folder))
    with pytest.raises(
        InputError, match=f"is a folder without a document.toml; beside .*the file of its {role}"
    ) as raised:
        _check_pair(pair)
    assert raised.value.path == str(folder)
