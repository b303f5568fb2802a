"""Words of a translation that are neither its language's nor the source's: a Polish word in English from Vietnamese.

A letter of a script that neither language is written in tells by itself. A word of the same script tells where a
dictionary has the translation's language whole, and its frequency list hardly has the word, while another language says
it every day.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.shared.kept_money import is_kept_money
from review.checks.shared.latin_words import without_particle
from review.checks.shared.word_forms import form_in
from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.text.analysis import Text
from review.text.international import is_english_alone
from review.text.language import language_name
from review.text.lexicon import frequency, has_large_lexicon, said_most
from review.text.loan_words import is_loan_word
from review.text.names.heard import may_be_reading
from review.text.names.transliteration import spelled_alike
from review.text.normalize import ascii_key
from review.text.scripts import foreign_letters, languages_like, script_of, scripts_of
from review.text.tokens import Token, is_unspaced
from review.text.word_lists import has_word_list, is_listed

__all__ = ["of_third_language"]

#: How frequent (Zipf) a word is at most that is not the language's, in a text without its accents too.
_STRANGE = 2.6
#: How much more frequent it is elsewhere.
_MORE = 1.5
#: A word with a letter that the language does not use is borrowed from this frequency on.
_BORROWED = 1.5
#: With a capital it may be a name, which English would know from this frequency on, and must be so much more frequent.
_NAME, _MUCH_MORE = 1.8, 2.2
#: A shorter English word may be one of another language; and so frequent (Zipf) it is at most in a list of the web's
#: words, which has English ones among its own.
_ENGLISH, _NOISE = 5, 3.4
#: A little word of another language, how rare it is in the target's, names and titles included, and how frequent there.
_LITTLE, _ALWAYS = 4.2, 6.0
#: A longer one is more often a name of a thing (hangi).
_LONGEST_LITTLE = 4
#: Shorter words are too often abbreviations or names' particles.
_SHORTEST = 3
#: A word of so many letters at most may be one of the source's, spelled; and so much alike (0 to 100) it sounds.
_SPELLED, _ALIKE = 20, 90.0
_OPENING, _CLOSING = "([{“\"'‘«„", ")]}”\"'’»“"
_QUOTED = 60
#: So many words in brackets are a clause.
_BRACKETS, _GLOSS = "([{", 4


def of_third_language(source: Text, target: Text) -> Iterator[tuple[Token, str]]:
    """The words of the target that are of another language, with its name ("" where only its script is known). Words
    with a capital may be names: they count where a sentence begins, and where the other language writes nouns so.
    """
    scripts = scripts_of(target.language)
    if not scripts or source.base == target.base:
        return
    known = scripts | scripts_of(source.language) | {"LATIN"}
    listed = has_word_list(target.base)
    if target.raw.isascii() and not listed and source.base == LINGUA_FRANCA:
        return
    english = source.base != LINGUA_FRANCA and target.base != LINGUA_FRANCA
    for token in target.words:
        if len(token.text) < 2:
            continue
        if english and (word := _english_word(token, source, target)) is not None:
            yield word, language_name(LINGUA_FRANCA)
            continue
        if not token.text.isascii() and not known & {script_of(letter) for letter in token.text if letter.isalpha()}:
            if token.text not in source.raw and not _is_quoted(token, target.raw):
                yield token, ""
        elif listed and len(token.text) >= _SHORTEST and token.text.isalpha():
            language = _language_of(token, source, target)
            if language is not None and not _is_set_apart(token, target.raw):
                yield token, language


def _english_word(token: Token, source: Text, target: Text) -> Token | None:
    """An everyday word of English, with what a particle leaves of it, in a translation between two other languages."""
    word = without_particle(token)
    if len(word.text) < _ENGLISH or not (word.text.isascii() and word.text.isalpha() and word.text.islower()):
        return None
    if word.key in source.folded or is_listed(word.key, target.base) or _is_set_apart(word, target.raw):
        return None
    most = _STRANGE if has_large_lexicon(target.base) else _NOISE
    told = "LATIN" not in scripts_of(target.language) or frequency(word.key, target.base) < most
    return word if told and is_english_alone(word.key, target.base) else None


def _language_of(token: Token, source: Text, target: Text) -> str | None:
    key, base = token.key, target.base
    if is_listed(key, base) or is_kept_money(token, source, target):
        return None
    here = frequency(key, base)
    if (little := _little_word_of(token, source, target)) is not None:
        return little
    capital, strange = token.text[0].isupper(), foreign_letters(key, base) and here < _BORROWED
    if here >= _STRANGE or (is_listed(ascii_key(key), base) and not strange):
        return None
    if key in source.folded or ascii_key(key) in source.known_keys or _is_in_name(token, target):
        return None
    if _is_read_so(ascii_key(key), source):
        return None
    elsewhere = said_most(key, languages_like(base), (base, source.base))
    if capital:
        if elsewhere is None or here >= _NAME or elsewhere[0] - here < _MUCH_MORE:
            return None
        noun = language_of(elsewhere[1]).traits.capital_nouns
        return language_name(elsewhere[1]) if noun or token.start in target.sentence_starts else None
    if form_in(source, key) and not is_unspaced(source.raw):
        # the source's own in another form, which left_words tells where the source's list has it; with an ending of the
        # target's it is no form of the source's (cyanuric of cyanurique)
        respelled = key.endswith(tuple(language_of(base).words.suffixes)) or _is_inflected_term(key, source, base)
        misspelt = here > 0.0  # lists have what people write for a word that both languages have: comittee
        return None if respelled or misspelt or frequency(key, source.base) > 0.0 else language_name(source.base)
    if elsewhere is not None and elsewhere[0] - here >= _MORE:
        if is_loan_word(key, elsewhere[1], base):
            return None
        return language_name(elsewhere[1])
    return "" if strange or (here == 0.0 and not key.isascii()) else None


def _is_read_so(key: str, source: Text) -> bool:
    """Whether a text of another script is read so somewhere, as what one country plays and eats is spelled: pipa."""
    if source.raw.isascii() or "LATIN" in scripts_of(source.language) or len(key) > _SPELLED:
        return False
    if is_unspaced(source.raw):
        return key in ascii_key(source.raw).replace(" ", "") or may_be_reading(key, source)
    return any(spelled_alike(key, word) >= _ALIKE for word in source.word_keys)


def _is_inflected_term(key: str, source: Text, base: str) -> bool:
    """Whether a word is one that the source has, with an ending of the target's: fourball, fourballs."""
    endings = language_of(base).words.inflections
    return any(key.endswith(one) and key.removesuffix(one) in source.known_keys for one in endings)


def _little_word_of(token: Token, source: Text, target: Text) -> str | None:
    """The language whose little word (und) stands between two words of the target's; None where it may be a name's."""
    key, base = token.key, target.base
    if len(key) > _LONGEST_LITTLE or not token.text.islower() or key in source.known_keys:
        return None
    if frequency(key, base) >= _LITTLE:
        return None
    said = said_most(key, languages_like(base), (base, source.base))
    if said is None or said[0] < _ALWAYS or said[0] - frequency(key, base) < _MUCH_MORE:
        return None
    words = target.words
    at = words.index(token)
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    spoken = sum(one.text.islower() and is_listed(one.key, base) for one in beside)
    least = 2 if key in language_of(EVERYWHERE).names.particles else 1
    return language_name(said[1]) if spoken >= least and len(beside) == 2 else None


def _is_set_apart(token: Token, raw: str) -> bool:
    """Whether a word stands in quotation marks or brackets, or is a piece of something longer, as a foreign one may."""
    before, after = raw[token.start - 1 : token.start], raw[token.end : token.end + 1]
    if (before and before in "-/_.@#&<>'’*`") or (after and after in "-/_@&<>'’*`"):
        return True
    return _is_quoted(token, raw)


def _is_quoted(token: Token, raw: str) -> bool:
    """Whether a word stands among a few in quotation marks or brackets."""
    opened = max((raw.rfind(mark, max(0, token.start - _QUOTED), token.start) for mark in _OPENING), default=-1)
    if opened < 0:
        return False
    closing = [raw.find(mark, opened + 1) for mark in _CLOSING]
    ends = [at for at in closing if at >= token.end and at - opened <= _QUOTED]
    if not ends or any(opened < at < token.start for at in closing):
        return False
    # a clause in brackets is no gloss
    return raw[opened] not in _BRACKETS or raw.count(" ", opened, min(ends)) < _GLOSS


def _is_in_name(token: Token, target: Text) -> bool:
    """Whether capitals stand on either side, as they do around the small words of names."""
    words = target.words
    at = words.index(token)
    beside = words[max(0, at - 2) : at] + words[at + 1 : at + 3]
    return sum(word.text[0].isupper() and word.start not in target.sentence_starts for word in beside) >= 2
