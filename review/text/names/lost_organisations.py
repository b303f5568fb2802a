"""International organisations and well-known authorities of a text that the other one does not speak of: OTAN, ONU."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio

from review.languages.language import LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.loss import Loss
from review.text.names.organisations import mentions_of, speaks_of
from review.text.names.title_case import is_title_case

__all__ = ["lost_organisations"]

#: Another word with a capital and small letters behind an organisation.
_BEGINS_NAME = lazy_regex(r" \p{Lu}\p{Ll}")
#: So much alike (0 to 100) are an acronym and the first letters of the name that it is short for.
_WRITTEN_OUT = 75.0


def lost_organisations(text: Text, other: Text) -> Iterator[Loss]:
    """The organisations of a text, each once, of which the other has neither the acronym nor the name, where its
    language's own table has both, or it is English, where the acronym is known, and no words begin with its letters.
    """
    found = mentions_of(text)
    if not found or is_title_case(text):
        return
    told = {mention.id for mention in mentions_of(other)}
    known = language_of(other.base).names.organisations
    small = other.raw.casefold()
    own = language_of(text.base).names.organisations
    for mention in found:
        if mention.id in told or not (mention.id in known or _is_lost_in_english(mention.id, other)):
            continue
        if speaks_of(other, mention.id):
            continue  # by a part of its name: the Red Cross, the Monetary Fund
        called = text.raw[mention.start : mention.end]
        if _BEGINS_NAME.match(text.raw, mention.end):
            continue  # part of a longer name, which may be called without it: the U.N. General Assembly
        if called.isupper() and mention.id in own and called not in own[mention.id]:
            continue  # the acronym of other languages, which is something else here: 356 BCE
        if any(" " in form and form.casefold() in small for form in known.get(mention.id, ())):
            continue  # with other capitals: Liên minh Châu Âu
        told.add(mention.id)
        yield Loss(mention.start, mention.end, text.raw[mention.start : mention.end])


def _is_lost_in_english(acronym: str, other: Text) -> bool:
    """Whether an English text has no words with a capital that may be an acronym's."""
    if other.base != LINGUA_FRANCA:
        return False
    initials = "".join(token.text[0] for token in other.words if token.text[0].isupper())
    return partial_ratio(acronym, initials) < _WRITTEN_OUT if len(initials) > 1 else True
