"""Words that turn what a sentence says: negations, duties, persons, joints, times, opposites, limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from review.languages.sections.values import List, Table

__all__ = ["Bounds", "Joints", "Modality", "Negation", "Opposites", "Persons", "Tenses"]


@dataclass(frozen=True)
class Negation:
    """How it negates. In forms _ is a space, _*_ up to two words between, _**_ up to six of one clause, * the rest of a
    word; other signs are regular expressions.
    """

    #: Words that negate a clause.
    strong: List = ()
    #: Phrases that hold a strong word and negate nothing (not only, whether or not).
    idiom: List = ()
    #: Those of them that no other language says by a negation (không khí, the air), and those that it says as they are
    #: (not only), so that neither accounts for a negation more.
    void: List = ()
    additive: List = ()
    #: Allows one thing alone (only, nur, erst); and makes that exception of a negation: not without, unless,
    #: until, if not.
    only: List = ()
    excepting: List = ()
    #: Those of the next that go with a negation and say nothing more (not any, ne … pas).
    polar: List = ()
    #: What a translation may turn into a negation (without, fail, only, hardly).
    implied: List = ()
    #: What a negation turns into its contrary, which another language says without one (never forget: remember).
    turned: List = ()
    #: What asks how a thing could be that is not so (làm sao, 焉).
    asking: List = ()
    #: What forbids by itself, as signs do (verboten, no entry).
    forbidding: List = ()
    #: What negates, and often becomes an affirmation (no longer, not yet, no); what that is (stopped, still, former).
    weak: List = ()
    ended: List = ()
    #: What negates for some, and contradicts only what says it of all: not always, always.
    partial: List = ()
    entire: List = ()
    #: What says "if not" by itself: otherwise.
    otherwise: List = ()
    #: Says that a thing is done and another left undone (without), but for what says something else in one (without
    #: doubt: surely).
    lacking: List = ()
    #: What says it among other things (kaydetmeden: without and before saving).
    lacking_perhaps: List = ()
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
    #: Every clause that negates has one of the strong words or negated verbs, so that they can be counted.
    counts: bool = False
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
    #: Forbids (must not, darf nicht), and leaves free to leave undone (need not, muss nicht).
    prohibition: List = ()
    exemption: List = ()
    #: Asks somebody for something, as a question or as an order (please, could you, shall we; ください).
    requests: List = ()


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
    #: A set's name, the same in every language → the words of each member, in the same order, | between them: a
    #: translation that has one for another is wrong whatever is negated. A word may be of several (青: blue and green).
    sets: Table = field(default_factory=dict)
    #: What holds such a word and is none of its scale (last year, right away).
    other: List = ()
    #: What holds a member's word and is none of its set (black tea).
    no_member: List = ()
    #: What is written in one with a word behind it (و, ה: and, the).
    joined: List = ()
    #: What turns a word into its contrary beside a negation (less good). Forms as those of Negation.
    turning: List = ()


@dataclass(frozen=True)
class Bounds:
    """How it says that something is at least or at most so much, at the earliest or at the latest then. Forms are as
    those of Negation; what holds its own negation (no more than) stands here as a whole.
    """

    #: From there on (at least, no earlier than), and up to there (at most, no later than), whatever stands beside it.
    least: List = ()
    most: List = ()
    #: The same where a number stands beside it, and much else where none does (over, more than; under, below).
    above: List = ()
    below: List = ()
