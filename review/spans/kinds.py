"""What kinds of fault a model of error spans tells apart: MQM's categories."""

from __future__ import annotations

__all__ = ["KINDS", "OMISSION"]

#: What the model says of a stretch of the translation; MQM's categories, the first for what is only wrong.
KINDS = (
    "Accuracy/Mistranslation",
    "Accuracy/Addition",
    "Accuracy/Untranslated",
    "Linguistic conventions/Grammar",
    "Linguistic conventions/Spelling",
    "Linguistic conventions/Punctuation",
)
#: What is missing is no kind of a stretch: it has heads of its own.
OMISSION = "Accuracy/Omission"
