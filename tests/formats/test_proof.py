"""What is written is read again before it is handed out: a correction that would be something else is no loss."""

from __future__ import annotations

import json

import pytest

from review.errors import InputError
from review.text.reading import read_paragraph
from tests.formats.office_samples import parts, pptx
from tests.formats.test_awkward_texts import read_data, written_data


def write(name: str, data: str, **texts: str) -> str:
    """The file with other texts for its segments, `s1="…"`."""
    return written_data(name, data.encode(), {int(key[1:]): text for key, text in texts.items()}).decode()


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("Eins\n\nZwei\n", "- Nein, danke!", "\\- Nein, danke!\n\nZwei\n"),
        ("Eins\n\nZwei\n", "1984. Ein Roman", "1984\\. Ein Roman\n\nZwei\n"),
        ("Eins\n\nZwei\n", "# 5 ist gut", "\\# 5 ist gut\n\nZwei\n"),
        ("Eins\n\nZwei\n", "Eins\n---", "Eins\n\\---\n\nZwei\n"),
        ("Eins\n\nZwei\n", "Eins\n\nUnd noch eins", "Eins\n\nUnd noch eins\n\nZwei\n"),
        ("Eins\n\nZwei\n", "Ein\n- so", "Ein\n\\- so\n\nZwei\n"),
        ("| a | b |\n| --- | --- |\n| Eins | Zwei |\n", "Eins", None),
        ("**Eins** ist\n", "*Eins* ist", "*Eins* ist\n"),
    ],
)
def test_markdown_keeps_a_text_a_text(before: str, new: str, after: str | None) -> None:
    if after is not None:
        assert write("markdown", before, s1=new) == after
    else:
        assert write("markdown", before, s3="a | b") == before.replace("Eins", "a \\| b")


#: The front matter's line, a correction of its text, the line that holds it.
FRONT = [
    ("description: In 4 Schritten", "In 3 Schritten: kurz", 'description: "In 3 Schritten: kurz"'),
    ("title: Hallo", "Hallo Welt, ein \"Wort\"", 'title: Hallo Welt, ein "Wort"'),
    ("title: Hallo", "Hallo#1", "title: Hallo#1"),
    ("title: 'Hallo'", "Peter's: so", "title: 'Peter''s: so'"),
    ('title: "Hallo"', 'Ein "Wort": so', r'title: "Ein \"Wort\": so"'),
    ("title: Hallo # die Seite", "Welt", "title: Welt # die Seite"),
    ("title: 'Hallo'", "Eins\nZwei", r'title: "Eins\nZwei"'),
    ("cards:\n  - title: Hallo", "Welt: so", 'cards:\n  - title: "Welt: so"'),
    ("hero: {title: Hallo}", "Eins, zwei", 'hero: {title: "Eins, zwei"}'),
    ("summary: >\n  Eins\n  zwei", "Eins drei", "summary: >\n  Eins\n  drei"),
    *(
        ("title: Hallo", new, f"title: {json.dumps(new)}")
        for new in (
            "Hola # mundo", "- Nein", "@anna", '"Ja", so', "[eins] zwei", "{eins} zwei", "*eins* zwei", "&eins zwei",
            "!eins zwei", "%eins", "yes", "null", "123", "Eins\nzwei", "? was", "`eins`", "| eins", "> eins", "eins:",
            "2024-01-02", "'n Wort",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("line", "new", "after"), FRONT)
def test_a_front_matter_stays_yaml(line: str, new: str, after: str) -> None:
    page = f"---\ndraft: true\n{line}\nweight: 3\n---\n\nText\n"
    written = write("markdown", page, s1=new)
    assert written == page.replace(line, after)
    assert read_data("markdown", written.encode())[0].target[0].text == new


@pytest.mark.parametrize(
    ("line", "new", "after"),
    [
        ("title: Hallo", "Eins: zwei", 'title: "Eins: zwei"'),
        ("title: Hallo", "Eins zwei", "title: Eins zwei"),
        ("title: 'Hallo'", "Peter's", "title: 'Peter''s'"),
        ("title: Hallo: Welt", "Eins: zwei", 'title: "Eins: zwei"'),
        ("title: 'Peter's'", "Peter", 'title: "Peter"'),
    ],
)
def test_a_line_of_a_front_matter_that_is_no_yaml_is_written_as_yaml(line: str, new: str, after: str) -> None:
    page = f"---\nlayout: {{{{ layout }}}} wide\n{line}\n---\n\nText\n"
    assert write("markdown", page, s1=new) == page.replace(line, after)


@pytest.mark.parametrize(
    ("line", "new", "after"),
    [
        ('title = "Hallo"', 'Ein "Wort": so', r'title = "Ein \"Wort\": so"'),
        ("title = 'Hallo'", "Peter's", 'title = "Peter\'s"'),
        ("[params]\ndescription = 'Hallo'", "Welt", "[params]\ndescription = 'Welt'"),
    ],
)
def test_a_front_matter_in_toml_is_no_prose(line: str, new: str, after: str) -> None:
    page = f"+++\ndate = 2024-01-02\n{line}\nlayout = 'wide'\n+++\nText\n"
    assert [one.target[0].text for one in read_data("markdown", page.encode())][:2] == ["Hallo", "Text"]
    assert write("markdown", page, s1=new) == page.replace(line, after)
    broken = page.replace("'wide'", "wide")
    assert read_data("markdown", broken.encode())[0].target[0].text == "Text"


@pytest.mark.parametrize(
    ("new", "after"),
    [
        ("- Nein", "\\- Nein"),
        ("A. Einstein", "\\A. Einstein"),
        (".. so", "\\.. so"),
    ],
)
def test_so_does_restructured_text(new: str, after: str) -> None:
    assert write("rst", "Eins\n\nZwei\n", s1=new) == f"{after}\n\nZwei\n"
    paragraph = read_data("rst", after.encode())[0].target[0]
    assert read_paragraph(paragraph).text == new


def test_code_is_written_as_it_is() -> None:
    page = "Eins\n\n```\nlist<int>\n```\n"
    assert write("markdown", page, s2="list<Name> a") == page.replace("list<int>", "list<Name> a")
    with pytest.raises(InputError, match="segment 2 would not be read as it was corrected"):
        write("markdown", page, s2="a\n```\nb")


@pytest.mark.parametrize(
    ("name", "data", "new"),
    [
        ("android", '<resources><string name="a">Die <b>rote</b> Brücke</string></resources>', "Die <b>rote Brücke"),
        ("android", '<resources><string name="a">Die <b>rote</b> Brücke</string></resources>', "Die rote</b> Brücke"),
        ("rst", "Eins\n\n    Zwei\n", "Eins::"),
        ("adoc", "Eins\n\nZwei\n", "== Eins"),
        ("page", "<p>Eins</p><p>Zwei</p>", "<!-- Eins"),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000\nEins\n", "Eins\n00:00:03,000 --> 00:00:04,000\nZwei"),
    ],
)
def test_what_would_be_read_as_something_else_is_refused(name: str, data: str, new: str) -> None:
    if name == "page":  # a browser would take the rest of the page for a comment: it is written as text
        assert write(name, data, s1=new) == data.replace("Eins", "&lt;!-- Eins")
        return
    with pytest.raises(InputError, match="segment 1 would not be read as it was corrected"):
        write(name, data, s1=new)


def test_of_many_corrections_the_wrong_one_is_named() -> None:
    texts = {f"s{n}": f"Neu {n}" for n in range(1, 40)} | {"s17": "- Nein"}
    with pytest.raises(InputError, match="segment 17 "):
        write("adoc", "\n\n".join(f"Absatz {n}" for n in range(1, 40)) + "\n", **texts)


def test_characters_that_xml_cannot_write_are_refused() -> None:
    data = '<resources><string name="a">Eins</string></resources>'
    with pytest.raises(InputError, match=r"segment 1: has the character U\+001B, which XML has no way to write"):
        write("android", data, s1="Ei\x1bns")


def test_a_tag_in_which_something_was_typed_is_none() -> None:
    data = '<resources><string name="a">Die <br/>rote Brücke</string></resources>'
    assert write("android", data, s1="Die <bxr/>rote Brücke") == data.replace("<br/>", "&lt;bxr/>")


def test_a_backslash_before_an_n_is_no_line_break_in_toml() -> None:
    assert write("toml", 'a = """\nEins\nzwei"""\n', s1="C:\\neu\nzwei") == 'a = """\nC:\\\\neu\nzwei"""\n'
    assert [s.text("target") for s in read_data("toml", b'a = """\nC:\\\\\nzwei \\\n   drei"""\n')] == [
        "C:\\\nzwei drei"
    ]


def test_line_breaks_of_slides_are_read_and_written_between_runs() -> None:
    run = "<a:r><a:rPr b='1'/><a:t>{}</a:t></a:r>"
    data = pptx(f"<p:sp><a:p>{run.format('Die')}<a:br><a:rPr b='1'/></a:br>{run.format('rote Brücke')}</a:p></p:sp>")
    assert [s.text("target") for s in read_data("pptx", data)] == ["Die\nrote Brücke"]
    after = written_data("pptx", data, {1: "Die\nrote\nBrücke"})
    slide = parts(after)["ppt/slides/slide1.xml"].decode()
    assert run.format("rote") + "<a:br/>" + run.format("Brücke") in slide
    assert [s.text("target") for s in read_data("pptx", after)] == ["Die\nrote\nBrücke"]


@pytest.mark.parametrize(
    ("name", "before", "new", "after"),
    [
        ("rst", "- Eins\n\n- Zwei\n", "Eins\nso", "- Eins\n  so\n\n- Zwei\n"),
        ("rst", ".. note:: Eins\n   zwei.\n", "Eins\nzwei\ndrei.", ".. note:: Eins\n   zwei\n   drei.\n"),
        ("adoc", "* Eins\n* Zwei\n", "Eins\nso", "* Eins\n  so\n* Zwei\n"),
    ],
)
def test_a_line_that_is_added_is_indented_as_the_others(name: str, before: str, new: str, after: str) -> None:
    assert write(name, before, s1=new) == after


@pytest.mark.parametrize("new", ["Eins\nÄ\nZwei", "Eins\n\nÄ\nZwei", "Eins\n\n\nZwei", "Eins Ä\n\nZwei", "Eins\nZwei"])
def test_a_word_on_the_empty_line_of_a_block_of_yaml_is_indented(new: str) -> None:
    after = written_data("yaml", b"a: |\n    Eins\n\n    Zwei\nb: Drei\n", {1: new})
    assert [s.text("target") for s in read_data("yaml", after)] == [new, "Drei"]


def test_a_line_of_ass_keeps_its_empty_lines() -> None:
    assert write("ass", ASS_EMPTY, s1="Eine\n\nBrücke\n ") == ASS_EMPTY.replace("Ein ", "Eine").replace("Tor", "Brücke")


ASS_EMPTY = "[Events]\nDialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,Ein \\N\\NTor\\N \n"
BOTH = '<p>The <abbr title="red bridge">RB</abbr> and <abbr title="red gate">RG</abbr> stand.</p>\n'


@pytest.mark.parametrize(
    ("texts", "after"),
    [
        ({"s2": "old bridge"}, BOTH.replace("red bridge", "old bridge")),
        ({"s2": "old bridge", "s3": "new gate"}, BOTH.replace("red b", "old b").replace("red g", "new g")),
        (
            {"s1": BOTH[3:-5].replace("stand", "fell"), "s3": "new gate"},
            BOTH.replace("red g", "new g").replace("stand", "fell"),
        ),
    ],
)
def test_a_text_within_another_is_written_once(texts: dict[str, str], after: str) -> None:
    assert write("page", BOTH, **texts) == after


def test_a_text_that_the_correction_around_it_lost_is_told() -> None:
    with pytest.raises(InputError, match="segment 3: its text 'red gate' stands within another one, whose correction"):
        write("page", BOTH, s1="It stands.", s3="new gate")
