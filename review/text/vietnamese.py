"""Which letter sequences can be a Vietnamese syllable: initial consonant, rhyme, tone.

After Thompson, A Vietnamese Reference Grammar (1965), in today's spelling (both i and y).
"""

from __future__ import annotations

from functools import lru_cache

from review.lazy_patterns import lazy_regex
from review.text.normalize import nfc, nfd

__all__ = ["is_bare_syllable", "is_syllable", "looks_vietnamese"]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_INITIALS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RHYMES_LISTED = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êc êch êm ên ênh êng êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai "
    "oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi "
    "ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh uêt uêu ui um un ung uơ uôc uôi "
    "uôm uôn uông uôt up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn "
    "ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt ych"
)
_RHYMES = frozenset(_RHYMES_LISTED.split())
_LETTERS = lazy_regex(r"[a-eg-ik-vxyăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]+")
_OWN = lazy_regex(r"[ăđơưảãạằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏõọồốổỗộờớởỡợủũụừứửữựỷỹỵ]")
_FRONT = frozenset("eêiy")


def looks_vietnamese(word: str) -> bool:
    """Whether a folded NFC word has Vietnamese letters only, and one at least that few other languages have."""
    return _OWN.search(word) is not None and _LETTERS.fullmatch(word) is not None


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a folded NFC word can be a Vietnamese syllable: a known initial, rhyme, and a tone that goes with it."""
    tones = [mark for mark in nfd(word) if mark in _TONES]
    if len(tones) > 1:
        return False
    plain = _toneless(word)
    return any(plain.startswith(initial) and _fits(initial, plain[len(initial) :], tones) for initial in _INITIALS)


@lru_cache(maxsize=65536)
def is_bare_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable from which marks were left out, all of them or the tone alone.

    Names are written so in other languages: Nguyen, Viet. Letter case and composition do not matter.
    """
    toneless = _toneless(word.casefold())
    return toneless in _known()[0] or (toneless.isascii() and toneless in _known()[1])


def _toneless(word: str) -> str:
    return nfc("".join(mark for mark in nfd(word) if mark not in _TONES))


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Every syllable without its tone, and in plain letters."""
    toneless = frozenset(initial + rhyme for initial in _INITIALS for rhyme in _RHYMES if _is_spelled(initial, rhyme))
    return toneless, frozenset(map(_plain, toneless))


def _plain(word: str) -> str:
    return "".join(letter for letter in nfd(word.replace("đ", "d")) if letter.isascii())


def _is_spelled(initial: str, rhyme: str) -> bool:
    """Whether the initial is spelled so before the rhyme: k, gh, ngh before e, ê, i, y; c, ng before the rest."""
    front = rhyme[0] in _FRONT
    return not (initial in ("k", "gh", "ngh") and not front) and not (initial in ("c", "ng") and front)


def _fits(initial: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _RHYMES or not _is_spelled(initial, rhyme):
        return False
    stopped = rhyme.endswith(("c", "ch", "p", "t"))
    return not stopped or (bool(tones) and tones[0] in "\u0301\u0323")
