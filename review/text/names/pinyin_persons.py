"""Chinese persons who keep one name and get another for the other: 刘晓东 as Liu Xiaoming, 王丽华 as Li Lihua.

Much in a Chinese sentence sounds a little like a given name of one syllable or two. Behind the surname, though, stands
the given name itself, and Pinyin spells it to the letter: where the source has the surname, and behind it characters
that are read otherwise, the translation has another person; and where it has the given name behind another surname.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise, product

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import has_large_lexicon
from review.text.names.apostrophes import without_ending
from review.text.names.han_persons import is_person, stands_as_person
from review.text.names.loss import Loss
from review.text.names.sino_vietnamese import is_pinyin
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key
from review.text.tokens import Token

__all__ = ["exchanged_han_persons", "is_titled", "may_be_read", "persons_in_pinyin", "readings", "spelled"]

#: Longer texts take long, and hold many persons.
_LONGEST = 1500
_HAN = lazy_regex(r"\p{Han}+")
#: A syllable of Pinyin in ASCII letters.
_SYLLABLE = lazy_regex(r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]{1,4}(?:ng|n|r)?")


def exchanged_han_persons(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The persons of a source, each with the one of a translation who has one of their names; one of the texts is
    Chinese, and the other in Latin letters.
    """
    ours = source.rules.names.transcription == "han"
    chinese, other = (source, target) if ours else (target, source)
    rules = chinese.rules.names
    if rules.transcription != "han" or not rules.surnames or not is_latin(other) or len(chinese.raw) > _LONGEST:
        return
    if not has_large_lexicon(chinese.language):
        return
    for family, given in persons_in_pinyin(other):
        put = Loss(min(family.start, given.start), max(family.end, given.end), "")
        put = put._replace(text=other.raw[put.start : put.end])
        families, letters = ascii_key(family.text), spelled(given)
        lost = _other_person(families, letters, chinese, other) or _other_family(families, letters, chinese, other)
        if lost is not None:
            yield (lost, put) if ours else (put, lost)


def spelled(given: Token) -> str:
    """A name's letters, in ASCII and without what parts them."""
    return ascii_key(without_ending(given.text)).replace("-", "").replace("'", "")


def persons_in_pinyin(target: Text) -> Iterator[tuple[Token, Token]]:
    """A surname and a given name of one or two syllables in Pinyin, side by side in either order."""
    names = [token for token in target.words if token.text[0].isupper() and not token.text.isupper()]
    for first, second in pairwise(names):
        if target.raw[first.end : second.start] != " ":
            continue
        if all(is_pinyin(spelled(one)) for one in (first, second)):
            yield first, second
            yield second, first


def _other_person(family: str, given: str, source: Text, target: Text) -> Loss | None:
    """The one person of the source who has a surname and not a given name that the target has."""
    found: dict[str, Loss] = {}
    surnames, raw = source.rules.names.surnames, source.raw
    for run in _HAN.finditer(raw):
        for at in range(*run.span()):
            if raw[at] not in surnames or family not in readings(raw[at]):
                continue
            if any(_is_read(raw[at + 1 : at + 1 + length], given) for length in (1, 2)):
                return None
            name = _person_at(source, at, given)
            if name is not None:
                found.setdefault(name.text, name)
    lost = next(iter(found.values()), None) if len(found) == 1 else None
    if lost is None or any(_is_read(lost.text[1:], spelled(token)) for token in target.words):
        return None
    return lost


def _other_family(family: str, given: str, source: Text, target: Text) -> Loss | None:
    """The one person of the source who has a given name and not a surname that the target has."""
    surnames, raw = source.rules.names.surnames, source.raw
    if _read_in_old(family) not in {_read_in_old(one) for surname in surnames for one in readings(surname)}:
        return None
    found: dict[str, Loss] = {}
    for run in _HAN.finditer(raw):
        for at in range(*run.span()):
            if raw[at] not in surnames:
                continue
            for length in (1, 2):
                if not _is_read(raw[at + 1 : at + 1 + length], given):
                    continue
                if may_be_read(raw[at], family):
                    return None
                name = _person_at(source, at, given)
                if name is not None:
                    found.setdefault(name.text, name)
    lost = next(iter(found.values()), None) if len(found) == 1 else None
    if lost is None or any(may_be_read(lost.text[0], ascii_key(one.text)) for one in target.words):
        return None
    return lost


def may_be_read(surname: str, letters: str) -> bool:
    """Whether a surname's character is read so, in Pinyin or as older romanisations write it."""
    return _read_in_old(letters) in map(_read_in_old, readings(surname))


def is_titled(letters: str, chinese: Text) -> bool:
    """Whether a Chinese text has a character that is read so before a title, as a person's surname is: 习主席, Xi."""
    titles, raw = tuple(chinese.rules.names.before_person), chinese.raw
    return any(
        may_be_read(raw[at - 1], letters)
        for title in titles
        for at in _found(title, raw)
        if at and raw[at - 1] > "\u2e80"
    )


def _found(part: str, raw: str) -> Iterator[int]:
    at = raw.find(part)
    while at >= 0:
        yield at
        at = raw.find(part, at + 1)


#: What Pinyin and older romanisations write with other letters: Zhang is Chang, Deng Teng, Gao Kao, Xu Hsu.
_OLD = lazy_regex(r"^(?:(?P<C>zh|ch|j|q)|(?P<S>hs|sh|x)|(?P<Z>ts|tz|z|c)|(?P<P>[bp])|(?P<T>[dt])|(?P<K>[gk])|(?P<R>r))")


@lru_cache(maxsize=4096)
def _read_in_old(letters: str) -> str:
    """A syllable in letters that several romanisations agree about."""
    match = _OLD.match(letters)
    return letters if match is None else f"{match.lastgroup}{letters[match.end() :].replace('ong', 'ung')}"


def _person_at(source: Text, at: int, given: str) -> Loss | None:
    """The person whose surname stands at a place of the source, if the given name has as many characters as `given`
    has syllables.
    """
    length = 1 if _SYLLABLE.fullmatch(given) else 2
    name = source.raw[at : at + 1 + length]
    if len(name) != 1 + length or not _HAN.fullmatch(name):
        return None
    titled = source.raw[:at].endswith(tuple(source.rules.names.before_person))
    whole = length == 2 and titled and _is_read(name[1:], given)  # 律师吴国强, whatever 吴国 is
    if not whole and not is_person(name, source):
        return None
    if not whole and any(place in source.place_offsets for place in range(at, at + len(name))):
        return None
    if length == 2 and _shares_a_syllable(name[1:], given):
        return Loss(at, at + len(name), name)
    return Loss(at, at + len(name), name) if stands_as_person(source, at, at + len(name)) else None


def _shares_a_syllable(characters: str, given: str) -> bool:
    """Whether one of two characters is read as one of two syllables."""
    first, second = map(readings, characters)
    return any(given.startswith(one) and _SYLLABLE.fullmatch(given[len(one) :]) for one in first) or any(
        given.endswith(one) and _SYLLABLE.fullmatch(given[: -len(one)]) for one in second
    )


@lru_cache(maxsize=1)
def _also_read() -> dict[str, str]:
    """The other reading of characters that given names and surnames have two of; written from general knowledge."""
    text = files("review.text.names").joinpath("also_read.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())


@lru_cache(maxsize=4096)
def readings(character: str) -> tuple[str, ...]:
    """How a character is read, in Pinyin without tones, ü as v and as u."""
    usual = ascii_key(character)
    also = _also_read().get(character)
    read = (usual, *((also,) if also else ()))
    return tuple(
        dict.fromkeys((*read, *(one.replace("v", "u") for one in read), *(one.replace("v", "yu") for one in read)))
    )


def _is_read(characters: str, letters: str) -> bool:
    return bool(characters) and letters in map("".join, product(*map(readings, characters)))
