"""Files to documents: languages, order, pairing, references."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_corpus, load_files, load_pairs
from review.errors import InputError, LanguageError, UsageError
from review.limit_config import Limits

VI = [
    "Cây cầu mới qua sông sẽ mở cửa vào tháng 6.",
    "Thị trưởng cho biết 24 công nhân đã làm việc cả mùa đông.",
    "Người dân hai bên bờ sông rất vui mừng.",
]
EN = [
    "The new bridge over the river will open in June.",
    "The mayor said that 24 workers had worked all winter.",
    "People on both banks of the river are delighted.",
]


def write(folder: Path, name: str, paragraphs: list[str], gap: str = "\n\n") -> Path:
    path = folder / name
    path.write_text(gap.join(paragraphs) + "\n", encoding="utf-8")
    return path


def test_paragraphs_are_paired_and_numbered(tmp_path: Path) -> None:
    loaded = load_files(write(tmp_path, "a.vi.txt", VI), write(tmp_path, "a.en.txt", EN), Settings())
    document = loaded.document
    assert (document.id, document.source_language, document.target_language) == ("a.en.txt", "vi", "en")
    assert [(s.number, s.text("source"), s.text("target")) for s in document.segments] == [
        (n, *pair) for n, pair in enumerate(zip(VI, EN, strict=True), start=1)
    ]


def test_languages_are_told_from_the_text_where_nothing_says_them(tmp_path: Path) -> None:
    document = load_files(write(tmp_path, "a.txt", VI), write(tmp_path, "b.txt", EN), Settings()).document
    assert (document.source_language, document.target_language) == ("vi", "en")


def test_languages_that_cannot_be_told_must_be_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--source-language"):
        load_files(write(tmp_path, "a.txt", ["1, 2, 3"]), write(tmp_path, "b.txt", ["4"]), Settings())


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="'klingonish' is not a known language tag"):
        load_files(write(tmp_path, "a.txt", VI), write(tmp_path, "b.txt", EN), Settings("klingonish", "en"))


def test_one_language_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="both Vietnamese"):
        load_files(write(tmp_path, "a.txt", VI), write(tmp_path, "b.txt", EN), Settings("vi", "vi"))


def test_a_pair_in_swapped_order_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="swapped order"):
        load_files(write(tmp_path, "a.txt", EN), write(tmp_path, "b.txt", VI), Settings("vi", "en"))


def test_a_translation_left_in_the_source_language_is_not_a_swapped_pair(tmp_path: Path) -> None:
    assert load_files(
        write(tmp_path, "a.txt", VI), write(tmp_path, "b.txt", VI), Settings("vi", "en")
    ).document.segments


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    source = write(tmp_path, "a.txt", [VI[0], "", VI[2]], "\n")
    target = write(tmp_path, "b.txt", [EN[0], EN[1], EN[2]], "\n")
    segments = load_files(source, target, Settings("vi", "en", "lines")).document.segments
    assert [s.number for s in segments] == [1, 2, 3]
    assert segments[1].source == ()
    assert segments[1].text("target") == EN[1]


def test_lines_of_another_count_are_refused_with_both_counts(tmp_path: Path) -> None:
    source, target = write(tmp_path, "a.txt", VI, "\n"), write(tmp_path, "b.txt", EN[:2], "\n")
    with pytest.raises(InputError, match=r"has 2 lines where .* has 3"):
        load_files(source, target, Settings("vi", "en", "lines"))


def test_references_follow_the_source(tmp_path: Path) -> None:
    reference = write(tmp_path, "r.en.txt", ["One.", "Two 24.", "Three."])
    target = write(tmp_path, "a.en.txt", [*EN, "Subscribe to our newsletter"])
    document = load_files(write(tmp_path, "a.vi.txt", VI), target, Settings(), [reference]).document
    assert document.reference_count == 1
    assert [s.references for s in document.segments] == [("One.",), ("Two 24.",), ("Three.",), ("",)]


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("source\ttarget", ("vi", "en")),  # told from the texts
        ("vi-VN\ten_GB", ("vi-VN", "en-GB")),
        ("Vietnamese\tEnglish (UK)", ("vi", "en")),
    ],
)
def test_a_table_s_languages_are_told_by_its_header_or_its_texts(
    tmp_path: Path, header: str, languages: tuple[str, str]
) -> None:
    table = tmp_path / "t.tsv"
    table.write_text(header + "\n" + "".join(f"{vi}\t{en}\n" for vi, en in zip(VI, EN, strict=True)), encoding="utf-8")
    document = load_pairs(table, Settings()).document
    assert (document.source_language, document.target_language) == languages
    assert [segment.text("target") for segment in document.segments] == EN


def test_a_table_s_languages_that_cannot_be_told_must_be_said(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("source\ttarget\n1\t2\n", encoding="utf-8")
    with pytest.raises(
        UsageError, match=r"t\.tsv, column source: its language cannot be told; say it with --source-lang"
    ):
        load_pairs(table, Settings())
    assert len(load_pairs(table, Settings("vi", "en")).document.segments) == 1


def test_a_table_with_swapped_columns_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    rows = "".join(f"{en}\t{vi}\n" for vi, en in zip(VI, EN, strict=True))
    table.write_text("source\ttarget\n" + rows, encoding="utf-8")
    with pytest.raises(LanguageError, match="column source reads as English"):
        load_pairs(table, Settings("vi", "en"))


def test_a_corpus_gives_documents_in_order_with_their_own_settings(tmp_path: Path) -> None:
    for name, extra in (("b", ""), ("a", "[checks.repeated-word]\nenabled = false\n")):
        folder = tmp_path / name
        folder.mkdir()
        write(folder, "s.txt", VI)
        write(folder, "t.txt", EN)
        (folder / "document.toml").write_text(
            f'source-language = "vi"\ntarget-language = "en"\nsource = "s.txt"\ntarget = "t.txt"\n{extra}',
            encoding="utf-8",
        )
    one, two = load_corpus(tmp_path, Settings(fail_level="minor"), {"repeated-word": {}})
    assert (one.document.id, two.document.id) == ("a", "b")
    assert one.settings.checks["repeated-word"].enabled is False
    assert two.settings.checks == {}
    assert one.settings.fail_level == "minor"


@pytest.mark.parametrize("unit", ["a", "7", ".,;:", "Ông An nói 3,5 tỷ đồng vào ngày 24/2. "])
@pytest.mark.parametrize("side", [0, 1])
def test_a_paragraph_without_an_end_is_refused_with_its_line(tmp_path: Path, unit: str, side: int) -> None:
    long = unit * (Limits().paragraph // len(unit) + 1)
    texts = [VI, EN]
    texts[side] = [*texts[side][:1], long]
    paths = write(tmp_path, "a.vi.txt", texts[0]), write(tmp_path, "a.en.txt", texts[1])
    with pytest.raises(InputError, match="more than 200,000") as refused:
        load_files(*paths, Settings(source_language="vi", target_language="en"))
    assert (refused.value.path, refused.value.line) == (str(paths[side]), 3)


def test_many_short_lines_are_no_endless_paragraph(tmp_path: Path) -> None:
    sides = [[f"{text} {n}" for n in range(4000)] for text in (VI[1], EN[1])]
    paths = write(tmp_path, "a.vi.txt", sides[0], "\n"), write(tmp_path, "a.en.txt", sides[1], "\n")
    settings = Settings(source_language="vi", target_language="en", align="lines")
    assert len(load_files(*paths, settings).document.segments) == 4000


@pytest.mark.parametrize("name", ["fi.po", "app.fi.po", "fi/LC_MESSAGES/app.po", "fi/app.po"])
def test_a_catalogue_that_does_not_say_its_language_is_called_by_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('msgid ""\nmsgstr "X: y"\n\nmsgid "Boat"\nmsgstr "Vene"\n', encoding="utf-8")
    assert load_pairs(path, Settings()).document.target_language == "fi"
