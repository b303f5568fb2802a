"""Names of persons, of places and of what a page is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from review.languages.sections.values import NO, List, Set, Table

__all__ = ["Exonyms", "Names", "Page"]


@dataclass(frozen=True)
class Names:
    """People's names, and names that are translated."""

    #: What stands before a person's name.
    titles: Set = NO
    #: What stands right behind the name of a person or a place, in a script without spaces, in one or two characters.
    behind: Set = NO
    #: Words for a saint before the name, in every form, folded.
    saints: Set = NO
    #: Particles that are written with what stands behind a name.
    behind_endings: Set = NO
    #: Words before a person's name in a script without capitals, and those behind it that mark who did something.
    before_person: Set = NO
    after_person: Set = NO
    #: Surnames that tell a person of this language from another who is called in its way.
    surnames: Set = NO
    #: Little words before what is said behind a name, that are surnames, too: the former, this.
    before_behind: Set = NO
    #: Names that it has words of its own for: planets, feasts, gods. Months and languages are CLDR's.
    translated: Set = NO
    #: What surnames of many peoples end in, in ASCII as any language writes it, with what cases add (patterns): -enko,
    #: -chuk, -ovich, -opoulos, -idis, -shvili, -dze, -yan.
    kin_endings: List = ()
    #: How surnames of the language end that no dictionary need have.
    surname_endings: List = ()
    #: Little words inside names of people and places (Juan de la Cruz).
    particles: Set = NO
    #: Those that begin a name, so that lower case may be right at a sentence's beginning.
    first_particles: Set = NO
    #: Those that begin a surname.
    surname_starts: Set = NO
    #: Those that stand between two parts of one name.
    joining_particles: Set = NO
    #: Those that are joined to a name by an apostrophe or a hyphen (d'Estaing, al-Aqsa).
    joined_particles: Set = NO
    #: Letters that are little words before a name and are written with it (Hebrew, Arabic).
    joined_letters: Set = NO
    #: How adjectives end that a capital makes no person's name, and that are translated (Slavic ones in Cyrillic).
    adjective_endings: List = ()
    #: What a given name ends in before it is inflected.
    nominative_endings: List = ()
    #: What the letters a to z are called by their sound in English, which most languages spell English acronyms by.
    letters: List = ()
    #: Acronyms that other languages have another one for: agencies, organisations, measures; lower case, ASCII.
    acronyms: Set = NO
    #: Streets and squares in addresses (Straße, rue); where it has compounds, they end in one.
    streets: Set = NO
    #: English acronym of an organisation → its names, as written, first the acronym.
    organisations: Table = field(default_factory=dict)
    #: English acronym of an organisation → what the words begin with by which languages call it for short: the Fund.
    organisation_parts: Table = field(default_factory=dict)
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
    not_after: Set = NO
    #: Place names that are other words too.
    also_words: Set = NO
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
    ambiguous: Set = NO
    #: How the rest of a people's name may begin where the place's ends otherwise: Scottish and Scotland.
    people_endings: List = ()
    #: How words end that say of which country something is (Hungarian), and what the country's name may lose before it
    #: (Hungary).
    adjective_endings: List = ()
    lost_before_adjectives: List = ()
    #: What such a word may lose, and how it may end then, where it says who is of a country: Danish, Dane.
    lost_before_persons: List = ()
    person_endings: List = ()
    #: Cities of time zones whose names are words or several places.
    zones_as_words: Set = NO
    #: Words that hold a place's name as a piece, in a script without spaces (scripts/list_inner_words.py).
    within: Set = NO


@dataclass(frozen=True)
class Page:
    """What websites and papers put around a text. The lists keep the order and spelling of the page."""

    #: Before a credit: "Photo"; an abbreviation ends in a stop of its own.
    photo: List = ()
    #: At the beginning of a byline: "According to", "By".
    byline: List = ()
    #: Those of them that are ordinary words before a colon, too.
    byline_prepositions: Set = NO
    #: Beginnings of a site's own lines, folded; … stands for up to twelve words more.
    frames: List = ()
    #: Phrases anywhere in a short line that make it one.
    frames_within: List = ()
    #: Words that say of a text that it is a translation, or who made it; of two words with a line between.
    translators: Set = NO
    #: Further labels that a name, place or date should follow.
    labels: List = ()
    #: Prepositions of templates with nothing after them (at –), and two that meet where a name is missing (by on).
    slot_prepositions: List = ()
    slot_pair: List = ()
    #: Words between the names of a credit.
    credit_joints: List = ()
    #: News and picture agencies that are called the same everywhere, in ASCII letters; others may be translated.
    agencies: Set = NO
    #: The same agency under two sets of initials, an agency a text.
    same_agencies: List = ()
    #: An agency (of `agencies`) → what it is called in other scripts and languages.
    agency_names: Table = field(default_factory=dict)
