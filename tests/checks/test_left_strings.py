"""Of many strings that no translator has seen yet the first is told as major and says how many; a few are told each."""

from __future__ import annotations

import pytest

from review.config import Settings
from review.model import Document, Paragraph, Segment
from review.scoring import score_document


@pytest.mark.parametrize(("strings", "majors", "said"), [(40, 1, "20 strings are left in English"), (10, 5, "")])
def test_many_strings_left_are_told_once(strings: int, majors: int, said: str) -> None:
    rows = [
        (f"Open the door of boat number {n} and close it", f"Öffne die Tür von Boot {n} und schließe sie")
        for n in range(strings)
    ]
    segments = tuple(
        Segment(
            n,
            (Paragraph(source, n, kind="string", key=f"k{n}"),),
            (Paragraph(source if n % 2 else target, n, kind="string", key=f"k{n}"),),
        )
        for n, (source, target) in enumerate(rows, start=1)
    )
    found = score_document(Document("d", "en", "de", segments), Settings()).findings
    left = [one for one in found if one.check == "untranslated"]
    assert [one.severity for one in left] == ["major"] * majors + ["minor"] * (strings // 2 - majors)
    assert said in left[0].message


def test_paragraphs_in_a_language_of_which_nothing_is_known_are_told_once() -> None:
    texts = [f"On page {n + 101} the green boat carries all of the bread over the river." for n in range(20)]
    segments = tuple(
        Segment(n, (Paragraph(text, n),), (Paragraph(text if n > 1 else "Lo vaissèl verd.", n),))
        for n, text in enumerate(texts, start=1)
    )
    found = score_document(Document("d", "en", "oc", segments), Settings()).findings
    left = [one for one in found if one.check in ("untranslated", "unchanged") and one.severity != "neutral"]
    assert [(one.check, one.segment) for one in left] == [("untranslated", 2)]
