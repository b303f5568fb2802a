"""An acronym of the source is missing in the translation, or has become another one.

Triggers on words of three to six capitals in the source (FBI, NASA) that the translation neither has nor writes out,
where the translation's language would keep them: it knows them as well as the source's language does, or the source
is in another script and writes them in Latin letters all the same. An acronym of the translation that differs from
the missing one is marked instead, also beside the name that it stands for.

An acronym in Cyrillic (ФСБ) that became one that its language writes as well (SBU, СБУ) is told as minor.

One that the translation's language seldom uses (TASS) is told, as minor, where a single other acronym stands there; so
is any, where that other one is the source's own country's, whose language has it more often (BND for BKA).

An international organisation or well-known authority is known by what each language calls it: OMS and ВОЗ are the WHO.
Where the source speaks of one that the translation does not, and the translation of another that the source does not,
the latter is marked, and the right one's acronym suggested.

Into English also, as minor, on an acronym that only the translation has, where the source's language has capitals, no
acronym of the source's shares its letters, and no words there begin with them.

Leaves alone: acronyms that languages translate (PIB and GDP, ONU and UN, TTXVN and VNA), the same letters in another
order that the translation's language has more often (EAU and UAE, OIM and IOM), those that it hardly has, or say in
words (URL), those that are written out (World Health Organization for WHO) or said
in part (the Red Cross, the Monetary Fund) or spelt by their letters' names in another
script (यू.आर.एल), names of countries, texts in capitals, words in capitals (MODE, FILE FORMAT), what three paragraphs
have for it and fewer keep (INTRO for ENTER: neutral), and acronyms that only a translation into another language has,
since translations abbreviate rightly.

Flagged (vi → en): `Theo FBI, vụ án đã khép lại.` → `According to the FIB, the case is closed.` — `FIB`
Flagged (it → en): `L’istituto pagherà gli arretrati.` → `The FBI will pay the arrears.` — `FBI`
Not flagged (fr → en): `Le PIB a augmenté.` → `GDP has grown.`

False alarms: none in 502 clean translations (DEMETR fr de ru zh hi into English), none of 997 FLORES dev segments
vi→en and pt→en, 0.1 to 0.2 % en→vi (human, Google, Microsoft).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.acronym_readings import (
    ORDINARY,
    USED,
    USED_BESIDE,
    is_homely,
    is_kept,
    is_metavariable,
    is_off_by_one,
    is_slip,
    is_word,
)
from review.checks.shared.other_acronyms import other_acronyms
from review.checks.views import DocumentView, SegmentView, of_document
from review.lazy_patterns import lazy_regex
from review.text.key_names import is_key_name
from review.text.lexicon import frequency
from review.text.names.acronym_words import (
    acronyms_of,
    added_acronyms,
    is_currency,
    is_spelt,
    is_written_out,
    shouts,
)
from review.text.names.organisations import Mention, acronym_of, mentions_of, speaks_of

__all__ = ["CHECK"]

#: Longer segments are no sentences or paragraphs: some words in a row there begin with any letters.
_LONGEST = 20_000
#: How many segments back an acronym stays known.
_MEMORY = 5
_LOWER = lazy_regex(r"\p{Ll}")

#: A longer one may be an ordinary word in capitals.
_INITIALS = 3
#: So many paragraphs have another word for an acronym that is what the translation calls it.
_OFTEN = 3


def _exchanged(view: SegmentView) -> Iterator[Hit]:
    """Organisations of the translation in the place of others of the source, in order."""
    ours = mentions_of(view.target)
    theirs = mentions_of(view.source) if ours else ()
    if not theirs:
        return
    put = [one for one in _first(ours) if one.id not in {other.id for other in theirs}]
    lost = [one for one in _first(theirs) if one.id not in {other.id for other in ours}]
    lost = [one for one in lost if not (is_written_out(one.id, view.target) or speaks_of(view.target, one.id))]
    put = [one for one in put if not is_written_out(one.id, view.source)]
    for source, target in zip(lost, put, strict=False):
        written = view.target.raw[target.start : target.end]
        right = acronym_of(source.id, view.target.base) if written.isupper() else None
        yield view.hit(
            "target",
            target.start,
            target.end,
            f"the source has {view.source.raw[source.start : source.end]}, the translation {written}",
            suggestion=right,
            twin=(source.start, source.end),
        )


def _known_lost(view: SegmentView) -> set[int]:
    """Where the source has an organisation that both languages have an acronym for, and the translation lacks it.

    BCE is the European Central Bank to a Frenchman alone.
    """
    ours = {mention.id for mention in mentions_of(view.target)}
    return {
        mention.start
        for mention in mentions_of(view.source)
        if mention.id not in ours
        and acronym_of(mention.id, view.source.base) == view.source.raw[mention.start : mention.end]
        and acronym_of(mention.id, view.target.base) is not None
    }


def _known_kept(view: SegmentView) -> set[int]:
    """Where the source has an organisation that the translation has, whatever it calls it: BCE, the ECB; the Fund."""
    return {mention.start for mention in mentions_of(view.source) if speaks_of(view.target, mention.id)}


def _first(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of each organisation."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.id, mention)
    return list(found.values())


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    source, target = view.source, view.target
    if not view.paired or (target.raw.isascii() and not _LOWER.search(target.raw)):
        return
    if max(len(source.raw), len(target.raw)) > _LONGEST:
        return
    hits = [_as_chosen(hit, view, document) for hit in _lost(view)]
    yield from hits
    told = {hit.span.start for hit in hits if hit.span.side == "target"}
    before = document.segments[max(0, view.number - 1 - _MEMORY) : view.number - 1]
    for acronym in added_acronyms(target, source):
        if acronym.start not in told and not any(acronym.key in earlier.source.known_keys for earlier in before):
            message = f"{acronym.text} is not in the source"
            yield view.hit("target", acronym.start, acronym.end, message, severity="minor")


def _as_chosen(hit: Hit, view: SegmentView, document: DocumentView) -> Hit:
    """The hit, neutral where the document says so throughout: ENTER is INTRO on a Spanish keyboard."""
    if hit.twin is None or hit.suggestion is not None or hit.severity == "neutral":
        return hit
    source, target = (view.written.text(side) for side in ("source", "target"))
    pair = source[hit.twin.start : hit.twin.end], target[hit.span.start : hit.span.end]
    if pair[0] in {view.source.raw[one.start : one.end] for one in mentions_of(view.source)}:
        return hit  # an organisation, which is no other one however often it is called so
    return replace(hit, severity="neutral") if pair in _chosen(document) else hit


@of_document
def _chosen(document: DocumentView) -> frozenset[tuple[str, str]]:
    """What the translation has in the place of acronyms in _OFTEN paragraphs, and the acronym in fewer."""
    pairs: Counter[tuple[str, str]] = Counter()
    kept: Counter[str] = Counter()
    for view in document.segments:
        if view.paired:
            theirs, ours = ({token.text for token in acronyms_of(text)} for text in (view.source, view.target))
            kept.update(theirs & ours)
            pairs.update((one, other) for one in theirs - ours for other in ours - theirs)
    return frozenset(pair for pair, times in pairs.items() if times >= _OFTEN and times > kept[pair[0]])


def _homely_in_cyrillic(view: SegmentView) -> Iterator[Hit]:
    for lost, put in other_acronyms(view):
        message = f"the source has {lost.text}, the translation {put.text}"
        yield view.hit("target", put.start, put.end, message, severity="minor", twin=(lost.start, lost.end))


def _lost(view: SegmentView) -> Iterator[Hit]:
    """The acronyms that the source alone has, and what the translation has in their place."""
    source, target = view.source, view.target
    exchanged = list(_exchanged(view))
    yield from exchanged
    if not exchanged:
        yield from _homely_in_cyrillic(view)
    told = {hit.twin.start for hit in exchanged if hit.twin is not None} | _known_kept(view)
    acronyms = [token for token in acronyms_of(source) if token.start not in told]
    if not acronyms or (len(acronyms) == len(source.words) and len(acronyms) > 1) or shouts(source):
        return
    letters = "".join(filter(str.isalnum, target.raw)).casefold()
    ours = [token for token in acronyms_of(target) if token.key not in {acronym.key for acronym in acronyms}]
    known = _known_lost(view) if ours else set()
    seen: set[str] = set()
    for acronym in acronyms:
        if acronym.key in seen or acronym.start in source.place_offsets or acronym.key in letters:
            continue
        seen.add(acronym.key)
        other = next((token for token in ours if is_slip(token.key, acronym.key, target)), None)
        if other is None:
            other = next((token for token in ours if is_off_by_one(token, acronym.text, target)), None)
        slip = other is not None
        if other is None and len(ours) == 1 and not is_written_out(ours[0].text, source):
            other = ours[0]
        if other is not None and not slip and sorted(other.key) == sorted(acronym.key):
            continue  # the same words in another language's order: EAU, UAE
        homely = other is not None and not is_currency(acronym.text) and is_homely(other.key, source, target)
        sure = slip or acronym.start in known or is_kept(acronym.text, source, target, USED)
        if not sure and not homely and (other is None or not is_kept(acronym.text, source, target, USED_BESIDE)):
            continue
        if not slip and (is_word(acronym, source) or (acronym.start not in known and is_metavariable(acronym, source))):
            continue
        if not slip and (is_written_out(acronym.text, target) or is_spelt(acronym.text, target)):
            continue
        if (
            not slip
            and other is not None
            and len(other.text) > _INITIALS
            and frequency(other.key, target.language) >= ORDINARY
        ):
            continue  # a word that is stressed: AFTER
        if not slip and is_key_name(acronym.text.title()) and (other is None or not is_key_name(other.text.title())):
            continue  # each language has its own names for keys: INTRO
        if other is not None:
            yield view.hit(
                "target",
                other.start,
                other.end,
                f"the source has {acronym.text}, the translation {other.text}",
                suggestion=acronym.text if slip else None,
                severity=None if sure else "minor",
                twin=(acronym.start, acronym.end),
            )
        elif acronym.start not in known:
            yield view.hit(
                "source",
                acronym.start,
                acronym.end,
                f"{acronym.text} of the source is not in the translation",
                severity="minor",
                category="Accuracy/Omission",
            )


CHECK = Check(
    code="acronyms",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
    of_pairs=True,
)
