"""Mallard, the topics that GNOME's help is written in (http://projectmallard.org/1.0/): `.page` files.

Elements by the schema of Mallard 1.0 (inline, block and informational elements). Who wrote and translated a page is no
text of it, as translations add their own; nor is what its writers tell each other (`comment`).
"""

from __future__ import annotations

from review.formats.format import Format
from review.formats.xml_manual import Manual, elements
from review.formats.xml_writing import without_controls

__all__ = ["FORMAT", "MANUAL"]

MANUAL = Manual(
    inline=elements("app cmd code em file gui guiseq hi input key keyseq link media output span sys var"),
    code=elements("cmd code file input output var"),
    hidden=elements("comment credit include license revision"),
    verbatim=frozenset(["screen"]),
    kinds={"title": "heading", "subtitle": "heading", "item": "list-item", "td": "cell"},
    sections=frozenset(["page", "section"]),
    roots=frozenset(["page"]),
    mark="projectmallard.org",
)
FORMAT = Format(
    "mallard", (".page",), "application/xml", MANUAL.write, MANUAL.read, looks=MANUAL.looks, clean=without_controls
)
