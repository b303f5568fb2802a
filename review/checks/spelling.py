"""A word is misspelt: "adminstration", "tihs", a lone letter that is no word.

Triggers on a word that the language's frequency list does not know, or hardly, and that is one slip (two letters
swapped, one missing, one too many, one wrong) from a word that is a hundred times as frequent at least; in Vietnamese
on what cannot be a syllable. In English also on a lone letter and on two letters that are no word. The suggestion is
the word that was meant, where only one comes into question.

Leaves alone: names and anything else with a capital in mid-sentence, numbers, addresses, words that the source has
too, words with a hyphen or apostrophe, words of headings all in capitals; languages without a frequency list. In
languages other than English only slips in the inside of long words count, since word endings make many rare words.

Flagged (vi → en): `Chính quyền đã được báo tuần này.` → `The adminstration was told tihs week.` — `adminstration`,
`tihs`
Not flagged (de → en): `Die Gouverneurswahl in Karlovy Vary.` → `The gubernatorial race in Karlovy Vary.`

False alarms: 0.1 % of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev vi→en,
en→vi, pt→en, NTREX en-vi both ways, TED zh→en); six words in all were right (francas, whops).
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check, DocumentView, Hit, SegmentView
from review.languages.language import language_of
from review.text.lexicon import frequency, has_large_lexicon, has_lexicon
from review.text.spelling import Correction, corrections
from review.text.tokens import Token, is_unspaced
from review.text.vietnamese import is_syllable, looks_vietnamese

__all__ = ["CHECK"]

#: How frequent (Zipf) a word may be and still be a slip, and by how much the other must exceed it, per kind of slip.
_SWAPPED, _OTHER = (3.0, 2.3), (1.9, 2.6)
#: The same where the word meant is one of the most frequent: "hve", "becuase".
_EVERYDAY, _EVERYDAY_GAP, _STILL_RARE = 5.8, 3.9, 2.7
#: Words this long rarely have a neighbour by chance.
_UNMISTAKABLE, _LONG_RARITY = 9, 2.5
#: In other languages: a word of this many letters, unknown, and the other in everyday use.
_LONG, _KNOWN = 6, 3.3
#: Longer runs of letters are no words, and their neighbours take time and memory as the square of their length.
_LONGEST = 60


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    target = view.target
    base = target.base
    if not has_lexicon(base) or is_unspaced(target.raw[:40]):
        return
    words, rules = target.words, target.rules
    short_words = rules.spelling.short_words
    if len(words) > 3 and sum(token.text.isupper() for token in words) * 2 > len(words):
        return
    for at, token in enumerate(words):
        word = token.key
        if not token.text.islower() and not _begins(token, view):
            continue
        if len(word) < 3:
            if short_words and word not in short_words and _is_no_word(view, words, at):
                yield _hit(view, token, None)
        elif (
            len(word) <= _LONGEST
            and word.isalpha()
            and frequency(word, base) < _SWAPPED[0]
            and not _excused(view, document, token)
        ):
            if rules.traits.syllables == "vietnamese":
                if looks_vietnamese(word) and not is_syllable(word) and frequency(word, base) < 2:
                    yield view.hit("target", token.start, token.end, f"“{token.text}” cannot be a Vietnamese syllable")
                continue
            if short_words and not word.isascii():
                continue  # a foreign word, or `encoding`'s
            found = corrections(word, base)
            if found and _is_slip(word, base, found[0], token.text.islower()):
                yield _hit(view, token, found)


def _begins(token: Token, view: SegmentView) -> bool:
    """Whether a word has its capital because it begins a sentence."""
    return token.text[1:].islower() and token.start in view.target.sentence_starts


def _excused(view: SegmentView, document: DocumentView, token: Token) -> bool:
    """Whether the source has the word too, somewhere, or it is a piece of something longer."""
    text = view.target.raw
    if token.key in view.source.folded or token.key in document.source_keys:
        return True
    before, after = text[token.start - 1 : token.start] if token.start else "", text[token.end : token.end + 1]
    return (before in tuple("[]()&#@_/\\*<'’-") and before != "(") or (after in tuple("[&#@_/\\*>'’-(") and after != "")


def _is_slip(word: str, base: str, best: Correction, lower: bool) -> bool:
    rarity = frequency(word, base)
    gap = best.frequency - rarity
    if not language_of(base).spelling.short_words:
        inside = 0 < best.at < len(word) - 2
        if best.slip == "swapped" and inside and len(word) >= _LONG and rarity < 1.5:
            return best.frequency >= (_KNOWN if has_large_lexicon(base) else 4.5)
        doubled = best.slip == "extra" and word[best.at] in (word[best.at - 1], word[best.at + 1 : best.at + 2])
        if (best.slip != "missing" and not doubled) or not has_large_lexicon(base):
            return False
        return rarity < 1 and inside and len(word) >= _LONG and best.frequency >= _KNOWN and gap >= _OTHER[1]
    if not lower and (best.frequency < _EVERYDAY or best.slip == "wrong" or (rarity >= 1 and best.slip != "swapped")):
        return False  # a name at the beginning of a sentence
    if len(word) == 3:
        return gap >= _EVERYDAY_GAP and best.frequency >= (5.2 if rarity < 1 else 6) and rarity < 2.4
    if best.slip == "swapped":
        return gap >= _SWAPPED[1]
    if best.slip == "missing" and best.frequency >= _EVERYDAY and gap >= _EVERYDAY_GAP and rarity < _STILL_RARE:
        return True
    last = best.at >= len(word) - 1
    if best.slip == "extra" and last and word[-1] in "sdr":
        return False  # a plural or a past form of a word of its own
    if len(word) >= _UNMISTAKABLE and not last:
        return rarity < _LONG_RARITY and gap >= _OTHER[1]
    return rarity < (1.0 if last else _OTHER[0]) and gap >= _OTHER[1]


def _is_no_word(view: SegmentView, words: tuple[Token, ...], at: int) -> bool:
    """Whether one or two lower-case letters of an English text are no word, label, unit or symbol."""
    token, text, labels = words[at], view.target.raw, view.target.rules.spelling.labels
    if not token.text.isascii() or not token.text.islower() or not token.text.isalpha():
        return False
    if token.start == 0 or text[token.start - 1] != " " or (text[token.end : token.end + 1] or ".") not in " ,.":
        return False
    if text[token.end : token.end + 1] == "." and token.end + 1 < len(text):
        return False  # an abbreviation
    previous = words[at - 1] if at else None
    if previous is None or previous.end != token.start - 1:
        return False
    if token.text == "i":
        label = previous.key in labels and previous.key not in ("and", "or", "to")
        return text[token.end : token.end + 1] == " " and text != text.lower() and not label
    if previous.key in labels or not (previous.text.islower() or previous.start in view.target.sentence_starts):
        return False
    if any(token.key == word.key for word in view.source.words):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    return len(token.text) == 2 or following is None or following.text.islower()


def _hit(view: SegmentView, token: Token, found: tuple[Correction, ...] | None) -> Hit:
    if not found:
        return view.hit("target", token.start, token.end, f"“{token.text}” is no word")
    best = found[0].word
    certain = len(found) == 1 or found[1].frequency <= found[0].frequency - 1
    shown = best if token.text.islower() else best[0].upper() + best[1:]
    choices = shown if certain else " or ".join(correction.word for correction in found[:2])
    return view.hit(
        "target",
        token.start,
        token.end,
        f"“{token.text}” is misspelt; {choices} was meant",
        suggestion=shown if certain else None,
    )


CHECK = Check(
    code="spelling",
    category="Linguistic conventions/Spelling",
    severity="minor",
    page=__doc__,
    segment=find,
)
