"""Who does what to whom, by the order of two names about a verb."""

from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.names.roles import roles_in


def test_the_name_before_the_verb_is_the_subject() -> None:
    text = "Chị Lan đã chỉ trích anh Tuấn."
    roles = roles_in(Text(text, "vi"), 0, len(text))
    assert roles is not None
    assert [text[one.start : one.end] for one in (roles.subject, roles.object)] == ["Chị Lan", "Tuấn"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Brazil was beaten by Argentina."),
        ("en", "Brazil and Argentina signed."),
        ("en", "Brazil's coach praised Argentina."),
        ("en", "Brazil, which beat Argentina, won."),
        ("es", "A Brasil lo venció Argentina."),
        ("id", "Malaysia dikalahkan Indonesia."),
        ("ru", "Аргентина победила Бразилию."),
    ],
)
def test_where_the_order_does_not_tell_there_are_no_roles(language: str, text: str) -> None:
    assert roles_in(Text(text, language), 0, len(text)) is None
