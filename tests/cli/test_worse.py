"""A translation that was changed for the worse, from the baseline to the exit status, with the built-in models."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from review.gate.file import BASELINE_FILE
from tests.cli.running import Outcome

Review = Callable[..., Outcome]

SOURCE = (
    "Con tàu rời bến lúc sáu giờ sáng và chở theo bốn mươi hành khách.\n\n"
    "Bà giám đốc mới của thư viện đã hứa mở cửa cả vào buổi tối.\n"
)
TARGET = (
    "The ship left at six in the morning and carried forty passengers.\n\n"
    "The new director of the library promised to open also in the evening.\n"
)


@pytest.fixture(autouse=True, scope="module")
def no_builtin_models() -> None:
    """Here they are what the tests are about."""


@pytest.fixture
def folder(review: Review, tmp_path: Path) -> Path:
    """A document with its baseline."""
    place = tmp_path / "corpus" / "ship"
    place.mkdir(parents=True)
    (place / "document.toml").write_text(
        'source-language = "vi"\ntarget-language = "en"\nsource = "s.txt"\ntarget = "t.txt"\n', encoding="utf-8"
    )
    (place / "s.txt").write_text(SOURCE, encoding="utf-8")
    (place / "t.txt").write_text(TARGET, encoding="utf-8")
    assert review("baseline", "write", place.parent).status == 0
    return place.parent


def worse(review: Review, folder: Path, target: str, *options: str) -> tuple[int, list[dict[str, Any]]]:
    (folder / "ship" / "t.txt").write_text(target, encoding="utf-8")
    done = review("score", folder, "--format", "json", *options)
    (document,) = json.loads(done.out)["documents"]
    return done.status, [finding for finding in document["findings"] if finding["check"] == "worse"]


def test_it_fails_the_run_and_offers_the_words_that_were_there(review: Review, folder: Path) -> None:
    status, (finding,) = worse(review, folder, TARGET.replace("passengers", "chickens"))
    assert status == 1
    told = {"severity": "major", "side": "target", "text": "chickens", "suggestion": "passengers", "line": 1}
    assert {key: finding[key] for key in told} == told


def test_the_way_back_and_a_good_rewording_pass(review: Review, folder: Path) -> None:
    reworded = f"{TARGET.splitlines()[0]}\n\nThe library's new director has promised to open in the evenings as well.\n"
    assert worse(review, folder, reworded) == (0, [])
    assert worse(review, folder, TARGET) == (0, [])


def test_how_severe_it_is_and_whether_it_is_told_are_settings(review: Review, folder: Path) -> None:
    damaged = TARGET.replace("passengers", "chickens")
    settings = folder / "review.toml"
    settings.write_text('[checks.worse]\nseverity = "minor"\n', encoding="utf-8")
    status, (finding,) = worse(review, folder, damaged)
    assert (status, finding["severity"]) == (0, "minor")
    settings.write_text("[checks.worse]\nodds = 50.0\n", encoding="utf-8")
    assert worse(review, folder, damaged) == (0, [])


def test_once_dismissed_or_in_the_baseline_it_is_known(review: Review, folder: Path) -> None:
    damaged = TARGET.replace("passengers", "chickens")
    _, (finding,) = worse(review, folder, damaged)
    done = review("baseline", "dismiss", finding["fingerprint"], "--reason", "meant", "--by", "Lan", "--folder", folder)
    assert done.status == 0, done.err
    assert worse(review, folder, damaged)[0] == 0
    assert "dropped 0 dead" in review("baseline", "prune", folder).out
    assert review("baseline", "write", folder).status == 0
    assert worse(review, folder, damaged) == (0, [])


def test_without_a_model_a_note_says_that_nobody_looked(review: Review, folder: Path) -> None:
    document = folder / "ship" / "document.toml"
    document.write_text(document.read_text(encoding="utf-8").replace('"vi"', '"xh"'), encoding="utf-8")
    assert review("baseline", "write", folder).status == 0
    (folder / "ship" / "t.txt").write_text(TARGET.replace("ship", "boat"), encoding="utf-8")
    assert "whether what changed became worse was not looked at" in review("score", folder).out


def test_a_baseline_that_kept_no_texts_is_read_and_a_note_says_what_it_cannot_tell(
    review: Review, folder: Path
) -> None:
    path = folder / BASELINE_FILE
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    older = [{key: value for key, value in row.items() if key not in ("whole", "translation")} for row in rows]
    older[0]["schema"] = "review.baseline/1"
    path.write_text("".join(json.dumps(row) + "\n" for row in older), encoding="utf-8")
    assert worse(review, folder, TARGET.replace("passengers", "chickens"))[1] == []
    assert "The baseline keeps no translations" in review("score", folder).out
    assert "The baseline keeps no translations" not in review("score", folder, "--back-translation", "none").out
