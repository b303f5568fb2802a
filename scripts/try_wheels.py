"""Builds the wheel and installs it alone into an empty environment of each Python that there is here, as strangers do.

usage: .venv/bin/python scripts/try_wheels.py [3.11 3.12 3.13] [--extra NAME,…]
       .venv/bin/python scripts/try_wheels.py --table

Prints packages, megabytes, seconds and the processor time of `review --help` for each, and runs the main commands. A
Python that is not here has its dependencies resolved by pip instead. Packages come from the index that pip is set to,
and from its cache. `--table` measures every extra on this Python, and renews the table of docs/install.md with it.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "install.md"
PYTHONS = ("3.11", "3.12", "3.13")
COMMANDS = (
    ("--version",),
    ("checks",),
    ("models", "verify"),
    ("score", str(ROOT / "corpora" / "flood-relief"), "--no-baseline", "--fail-level", "none"),
)
PIP = ("--disable-pip-version-check",)


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation brought and cost: `worked` is pip's processor time, `help_` that of `review --help`."""

    packages: int
    megabytes: float
    worked: float
    seconds: float
    help_: float


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


def timed(command: list[str], **options: object) -> float:
    """Runs a command; the processor time that it took. Raises CalledProcessError."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, **options)  # type: ignore[call-overload]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def resolve(version: str, wheel: Path, extra: str) -> int:
    """How many wheels pip finds for a Python that is not here."""
    with tempfile.TemporaryDirectory(prefix="try-wheel-") as place:
        options = ["--only-binary=:all:", "--python-version", version, "--dest", place, "--quiet"]
        subprocess.run([sys.executable, "-m", "pip", "download", *PIP, *options, f"{wheel}{extra}"], check=True)
        return len([*Path(place).iterdir()])


def install(found: str, wheel: Path, extra: str) -> Installed:
    """Installs, measures, runs the main commands. Raises CalledProcessError where something fails."""
    with tempfile.TemporaryDirectory(prefix="try-wheel-") as place:
        subprocess.run([found, "-m", "venv", place], check=True)
        started = time.monotonic()
        worked = timed([f"{place}/bin/pip", "install", "--quiet", *PIP, f"{wheel}{extra}"])
        seconds = time.monotonic() - started
        command = [f"{place}/bin/pip", "list", "--format=freeze", *PIP]
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        packages = [line for line in listed if not line.startswith(("pip=", "setuptools="))]
        size = megabytes(Path(place))  # before the commands leave their caches in it
        environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": place,
            "COLUMNS": "100",
            "LANG": os.environ.get("LANG", "C.UTF-8"),
        }
        for words in COMMANDS:
            done = subprocess.run(
                [f"{place}/bin/review", *words], cwd="/", env=environment, capture_output=True, text=True
            )
            if done.returncode:
                sys.exit(f"review {' '.join(words)}: {done.returncode}\n{(done.stdout + done.stderr)[-1600:]}")
        help_ = timed([f"{place}/bin/review", "--help"], stdout=subprocess.DEVNULL, env=environment)
        return Installed(len(packages), size, worked, seconds, help_)


def extras() -> list[str]:
    """The extras of pyproject.toml, in its order, but for that of developers."""
    with (ROOT / "pyproject.toml").open("rb") as stream:
        return [name for name in tomllib.load(stream)["project"]["optional-dependencies"] if name != "dev"]


def renew_table(wheel: Path) -> None:
    """Measures the base and every extra on this Python, and writes the figures into the rows of docs/install.md."""
    for name in ("", *extras()):
        one = install(sys.executable, wheel, f"[{name}]" if name else "")
        label = f"`{name}`" if name else "(none)"
        figures = f"{one.packages} | {one.megabytes:,.0f} | {one.worked:.0f}"
        print(f"{label}: {figures} (in {one.seconds:.0f} s; --help {one.help_:.2f} s)", flush=True)
        row = re.compile(rf"(?m)^(\| {re.escape(label)} \| [^|]* \|)[^|]*\|[^|]*\|[^|]*\|$")
        text = PAGE.read_text(encoding="utf-8")
        if not row.search(text):
            sys.exit(f"{PAGE}: has no row for {label}")
        text = row.sub(lambda found, new=figures: f"{found[1]} {new} |", text)  # type: ignore[misc]
        if not name:
            text = re.sub(r"(`review --help` takes )[0-9.]+( s)", rf"\g<1>{one.help_:.2f}\g<2>", text)
        PAGE.write_text(text, encoding="utf-8")


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
        if arguments == ["--table"]:
            renew_table(wheel)
            return
        for version in arguments or PYTHONS:
            found = python(version)
            if found is None:
                print(f"{version}{extra}: not here; {resolve(version, wheel, extra)} wheels resolve", flush=True)
                continue
            one = install(found, wheel, extra)
            print(
                f"{version}{extra}: {one.packages} packages, {one.megabytes:.0f} MB, "
                f"pip {one.worked:.0f} s of work in {one.seconds:.0f} s, --help {one.help_:.2f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
