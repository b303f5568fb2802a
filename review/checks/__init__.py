"""The checks. To add one: its file, its cases in tests/checks/, and its line in CHECKS."""

from __future__ import annotations

from review.checks.acronyms import CHECK as acronyms
from review.checks.addition import CHECK as addition
from review.checks.addition_model import CHECK as addition_model
from review.checks.article import CHECK as article
from review.checks.boilerplate import CHECK as boilerplate
from review.checks.brackets import CHECK as brackets
from review.checks.byline import CHECK as byline
from review.checks.caption import CHECK as caption
from review.checks.check import Check
from review.checks.conjunction import CHECK as conjunction
from review.checks.custom import CHECK as custom
from review.checks.dates import CHECK as dates
from review.checks.duplicate import CHECK as duplicate
from review.checks.empty_slot import CHECK as empty_slot
from review.checks.encoding import CHECK as encoding
from review.checks.end_punctuation import CHECK as end_punctuation
from review.checks.gender import CHECK as gender
from review.checks.glued_words import CHECK as glued_words
from review.checks.inconsistent import CHECK as inconsistent
from review.checks.judge import CHECK as judge
from review.checks.keys import CHECK as keys
from review.checks.language import CHECK as language
from review.checks.length_limit import CHECK as length_limit
from review.checks.line_breaks import CHECK as line_breaks
from review.checks.lost_accents import CHECK as lost_accents
from review.checks.markup import CHECK as markup
from review.checks.meaning import CHECK as meaning
from review.checks.names import CHECK as names
from review.checks.negation import CHECK as negation
from review.checks.number_format import CHECK as number_format
from review.checks.numbers import CHECK as numbers
from review.checks.omission import CHECK as omission
from review.checks.omission_model import CHECK as omission_model
from review.checks.opposite import CHECK as opposite
from review.checks.paragraph_break import CHECK as paragraph_break
from review.checks.placeholders import CHECK as placeholders
from review.checks.plurals import CHECK as plurals
from review.checks.pronoun_form import CHECK as pronoun_form
from review.checks.quotes import CHECK as quotes
from review.checks.repeated_word import CHECK as repeated_word
from review.checks.repetition import CHECK as repetition
from review.checks.sentence_case import CHECK as sentence_case
from review.checks.shifted import CHECK as shifted
from review.checks.spacing import CHECK as spacing
from review.checks.spelling import CHECK as spelling
from review.checks.split_sentence import CHECK as split_sentence
from review.checks.stale import CHECK as stale
from review.checks.stray_capital import CHECK as stray_capital
from review.checks.stray_punctuation import CHECK as stray_punctuation
from review.checks.subtitle import CHECK as subtitle
from review.checks.tags import CHECK as tags
from review.checks.tense import CHECK as tense
from review.checks.terminology import CHECK as terminology
from review.checks.truncated import CHECK as truncated
from review.checks.unchanged import CHECK as unchanged
from review.checks.units import CHECK as units
from review.checks.unrelated import CHECK as unrelated
from review.checks.untranslated import CHECK as untranslated
from review.checks.url import CHECK as url
from review.checks.variant import CHECK as variant
from review.checks.whitespace import CHECK as whitespace
from review.checks.word_order import CHECK as word_order
from review.checks.worse import CHECK as worse

__all__ = ["CHECKS", "Check"]

#: Every check by its code, in the order in which `review checks` lists them.
CHECKS: dict[str, Check] = {
    check.code: check
    for check in (
        acronyms,
        addition,
        addition_model,
        article,
        boilerplate,
        brackets,
        byline,
        caption,
        conjunction,
        custom,
        dates,
        duplicate,
        empty_slot,
        encoding,
        end_punctuation,
        gender,
        glued_words,
        inconsistent,
        judge,
        keys,
        language,
        length_limit,
        line_breaks,
        lost_accents,
        markup,
        meaning,
        names,
        negation,
        number_format,
        numbers,
        omission,
        omission_model,
        opposite,
        paragraph_break,
        placeholders,
        plurals,
        pronoun_form,
        quotes,
        repeated_word,
        repetition,
        sentence_case,
        shifted,
        spacing,
        spelling,
        split_sentence,
        stale,
        stray_capital,
        stray_punctuation,
        subtitle,
        tags,
        tense,
        terminology,
        truncated,
        unchanged,
        units,
        unrelated,
        untranslated,
        url,
        variant,
        whitespace,
        word_order,
        worse,
    )
}
