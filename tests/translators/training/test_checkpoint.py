from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import BinaryIO

import pytest
import torch

from review.errors import EngineError
from review.translators.training.checkpoint import (
    MANIFEST,
    exclusive,
    load_checkpoint,
    save_checkpoint,
    verify_model_folder,
    write_atomically,
    write_manifest,
)


def test_a_full_disk_leaves_the_last_good_checkpoint_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "last.pt"
    save_checkpoint(path, {"step": 1, "weights": torch.ones(3)})

    def write(stream: BinaryIO) -> None:
        stream.write(b"half of it")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(EngineError, match="no space left on the disk; what was saved before is intact"):
        write_atomically(path, write)
    assert load_checkpoint(path)["step"] == 1
    assert [file.name for file in tmp_path.iterdir()] == ["last.pt"]


def test_a_damaged_checkpoint_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "last.pt"
    save_checkpoint(path, {"step": 1, "weights": torch.ones(3000)})
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(EngineError, match="damaged"):
        load_checkpoint(path)
    path.write_bytes(b"not one at all")
    with pytest.raises(EngineError, match="not a checkpoint"):
        load_checkpoint(path)
    with pytest.raises(EngineError, match="no such checkpoint"):
        load_checkpoint(tmp_path / "none.pt")


def test_a_checkpoint_that_would_run_code_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "last.pt"
    torch.save({"step": Path("/")}, path)
    with pytest.raises(EngineError, match="not a checkpoint"):
        load_checkpoint(path)


def test_a_folder_belongs_to_one_training_at_a_time(tmp_path: Path) -> None:
    (tmp_path / ".last.pt.123").write_bytes(b"left over by a kill")
    with exclusive(tmp_path):
        assert not (tmp_path / ".last.pt.123").exists()
        with pytest.raises(EngineError, match="another training"), exclusive(tmp_path):
            pass
    with exclusive(tmp_path):
        pass


def test_a_training_that_left_nothing_leaves_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "checkpoints"
    with pytest.raises(EngineError, match="no pairs"), exclusive(folder):
        raise EngineError("no pairs")
    assert not (tmp_path / "out").exists()
    with exclusive(folder):
        (folder / "last.pt").write_bytes(b"learned")
    with pytest.raises(EngineError, match="full disk"), exclusive(folder):
        raise EngineError("full disk")
    assert (folder / "last.pt").exists()


def _folder(path: Path) -> Path:
    (path / "weights.bin").write_bytes(b"abc")
    (path / "config.json").write_text("{}")
    write_manifest(path, ["weights.bin", "config.json"], {"source": "en"})
    return path


def test_an_untouched_model_folder_is_verified(tmp_path: Path) -> None:
    assert verify_model_folder(_folder(tmp_path))["source"] == "en"


def test_a_model_folder_changed_by_hand_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "weights.bin").write_bytes(b"abd")
    with pytest.raises(EngineError, match=r"weights\.bin was changed"):
        verify_model_folder(folder)
    (folder / "weights.bin").unlink()
    with pytest.raises(EngineError, match=r"lacks its file weights\.bin"):
        verify_model_folder(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": {"a": 1}}', '{"files": 7}'])
def test_a_damaged_manifest_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    with pytest.raises(EngineError, match="damaged manifest"):
        verify_model_folder(tmp_path)


def test_a_manifest_cannot_point_out_of_its_folder(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["files"]["../secret"] = manifest["files"]["config.json"]
    (folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(EngineError, match="lacks its file"):
        verify_model_folder(folder)


def test_a_folder_without_manifest_is_not_ours(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"no manifest\.json"):
        verify_model_folder(tmp_path)
