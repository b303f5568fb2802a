"""Who took the picture and who wrote the text: the credit at the end of a caption, and bylines.

The words are in the languages' files; what stands after them is a name or agency in any language.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import regex
from rapidfuzz import fuzz

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_re, lazy_regex
from review.text.language import base_language
from review.text.normalize import ascii_key, fold

__all__ = [
    "Credit", "agency_keys", "credits_agencies_alike", "find_byline", "find_credit", "find_dateline",
    "is_agency_of", "slot_labels", "unlike",
]  # fmt: skip

#: Longer paragraphs are no captions or bylines, whatever they hold.
_CAPTION, _BYLINE_LENGTH = 700, 120


class Credit(NamedTuple):
    """`text[start:end]` is the whole credit ("Photo: TASS."), `text[who_start:who_end]` whom it names ("TASS")."""

    start: int
    end: int
    who_start: int
    who_end: int


def _alternatives(kind: Literal["photo", "byline"], language: str) -> str:
    """The language's words and English ones, the longest first."""
    words: set[str] = set()
    for tag in (language, LINGUA_FRANCA):
        words.update(getattr(language_of(tag).page, kind))
    return "|".join(sorted(map(regex.escape, sorted(words)), key=len, reverse=True))


@lru_cache(maxsize=64)
def _credit_patterns(language: str) -> tuple[regex.Pattern[str], ...]:
    words = _alternatives("photo", language)
    agencies = "|".join(sorted(map(regex.escape, language_of(EVERYWHERE).page.agencies), key=len, reverse=True))
    short = "|".join(part for part in words.split("|") if part.endswith(r"\."))
    return (
        # ... (AP Photo/Jane Doe)
        regex.compile(
            rf"[(（](?P<who>\p{{Lu}}[^()（）\n]{{1,40}}?)\s(?i:{words})(?:\s?/\s?[^()（）\n]{{1,40}})?\s*[)）]\s*\.?\s*$"
        ),
        # ... Photo: TASS.   ... (Photo: TASS)   ... Photo: TASS/Getty Images
        regex.compile(
            rf"(?<![\p{{L}}\p{{N}}])(?i:{words})\s?(?:[:：/]\s*|[=＝]\s*(?=[^\x00-\x7f]))"
            r"(?P<who>[^:：\n。]{1,60}?)?\s*[.。]?\s*[)）\]】]?\s*$"
        ),
        # ... Fot. PAP/Jan Nowak
        regex.compile(
            rf"(?<![\p{{L}}\p{{N}}])(?:{short or '(?!)'})\s?(?P<who>\p{{Lu}}[^:：\n。]{{1,60}}?)\s*[)\]]?\s*$"
        ),
        # ... (Photo AFP/Jane Doe)
        regex.compile(rf"[(（](?i:{words})\s(?P<who>\p{{Lu}}[^()（）\n]{{1,60}}?)\s*[)）]\s*\.?\s*$"),
        # ... Photo AFP
        regex.compile(
            rf"(?<![\p{{L}}\p{{N}}])(?i:{words})\s(?P<who>(?i:{agencies})(?:\s?/\s?[^()（）\n]{{1,40}})?)\s*[)）]?\s*\.?\s*$"
        ),
        # ... 新华社记者 王某 摄
        regex.compile(r"(?<=[\s。（(])(?P<who>[^\s。（(][^。（(]{1,30}?)\s*摄(?:影)?[)）]?\s*$"),
    )


#: What each of the patterns needs; all paragraphs are asked, and few have it near their end.
_SIGN = lazy_re(r"[:：/=＝摄]|[A-Z]{2,}[)）]?\.?\s*$|\.\s?[^\W\d_a-z]")


def find_credit(text: str, language: str) -> Credit | None:
    """The credit that a caption ends with: "Photo: TASS.", "(Ảnh: AFP)"; None where there is none.

    Where it names nobody ("Photo: .") its who is 0 long.
    """
    if len(text) > _CAPTION:
        return None
    tail = max(0, len(text) - 120)
    if _SIGN.search(text, tail) is None:
        return None
    for pattern in _credit_patterns(base_language(language)):
        match = pattern.search(text, tail)
        if match is not None:
            end = match.start() + len(match.group().rstrip())
            who = match.span("who") if match["who"] is not None else (end, end)
            return Credit(match.start(), end, *who)
    return None


#: BERLIN (dpa) - …   MOSCOW, Nov 29 (Xinhua) -- …   (ANSA) – …   東京（共同）…
_DATELINE = lazy_regex(
    r"^\s*(?P<place>[^()（）.!?。\n]{0,60}?)\s*[(（](?P<who>[^()（）\n]{2,40})[)）]\s*(?:[-–—−:]|(?<=）))"
)


def find_dateline(text: str) -> Credit | None:
    """The agency in brackets that a report begins with, behind its place: "BERLIN (dpa) - "."""
    match = _DATELINE.match(text)
    if match is None or not agency_keys(match["who"]).keys() <= language_of(EVERYWHERE).page.agencies:
        return None
    return Credit(match.start(), match.end(), *match.span("who"))


@lru_cache(maxsize=64)
def _byline_patterns(language: str) -> tuple[regex.Pattern[str], ...]:
    words = _alternatives("byline", language)
    spaced = not language_of(language).traits.runs_on
    boundary = rf"(?:\s*[:：/]\s*|\s{'+' if spaced else '*'})"
    return (
        # Trung Nhan (Based on TASS, Reuters)
        regex.compile(rf"[(（]\s*(?:{words}){boundary}(?P<who>[^()（）\n]{{1,80}}?)\s*[)）]\s*\.?\s*$"),
        # By Jane Doe   Source: Reuters
        regex.compile(rf"^\s*(?:{words}){boundary}(?P<who>(?=[\p{{Lu}}\p{{Lo}}\"“])[^.!?。:：\n]{{1,80}}?)\s*$"),
        regex.compile(rf"^\s*(?:{words})\s*[:：]\s*(?P<who>(?=[\p{{L}}\"“])[^.!?。:：\n]{{1,80}}?)\s*$"),
    )


def find_byline(text: str, language: str) -> Credit | None:
    """Who wrote a text, or from whom it was taken, where `text` as a whole is a byline.

    "By Jane Doe", "Source: Reuters", "Trung Nhan (Based on TASS)".
    """
    if len(text) > _BYLINE_LENGTH or "\n" in text.strip():
        return None
    for pattern in _byline_patterns(base_language(language)):
        match = pattern.search(text)
        if match is None:
            continue
        before = text[: match.start()].strip()
        # before the bracket stands a name and nothing else
        if len(before.split()) > 6 or before.endswith((".", "!", "?", "。")):
            continue
        return Credit(match.start(), match.start() + len(match.group().rstrip()), *match.span("who"))
    return None


_LATIN = lazy_regex(r"\p{Latin}")
_PUNCTUATION = lazy_regex(r"[^\p{L}\p{N}\s]+")


@lru_cache(maxsize=1)
def _separator() -> regex.Pattern[str]:
    """What stands between the names of a credit."""
    words = "|".join(map(regex.escape, language_of(EVERYWHERE).page.credit_joints))
    return regex.compile(rf"\s*(?:[,;/、，；|&•·+]|\s[-–—]\s|\b(?:{words})\b)\s*")


#: What is no longer is a little word of a name: the, of, de.
_LITTLE = 3


@lru_cache(maxsize=1)
def _agencies_by_name() -> dict[str, str]:
    """What agencies are called in other scripts, without spaces and marks → the agency."""
    table = language_of(EVERYWHERE).page.agency_names
    return {_bare(name): agency for agency, names in table.items() for name in names}


def _bare(name: str) -> str:
    """A name as it is looked up: its letters alone, folded."""
    return "".join(_PUNCTUATION.sub("", fold(name)).split())


@lru_cache(maxsize=1)
def _same_agencies() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in language_of(EVERYWHERE).page.same_agencies)


def agency_keys(who: str) -> dict[str, str]:
    """The names in a credit by their lower-case ASCII: "TASS, Ria" → {"tass": "TASS", "ria": "Ria"}."""
    keys: dict[str, str] = {}
    for part in _separator().split(who):
        key = _agencies_by_name().get(_bare(part or "")) or " ".join(
            filter(None, (ascii_key(word) for word in _PUNCTUATION.sub(" ", part or "").split()))
        )
        if key:
            keys[key] = part.strip()
    return keys


def _is_short_for(initials: str, name: str) -> bool:
    """Whether a name's words begin with these letters, little ones perhaps passed over: ap, the associated press; afp,
    agence france presse; pti, press trust of india.
    """
    words = name.split()
    if not 2 <= len(initials) <= len(words):
        return False
    long = "".join(word[0] for word in words if len(word) > _LITTLE)
    return initials in (long, "".join(word[0] for word in words))


def _same(first: str, second: str) -> bool:
    return (
        first == second
        or _is_short_for(first, second)
        or _is_short_for(second, first)
        or frozenset((first, second)) in _same_agencies()
        or (min(len(first), len(second)) >= 4 and fuzz.ratio(first.replace(" ", ""), second.replace(" ", "")) >= 75)
        or (len(first) >= 3 and len(second) >= 3 and bool(set(first.split()) & set(second.split())))
    )


def _certain(key: str, written: str) -> bool:
    """Whether a name of the source should stand in the translation just so: a known agency, or Latin initials."""
    known = language_of(EVERYWHERE).page.agencies & set(key.split())
    return bool(known) or (written.isascii() and written.isupper() and 2 <= len(key) <= 6)


def unlike(source: str, target: str) -> tuple[str | None, str | None]:
    """A name in the source's credit that the target's lacks, and one in the target's that the source's lacks.

    Only names that are written alike in all languages count: known agencies and initials in Latin letters. An author's
    name in another script or a ministry that is translated is never called unlike; agencies are known in many.
    """
    left, right = agency_keys(source), agency_keys(target)
    missing = [key for key in left if not any(_same(key, other) for other in right)]
    extra = [key for key in right if not any(_same(key, other) for other in left)]
    lost = next((left[key] for key in missing if _certain(key, left[key])), None)
    if any(not _certain(key, right[key]) and not _LATIN.search(right[key]) for key in extra):
        lost = None  # written in other letters it may be the source's
    # what the source says in other letters or words may be this agency's name: then nobody can tell
    unsure = any(not _certain(key, left[key]) for key in missing)
    new = None if unsure else next((right[key] for key in extra if _certain(key, right[key])), None)
    if lost is not None and extra and new is None:
        new = right[extra[0]]
    return lost, new


def credits_agencies_alike(source: str, target: str) -> bool:
    """Whether two credits name the same agencies, all of them known, in whatever script."""
    left, right = agency_keys(source), agency_keys(target)
    return bool(left) and left.keys() == right.keys() and left.keys() <= language_of(EVERYWHERE).page.agencies


def is_agency_of(name: str, folded: str) -> bool:
    """Whether a name is an agency's that a folded text has by another of its names: Reuters, ロイター."""
    table = language_of(EVERYWHERE).page.agency_names
    return any(other in folded for key in agency_keys(name) for other in map(fold, table.get(key, ())))


@lru_cache(maxsize=64)
def slot_labels(language: str) -> str:
    """A regular expression's alternatives of the labels that a name, place or date should follow: Photo, Source,
    Author.
    """
    labels = {*_alternatives("photo", language).split("|"), *_alternatives("byline", language).split("|")}
    # prepositions are ordinary words before a colon, too
    for tag in (language, LINGUA_FRANCA):
        labels -= language_of(tag).page.byline_prepositions
    labels.update(language_of(LINGUA_FRANCA).page.labels)
    return "|".join(sorted(labels, key=len, reverse=True))
