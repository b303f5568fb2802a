"""Lines of a letter that end with a comma and go on in the next: Dear Mr Brown, Yours faithfully, Kind regards,"""

from __future__ import annotations

from review.text.analysis import Text

__all__ = ["is_letter_line"]

#: So many words at most say it, and nothing else is so short and ends so.
_WORDS = 3


def is_letter_line(text: Text) -> bool:
    """Whether a text is a greeting or a closing: a few words, the first with a capital, and a comma."""
    raw = text.raw.strip()
    return raw.endswith(",") and raw[0].isupper() and len(text.words) <= _WORDS and raw.count(",") == 1
