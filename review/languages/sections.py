"""The tables of a language's file, one class each; the default of every field is what an unknown language has. The file
is long because it is the list of all that may be said of a language.

A set of words is written as a text with spaces between them, or as a list where some are phrases; where the order
counts it is a tuple. Words are lower-case NFC unless a field says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, get_type_hints

__all__ = [
    "Address",
    "Calendar",
    "Exonyms",
    "Gaps",
    "Joints",
    "Lexicon",
    "Marks",
    "Names",
    "Negation",
    "Numbers",
    "Opposites",
    "Page",
    "Persons",
    "Quotation",
    "Repeats",
    "Sentences",
    "Spacing",
    "Spelling",
    "Tenses",
    "Traits",
    "Units",
    "WordOrder",
    "Words",
    "converter",
]

Set = frozenset[str]
#: In the order of the file.
List = tuple[str, ...]
#: Words or phrases under each key.
Table = Mapping[str, List]
Figures = Mapping[str, int]

_NO: Set = frozenset()


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
    #: There is a list of the words that a dictionary has (`review.text.lexicon`).
    words: bool = False
    #: There is a table of the words that meet (`review.text.word_pairs`).
    pairs: bool = False
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

    determiner: Set = _NO
    #: What else only a noun follows, and a place's or a person's name hardly: contracted articles (im), possessives.
    before_noun: Set = _NO
    preposition: Set = _NO
    conjunction: Set = _NO
    #: Those, and adverbs like them, that join two sentences (and, for, so).
    coordinating: Set = _NO
    #: Finite forms.
    auxiliary: Set = _NO
    #: Frequent adverbs and pronouns.
    other: Set = _NO
    #: How the names of substances end, which others keep (IUPAC's nomenclature).
    substances: List = ()
    #: What joins two nouns into what a thing is called (tarte au citron, arroz con leche).
    joins: Set = _NO
    #: Without any use in which they may end a sentence (German "an" ends "Er ruft an").
    never_last: Set = _NO
    #: Of these, words that do end sentences in another use: as a pronoun (un, eines), a verb's particle (durch), a verb
    #: or a noun (para, sobre). They break off only where the text is short or they stand as nothing else can.
    ends_otherwise: Set = _NO
    #: Nouns that say of the word behind them that it is mentioned and not used ("the word of").
    mentions: Set = _NO
    #: How a text seldom ends that has no final mark, in a script without spaces or behind a word (を, 和).
    never_last_endings: List = ()
    #: Auxiliaries and the like, which seldom end a sentence: it broke off where its final mark is missing, too.
    seldom_last: Set = _NO
    #: Articles after which not even a comma may stand.
    article: Set = _NO
    #: Words of one or two letters that end no sentence and are no abbreviations.
    short_never_last: Set = _NO
    #: Little words that are never nouns or names, so that a capital is wrong.
    never_capital: Set = _NO
    #: Little words that are names as well.
    also_names: Set = _NO
    #: Its unquoted titles begin with a capital article and go on in lower case (Le petit prince).
    article_titles: bool = False
    #: Words that are whole as one letter; none: unknown.
    one_letter: Set = _NO
    #: What may join a word with a suspended hyphen to the next (pre- and post-war).
    joins_hyphen: Set = _NO
    #: Words that end no phrase, and that begin no clause, so that a colon beside them is wrong.
    phrase_never_last: Set = _NO
    phrase_never_first: Set = _NO
    #: Indefinite articles, which are letters too, and what such a letter may follow (vitamin a).
    letter_articles: Set = _NO
    before_letter: List = ()
    #: Little words that begin or end words of their own (over-time), so that two run together are not told by them.
    affixes: Set = _NO
    #: The only two-letter words that a capital run together with them gives away (inMoscow); none: all.
    short_glued: Set = _NO
    #: Its word list has little words run together as typists write them (ofthe), auxiliaries among them.
    typed_together: bool = False
    #: How plurals and the like are made, by the word's ending ("": any other): "s" adds, "-ies" replaces a letter.
    noun_forms: Table = field(default_factory=dict)
    #: Endings that nouns, adjectives made of them and numerals take for a case, number or gender; without accents in
    #: the Latin and Greek scripts.
    endings: Set = _NO
    #: Each pronoun in its forms, a pronoun a text (i me my mine myself), and the endings of its reflexive forms.
    pronoun_forms: List = ()
    #: Of these, objects that begin no sentence; and endings of verbs that only a subject has (you've).
    pronoun_objects: Set = _NO
    pronoun_verbs: Set = _NO
    reflexive: List = ()
    #: Words behind which a subject and an object are both right (than he, than him).
    either_case: Set = _NO
    #: The ending of a regular plural; its word without it is the same word.
    plural: str = ""
    #: Endings of long words that are no names.
    suffixes: List = ()
    #: Endings that no loan word keeps (opened, badly), the longest first.
    inflections: List = ()
    #: Beginnings of words that are written with a vowel and spoken with a consonant (one, European).
    spoken_consonants: List = ()
    #: What may follow an indefinite article that is a letter: "vitamin a is", "from a all the way".
    after_letter: Set = _NO


@dataclass(frozen=True)
class Address:
    """How the reader is addressed, where that is formal or informal (du, Sie): words that are nothing else."""

    formal: Set = _NO
    #: Formal where they have a capital in mid-sentence, and another word without; written as on the page.
    formal_capital: Set = _NO
    informal: Set = _NO


@dataclass(frozen=True)
class Negation:
    """How it negates. In forms _ is a space, _*_ up to two words between, * the rest of a word; other signs are
    regular expressions.
    """

    #: Words that negate a clause.
    strong: List = ()
    #: Phrases that hold a strong word and negate nothing (not only, whether or not).
    idiom: List = ()
    #: What a translation may turn into a negation (without, fail, only, hardly).
    implied: List = ()
    #: What a negation turns into its contrary, which another language says without one (never forget: remember).
    turned: List = ()
    #: What negates, and often becomes an affirmation (no longer, not yet, no); what that is (stopped, still, former).
    weak: List = ()
    ended: List = ()
    #: What negates for some, and contradicts only what says it of all: not always, always.
    partial: List = ()
    entire: List = ()
    #: What says "if not" by itself: otherwise.
    otherwise: List = ()
    #: Says of all what a doubled negation says of none (no sobró nada: everything was eaten).
    universal: List = ()
    #: Negates the word behind it where that is a word by itself (un-able).
    prefix: List = ()
    #: Those that reverse a verb instead (un-lock, dé-brancher): a lost "not" before one is not made up for by its like.
    undoing: List = ()
    #: Beginnings that only look so (неделя, neděle).
    not_prefixed: List = ()
    #: What negates a verb as its first letters (ne-) …
    verb_prefix: List = ()
    #: … the conjugations that tell a verb: a class a text, its endings (- for none), after | its own …
    conjugations: List = ()
    #: … and what looks like a negated verb of them: words, or with * their beginnings.
    not_verbs: List = ()
    #: What negates as well, but often becomes something else in a translation (without, no longer, not all): it counts
    #: where a text is compared with its own older version.
    also: List = ()


@dataclass(frozen=True)
class Modality:
    """How it says what must be, should be and may be. Forms are as those of Negation."""

    #: Obliges (must, have to, is required).
    duty: List = ()
    #: Advises (should, is recommended).
    advice: List = ()
    #: Leaves free (may, is allowed, optional).
    permission: List = ()


@dataclass(frozen=True)
class Persons:
    """What stands for one man or one woman. Forms are as those of Negation."""

    #: Pronouns that are said of a man and of no woman (he, ông), and of a woman and of no man, …
    he: List = ()
    she: List = ()
    #: … their forms that may go with another person than the sentence is about (him, her key), where they differ; …
    his: List = ()
    hers: List = ()
    #: … those that may be said of one, among others (sie: she, they; her hair), …
    perhaps_he: List = ()
    perhaps_she: List = ()
    #: … and what holds one of them and is none (其他, anh hùng, il faut).
    neither: List = ()
    #: Pronouns of things and of whom one speaks to.
    it: List = ()
    you: List = ()
    #: Nouns of persons of either sex that take the pronoun of their own gender (la victime: elle).
    epicene: List = ()
    #: He and she are said of things, too (la table: elle).
    things: bool = False
    #: They are titles before a name (ông Minh) and stand for whom one speaks to.
    titles: bool = False


@dataclass(frozen=True)
class Joints:
    """How it joins words, and what stands for that in a translation. Forms are as those of Negation."""

    #: Joins as "and" does, or may be said for it: with, but, as well as.
    joining: List = ()
    #: Behind an "and" that other languages leave out or say in one word with it (and not: ", not", "nor").
    after_and: List = ()
    #: Before two things of which other languages say "from … to" or the like, or a conjunction twice (between, both).
    pairing: List = ()
    #: What holds a conjunction and is said otherwise elsewhere (more or less, and so on).
    idioms: List = ()


@dataclass(frozen=True)
class Tenses:
    """How it says that something is to come, or is over. Forms are as those of Negation."""

    #: Says that it is to come, and nothing else (will); …
    future: List = ()
    #: … what may become that in a translation (sẽ, wird, if, may, tomorrow, next), …
    perhaps_future: List = ()
    #: … and what holds such a word and is none (at will).
    idioms: List = ()
    #: Says that it is over (đã, war, yesterday).
    past: List = ()


@dataclass(frozen=True)
class Opposites:
    """Words that are each other's contrary."""

    #: A scale's name, the same in every language → words of one end, |, words of the other; of one form with `_` for a
    #: space, with `*` their beginnings.
    scales: Table = field(default_factory=dict)
    #: More scales and more of their words, which mean too much else to tell a contrary by themselves, but do beside a
    #: negation: not far, close by.
    negated: Table = field(default_factory=dict)
    #: What holds such a word and is none of its scale (last year, right away).
    other: List = ()
    #: What turns a word into its contrary beside a negation (less good). Forms as those of Negation.
    turning: List = ()


@dataclass(frozen=True)
class Sentences:
    """Abbreviations, folded, without their final stop."""

    abbreviations: Set = _NO
    #: Those before a name, with which no sentence ends, and that the splitter does not know; with the stop.
    before_names: Set = _NO


@dataclass(frozen=True)
class Marks:
    """Its marks at the end of a sentence, where it does not write them as English does."""

    full_stop: str = "."
    question_mark: str = "?"
    exclamation_mark: str = "!"
    colon: str = ":"
    semicolon: str = ";"
    comma: str = ","
    #: The mark that opens a question (¿).
    opening_question: str = ""
    #: Sentences end without a stop.
    no_full_stop: bool = False
    #: Stops of several scripts are used (. । 。 ۔).
    several_stops: bool = False
    #: How a sentence ends that asks without a question mark: endings as regular expressions.
    asking: List = ()
    #: Questions need no question mark.
    unmarked_questions: bool = False


@dataclass(frozen=True)
class Quotation:
    """How it quotes, as far as it is not “so”."""

    #: »so« is possible.
    inward: bool = False
    #: „so“: the mark that opens elsewhere closes.
    low_opening: bool = False
    #: ”so”: one mark opens and closes.
    same: bool = False
    #: The straight mark stands inside words too (gershayim).
    inside_words: bool = False
    #: A full stop or comma stands before the closing mark, not after it too.
    stop_inside: bool = False
    #: An apostrophe at the end of a word is wrong, plural possessives and clipped words aside.
    closed_apostrophe: bool = False


@dataclass(frozen=True)
class Spacing:
    """White space around marks."""

    #: Marks that are set apart from the word before.
    before: str = ""
    #: An ellipsis stands right behind the word before it; elsewhere it is set apart where words are left out.
    close_ellipsis: bool = False
    #: Quotation marks are set apart from what they quote.
    inside_quotes: bool = False
    #: Endings that are written without a space ('s, n't).
    clitics: List = ()


@dataclass(frozen=True)
class Repeats:
    """What may stand twice in a row."""

    #: Words that may follow themselves in mid-sentence.
    ordinary: Set = _NO
    #: Doubling a word is grammar (xanh xanh) …
    doubling: bool = False
    #: … but not of these little words.
    never: Set = _NO


@dataclass(frozen=True)
class Gaps:
    """What a lost name or phrase leaves behind that no sentence has; little words and verbs, folded."""

    #: Prepositions never without their noun, so that no comma follows; none: those that never end a sentence. Those of
    #: two words that are so.
    prepositions: Set = _NO
    compound: List = ()
    #: Those that may stand without it where a clause before has it: "the town that he lives in, …" …
    stranded: Set = _NO
    #: Those of them that are adverbs as well: "the police moved in, …"
    particles: Set = _NO
    #: … and what tells such a clause: relative and question words, subject pronouns, what begins an infinitive, and how
    #: a verb ends that takes the preposition to itself (giving in is).
    licences: Set = _NO
    pronouns: Set = _NO
    infinitive: Set = _NO
    gerund: List = ()
    #: Finite verbs that never follow a preposition; those that no statement begins with, unless their subject follows
    #: in a clause of its own (Had he known); those that do not follow an adverbial of place or time and its comma.
    finite: Set = _NO
    first_finite: Set = _NO
    inverted: Set = _NO
    after_adverbial: Set = _NO
    #: What may follow such a verb in a note without a subject: Is not valid.
    notes: Set = _NO
    #: Past tenses that are no participles, with which no statement begins, and those that may be one, or end as one …
    past: Set = _NO
    past_or_participle: Set = _NO
    past_ending: List = ()
    #: … with what tells that they are the sentence's verb: what begins its object, and not a time (a year ago).
    objects: Set = _NO
    times: Set = _NO
    #: What begins an adverbial before a sentence's subject, and conjunctions that a subject follows.
    adverbial: Set = _NO
    before_clause: Set = _NO
    #: Prepositions, and what never stands between them and their noun.
    before_noun: Set = _NO
    not_noun: Set = _NO
    #: Verbs after which no comma and relative word stand, since they lack their noun; those words, which begin no
    #: aside either.
    before_relative: Set = _NO
    relative: Set = _NO
    #: Verbs that do not end a sentence behind a quotation, without who said it.
    said: Set = _NO
    #: Verbs that a pronoun follows where a statement ends in a question (…, isn't it?).
    tags: Set = _NO
    #: Titles that a name follows, and what may all the same.
    titles: Set = _NO
    after_titles: Set = _NO


@dataclass(frozen=True)
class WordOrder:
    """Which little words never meet; languages without subjects here are not judged."""

    #: Subject pronouns, none of which follows an article or preposition.
    subjects: Set = _NO
    #: The articles that no determiner, preposition or verb follows; none: all determiners.
    articles: Set = _NO
    #: What the tables list and an article may yet precede: "a must", "a being".
    after_article: Set = _NO
    #: Words that no article precedes, over and above those of the tables.
    never_after_article: Set = _NO
    #: Words that follow none of the words of the key (with spaces between), over and above articles.
    never_after: Table = field(default_factory=dict)
    #: Words that end no clause.
    never_last: Set = _NO
    #: One place is enough, and rare meetings count.
    strict: bool = False
    #: The participle (been), and the words that it may follow.
    participle: str = ""
    before_participle: Set = _NO
    #: Endings of other words that it may follow.
    before_participle_endings: List = ()
    #: Determiners that may stand after any article.
    after_any_article: Set = _NO
    #: Articles that are letters too, and what a letter may follow as a name (vitamin a).
    letters: Set = _NO
    before_letter: Set = _NO
    #: Of the closed classes: auxiliaries that may follow a preposition, prepositions that may follow another,
    #: conjunctions that anything may follow; and conjunctions that follow no other.
    not_finite: Set = _NO
    after_preposition: Set = _NO
    open_conjunctions: Set = _NO
    first_of_conjunctions: Set = _NO
    #: Little words that are names as well, so that one at a sentence's beginning or in capitals is none.
    little_names: Set = _NO
    #: Pairs "first words | second words" of which the second never comes right after the first: something is missing.
    never_together: List = ()
    #: Adverbs of several words: their first may stand where it does not by itself ("should of course").
    adverbs: List = ()
    #: Adverbs of one word, and endings of others, which may stand on either side of a verb: has been now, has now been.
    free_adverbs: Set = _NO
    adverb_endings: List = ()


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


@dataclass(frozen=True)
class Spelling:
    """What is spelt right though a list does not know it."""

    #: Words of one and two letters; where there are any, slips in short words and word ends are told too.
    short_words: Set = _NO
    #: What a single letter may follow: vitamin e, plan b.
    labels: Set = _NO


@dataclass(frozen=True)
class Numbers:
    """Number words that CLDR's rules lack, and how they join. Spelt-out cardinals and ordinals are CLDR's, magnitudes
    Babel's.
    """

    #: Who reads its numbers: "" words with spaces, "han" Han numerals (`review.text.numbers.han`), "runs" words in runs
    #: of letters too (`runs`), "hebrew" years in letters too (`eras`).
    numerals: Literal["", "han", "runs", "hebrew"] = ""
    #: The tag of the language whose spelt-out numbers are its own.
    spelled_as: str = ""
    #: Value → words.
    cardinal: Table = field(default_factory=dict)
    ordinal: Table = field(default_factory=dict)
    fraction: Table = field(default_factory=dict)
    magnitude: Table = field(default_factory=dict)
    #: Words that say two of a unit by their ending (ساعتين, two hours); the units' names have them, too.
    duals: Set = _NO
    #: Words that say "and a half" by themselves, after a number or what it counts (וחצי, rưỡi).
    and_half: Set = _NO
    #: Words that are as often something else (one, năm, neuf).
    ambiguous: Set = _NO
    #: Words that may stand inside a number (and, lẻ, et).
    joints: Set = _NO
    #: Words that say that a number is below zero, or that something is (minus, under, frost).
    minus: Set = _NO
    #: Words that say that something became less, or was lost: an amount beside them needs no minus.
    fallen: Set = _NO
    #: Articles that may stand before a half (two and a half), and what may before a magnitude (a quarter of a million).
    articles: Set = _NO
    before_magnitude: Set = _NO
    #: Words that end no number though their value would fit.
    never_last: Set = _NO
    #: Numbers are glued into one word (zweihundertfünf), …
    glued: bool = False
    #: … with this between tens and units, and this for a half more at the end.
    glue: str = ""
    half_more: str = ""
    #: What stands between a part and its whole (one in five), between a whole and its part (5人に1人), and before the
    #: ordinal of a share (jeder Fünfte).
    share: List = ()
    share_of: List = ()
    each: Set = _NO
    #: The ending that makes fractions of ordinals (two thirds).
    fraction_ending: str = ""
    #: Percent words, folded, the longest first.
    percent: List = ()
    #: How percentage points are called, folded: what one of the words begins with, or a run of letters holds.
    points: List = ()
    #: Storeys, which countries count from the ground floor or from the first: what one of the words begins with.
    floors: List = ()
    #: Countries disagree on the decimal sign: without a country nothing can be said.
    separators_vary: bool = False
    #: Years are also counted otherwise, so many more than ours: 543 makes 2566 of 2023, -621 and -622 make 1402.
    year_offsets: List = ()
    #: What stands behind a year of the Islamic calendar (هـ, AH).
    islamic: Set = _NO
    #: Little words that a hyphen joins to figures (ב-12, in the twelfth): they are no code's letters.
    joined_before: Set = _NO
    #: Endings of number words that have another for a case, "ون ين".
    case_endings: List = ()
    #: Endings that make an ordinal of digits (21st), …
    ordinal_endings: Set = _NO
    #: What makes one where it stands before the figures (thứ 5, ke-3).
    ordinal_before: Set = _NO
    #: … or a full stop does (der 3. Platz), …
    ordinal_stop: bool = False
    #: What stands between the numbers of a range (3 to 5).
    range_words: List = ()
    #: … letters between hours and minutes (19h30), and words (12 h 00), …
    hour_letters: Set = _NO
    hour_words: Set = _NO
    #: … words behind an hour that are no hours (seven o'clock), …
    oclock: Set = _NO
    #: … the parts of a day as they stand beside an hour: morning, afternoon, evening, night → names, …
    day_parts: Table = field(default_factory=dict)
    #: … what is said around an hour, which is "*" ("*." is an ordinal), and the minutes that it adds ("halb *" = -30);
    #: "+" and "-" are minutes that are said, after the hour and before it ("las * y +" = 0, "- vor halb *" = -30), …
    clock: Figures = field(default_factory=dict)
    #: … unit signs that leave the number before them what it is, and currencies right before one (Rp1.500).
    unit_letters: Set = _NO
    #: … units before whose decimals no mark stands, but they themselves (1m75), …
    unit_within: Set = _NO
    money_letters: Set = _NO


@dataclass(frozen=True)
class Calendar:
    """Dates. Names of months and weekdays, and their order, are CLDR's."""

    #: Who reads dates in words: "" names, "han" 2月24日, "vietnamese" ngày 24 tháng 2.
    dates: Literal["", "han", "vietnamese"] = ""
    #: Inflected forms of weekdays.
    weekdays: Set = _NO
    #: Abbreviation → month, beside CLDR's.
    short_months: Figures = field(default_factory=dict)
    #: Months of the Islamic and of the Persian calendar, 1 to 12 → names.
    islamic: Table = field(default_factory=dict)
    persian: Table = field(default_factory=dict)
    #: Those of the Hebrew calendar, 1 (Nisan) to 13 (the second Adar).
    hebrew: Table = field(default_factory=dict)
    #: Names of months take endings.
    months_inflect: bool = True
    #: Endings of cases that names of months of any length take beside a day (3 martda).
    month_endings: List = ()
    #: Month names that are other words too, and the words before them that tell (regular expressions).
    ambiguous_months: Set = _NO
    month_context: List = ()
    #: 24.2. is a date.
    dotted: bool = False
    #: Between a day, its month and its year (1 de mayo de 2020); - may be left out, ' is any apostrophe.
    links: List = ()
    #: What a day's number may end in before its month, and after it.
    day_endings: List = ()
    late_day_endings: List = ()
    #: Words after which the number behind a month is none of its days: May 20 million.
    counted: List = ()
    #: 24/2 is a date, day first, and 2/2023 a month.
    slashed: bool = False
    #: A year of two digits in figures says a date (24/2/23).
    short_years: bool = True


@dataclass(frozen=True)
class Units:
    """Everyday names of units and currencies. Long and short names are CLDR's."""

    #: CLDR's unit, or ISO 4217 codes with spaces between, → names with their inflected forms.
    names: Table = field(default_factory=dict)
    #: What stands between a large number and what it counts (3 millions d'euros); an apostrophe joins it.
    links: List = ()
    #: Signs → codes.
    signs: Table = field(default_factory=dict)


@dataclass(frozen=True)
class Names:
    """People's names, and names that are translated."""

    #: What stands before a person's name.
    titles: Set = _NO
    #: What stands right behind the name of a person or a place, in a script without spaces, in one or two characters.
    behind: Set = _NO
    #: Surnames that tell a person of this language from another who is called in its way.
    surnames: Set = _NO
    #: Names that it has words of its own for: planets, feasts, gods. Months and languages are CLDR's.
    translated: Set = _NO
    #: How surnames of the language end that no dictionary need have.
    surname_endings: List = ()
    #: Little words inside names of people and places (Juan de la Cruz).
    particles: Set = _NO
    #: Those that begin a name, so that lower case may be right at a sentence's beginning.
    first_particles: Set = _NO
    #: Those that begin a surname.
    surname_starts: Set = _NO
    #: Those that stand between two parts of one name.
    joining_particles: Set = _NO
    #: Those that are joined to a name by an apostrophe or a hyphen (d'Estaing, al-Aqsa).
    joined_particles: Set = _NO
    #: How adjectives end that a capital makes no person's name, and that are translated (Slavic ones in Cyrillic).
    adjective_endings: List = ()
    #: What a given name ends in before it is inflected.
    nominative_endings: List = ()
    #: What the letters a to z are called by their sound in English, which most languages spell English acronyms by.
    letters: List = ()
    #: Acronyms that other languages have another one for: agencies, organisations, measures; lower case, ASCII.
    acronyms: Set = _NO
    #: Streets and squares in addresses (Straße, rue); where it has compounds, they end in one.
    streets: Set = _NO
    #: English acronym of an organisation → its names, as written, first the acronym.
    organisations: Table = field(default_factory=dict)
    #: Foreign names are spelled by their sound in a script of this kind (`review.text.names.transcribed`).
    transcription: Literal["", "han", "katakana"] = ""
    #: It spells foreign names by their sound, in the same script too (Šekspīrs, Šekspir), and gives them endings.
    respelled: bool = False
    #: A person's surname stands before the given name.
    surname_first: bool = False
    #: The tags of large word lists that tell whether a word is at home in one language or, like a name, in all.
    witnesses: List = ()


@dataclass(frozen=True)
class Exonyms:
    """What places are called beyond CLDR's territories and cities."""

    #: CLDR's territory, or a city's English name in lower case, → further names, as written in running text.
    names: Table = field(default_factory=dict)
    #: Letters that an ending adds to a place's name; 0: none are added.
    endings: int = 0
    #: Endings come behind the whole name, and nothing of it goes.
    whole: bool = False
    #: Foreign places are often called as in English.
    english: bool = False
    #: Time zones are named by its names of cities.
    zones: bool = False
    #: Countries have names of one Han character (美, 英).
    han_short: bool = False
    #: Words after which a country's name is that of a currency or a language.
    not_after: Set = _NO
    #: Place names that are other words too.
    also_words: Set = _NO
    #: In a language's name the last word tells which (tiếng Nga).
    language_last: bool = False
    #: Languages of many countries → the countries that their name stands for.
    spoken_in: Table = field(default_factory=dict)
    #: Place → how its adjective or its people begin where the name does not, in lower-case ASCII, in any language.
    people: Table = field(default_factory=dict)
    #: Place → its names of one Han character, and others too short to claim anything.
    han: Table = field(default_factory=dict)
    #: Place → places that may stand for it in a fair translation.
    related: Table = field(default_factory=dict)
    #: Places whose names are also persons' names, words, or other places': never claimed, only recognised.
    ambiguous: Set = _NO
    #: How the rest of a people's name may begin where the place's ends otherwise: Scottish and Scotland.
    people_endings: List = ()
    #: How words end that say of which country something is (Hungarian), and what the country's name may lose before it
    #: (Hungary).
    adjective_endings: List = ()
    lost_before_adjectives: List = ()
    #: Cities of time zones whose names are words or several places.
    zones_as_words: Set = _NO


@dataclass(frozen=True)
class Page:
    """What websites and papers put around a text. The lists keep the order and spelling of the page."""

    #: Before a credit: "Photo"; an abbreviation ends in a stop of its own.
    photo: List = ()
    #: At the beginning of a byline: "According to", "By".
    byline: List = ()
    #: Those of them that are ordinary words before a colon, too.
    byline_prepositions: Set = _NO
    #: Beginnings of a site's own lines, folded; … stands for up to twelve words more.
    frames: List = ()
    #: Phrases anywhere in a short line that make it one.
    frames_within: List = ()
    #: Further labels that a name, place or date should follow.
    labels: List = ()
    #: Prepositions of templates with nothing after them (at –), and two that meet where a name is missing (by on).
    slot_prepositions: List = ()
    slot_pair: List = ()
    #: Words between the names of a credit.
    credit_joints: List = ()
    #: News and picture agencies that are called the same everywhere, in ASCII letters; others may be translated.
    agencies: Set = _NO
    #: The same agency under two sets of initials, an agency a text.
    same_agencies: List = ()


def _set(value: Any) -> Set:
    return frozenset(value.split() if isinstance(value, str) else value)


def _list(value: Any) -> List:
    return tuple(value.split() if isinstance(value, str) else value)


def _table(value: Any) -> Table:
    return MappingProxyType({key: _list(entry) for key, entry in value.items()})


def _plain(value: Any) -> Any:
    return MappingProxyType(value) if isinstance(value, dict) else value


@lru_cache(maxsize=64)
def _converters(section: type) -> Mapping[str, Callable[[Any], Any]]:
    by_type: dict[Any, Callable[[Any], Any]] = {Set: _set, List: _list, Table: _table}
    return {name: by_type.get(hint, _plain) for name, hint in get_type_hints(section).items()}


def converter(section: type, name: str) -> Callable[[Any], Any] | None:
    """What makes a field's value of what TOML has; None where the section has no such field."""
    return _converters(section).get(name)
