"""The only way of a text into HTML: `escape`. Whatever writes HTML, here or in the UI, puts every text through it."""

from __future__ import annotations

import html
import unicodedata

__all__ = ["escape"]

#: Characters that no HTML document may hold, and those that turn the direction of what follows them.
_SHOWN = {code: f"\u2420{code:02x}" for code in (*range(9), 11, *range(14, 32), 127)}
_BIDI = {code: f"[{unicodedata.name(chr(code)).lower()}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def escape(text: str) -> str:
    """A text as HTML shows it, in element content or a quoted attribute: markup characters become references.

    Control characters, which HTML cannot hold, and those that turn the writing direction, which could make a text
    look like another, are shown by name.
    """
    return html.escape(text.translate(_SHOWN | _BIDI), quote=True)
