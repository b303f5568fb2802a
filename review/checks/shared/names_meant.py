"""Whether what differs between the names of a segment may be meant so, or is no name at all for certain."""

from __future__ import annotations

from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import has_lexicon
from review.text.names.acronym_words import acronyms_of
from review.text.names.cities import is_city
from review.text.names.find import may_be_proper
from review.text.names.loss import Loss
from review.text.names.name_words import is_name_word
from review.text.names.person_names import is_given, is_surname
from review.text.names.place_names import home_of
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key

__all__ = ["are_no_words", "is_explained", "is_kept", "is_label", "is_of_keys", "is_proper"]

#: An abbreviation with a capital within (MwSt), and an acronym in any script with capitals.
_SHORT, _CAPITALS = lazy_regex(r"\p{Lu}\p{Ll}{1,2}\p{Lu}\p{Ll}{0,2}"), lazy_regex(r"\p{Lu}{2,6}")
#: How many segments back a name stays known, so that it may stand where the source has a pronoun.
_MEMORY = 5
#: Words of more letters have a capital in a label of so many such words at most.
_LITTLE, _LABEL = 3, 4


def is_explained(put: Loss, view: SegmentView, document: DocumentView) -> bool:
    """Whether a translation may well add a name: that of the source's own country, one that was just spoken of, or a
    place, of what it says for an acronym: la RATP, Paris public transport; or an abbreviation for one: НДС, MwSt.
    """
    if is_city(put.text) and any(one.text not in view.target.raw for one in acronyms_of(view.source)):
        return True
    if put.ids & {home_of(view.source.language)}:
        return True
    if _SHORT.fullmatch(put.text) and any(_CAPITALS.fullmatch(word.text) for word in view.source.words):
        return True
    words = {ascii_key(word) for word in put.text.split()}
    before = document.segments[max(0, view.number - 1 - _MEMORY) : view.number - 1]
    return any(words <= earlier.source.known_keys for earlier in before)


def is_label(view: SegmentView, loss: Loss) -> bool:
    """Whether the source is a label of few words with a capital each (Merge People), which says nothing of them: unless
    a table knows the word as a name.
    """
    long = [word.text for word in view.source.words if len(word.text) > _LITTLE]
    if view.segment.kind("source") == "body" or not 0 < len(long) <= _LABEL or loss.ids:
        return False
    if not all(word[0].isupper() for word in long):
        return False
    language = view.source.language
    return not any(is_surname(w, language) or is_given(w, language) or is_city(w) for w in loss.text.split())


def is_of_keys(loss: Loss, text: Text) -> bool:
    """Whether it stands in a combination of keys, which each language calls otherwise: Control+Alt+Backspace."""
    return text.raw[: loss.start].rstrip()[-1:] == "+" or text.raw[loss.end :].lstrip()[:1] == "+"


def is_proper(loss: Loss, text: Text) -> bool:
    """Whether it is a place, or has a word that only a name can be: none that begins a sentence in a language whose
    words no list has.
    """
    if not loss.ids and loss.start in text.sentence_starts and not has_lexicon(text.language):
        return False
    return bool(loss.ids) or any(may_be_proper(word, text.language) for word in loss.text.split())


def is_kept(loss: Loss, text: Text) -> bool:
    """Whether other languages would keep it: of what one language alone names, they keep people and cities, and may
    have a name of their own for the rest (Lapponia, Brumbál).
    """
    language = text.language
    return not all(
        is_name_word(word.casefold(), language)
        and not (is_surname(word, language) or is_given(word, language) or is_city(word))
        for word in loss.text.split()
    )


def are_no_words(pair: tuple[Loss, Loss], source: Text, target: Text) -> bool:
    """Whether either of two names is in Latin letters or in a table: of a capital alone in other letters nothing says
    that it is no word, as a charter's is (Уставе, Статуті).
    """
    if is_latin(source) or is_latin(target):
        return True
    return any(
        is_surname(word, text.language) or is_given(word, text.language) or is_city(word)
        for loss, text in zip(pair, (source, target), strict=True)
        for word in loss.text.split()
    )
