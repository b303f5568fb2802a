"""The one of two short sentences that a translation of a single one leaves out: the cover is to stay shut, and not that
there is high voltage behind it.

A translation of two sentences in one has either joined them or left one out. Where it is joined it is as long as both
and has a comma, a conjunction or a dash; here it is shorter than normal, as long as one of them makes one expect, and
has none of these, nor a word, number or name of the other one. Of 665 texts of programs in thirty languages, both ways,
that are two sentences in the source and one in the translation, thirteen are told so; of 8,490 made of two by two, of
which one is cut away, a half.
"""

from __future__ import annotations

from review.align.lengths import LengthModel, measure
from review.checks.shared.lost_clauses import joints
from review.checks.shared.one_of_several import LeftOut
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.model import OBJECT
from review.text.analysis import Text
from review.text.lexicon import is_function_word
from review.text.translations import content_words

__all__ = ["one_of_two"]

#: The whole is this much shorter than normal, and one sentence fits so well (standard deviations).
_SHORT, _FIT = -1.0, 0.9
#: Each sentence is no shorter and no longer than this (as `measure` has it).
_LEAST, _LONGEST = 4, 45
#: How sentences end.
_END = lazy_regex(r"[.!?。！？।؟۔]\s*$")
#: What is put in when a program runs.
_PUT_IN = lazy_regex(rf"{OBJECT}|%\w|\{{\w*\}}")
_GOES_ON = lazy_regex(r"\.{3}|…|[:;：；،、]|[–—(（]|--|\s-")


def one_of_two(view: SegmentView, lengths: LengthModel) -> LeftOut | None:
    """Where the sentence stands that has no counterpart, or both where it may be either; None where none is missing."""
    source, target = view.source, view.target
    if len(source.sentences) != 2 or len(target.sentences) != 1 or joints(target) or _GOES_ON.search(target.raw):
        return None
    parts = [Text(source.raw[start:end], source.language) for start, end in source.sentences]
    if not all(_END.search(one.raw) and not _GOES_ON.search(one.raw) for one in (*parts, target)):
        return None
    sizes, theirs = [measure(one.raw) for one in parts], measure(target.raw)
    if not all(_LEAST <= size <= _LONGEST for size in sizes) or lengths.z(sum(sizes), theirs) > _SHORT:
        return None
    if "  " in source.raw.strip():
        return None  # a line of a table
    fits = [abs(lengths.z(size, theirs)) for size in sizes]
    lost = [at for at in (0, 1) if fits[1 - at] <= _FIT and not _says(target, parts[at], parts[1 - at])]
    put_in = [len(_PUT_IN.findall(one.raw)) for one in (*parts, target)]
    lost = [at for at in lost if put_in[2] <= put_in[1 - at]]
    if not lost:
        return None
    return LeftOut(source.sentences[lost[0]][0], source.sentences[lost[-1]][1], len(lost) > 1)


def _says(target: Text, sentence: Text, other: Text) -> bool:
    """Whether a text says anything of a sentence that the other one does not say as well."""
    return not (_said(sentence) - _said(other)).isdisjoint(_said(target))


def _said(text: Text) -> frozenset[str]:
    """What a text says as any language would: its words and numbers as they are written, and what they are called."""
    written = {token.key for token in text.tokens if token.kind != "punctuation"}
    found = {f"={key}" for key in written if not is_function_word(key, text.base)}
    for word in content_words(text) or ():
        found |= word.sure
    return frozenset(found)
