"""What the desk says of a document whose two sides no model compared, no finding is not no fault."""

from __future__ import annotations

import os

from review.store.engine import Store
from review.store.listing import DocumentSummary
from review.store.scores import is_compared
from review.translators.directions import short_code

__all__ = ["uncompared"]


def uncompared(store: Store, one: DocumentSummary) -> str:
    """A sentence with what to do; "" where meaning was compared, or somebody chose that nothing compares it."""
    if os.environ.get("REVIEW_BACK_TRANSLATION") == "none" or is_compared(store, one.id):
        return ""
    pull = f"review models pull {short_code(one.target_language)}-{short_code(one.source_language)}"
    return f"No model compared what source and translation mean. To have it done: {pull}, then score it again (Scores)."
