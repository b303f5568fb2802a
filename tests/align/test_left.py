"""Pages that are translated in part: what was left in the source's language must not pull the rest out of place."""

from __future__ import annotations

from review.align.beads import align
from review.align.left import left_places, with_left
from review.align.pieces import units_of
from review.model import Paragraph, Protected
from review.text.reading import read_paragraph

#: The commands of a menu and what they do; the Japanese translator left most of them for later.
ENGLISH = (
    "Open the window",
    "If the preview window is not visible, display it; otherwise open another window beside it.",
    "Close the window",
    "Closes the preview window without asking, whatever was changed in the packages.",
    "Mark the packages",
    "Marks all packages that can be upgraded, except those which are held back.",
    "Forget the packages",
    "Discards all that is known of new packages and displays an empty list in the window.",
    "Install the packages",
    "Downloads and installs all packages which are marked in the list of the preview window.",
    "Cancel the changes",
    "Cancels all changes of this session: what was marked, held back or changed in the list.",
)
JAPANESE = {
    0: "窓を開く",
    1: "プレビューが見えていなければ表示します。見えていれば別のものを横に開きます。",
    4: "パッケージに印を付ける",
    5: "保留されているものを除き、更新できるすべてに印を付けます。",
}


def _paragraphs(texts: list[str]) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def _half_translated() -> tuple[list[Paragraph], list[Paragraph]]:
    return _paragraphs([*ENGLISH]), _paragraphs([JAPANESE.get(n, text) for n, text in enumerate(ENGLISH)])


def test_what_was_translated_stays_at_its_place_among_what_was_not() -> None:
    beads = align(*_half_translated(), "en", "ja")
    assert [(bead.source, bead.target) for bead in beads] == [((n,), (n,)) for n in range(len(ENGLISH))]


def test_a_paragraph_that_the_translation_lacks_moves_nothing_else() -> None:
    source, target = _half_translated()
    del target[7]
    beads = align(source, target, "en", "ja")
    assert [bead.target for bead in beads if bead.source in ((6, 7), (7,))] in ([(6,)], [()])
    assert [bead.target for bead in beads if bead.source and bead.source[0] > 7] == [(7,), (8,), (9,), (10,)]


def test_words_left_as_they_are_count_where_they_are_found_only() -> None:
    source, target = _half_translated()
    units = units_of([*map(read_paragraph, source)], "en"), units_of([*map(read_paragraph, target)], "ja")
    places = left_places(*units)
    assert {units[1][place].paragraph for place in places} == {n for n in range(len(ENGLISH)) if n not in JAPANESE}
    words = [frozenset({("word", "window"), ("number", 3)}), frozenset({("word", "window")})]
    ours, theirs = with_left(words, words, frozenset({1}))
    assert ours == [words[0] | {("left", "window")}, words[1] | {("left", "window")}]
    assert theirs == [words[0], frozenset({("left", "window")})]
    assert with_left(words, words, frozenset()) == (words, words)


def test_a_page_keeps_what_its_tags_lead_to_show_and_are_called() -> None:
    def linked(tag: str, text: str) -> Paragraph:
        return Paragraph(tag + text, protected=(Protected(0, len(tag), "tag"),))

    names = ["open", "close", "undo", "clean", "save", "print", "find", "mark", "sort"]
    source = [linked(f'<a id="{name}"></a>', "See the menu.") for name in names]
    target = [linked(f'<a id="{name}"></a>', "Siehe Menü.") for name in names if name != "undo"]
    assert [bead.source for bead in align(source, target, "en", "de") if not bead.target] == [(2,)]
    pages = [f'<a href="{name}.{{}}.html#part-{name}">' for name in names]
    source = [linked(page.format("en"), "See the menu.") for page in pages]
    target = [linked(page.format("de"), "Siehe Menü.") for page in pages if "find" not in page]
    assert [bead.source for bead in align(source, target, "en", "de") if not bead.target] == [(6,)]
