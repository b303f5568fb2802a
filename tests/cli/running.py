"""Runs the command line in this process, as `main` does, and tells what it said."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from review.cli.main import main


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Outcome:
    """`review ARGUMENTS…`: exit status, standard output, standard error."""
    monkeypatch.setattr("sys.argv", ["review", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capfd.readouterr()
    assert isinstance(ended.value.code, int)
    return Outcome(ended.value.code, said.out, said.err)
