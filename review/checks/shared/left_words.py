"""Words of the source's language in a translation, told by their script, their letters, and how frequent they are in
both languages.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter

from review.checks.shared.enclosed import is_bracketed, is_enclosed, is_in_clause
from review.checks.shared.kept_money import is_kept_money
from review.checks.shared.latin_words import latin_words
from review.checks.shared.left_forms import is_said_there, is_thingless
from review.checks.shared.left_names import is_common_noun, is_elided, is_in_name, is_left_territory
from review.checks.shared.unknown_words import is_rare_noun, is_unheard, is_unknown
from review.checks.shared.word_forms import form_in
from review.checks.views import SegmentView
from review.languages.language import LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.function_words import closed_words
from review.text.international import is_english_alone
from review.text.lexicon import frequency, has_large_lexicon, has_lexicon, is_function_word
from review.text.loan_words import is_loan_word, loan_phrases
from review.text.names.find import is_ordinary
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.normalize import ascii_key, fold
from review.text.scripts import foreign_letters, script_of, scripts_of
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed

__all__ = ["stretches"]

#: A word is the source language's when it is there so many times (powers of ten) as frequent as in the other's.
#: A rarer one that a dictionary of the target has, as what one country cooks and feels, by more: saudade.
_MORE_FREQUENT, _RARE, _RARE_MORE = 2.2, 4.8, 2.6
_FREQUENT = 3.0
#: So rare is a word that is borrowed without its marks.
_SELDOM = 2.6
#: So frequent is a word that the source has in another form; that the target's list has not at all.
_INFLECTED, _BARELY = 3.5, 1.0
#: A noun that the target's list has so often may be a name.
_BORROWED_NOUN = 2.0
#: So frequent is a compound that is no name; a rarer word tells by an ending of so many letters.
_KNOWN, _TELLING = 2.3, 4
#: So frequent is a word that is no part of a name.
_EVERYDAY = 4.0
#: A word with letters that the language does not use is borrowed by it from this frequency on: cachaça in English.
_BORROWED = 1.5
#: What stands behind an article that is written with it (l'aeroporto).
_ELIDED = lazy_regex(r"(?<=['’])\p{L}{4,}$")
_JOINED_NAME = lazy_regex(r"\p{L}{1,2}['’]\p{Lu}")
_BETWEEN = lazy_regex(r"[\s,;:–—-]*")


def stretches(view: SegmentView) -> list[tuple[int, int]]:
    """The stretches of the target, as (start, end), that are in the source language."""
    source, target = view.source, view.target
    if not source.raw or not target.raw or source.base == target.base:
        return []
    theirs = scripts_of(source.language) - scripts_of(target.language)
    if theirs:
        found = [] if target.raw.isascii() else _of_script(target, theirs)
        if "LATIN" in theirs:
            if _is_left_whole(source, target):
                return [(target.words[0].start, target.words[-1].end)]
            found = latin_words(source, target)
            if len(found) > 1 and not _has_own_letter(target):
                return [(target.words[0].start, target.words[-1].end)]
        return _merged(found, target.raw)
    keys = {token.key for token in source.words}
    keys |= {part for key in keys if not key.isalpha() for part in _ELIDED.findall(key)}
    shared = [token for token in target.words if token.key in keys]
    forms = [token for token in target.words if token.key not in keys and _is_form_of_theirs(token, source, target)]
    if not shared and not forms:
        return []
    if fold(source.raw) == fold(target.raw):
        return _whole(source, target)
    found = sorted((*forms, *(token for token in shared if _is_theirs(token, source, target))), key=_start)
    found = _without_loans([token for token in found if not _is_spelled_bare(token, source, target)], source, target)
    return _merged(_grown(found, source, target), target.raw) if found else []


_start = attrgetter("start")


def _is_spelled_bare(token: Token, source: Text, target: Text) -> bool:
    """Whether the word beside it stands there, without its marks, beside it in the source: quan ho, of quan họ."""
    words, theirs = target.words, source.words
    at = words.index(token)
    for place in (place for place, word in enumerate(theirs) if word.key == token.key):
        for step in (-1, 1):
            near, other = at + step, place + step
            if 0 <= near < len(words) and 0 <= other < len(theirs):
                key, written = words[near].key, theirs[other].key
                if key != written and key == ascii_key(written):
                    return True
    return False


def _without_loans(found: list[Token], source: Text, target: Text) -> list[Token]:
    """What was found without words and phrases that the target has borrowed, and an article before a phrase."""
    if not found:
        return found
    articles = language_of(source.base).words.determiner
    starts = set()
    for first, last in loan_phrases(target.words, target.raw):
        starts |= {token.start for token in target.words if first <= token.start < last}
        before = [token for token in target.words if token.end == first - 1]
        starts |= {token.start for token in before if token.key in articles}
    return [
        token for token in found if token.start not in starts and not is_loan_word(token.key, source.base, target.base)
    ]


def _is_form_of_theirs(token: Token, source: Text, target: Text) -> bool:
    """Whether a word that the target's dictionary has not is one of the source's in another form: louku, louka."""
    word = token.key
    if not word.isalpha() or not has_word_list(target.base):
        return False
    if not token.text.islower():
        return source.rules.traits.capital_nouns is True and _is_noun_of_theirs(token, source, target)
    here = frequency(word, target.base)
    if (
        (here >= _BORROWED and frequency(word, source.base) - here < _RARE_MORE)
        or is_listed(word, target.base)
        or is_listed(ascii_key(word), target.base)
    ):
        return False
    least = _INFLECTED if here else _BARELY
    return frequency(word, source.base) >= least and form_in(source, word) and not is_enclosed(token, target.raw)


def _is_noun_of_theirs(token: Token, source: Text, target: Text) -> bool:
    """Whether a word with a capital in mid-sentence is a noun that the source has in another form or in a compound:
    Fleisch, of Fleischwirtschaft.
    """
    word = token.key
    if token.start in target.sentence_starts or not token.text[1:].islower() or is_listed(word, target.base):
        return False
    here, there = frequency(word, target.base), frequency(word, source.base)
    if here >= _BORROWED_NOUN or there < _EVERYDAY or there - here < _MORE_FREQUENT:
        return False
    if not any(word in one and one != word for one in source.word_keys) or not is_ordinary(word, source.base):
        return False
    named = is_usual_given(token.text) or is_usual_surname(token.text) or is_in_name(token, source, target)
    return not named and not is_enclosed(token, target.raw)


def _has_own_letter(target: Text) -> bool:
    """Whether there is a letter of the language's own script, numbers and symbols apart."""
    own = scripts_of(target.language)
    return any(script_of(letter) in own for word in target.words for letter in word.text if not letter.isascii())


def _is_left_whole(source: Text, target: Text) -> bool:
    """Whether a text of another script is the source's letter for letter, and a phrase: Opening hours. A name has
    capitals, but for its little words (Ruby on Rails); a command has none.
    """
    words = target.words
    if len(words) < 2 or not words[0].text[0].isupper() or source.raw.strip() != target.raw.strip():
        return False
    return any(
        word.text.islower()
        and frequency(word.key, source.language) >= _EVERYDAY
        and not is_function_word(word.key, source.language)
        for word in words[1:]
    )


def _of_script(target: Text, theirs: frozenset[str]) -> list[Token]:
    """Words of a script that is the source's and not the target's, past those in brackets."""
    return [
        token
        for token in target.words
        if not token.text.isascii()
        and any(script_of(letter) in theirs for letter in token.text)
        and not is_bracketed(token, target.raw)
    ]


def _is_theirs(token: Token, source: Text, target: Text) -> bool:
    """Whether a word that both texts have is the source language's alone."""
    if len(token.text) < 2 or not token.text[0].isalpha():
        return False
    if _is_capital(token) and not is_common_noun(token, source, target):
        return False
    if is_kept_money(token, source, target) or _is_in_path(token, source, target):
        return False
    if token.key in closed_words(target.base):
        return False
    here = 0.0 if is_elided(token, source, target) else frequency(token.key, target.language)
    there = frequency(token.key, source.language)
    if is_left_territory(token, source, target):
        strange = True
    elif _is_borrowed_bare(token.key, source, target):
        strange = False
    elif foreign_letters(token.key, target.language) and here < _BORROWED:
        strange = there > 0.0 or not has_large_lexicon(source.language)
    elif source.base == LINGUA_FRANCA and not has_lexicon(target.language):
        strange = _is_inflected(token.key, source, target) and is_english_alone(token.key, target.base)
    elif not has_lexicon(source.language):
        strange = is_unknown(token, target)
    elif not has_lexicon(target.language):
        strange = False
    else:
        few = not has_large_lexicon(target.language) and is_english_alone(token.key, target.base)
        least = _RARE_MORE if there < _RARE and _is_lemma(token.key, target) else _MORE_FREQUENT
        strange = there >= _FREQUENT and (there - here >= least or (few and source.base == LINGUA_FRANCA))
        if len(token.text) <= 3 or source.rules.traits.syllables or not has_large_lexicon(target.language):
            # A Vietnamese syllable without accents is no word; a short list does not know its loan words.
            strange = strange and (
                is_function_word(token.key, source.language) or _is_inflected(token.key, source, target)
            )
        unheard = is_rare_noun(token, source, target)
        if there >= _KNOWN or (there > 0.0 and is_thingless(token.key, source.base, target.base, ending=_TELLING)):
            unheard = is_unheard(token, source, target)
        strange = strange or (here == 0.0 and unheard) or is_said_there(token, source, target)
    if not strange or is_in_name(token, source, target):
        return False
    return not is_enclosed(token, target.raw) or is_in_clause(token, target)


def _is_lemma(key: str, target: Text) -> bool:
    """Whether the target's dictionary has a word that is no form of one: saudade, not soused."""
    return is_listed(key, target.base) and not key.endswith(tuple(target.rules.words.inflections))


def _is_borrowed_bare(key: str, source: Text, target: Text) -> bool:
    """Whether the target's dictionary has a word without its marks, a rare one, as often as words are borrowed: rakı.
    An everyday one is its own (décision).
    """
    bare = ascii_key(key)
    if bare == key or not _is_lemma(bare, target):
        return False
    here = frequency(bare, target.base)
    return 0.0 < here < _SELDOM and frequency(key, source.base) - here < _MORE_FREQUENT


def _is_capital(token: Token) -> bool:
    """Whether a word, or what an article before it is written together with, has a capital: Unità, l'Unità."""
    return token.text[0].isupper() or _JOINED_NAME.match(token.text) is not None


def _is_in_path(token: Token, source: Text, target: Text) -> bool:
    """Whether a word is a piece of a path, which has no little words (his/her): packages/core."""
    raw = target.raw
    beside = "/" in (raw[token.start - 1 : token.start], raw[token.end : token.end + 1])
    return beside and not is_function_word(token.key, source.language)


def _is_inflected(key: str, source: Text, target: Text) -> bool:
    """Whether an English word has an ending that no loan word keeps: bruises, opened, badly."""
    endings = source.rules.words.inflections
    if not endings or len(key) < 6:
        return False
    if frequency(key, target.language) > 0.0 and not is_english_alone(key, target.base):
        return False
    stem = next((key.removesuffix(end) for end in endings if key.endswith(end)), key)
    return stem != key and max(frequency(stem, source.language), frequency(stem + "e", source.language)) >= _FREQUENT


def _grown(found: list[Token], source: Text, target: Text) -> list[Token]:
    """What was found and the small words around it that follow each other in the source too (was opened by)."""
    pairs = {(first.key, second.key) for first, second in pairwise(source.words)}
    words, starts = target.words, {token.start for token in found}
    for order, step in ((range(len(words)), 1), (range(len(words) - 1, -1, -1), -1)):
        for at in order:
            near = at + step
            if words[at].start not in starts or not 0 <= near < len(words) or words[near].start in starts:
                continue
            first, second = (words[at], words[near]) if step > 0 else (words[near], words[at])
            key = words[near].key
            follows = (first.key, second.key) in pairs and words[near].text.islower()
            if follows and frequency(key, source.language) >= frequency(key, target.language) + 0.5:
                starts.add(words[near].start)
    return [token for token in words if token.start in starts]


def _whole(source: Text, target: Text) -> list[tuple[int, int]]:
    """The whole text where most of its words are the source language's and it is not a person's name."""
    words = target.words
    if not has_lexicon(source.language) or not has_lexicon(target.language):
        return []
    theirs = [
        token
        for token in words
        if frequency(token.key, source.language) - frequency(token.key, target.language) >= 1.5
        or (foreign_letters(token.key, target.language) and frequency(token.key, source.language) > 0.0)
        or (source.base == LINGUA_FRANCA and is_english_alone(token.key, target.base))
        or (is_function_word(token.key, source.language) and not is_function_word(token.key, target.language))
    ]
    if len(theirs) * 2 < len(words) or (len(words) == 1 and source.raw.isupper()):
        return []
    if len(theirs) * 2 == len(words) and not any(word.text.islower() for word in words):
        return []
    return [(words[0].start, words[-1].end)]


def _merged(found: list[Token], raw: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for token in found:
        if spans and _BETWEEN.fullmatch(raw, spans[-1][1], token.start):
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return spans
