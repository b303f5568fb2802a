"""One pass over the digits and words of a text that is written with spaces between words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from review.lazy_patterns import lazy_regex
from review.text.numbers.clock import clock_idioms, other_half_of_day, time_in_words
from review.text.numbers.digits import MAX_DIGITS, DigitEvidence, Number, readings, whole
from review.text.numbers.grammar import roman, time, vulgar
from review.text.numbers.items import Items
from review.text.numbers.spelled import spelled
from review.text.numbers.words import Value

__all__ = ["Scan"]

#: Round the clock, which most languages say without figures: 24/7, 24/24. Matched from up to three characters before.
_ALWAYS = lazy_regex(r"(?:\D{0,3}|\D?)24/(?:7|24)(?!\d)|24/7(?!\d)")
#: The same with the hour's name: 24 heures sur 24, 24 ore su 24; the first 24 of them and the second.
_HOURS_OF_HOURS = lazy_regex(r"24[ \u00a0]\p{L}{2,8}[ \u00a0]\p{L}{2,4}[ \u00a0]24(?!\d)")
_HOURS_BEHIND = 20
#: A stop that makes an ordinal of the figure before it, which another word follows; and the last that is written so.
_ORDINAL = lazy_regex(r"\.[ \u00a0]\p{L}")
_LAST = 99
#: An hour and its minutes with a stop between them, as several languages write it.
_DOTTED = lazy_regex(r"([01]?\d|2[0-4])\.([0-5]\d)")
_HALF_DAY = lazy_regex(r"[ \u00a0]?[ap]\.? ?m\b", regex.IGNORECASE)


class Scan(Items):
    """One pass over the digits and words of a text."""

    def numbers(self) -> Iterator[Number]:
        """The numbers in order, none overlapping another."""
        items, longest, words = self.items, self.words.longest, self.words
        inflects = words.glued or bool(words.stems) or bool(words.inflected)
        clocks = clock_idioms(self.words.language)
        number_first = "" in clocks
        index, count, at = 0, len(items), 0
        while index < count:
            start, end, kind, written = items[index]
            found: list[Number] = []
            may_be_idiom = written in clocks or (number_first and (kind == "n" or words.word(written) is not None))
            if may_be_idiom and (idiom := time_in_words(self, index, clocks)) is not None:
                found, after = [idiom[0]], idiom[1]
            elif kind == "n":
                found, after = self.digits(index)
            elif kind == "v":
                found, after = [Number(start, end, (vulgar(written),))], index + 1
            elif self.bare(written) in longest or (inflects and len(written) >= 5 and words.word(written) is not None):
                found, after = spelled(self, index)
                if len(found) == 1 and found[0].kind == "cardinal":
                    other = other_half_of_day(self, index, after, found[0].values[0])
                    found = [found[0]._replace(values=found[0].values + other)]
            else:
                after = index + 1
                begins = 1 + max(start - 1, *(self.text.rfind(sign, start, end) for sign in "'’"))  # nell'XI secolo
                if begins < end <= begins + 6 and self.text[begins] in "XVI":
                    found = roman(self.text, begins, end)
            for number in found:
                if number.start < at:  # the letters before a code's figure were a number themselves: V0
                    number = number._replace(start=start)
                yield number
                at = number.end
            index = after

    def digits(self, index: int, depth: int = 0) -> tuple[list[Number], int]:
        """The numbers that item `index`, which is of digits, and what is joined to it make."""
        items, text = self.items, self.text
        start, end, _, written = items[index]
        before = items[index - 1] if index else None
        code = (
            before is not None
            and before[2] == "w"
            and before[3] not in self.beside.money_letters
            and before[3] not in self.rules.numbers.joined_before | self.rules.numbers.ordinal_before
            and (before[1] == start or (before[1] == start - 1 and text[start - 1] in "-‑"))
            and not self.is_times(index - 1)
        )
        if ":" in written:
            return [self.clock(start, end, written)], index + 1
        dotted = _DOTTED.fullmatch(written)
        if dotted is not None and self.is_hour(index, start, end):
            return [time(start, end, int(dotted[1]), int(dotted[2]))], index + 1
        values = readings(written, self.decimal)
        more = self.words.more_before.get(before[3]) if before is not None and self.adjacent(index) else None
        if more is not None and before is not None and len(values) == 1:
            start, values = before[0], (whole(values[0] + more),)
        if not values:
            return list(self.separate(start, written)), index + 1
        if " " in written and not self.groups_by_space:  # 10 000, or a 10 before a 000
            parts = tuple(int(part) for part in regex.split("[ .,]", written))
            found, after = self.magnitude(index + 1, start, end, values, "certain", depth)
            return [found[0]._replace(parts=parts)], after
        index += 1
        if text[start - 2 : start] == "&#" and text[end : end + 1] == ";":
            return [], index
        if code and before is not None:
            if index < len(items) and items[index][0] == end and items[index][3] == "s":  # mid-1990s
                return [Number(start, items[index][1], values, evidence="possible")], index + 1
            return [Number(before[0], end, values, "code", evidence="possible")], index
        always = _ALWAYS.match(self.text, max(0, start - 3), end + 3) or (written == "24" and self.all_day(start, end))
        evidence: DigitEvidence = "possible" if always else "certain"
        if index < len(items) and items[index][2] == "v" and self.adjacent(index):
            return [Number(start, items[index][1], (values[0] + vulgar(items[index][3]),))], index + 1
        if index < len(items) and items[index][2] == "w" and items[index][0] == end:
            attached = text[end : items[index][1]]
            result = self.attached(index, start, values, attached, evidence)
            if result is not None:
                return result
        ranked = before is not None and before[3] in self.rules.numbers.ordinal_before and self.adjacent(index - 1)
        if ranked and values[0] == int(values[0]) <= _LAST:
            return [Number(start, end, values, "ordinal", evidence=evidence)], index
        if self.rules.numbers.ordinal_stop and _ORDINAL.match(text, end) and values[0] == int(values[0]) <= _LAST:
            return [Number(start, end + 1, values, "ordinal", evidence=evidence)], index
        return self.magnitude(index, start, end, values, evidence, depth)

    def all_day(self, start: int, end: int) -> bool:
        """Whether a 24 is one of the two that say round the clock."""
        found = _HOURS_OF_HOURS.finditer(self.text, max(0, start - _HOURS_BEHIND), end + _HOURS_BEHIND)
        return any(match.start() == start or match.end() == end for match in found)

    def attached(
        self, index: int, start: int, values: tuple[Value, ...], letters: str, evidence: DigitEvidence
    ) -> tuple[list[Number], int] | None:
        """Letters right after digits: 21st, 19h30, 5bn, 1990s; None where they change nothing (25km)."""
        items, end = self.items, self.items[index][1]
        lower = letters.lower()
        if (
            letters in self.beside.hour_letters
            and index + 1 < len(items)
            and items[index + 1][0] == end
            and items[index + 1][2] == "n"
        ):
            minutes = items[index + 1][3]
            if minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60 and values[0] <= 24:
                return [time(start, items[index + 1][1], int(values[0]), int(minutes))], index + 2
        if lower == "s" or lower in self.beside.ordinal_endings:
            kind = "ordinal" if lower != "s" else "cardinal"
            return [Number(start, end, values, kind, evidence=evidence)], index + 1
        within = self.unit_within(index, values)
        if within is not None:
            value, after = within
            return [Number(start, items[after - 1][1], (value,), evidence=evidence)], after
        factor = self.words.suffixes.get(letters)
        if factor is not None:
            more = tuple(whole(value * factor) for value in values)
            money = start > 0 and (self.text[start - 1] in "$€£¥₫₹₽" or len(letters) > 1)
            values = (*more, *values) if money or letters in ("k", "K") else (*values, *more)
            return [Number(start, end, values, written="mixed", evidence=evidence)], index + 1
        if (
            lower in self.beside.unit_letters
            or not letters.isascii()
            or self.words.word(lower) is not None
            or len(letters) > 3
        ):
            return None
        return [Number(start, end, values, "code", evidence="possible")], index + 1

    def magnitude(
        self, index: int, start: int, end: int, values: tuple[Value, ...], evidence: DigitEvidence, depth: int
    ) -> tuple[list[Number], int]:
        """Magnitudes and percent after digits: 79,3 tỷ, 3 mil millones, 2 million 300 thousand, 56 percent."""
        items, plain = self.items, values
        after, reached, values, factor = self.multiplied(index, end, values)
        if factor and self.text[end:reached].strip(" .\u00a0") in self.rules.units.in_short:
            values = (*values, *plain)  # 90 εκ. are 90 million or 90 centimetres
        written = "digits" if reached == end else "mixed"
        index, end = after, reached
        if written == "digits":
            hour = self.time_of_day(index, start, end, values[0], evidence)
            if hour is not None:
                return hour
        percent = self.percent_after(end)
        if percent is not None:
            while index < len(items) and items[index][0] < percent:
                index += 1
            return [Number(start, percent, (*values, Fraction(values[0], 100)), "percent", written, evidence)], index
        if factor and depth < 2 and index < len(items) and items[index][2] == "n" and self.gap_allows(index, end):
            more, after = self.digits(index, depth + 1)
            if len(more) == 1 and more[0].written == "mixed" and more[0].values[0] < factor:
                total = values[0] + more[0].values[0]
                return [Number(start, more[0].end, (total,), "cardinal", "mixed", evidence)], after
        return [Number(start, end, values, "cardinal", written, evidence)], index

    def multiplied(self, index: int, end: int, values: tuple[Value, ...]) -> tuple[int, int, tuple[Value, ...], Value]:
        """What the magnitudes from item `index` on make of digits that end at `end`: the index and the offset after
        them, the values, and their product, 0 where there is none (also where it is the beginning of a run).
        """
        items = self.items
        factor: Value = 0
        while index < len(items) and items[index][2] == "w" and self.gap_allows(index, end):
            key = items[index][3]
            if (
                key in self.rules.units.links
                and key in self.words.joints
                and not factor
                and self.is_magnitude(index + 1)
            ):
                index += 1  # 20 de mii
                key = items[index][3]
            if key in self.rules.numbers.and_half and not factor and self.is_magnitude(index + 1):  # 2 buçuk milyon
                values, index = tuple(value + Fraction(1, 2) for value in values), index + 1
                key = items[index][3]
            word = self.words.word(key) if key in self.words.longest or len(key) > 4 else None
            if word is None:
                letters = self.text[items[index][0] : items[index][1]]
                money = self.text[items[index][1] : items[index][1] + 1] in ("$", "€", "£")  # 7.000 M€
                if letters in self.words.suffixes and not factor and (len(letters) > 1 or money):
                    values = (*values, *(whole(value * self.words.suffixes[letters]) for value in values))
                elif not self.rules.traits.spaces:
                    form, of_run = self.words.leading_magnitude(key)
                    if form:  # 2.5 หมื่นคน: the rest of the run is another word
                        values = tuple(whole(value * of_run) for value in values)
                        end, index = items[index][0] + len(form), index + 1
                break
            if word.value == Fraction(1, 2) and factor and word.role == "fraction":
                values = tuple(whole(value + Fraction(factor, 2)) for value in values)
                end, index = items[index][1], index + 1
                break
            if word.role != "magnitude" or word.value < 10:
                break
            values = tuple(whole(value * word.value) for value in values)
            factor = word.value * (factor or 1)
            end, index = items[index][1], index + 1
            if end < len(self.text) and self.text[end] == "." and len(key) <= 4:
                end += 1
        return index, end, values, factor

    def time_of_day(
        self, index: int, start: int, end: int, value: Value, evidence: DigitEvidence
    ) -> tuple[list[Number], int] | None:
        """12 h 00, 4 p.m., 16 giờ: hours that words or signs after them say to be hours."""
        if value > 24 or value != int(value):
            return None
        items = self.items
        if index < len(items) and items[index][3] in self.beside.hour_words and self.gap_allows(index, end):
            if index + 1 < len(items) and items[index + 1][2] == "n" and self.gap_allows(index + 1, items[index][1]):
                minutes = items[index + 1][3]
                if minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60:
                    return [time(start, items[index + 1][1], int(value), int(minutes))], index + 2
        elif _HALF_DAY.match(self.text, end) is None:
            return None
        other = value - 12 if value > 12 else value + 12
        return [Number(start, end, (value, other), evidence=evidence)], index

    def is_hour(self, index: int, start: int, end: int) -> bool:
        """Whether a word beside item `index` says that it is an hour: 14.20 Uhr, kl. 14.20, 2.20 p.m."""
        if _HALF_DAY.match(self.text, end) is not None:
            return True
        items, words = self.items, self.beside.hour_words
        after = items[index + 1] if index + 1 < len(items) else None
        if after is not None and after[3] in words and self.text[end : after[0]].isspace():
            return True
        before = items[index - 1] if index else None
        return before is not None and before[3] in words and self.text[before[1] : start].strip(" \u00a0.") == ""

    def clock(self, start: int, end: int, written: str) -> Number:
        hours, minutes = (int(part) for part in written.split(":")[:2])
        if hours > 24 or minutes > 59 or written.count(":") > 1:
            parts = tuple(int(part) for part in written.split(":"))
            return Number(start, end, (hours + Fraction(minutes, 60),), "time", parts=parts)
        return time(start, end, hours, minutes)

    def separate(self, start: int, written: str) -> Iterator[Number]:
        """The figures of what is no single number: an address, a version, a list."""
        for match in regex.finditer(r"\d+", written):
            if len(match.group()) <= MAX_DIGITS and match.group().isdecimal():
                yield Number(start + match.start(), start + match.end(), (int(match.group()),))
