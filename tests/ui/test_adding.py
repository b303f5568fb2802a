"""What the forms make of what was pasted."""

from __future__ import annotations

import pytest

from review.ui.adding import _pasted
from review.ui.uploads import plain_file_name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("2026/intro", "2026-intro.txt"),
        ("a\\b", "a-b.txt"),
        ('the "red" bridge', "the _red_ bridge.txt"),
        ("../../etc", "-..-etc.txt"),
        ("..", "pasted.txt"),
        ("", "pasted.txt"),
    ],
)
def test_a_name_is_the_file_s_as_a_whole(name: str, file: str) -> None:
    _, (written, _) = _pasted("Le pont.", "The bridge.", name)
    assert plain_file_name(written) == file
