"""What stands beside a mark in mid-sentence: a clause of its own, an adverb that begins one, "and", half of a name."""

from __future__ import annotations

import re

from review.checks.views import SegmentView
from review.text.function_words import begins_adverb, closed_classes
from review.text.language import conjunctions_of
from review.text.normalize import fold
from review.text.word_pairs import has_word_pairs

__all__ = ["is_adverb", "may_be_clause", "parts_a_place", "parts_clauses", "parts_list"]

#: Marks that part a list, of any script.
_MARKS = ",、，،;；؛:：·"


def is_adverb(match: re.Match[str], view: SegmentView) -> bool:
    """Whether an adverb stands behind a mark: however, in fact, luckily."""
    order, following = view.target.rules.word_order, match["next"].casefold()
    return (
        begins_adverb(view.target.raw, match.start("next"), view.target.language)
        or following in order.free_adverbs
        or (bool(order.adverb_endings) and following.endswith(order.adverb_endings))
    )


def may_be_clause(match: re.Match[str], view: SegmentView) -> bool:
    """Whether what stands behind a mark, to the end, may be a clause: it has an auxiliary or a pronoun as its
    subject or object, and begins with no auxiliary.
    """
    classes, pronouns = closed_classes(view.target.base), view.target.rules.gaps.pronouns
    if classes is None or match["next"].casefold() in classes.auxiliaries:
        return classes is None
    at = match.start("next")
    end = next((one.end for one in view.target.sentences if one.start <= at < one.end), len(view.target.raw))
    keys = {word.key for word in view.target.words if at <= word.start < end}
    return not keys.isdisjoint(classes.auxiliaries | pronouns)


def parts_clauses(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a semicolon stands between two clauses, each with a verb of its own, the second one with its subject."""
    classes = closed_classes(view.target.base)
    following = match["next"].casefold()
    subject = any(following == forms.split()[0] for forms in view.target.rules.words.pronoun_forms)
    if subject:
        return True
    if classes is None or following not in classes.determiners:
        return False
    start, end = next(
        (one for one in view.target.sentences if one.start <= match.start() < one.end), (0, len(view.target.raw))
    )
    halves = [
        {word.key for word in view.target.words if first <= word.start and word.end <= last}
        for first, last in ((start, match.start("marks")), (match.end("marks"), end))
    ]
    return all(half & classes.auxiliaries for half in halves)


def parts_list(match: re.Match[str], view: SegmentView, kinds: str) -> str | None:
    """What to say of a semicolon or colon right behind "and" or "or", and of a colon right before it, where the source
    has none (`kinds`: the mark in all scripts); None where it is right, and in languages whose marks are weighed.
    """
    mark, joins = match["marks"], conjunctions_of(view.target.base)
    if has_word_pairs(view.target.base) or any(sign in view.source.raw for sign in kinds):
        return None
    if not match["next"].islower() or view.target.raw[: match.start()].endswith("("):
        return None
    if fold(match["word"]) in joins and match["word"].islower():
        return f"“{mark}” after “{match['word']}”, which joins two words"
    if mark == ":" and fold(match["next"]) in joins and match["word"].isalpha():
        return f"“{mark}” before “{match['next']}”, which joins two words"
    return None


def parts_a_place(match: re.Match[str], view: SegmentView) -> str | None:
    """What to say of a mark within the name of a place that the source names: "the United Arab, Emirates"."""
    mark, target = match["marks"], view.target
    if mark not in ",;:" or match["gap"] != " " or not (match["word"].istitle() and match["next"].istitle()):
        return None
    source, at = view.source, match.start("marks")
    written = ((place, source.raw[place.start : place.end]) for place in source.places)
    whole = (place for place, name in written if not any(sign in name for sign in _MARKS))
    ours = {one for place in whole for one in place.ids}
    if any(place.start < at < place.end and not place.ids.isdisjoint(ours) for place in target.places):
        return f"“{mark}” within the name of a place"
    return None
