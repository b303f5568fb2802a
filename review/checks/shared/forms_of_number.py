"""Which numbers a form of a plural stands for."""

from __future__ import annotations

from review.text.plurals import counted_categories, gettext_category

__all__ = ["is_of_none", "is_of_one_number"]


def is_of_none(form: str, language: str) -> bool:
    """Whether a plural's form says that there is nothing: such a sentence ("nothing was changed") names nothing."""
    categories = counted_categories(language)
    category = gettext_category(int(form), language) if form.isdecimal() else form
    return categories.get(category) == frozenset((0,))


def is_of_one_number(form: str, language: str) -> bool:
    """Whether a plural's form (a category of CLDR, or gettext's number of one) stands for one number, zero aside."""
    categories = counted_categories(language)
    if not categories:
        return form in ("0", "one")
    category = gettext_category(int(form), language) if form.isdecimal() else form
    return len(categories) > 1 and category in categories and len(categories[category] - {0}) <= 1
