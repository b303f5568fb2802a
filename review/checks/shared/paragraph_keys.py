"""What can be told of a paragraph without a dictionary, for the checks that look for its counterpart elsewhere."""

from __future__ import annotations

from review.align.keys import Key, keys_of
from review.text.analysis import Text

__all__ = ["CROWD", "FITS", "LOOKED_AT", "STRONG", "TELLING", "telling_keys"]

#: Kinds of evidence that are looked at; cognates and punctuation are too weak for this.
STRONG = frozenset(("number", "date", "address", "name", "territory"))
_KINDS = STRONG | {"word", "cldr"}
#: One of these at least must be shared.
TELLING = STRONG - {"territory"}
#: The lengths of the two must be within so many standard deviations of what is normal.
FITS = 2.0
#: Sources that share a key with so many others are not looked at for it.
CROWD = 20
#: Characters of a text that are looked at.
LOOKED_AT = 5_000


def telling_keys(text: Text) -> frozenset[Key]:
    """The text's numbers, dates, addresses, names, places and rare words; none of one that is too long."""
    if len(text.raw) > LOOKED_AT:
        return frozenset()
    return frozenset(key for key in keys_of(text) if key[0] in _KINDS)
