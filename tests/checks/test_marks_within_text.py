"""Checks that compare names, words and addresses: whatever the texts are, what they mark lies in them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from review.checks import CHECKS
from review.checks.glossary import GlossaryEntry
from review.checks.views import DocumentView
from review.model import Document, Paragraph, Segment

CODES = ("acronyms", "inconsistent", "names", "terminology", "unchanged", "untranslated", "url")
PIECES = st.sampled_from((
    "Nga", "Moscow", "Trần Thu Hà", "ông ", "Путин ", "北京", "マリー・キュリー", " ", ".", "FBI", "FIB", "(", "”",
    "the ", "và ", "http://a.vn/b", "a@b.de", "NGUYỄN", "’s", "-", "İstanbul", "ﬁ", "\u0301", "\u200b", "𝔘", "\n",
))  # fmt: skip
TEXTS = st.one_of(st.text(min_size=1, max_size=80), st.lists(PIECES, min_size=1, max_size=12).map("".join))
LANGUAGES = st.sampled_from(("vi", "en", "de", "ru", "zh", "ja", "hi", "tr", "xx"))


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None, max_examples=60)
@example([("/th0", '/th0"http://0')], "vi", "vi")  # read without the path that both have
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3), LANGUAGES, LANGUAGES)
def test_marks_lie_in_the_text(code: str, pairs: list[tuple[str, str]], source: str, target: str) -> None:
    segments = tuple(
        Segment(number, (Paragraph(theirs),), (Paragraph(ours),))
        for number, (theirs, ours) in enumerate(pairs, start=1)
    )
    glossary = (GlossaryEntry("nga", ("moscow",), ("the",)), GlossaryEntry("北京", ("FBI",)))
    view = DocumentView(Document("any", source, target, segments), glossary=glossary)
    for hit in CHECKS[code].find(view):
        segment = view.segments[hit.segment - 1].written
        assert 0 <= hit.span.start < hit.span.end <= len(segment.text(hit.span.side))
        if hit.twin is not None:
            assert hit.twin.side != hit.span.side
            assert 0 <= hit.twin.start <= hit.twin.end <= len(segment.text(hit.twin.side))
