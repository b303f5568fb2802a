"""A folder of wheels made of what is installed here, so that pip can install without a network.

A wheel is the files that its RECORD lists, in a zip; what was installed can be put back into one.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def build_wheel(folder: Path) -> Path:
    """The project's wheel, built without isolation from the working tree."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*command, str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("translation_review-*.whl")
    return wheel


def requirements(wheel: Path, *extras: str) -> list[Requirement]:
    """What the wheel says it requires, with these extras."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode("utf-8").split("\n\n")[0].splitlines()
    found = [Requirement(line.removeprefix("Requires-Dist: ")) for line in lines if line.startswith("Requires-Dist: ")]
    return [one for one in found if _wanted(one, extras)]


def _wanted(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def closure(wanted: Iterable[Requirement]) -> dict[str, Distribution]:
    """Everything that these requirements bring, by name, as it is installed here."""
    found: dict[str, Distribution] = {}
    waiting = [(one.name, frozenset(one.extras)) for one in wanted]
    seen = set()
    while waiting:
        name, extras = waiting.pop()
        if (canonicalize_name(name), extras) in seen:
            continue
        seen.add((canonicalize_name(name), extras))
        try:
            one = distribution(name)
        except PackageNotFoundError:
            raise AssertionError(
                f"{name} is required and not installed: the lock is not that of pyproject.toml"
            ) from None
        found[canonicalize_name(name)] = one
        for line in one.requires or ():
            requirement = Requirement(line)
            if _wanted(requirement, extras):
                waiting.append((requirement.name, frozenset(requirement.extras)))
    return found


def installed_files(one: Distribution) -> Iterator[tuple[str, Path]]:
    """The files of a distribution that its wheel has: place in the wheel, place here."""
    for path in one.files or ():
        if (
            not str(path).startswith("..")
            and path.suffix != ".pyc"
            and path.name not in ("INSTALLER", "REQUESTED", "direct_url.json")
        ):
            yield path.as_posix(), Path(str(one.locate_file(path)))


def pack(one: Distribution, folder: Path) -> None:
    """Writes the distribution's wheel into the folder."""
    tags = [line.split("-") for line in re.findall(r"(?m)^Tag: (\S+)$", one.read_text("WHEEL") or "")]
    tag = "-".join(".".join(dict.fromkeys(parts)) for parts in zip(*tags, strict=True))
    name = re.sub(r"[-_.]+", "_", one.metadata["Name"]).lower()
    with zipfile.ZipFile(folder / f"{name}-{one.version}-{tag}.whl", "w") as archive:
        for inside, place in installed_files(one):
            archive.write(place, inside)
