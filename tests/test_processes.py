"""Work over processes: in order, no further ahead than needed, and a dead process is told."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from review.errors import ReviewError
from review.processes import cores, in_order, own_module

GIVEN: list[object] = []


def begin(*given: object) -> None:
    GIVEN[:] = given


def double(number: int) -> tuple[int, object]:
    return 2 * number, GIVEN[0]


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_results_come_in_order_and_each_process_was_told_what_it_needs(jobs: int) -> None:
    assert list(in_order(double, range(20), jobs, begin, "given")) == [(2 * n, "given") for n in range(20)]


@pytest.mark.slow
def test_no_more_is_read_than_keeps_the_processes_busy() -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for number in range(100):
            read += 1
            yield number

    for taken, _ in enumerate(in_order(double, items(), 2, begin, "given"), start=1):
        assert read <= taken + 2 * 2 + 1


@pytest.mark.slow
def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(ReviewError, match="a process that did a part of the work died"):
        list(in_order(die, range(20), 2, begin))


def stand_still(_number: int) -> None:
    signal.pause()


@pytest.mark.slow
def test_an_interruption_ends_the_processes_whatever_they_are_at() -> None:
    def items() -> Iterator[int]:
        yield from range(3)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(in_order(stand_still, items(), 2, begin))
    assert multiprocessing.active_children() == []


_PARENT = """
import os, signal
from review.processes import in_order
from tests.test_processes import begin, told_and_still
if __name__ == "__main__":
    list(in_order(told_and_still, [os.sys.argv[1]] * 2, 2, begin))
"""


def told_and_still(pipe: str) -> None:
    # open as long as the process is there
    os.write(os.open(pipe, os.O_WRONLY), b"x")
    signal.pause()


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_processes_end_with_the_one_that_started_them(tmp_path: Path, how: signal.Signals) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "parent.py").write_text(_PARENT)
    root = Path(__file__).parents[1]
    with (
        subprocess.Popen(
            [sys.executable, tmp_path / "parent.py", pipe], env={**os.environ, "PYTHONPATH": str(root)}
        ) as parent,
        pipe.open("rb", buffering=0) as stream,
    ):
        assert stream.read(1) == b"x"
        parent.send_signal(how)
        rest = stream.read()  # until nobody has it open any more
    assert set(rest) <= set(b"x")


def test_there_is_a_core() -> None:
    assert cores() >= 1


def hostile(folder: Path, name: str) -> Path:
    """A module of that name in a folder; the file that is there when it was imported."""
    (folder / f"{name}.py").write_text(f"open({str(folder / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    return folder / "ran"


def test_a_module_in_the_working_folder_is_not_taken_for_an_installed_one(tmp_path: Path) -> None:
    ran = hostile(tmp_path, "timeit")
    subprocess.run([*own_module("timeit"), "--help"], cwd=tmp_path, check=True, capture_output=True)
    assert not ran.exists()
    subprocess.run([sys.executable, "-m", "timeit", "--help"], cwd=tmp_path, check=True, capture_output=True)
    assert ran.exists(), "else this proves nothing"


@pytest.mark.slow
@pytest.mark.parametrize("before", [None, "", "yes"])
def test_processes_import_nothing_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    """They are started as `python -c`, for which the working folder comes first where modules are looked for."""
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    if before is not None:
        monkeypatch.setenv("PYTHONSAFEPATH", before)
    ran = hostile(tmp_path, "multiprocessing")
    monkeypatch.chdir(tmp_path)
    assert len(list(in_order(double, range(4), 2, begin, "given"))) == 4
    assert not ran.exists()
    assert os.environ.get("PYTHONSAFEPATH") == before


def test_no_code_starts_python_with_the_working_folder_on_its_path() -> None:
    """`-m` and `-c` put it first; `own_module` does not."""
    root = Path(__file__).parents[1] / "review"
    said = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "sys.executable" in (text := path.read_text(encoding="utf-8")) and ('"-m"' in text or '"-c"' in text)
    ]
    assert said == ["processes.py"]
