"""`review calibrate`: settings out of texts that are right."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome

Review = Callable[..., Outcome]
_SOURCE = "Der Bäcker am Markt verkauft seit {} Jahren Brot an die Leute aus dem Dorf."
_TARGET = "The baker at the market has been selling bread to the people of the village for {} years."


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "a.de.txt", tmp_path / "a.en.txt"
    for file, line in zip(files, (_SOURCE, _TARGET), strict=True):
        file.write_text("".join(line.format(n) + "\n" for n in range(11, 51)), encoding="utf-8")
    return files


def test_the_settings_that_it_writes_are_settings_that_score_takes(review: Review, texts: tuple[Path, Path]) -> None:
    folder = texts[0].parent
    done = review("calibrate", *texts, "--align", "lines", "--output", folder / "fitted.toml")
    assert (done.status, done.err) == (0, "")
    written = tomllib.loads((folder / "fitted.toml").read_text(encoding="utf-8"))
    assert written["lengths"]["de-en"]["ratio"] == pytest.approx(1.17, abs=0.05)
    assert written["checks"]["omission"]["short"] >= 2.9
    scored = review(
        "score", *texts, "--align", "lines", "--config", folder / "fitted.toml", "--back-translation", "none"
    )
    assert scored.status == 0, scored.err


def test_a_folder_of_documents_is_taken_whole(review: Review, texts: tuple[Path, Path]) -> None:
    folder = texts[0].parent
    (folder / "document.toml").write_text(
        'source-language = "de"\ntarget-language = "en"\nsource = "a.de.txt"\ntarget = "a.en.txt"\nalign = "lines"\n',
        encoding="utf-8",
    )
    done = review("calibrate", folder)
    assert done.status == 0
    assert '[lengths."de-en"]' in done.out


def test_text_that_is_flagged_all_over_is_doubted(review: Review, texts: tuple[Path, Path]) -> None:
    text = texts[1].read_text(encoding="utf-8")
    texts[1].write_text(text.replace("the market", "the the market"), encoding="utf-8")
    done = review("calibrate", *texts, "--align", "lines")
    assert done.status == 0
    assert "40 of 40 segments are flagged" in done.err
    assert tomllib.loads(done.out)["checks"]["repeated-word"]["severity"] == "neutral"


@pytest.mark.parametrize(
    ("lines", "said"),
    [(0, "is empty"), (5, "de to en: 5 translated segments of 8 characters or more; calibrating wants 30")],
)
def test_too_little_text_is_refused(review: Review, texts: tuple[Path, Path], lines: int, said: str) -> None:
    for file in texts:
        kept = file.read_text(encoding="utf-8").splitlines(keepends=True)[:lines]
        file.write_text("".join(kept), encoding="utf-8")
    done = review("calibrate", *texts, "--align", "lines")
    assert done.status == 2
    assert said in done.err
    assert done.out == ""


def test_it_does_not_write_over_settings(review: Review, texts: tuple[Path, Path]) -> None:
    settings = texts[0].parent / "review.toml"
    settings.write_text('fail-level = "minor"\n', encoding="utf-8")
    done = review("calibrate", *texts, "--align", "lines", "--output", settings)
    assert done.status == 2
    assert settings.read_text(encoding="utf-8") == 'fail-level = "minor"\n'


@pytest.mark.parametrize("paths", [("a.de.txt",), ("a.de.txt", "a.en.txt", "a.de.txt"), ("a.de.txt", ".")])
def test_what_is_no_pair_is_refused(review: Review, texts: tuple[Path, Path], paths: tuple[str, ...]) -> None:
    done = review("calibrate", *(texts[0].parent / path for path in paths))
    assert done.status == 2
    assert "calibrate takes" in done.err or "not both at once" in done.err
