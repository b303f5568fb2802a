"""What two versions of a translation say by their words alone, beside their source: without asking a model."""

from __future__ import annotations

from functools import lru_cache

from review.backtranslation.edits import Edit
from review.text.language import base_language
from review.text.lexicon import frequency, has_lexicon
from review.text.marks import final_mark
from review.text.negation_words import NegationPatterns, negation_of
from review.text.normalize import nfc

__all__ = ["word_features"]

#: Letters that a word and another form of it begin with, at the least, and those that may differ at its end.
_STEM, _ENDING = 3, 3
#: How frequent, on the Zipf scale, the most frequent words are.
_MOST = 8.0


def word_features(source: str, old: str, new: str, edit: Edit, languages: tuple[str, str]) -> dict[str, float]:
    """What is counted of the words, by name. `languages` are those of the source and of the versions.

    `denial`: by how much more the new version denies what the source affirms, or the reverse; `denials`: whether the
    count of its negations came nearer the source's (-1) or went from it (1); `denial_changed`: whether it changed.
    `asks`: the new version, and not the old, ends with a question mark where the source does not, or the reverse.
    `forms`: the share of the places where a word became one with the same beginning. `marks_only`: no word changed;
    `capitals`: another number of capital letters; `one_place`, `few`: one place, at most two words. `gone_rare`,
    `come_rare`: how far the rarest word is below the most frequent, in powers of ten; 0 without a list of words.
    """
    gone = [old[slice(*edit.old[n])] for n in edit.gone]
    come = [new[slice(*edit.new[n])] for n in edit.come]
    bases = base_language(languages[0]), base_language(languages[1])
    asked, *asks = (_asks(text, base) for text, base in ((source, bases[0]), (old, bases[1]), (new, bases[1])))
    return _denials(source, old, new, bases) | {
        "asks": float((asks[1] != asked) - (asks[0] != asked)),
        "forms": _forms(old, new, edit),
        "marks_only": float(not any(word[0].isalnum() for word in (*gone, *come))),
        "capitals": float(sum(w[0].isupper() for w in gone) != sum(w[0].isupper() for w in come)),
        "one_place": float(len(edit.hunks) == 1),
        "few": float(edit.changed <= 2),
        "gone_rare": _rarest(gone, bases[1]),
        "come_rare": _rarest(come, bases[1]),
    }


def _denials(source: str, old: str, new: str, bases: tuple[str, str]) -> dict[str, float]:
    ours, theirs = negation_of(bases[0]), negation_of(bases[1])
    if ours is None or theirs is None:
        return {"denial": 0.0, "denials": 0.0, "denial_changed": 0.0}
    said, before, now = _negations(source, ours), _negations(old, theirs), _negations(new, theirs)
    further = abs(now[1] - said[1]) - abs(before[1] - said[1])
    return {
        "denial": float(_contradicts(said, now) - _contradicts(said, before)),
        "denials": float(max(-1, min(1, further))),
        "denial_changed": float(now[1] != before[1]),
    }


def _contradicts(source: tuple[int, int, bool], target: tuple[int, int, bool]) -> int:
    return (target[0] > 0 and not source[2]) + (source[0] > 0 and not target[2])


@lru_cache(maxsize=4096)
def _negations(text: str, negation: NegationPatterns) -> tuple[int, int, bool]:
    """How many explicit negations there are, outside idioms and in all, and whether anything is negative."""
    folded = nfc(text.replace("’", "'").lower())
    return negation.explicit(folded), sum(1 for _ in negation.explicit_spans(folded)), negation.implies(folded)


def _asks(text: str, base: str) -> bool:
    mark = final_mark(text, base)
    return mark is not None and mark.kind == "question mark"


def _forms(old: str, new: str, edit: Edit) -> float:
    found = 0
    for hunk in edit.hunks:
        if hunk.old_end - hunk.old == hunk.new_end - hunk.new == 1:
            one, other = old[slice(*edit.old[hunk.old])].lower(), new[slice(*edit.new[hunk.new])].lower()
            least = max(_STEM, min(len(one), len(other)) - _ENDING)
            found += one != other and one[:least] == other[:least] and len(min(one, other, key=len)) >= _STEM
    return found / max(1, len(edit.hunks))


def _rarest(words: list[str], base: str) -> float:
    keys = [nfc(word).casefold() for word in words if word[0].isalpha()]
    if not keys or not has_lexicon(base):
        return 0.0
    return _MOST - min(frequency(key, base) for key in keys)
