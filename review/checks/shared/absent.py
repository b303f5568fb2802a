"""Whether a source has no translation at all, which a score must know whatever checks are asked.

`omission` and `untranslated` say where that is a fault; they may be switched off, and speak low of one word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from review.checks.check import DocumentView, SegmentView
from review.checks.shared.moved_paragraphs import moved_paragraphs
from review.checks.shared.moved_runs import is_disordered
from review.model import SEVERITIES, Severity
from review.text.normalize import fold
from review.text.page.boilerplate import is_frame

__all__ = ["is_absent"]

_MAJOR = SEVERITIES.index("major")


def is_absent(view: SegmentView, document: DocumentView, severities: Collection[Severity]) -> bool:
    """Whether the source has words and the translation nothing that a reader sees, or the source once more where
    something of it was found to be major (`severities` are those of the segment's findings).

    Not what stands elsewhere in the translation, or may where the order is another throughout; nor a page's own line
    (a button to share it), which a translation need not have.
    """
    if not view.source.words:
        return False
    if _is_seen(view.target.raw):
        copied = any(SEVERITIES.index(one) >= _MAJOR for one in severities)
        return copied and fold(view.source.raw).strip() == fold(view.target.raw).strip()
    if is_frame(view.source.raw, view.source.language) or is_disordered(document):
        return False
    return view.number not in moved_paragraphs(document).values()


def _is_seen(text: str) -> bool:
    """Whether a text has anything but white space and signs without a look of their own (U+200B)."""
    return not text.isspace() and any(unicodedata.category(sign) not in ("Cf", "Cc", "Zs") for sign in text)
