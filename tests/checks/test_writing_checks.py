"""What holds for the checks of how a text is written, whatever the text: spans inside it, repairs that repair."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.checks import CHECKS
from review.checks.views import DocumentView
from review.model import Document, Paragraph, Segment
from tests.work import at_most

CODES = (
    "article", "brackets", "encoding", "end-punctuation", "glued-words", "quotes", "repeated-word", "repetition",
    "sentence-case", "spacing", "spelling", "split-sentence", "stray-capital", "stray-punctuation", "word-order",
)  # fmt: skip
PAIRS = (("vi", "en"), ("en", "vi"), ("zh", "en"), ("en", "de"), ("en", "fr"), ("en", "zh"), ("en", "ar"), ("en", "xx"))
PIECES = (
    "the",
    "The",
    "of",
    "city",
    " ",
    "  ",
    ".",
    ",",
    "”",
    "“",
    '"',
    "(",
    ")",
    "?",
    "\n",
    "ng",
    "ă",
    "中",
    "\u200b",
    "&amp;",
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def view_of(source: str, target: str, languages: tuple[str, str]) -> DocumentView:
    segment = Segment(1, (Paragraph(source),), (Paragraph(target),))
    return DocumentView(Document("case", *languages, (segment,)))


@given(TEXTS, TEXTS, st.sampled_from(PAIRS))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spans_lie_inside_the_text_and_suggestions_change_it(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    view = view_of(source, target, languages)
    for code in CODES:
        for hit in CHECKS[code].find(view):
            text = view.segments[0].written.text(hit.span.side)
            assert 0 <= hit.span.start < hit.span.end <= len(text), code
            assert hit.suggestion != text[hit.span.start : hit.span.end], code
            assert hit.message


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("piece", ["a ", "(", "“", ", ", ". a", "aA", "&", "中", "ab.", "' "])
def test_long_monotonous_texts_take_bounded_time(code: str, piece: str) -> None:
    list(CHECKS[code].find(view_of("x", "y", ("vi", "en"))))
    view = view_of("Câu.", piece * 20_000, ("vi", "en"))
    with at_most(20):
        for _ in zip(range(10_000), CHECKS[code].find(view), strict=False):
            pass
