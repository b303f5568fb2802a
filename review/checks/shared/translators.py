"""Who translated a text, as manuals say at their end, each in its own language and with its own people."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.model import Side
from review.text.analysis import Text
from review.text.language import base_language, locale_of
from review.text.normalize import fold
from review.text.tokens import find_addresses

__all__ = ["adds_contact", "names_original", "names_translators", "tells_of_translation"]

#: A longer text says more; so many names at least, and this share of its words has a capital.
_LONGEST, _NAMES, _NAMED = 40, 2, 0.4
#: So many words are a note on the translation at most.
_NOTE = 25
#: A language's name without its last letters, which inflection changes.
_ENDING, _STEM = 3, 3
#: What the name of a site where translators work together has in it.
_SITE = "translat"
#: What Han characters call a language behind its country's.
_HAN_LANGUAGE = "语語文"


def names_translators(view: SegmentView, side: Side) -> bool:
    """Whether a side is names with e-mail addresses and hardly a word besides."""
    words = view.side(side).words
    if "@" not in view.written.text(side) or not 0 < len(words) <= _LONGEST:
        return False
    named = sum(word.text[0].isupper() for word in words)
    return named >= _NAMES and named >= _NAMED * len(words)


def adds_contact(view: SegmentView) -> bool:
    """Whether a program's string says in the translation alone where errors of the translation are told: an e-mail
    address more, or a translators' site, as translators of GNU's and others' catalogues add it.
    """
    if view.segment.kind("target") != "string":
        return False
    theirs, ours = (
        [text[slice(*place)].casefold() for place in find_addresses(text)]
        for text in (view.written.text("source"), view.written.text("target"))
    )
    added = [one for one in ours if one not in theirs]
    return len(ours) > len(theirs) and any("@" in one or _SITE in one for one in added)


def names_original(text: Text, source_language: str) -> bool:
    """Whether a short text says that it is a translation, and of which language: what a site puts above a page whose
    original may be newer.
    """
    locale = locale_of(text.language)
    name = fold((locale.languages.get(base_language(source_language)) or "") if locale is not None else "")
    if text.unspaced and len(name) == _STEM - 1:  # 英语, 英語, 英文
        said = any(f"{name[0]}{what}" in text.raw for what in _HAN_LANGUAGE)
    else:
        said = bool(name) and (name if text.unspaced else name[: max(_STEM, len(name) - _ENDING)]) in text.folded
    return said and tells_of_translation(text)


def tells_of_translation(text: Text) -> bool:
    """Whether a short text says that it is a translation, or whose: Übersetzung: Ute Vogel."""
    if not 0 < text.word_count <= _NOTE:
        return False
    said = [fold(word.replace("_", " ")) for word in text.rules.page.translators]
    if text.unspaced or text.rules.traits.runs_on:
        return any(word in text.folded for word in said)
    keys = {word.key for word in text.words}
    return any(word in text.folded if " " in word else word in keys for word in said)
