"""The desk's script by itself, under node's test runner: marks, drafts, the queue of acts, keys (tests/ui/desk)."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from review.ui.component import script

FOLDER = Path(__file__).parent / "desk"


def test_the_script(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        assert "CI" not in os.environ, ".ci/run installs nodejs"
        pytest.skip("there is no node here")
    place = tmp_path / "desk.js"
    place.write_text(script(), encoding="utf-8")
    tests = sorted(map(str, FOLDER.glob("*.test.mjs")))
    done = subprocess.run(  # node and files of this folder
        [node, "--test", *tests],
        env={**os.environ, "REVIEW_DESK": str(place)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# fail 0" in done.stdout
    assert int(done.stdout.partition("# pass ")[2].split()[0]) >= len(tests)
