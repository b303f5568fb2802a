"""Sentences, marks, spaces, spelling, and the order of words."""

from __future__ import annotations

from dataclasses import dataclass, field

from review.languages.sections.values import NO, List, Set, Table

__all__ = ["Gaps", "Marks", "Quotation", "Repeats", "Sentences", "Spacing", "Spelling", "WordOrder"]


@dataclass(frozen=True)
class Sentences:
    """Abbreviations, folded, without their final stop."""

    abbreviations: Set = NO
    #: Those before a name, with which no sentence ends, and that the splitter does not know; with the stop.
    before_names: Set = NO


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
    opening_exclamation: str = ""
    #: The sign on the word that is asked for, of a language whose questions end as statements do (՞).
    question_within: str = ""
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
    ordinary: Set = NO
    #: Doubling a word is grammar (xanh xanh) …
    doubling: bool = False
    #: … but not of these little words.
    never: Set = NO


@dataclass(frozen=True)
class Gaps:
    """What a lost name or phrase leaves behind that no sentence has; little words and verbs, folded."""

    #: Prepositions never without their noun, so that no comma follows; none: those that never end a sentence. Those of
    #: two words that are so.
    prepositions: Set = NO
    compound: List = ()
    #: Those that may stand without it where a clause before has it: "the town that he lives in, …" …
    stranded: Set = NO
    #: Those of them that are adverbs as well: "the police moved in, …"
    particles: Set = NO
    #: … and what tells such a clause: relative and question words, subject pronouns, what begins an infinitive, and how
    #: a verb ends that takes the preposition to itself (giving in is).
    licences: Set = NO
    pronouns: Set = NO
    infinitive: Set = NO
    gerund: List = ()
    #: Finite verbs that never follow a preposition; those that no statement begins with, unless their subject follows
    #: in a clause of its own (Had he known); those that do not follow an adverbial of place or time and its comma.
    finite: Set = NO
    first_finite: Set = NO
    inverted: Set = NO
    after_adverbial: Set = NO
    #: What may follow such a verb in a note without a subject: Is not valid.
    notes: Set = NO
    #: Past tenses that are no participles, with which no statement begins, and those that may be one, or end as one …
    past: Set = NO
    past_or_participle: Set = NO
    past_ending: List = ()
    #: … with what tells that they are the sentence's verb: what begins its object, and not a time (a year ago).
    objects: Set = NO
    times: Set = NO
    #: What begins an adverbial before a sentence's subject, and conjunctions that a subject follows.
    adverbial: Set = NO
    before_clause: Set = NO
    #: Prepositions, and what never stands between them and their noun.
    before_noun: Set = NO
    not_noun: Set = NO
    #: Verbs after which no comma and relative word stand, since they lack their noun; those words, which begin no
    #: aside either.
    before_relative: Set = NO
    relative: Set = NO
    #: Prepositions that no verb takes as its particle, so that they never stand before "and" and a noun; the one that
    #: stands behind a passive verb; what joins.
    never_joined: Set = NO
    agent: Set = NO
    joining: Set = NO
    #: Prepositions that what begins a clause never follows ("on that his …"), that word, and with what such a clause
    #: goes on.
    before_no_clause: Set = NO
    clause: Set = NO
    clause_subjects: Set = NO
    #: Question words that a subject follows before its auxiliary and a participle: how has formed.
    before_subject: Set = NO
    #: Conjunctions of time that are prepositions as well, and which a finite verb follows only behind a noun (the day
    #: after was dry).
    before_time: Set = NO
    #: Prepositions that never follow a verb, so that no past tense stands behind them: the head of said.
    of_nouns: Set = NO
    #: Verbs that do not end a sentence behind a quotation, without who said it.
    said: Set = NO
    #: Verbs that a pronoun follows where a statement ends in a question (…, isn't it?).
    tags: Set = NO
    #: Titles that a name follows, and what may all the same.
    titles: Set = NO
    after_titles: Set = NO
    #: Prepositions that are no adverbs, so that no verb stands behind them and "and"; conjunctions and prepositions
    #: that never follow what begins an infinitive; how adverbs end that no noun ends as (the carefully.).
    governing: Set = NO
    after_no_infinitive: Set = NO
    adverb_tails: List = ()
    #: The relative word that begins no statement, and the verbs of saying whose clause ("that …") has its subject.
    first_relative: Set = NO
    reporting: Set = NO
    #: Offices that stand as a sentence's subject with an article, or with a capital before a name: Mayor Li said.
    offices: Set = NO


@dataclass(frozen=True)
class WordOrder:
    """Which little words never meet; languages without subjects here are not judged."""

    #: Subject pronouns, none of which follows an article or preposition.
    subjects: Set = NO
    #: The articles that no determiner, preposition or verb follows; none: all determiners.
    articles: Set = NO
    #: What the tables list and an article may yet precede: "a must", "a being".
    after_article: Set = NO
    #: Words that no article precedes, over and above those of the tables.
    never_after_article: Set = NO
    #: Words that follow none of the words of the key (with spaces between), over and above articles.
    never_after: Table = field(default_factory=dict)
    #: Words that end no clause.
    never_last: Set = NO
    #: One place is enough, and rare meetings count.
    strict: bool = False
    #: The participle (been), and the words that it may follow.
    participle: str = ""
    before_participle: Set = NO
    #: Endings of other words that it may follow.
    before_participle_endings: List = ()
    #: Determiners that may stand after any article.
    after_any_article: Set = NO
    #: Articles that are letters too, and what a letter may follow as a name (vitamin a).
    letters: Set = NO
    before_letter: Set = NO
    #: Of the closed classes: auxiliaries that may follow a preposition, prepositions that may follow another,
    #: conjunctions that anything may follow; and conjunctions that follow no other.
    not_finite: Set = NO
    after_preposition: Set = NO
    open_conjunctions: Set = NO
    first_of_conjunctions: Set = NO
    #: Little words that are names as well, so that one at a sentence's beginning or in capitals is none.
    little_names: Set = NO
    #: Pairs "first words | second words" of which the second never comes right after the first: something is missing.
    never_together: List = ()
    #: Adverbs of several words: their first may stand where it does not by itself ("should of course").
    adverbs: List = ()
    #: Adverbs of one word, and endings of others, which may stand on either side of a verb: has been now, has now been.
    free_adverbs: Set = NO
    adverb_endings: List = ()


@dataclass(frozen=True)
class Spelling:
    """What is spelt right though a list does not know it."""

    #: Words of one and two letters; where there are any, slips in short words and word ends are told too.
    short_words: Set = NO
    #: What a single letter may follow: vitamin e, plan b.
    labels: Set = NO
