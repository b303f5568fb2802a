"""Numbers, dates, units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from review.languages.sections.values import NO, Figures, List, Set, Table

__all__ = ["Calendar", "Numbers", "Units"]


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
    #: … in Latin letters, where those that it has are in others.
    latin_spelled_as: str = ""
    #: Value → words.
    cardinal: Table = field(default_factory=dict)
    ordinal: Table = field(default_factory=dict)
    #: What words for second begin with that say other as well (drugi, andra, toinen).
    also_other: List = ()
    fraction: Table = field(default_factory=dict)
    magnitude: Table = field(default_factory=dict)
    #: Words that say two of a unit by their ending (ساعتين, two hours); the units' names have them, too.
    duals: Set = NO
    #: Words that say "and a half" by themselves, after a number or what it counts (וחצי, rưỡi).
    and_half: Set = NO
    #: Words that are as often something else (one, năm, neuf).
    ambiguous: Set = NO
    #: Words that may stand inside a number (and, lẻ, et).
    joints: Set = NO
    #: Words right before a number that make it less than nothing (minus, âm), and those that do not behind one of
    #: `not_minus` (al menos); words that say it as well, or a limit (below, under, frost).
    minus: Set = NO
    not_minus: Set = NO
    below: Set = NO
    #: Words that say that something became less, or was lost: an amount beside them needs no minus.
    fallen: Set = NO
    #: Articles that may stand before a half (two and a half), and what may before a magnitude (a quarter of a million).
    articles: Set = NO
    before_magnitude: Set = NO
    #: A magnitude stands before the figures that it multiplies (milioni 2.5).
    magnitude_first: bool = False
    #: Words that end no number though their value would fit.
    never_last: Set = NO
    #: Number words that are a verb where a sentence ends with them (छ, six and is).
    verbs_last: Set = NO
    #: What is glued before a number word as before any other (ושלוש, and three; وأربعين, and forty).
    glued_before: List = ()
    #: Words for what is counted, right behind a numeral that alone may be a part of another word (两个, 三つ, สามคน).
    counters: List = ()
    #: Numbers are glued into one word (zweihundertfünf), …
    glued: bool = False
    #: … with this between tens and units, and these for a half more at the end.
    glue: str = ""
    half_more: List = ()
    #: How the word for years goes on that is glued behind a number (пятилетний, vierzigjährig, czterdziestoletnia).
    counted: Set = NO
    #: The parts of a decade of somebody's age, before its number: early, mid, late → words (in her late forties), and
    #: "years" → what says before them that it is none of an age (the late forties).
    decade_parts: Table = field(default_factory=dict)
    #: Words of `cardinal` that are nothing else (the sixties).
    sure: Set = NO
    #: Words of `cardinal` that other languages say with these numbers, too: a fortnight is two weeks, quinze jours.
    readings: Table = field(default_factory=dict)
    #: What stands before a number and makes it so much more (-1/4: less) → words (साढ़े पाँच लाख, 5.5 lakh).
    more_before: Table = field(default_factory=dict)
    #: What stands between a part and its whole (one in five), between a whole and its part (5人に1人), and before the
    #: ordinal of a share (jeder Fünfte).
    share: List = ()
    share_of: List = ()
    each: Set = NO
    #: … the endings of what a whole counts and words for the part behind it, part → words (beş gençten biri).
    share_from: List = ()
    share_parts: Table = field(default_factory=dict)
    #: How often: the words for times behind a number (drei Mal, 3-mal, ba lần) and before it (mara tatu), what goes on
    #: behind one and makes another word of both (3回目, the third), how often → what says it by itself (twice), and
    #: words beside "once" that say in what time it is, as names of units do (daily).
    times: List = ()
    times_before: List = ()
    times_goes_on: List = ()
    often: Table = field(default_factory=dict)
    per: Set = NO
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
    islamic: Set = NO
    #: Little words that a hyphen joins to figures (ב-12, in the twelfth): they are no code's letters.
    joined_before: Set = NO
    #: Endings of number words that have another for a case, "ون ين".
    case_endings: List = ()
    #: Endings that make an ordinal of digits (21st), …
    ordinal_endings: Set = NO
    #: What makes one where it stands before the figures (thứ 5, ke-3).
    ordinal_before: Set = NO
    #: … or a full stop does (der 3. Platz), …
    ordinal_stop: bool = False
    #: What says all day and night without a number (around the clock), in small letters.
    all_day: List = ()
    #: What stands between the numbers of a range (3 to 5).
    range_words: List = ()
    #: … letters between hours and minutes (19h30), and words (12 h 00), …
    hour_letters: Set = NO
    hour_words: Set = NO
    #: … words behind an hour that are no hours (seven o'clock), …
    oclock: Set = NO
    #: … the parts of a day as they stand beside an hour: morning, afternoon, evening, night → names, …
    day_parts: Table = field(default_factory=dict)
    #: … what is said around an hour, which is "*" ("*." is an ordinal), and the minutes that it adds ("halb *" = -30);
    #: "+" and "-" are minutes that are said, after the hour and before it ("las * y +" = 0, "- vor halb *" = -30), …
    clock: Figures = field(default_factory=dict)
    #: … what is said beside hours that are counted from another one than midnight, and that hour ("* ทุ่ม" = 18), …
    hours_from: Figures = field(default_factory=dict)
    #: … what a match's second half is called, folded, in which minutes are counted from its beginning or the match's, …
    second_half: List = ()
    #: … what a word for version begins with, in any language, …
    version: List = ()
    #: … unit signs that leave the number before them what it is, and currencies right before one (Rp1.500).
    unit_letters: Set = NO
    #: … units before whose decimals no mark stands, but they themselves (1m75), …
    unit_within: Set = NO
    money_letters: Set = NO


@dataclass(frozen=True)
class Calendar:
    """Dates. Names of months and weekdays, and their order, are CLDR's."""

    #: Who reads dates in words: "" names, "han" 2月24日, "vietnamese" ngày 24 tháng 2.
    dates: Literal["", "han", "vietnamese"] = ""
    #: Inflected forms of weekdays.
    weekdays: Set = NO
    #: More names of weekdays → 0 (Monday) to 6, of which CLDR's cannot tell the day (2ª-feira, יום ג׳).
    weekday_forms: Figures = field(default_factory=dict)
    #: … those of them that are other words, too, and the words before and behind them that tell.
    ambiguous_weekdays: Set = NO
    weekday_context: Set = NO
    weekday_behind: Set = NO
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
    #: What is glued before the name of a month beside a day (14 במאי).
    month_beginnings: List = ()
    #: Month names that are other words too, and the words before them that tell (regular expressions).
    ambiguous_months: Set = NO
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
    #: Short names that are those of a magnitude, too (εκ.).
    in_short: Set = NO
    #: What says before a length that it is what is gone in a second: 風速45メートル, 초속 30미터.
    a_second: List = ()
    #: Signs → codes.
    signs: Table = field(default_factory=dict)
