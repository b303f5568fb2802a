"""What msgfmt makes no catalogue of: escapes that are none, plural forms that do not count up from 0.

A catalogue with one is refused with the line, for no program would ever show its translations.
"""

from __future__ import annotations

from collections.abc import Mapping

from review.errors import InputError
from review.lazy_patterns import lazy_re

__all__ = ["refuse_escape", "refuse_forms"]

#: The escapes that there are: of C, without those of Unicode.
_NONE = lazy_re(r'(?:[^\\]++|\\(?:[abfnrtv"\\0-7]|x[0-9A-Fa-f]))*+(\\.?.?)')


def refuse_escape(raw: str, name: str, line: int) -> None:
    """Raises InputError for an escape of a string, as it stands in the file, that PO does not know."""
    found = _NONE.match(raw)
    if found is not None:
        wrong = found[1] if found[1].startswith("\\x") else found[1][:2]
        raise InputError(f"has an escape that is none, {wrong}: write a backslash of the text as \\\\", name, line)


def refuse_forms(places: Mapping[str, int], text: str, name: str) -> None:
    """Raises InputError for an entry (keywords of its strings, and where they stand) whose forms are no plural's."""
    plural = "msgid_plural" in places
    written = [role for role in places if role.startswith("msgstr")]
    wanted = [f"msgstr[{n}]" for n in range(len(written))] if plural else ["msgstr"] * len(written)
    for role, right in zip(written, wanted, strict=True):
        if role != right:
            why = "its forms are msgstr[0], msgstr[1] … in order" if plural else "it has no msgid_plural"
            why = "it has a msgid_plural" if role == "msgstr" else why
            line = text.count("\n", 0, places[role]) + 1
            raise InputError(f"has {role} where {right} is wanted: {why}", name, line)
