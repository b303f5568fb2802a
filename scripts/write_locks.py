"""Compiles the locks anew: what `make score` installs, and what `make test` installs on top.

usage: .venv/bin/python scripts/write_locks.py [--upgrade]

`requirements-lock.txt` has every extra, `requirements-score.txt` the base and `ui`, at the same versions. Python 3.11.
torch is pinned without saying whose build it is: the CPU build and PyPI's are one version, and the Makefile prefers the
CPU build. The second line of `requirements-score.txt` says what there is to download, measured now.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
OPTIONS = ("--quiet", "--strip-extras", "--no-emit-index-url", "--no-emit-find-links", "--no-emit-options")


def compile_lock(name: str, extra: str, *more: str) -> Path:
    """Resolves the project with an extra and writes the lock; the project itself is not in it."""
    path = ROOT / name
    command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, "--extra", extra, "--output-file", name, *more]
    subprocess.run([*command, "pyproject.toml", "requirements.in"], cwd=ROOT, check=True)
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(torch==[0-9.]+)\+cpu", r"\1", text)
    text = re.sub(r"(?m)^translation-review @ .*\n(?:    #.*\n)*", "", text)
    path.write_text(text, encoding="utf-8")
    return path


def download(path: Path) -> tuple[int, int]:
    """How many packages a lock installs on this machine, and their files' bytes together."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-"]
    said = subprocess.run([*command, "-r", str(path)], cwd=ROOT, check=True, capture_output=True, text=True)
    places = [item["download_info"]["url"] for item in json.loads(said.stdout)["install"]]
    return len(places), sum(map(_size, places))


def _size(place: str) -> int:
    parts = urlsplit(place)
    if parts.scheme == "file":
        return Path(unquote(parts.path)).stat().st_size
    with urllib.request.urlopen(urllib.request.Request(place, method="HEAD"), timeout=30) as answer:  # noqa: S310  # pip's
        return int(answer.headers["Content-Length"])


def main() -> None:
    """Both locks."""
    compile_lock("requirements-lock.txt", "dev", *sys.argv[1:])
    path = compile_lock("requirements-score.txt", "ui", "--constraint", "requirements-lock.txt")
    packages, size = download(path)
    text = path.read_text(encoding="utf-8")
    head = (
        f"# What make score installs: the base and the desk.\n# {packages} packages, {size / 1e6:.0f} MB to download\n"
    )
    path.write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    main()
