"""Chinese persons who are quite others in the translation: 王毅 as Qin Gang, 李强 as Li Keqiang.

Of a person in Pinyin, surname and given name side by side, every character that might be read so would stand in the
Chinese text, one behind the other. Where none does, and that text has a person of its own at the beginning of a clause
or behind a title, of whose names the other text has none, the one stands in the place of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, has_large_lexicon, is_function_word
from review.text.names.apostrophes import without_ending
from review.text.names.han_persons import is_person
from review.text.names.loss import Loss
from review.text.names.pinyin_persons import is_titled, may_be_read, persons_in_pinyin, readings, spelled
from review.text.names.sino_vietnamese import is_pinyin
from review.text.names.title_case import is_title_case
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key
from review.text.tokens import Token
from review.text.word_lists import is_listed_small

__all__ = ["exchanged_han_strangers"]

#: Longer texts hold many persons.
_LONGEST = 600
#: So often (Zipf) two characters are said that are a word.
_SAID = 3.3
_CLAUSE = lazy_regex(r"(?:^|[\s，。、；：！？“”「」（）《》,.;:!?\"()])$")
_HAN = lazy_regex(r"\p{Han}+")


def exchanged_han_strangers(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The one person of a source and the other one of its translation; one of the texts is Chinese, and the other in
    Latin letters.
    """
    ours = source.rules.names.transcription == "han"
    chinese, other = (source, target) if ours else (target, source)
    rules = chinese.rules.names
    if rules.transcription != "han" or not rules.surnames or not is_latin(other) or is_title_case(other):
        return
    if not has_large_lexicon(chinese.language) or max(len(chinese.raw), len(other.raw)) > _LONGEST:
        return
    put = _only_stranger(chinese, other)
    lost = _only_person(chinese, other, put) if put is not None else None
    if put is not None and lost is not None:
        yield (lost, put) if ours else (put, lost)


def _only_stranger(chinese: Text, other: Text) -> Loss | None:
    """The one person in Pinyin of whom the Chinese text has no character; None where there are several."""
    families = {ascii_key(read) for surname in chinese.rules.names.surnames for read in readings(surname)}
    found: dict[str, Loss] = {}
    for first, second in persons_in_pinyin(other):
        if first.start > second.start or spelled(first) not in families or not _may_be_person(first, second, other):
            continue  # the surname stands first, as nearly all write it
        if not _is_met(spelled(first), spelled(second), chinese):
            end = second.start + len(without_ending(second.text))
            name = other.raw[first.start : end]
            found.setdefault(name, Loss(first.start, end, name))
    return next(iter(found.values())) if len(found) == 1 else None


def _may_be_person(family: Token, given: Token, other: Text) -> bool:
    """Whether two words are hardly words of their language, or something else than a whole name: He Ran."""
    if family.start in other.place_offsets or given.start in other.place_offsets:
        return False
    if any(is_function_word(one.key, other.language) for one in (family, given)):
        return False
    if all(is_listed_small(one.key, other.base) for one in (family, given)):
        return False
    before, behind = other.raw[: family.start].rstrip()[-1:], other.raw[given.end : given.end + 2]
    return not (behind[:1] in (" ", "-") and behind[1:].isupper()) and before != "-" and is_pinyin(spelled(family))


def _is_met(family: str, given: str, chinese: Text) -> bool:
    """Whether the Chinese text may speak of a person: characters read as the given name, or the surname behind which a
    title stands (习主席).
    """
    raw = chinese.raw
    for run in _HAN.finditer(raw):
        for at in range(*run.span()):
            if any(given in _joined(raw[at : at + length]) for length in (1, 2)):
                return True
    return is_titled(family, chinese)


def _joined(characters: str) -> set[str]:
    read = {""}
    for character in characters:
        read = {before + one for before in read for one in readings(character)}
    return read


def _only_person(chinese: Text, other: Text, put: Loss) -> Loss | None:
    """The one person of a Chinese text, at the beginning of a clause or behind a title, of whose names the other text
    has none but the surname of the one who is put there.
    """
    raw, rules = chinese.raw, chinese.rules.names
    words = [token for token in other.words if not put.start <= token.start < put.end]
    read = {spelled(token) for token in words}
    found: dict[str, Loss] = {}
    title = _titles(rules.before_person)
    for run in _HAN.finditer(raw):
        for at in range(*run.span()):
            if raw[at] not in rules.surnames or at in chinese.place_offsets:
                continue
            begins, titled = _CLAUSE.search(raw[:at]) is not None, title.search(raw, 0, at) is not None
            if not (begins or titled):
                continue
            goes_on = frequency(raw[at + 2 : at + 4], chinese.language) >= _SAID  # 李强会见
            lengths = (2, 3) if goes_on else (3, 2)
            name = next((raw[at : at + n] for n in lengths if _is_name(raw[at : at + n], n, chinese)), None)
            if name is None:
                continue
            if any(may_be_read(name[0], one) for one in read) or not read.isdisjoint(_joined(name[1:])):
                return None  # it is there, in another order or alone
            found.setdefault(name, Loss(at, at + len(name), name))
    return next(iter(found.values())) if len(found) == 1 else None


def _is_name(name: str, length: int, chinese: Text) -> bool:
    return len(name) == length and _HAN.fullmatch(name) is not None and is_person(name, chinese)


def _titles(titles: frozenset[str]) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{'|'.join(sorted(titles, key=len, reverse=True))})$")
