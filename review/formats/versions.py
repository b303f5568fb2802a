"""The version that a file says it has: of one that nobody knows, nobody knows what its elements mean."""

from __future__ import annotations

from review.errors import InputError
from review.formats.blocks import LinesAndColumns
from review.formats.xml import Element, attribute

__all__ = ["refuse_version"]


def refuse_version(text: str, root: Element, name: str, what: str, known: tuple[str, ...]) -> None:
    """Raises InputError, with the line, where an XML file's `version` belongs to none of the `known` (1.2: to 1).

    A file that says none is read.
    """
    said = (attribute(text, root, "version") or "").strip()
    if not said or said.startswith(tuple(f"{version}." for version in known)) or said in known:
        return
    message = f"says that it is {what} {said[:20]}, which is not known here; save it as version {' or '.join(known)}"
    raise InputError(message, name, LinesAndColumns(text).of(root.tag.start)[0])
