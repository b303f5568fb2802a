"""Whether a word that cannot stand last in a sentence breaks it off, or only seems to: a label, a word that is
mentioned, one that has another use.
"""

from __future__ import annotations

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.function_words import closed_classes, ends_otherwise
from review.text.mentions import is_pair_of_prepositions
from review.text.names.find import is_ordinary

__all__ = ["asks_assent", "breaks_off", "is_tag", "may_end"]

_END_STOPS = frozenset((".", "!", "?"))
#: What stands before and behind a question that asks for assent, and such a one: isn't it, n'est-ce pas.
_COMMAS, _QUESTION_MARKS = frozenset(",،，"), frozenset("?؟？;")
_TAG = lazy_regex(r"[,،，]\s?¿?[\p{L}\p{M}'’-]+(?:\s[\p{L}\p{M}'’-]+){0,2}\s?[?؟？;]")
#: So many standard deviations shorter than normal a text broke off where it ends with a word that ends sentences in
#: another use: right behind a preposition, and anywhere.
_PENDING, _OTHERWISE = -0.6, -1.45


def breaks_off(text: Text, index: int) -> bool:
    """Whether the mark after the token at `index` ends something rather than opens an aside."""
    tokens = text.tokens
    mark = tokens[index + 1]
    if index and tokens[index - 1].end == tokens[index].start and tokens[index - 1].kind != "word":
        return False  # (a), "of", -the
    if len(tokens[index].text) == 1 and _is_label(text, index):
        return False
    if _is_titled(text, index):
        return False
    following = tokens[index + 2] if index + 2 < len(tokens) else None
    if mark.text == "." and following is not None and following.start == mark.end:
        return False  # an ellipsis, an abbreviation
    # a comma after a conjunction or preposition begins an aside ("and, in fact, …"); after an article nothing may
    return mark.text in _END_STOPS or (mark.text in ",;)]" and tokens[index].key in text.rules.words.article)


def may_end(text: Text, index: int, z: float) -> bool:
    """Whether the word at `index` of the tokens, which ends no sentence as what it mostly is, does so here: it is
    mentioned, one of a pair (for and against; una a una), or has its other use (I want one; the train stops). `z`:
    standard deviations by which the text is longer (+) or shorter (−) than normal.
    """
    word = text.tokens[index]
    if word.start in text.mentioned or is_pair_of_prepositions(text.tokens, index, text.base):
        return True
    if index > 1 and text.tokens[index - 2].key == word.key and text.tokens[index - 1].kind == "word":
        return True  # one by one: una a una, un à un, et efter et
    if not ends_otherwise(word.key, text.language):
        return False
    classes, before = closed_classes(text.base), text.tokens[index - 1] if index else None
    if classes is not None and word.key in classes.determiners:
        return before is None or before.key not in classes.prepositions or z > _PENDING
    return z > _OTHERWISE


def is_tag(text: Text, index: int) -> bool:
    """Whether the word at `index` of the tokens is a conjunction alone between a comma and a question mark, which asks
    for assent where the source does (`asks_assent`): Pěkné počasí, že? Any word in languages without closed classes.
    """
    classes = closed_classes(text.base)
    if classes is not None and text.tokens[index].key not in classes.conjunctions:
        return False
    if not 0 < index < len(text.tokens) - 1:
        return False
    return text.tokens[index - 1].text in _COMMAS and text.tokens[index + 1].text in _QUESTION_MARKS


def asks_assent(text: Text) -> bool:
    """Whether a sentence of a text ends in a question of a few words behind a comma: isn't it? nicht wahr? ¿verdad?"""
    return _TAG.search(text.raw) is not None


def _is_label(text: Text, index: int) -> bool:
    """Whether the letter at `index` numbers an item: "a)" without an opening bracket, "a." where a sentence begins."""
    letter, mark = text.tokens[index : index + 2]
    before = text.raw[: letter.start]
    if mark.text in ")]":
        # only a letter comes here, and few of them: the search is not repeated for each token
        opening = "(" if mark.text == ")" else "["
        return before.rfind(opening) <= before.rfind(mark.text)
    if mark.text != ".":
        return False
    line = before.rpartition("\n")[2].rstrip()
    return not line or line[-1] in ".!?…:;。！？।•-–—*"


def _is_titled(text: Text, index: int) -> bool:
    """Whether the word follows one with a capital in mid-sentence: a label's name may end with any word (Abrir con)."""
    before = text.tokens[index - 1] if index else None
    return (
        before is not None
        and before.kind == "word"
        and before.text[0].isupper()
        and before.start not in text.sentence_starts
        and not text.rules.traits.capital_nouns
        and is_ordinary(before.key, text.language)
    )
