"""The tables of a language's file, one class each; the default of every field is what an unknown language has. They
stand by theme: `words`, `meaning`, `writing`, `figures`, `names`.

A set of words is written as a text with spaces between them, or as a list where some are phrases; where the order
counts it is a tuple. Words are lower-case NFC unless a field says otherwise.
"""

from __future__ import annotations

from review.languages.sections.figures import Calendar, Numbers, Units
from review.languages.sections.meaning import Bounds, Joints, Modality, Negation, Opposites, Persons, Tenses
from review.languages.sections.names import Exonyms, Names, Page
from review.languages.sections.values import converter
from review.languages.sections.words import Address, Lexicon, Refusal, Traits, Words
from review.languages.sections.writing import Gaps, Marks, Quotation, Repeats, Sentences, Spacing, Spelling, WordOrder

__all__ = [
    "Address",
    "Bounds",
    "Calendar",
    "Exonyms",
    "Gaps",
    "Joints",
    "Lexicon",
    "Marks",
    "Modality",
    "Names",
    "Negation",
    "Numbers",
    "Opposites",
    "Page",
    "Persons",
    "Quotation",
    "Refusal",
    "Repeats",
    "Sentences",
    "Spacing",
    "Spelling",
    "Tenses",
    "Traits",
    "Units",
    "WordOrder",
    "Words",
    "converter",
]
