"""Which letter sequences can be a Vietnamese syllable: initial consonant, rhyme, tone.

After Thompson, A Vietnamese Reference Grammar (1965), in today's spelling (both i and y).
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.text.normalize import nfc, nfd

__all__ = ["is_syllable", "looks_vietnamese"]

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
_LETTERS = regex.compile(r"[a-eg-ik-vxyăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]+")
_OWN = regex.compile(r"[ăđơưảãạằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏõọồốổỗộờớởỡợủũụừứửữựỷỹỵ]")
_FRONT = frozenset("eêiy")


def looks_vietnamese(word: str) -> bool:
    """Whether a folded NFC word has Vietnamese letters only, and one at least that few other languages have."""
    return _OWN.search(word) is not None and _LETTERS.fullmatch(word) is not None


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a folded NFC word can be a Vietnamese syllable: a known initial, rhyme, and a tone that goes with it."""
    decomposed = nfd(word)
    tones = [mark for mark in decomposed if mark in _TONES]
    if len(tones) > 1:
        return False
    plain = nfc("".join(mark for mark in decomposed if mark not in _TONES))
    return any(plain.startswith(initial) and _fits(initial, plain[len(initial) :], tones) for initial in _INITIALS)


def _fits(initial: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _RHYMES:
        return False
    front = rhyme[0] in _FRONT
    if initial in ("k", "gh", "ngh") and not front:
        return False
    if initial in ("c", "ng") and front:
        return False
    stopped = rhyme.endswith(("c", "ch", "p", "t"))
    return not stopped or (bool(tones) and tones[0] in "\u0301\u0323")
