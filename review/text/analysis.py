"""A text with everything the aligner and the checks ask of it, each computed once and on demand."""

from __future__ import annotations

from review.kept_property import kept_property
from review.text.dates.find import Date, find_dates
from review.text.names.find import Name, find_names
from review.text.names.territories import Place, find_places
from review.text.numbers.find import Number, find_numbers
from review.text.surface import Surface

__all__ = ["Text"]


class Text(Surface):
    """A text and what it speaks of: numbers, dates, places and names."""

    @kept_property
    def numbers(self) -> tuple[Number, ...]:
        """Numbers by value: digits, magnitudes and number words; those inside dates too."""
        return find_numbers(self.plain, self.language)

    @kept_property
    def dates(self) -> tuple[Date, ...]:
        return find_dates(self.plain, self.language)

    @kept_property
    def places(self) -> tuple[Place, ...]:
        """Countries and cities that the text names outright, in any of their names in its language, but for what is a
        weekday as well: Dushanbe is Monday.
        """
        found = find_places(self)
        days = {(date.start, date.end) for date in self.dates if date.weekday is not None} if found else ()
        return tuple(place for place in found if (place.start, place.end) not in days)

    @kept_property
    def place_offsets(self) -> frozenset[int]:
        """Every offset inside a place's name."""
        return frozenset(offset for place in self.places for offset in range(place.start, place.end))

    @kept_property
    def names(self) -> tuple[Name, ...]:
        return find_names(self, self.places)
