"""What there is to say of a file that was read although a part of it is broken: a front matter that is none.

Programs that make pages differ in what they take, so such a page is read; but whoever publishes it wants to know.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from review.errors import InputError
from review.formats.broken import mended_yaml
from review.formats.front_matter import toml_end, yaml_end
from review.formats.reading import read_text
from review.formats.registry import FORMATS
from review.lazy_patterns import lazy_regex

__all__ = ["front_matter_faults", "remarks_on"]

#: Formats of pages that may begin with a front matter.
_PAGES = frozenset(("markdown", "adoc"))
#: One that nothing ends: its first line, and an entry right after it.
_OPEN = lazy_regex(r"(?:---[ \t]*+\n[\w-]++:(?:[ \t]|\n)|\+\+\+[ \t]*+\n[\w-]++[ \t]*+=)")


def remarks_on(*paths: Path | None) -> tuple[str, ...]:
    """A line for each fault of these files that reading got over; none of a file that is not there any more."""
    return tuple(remark for path in paths if path is not None for remark in _remarks(path))


def _remarks(path: Path) -> Iterator[str]:
    if not any(path.suffix.lower() in FORMATS[page].suffixes for page in _PAGES) or not path.is_file():
        return
    try:
        text = read_text(path)
    except InputError:
        return
    for line, said in front_matter_faults(text):
        yield f"{path.name}:{line}: {said}"


def front_matter_faults(text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with the front matter that a page begins with, and in which line."""
    if end := yaml_end(text):
        yield from _yaml_fault(text[:end])
    elif end := toml_end(text):
        head = text[:end].rstrip()
        try:
            tomllib.loads("\n" + head[3:-3].lstrip(" \t").removeprefix("\n"))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            yield 1, f"its front matter is no TOML ({error}), and nothing of it was read"
    elif _OPEN.match(text):
        mark = text[:3]
        yield 1, f"its front matter is not ended by a line {mark}, and was read as text of the page"


def _yaml_fault(head: str) -> Iterator[tuple[int, str]]:
    import yaml  # type: ignore[import-untyped]

    inner = "\n".join(("", *head.rstrip().split("\n")[1:-1]))
    try:
        node = yaml.compose(inner, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except RecursionError:
        return
    except yaml.YAMLError as error:
        message, _, line = mended_yaml(error)
        yield line or 1, f"its front matter {message}; what stands on one line each was read"
        return
    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in seen:
            yield key.start_mark.line + 1, f"its front matter has {key.value!r} twice, and both were read"
        seen.add(str(key.value))
