"""Reads a catalogue of gettext beside translate-toolkit, in one run: CPU seconds, and the memory of a large one.

The catalogue's entries are repeated with other contexts until there are --units of them. Each reader reads it --times
times in a process of its own; the best time counts, the memory is the most that the process ever had. translate-toolkit
is asked for the texts of all units, since that is what reading is for.

usage: po.py CATALOGUE.po [--units 100000] [--times 3] [--toolkit PYTHON]   (a Python that has translate-toolkit)
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

_READERS = {
    "translate-toolkit": "from translate.storage import po\n"
    "read = lambda data: [(unit.source, unit.target) for unit in po.pofile.parsestring(data).units]",
    "review": "from review.formats import po\nread = lambda data: po.read(data, 'a.po', None, None).segments",
}
_MEASURED = """
import resource, sys, time
{reader}
data = open(sys.argv[1], "rb").read()
times = []
for _ in range(int(sys.argv[2])):
    before = time.process_time()
    count = len(read(data))
    times.append(time.process_time() - before)
print(f"{{min(times):.2f}} s, {{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}} MB, {{count}} units")
"""
_CONTEXT = re.compile(r'(?m)^msgctxt "[^\n]*\n(?:"[^\n]*\n)*')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--toolkit", default=sys.executable)
    options = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8") as made:
        made.write(repeated(options.catalogue.read_text(encoding="utf-8"), options.units))
        made.flush()
        print(f"{options.units:,} units, {Path(made.name).stat().st_size / 2**20:.1f} MiB")
        for name, python in (("translate-toolkit", options.toolkit), ("review", sys.executable)):
            script = _MEASURED.format(reader=_READERS[name])
            command = [python, "-c", script, made.name, str(options.times)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)  # our own script
            print(f"{name}: {done.stdout.strip()}")


def repeated(text: str, units: int) -> str:
    """A catalogue of so many units, each with a context of its own."""
    header, *entries = re.split(r"\n{2,}", text.strip())
    entries = [_CONTEXT.sub("", entry) for entry in entries if "msgid" in entry and "#~" not in entry]
    named = (re.sub(r"(?m)^msgid ", f'msgctxt "{n}"\nmsgid ', entries[n % len(entries)], count=1) for n in range(units))
    return "\n\n".join([header, *named]) + "\n"


if __name__ == "__main__":
    main()
