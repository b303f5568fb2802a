"""What of a translation's changes follows its source, and what has a reason of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.drift.answering import answers
from review.drift.change import compare
from review.drift.following import text_of
from review.model import Paragraph
from tests.drift.histories import ENGLISH, GERMAN, History, edited


@pytest.mark.parametrize(
    ("source", "translation", "follows"),
    [
        # a word that took another's place
        (("Bring a photograph.", "Bring a picture."), ("Bringen Sie ein Foto mit.", "Bringen Sie ein Bild mit."), True),
        (
            ("Bring a photograph.", "Bring a picture."),
            ("Bringen Sie ein Foto mit.", "Bitte bringen Sie ein Foto mit."),
            False,
        ),
        (
            ("Bring a ticket.", "Bring a day ticket."),
            ("Bringen Sie eine Karte mit.", "Bringen Sie eine Tageskarte mit."),
            True,
        ),
        (
            ("Bring a bag.", "Bring a very large bag."),
            ("Nehmen Sie eine Tasche.", "Nehmen Sie eine sehr große Tasche."),
            True,
        ),
        # a negation
        (("Dogs may enter.", "Dogs may not enter."), ("Hunde dürfen hinein.", "Hunde dürfen nicht hinein."), True),
        (
            ("Dogs may enter.", "Dogs may not enter."),
            ("Hunde dürfen hinein.", "Hunden ist der Zutritt verboten."),
            True,
        ),
        (("Dogs may enter.", "Dogs may not enter."), ("Hunde dürfen hinein.", "Hunde dürfen gern hinein."), False),
        (("Dogs may not enter.", "Dogs may enter."), ("Chó không được vào.", "Chó được vào."), True),
        # a duty
        (
            ("Guests must sign.", "Guests may sign."),
            ("Gäste müssen unterschreiben.", "Gäste dürfen unterschreiben."),
            True,
        ),
        (
            ("Guests must sign.", "Guests may sign."),
            ("Gäste müssen unterschreiben.", "Besucher müssen unterschreiben."),
            False,
        ),
        # a figure, a name
        (("It costs 40 euros.", "It costs 50 euros."), ("Es kostet 40 Euro.", "Das kostet 40 Euro."), False),
        (("Ask Bob Miller.", "Ask Alice Johnson."), ("Fragen Sie Bob Miller.", "Bitte fragen Sie Bob Miller."), False),
        (("Ask Bob Miller.", "Ask Alice Johnson."), ("Fragen Sie Bob Miller.", "Fragen Sie Alice Johnson."), True),
    ],
)
def test_a_change_answers_what_it_could_be_about(
    source: tuple[str, str], translation: tuple[str, str], follows: bool
) -> None:
    before, now = ([Paragraph(text)] for text in source)
    change = compare(before, now, "en")
    assert change is not None
    language = "vi" if "Chó" in translation[0] else "de"
    english = text_of(before, "en"), text_of(now, "en")
    other = text_of([Paragraph(translation[0])], language), text_of([Paragraph(translation[1])], language)
    assert answers(change, english, other) is follows


def test_a_term_that_was_changed_throughout_follows_nothing(tmp_path: Path) -> None:
    history = History(tmp_path / "repository")
    more = ENGLISH[1].replace("pier", "quay"), GERMAN[1].replace("Mole", "Pier")
    english, german = [*ENGLISH, "The pier is lit at night."], [*GERMAN, "Die Mole ist nachts beleuchtet."]
    history.commit({"en/a.md": english, "de/a.md": german})
    history.commit({"en/a.md": edited(english, 1, ENGLISH[1].replace("cleanest", "warmest"))})
    history.commit({"de/a.md": [text.replace("Mole", "Pier") for text in german]}, "another word for it")
    assert [one.change.now for one in history.drift().pages[0].stale] == ["warmest"]
    history.commit({"de/a.md": edited(german, 1, more[1].replace("saubersten", "wärmsten"))})
    assert history.drift().pages[0].stale == ()
