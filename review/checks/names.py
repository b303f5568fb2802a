"""A name of the source is nowhere in the translation, or the translation has a name that the source has not.

Triggers on countries, continents and cities (CLDR's names in both languages, with a table of further exonyms) that
only one side speaks of, and on other capitalised names that nothing on the other side resembles in spelling or
sound. Where both happen in one segment, the name in the translation is marked, with the source's beside it. It is
major where both are names for certain: a word that one language alone knows, with a capital because it stands on a
button, is none. It is major, too, where tables know both names, of one kind: cities, rivers and mountains, given
names and surnames. Beside a name that both sides have, another surname is found on its own (Jan Nowak as Jan
Kowalski), and a Chinese person as quite another (王毅 as Qin Gang), between scripts a surname with the same ending
(Марченко as Bondarenko), and behind a Chinese surname another given name (刘晓东 as Liu Xiaoming), beside a Japanese
name another (佐藤健一 as Kenji Sato); also where the two are alike or words, if tables or the source's language know
both as surnames (Slamet Widodo as Slamet Wibowo, Frau Bauer as Ms Farmer). So is the one person of a source by a
given name or surname alone, if the translation has one other (Anna as Maria, Mehmet as Ahmet). A surname that is a
word as well (Donald Trump, Raheem Sterling) counts as a name where the document has it behind a given name and
alone. Into English, whose dictionary says which words have a capital wherever they stand, also, as minor, on a name
in the translation that nothing in the source sounds or is spelled like, on a word for another country (Hungarian),
and on a name of the source where each name of the translation has its own; and between scripts on a given name,
surname or city of a table in either text that nothing in the other is spelled like. A name that languages write
alike (Apple, the Corona of Corona-Krise), words of English in a text that is put into English, and Latin words in a
text of another script are lost where the very word is missing; and, into English, whatever has a capital within a
sentence, where each capital of the translation has its own in the source. A word for a country's people or things
(ungherese) and an organisation (OTAN) are lost where nothing speaks of them. Without capitals a name is told by
what stands beside it (डॉ., ने, 站长, 说) or by its characters, which spell sounds (费尔蒙特). Two names that a sentence
begins with, a verb in the active voice between them, stand the wrong way round where the translation begins with
the other one (Argentina venció a Brasil, Brazil beat Argentina); in languages whose word order alone tells who does
it (ca da en es fr gl id it ms nb nl nn pt ro sv vi zh), and not about verbs that are said of either (marry,
follow).

Leaves alone: names that a dictionary has beside each other (Donau and Danube, Karl der Große and Charlemagne), names
in another form (Moskva and Moscow, Mỹ and American, Nguyễn and Nguyen, Путина and Putin, Tập Cận Bình and Xi
Jinping) names of places that differ (Eivissa and Ibiza, Кукуш and Kilkis) and of saints (Sveti Vlaho and Saint
Blaise), an organisation said in part (IKRK and the Red Cross), and by their sound (Džonsons and Johnson, शूमाकर and
Schumacher) or reading (岸田文雄 and Fumio Kishida), ordinary words that are written with a capital (titles,
institutions, German nouns), words of one language that are not kept in the other, keys (PageUp, Strg), names at the
start of a sentence that may be words, and names between scripts that do not spell sounds alike (Korean, Japanese and
Vietnamese ones in Chinese). A name that the translation replaces by a pronoun or a description is flagged: the
reviewer decides. One that the translation adds is passed over where the source named it in the five segments before,
or where it is the source's own country (trong nước, in Vietnam). Segments of more than 20,000 characters are passed
over, sounds in more than 1,500.

Flagged (vi → en): `Ông Lavrov tới Berlin hôm thứ Hai.` → `Mr Lavrov arrived in Madrid on Monday.` — `Madrid`
Flagged (pl → en): `Wczoraj przemawiał Jan Nowak.` → `Jan Kowalski spoke yesterday.` — `Kowalski`
Flagged (tr → en): `Mehmet kapıyı açtı.` → `Ahmet opened the door.` — `Ahmet`
Flagged (he → en): `הסופרת אסטריד לינדגרן הגיעה.` → `Margaret Atwood arrived.` — `Margaret Atwood`
Flagged (en → es): `The Hungarians elected a parliament.` → `Los búlgaros eligieron un Parlamento.` — `búlgaros`
Flagged (bg → en): `Живея в Пловдив.` → `I live in Varna.` — `Varna`
Flagged (pl → en): `Film Pawlikowskiego pokazano w Cannes.` → `The film was shown in Cannes.` — `Pawlikowskiego`
Flagged (it → en): `Il ministro ungherese ha parlato.` → `The minister spoke.` — `ungherese`
Flagged (vi → en): `Ông Nam đã kiện bà Hoa vì món nợ.` → `Ms Hoa sued Mr Nam over the debt.` — `Ms Hoa sued Mr Nam`
Flagged (de → en): `Die Donau ist zugefroren.` → `The Thames has frozen over.` — `Thames`
Not flagged (cs → en): `Rakušané porazili Švýcary.` → `The Austrians beat the Swiss.`
Not flagged (lv → en): `Vakar runāja Boriss Džonsons.` → `Boris Johnson spoke yesterday.`
Not flagged (vi → en): `Ngoại trưởng Nga tới Bắc Kinh.` → `The Russian foreign minister arrived in Beijing.`

False alarms: 0.2 % of 502 clean translations (DEMETR fr de ru zh hi into English); 0.4 % of 5,982 FLORES dev segments
vi→en and pt→en (human, Google, Microsoft), 0.6 to 0.8 % en→vi; 0.5 % of 970 NTREX en→vi. More than half of these are
names that one side really has alone. Of a game's 7,500 texts in 15 languages 4 %, whose peoples have other names.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.exchanged_roles import exchanged_roles
from review.checks.shared.names_compared import compared
from review.checks.views import DocumentView, SegmentView
from review.text.analysis import Text
from review.text.page.credits import credits_agencies_alike, find_credit, is_agency_of
from review.text.word_lists import is_listed, is_listed_name

__all__ = ["CHECK"]

#: Longer segments are no sentences or paragraphs, and everything in them resembles something.
_LONGEST = 20_000


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired or not view.source.words or not view.target.words:
        return
    if max(len(view.source.raw), len(view.target.raw)) > _LONGEST:
        return
    for said, became in exchanged_roles(view):
        first, second = (view.target.raw[one.start : one.end] for one in (became.subject, became.object))
        stretch, twin = ((roles.subject.start, roles.object.end) for roles in (became, said))
        message = f"“{first}” and “{second}” stand the wrong way round: in the source who does it is the other"
        yield view.hit("target", *stretch, message, twin=twin)
    names = compared(view, document)
    for one in names.misspelled:
        yield view.hit("target", *one.target, f"the source spells this name “{one.name}”", twin=one.source)
    for lost, put, sure in names.exchanged:
        if _is_word(view.source, lost.text):
            continue
        yield view.hit(
            "target",
            put.start,
            put.end,
            f"the source names “{lost.text}”, the translation “{put.text}”",
            severity=None if sure else "minor",
            twin=(lost.start, lost.end),
        )
    alike = _credits_alike(view) if names.added or names.lost else None
    for put in names.added:
        if (alike is not None and alike[1] <= put.start) or _may_be_word(view.target, put.start, put.text):
            continue
        if is_agency_of(put.text, view.source.folded):
            continue
        yield view.hit("target", put.start, put.end, f"“{put.text}” is not named in the source", severity="minor")
    for lost in names.lost:
        if (alike is not None and alike[0] <= lost.start) or _is_word(view.source, lost.text):
            continue
        if is_agency_of(lost.text, view.target.folded):
            continue
        yield view.hit(
            "source",
            lost.start,
            lost.end,
            f"“{lost.text}” of the source is not named in the translation",
            severity="minor",
            category="Accuracy/Omission",
        )


def _is_word(text: Text, name: str) -> bool:
    """Whether a text has a name as a word, too, in lower case: Pulp. Is that what you want, pulp?"""
    return name != (small := name.lower()) and any(word.text == small for word in text.words)


def _may_be_word(text: Text, start: int, name: str) -> bool:
    """Whether a name is a word of the text, or begins a sentence and is one of the dictionary's: Turkey tastes best."""
    if _is_word(text, name):
        return True
    if start not in text.sentence_starts or not name.isalpha() or name.isupper():
        return False
    return is_listed(name.casefold(), text.base) and not is_listed_name(name.casefold(), text.base)


def _credits_alike(view: SegmentView) -> tuple[int, int] | None:
    """Where on either side the credit begins that both texts end with, if it is the same agency's (Reuters, 로이터)."""
    source, target = (find_credit(side.raw, side.language) for side in (view.source, view.target))
    if source is None or target is None:
        return None
    said, written = (
        view.source.raw[source.who_start : source.who_end],
        view.target.raw[target.who_start : target.who_end],
    )
    return (source.start, target.start) if credits_agencies_alike(said, written) else None


CHECK = Check(
    code="names",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
    of_pairs=True,
)
