"""Closed word classes: the few dozen words of a language that can be listed whole.

Own tables, by base language, of the words that are nothing else (or hardly ever): words that are nouns or names as well
("will", "may", "mine") are left out. They are evidence for what cannot stand next to what, and for what is not
capitalised in mid-sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

__all__ = ["ClosedClasses", "closed_classes", "closed_words", "little_words"]


class ClosedClasses(NamedTuple):
    """Folded words: determiners that a noun must follow, prepositions, conjunctions, finite auxiliaries."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]


_TABLES: dict[str, tuple[str, str, str, str]] = {
    "en": (
        "the a an my your our their its every",
        (
            "of at from with into onto during among between toward towards upon by for in on to under "
            "about against without"
        ),
        "and or but because although if than that when which while whereas",
        "is are was were has have had does did could would should might must been being",
    ),
    "fr": (
        (
            "le la les un une des du au aux ce cet cette ces mon ton son ma ta sa mes tes ses notre "
            "votre leur leurs chaque"
        ),
        "de à dans par pour avec sans sous sur chez vers entre pendant depuis",
        "et ou mais que qui car donc ni si quand lorsque puisque",
        "est sont était étaient a ont avait avaient sera seront",
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer eines",
        "von mit für bei nach aus seit zum zur vom im am beim durch gegen ohne in an auf zu",
        "und oder aber dass weil wenn als ob denn sondern",
        "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte",
    ),
    "es": (
        "el los las un una unos unas del al este esta estos estas mi tu su mis tus sus nuestro nuestra cada",
        "de a en con por para sin sobre entre desde hasta hacia según durante",
        "y e o pero que porque si cuando aunque como",
        "es son era eran fue fueron ha han había habían será serán está están",
    ),
    "pt": (
        (
            "o os as um uma uns umas do da dos das no na nos nas ao aos "
            "pelo pela pelos pelas este esta estes estas seu sua seus"
        ),
        "de em com por para sem sobre entre desde até durante",
        "e ou mas que porque se quando embora como",
        "é são era eram foi foram tem têm tinha tinham será serão está estão",
    ),
    "it": (
        (
            "il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle "
            "dal dalla nel nella nei nelle sul"
        ),
        "di a da in con per tra fra senza verso durante",
        "e ed o ma che perché se quando come",
        "è sono era erano fu furono ha hanno aveva avevano sarà saranno",
    ),
    "nl": (
        "de het een deze dit die mijn jouw zijn haar onze ons hun elke ieder",
        "van in op met voor bij naar uit door tegen zonder tussen sinds tijdens aan te tot",
        "en of maar dat omdat als wanneer want terwijl",
        "is was waren heeft hebben had hadden wordt worden werd werden kan kunnen",
    ),
    "ru": (
        "этот эта эти этого этой этих свой своя свои каждый",
        "в во на с со к ко от до из за по под над при без для о об через между перед после",
        "и или но а что чтобы если когда потому как который которая которые",
        "был была было были будет будут есть",
    ),
    "uk": (
        "цей ця ці цього цієї цих свій своя свої кожний",
        "в у на з із до від за по під над при без для про через між перед після",
        "і й та або але що щоб якщо коли тому як який яка які",
        "був була було були буде будуть є",
    ),
    "pl": (
        "ten ta te tego tej tych swój swoja swoje każdy każda",
        "w we na z ze do od za po pod nad przy bez dla o przez między przed",
        "i lub ale że żeby jeśli gdy kiedy ponieważ jak który która które oraz",
        "jest są był była było byli były będzie będą",
    ),
    "cs": (
        "ten ta tento tato tyto tohoto této těchto svůj svoje každý každá",
        "v ve na s se k ke od do z ze za po pod nad při bez pro o přes mezi před",
        "a nebo ale že aby pokud když protože jak který která které",
        "je jsou byl byla bylo byli byly bude budou",
    ),
    "vi": (
        "các những mỗi mọi",
        "của trong trên dưới với cho từ tại về bởi đến vào giữa",
        "và hoặc nhưng rằng vì nếu khi thì mà nên",
        "là đã đang sẽ bị được",
    ),
    "sv": (
        "en ett den det de denna detta dessa min din sin vår deras varje",
        "av i på med för från till om mot utan mellan under vid hos",
        "och eller men att eftersom om när som",
        "är var har hade blir blev kan kunde ska skulle",
    ),
    "id": (
        "para sebuah seorang setiap",
        "di ke dari untuk dengan pada oleh dalam tentang antara",
        "dan atau tetapi bahwa karena jika ketika yang",
        "adalah telah sedang akan sudah",
    ),
}


@lru_cache(maxsize=32)
def closed_classes(base: str) -> ClosedClasses | None:
    """The closed classes of a language (base tag), None where there is no table."""
    table = _TABLES.get(base)
    if table is None:
        return None
    determiners, prepositions, conjunctions, auxiliaries = (frozenset(words.split()) for words in table)
    return ClosedClasses(determiners, prepositions, conjunctions, auxiliaries)


#: Adverbs, pronouns and the like that are little words too, and neither names nor nouns.
_OTHERS: dict[str, str] = {
    "en": (
        "even also only still just then however therefore meanwhile moreover there here now this these those such both "
        "any many they it we not as after before since until where what how why so yet very already always never "
        "because through across behind beyond within despite around near him them her its you can may not"
    ),
    "vi": "có cũng vẫn đều rất này nếu vì",
    "de": "auch nur noch schon dann jedoch nicht sehr sich bereits immer wieder",
    "fr": "aussi même encore déjà puis cependant ne pas très ici là alors où comme après avant",
    "es": "también sólo todavía ya entonces no muy aquí allí después antes donde cuando",
    "pt": "também só ainda já então não muito aqui ali depois antes onde",
    "it": "anche solo ancora già poi non molto qui dopo prima dove",
    "nl": "ook maar nog al dan niet zeer hier daar na",
    "ru": "также только ещё уже потом не очень здесь там после до",
    "pl": "także tylko jeszcze już potem nie bardzo tu tam po",
    "cs": "také jen ještě už potom ne velmi zde tam po",
}


@lru_cache(maxsize=32)
def little_words(base: str) -> frozenset[str]:
    """The words of `closed_words` and the language's most frequent adverbs and pronouns."""
    return closed_words(base) | frozenset(_OTHERS.get(base, "").split())


@lru_cache(maxsize=32)
def closed_words(base: str) -> frozenset[str]:
    """All words of the language's closed classes; none where there is no table."""
    classes = closed_classes(base)
    return frozenset() if classes is None else frozenset().union(*classes)
