"""Acronyms of a text in Cyrillic that became another one of its own: ФСБ as SBU, which would have been СБУ."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from review.checks.shared.acronym_readings import USED
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.lexicon import frequency
from review.text.names.acronym_words import acronyms_of, is_currency, is_renamed, shouts
from review.text.names.organisations import mentions_of, names_of, speaks_of
from review.text.normalize import ascii_key
from review.text.tokens import Token

__all__ = ["other_acronyms"]

_CYRILLIC = lazy_regex(r"\p{Lu}{3,5}")
_LETTER = lazy_regex(r"\p{Cyrillic}")
#: So often (Zipf) the source's language has both acronyms.
_USED = 3.9
#: More readings of one acronym are not tried.
_MOST = 64


def other_acronyms(view: SegmentView) -> Iterator[tuple[Token, Token]]:
    """The one acronym of a source in Cyrillic that its translation has not, with the one that the translation alone
    has, where that is one of the source's language as well, which would have written it had it been meant.
    """
    source, target = view.source, view.target
    ours = [token for token in acronyms_of(target) if token.key not in source.folded]
    if len({token.key for token in ours}) != 1 or shouts(target) or shouts(source):
        return
    theirs = {
        token.text: token
        for token in source.words
        if token.text.isupper() and _CYRILLIC.fullmatch(token.text) and _LETTER.match(token.text)
    }
    read = {ascii_key(token.text) for token in target.words}
    lost = [token for token in theirs.values() if ascii_key(token.text) not in read]
    if len(lost) != 1:
        return
    one, put = lost[0], ours[0]
    if is_renamed(put.key) or is_currency(put.text) or one.start in source.place_offsets:
        return
    if any(mention.start == one.start for mention in mentions_of(source)):
        return
    if frequency(one.key, source.language) >= USED and _has_its_own(view, put):
        yield one, put


def _has_its_own(view: SegmentView, put: Token) -> bool:
    """Whether the source's language writes the acronym of a translation in its own letters, and the source does not."""
    source = view.source
    known = next((mention for mention in mentions_of(view.target) if mention.start == put.start), None)
    if known is not None:
        own = any(_LETTER.match(form) for form in names_of(known.id, source.base))
        return own and not speaks_of(source, known.id)
    written = _in_cyrillic(put.key, source.language)
    return written is not None and not any(token.key == written for token in source.words)


@lru_cache(maxsize=256)
def _letters() -> dict[str, tuple[str, ...]]:
    """A Latin letter → the Cyrillic ones that are written with it."""
    found: dict[str, list[str]] = {}
    for letter in map(chr, range(0x430, 0x460)):
        found.setdefault(ascii_key(letter), []).append(letter)
    return {latin: tuple(letters) for latin, letters in found.items() if len(latin) == 1}


@lru_cache(maxsize=1024)
def _in_cyrillic(key: str, language: str) -> str | None:
    """An acronym as a language writes it in Cyrillic, if it has it as often as its own ones."""
    choices = [_letters().get(letter, ()) for letter in key]
    if not all(choices):
        return None
    best = max(("".join(one) for one in list(product(*choices))[:_MOST]), key=lambda one: frequency(one, language))
    return best if frequency(best, language) >= _USED else None
