# ruff: noqa: SIM905
"""Words that cannot end a sentence, and pairs of words that cannot stand side by side: closed classes, a small own
table.

From general knowledge of the grammars; a word is listed only where it has no other use in which it may stand last
(German "an" ends "Er ruft an", English "in" ends "the house we live in").
"""

from __future__ import annotations

from functools import lru_cache

from review.text.language import base_language

__all__ = ["cannot_end", "cannot_follow"]

_NEVER_LAST: dict[str, str] = {
    "en": (
        "a an the and or nor but my your their our whose because although unless whereas than until every onto "
        "despite amid among"
    ),
    "de": (
        "und oder denn dem des eines einem im ins am zum zur vom beim dass daß sowie weil obwohl wegen seit für "
        "durch gegen ohne zwischen sondern"
    ),
    "fr": (
        "le les du des de et ou au aux à que dans chez car mais dont puisque parce lorsque sa ses leurs notre "
        "votre ma mes nos vos un"
    ),
    "es": (
        "el las los del de y o e al en por para con sin mi tu su sus mis que pero porque aunque un una desde hasta "
        "entre sobre hacia"
    ),
    "pt": (
        "o os as do da dos das de e ou ao aos em no nos nas por pelo pela pelos pelas para com um que mas porque "
        "embora desde até entre sobre"
    ),
    "it": (
        "il lo gli i del dello della dei degli delle di e o al allo alla ai agli alle nel nello nella nei negli "
        "nelle dal dalla dai dalle sul sulla sui sulle con per un uno una che ma perché sebbene tra fra"
    ),
    "nl": "de een en of maar omdat hoewel van zijn haar hun tussen tegen zonder vanwege tijdens sinds",
    "sv": "och eller men ett att eftersom från genom mellan",
    "da": "og eller men et at fordi fra gennem mellem",
    "nb": "og eller men et at fordi fra gjennom mellom",
    "pl": "i oraz lub albo ale że w we z ze na do dla od o przez przy pod nad po bez ponieważ gdyż który która które",
    "cs": "a i nebo ale že v ve z ze s na do pro od o k ke u při bez protože který která které",
    "sk": "a aj alebo ale že v vo z zo s so na do pre od o k ku u pri bez pretože ktorý ktorá ktoré",
    "hu": "a az és vagy de hogy mert egy",
    "ro": "și sau dar un o de la în din cu pentru pe că care",
    "ru": (
        "и или но а в во на с со к ко от ото для из изо по при о об обо у без через между чтобы потому который "
        "которая которые"
    ),
    "uk": "і й та або але у в на з зі із до від для по при про без через між щоб бо який яка які",
    "bg": "и или но в във на с със от до за по при без че който която които",
    "vi": "và hoặc các những nhưng bởi rằng",
    "id": "dan atau tetapi yang di ke dari dengan untuk pada karena bahwa oleh",
    "ms": "dan atau tetapi yang di ke dari dengan untuk pada kerana bahawa oleh",
    "tr": "ve veya ama fakat çünkü ile",
    "el": "και ή αλλά το τα τον την της του των τους με για σε από στο στη στην στον ότι που",
    "hi": "और या का की के कि पर में से को ने तथा एवं",
    "ar": "و في من على إلى عن أن التي الذي أو",
    "fa": "و یا در از به که با برای",
    "he": "של את על אל עם או כי",
}  # fmt: skip

_EN_ARTICLES = frozenset(("a", "an", "the"))
_EN_PREPOSITIONS = frozenset(
    "of in to for with at from into during between among against toward towards upon".split(" ")
)
_EN_BE_HAVE = frozenset("is was are were has have had isn't wasn't aren't weren't hasn't haven't".split(" "))
#: What may not come after an article: a preposition, a conjunction, a finite verb, a pronoun.
_EN_AFTER_ARTICLE = (
    _EN_PREPOSITIONS
    | _EN_BE_HAVE
    | frozenset("and or but that which would could should he she they we i them him us a an the".split(" "))
) - frozenset(("up", "to"))
#: What may not come after "of", "with", "from" and the like.
_EN_HEAVY = frozenset("of with into during between among toward towards despite amid".split(" "))
_EN_AFTER_OF = frozenset("of is was are were has have had will would can could and but".split(" "))
_EN_AFTER_HEAVY = frozenset("of and but".split(" "))
#: "did not" wants a verb after it.
_EN_DO_NOT = frozenset(("don't", "doesn't", "didn't"))
_EN_NO_VERB = _EN_ARTICLES | frozenset("of from into their our his its my your".split(" "))
_EN_MODALS = frozenset("can could should must may might would".split(" "))
_EN_AFTER_MODAL = frozenset("a an of into their our its".split(" "))


@lru_cache(maxsize=64)
def _last(base: str) -> frozenset[str]:
    return frozenset(_NEVER_LAST.get(base, "").split())


def cannot_end(word_key: str, language: str) -> bool:
    """Whether a sentence never ends with the word (folded, as Token.key) in the language (BCP 47); False where
    unknown.
    """
    return word_key in _last(base_language(language))


def cannot_follow(first: str, second: str, language: str) -> bool:
    """Whether the second word (folded) never comes right after the first: something stood between. English only."""
    if base_language(language) != "en":
        return False
    return (
        (first in _EN_ARTICLES and second in _EN_AFTER_ARTICLE)
        or (first == "of" and second in _EN_AFTER_OF)
        or (first in _EN_HEAVY and second in _EN_AFTER_HEAVY)
        or (first in _EN_DO_NOT and second in _EN_NO_VERB)
        or (first in _EN_MODALS and second in _EN_AFTER_MODAL)
    )
