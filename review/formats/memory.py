"""A translation memory of a corrected document: TMX 1.4, a unit for each segment that has both texts."""

from __future__ import annotations

from review.formats.archive import quoted, shown
from review.formats.corrected import Corrected, CorrectedSegment

__all__ = ["write"]


def write(corrected: Corrected) -> bytes:
    """UTF-8. A unit says which document and segment it is of, and whether a reviewer is done with it."""
    from review import __version__  # what reads it takes longer to import than all formats

    source, target = quoted(corrected.source_language), quoted(corrected.target_language)
    units = [_unit(one, corrected, source, target) for one in corrected.segments]
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="review" creationtoolversion={quoted(__version__)} segtype="paragraph" o-tmf="review" \
adminlang="en" srclang={source} datatype="plaintext"/>
<body>
{"".join(units)}</body>
</tmx>
""".encode()


def _unit(one: CorrectedSegment, corrected: Corrected, source: str, target: str) -> str:
    if not one.source_text.strip() or not one.text.strip():
        return ""
    return (
        f'<tu tuid={quoted(f"{corrected.id}#{one.number}")}><prop type="x-done">{"yes" if one.done else "no"}</prop>'
        f'<prop type="x-origin">{shown(one.origin)}</prop>\n'
        f"<tuv xml:lang={source}><seg>{shown(one.source_text)}</seg></tuv>\n"
        f"<tuv xml:lang={target}><seg>{shown(one.text)}</seg></tuv></tu>\n"
    )
