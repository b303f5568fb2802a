"""Apostrophes at the end of a word that has none there, where no quotation was opened: the towns' but town' is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_re
from review.text.function_words import closed_classes
from review.text.lexicon import frequency
from review.text.word_lists import is_listed

__all__ = ["hanging_apostrophes"]

#: An apostrophe behind a word that is no plural, behind another mark, or behind a plural that nothing belongs to.
_HANGING = lazy_re(
    r"(?<![\w'’-])(?:(?P<word>[A-Za-z]?[a-z]+[a-rt-z]|is|as|was|has|this|its|his|a)|(?P<plural>[a-z]{3,}s))['’]"
    r"(?=\s+(?P<next>\w+)|\s*[.!?]?\s*$|\s)"
    r"|(?<=\w)(?P<mark>[,;%])['’](?=\s)"
    r"|(?<=[A-Za-z])(?P<owner>['’]s)['’](?=\s+\w)"
)
#: A word with an apostrophe at its end, as people who leave out letters are quoted.
_CLIPPED = lazy_re(r"[a-rt-z]['’](?=[\s,.;:!?])")
#: What opens a quotation, and any quotation mark of a source.
_OPENED, _QUOTED = lazy_re(r"(?:^|[\s(“\"])['‘’]\w"), lazy_re(r"['\"’‘“”„«»「」『』＂]")
#: A word with a capital that is less frequent (Zipf) may be a name from another script, which has such marks (Sana').
_FREQUENT = 4.0
#: A longer word may have lost the last letter of its ending.
_SHORT = 4


def hanging_apostrophes(view: SegmentView) -> Iterator[tuple[int, int, str]]:
    """(start, end, what should stand there) of each in the translation, with the word before it."""
    text = view.target.raw
    if "'" not in text and "’" not in text:
        return
    if not view.target.rules.quotation.closed_apostrophe or _OPENED.search(text):
        return
    for match in _HANGING.finditer(text):
        if match.group() not in view.source.raw and _hangs(match, view):
            yield *match.span(), match.group()[:-1]


def _hangs(match: re.Match[str], view: SegmentView) -> bool:
    if match["mark"] or match["owner"]:
        return _QUOTED.search(view.source.raw) is None
    if match["plural"]:
        classes, following = closed_classes(view.target.base), (match["next"] or "").casefold()
        if classes is None:
            return False
        little = classes.auxiliaries | classes.prepositions | classes.determiners
        objects = view.target.rules.words.pronoun_objects
        return following in little | view.target.rules.gaps.tags | objects
    word = match["word"]
    if not word.islower() and frequency(word.casefold(), view.target.base) < _FREQUENT:
        return False
    base = view.target.base
    clipped = len(word) > _SHORT and is_listed(word + "g", base)
    known = is_listed(word, base) or frequency(word.casefold(), base) >= _FREQUENT
    if clipped or not known or len(_CLIPPED.findall(view.target.raw)) > 1:
        return False  # letters are left out in speech: seekin', canna', ha' made
    return frequency(word.casefold() + "'", base) == 0
