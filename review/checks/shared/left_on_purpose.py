"""How sure it is that words left in the source's language were forgotten: less than the check's own severity where they
may be meant, as a term, a title, a key, or what a link leads to.
"""

from __future__ import annotations

from collections import Counter

from review.checks.shared.kept_phrases import kept_phrase
from review.checks.shared.left_forms import has_cognate, is_thingless
from review.checks.shared.near_languages import are_near
from review.checks.views import DocumentView, SegmentView, of_document
from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_regex
from review.model import Severity, Side
from review.text.international import is_english_alone
from review.text.lexicon import frequency, has_lexicon, is_function_word
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.normalize import ascii_key, fold
from review.text.translations import has_dictionary, is_translated

__all__ = ["left_severity"]

_LISTED = lazy_regex(r",\s+")
#: A word of so many letters, as often said (Zipf) and less than an everyday one.
_LONG, _HEARD, _EVERYDAY = 4, 1.5, 3.75
#: One that is said more often may still be what no other language has a word for: simit, köfte.
_USUAL = 4.25
#: So many segments keep a word that was kept on purpose.
_KEPT = 3


def left_severity(
    view: SegmentView, document: DocumentView, start: int, end: int, everyday: float, *, sentence: bool
) -> Severity | None:
    """Less than the check's own where it may be meant: what a link leads to, a key, what a dish is called, a term; the
    latter two are no sentence.
    """
    written = view.target.raw[start:end]
    phrase = kept_phrase(view, start, end)
    near = written.isalpha() and are_near(document)  # the words beside it may be of either language
    if _is_link(view) or _is_key(written, view):
        return "neutral"
    if not sentence and (phrase == "joined" or (phrase == "rare" and not near)):
        return "neutral"
    if near:
        return "minor"
    if sentence:
        return None
    if written.isalpha() and written.islower() and _is_alone_in_markup(view, written, start, end):
        return "neutral"
    if _may_be_term(written, view) and fold(written) in _kept_throughout(document):
        return "neutral"
    if written == view.source.raw.strip() and _is_label(written, view):
        return None
    if written == view.source.raw.strip() and _may_be_title(view):
        return "minor"
    if _may_have_no_word(written, view, _EVERYDAY):
        key, base = fold(written), view.target.base
        said = is_thingless(key, view.source.base, base) or has_cognate(key, base)
        return "minor" if said else "neutral"
    if _may_have_no_word(written, view, _USUAL):
        return "minor"
    inflected = fold(written) not in view.source.folded
    rare = written.isalpha() and _is_rare(written, view, everyday)
    return "minor" if phrase == "plain" or inflected or rare or _may_be_term(written, view) else None


def _may_have_no_word(written: str, view: SegmentView, everyday: float) -> bool:
    """Whether a word of the source's is none that a dictionary says otherwise, nor an everyday one: what one
    country cooks, plays or wears (ketupat, torrijas).
    """
    key, base = fold(written), view.source.base
    if view.source.rules.traits.compounds or not has_dictionary(base) or base == view.target.base:
        return False  # no dictionary has all that words are put together to
    if not written.isalpha() or len(key) < _LONG:
        return False
    if key not in {ascii_key(word) for word in view.source.word_keys} | set(view.source.word_keys):
        return False
    return _HEARD <= frequency(key, base) < everyday and not is_translated(key, base)


def _is_alone_in_markup(view: SegmentView, written: str, start: int, end: int) -> bool:
    """Whether a word has tags or marks of emphasis to itself on both sides, as the name of a command or a value has."""
    sides: tuple[tuple[Side, int], ...] = (("target", start), *(
        ("source", word.start) for word in view.source.words if word.text == written
    ))  # fmt: skip
    enclosed = [
        (not at or view.is_marked_up(side, at)) and view.unbroken(side, at, at + end - start + 1) == at + end - start
        for side, at in sides
    ]
    return len(enclosed) > 1 and enclosed[0] and any(enclosed[1:])


def _is_rare(written: str, view: SegmentView, everyday: float) -> bool:
    """Whether a word of the source's language is less than everyday there, or nothing tells and its letters neither."""
    if has_lexicon(view.source.base):
        return frequency(fold(written), view.source.base) < everyday
    return written.isascii()


@of_document
def _kept_throughout(document: DocumentView) -> frozenset[str]:
    """Words (keys) that _KEPT segments or more keep, and more than half of those whose source has them."""
    said: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for view in document.segments:
        if view.paired and view.source.raw != view.target.raw:  # of a paragraph left whole all words were left
            theirs = {token.key for token in view.source.words}
            said.update(theirs)
            kept.update(theirs & {token.key for token in view.target.words})
    return frozenset(key for key, times in kept.items() if times >= _KEPT and 2 * times > said[key])


def _may_be_term(written: str, view: SegmentView) -> bool:
    """Whether it is one English word that says something: programs' names and terms are left so; or a list of such in
    small letters, as of the values of a setting: stable, testing.
    """
    words = [written] if not any(map(str.isspace, written)) else _LISTED.split(written)
    small = len(words) == 1 or all(map(str.islower, words))
    return (
        view.source.base == LINGUA_FRANCA
        and small
        and not any(" " in word or is_function_word(fold(word), view.source.language) for word in words)
    )


def _is_label(written: str, view: SegmentView) -> bool:
    """Whether it is one English word with a capital that no other language says and nobody is called: Cancel, no
    Outlook. That is what stands on a button.
    """
    return (
        view.source.base == LINGUA_FRANCA
        and written.istitle()
        and written.isalpha()
        and is_english_alone(fold(written), view.target.base)
        and not (is_usual_given(written) or is_usual_surname(written))
    )


def _may_be_title(view: SegmentView) -> bool:
    """Whether a whole phrase, in a language that writes headings as sentences, has capitals throughout but for little
    words: Teatro alla Scala.
    """
    words = view.source.words
    traits = view.source.rules.traits
    if view.source.base == LINGUA_FRANCA or traits.capital_nouns or traits.syllables:
        return False
    small = [word for word in words[1:-1] if not word.text[0].isupper()]
    return (
        len(words) - len(small) >= 2
        and words[0].text[0].isupper()
        and words[-1].text[0].isupper()
        and all(is_function_word(word.key, view.source.language) for word in small)
    )


def _is_link(view: SegmentView) -> bool:
    """Whether both sides are one link, no picture, and nothing else: what it leads to may be called so."""
    return all(
        len(paragraphs) == 1
        and not paragraphs[0].text.startswith("![")
        and any(one.kind == "link" for one in paragraphs[0].protected)
        and paragraphs[0].protected[0].start == 0
        and paragraphs[0].protected[-1].end == len(paragraphs[0].text)
        and sum(one.kind == "link" for one in paragraphs[0].protected) == 1
        for paragraphs in (view.written.source, view.written.target)
    )


def _is_key(written: str, view: SegmentView) -> bool:
    """Whether it is a table's cell of one small word, as the names of options and fields are."""
    return view.segment.kind("target") == "cell" and written.islower() and written == view.source.raw.strip()
