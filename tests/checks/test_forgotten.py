"""What is found out about the texts of a long document is forgotten, and changes nothing of what is found."""

import pytest

from review.checks import views
from review.config import Settings
from review.findings import findings_of, view_of
from review.model import Document, Paragraph, Segment
from review.text.tokens import tokenize


def _document() -> Document:
    texts = [
        ("It has 12 doors.", "Es hat 13 Türen."),
        ("Open the file", "Open the file"),
        ("He met Anna Berger in Lyon.", "Er traf Anna Berger in Lyon."),
        ("The house is is old.", "Das Haus ist ist alt."),
    ]
    rows = [(f"{source} ({n})", f"{target} ({n})") for n in range(10) for source, target in texts]
    return Document(
        "a",
        "en",
        "de",
        tuple(Segment(n, (Paragraph(a, n),), (Paragraph(b, n),)) for n, (a, b) in enumerate(rows, start=1)),
    )


def test_findings_are_the_same_and_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = findings_of(view_of(_document(), Settings()), Settings())
    assert {"numbers", "untranslated", "repeated-word"} & {one.check for one in whole}
    monkeypatch.setattr(views, "KEPT", 7)
    monkeypatch.setattr("review.findings.KEPT", 7)
    view = view_of(_document(), Settings())
    assert findings_of(view, Settings()) == whole
    assert not any("names" in one.source.__dict__ for one in view.segments if one.source.raw.startswith("Open"))


def test_a_word_is_held_once() -> None:
    first, second = tokenize("The house"), tokenize("In the house")
    assert first[1].text is second[2].text
    assert first[1].key is first[1].text
    assert first[0].key == "the"
