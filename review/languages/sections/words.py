"""What a language is like, its words, and how it speaks to people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from review.languages.sections.values import NO, List, Set, Table

__all__ = ["Address", "Lexicon", "Refusal", "Traits", "Words"]


@dataclass(frozen=True)
class Traits:
    """How the language is built and written."""

    #: It uses capitals.
    capitals: bool = True
    #: Words stand apart, with spaces between them.
    spaces: bool = True
    #: A word runs on into what follows it (no spaces, particles): a form may be any part of a run of letters.
    runs_on: bool = False
    #: Words take endings.
    inflects: bool = True
    #: Names take case endings, in the Latin script (Lewandowskim).
    inflects_names: bool = False
    #: Words join into new ones at will; None: unknown.
    compounds: bool | None = None
    #: Nouns have a capital.
    capital_nouns: bool = False
    #: The finite verb stands last in a clause (weil er gegangen ist), or in every sentence.
    verb_last: bool = False
    #: Its texts use zero-width spaces.
    zero_width_space: bool = False
    #: Its texts use full-width letters and digits.
    full_width: bool = False
    #: Every syllable stands alone, and a module of `review.text` of this name knows them.
    syllables: Literal["", "vietnamese"] = ""
    #: Chinese names are read in its own way, by the table of this name in `review.text.names`.
    readings: Literal["", "sino-vietnamese"] = ""
    #: The form of its indefinite article depends on the next word's sound: "a-an".
    article: Literal["", "a-an"] = ""


@dataclass(frozen=True)
class Lexicon:
    """Its word frequencies, and how long its texts are."""

    #: The tag of the list (wordfreq) that has its words, where that is another language's.
    listed_as: str = ""
    #: Characters, without white space, for one character of the English version; 0: unknown.
    density: float = 0.0
    #: sacreBLEU's tokenizer.
    bleu_tokenizer: str = "13a"
    #: There is a list of the words that a dictionary has (`review.text.word_lists`).
    words: bool = False
    #: There is a table of the words that meet (`review.text.word_pairs`).
    pairs: bool = False
    #: There is a table of the classes of words that follow each other (`review.text.word_classes`).
    classes: bool = False
    #: Its list has English sentences in it ("because" is in it as often as an everyday word of its own).
    mixed: bool = False
    #: The variety (ISO 639-3) under which multilingual models file the language.
    variety: str = ""
    #: Words that programming languages have, which a text about one keeps.
    programming: List = ()


@dataclass(frozen=True)
class Words:
    """Closed classes: words that are nothing else, or hardly ever; a language has all four or none.

    Words that are nouns or names as well ("will", "may", "mine") are left out.
    """

    determiner: Set = NO
    #: What else only a noun follows, and a place's or a person's name hardly: contracted articles (im), possessives.
    before_noun: Set = NO
    preposition: Set = NO
    conjunction: Set = NO
    #: Those, and adverbs like them, that join two sentences (and, for, so).
    coordinating: Set = NO
    #: What begins a clause that says what is said or thought (that, dass), and whether a comma stands before it; None:
    #: by taste, or unknown.
    that: Set = NO
    comma_before_that: bool | None = None
    #: Finite forms.
    auxiliary: Set = NO
    #: Frequent adverbs and pronouns.
    other: Set = NO
    #: How the names of substances end, which others keep (IUPAC's nomenclature).
    substances: List = ()
    #: What joins two nouns into what a thing is called (tarte au citron, arroz con leche).
    joins: Set = NO
    #: Without any use in which they may end a sentence (German "an" ends "Er ruft an").
    never_last: Set = NO
    #: Of these, words that do end sentences in another use: as a pronoun (un, eines), a verb's particle (durch), a verb
    #: or a noun (para, sobre). They break off only where the text is short or they stand as nothing else can.
    ends_otherwise: Set = NO
    #: Nouns that say of the word behind them that it is mentioned and not used ("the word of").
    mentions: Set = NO
    #: How a text seldom ends that has no final mark, in a script without spaces or behind a word (を, 和).
    never_last_endings: List = ()
    #: Auxiliaries and the like, which seldom end a sentence: it broke off where its final mark is missing, too.
    seldom_last: Set = NO
    #: Articles after which not even a comma may stand.
    article: Set = NO
    #: Words of one or two letters that end no sentence and are no abbreviations.
    short_never_last: Set = NO
    #: Little words that are never nouns or names, so that a capital is wrong.
    never_capital: Set = NO
    #: Little words that are names as well.
    also_names: Set = NO
    #: Its unquoted titles begin with a capital article and go on in lower case (Le petit prince).
    article_titles: bool = False
    #: Words that are whole as one letter; none: unknown.
    one_letter: Set = NO
    #: What may join a word with a suspended hyphen to the next (pre- and post-war).
    joins_hyphen: Set = NO
    #: Words that end no phrase, so that a mark behind them is wrong (scripts/list_phrase_words.py counts them).
    phrase_never_last: Set = NO
    #: Indefinite articles, which are letters too, and what such a letter may follow (vitamin a).
    letter_articles: Set = NO
    before_letter: List = ()
    #: Little words that begin or end words of their own (over-time), so that two run together are not told by them.
    affixes: Set = NO
    #: Pronouns that a verb's end takes (fríe-las).
    enclitics: Set = NO
    #: The only two-letter words that a capital run together with them gives away (inMoscow); none: all.
    short_glued: Set = NO
    #: Its word list has little words run together as typists write them (ofthe), auxiliaries among them.
    typed_together: bool = False
    #: How plurals and the like are made, by the word's ending ("": any other): "s" adds, "-ies" replaces a letter.
    noun_forms: Table = field(default_factory=dict)
    #: Last letters that only nouns have, where these have a capital (Freiheit); `review.text.noun_words` lists others.
    noun_endings: List = ()
    #: Endings that nouns, adjectives made of them and numerals take for a case, number or gender; without accents in
    #: the Latin and Greek scripts.
    endings: Set = NO
    #: Each pronoun in its forms, a pronoun a text (i me my mine myself), and the endings of its reflexive forms.
    pronoun_forms: List = ()
    #: Of these, objects that begin no sentence; and endings of verbs that only a subject has (you've).
    pronoun_objects: Set = NO
    pronoun_verbs: Set = NO
    reflexive: List = ()
    #: Words behind which a subject and an object are both right (than he, than him).
    either_case: Set = NO
    #: Prepositions of a whole, of which a noun behind a pronoun may say what the part is: most of them students.
    partitive: Set = NO
    #: The ending of a regular plural; its word without it is the same word.
    plural: str = ""
    #: Endings of long words that are no names.
    suffixes: List = ()
    #: Adverbs that are the first part of new words (upsize, outgun): Quirk et al. 1985, appendix I.
    particle_prefixes: List = ()
    #: Endings that no loan word keeps (opened, badly), the longest first.
    inflections: List = ()
    #: Endings of verbs, adverbs and abstract nouns: what is cooked, worn or played in one country alone has another.
    thingless_endings: List = ()
    #: Beginnings of words that are written with a vowel and spoken with a consonant (one, European).
    spoken_consonants: List = ()
    #: What may follow an indefinite article that is a letter: "vitamin a is", "from a all the way".
    after_letter: Set = NO


@dataclass(frozen=True)
class Address:
    """How the reader is addressed, where that is formal or informal (du, Sie): words that are nothing else."""

    formal: Set = NO
    #: Formal where they have a capital in mid-sentence, and another word without; written as on the page.
    formal_capital: Set = NO
    informal: Set = NO


@dataclass(frozen=True)
class Refusal:
    """How a language model declines: beginnings of phrases, folded."""

    #: I apologize …
    apology: List = ()
    #: … I cannot …
    unable: List = ()
    #: As a language model, …
    machine: List = ()
    #: … translate this text.
    task: List = ()
