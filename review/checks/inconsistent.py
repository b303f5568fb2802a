"""One thing of the source is called two things in one document: a name spelled in two ways, a sentence translated
twice.

Triggers on a name that the source always writes alike and the translation spells differently from place to place,
accents included (Nguyen Van An and Nguyễn Văn An, Zelensky and Zelenskyy): the rarer spelling is marked, the more
frequent one is the suggestion. And on a paragraph or sentence that the source repeats word for word and the
translation words anew: the later one is marked.

Leaves alone: differences in case, punctuation and spaces only, plurals, possessives and derived words (Ukraine and
Ukrainian), languages that inflect names, sentences of one word, the forms of a plural, files in which more than a
third of the source repeats (test sets that list alternatives), and words that are no names: a term may well have two
translations, and a glossary says which are wanted.

Flagged (vi → en): `Bà Trần Thu Hà đến sớm.` → `Ms Tran Thu Ha came early.`; `Mọi người chào bà Trần Thu Hà.` →
`Everyone greeted Ms Tran Thu Ha.`; `Bà Trần Thu Hà ra về.` → `Ms Tran Thu Hai left.` — `Tran Thu Hai` Not flagged (ru
→ en): `Он жил в городе Киев.` → `He lived in the city of Kiev.`; `Київ рос быстро.` → `Kyiv grew fast.`

False alarms: 5 of 1,994 FLORES dev segments taken as one document (vi→en and en→vi, human), all of them names really
spelled in two ways or a sentence really translated twice; none in 61 NTREX news documents in either direction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.names.find import Name, is_ordinary
from review.text.names.transliteration import consonants, same_word, sounds_like
from review.text.normalize import ascii_key, nfc, skeleton
from review.text.scripts import scripts_of
from review.text.showing import form_of
from review.text.tokens import Token, is_unspaced
from review.text.vietnamese import is_bare_syllable

__all__ = ["CHECK"]

_POSSESSIVE = lazy_regex(r"['’]s?$")
#: How alike (0 to 100) a name of the target is to the source's where it is that name.
_SAME_NAME = 78.0
#: Files of fewer segments are never taken for lists of alternative translations.
_FEW = 12
#: In a longer segment every name would be compared with thousands of words.
_LONGEST = 20_000


class _Use(NamedTuple):
    """A name of the source as the translation writes it in one place."""

    view: SegmentView
    start: int
    end: int
    written: str


def find(document: DocumentView) -> Iterator[Hit]:
    paired = [view for view in document.segments if view.paired]
    yield from _sentences(paired)
    language = document.target_language
    if "LATIN" in scripts_of(language) and not language_of(language).traits.inflects_names:
        yield from _names(paired)


def _sentences(paired: list[SegmentView]) -> Iterator[Hit]:
    if _is_test_set(paired):
        return
    first: dict[str, tuple[SegmentView, str]] = {}
    for view in paired:
        if any(form_of(paragraph.key) for paragraph in (*view.written.source, *view.written.target)):
            continue  # the forms of a plural say one source in several ways
        for source, (start, end) in _repeatable(view):
            written = view.target.raw[start:end]
            if source not in first:
                first[source] = view, written
                continue
            before, wording = first[source]
            if skeleton(wording) != skeleton(written) and skeleton(written):
                yield view.hit(
                    "target",
                    start,
                    end,
                    f"segment {before.number} words the same source as “{_short(wording)}”",
                    severity="minor",
                )


def _is_test_set(paired: list[SegmentView]) -> bool:
    """Whether so much of the source repeats that the file lists alternative translations: no document does that."""
    repeated = len(paired) - len({view.source.folded for view in paired})
    return len(paired) >= _FEW and repeated * 3 > len(paired)


def _repeatable(view: SegmentView) -> Iterator[tuple[str, tuple[int, int]]]:
    """The segment as a whole, or sentence by sentence where both sides have as many: source key, target stretch."""
    source, target = view.source, view.target
    pairs = [((0, len(source.raw)), (0, len(target.raw)))]
    if len(source.sentences) == len(target.sentences) > 1:
        pairs = [((a.start, a.end), (b.start, b.end)) for a, b in zip(source.sentences, target.sentences, strict=True)]
    for (a, b), span in pairs:
        key = skeleton(source.raw[a:b])
        if " " in key or (is_unspaced(key) and len(key) >= 4):
            yield key, span


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def _names(paired: list[SegmentView]) -> Iterator[Hit]:
    short = (view for view in paired if max(len(view.source.raw), len(view.target.raw)) <= _LONGEST)
    names = [
        (name, view, _keys(name, view))
        for view in short
        for name in view.source.names
        if not any(map(_is_handle, name.anchors))
    ]
    times = Counter(key for _, _, keys in names for key in keys)
    uses: dict[str, list[_Use]] = {}
    for name, view, keys in names:
        if all(times[key] < 2 for key in keys):
            continue
        for key, use in _uses(name, view):
            if use not in uses.setdefault(key, []):
                uses[key].append(use)
    reported: set[tuple[int, int, int]] = set()
    for key, places in uses.items():
        for use, usual in _odd_ones(key, places):
            where = use.view.number, use.start, use.end
            if where not in reported:
                reported.add(where)
                yield use.view.hit(
                    "target",
                    use.start,
                    use.end,
                    f"elsewhere in the document this name is spelled “{usual}”",
                    suggestion=usual,
                )


def _is_handle(anchor: str) -> bool:
    return anchor.startswith("@")


def _keys(name: Name, view: SegmentView) -> set[str]:
    """What a name is known by, whole or word by word."""
    return {nfc(name.text), *(nfc(_bare(view.source.raw[start:end])) for start, end in name.words)}


def _bare(word: str) -> str:
    return word if word.isalpha() else _POSSESSIVE.sub("", word)


def _uses(name: Name, view: SegmentView) -> Iterator[tuple[str, _Use]]:
    """The target's words for a name of the source: whole for Vietnamese names, word by word for others."""
    words = [view.source.raw[start:end] for start, end in name.words]
    capitals = [token for token in view.target.words if token.text[0].isupper()]
    if view.source.rules.traits.syllables and all(is_bare_syllable(word) for word in words):
        if len(words) > 1:
            for run in _runs(capitals, len(words), view.target.raw):
                if _same_syllables(words, run):
                    yield nfc(name.text), _use(view, run[0].start, run[-1].end)
        return
    heard = [(_bare(token.text), token) for token in capitals]
    for word in words:
        bare = _bare(word)
        if len(ascii_key(bare)) < 4 or bare.isupper():
            continue
        scored = [(sounds_like(bare, other), token) for other, token in heard]
        score, token = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if token is None or score < _SAME_NAME or len(token.text) < 4:
            continue
        if not is_ordinary(token.key, view.target.language):
            yield nfc(bare), _use(view, token.start, token.end)


def _runs(capitals: list[Token], length: int, raw: str) -> Iterator[list[Token]]:
    for at in range(len(capitals) - length + 1):
        run = capitals[at : at + length]
        if all(raw[a.end : b.start] == " " for a, b in pairwise(run)):
            yield run


def _same_syllables(words: list[str], run: list[Token]) -> bool:
    """Whether a run spells a Vietnamese name, one letter in one syllable aside."""
    ours = (ascii_key(_POSSESSIVE.sub("", token.text)) for token in run)
    different = [(a, b) for a, b in zip(map(ascii_key, words), ours, strict=True) if a != b]
    if len(different) > 1:
        return False
    return all(abs(len(a) - len(b)) <= 1 and same_word(a, b) >= 60.0 for a, b in different)


def _use(view: SegmentView, start: int, end: int) -> _Use:
    written = view.target.raw[start:end]
    bare = _POSSESSIVE.sub("", written)
    return _Use(view, start, start + len(bare), bare)


def _odd_ones(key: str, places: list[_Use]) -> Iterator[tuple[_Use, str]]:
    """The places that spell a name otherwise than most do, or than the first does where there are as many."""
    counts = Counter(nfc(use.written) for use in places)
    if len(counts) < 2:
        return
    most = max(counts.values())
    leading = [spelling for spelling, count in counts.items() if count == most]
    usual = next((spelling for spelling in leading if ascii_key(spelling) == ascii_key(key)), leading[0])
    for use in places:
        if _is_variant(nfc(use.written), usual):
            yield use, usual


def _is_variant(written: str, usual: str) -> bool:
    """Whether two spellings are of one name: neither the same but for case, nor derived from each other."""
    if written.casefold() == usual.casefold():
        return False
    a, b = ascii_key(written), ascii_key(usual)
    if a == b or " " in usual:
        return True
    short, long = sorted((a, b), key=len)
    if long.startswith(short):
        return long == short + short[-1]
    return consonants(a) == consonants(b) and same_word(a, b) >= 75.0


CHECK = Check(
    code="inconsistent",
    category="Terminology/Inconsistent use of terminology",
    severity="minor",
    page=__doc__,
    document=find,
)
