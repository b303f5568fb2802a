"""A sentence around a block of code is one bead where a part of it has no counterpart."""

from __future__ import annotations

import pytest

from review.align.beads import align
from review.align.paragraph_beads import Bead
from review.align.parted import join_parted
from review.formats.html import read
from review.model import Paragraph


def page(*blocks: str) -> tuple[Paragraph, ...]:
    written = "".join(
        f"<pre>{one[1:]}</pre>" if one.startswith("$") else f"<h1>{one[1:]}</h1>" if one[:1] == "#" else f"<p>{one}</p>"
        for one in blocks
    )
    return read(written.encode(), "page.html", "und")


def beads(source: tuple[Paragraph, ...], target: tuple[Paragraph, ...], language: str) -> list[tuple[object, object]]:
    return [(one.source, one.target) for one in align(source, target, "en", language)]


HEAD = "#Building it", "The archive has everything that you need to build the program on your own machine."
TAIL = "The next section says what else you can do, and how to take the program away again."


@pytest.mark.parametrize(
    ("language", "head", "parts", "tail"),
    [
        (
            "ja",
            (
                "#ビルドする",
                "アーカイブには、お使いのマシンでプログラムをビルドするために必要なものがすべて入っています。",
            ),
            ("すべてをインストールするには、コマンド", "$make install", "を入力してください。"),
            "次の節では、ほかに何ができるか、またプログラムを取り除く方法を説明します。",
        ),
        (
            "de",
            ("#Bauen", "Das Archiv enthält alles, was nötig ist, um das Programm auf dem eigenen Rechner zu bauen."),
            ("Um alles zu installieren, ist der Befehl", "$make install", "einzugeben."),
            "Der nächste Abschnitt sagt, was sonst noch geht und wie man das Programm wieder loswird.",
        ),
    ],
)
def test_the_end_of_a_sentence_behind_code_goes_with_its_beginning(
    language: str, head: tuple[str, str], parts: tuple[str, str, str], tail: str
) -> None:
    source = page(*HEAD, "To install all of it, type the following command:", "$make install", TAIL)
    assert beads(source, page(*head, *parts, tail), language) == [
        ((0,), (0,)), ((1,), (1,)), ((2, 3), (2, 3, 4)), ((4,), (5,)),
    ]  # fmt: skip


def test_a_whole_sentence_behind_code_stays_alone() -> None:
    lone = [Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9), Bead((), (2,), 0.5)]
    source = page("Type this:", "$make install")
    assert list(join_parted(lone, source, page("Geben Sie ein:", "$make install", "Es dauert lange."))) == lone
    assert list(join_parted(lone, source, page("Es heißt", "$make install", "Es dauert lange."))) == lone


def test_parts_that_fit_stay_pairs() -> None:
    pairs = [Bead((n,), (n,), 0.9) for n in range(3)]
    source = page("If you type", "$make install", "all files are copied.")
    assert list(join_parted(pairs, source, page("Wenn Sie", "$make install", "tippen, wird kopiert."))) == pairs


def test_a_part_that_has_words_of_the_other_is_joined_to_it() -> None:
    pairs = [Bead((n,), (n,), 0.9) for n in range(3)]
    source = page("If you type", "$make install", "all files are copied to the folder that you chose.")
    target = page("選んだフォルダーにすべてのファイルをコピーするには、", "$make install", "と入力します。")
    assert list(join_parted(pairs, source, target)) == [Bead((0, 1, 2), (0, 1, 2), 0.9)]


def test_an_address_in_a_paragraph_of_its_own_goes_with_what_leads_to_it() -> None:
    source = page("Other maps are at https://vidu.org/maps for all.", "The end of it.")
    target = page("Andra kartor finns här:", "https://vidu.org/maps", "Det är slutet.")
    apart = [Bead((), (0,), 0.5), Bead((0,), (1,), 0.9), Bead((1,), (2,), 0.9)]
    assert list(join_parted(apart, source, target)) == [Bead((0,), (0, 1), 0.9), Bead((1,), (2,), 0.9)]
    back = [Bead(one.target, one.source, one.score) for one in apart]
    assert list(join_parted(back, target, source)) == [Bead((0, 1), (0,), 0.9), Bead((2,), (1,), 0.9)]
