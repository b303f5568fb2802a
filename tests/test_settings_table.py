"""Every table of settings is read alike: what is not known or does not fit is said, with what is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from review.errors import ConfigError
from review.settings_table import amount, any_text, choice, nearest, read_table, text, whole, yes_or_no

READERS = {
    "model": text,
    "note": any_text,
    "stream": yes_or_no,
    "level": choice(("minor", "major")),
    "depth": whole(1, 10_000),
    "share": amount(0, 1),
}
PLACE = Path("review.toml")


def test_what_fits_is_read() -> None:
    said = {"model": "m", "note": "", "stream": False, "level": "minor", "depth": 10_000, "share": 1}
    assert read_table(said, "judge", READERS, PLACE) == said
    assert read_table({}, "judge", READERS, PLACE) == {}


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (3, "judge is a table: [judge]"),
        ({"modell": "m"}, "unknown setting judge.modell; did you mean 'model'?"),
        ({"xyz": "m"}, "unknown setting judge.xyz; known: depth, level, model, note, share, stream"),
        ({"model": ""}, "judge.model wants a text in quotes, not ''"),
        ({"model": "a\0"}, r"judge.model wants a text in quotes, not 'a\x00'"),
        ({"note": 3}, "judge.note wants a text in quotes, not 3"),
        ({"stream": 1}, "judge.stream is true or false, not 1"),
        ({"level": "huge"}, "judge.level is one of minor, major, not 'huge'"),
        ({"level": ["minor"]}, "judge.level is one of minor, major, not ['minor']"),
        ({"depth": True}, "judge.depth is a whole number from 1 to 10,000, not True"),
        ({"depth": 1.0}, "judge.depth is a whole number from 1 to 10,000, not 1.0"),
        ({"share": float("nan")}, "judge.share is a number from 0 to 1, not nan"),
        ({"share": True}, "judge.share is a number from 0 to 1, not True"),
    ],
)
def test_what_does_not_fit_is_said(table: Any, says: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read_table(table, "judge", READERS, PLACE)
    assert str(raised.value) == f"review.toml: {says}"


def test_a_line_is_named_where_it_is_known_and_of_two_near_names_none() -> None:
    with pytest.raises(
        ConfigError, match=r"review\.toml:7: unknown setting 'columns' of check 'x'; known: b-column, c-"
    ):
        read_table({"columns": 1}, "x", {"b-column": text, "c-column": text}, PLACE, lambda _: 7, "{} of check 'x'")


def test_beside_a_name_that_is_not_known_stands_the_nearest_or_what_there_is_or_that_there_is_none() -> None:
    assert nearest("lakes", ["lake", "park"]) == "; did you mean 'lake'?"
    assert nearest("zoo", ["park", "lake"]) == "; known: lake, park"
    assert nearest("zoo", []) == "; there is none yet"
