"""Which names of a source its translation exchanged for others, left out or misspelled, and which it added.

Many rules each see a kind of it (traces.py, beside.py, exchanged.py and the rest of review/text/names); here it is said
which of them speaks where several do: a misspelling first, then a name in another's place, the surest rule for it, and
what is lost or added alone only where nothing of that is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from review.checks.shared.names_meant import are_no_words, is_explained, is_kept, is_label, is_of_keys, is_proper
from review.checks.shared.persons_met import lost_persons
from review.checks.views import DocumentView, SegmentView
from review.text.analysis import Text
from review.text.key_names import is_key_name, names_keys
from review.text.lexicon import frequency
from review.text.names.beside import replaced_beside
from review.text.names.called import called_so
from review.text.names.exchanged import exchanged, lost_known
from review.text.names.find import is_ordinary
from review.text.names.half_cities import exchanged_half_cities
from review.text.names.han_persons import lost_han_persons
from review.text.names.han_strangers import exchanged_han_strangers
from review.text.names.hangul_persons import added_hangul_persons, exchanged_hangul_persons, lost_hangul_persons
from review.text.names.japanese_persons import exchanged_japanese_persons, lost_japanese_persons
from review.text.names.katakana_persons import exchanged_katakana_persons
from review.text.names.kept_names import added_kept_names, lost_kept_names
from review.text.names.kept_surnames import exchanged_surnames
from review.text.names.kin_surnames import exchanged_kin_surnames
from review.text.names.left_out import left_out, left_without_room
from review.text.names.lone_persons import exchanged_lone_persons
from review.text.names.loss import Loss
from review.text.names.lost_organisations import lost_organisations
from review.text.names.nations import exchanged_nations, lost_nations
from review.text.names.nature import strange_things, untold
from review.text.names.near_cities import exchanged_near_cities
from review.text.names.near_persons import exchanged_near_persons
from review.text.names.organisations import mentions_of, speaks_of
from review.text.names.other_names import named_otherwise
from review.text.names.persons import replaced
from review.text.names.pinyin_persons import exchanged_han_persons
from review.text.names.saints import other_saints
from review.text.names.strangers import strangers
from review.text.names.traces import lost_names
from review.text.names.vietnamese import Misspelling, exchanged_persons, misspelled
from review.text.names.word_traces import is_latin

__all__ = ["Compared", "Exchanged", "compared"]

#: So frequent (Zipf) a name is known.
_KNOWN = 2.5


class Exchanged(NamedTuple):
    """A name of the source, and what the translation has in its place; `sure` where both are names for certain."""

    lost: Loss
    put: Loss
    sure: bool


class Compared(NamedTuple):
    """What is wrong with the names of a segment; `added` has those of the translation alone, `lost` of the source."""

    misspelled: tuple[Misspelling, ...]
    exchanged: tuple[Exchanged, ...]
    added: tuple[Loss, ...]
    lost: tuple[Loss, ...]


def compared(view: SegmentView, document: DocumentView) -> Compared:
    """Compares the names of both sides of a paired segment."""
    comparison = _Comparison(view, document)
    comparison.exchange()
    return Compared(
        tuple(comparison.misspelled),
        tuple(one for one in comparison.exchanged if not comparison.may_be_meant(one)),
        tuple(comparison.added()),
        tuple(comparison.lost()),
    )


class _Comparison:
    """`missing` are names of the source without a trace, `alien` those of the translation; `strange` what nothing in
    the source sounds like. What the other side calls by another name (`ours`, `theirs`: offsets) is told by neither.
    """

    def __init__(self, view: SegmentView, document: DocumentView) -> None:
        self.view, self.document = view, document
        self.source, self.target = source, target = view.source, view.target
        self.misspelled = list(misspelled(source, target))
        self.ours, self.theirs = (
            [*named_otherwise(one, other), *untold(one, other), *other_saints(one, other), *_organisations(one, other)]
            for one, other in ((source, target), (target, source))
        )
        missing = _outside(view.lost_names, [*self.ours, *(one.source for one in self.misspelled)])
        self.missing = [loss for loss in missing if not is_key_name(loss.text)]
        self.alien = _outside(lost_names(target, source), [*self.theirs, *(one.target for one in self.misspelled)])
        if names_keys(source):
            self.alien = [put for put in self.alien if put.ids]  # Strg, AvPág
        if not any(loss.certain for loss in missing):
            self.alien = [put for put in self.alien if not is_explained(put, view, document)]
        self.strange = list(strangers(target, source))
        self.exchanged: list[Exchanged] = []

    def exchange(self) -> None:
        """Finds the names that stand in the place of others."""
        twins = [self._pair(lost, put) for lost, put in _facing(self.missing, self.alien, self.view)]
        further = [] if self.misspelled else self._further(twins)
        self.exchanged = [twin for twin in twins if not any(_meet(twin, one) for one in further)] + further
        self.missing = _outside(self.missing, map(_where, (one.lost for one in further)))
        self.alien = _outside(self.alien, map(_where, (one.put for one in further)))
        nations = exchanged_nations(self.source, self.target, self.missing, self.alien)
        peoples = [Exchanged(lost, put, sure=False) for lost, put in nations]
        self.exchanged += [one for one in peoples if not any(_meet(one, twin) for twin in self.exchanged)]
        for lost, put in lost_persons(self.view, self.document):
            if not _outside([lost], [*self.ours, *self._exchanged_places("lost")]):
                continue
            self.missing = _outside(self.missing, [_where(lost)])
            if put is not None and _outside([put], self._exchanged_places("put")):
                self.exchanged.append(Exchanged(lost, put, sure=True))
            else:
                self.missing.append(lost)

    def _further(self, twins: list[Exchanged]) -> list[Exchanged]:
        """What rules for persons and tables of names find, surer than that two names face each other."""
        source, target = self.source, self.target
        found = [self._pair(*_losses(one)) for one in exchanged_persons(source, target)]
        for telling in (
            exchanged_han_persons,
            exchanged_han_strangers,
            exchanged_hangul_persons,
            exchanged_japanese_persons,
            exchanged_katakana_persons,
        ):
            found = found or [Exchanged(lost, put, sure=True) for lost, put in telling(source, target)]
        for telling in (exchanged_half_cities, exchanged_near_persons, exchanged_near_cities):
            found = found or [Exchanged(lost, put, sure=True) for lost, put in telling(source, target)]
        found = found or [self._pair(lost, put) for lost, put in replaced_beside(source, target)]
        found = found or [Exchanged(lost, put, sure=True) for lost, put in exchanged_surnames(source, target)]
        if not found:
            found = [Exchanged(*one) for one in exchanged_lone_persons(source, target)]
        if not found and not twins:
            found = [Exchanged(lost, put, sure=True) for lost, put in exchanged_kin_surnames(source, target)]
        only = None if twins or found else replaced(source, target)
        if only is not None:
            kept = is_kept(only[0], source) and is_kept(only[1], target) and are_no_words(only, source, target)
            one = self._pair(*only)
            found = [one._replace(sure=one.sure and kept)]
        found = [one for one in found if self._is_told(one)]
        if any(" " not in twin.lost.text and " " in twin.put.text for twin in twins):
            finer = replaced(source, target)
            if finer is not None and any(_is_within(finer, twin) for twin in twins):
                found.append(self._pair(*finer))  # the surname alone, without the title that begins the sentence
        for known in exchanged(source, target):
            lost, put = _whole(known.lost, self.missing), _whole(known.put, [*self.alien, *self.strange])
            one = Exchanged(lost, put, known.sure)
            if self._is_told(one) and not any(_meet(one, other) for other in (*twins, *found)):
                found.append(one)
        return found

    def _pair(self, lost: Loss, put: Loss) -> Exchanged:
        return Exchanged(lost, put, is_proper(lost, self.source) and is_proper(put, self.target))

    def _is_told(self, one: Exchanged) -> bool:
        """Whether neither side calls either by another name."""
        return bool(_outside([one.lost], self.ours) and _outside([one.put], self.theirs))

    def _exchanged_places(self, side: str) -> list[tuple[int, int]]:
        return [_where(one.lost if side == "lost" else one.put) for one in self.exchanged]

    def may_be_meant(self, one: Exchanged) -> bool:
        """Whether two names that face each other are keys, or words of a label, which languages call otherwise."""
        keys = is_of_keys(one.put, self.target) or is_of_keys(one.lost, self.source)
        return keys or is_label(self.view, one.lost)

    def added(self) -> Iterator[Loss]:
        """Names that the translation alone has."""
        told = self._exchanged_places("put")
        alien = [put for put in self.alien if put.certain and not _is_exactly(put, told)]
        told += [*self.theirs, *(one.target for one in self.misspelled), *map(_where, alien)]
        strange = self.strange
        for telling in (lost_known, _lost_things, added_kept_names, added_hangul_persons):
            strange = strange + _outside(telling(self.target, self.source), map(_where, strange))
        yield from alien
        for put in _outside(strange, told):
            if not is_explained(put, self.view, self.document):
                yield put

    def lost(self) -> Iterator[Loss]:
        """Names that the source alone has."""
        told = self._exchanged_places("lost")
        missing = [lost for lost in self.missing if lost.certain and not _is_exactly(lost, told)]
        told += [*self.ours, *(one.source for one in self.misspelled), *map(_where, missing)]
        unheard = list((left_out if is_latin(self.target) else strangers)(self.source, self.target))
        for telling in (
            _lost_strangers,
            lost_known,
            called_so,
            lost_han_persons,
            _lost_things,
            lost_kept_names,
            left_without_room,
            lost_hangul_persons,
            lost_japanese_persons,
            lost_nations,
            lost_organisations,
        ):
            unheard += _outside(telling(self.source, self.target), map(_where, unheard))
        yield from (*missing, *(one for one in _outside(unheard, told) if not is_key_name(one.text)))


def _where(loss: Loss) -> tuple[int, int]:
    return loss.start, loss.end


def _is_exactly(loss: Loss, places: list[tuple[int, int]]) -> bool:
    return _where(loss) in places


def _lost_strangers(text: Text, other: Text) -> Iterator[Loss]:
    """The names that nothing in the other text resembles; Vietnamese has its own words for many (Whitehall)."""
    if is_latin(other) and not other.rules.traits.syllables:
        yield from strangers(text, other)


def _organisations(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where a text names an organisation that the other one speaks of by its acronym or in part: Cruz Roja, CICV."""
    for one in mentions_of(text):
        if speaks_of(other, one.id):
            yield one.start, one.end


def _lost_things(text: Text, other: Text) -> Iterator[Loss]:
    for start, end in strange_things(text, other):
        yield Loss(start, end, text.raw[start:end])


def _losses(one: Misspelling) -> tuple[Loss, Loss]:
    return Loss(*one.source, one.name), Loss(*one.target, one.written)


def _outside(losses: Iterable[Loss], spans: Iterable[tuple[int, int]]) -> list[Loss]:
    spans = list(spans)
    return [loss for loss in losses if not any(loss.start < end and start < loss.end for start, end in spans)]


def _facing(missing: list[Loss], alien: list[Loss], view: SegmentView) -> Iterator[tuple[Loss, Loss]]:
    """Lost names of both sides that stand for each other, in order, certain ones first; two uncertain ones only where
    both languages know both.
    """
    sources = sorted(missing, key=lambda loss: not loss.certain)
    targets = sorted(alien, key=lambda loss: not loss.certain)
    for lost, put in zip(sources, targets, strict=False):
        if lost.certain or put.certain or all(_is_known(one, view) for one in (lost, put)):
            yield lost, put


def _is_known(loss: Loss, view: SegmentView) -> bool:
    """Whether both languages know a word well and as no word of theirs, as they do companies: Renault, Google."""
    key = loss.text.casefold()
    return all(
        frequency(key, text.language) >= _KNOWN and not is_ordinary(key, text.language)
        for text in (view.source, view.target)
    )


def _meet(one: Exchanged, other: Exchanged) -> bool:
    pairs = ((one.lost, other.lost), (one.put, other.put))
    return any(a.start < b.end and b.start < a.end for a, b in pairs)


def _whole(loss: Loss, others: list[Loss]) -> Loss:
    """A lost name with the words beside it that are lost, too."""
    return next((other for other in others if other.start <= loss.start and loss.end <= other.end), loss)


def _is_within(finer: tuple[Loss, Loss], twin: Exchanged) -> bool:
    """Whether a pair has the same name of the source, and of the translation's name what is behind its first word."""
    (lost, put), (ours, theirs, _) = finer, twin
    return lost.text == ours.text and put.end == theirs.end and put.start > theirs.start
