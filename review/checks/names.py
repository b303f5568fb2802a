"""A name of the source is nowhere in the translation, or the translation has a name that the source has not.

Triggers on countries, continents and cities (CLDR's names in both languages, with a table of further exonyms) that
only one side speaks of, and on other capitalised names that nothing on the other side resembles in spelling or sound.
Where both happen in one segment, the name in the translation is marked, with the source's beside it. It is major
where both are names for certain: a word that one language alone knows, with a capital because it stands on a button,
is none. It is major, too, where tables know both names, of one kind: cities, rivers and mountains, given names and
surnames. Beside a name that both sides have, another surname is found on its own (Jan Nowak as Jan Kowalski). A
surname that is a word as well (Donald Trump, Raheem Sterling) counts as a name where the document has it behind a
given name and alone. Into English, whose dictionary says which words have a capital wherever they stand, also, as
minor, on a name in the translation that nothing in the source sounds or is spelled like, on a word for another
country (Hungarian), and on a name of the source where each name of the translation has its own; and between scripts
on a given name, surname or city of a table in either text that nothing in the other is spelled like. Without capitals
a name is told by what stands beside it (डॉ., ने, 站长, 说) or by its characters, which spell sounds (费尔蒙特).

Leaves alone: names that a dictionary has beside each other (Donau and Danube, Karl der Große and Charlemagne), names
in another form (Moskva and Moscow, Mỹ and American, Nguyễn and Nguyen, Путина and Putin, Tập Cận Bình and Xi Jinping)
and by their sound (Džonsons and Johnson, शूमाकर and Schumacher) or reading (岸田文雄 and Fumio Kishida), ordinary words
that are written with a capital (titles, institutions, German nouns), words of one language that are not kept in the
other, keys (PageUp, Strg), names at the start of a sentence that may be words, and names between scripts that do not
spell sounds alike (Korean, Japanese and Vietnamese ones in Chinese). A name that the translation replaces by a pronoun
or a description is flagged: the reviewer decides. One that the translation adds is passed over where the source named
it in the five segments before, or where it is the source's own country (trong nước, in Vietnam). Segments of more than
20,000 characters are passed over, sounds in more than 1,500.

Flagged (vi → en): `Ông Lavrov tới Berlin hôm thứ Hai.` → `Mr Lavrov arrived in Madrid on Monday.` — `Madrid`
Flagged (pl → en): `Wczoraj przemawiał Jan Nowak.` → `Jan Kowalski spoke yesterday.` — `Kowalski`
Flagged (he → en): `הסופרת אסטריד לינדגרן הגיעה.` → `Margaret Atwood arrived.` — `Margaret Atwood`
Flagged (en → es): `The Hungarians elected a parliament.` → `Los búlgaros eligieron un Parlamento.` — `búlgaros`
Flagged (bg → en): `Живея в Пловдив.` → `I live in Varna.` — `Varna`
Flagged (de → en): `Die Donau ist zugefroren.` → `The Thames has frozen over.` — `Thames`
Not flagged (cs → en): `Rakušané porazili Švýcary.` → `The Austrians beat the Swiss.`
Not flagged (lv → en): `Vakar runāja Boriss Džonsons.` → `Boris Johnson spoke yesterday.`
Not flagged (vi → en): `Ngoại trưởng Nga tới Bắc Kinh.` → `The Russian foreign minister arrived in Beijing.`

False alarms: 0.2 % of 502 clean translations (DEMETR fr de ru zh hi into English); 0.4 % of 5,982 FLORES dev segments
vi→en and pt→en (human, Google, Microsoft), 0.6 to 0.8 % en→vi; 0.5 % of 970 NTREX en→vi. More than half of these are
names that one side really has alone. Of a game's 7,500 texts in 15 languages 4 %, whose peoples have other names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.checks.check import Check
from review.checks.shared.persons_met import lost_persons
from review.checks.views import DocumentView, Hit, SegmentView
from review.text.analysis import Text
from review.text.key_names import is_key_name, names_keys
from review.text.lexicon import frequency, has_lexicon
from review.text.names.beside import replaced_beside
from review.text.names.called import called_so
from review.text.names.cities import is_city
from review.text.names.exchanged import exchanged, lost_known
from review.text.names.find import is_ordinary, may_be_proper
from review.text.names.han_persons import lost_han_persons
from review.text.names.left_out import left_out
from review.text.names.name_words import is_name_word
from review.text.names.nations import exchanged_nations
from review.text.names.nature import strange_things, untold
from review.text.names.other_names import named_otherwise
from review.text.names.person_names import is_given, is_surname
from review.text.names.persons import replaced
from review.text.names.place_names import home_of
from review.text.names.strangers import strangers
from review.text.names.traces import Loss, lost_names
from review.text.names.vietnamese import Misspelling, exchanged_persons, misspelled
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key

__all__ = ["CHECK"]

#: Longer segments are no sentences or paragraphs, and everything in them resembles something.
_LONGEST = 20_000
#: How many segments back a name stays known, so that it may stand where the source has a pronoun.
_MEMORY = 5
#: Words of more letters have a capital in a label of so many such words at most.
_LITTLE, _LABEL = 3, 4
#: So frequent (Zipf) a name is known.
_KNOWN = 2.5


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired or not view.source.words or not view.target.words:
        return
    if max(len(view.source.raw), len(view.target.raw)) > _LONGEST:
        return
    misspellings = list(misspelled(view.source, view.target))
    for misspelling in misspellings:
        yield view.hit(
            "target",
            *misspelling.target,
            f"the source spells this name “{misspelling.name}”",
            twin=misspelling.source,
        )
    # what the other side calls by another name is told by neither side
    ours = (*named_otherwise(view.source, view.target), *untold(view.source, view.target))
    theirs = (*named_otherwise(view.target, view.source), *untold(view.target, view.source))
    missing = _outside(view.lost_names, [*ours, *(one.source for one in misspellings)])
    alien = _outside(lost_names(view.target, view.source), [*theirs, *(one.target for one in misspellings)])
    missing = [loss for loss in missing if not is_key_name(loss.text)]
    if names_keys(view.source):
        alien = [put for put in alien if put.ids]  # Strg, AvPág
    if not any(loss.certain for loss in missing):
        alien = [put for put in alien if not _is_explained(put, view, document)]
    twins = list(_facing(missing, alien, view))
    strange = list(strangers(view.target, view.source))
    another, known = None, dict[tuple[Loss, Loss], bool]()
    if not misspellings:
        further = [_losses(one) for one in exchanged_persons(view.source, view.target)]
        further += [] if further else replaced_beside(view.source, view.target)
        if not (twins or further):
            another = replaced(view.source, view.target)
            further = [another] if another is not None else []
        further = [(lost, put) for lost, put in further if _outside([lost], ours) and _outside([put], theirs)]
        if any(" " not in lost.text and " " in put.text for lost, put in twins):
            finer = replaced(view.source, view.target)
            if finer is not None and any(_is_within(finer, twin) for twin in twins):
                further.append(finer)  # the surname alone, without the title that begins the sentence
        for one in exchanged(view.source, view.target):
            lost, put = _whole(one.lost, missing), _whole(one.put, [*alien, *strange])
            met = any(_meet((lost, put), twin) for twin in (*twins, *further))
            if not met and _outside([lost], ours) and _outside([put], theirs):
                further.append((lost, put))
                known[lost, put] = one.sure
        twins = [twin for twin in twins if not any(_meet(twin, one) for one in further)] + further
        missing = _outside(missing, [(one.start, one.end) for one, _ in further])
        alien = _outside(alien, [(one.start, one.end) for _, one in further])
    peoples = [
        (lost, put)
        for lost, put in exchanged_nations(view.source, view.target, missing, alien)
        if not any(_meet((lost, put), twin) for twin in twins)
    ]
    twins += peoples
    for lost, put in twins:
        if _is_of_keys(put, view.target) or _is_of_keys(lost, view.source) or _is_label(view, lost):
            continue
        sure = (lost, put) not in peoples and _is_proper(lost, view.source) and _is_proper(put, view.target)
        sure = known.get((lost, put), sure)
        if (lost, put) == another:
            sure = sure and _is_kept(lost, view.source) and _is_kept(put, view.target)
        yield view.hit(
            "target",
            put.start,
            put.end,
            f"the source names “{lost.text}”, the translation “{put.text}”",
            severity=None if sure else "minor",
            twin=(lost.start, lost.end),
        )
    for put in alien:
        if put.certain and not any(put is other for _, other in twins):
            yield view.hit("target", put.start, put.end, f"“{put.text}” is not named in the source", severity="minor")
    told = [(put.start, put.end) for _, put in twins]
    told += [*theirs, *(one.target for one in misspellings)] + [(put.start, put.end) for put in alien if put.certain]
    for telling in (lost_known, _lost_things):
        strange += _outside(telling(view.target, view.source), [(put.start, put.end) for put in strange])
    for put in _outside(strange, told):
        if not _is_explained(put, view, document):
            yield view.hit("target", put.start, put.end, f"“{put.text}” is not named in the source", severity="minor")
    for lost, instead in lost_persons(view, document):
        if not _outside([lost], [*ours, *((one.start, one.end) for one, _ in twins)]):
            continue
        missing = _outside(missing, [(lost.start, lost.end)])
        if instead is not None and _outside([instead], [(one.start, one.end) for _, one in twins]):
            twins.append((lost, instead))
            message = f"the source names “{lost.text}”, the translation “{instead.text}”"
            yield view.hit("target", instead.start, instead.end, message, twin=(lost.start, lost.end))
        else:
            missing.append(lost._replace(certain=True))
    told = [(lost.start, lost.end) for lost, _ in twins] + [*ours, *(one.source for one in misspellings)]
    missing = [lost for lost in missing if lost.certain and not any(lost is other for other, _ in twins)]
    told += [(lost.start, lost.end) for lost in missing]
    unheard = list((left_out if is_latin(view.target) else strangers)(view.source, view.target))
    for telling in (lost_known, called_so, lost_han_persons, _lost_things):
        unheard += _outside(telling(view.source, view.target), [(lost.start, lost.end) for lost in unheard])
    for lost in (*missing, *_outside(unheard, told)):
        yield view.hit(
            "source",
            lost.start,
            lost.end,
            f"“{lost.text}” of the source is not named in the translation",
            severity="minor",
            category="Accuracy/Omission",
        )


def _lost_things(text: Text, other: Text) -> Iterator[Loss]:
    for start, end in strange_things(text, other):
        yield Loss(start, end, text.raw[start:end])


def _losses(one: Misspelling) -> tuple[Loss, Loss]:
    return Loss(*one.source, one.name), Loss(*one.target, one.written)


def _outside(losses: Iterable[Loss], spans: Iterable[tuple[int, int]]) -> list[Loss]:
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


def _meet(one: tuple[Loss, Loss], other: tuple[Loss, Loss]) -> bool:
    return any(a.start < b.end and b.start < a.end for a, b in zip(one, other, strict=True))


def _whole(loss: Loss, others: list[Loss]) -> Loss:
    """A lost name with the words beside it that are lost, too."""
    return next((other for other in others if other.start <= loss.start and loss.end <= other.end), loss)


def _is_within(finer: tuple[Loss, Loss], twin: tuple[Loss, Loss]) -> bool:
    """Whether a pair has the same name of the source, and of the translation's name what is behind its first word."""
    (lost, put), (ours, theirs) = finer, twin
    return lost.text == ours.text and put.end == theirs.end and put.start > theirs.start


def _is_proper(loss: Loss, text: Text) -> bool:
    """Whether it is a place, or has a word that only a name can be: none that begins a sentence in a language whose
    words no list has.
    """
    if not loss.ids and loss.start in text.sentence_starts and not has_lexicon(text.language):
        return False
    return bool(loss.ids) or any(may_be_proper(word, text.language) for word in loss.text.split())


def _is_of_keys(loss: Loss, text: Text) -> bool:
    """Whether it stands in a combination of keys, which each language calls otherwise: Control+Alt+Backspace."""
    return text.raw[: loss.start].rstrip()[-1:] == "+" or text.raw[loss.end :].lstrip()[:1] == "+"


def _is_label(view: SegmentView, loss: Loss) -> bool:
    """Whether the source is a label of few words with a capital each (Merge People), which says nothing of them: unless
    a table knows the word as a name.
    """
    long = [word.text for word in view.source.words if len(word.text) > _LITTLE]
    if view.segment.kind("source") == "body" or not 0 < len(long) <= _LABEL or loss.ids:
        return False
    if not all(word[0].isupper() for word in long):
        return False
    language = view.source.language
    return not any(is_surname(w, language) or is_given(w, language) or is_city(w) for w in loss.text.split())


def _is_kept(loss: Loss, text: Text) -> bool:
    """Whether other languages would keep it: of what one language alone names, they keep people and cities, and may
    have a name of their own for the rest (Lapponia, Brumbál).
    """
    language = text.language
    return not all(
        is_name_word(word.casefold(), language)
        and not (is_surname(word, language) or is_given(word, language) or is_city(word))
        for word in loss.text.split()
    )


def _is_explained(put: Loss, view: SegmentView, document: DocumentView) -> bool:
    """Whether a translation may well add a name: that of the source's own country, or one that was just spoken of."""
    if put.ids & {home_of(view.source.language)}:
        return True
    words = {ascii_key(word) for word in put.text.split()}
    before = document.segments[max(0, view.number - 1 - _MEMORY) : view.number - 1]
    return any(words <= earlier.source.known_keys for earlier in before)


CHECK = Check(
    code="names",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
)
