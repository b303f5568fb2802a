"""Builds the wheel and installs it alone into an empty environment of each Python that there is here, as strangers do.

usage: .venv/bin/python scripts/try_wheels.py [3.11 3.12 3.13]

Prints packages, megabytes, seconds and the processor time of `review --help` for each, and runs the main commands. A
Python that is not here has its dependencies resolved by pip instead. Packages come from the index that pip is set to.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
COMMANDS = (
    ("--version",),
    ("checks",),
    ("models", "verify"),
    ("score", str(ROOT / "corpora" / "flood-relief"), "--no-baseline", "--fail-level", "none"),
)


def python(version: str) -> str | None:
    """A Python of that version that starts, or None."""
    for name in (f"python{version}", sys.executable):
        place = shutil.which(name)
        asked = [place or name, "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"]
        if place and subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() == version:
            return place
    return None


def megabytes(folder: Path) -> float:
    """What lies in an environment, less pip itself."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files if not {"pip", "setuptools"} & set(path.parts)) / 1e6


def try_one(version: str, wheel: Path, extra: str) -> None:
    """Installs, measures, runs. Raises CalledProcessError where something fails."""
    found = python(version)
    with tempfile.TemporaryDirectory(prefix="try-wheel-") as place:
        if found is None:
            options = ["--only-binary=:all:", "--python-version", version, "--dest", place, "--quiet"]
            subprocess.run([sys.executable, "-m", "pip", "download", *options, f"{wheel}{extra}"], check=True)
            print(f"{version}: not here; {len([*Path(place).iterdir()])} wheels resolve")
            return
        subprocess.run([found, "-m", "venv", place], check=True)
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        command = [f"{place}/bin/pip", "install", "--quiet", "--disable-pip-version-check", f"{wheel}{extra}"]
        subprocess.run(command, check=True)
        seconds, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        listed = subprocess.run(
            [f"{place}/bin/pip", "list", "--format=freeze", "--disable-pip-version-check"],
            check=True,
            capture_output=True,
            text=True,
        )
        packages = [line for line in listed.stdout.splitlines() if not line.startswith(("pip=", "setuptools="))]
        environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": place,
            "COLUMNS": "100",
            "LANG": os.environ.get("LANG", "C.UTF-8"),
        }
        for words in () if extra else COMMANDS:
            done = subprocess.run(
                [f"{place}/bin/review", *words], cwd="/", env=environment, capture_output=True, text=True
            )
            if done.returncode:
                sys.exit(
                    f"{version}: review {' '.join(words)}: {done.returncode}\n{(done.stdout + done.stderr)[-1600:]}"
                )
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([f"{place}/bin/review", "--help"], check=True, capture_output=True, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        help_ = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        size = megabytes(Path(place))
        print(
            f"{version}{extra}: {len(packages)} packages, {size:.0f} MB, "
            f"pip {worked:.0f} s of work in {seconds:.0f} s, --help {help_:.2f} s",
            flush=True,
        )


def main() -> None:
    """Every Python that was asked for; `--extra NAME` (several, after a comma) instead of the base."""
    arguments = sys.argv[1:]
    extra = ""
    if "--extra" in arguments:
        at = arguments.index("--extra")
        extra = f"[{arguments[at + 1]}]"
        del arguments[at : at + 2]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
        subprocess.run([*command, folder, str(ROOT)], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        for version in arguments or PYTHONS:
            try_one(version, wheel, extra)


if __name__ == "__main__":
    main()
