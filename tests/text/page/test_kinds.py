"""The kind of a paragraph by its form, and the credits and bylines that tell it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import KINDS
from review.text.page.boilerplate import is_frame
from review.text.page.credits import find_byline, find_credit, unlike
from review.text.page.kinds import kind_of


@pytest.mark.parametrize(
    ("text", "language", "first", "kind"),
    [
        ("New bridge opens in Dresden", "en", True, "heading"),
        ("Will the bridge ever open?", "en", True, "heading"),
        ("Will the bridge ever open?", "en", False, "body"),
        ("The bridge has been open since Monday.", "en", False, "body"),
        ("The port at dawn. Photo: TASS.", "en", False, "caption"),
        ("Cảng lúc bình minh. Ảnh: TASS.", "vi", False, "caption"),
        ("Port o świcie. Fot. PAP/Jan Nowak", "pl", False, "caption"),
        ("港口清晨。新华社记者 王明 摄", "zh", False, "caption"),
        ("Lan Anh (Theo Reuters)", "vi", False, "byline"),
        ("By Jane Doe", "en", False, "byline"),
        ("Quelle: dpa", "de", False, "byline"),
        ("• bread and butter", "en", False, "list-item"),
        ("2. Die Brücke.", "de", False, "list-item"),
        ("新桥开放", "zh", True, "heading"),
        ("and the rest of the sentence", "en", False, "body"),
    ],
)
def test_kind(text: str, language: str, first: bool, kind: str) -> None:
    assert kind_of(text, language, first) == kind


@given(st.text(max_size=300), st.sampled_from(("en", "vi", "zh", "ru", "xx")), st.booleans())
def test_any_text_has_a_kind_and_spans_within_it(text: str, language: str, first: bool) -> None:
    assert kind_of(text, language, first) in KINDS
    for found in (find_credit(text, language), find_byline(text, language)):
        if found is not None:
            assert 0 <= found.start <= found.who_start <= found.who_end <= found.end <= len(text)
    is_frame(text, language)


@pytest.mark.parametrize(
    ("source", "target", "answer"),
    [
        ("TASS", "BAG", ("TASS", "BAG")),
        ("TTXVN", "VNA", (None, None)),
        ("ТАСС", "TASS", (None, None)),
        ("Tân Hoa xã", "Xinhua", (None, None)),
        ("TASS, Reuters", "TASS", ("Reuters", None)),
        ("AP", "Getty Images", ("AP", "Getty Images")),
    ],
)
def test_credits_are_unlike_only_where_names_stay_the_same(
    source: str, target: str, answer: tuple[str | None, str | None]
) -> None:
    assert unlike(source, target) == answer


def test_a_line_of_the_site_is_known_in_its_language_and_in_english() -> None:
    assert is_frame("Back to top", "cs")
    assert is_frame("Zurück nach oben", "de")
    assert not is_frame("Zurück nach oben", "vi")
    assert not is_frame("The mayor said that readers share the blame for it.", "en")
