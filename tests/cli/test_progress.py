"""Progress on a terminal's standard error."""

from __future__ import annotations

import io
import sys
import time

import pytest

from review.cli.progress import progress


class ShownTerminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


#: Seconds after which the bars have been drawn anew, ten times a second.
DRAWN = 0.3


def terminal(monkeypatch: pytest.MonkeyPatch) -> ShownTerminal:
    """Standard error from here on."""
    found = ShownTerminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return found


def test_the_sentences_of_a_single_document_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = terminal(monkeypatch)
    with progress("scoring", 1, "sentences") as told:
        told.within(1200, 5000)
        time.sleep(DRAWN)
        told.step()
    assert "sentences" in seen.getvalue()
    assert "24%" in seen.getvalue()
    assert "scoring" not in seen.getvalue()


def test_documents_are_told_with_the_sentences_of_the_one_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = terminal(monkeypatch)
    with progress("scoring", 4, "sentences") as told:
        told.step()
        told.within(1, 2)
        time.sleep(DRAWN)
    for said in ("scoring", "25%", "sentences", "50%"):
        assert said in seen.getvalue()


def test_one_sentence_and_no_model_show_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = terminal(monkeypatch)
    with progress("scoring", 1, "sentences") as told:
        told.within(1, 1)
        time.sleep(DRAWN)
    assert "sentences" not in seen.getvalue()


def test_nothing_is_written_where_standard_error_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("scoring", 3, "sentences") as told:
        told.within(1, 2)
        told.step()
    assert capsys.readouterr().err == ""
