"""A web or e-mail address of the source is missing, altered or new in the translation.

Triggers on URLs, host names and e-mail addresses that only one side has. Of an altered one the translation's is
marked, and the source's is the suggestion; one in the place of another is told once.

Leaves alone: a different scheme, `www.`, a closing slash, letter case of the host, punctuation after the address,
pages and lists of the same site in the other language (`/vi/` and `/en/`, `vi.` and `en.`, `users@` and
`users-german@`), a site's own in the translation's country (`.com` and `.com.vn`), and sites named as a company
(Booking.com, tuoitre.vn) whose name the other side has without its ending, and an address that only a link leads to
(words stand for it), and what looks like a host name as a space was lost between two words of the translation
(Fenster.in). A new host name is minor where the source is in another script: it may name the site in its own.
So is what stands in place of an example (example.org).

Flagged (vi → en): `Đăng ký tại http://vidu.vn/khoa-hoc.` → `Sign up at http://vidu.vn/khoahoc.` —
`http://vidu.vn/khoahoc`
Not flagged (vi → en): `Xem www.vidu.vn.` → `See https://vidu.vn/`

False alarms: none in 502 clean translations (DEMETR fr de ru zh hi into English) and 9,943 of FLORES dev and NTREX
(vi→en, en→vi, pt→en); few of them have addresses.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.code_compared import is_translated
from review.checks.shared.own_addresses import is_countrys_own, language_parts, parts_of, without_tags
from review.checks.shared.wikis import is_same_wiki, page_on_wiki
from review.checks.views import DocumentView, SegmentView
from review.languages.language import language_tags
from review.lazy_patterns import lazy_regex
from review.model import Severity, Side
from review.text.analysis import Text
from review.text.function_words import little_words
from review.text.language import base_language
from review.text.lexicon import frequency, has_lexicon
from review.text.normalize import fold, nfc
from review.text.scripts import scripts_of

__all__ = ["CHECK"]

#: Two addresses this alike (0 to 100) are one that was altered.
_ALTERED = 70.0
#: A name of so many letters is hardly found by chance in words run together.
_TOLD_APART = 6
#: More addresses that one paragraph lacks are told together.
_SEVERAL = 2
#: Among more missing addresses than this the altered one is not looked for.
_MANY = 100
_SCHEME = lazy_regex(r"^(?:https?|ftp)://(?:www\.)?|^www\.")
#: Where an address ends that is written into a text without spaces.
_END = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Hangul}，。、；：！？（）「」『』【】]")
#: A word or an ending behind an address, with the mark that joins it.
_WORD = lazy_regex(r"[-‑'’:][\p{L}\p{M}]{1,40}")
#: Where a tag leads to.
_LEADS_TO = lazy_regex(r"""(?i)\s(?:href|src|xref|url|xlink:href)\s*=\s*["']([^"'\s<>]+)["']""")
#: A page that is called by its language.
_PAGE_OF_TAG = lazy_regex(r"(?i)[/._]([a-z]{2,3})(?:[-_]\w+)?\.(?:html?|php)$")
_WORDS = lazy_regex(r"[\p{L}\p{M}\p{N}-]+")
#: A name, and the bracket or mark behind which its address begins.
_NAMED = lazy_regex(r"\p{Lu}[\p{L}\p{M}.’'-]*\s+\p{Lu}[\p{L}\p{M}.’'-]+\s*(?:[<(（]\s?|\s[-–—]\s|[,:]\s)$")
#: How frequent (Zipf) a word before a full stop is that a sentence ends with, and the
#: end of a compound (fenster).
_KNOWN, _ENDING = 2.0, 3.0
#: Names that nobody has, for examples: RFC 2606, RFC 6761. A translation may have examples of its own.
_RESERVED = lazy_regex(r"(?i)(?:^|[@./])(?:example(?:\.(?:com|net|org|edu))?|test|invalid)(?=$|[/:?#])")


class _Address(NamedTuple):
    start: int
    end: int
    text: str
    key: str


def _addresses(view: SegmentView, side: Side, languages: frozenset[str]) -> list[_Address]:
    found = []
    for token in view.side(side).addresses:
        text = token.text[: view.unbroken(side, token.start, token.end) - token.start]  # a tag ends an address
        cut = _END.search(text) if "/" in text else None
        written = text[: cut.start()] if cut else text
        bare = _SCHEME.sub("", nfc(written).rstrip("/"))
        if not bare or bare.endswith(":") or not {".", "@", ":"} & set(written):
            continue  # "by https:// and not by http://"; a word of which a tag parts what looked like a host's ending
        found.append(_Address(token.start, token.start + len(written), written, _key(bare, view, languages)))
    return found


def _key(bare: str, view: SegmentView, languages: frozenset[str]) -> str:
    """By what two addresses are one: without scheme, case of the host, and what says their language."""
    host, slash, path = bare.partition("/")
    untagged = without_tags(host.casefold() + slash + path, view.source.language, view.target.language)
    return "/".join(part for part in parts_of(untagged) if part.casefold() not in languages)


def _is_led_to(address: _Address, view: SegmentView, other: Side, languages: frozenset[str]) -> bool:
    """Whether a tag of the other side leads to an address, whatever words stand there for it; a reference (&amp;) ends
    what is read of one.
    """
    if view.written is view.segment or "=" not in view.written.text(other):
        return False
    found = _LEADS_TO.finditer(view.written.text(other))
    keys = [_key(_SCHEME.sub("", nfc(html.unescape(one[1])).rstrip("/")), view, languages) for one in found]
    return address.key in keys or (address.text.endswith("&") and any(key.startswith(address.key) for key in keys))


def _is_linked_by_name(address: _Address, view: SegmentView) -> bool:
    """Whether the translation has a wiki's own link to the page of an address: [[mw:Help:Links|help]]."""
    page = page_on_wiki(address.text)
    return bool(page) and f":{page}" in view.written.text("target").replace("_", " ")


def _is_bare(address: _Address) -> bool:
    """Whether it is a host name alone, which may be what a site is called."""
    return "/" not in address.text and "@" not in address.text


def _is_named(address: _Address, text: Text) -> bool:
    """Whether a host name stands for a company or a site that the other side names without the ending."""
    if not _is_bare(address):
        return False
    name, other = address.text.casefold().removeprefix("www.").partition(".")[0], fold(text.raw)
    return len(name) >= 2 and (name in other or (len(name) >= _TOLD_APART and name in other.replace(" ", "")))


def _severity(address: _Address, source: Text) -> Severity | None:
    """Minor for a host name where the source is in another script, and may name the site in its own."""
    script = scripts_of(source.language)
    return "minor" if _is_bare(address) and script and "LATIN" not in script else None


def _likeness(one: _Address, other: _Address) -> float:
    """0 to 100; e-mail addresses at one host count as alike."""
    if "@" in one.text and one.text.rpartition("@")[2].casefold() == other.text.rpartition("@")[2].casefold():
        return 100.0
    return float(ratio(one.key, other.key))


def _altered(view: SegmentView, wrong: _Address, right: _Address) -> Hit:
    """Minor where it is an example whose words were translated, as readers put their own in: ftp://user@machine.edu."""
    another = _RESERVED.search(right.text) and not _RESERVED.search(wrong.text)
    example = another or _is_example_of(right, wrong, view)
    severity: Severity | None = "minor" if example else None
    return view.hit(
        "target", wrong.start, wrong.end, f"the source's address is {right.text}",
        suggestion=right.text, severity=severity, twin=(right.start, right.end),
    )  # fmt: skip


def _is_example_of(address: _Address, other: _Address, view: SegmentView) -> bool:
    """Whether two addresses have the same parts, but for words that were translated."""
    theirs, ours = (_WORDS.findall(one.text) for one in (address, other))
    if len(theirs) != len(ours) and "@" not in address.text:
        return False
    return is_translated(address.text, other.text, view.source.base, view.target.base)


def _is_of_person(address: _Address, text: Text) -> bool:
    """Whether an address stands in brackets or behind a mark after a name, as of whoever translated a text."""
    return _NAMED.search(text.raw, max(0, address.start - 60), address.start) is not None


def _is_in_another_language(one: _Address, other: _Address, language: str) -> bool:
    """Whether two addresses are one page, in a third language where a site lacks the translation's: /fr/ and /en/; or
    a site and its own of the translation's country.
    """
    if is_countrys_own(one.text, other.text, language):
        return True
    ours, theirs = one.key.split("/"), other.key.split("/")
    if abs(len(ours) - len(theirs)) > 1:
        return False
    different = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
    if len(ours) == len(theirs):
        return len(different) == 1 and all(part.casefold() in _tags() for part in different[0])
    longer, shorter = sorted((ours, theirs), key=len, reverse=True)
    page = _PAGE_OF_TAG.search(other.text)
    if page is not None and longer is theirs and longer[:-1] == shorter:
        return str(page[1]).casefold() == base_language(language)  # team/ and team/pl.html
    at = next((at for at, part in enumerate(shorter) if part != longer[at]), len(shorter))
    return longer[at].casefold() in _tags() and longer[:at] + longer[at + 1 :] == shorter


@lru_cache(maxsize=1)
def _tags() -> frozenset[str]:
    """The tags of two letters of languages, in paths."""
    return frozenset(tag for tag in language_tags() if len(tag) == 2)


def _is_written(address: _Address, text: Text) -> bool:
    """Whether a text has an address that was not read as one there, or without its scheme: X.Org's for X.org,
    shop.example for https://shop.example.
    """
    if "@" in address.text:
        return False
    host = _SCHEME.sub("", nfc(address.text)).rstrip("/").casefold()
    at = text.raw.casefold().find(host)
    behind = text.raw[at + len(host) :][:2]
    longer = behind[:1].isalnum() or (behind[:1] in "./-" and behind[1:].isalnum())
    return bool(host) and at >= 0 and not text.raw[at - 1 : at].isalnum() and not longer


def _is_lost_space(address: _Address, text: Text) -> bool:
    """Whether a host name is the last word of a sentence and a little word that the next one begins with, with no space
    behind the full stop: Unterfenster.in, or of a form of two genders: Nutzer.in.
    """
    last, _, first = address.text.partition(".")
    if not _is_bare(address) or not last.isalpha() or fold(first) not in little_words(text.base):
        return False
    if not has_lexicon(text.base):
        return False
    word = last.casefold()
    ends = (word[at:] for at in range(1, len(word) - _TOLD_APART + 1))
    return frequency(word, text.base) >= _KNOWN or any(frequency(end, text.base) >= _ENDING for end in ends)


def _is_joined(address: str, longer: str) -> bool:
    """Whether the longer one is the address with a word or an ending joined to it: lists@host-Adresse."""
    return longer.startswith(address) and _WORD.fullmatch(longer, len(address)) is not None


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    source, target = view.source, view.target
    if not view.paired or not (source.addresses or target.addresses):
        return
    languages = language_parts(source.language, target.language)
    theirs, ours = _addresses(view, "source", languages), _addresses(view, "target", languages)
    kept = {address.key for address in theirs} & {address.key for address in ours}
    missing = [address for address in theirs if address.key not in kept and not _is_named(address, target)]
    missing = [address for address in missing if address.text not in target.hidden and not _is_written(address, target)]
    missing = [address for address in missing if not _is_led_to(address, view, "target", languages)]
    missing = [address for address in missing if not _is_linked_by_name(address, view)]
    added = [address for address in ours if address.key not in kept and not _is_named(address, source)]
    added = [address for address in added if address.text not in source.hidden and not _is_written(address, source)]
    added = [address for address in added if not _is_led_to(address, view, "source", languages)]
    own = base_language(source.language), base_language(target.language)
    for lost in missing[:_MANY]:
        twin = next((one for one in added if is_same_wiki(lost.text, one.text, *own)), None)
        if twin is not None:
            missing.remove(lost)
            added.remove(twin)
    for lost in missing[:_MANY]:
        twin = next((one for one in added if _is_in_another_language(lost, one, target.language)), None)
        if twin is not None:
            missing.remove(lost)
            added.remove(twin)
    for lost in missing[:_MANY]:
        joined = next((one for one in added if _is_joined(*sorted((lost.text, one.text), key=len))), None)
        if joined is not None:
            missing.remove(lost)
            added.remove(joined)
    if not missing:
        added = [address for address in added if not _is_lost_space(address, target)]
    new: list[_Address] = []
    for wrong in added:
        likeness, at = (
            (0.0, 0)
            if len(missing) > _MANY
            else max(((_likeness(lost, wrong), at) for at, lost in enumerate(missing)), default=(0.0, 0))
        )
        if likeness >= _ALTERED:
            likest = missing.pop(at)
            yield _altered(view, wrong, likest)
        elif example := next((lost for lost in missing if _is_example_of(lost, wrong, view)), None):
            missing.remove(example)
            yield _altered(view, wrong, example)
        else:
            new.append(wrong)
    replaced = len(new) == len(missing) == 1 and ("@" in new[0].text) == ("@" in missing[0].text)
    for wrong in new:
        twin = missing.pop() if replaced else None
        message = f"the source has {twin.text} here" if twin is not None else f"the source has no address {wrong.text}"
        reserved = twin is not None and _RESERVED.search(twin.text) is not None
        severity = "minor" if reserved or _is_of_person(wrong, target) else _severity(wrong, source)
        place = None if twin is None else (twin.start, twin.end)
        yield view.hit("target", wrong.start, wrong.end, message, severity=severity, twin=place)
    many = len(missing) > _SEVERAL and not added
    for lost in missing[:1] if many else missing:
        message = f"the address {lost.text} is missing in the translation"
        if many:
            message = f"{len(missing)} addresses are missing in the translation, {lost.text} first"
        reserved = bool(added) and _RESERVED.search(lost.text) is not None
        yield view.hit("source", lost.start, lost.end, message, severity="minor" if reserved else None)


CHECK = Check(
    code="url",
    category="Design and markup/Link/cross-reference",
    severity="major",
    page=__doc__,
    segment=find,
    of_pairs=True,
)
