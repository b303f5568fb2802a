"""A learned metric's model: what its licence is is said before anything is fetched, and nothing is without leave."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.errors import EngineError
from review.judges.scorer import find_scorer
from review.metrics import LEARNED


@pytest.fixture
def happened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of a hub that has nothing, in order."""
    huggingface_hub = pytest.importorskip("huggingface_hub")
    asked: list[str] = []

    def snapshot(name: str, *, local_files_only: bool = False, **_: object) -> str:
        asked.append(f"{'cache' if local_files_only else 'hub'} {name}")
        raise OSError("there is nothing")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", snapshot)
    return asked


@pytest.mark.parametrize("metric", LEARNED)
def test_the_licence_is_told_before_the_hub_is_asked(metric: str, happened: list[str]) -> None:
    name, licence = LEARNED[metric].models[0]
    with pytest.raises(EngineError, match="cannot be fetched"):
        find_scorer(metric, network=True, told=happened.append)
    assert happened == [f"{name}: its licence is {licence}", f"cache {name}", f"hub {name}"]


def test_of_a_model_that_is_not_known_it_is_said_where_it_stands(happened: list[str]) -> None:
    with pytest.raises(EngineError):
        find_scorer("comet", "somebody/some-comet", network=True, told=happened.append)
    assert happened[0] == "somebody/some-comet: its licence is on its page on the hub"


def test_without_leave_the_hub_is_not_asked(happened: list[str]) -> None:
    with pytest.raises(EngineError, match="allow --network"):
        find_scorer("comet", told=happened.append)
    assert [one.split()[0] for one in happened] == ["cache"]


def test_a_folder_is_taken_as_it_is(happened: list[str], tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"hparams\.yaml"):
        find_scorer("comet", str(tmp_path), network=True, told=happened.append)
    assert happened == []
