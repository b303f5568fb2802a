"""Learned metrics at the desk: the settings name them, every import and scoring computes them, *Scores* has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.errors import EngineError
from review.store.engine import open_store
from review.store.importing import add_document
from review.store.rechecking import rescore
from review.store.scores import runs, values_of
from review.ui.work import learned
from tests.judges.test_comet import FOLDER, copied
from tests.store.conftest import write_pair


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("REVIEW_CORPORA", str(tmp_path))
    return tmp_path


def test_imports_and_scorings_have_them(desk: Path) -> None:
    folder = copied("referenceless", desk)
    (folder / "encoder").symlink_to(FOLDER / "encoder")
    settings = f'[metrics]\ncomet = "{folder.relative_to(desk)}"\nreference-free = true\n'
    (desk / "review.toml").write_text(settings, encoding="utf-8")
    store = open_store(str(desk / "desk.sqlite"))
    me = store.local_reviewer()
    document = add_document(store, me, write_pair(desk / "texts"), key="bridge", learned=learned())
    rescore(store, me, document, learned=learned())
    newest, first = runs(store, document)
    assert newest.scores["comet"] == first.scores["comet"]
    value, signature, reason = newest.scores["comet"]
    assert value is not None
    assert (signature or "").startswith("comet|reference:no|model:")
    assert reason is None
    values = values_of(store, newest.id)["comet"]
    assert sum(one is not None for one in values) == 5
    store.close()


def test_without_settings_there_are_none(desk: Path) -> None:
    assert learned() == ()


def test_a_model_that_is_not_there_is_told_and_not_fetched(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(desk / "hub"))
    (desk / "review.toml").write_text('[metrics]\ncomet = "nobody/has-this"\n', encoding="utf-8")
    with pytest.raises(EngineError, match=r"metrics\.comet of the settings.*not on this machine"):
        learned()
