"""A little word has a capital in mid-sentence: "in Ukraine On February 24".

Triggers on a preposition, conjunction, article, auxiliary or everyday adverb with a capital inside a sentence of
running text, between words in lower case; before a date ("On February 24"); and beside a name that the source writes
the same way, where the source does not have the two together ("Ukraine On security"). The suggestion is the lower-case
word. In languages that write no nouns large, also on the only word of a sentence with a capital, beside a source
without any: one that a dictionary of the language has in small letters, or an everyday one where peoples have none.

Leaves alone: what begins a sentence, a quotation, a line or an element (a menu's entry, a title in italics), or
follows a colon, bracket or number; pronouns for who is spoken to, in languages whose forms of address are known;
headings and bylines, and texts of which more than half the words have a capital; names and titles (Bank Of America, Of
Mice and Men, The Hague, El Salvador), as told by capitals on both sides; articles in languages whose titles begin with
one (Le petit prince); German nouns made of little words (das Für und Wider); languages without a table of little
words.

Flagged (vi → en): `Hai bên bàn về an ninh.` → `Talks took place, including On security.` — `On`
Not flagged (de → en): `Sie las „Von Mäusen und Menschen“ in Den Haag.` → `She read Of Mice and Men in The Hague.`

False alarms: none of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev vi→en,
en→vi, pt→en, NTREX en-vi both ways, TED zh→en).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.languages.language import EVERYWHERE, language_of
from review.text.analysis import Text
from review.text.function_words import closed_classes, little_words
from review.text.language import locale_of
from review.text.lexicon import frequency, has_lexicon
from review.text.names.apostrophes import without_articles
from review.text.names.cities import is_city
from review.text.names.find import is_ordinary
from review.text.names.name_words import has_name_words, is_name_word
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.normalize import nfc
from review.text.scripts import is_cased, scripts_of
from review.text.tokens import Token

__all__ = ["CHECK"]

#: More of a text's words than this with a capital, and it is set as a headline is.
_HEADLINE = 0.5
#: Fewer words are no sentence, fewer letters may be an abbreviation, and rarer words (Zipf) names.
_SENTENCE, _LETTERS, _EVERYDAY = 4, 3, 4.0
#: The same of words that a dictionary has in small letters.
_SAID = 2.8


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    target = view.target
    yield from _common_nouns(view)
    little = little_words(target.base)
    if not little or view.segment.kind("target") in ("heading", "byline"):
        return
    tokens, text = target.tokens, target.raw
    also_names = language_of(EVERYWHERE).words.also_names
    headline: bool | None = None
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if token.kind != "word" or not token.text[0].isupper() or token.key not in little:
            continue
        if token.key in also_names:
            continue
        before, after = tokens[at - 1], tokens[at + 1]
        if before.kind != "word" or text[before.end : token.start] != " " or text[token.end : after.start] != " ":
            continue
        if len(token.text) < 2 or not token.text[1:].islower() or token.start in target.sentence_starts:
            continue
        if view.is_marked_up("target", token.start):
            continue
        if headline is None:
            words = target.words
            headline = sum(word.text[0].isupper() for word in words) > _HEADLINE * len(words)
        if headline:
            return
        following = tokens[at + 2] if at + 2 < len(tokens) else None
        if _is_stray(view, before, token, after, following):
            yield view.hit(
                "target",
                token.start,
                token.end,
                f"“{token.text}” has a capital in mid-sentence",
                suggestion=token.text.lower(),
            )


def _common_nouns(view: SegmentView) -> Iterator[Hit]:
    """The one word of a text with a capital in mid-sentence, an everyday one, beside a source that has none at all."""
    source, target = view.source, view.target
    if any(side.rules.traits.capital_nouns or not is_cased(side.base) for side in (source, target)):
        return
    if (
        not view.paired
        or any(_is_capital(word, source) for word in source.words)
        or view.segment.kind("target") != "body"
    ):
        return
    capitals = _capitals(target)
    if len(capitals) != 1 or len(target.words) < _SENTENCE or not has_lexicon(target.base):
        return
    token, text = capitals[0], target.raw
    at = target.words.index(token)
    before = target.words[at - 1] if at else None
    if before is None or text[before.end : token.start] != " " or not before.text.islower():
        return
    if not token.text[1:].islower() or not token.text.isalpha() or len(token.text) < _LETTERS:
        return
    if (
        token.key in source.known_keys
        or token.key in little_words(target.base)
        or token.key in _proper(target.language)
    ):
        return
    small = _is_written_small(token, target)
    if not (is_ordinary(token.key, target.language) or (small and "LATIN" not in scripts_of(target.language))):
        return
    if not small and (frequency(token.key, target.base) < _EVERYDAY or _writes_peoples_large(target.language)):
        return
    if any(one.start <= token.start < one.end for one in target.places):
        return
    if view.is_marked_up("target", token.start):
        return
    message = f"“{token.text}” has a capital in mid-sentence"
    yield view.hit("target", token.start, token.end, message, suggestion=token.text.lower())


def _is_written_small(token: Token, text: Text) -> bool:
    """Whether a dictionary has a word in small letters, one that is said, and nobody and no city is called so."""
    key, base = token.key, text.base
    if (
        frequency(key, base) < _SAID
        or is_city(token.text)
        or is_usual_given(token.text)
        or is_usual_surname(token.text)
    ):
        return False
    return has_name_words(base) and not is_name_word(key, base)


def _capitals(text: Text) -> list[Token]:
    """The words with a capital that is not their sentence's."""
    return [word for word in text.words if _is_capital(word, text)]


def _is_capital(word: Token, text: Text) -> bool:
    return next(without_articles((word,))).text[0].isupper() and word.start not in text.sentence_starts


@lru_cache(maxsize=64)
def _writes_peoples_large(language: str) -> bool:
    """Whether names of languages have a capital, as words for peoples and their things do then: German, Germans."""
    locale = locale_of(language)
    return locale is None or str(locale.languages.get("de", "A"))[:1].isupper()


@lru_cache(maxsize=64)
def _proper(language: str) -> frozenset[str]:
    """Folded words that may have a capital all the same: names of months and countries, of feasts and planets, forms of
    address.
    """
    locale, own = locale_of(language), language_of(language)
    spoken_to = own.address.formal_capital | own.address.formal | own.address.informal
    names = own.names.translated | {word.casefold() for word in spoken_to}
    for table in (locale.languages, locale.territories) if locale is not None else ():
        names |= {word for name in table.values() for word in nfc(str(name)).casefold().split()}
    return frozenset(names | _date_words(language))


def _is_stray(view: SegmentView, before: Token, token: Token, after: Token, following: Token | None) -> bool:
    base, source = view.target.base, view.source.folded
    classes = closed_classes(base)
    if classes is None or f"{token.key} {after.key}" in source or f"{before.key} {token.key}" in source:
        return False
    if token.key in classes.prepositions and after.key in _date_words(base) and after.text[0].isupper():
        return True
    capital_before, capital_after = before.text[0].isupper(), after.text[0].isupper()
    words = view.target.rules.words
    if view.target.rules.traits.capital_nouns:
        return token.key in words.never_capital and not capital_before and before.key not in classes.determiners
    article = token.key in classes.determiners
    if article and words.article_titles:
        return False
    if after.kind == "number":
        return not capital_before and token.key in classes.prepositions
    if after.kind != "word":
        return False
    if not capital_before and not capital_after:
        return True
    if article and capital_after:
        return False
    if capital_before and not _is_name(before, view):
        return False
    if capital_after and not _is_name(after, view):
        return False
    return not (capital_after and following is not None and following.kind == "word" and following.text[0].isupper())


def _is_name(token: Token, view: SegmentView) -> bool:
    """Whether the source has the word too, capital and all: a name, not a word of a title that was translated."""
    return any(token.text == word.text for word in view.source.words)


@lru_cache(maxsize=64)
def _date_words(base: str) -> frozenset[str]:
    """The folded names of months and weekdays."""
    locale = locale_of(base)
    if locale is None:
        return frozenset()
    return frozenset(
        nfc(str(name)).casefold()
        for table in (locale.months, locale.days)
        for widths in table.values()
        for name in widths.get("wide", {}).values()
    )


CHECK = Check(
    code="stray-capital",
    category="Linguistic conventions/Spelling",
    severity="minor",
    page=__doc__,
    segment=find,
)
