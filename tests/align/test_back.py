"""What a back-translation changes in an alignment, and what it must not change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.align.back import back_keys
from review.align.beads import align
from review.align.pieces import units_of
from review.model import Paragraph

#: No number, no name, every line of one length; the second source line was left out, the fourth target line put in.
GERMAN = (
    "Der Bäcker öffnet sein Geschäft lange vor Sonnenaufgang.",
    "Seine Tochter verkauft am Nachmittag warme Brötchen.",
    "Im Winter stehen die Leute bis zur Ecke Schlange.",
    "Die Nachbarn loben vor allem den dunklen Kuchen.",
    "Am Abend fegt ein Junge den Boden und löscht das Licht.",
)
ENGLISH = (
    "The baker opens his shop well before the sun rises.",
    "In winter people queue all the way to the corner.",
    "What the neighbours praise most is the dark cake.",
    "A line about something else that nobody had written.",
    "At night a boy sweeps the floor and puts out the light.",
)
TAKEN_BACK = (
    "Der Bäcker öffnet seinen Laden vor Sonnenaufgang.",
    "Im Winter stehen Leute bis zur Ecke an.",
    "Was die Nachbarn loben, ist der dunkle Kuchen.",
    "Eine Zeile über etwas anderes, das niemand geschrieben hatte.",
    "Nachts fegt ein Junge den Boden und macht das Licht aus.",
)
BACK = [[pair] for pair in zip(ENGLISH, TAKEN_BACK, strict=True)]

texts = st.lists(st.text(max_size=60), min_size=1, max_size=7)


def paragraphs(*blocks: str) -> list[Paragraph]:
    return [Paragraph(text) for text in blocks]


def test_it_repairs_what_lengths_and_anchors_get_wrong() -> None:
    alone = align(paragraphs(*GERMAN), paragraphs(*ENGLISH), "de", "en")
    helped = align(paragraphs(*GERMAN), paragraphs(*ENGLISH), "de", "en", BACK)
    true = [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,)), ((), (3,)), ((4,), (4,))]
    assert [(bead.source, bead.target) for bead in alone] != true
    assert [(bead.source, bead.target) for bead in helped] == true


@settings(deadline=None, max_examples=40)
@given(texts, texts)
def test_empty_back_translations_change_nothing(source: list[str], target: list[str]) -> None:
    sides = paragraphs(*source), paragraphs(*target)
    assert align(*sides, "de", "en", [()] * len(target)) == align(*sides, "de", "en") == align(*sides, "de", "en", None)


@settings(deadline=None, max_examples=40)
@given(texts, st.data())
def test_any_back_translation_leaves_every_paragraph_in_exactly_one_bead(
    source: list[str], data: st.DataObject
) -> None:
    target = data.draw(texts)
    pairs = st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60)), max_size=3)
    back = [[(text, data.draw(st.text(max_size=60))), *data.draw(pairs)] for text in target]
    beads = align(paragraphs(*source), paragraphs(*target), "de", "en", back)
    assert sorted(n for bead in beads for n in bead.source) == list(range(len(source)))
    assert sorted(n for bead in beads for n in bead.target) == list(range(len(target)))


def test_there_is_an_entry_for_every_target_paragraph() -> None:
    with pytest.raises(ValueError, match="1 back-translations of 5 paragraphs"):
        align(paragraphs(*GERMAN), paragraphs(*ENGLISH), "de", "en", BACK[:1])


def test_a_sentence_goes_to_the_unit_that_holds_most_of_it() -> None:
    whole = paragraphs(" ".join(ENGLISH[:2]))
    units = units_of(paragraphs(*GERMAN[:1]), "de"), units_of(whole, "en")
    assert len(units[1]) == 2
    pairs = [(ENGLISH[0], "Bäcker"), ("not in the paragraph", "Geist"), (ENGLISH[1][:20], "Winter")]
    source, target = back_keys(*units, whole, [pairs], "de")
    assert target == [{("back", "bäcker")}, {("back", "winter")}]
    assert ("back", "sonnenaufgang") in source[0]


def test_a_paragraph_of_many_sentences_ends_in_bounded_time() -> None:
    sentences = [f"Sentence number {n} says nothing new at all." for n in range(4000)]
    whole = paragraphs(" ".join(sentences))
    _, target = back_keys([], units_of(whole, "en"), whole, [[(s, "nichts") for s in sentences]], "de")
    assert all(keys == {("back", "nichts")} for keys in target)
