"""Whether a source has no translation at all, which a score must know whatever checks are asked.

`omission` and `untranslated` say where that is a fault; they may be switched off, and speak low of one word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from review.checks.shared.moved_paragraphs import moved_paragraphs
from review.checks.shared.moved_runs import is_disordered
from review.checks.shared.usage import is_usage
from review.checks.views import DocumentView, SegmentView, of_document
from review.model import SEVERITIES, Severity
from review.text.lexicon import frequency
from review.text.normalize import fold
from review.text.page.boilerplate import is_frame

__all__ = ["is_absent"]

_MAJOR = SEVERITIES.index("major")
#: So many words has a text that is seldom the same in two languages; so many such texts, and this share of them, must
#: be their sources once more.
_SEVERAL, _LEFT, _LEFT_SHARE = 3, 5, 0.1
#: How often (Zipf) a usual word is said in the source's language at least, and how much less in the other.
_USUAL, _LESS = 3.0, 1.0


def is_absent(view: SegmentView, document: DocumentView, severities: Collection[Severity]) -> bool:
    """Whether the source has words and the translation nothing that a reader sees, or the source once more: where
    something of it was found to be major (`severities` are those of the segment's findings), or where much of the
    document is that, as its short texts, of which alone one could not tell, were left as well then.

    Not what stands elsewhere in the translation, or may where the order is another throughout; nor a page's own line
    (a button to share it), which a translation need not have.
    """
    if not view.source.words:
        return False
    if _is_seen(view.target.raw):
        if not _is_copy(view) or is_usage(view.written.text("source")):
            return False
        told = any(SEVERITIES.index(one) >= _MAJOR for one in severities)
        return told or (_is_half_left(document) and _has_words(view))
    if is_frame(view.source.raw, view.source.language) or is_disordered(document):
        return False
    return view.number not in moved_paragraphs(document).values()


def _is_copy(view: SegmentView) -> bool:
    return fold(view.source.raw).strip() == fold(view.target.raw).strip()


@of_document
def _is_half_left(document: DocumentView) -> bool:
    """Whether so many texts of several words are their sources once more that translators have not come to them yet."""
    several = [view for view in document.segments if view.paired and len(view.source.words) >= _SEVERAL]
    return sum(map(_is_copy, several)) >= max(_LEFT, _LEFT_SHARE * len(several))


def _has_words(view: SegmentView) -> bool:
    """Whether a text has a word that its source's language says often, and the translation's clearly less."""
    ours, theirs = view.source.base, view.target.base
    usual = ((frequency(token.key, ours), frequency(token.key, theirs)) for token in view.source.words)
    return ours != theirs and any(here >= _USUAL and there <= here - _LESS for here, there in usual)


def _is_seen(text: str) -> bool:
    """Whether a text has anything but white space and signs without a look of their own (U+200B)."""
    return not text.isspace() and any(unicodedata.category(sign) not in ("Cf", "Cc", "Zs") for sign in text)
