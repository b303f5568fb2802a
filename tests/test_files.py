"""A file is replaced whole or not at all, and stays what it was in all but its content."""

from __future__ import annotations

import gzip
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from review import files
from review.errors import InputError
from review.files import making_folder, read_file, replacing, write_file
from review.filtering.records import lines_of

OLD, NEW = b"old\n" * 3, b"new\n" * 5


def parts(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_new_file_and_a_replaced_one(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_file(path, OLD)
    assert path.read_bytes() == OLD
    write_file(path, NEW)
    assert path.read_bytes() == NEW
    assert [made.name for made in tmp_path.iterdir()] == ["report.json"]


def test_a_new_file_has_the_mode_that_others_have(tmp_path: Path) -> None:
    write_file(tmp_path / "ours", NEW)
    (tmp_path / "theirs").write_bytes(NEW)
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "theirs").stat().st_mode


def test_mode_and_owner_stay(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(OLD)
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 1234, 2345)
    before = path.stat()
    write_file(path, NEW)
    after = path.stat()
    assert stat.S_IMODE(after.st_mode) == 0o640
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    real = tmp_path / "far" / "report.json"
    real.write_bytes(OLD)
    link = tmp_path / "report.json"
    link.symlink_to(Path("far") / "report.json")
    write_file(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    dangling = tmp_path / "later"
    dangling.symlink_to(Path("far") / "made-now")
    write_file(dangling, NEW)
    assert dangling.is_symlink()
    assert (tmp_path / "far" / "made-now").read_bytes() == NEW


def test_what_is_no_file_is_written_to_as_it_is() -> None:
    write_file(Path(os.devnull), NEW)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_the_longest_name_that_a_folder_takes(tmp_path: Path) -> None:
    path = tmp_path / ("ế" * 85)  # 255 bytes
    write_file(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "is a folder"),
        ("no/report.json", "does not exist"),
        ("x" * 300, "cannot be written"),
        ("loop", "cannot be"),
    ],
)
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match=says):
        write_file(tmp_path / name, NEW)
    assert parts(tmp_path) == []


def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(OLD)

    def fail() -> None:
        with replacing(path) as stream:
            stream.write(NEW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_bytes() == OLD
    assert parts(tmp_path) == []


def test_what_a_dead_writer_left_goes_and_what_a_living_one_writes_stays(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(OLD)
    dying = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom review.files import replacing\n"
        "with replacing(Path(sys.argv[1])) as stream:\n"
        "    stream.write(b'half'); stream.flush(); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", dying, str(path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert path.read_bytes() == OLD
    assert len(parts(tmp_path)) == 1
    with replacing(path) as first:
        assert len(parts(tmp_path)) == 1  # the dead writer's is gone, ours is there
        first.write(b"first")
        write_file(path, NEW)  # another writer of the same file
        assert path.read_bytes() == NEW
    assert path.read_bytes() == b"first"
    assert parts(tmp_path) == []


def _write_often(path: Path, letter: str) -> None:
    for _ in range(50):
        write_file(path, letter.encode() * 10_000)


def test_several_writers_at_once_leave_one_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_often, args=(path, letter)) for letter in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert path.read_bytes() in [letter.encode() * 10_000 for letter in "abc"]
    assert parts(tmp_path) == []


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    with making_folder(tmp_path / "model") as made:
        (made / "weights").write_bytes(NEW)
        assert not (tmp_path / "model").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert (tmp_path / "model" / "weights").read_bytes() == NEW
    with pytest.raises(FileExistsError), making_folder(tmp_path / "model"):
        pass
    with pytest.raises(ValueError, match="on the way"):
        _make_in_vain(tmp_path / "other")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def _make_in_vain(place: Path) -> None:
    with making_folder(place) as made:
        (made / "weights").write_bytes(NEW)
        raise ValueError("on the way")


def test_of_two_that_make_a_folder_the_second_is_told(tmp_path: Path) -> None:
    slow = making_folder(tmp_path / "model")
    (slow.__enter__() / "weights").write_bytes(OLD)
    with making_folder(tmp_path / "model") as quick:
        (quick / "weights").write_bytes(NEW)
    with pytest.raises(FileExistsError):
        slow.__exit__(None, None, None)
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert (tmp_path / "model" / "weights").read_bytes() == NEW


def test_a_folder_that_a_dead_process_left_goes_with_the_next_one(tmp_path: Path) -> None:
    dying = (
        "import os, signal, sys; from pathlib import Path; from review.files import making_folder\n"
        "with making_folder(Path(sys.argv[1])) as made:\n"
        "    (made / 'weights').write_bytes(b'half'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", dying, tmp_path / "model"], check=False)
    assert len(parts(tmp_path)) == 1
    with making_folder(tmp_path / "model") as made:
        assert parts(tmp_path) == [made.name]


def test_a_link_that_leads_back_to_itself_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(InputError, match="is a link that leads back to itself"):
        read_file(tmp_path / "a")


@pytest.mark.parametrize("name", ["a.txt", "a.tsv", "a.tsv.gz"])
def test_a_named_pipe_into_which_nobody_writes_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A build would stand still for hours."""
    monkeypatch.setattr(files, "_PATIENCE", 0.2)
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match=r"nobody wrote for 0\.2 seconds; start what writes first"):
        read_file(tmp_path / name, regular=False) if name == "a.txt" else list(lines_of(tmp_path / name))


@pytest.mark.parametrize("name", ["a.txt", "a.tsv", "a.tsv.gz"])
def test_a_named_pipe_is_read_to_its_end(tmp_path: Path, name: str) -> None:
    path, data = tmp_path / name, b"source\ttarget\n" * 30_000  # more than a pipe holds
    os.mkfifo(path)
    writer = threading.Thread(
        target=lambda: path.write_bytes(gzip.compress(data, 0) if name.endswith(".gz") else data), daemon=True
    )
    writer.start()
    if name == "a.txt":
        assert read_file(path, regular=False) == data
    else:
        assert b"".join(line for _, line in lines_of(path)) == data
    writer.join(10)
    assert not writer.is_alive()


def test_a_folder_in_which_no_file_can_be_made_is_not_called_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As /proc is: it is there, and says of a new file that there is none."""

    def none(*_: object, **__: object) -> object:
        raise FileNotFoundError

    monkeypatch.setattr(files, "replacing", none)
    with pytest.raises(InputError, match="cannot be written: no file can be made in its folder; name another"):
        write_file(tmp_path / "a.txt", NEW)
    with pytest.raises(InputError, match="does not exist; make it first"):
        write_file(tmp_path / "gone" / "a.txt", NEW)
