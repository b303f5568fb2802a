"""Manuals of GNOME, of KDE and in DITA: what is read of them, what is left alone, and what is refused."""

from __future__ import annotations

import time

import pytest

from review.errors import InputError
from review.formats.dita import FORMAT as DITA
from review.formats.docbook import FORMAT as DOCBOOK
from review.formats.docbook import MANUAL as BOOKS
from review.formats.mallard import FORMAT as MALLARD
from review.formats.registry import format_of
from review.text.reading import read_paragraph

from .samples import SAMPLES

HEAD = '<page xmlns="http://projectmallard.org/1.0/" id="a">'


def read(name: str) -> list[tuple[str, str]]:
    one = {"mallard": MALLARD, "docbook": DOCBOOK, "dita": DITA}[name]
    assert one.read is not None
    paragraphs = one.read(SAMPLES[name][1].encode(), "t", "en")
    return [(paragraph.kind, read_paragraph(paragraph).text) for paragraph in paragraphs]


def test_a_topic_is_its_description_title_paragraphs_items_and_screens() -> None:
    assert read("mallard") == [
        ("body", "How to cross the bridge."),
        ("heading", "The red bridge"),
        ("body", "It has 13 arches & two gates, see ."),
        ("list-item", "Press Ctrl B."),
        ("list-item", "Run ￼."),
        ("code", "￼"),
    ]


def test_a_book_keeps_its_index_its_owners_and_what_a_dtd_calls_it_apart() -> None:
    assert read("docbook") == [
        ("heading", "The ￼ bridge"),
        ("heading", "Arches"),
        ("body", "It has 13 arches & two gates, see ."),
        ("list-item", "Run ￼."),
        ("code", "￼"),
    ]


def test_a_topic_of_dita_keeps_its_index_and_its_prolog_apart() -> None:
    assert read("dita") == [
        ("heading", "The red bridge"),
        ("body", "It has 13 arches & two gates."),
        ("body", "Run ￼, see ."),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("code", "￼"),
        ("body", "Nobody walks here."),
    ]


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.dita", "", "dita"),
        ("a.xml", '<!DOCTYPE task PUBLIC "-//OASIS//DTD DITA Task//EN" "task.dtd"><task/>', "dita"),
        ("a.xml", '<!DOCTYPE reference PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "x.dtd"><reference/>', "docbook"),
        ("a.xml", '<?xml version="1.0"?>\n<article lang="de"><title>A</title></article>', "docbook"),
        ("a.xml", '<!-- x --><book xmlns="http://docbook.org/ns/docbook"/>', "docbook"),
        ("a.dbk", "", "docbook"),
        ("a.xml", HEAD, "mallard"),
        ("a.page", "", "mallard"),
        ("a.xml", "<resources/>", "android"),
    ],
)
def test_it_is_known_by_its_name_or_by_how_it_begins(name: str, head: str, expected: str) -> None:
    assert format_of(name, head).name == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<!DOCTYPE book [<!ENTITY a 'b'>", "is no well-formed XML"),
        ("<book><title>A</book>", "is no well-formed XML"),
        ("<book>" + "<part>" * 5000 + "</part>" * 5000 + "</book>", "deep"),
    ],
)
def test_what_is_no_safe_xml_is_refused(data: str, message: str) -> None:
    assert DOCBOOK.read is not None
    with pytest.raises(InputError, match=message):
        DOCBOOK.read(data.encode(), "t.docbook", "en")


def test_what_a_reader_sees_in_one_line_is_one_text() -> None:
    text = (
        "<book><para><action>Saves</action> a copy, with <inlinemediaobject><imageobject><imagedata fileref='a.png'/>"
        "</imageobject><textobject><phrase>a disk</phrase></textobject></inlinemediaobject> too.</para></book>"
    )
    assert DOCBOOK.read is not None
    found = DOCBOOK.read(text.encode(), "t.docbook", "en")
    assert [read_paragraph(one).text for one in found] == ["Saves a copy, with a disk too."]
    choice = "<menuchoice><shortcut><keycap>Q</keycap></shortcut> <guimenu>File</guimenu></menuchoice>"
    found = DOCBOOK.read(f"<book><term>{choice}</term></book>".encode(), "t.docbook", "en")
    assert [(read_paragraph(one).text, one.text) for one in found] == [("File", choice)]


#: As KDE's manuals begin.
SUBSET = """<?xml version="1.0" ?>
<!DOCTYPE book PUBLIC "-//KDE//DTD DocBook XML V4.5-Based Variant V1.1//EN" "dtd/kdedbx45.dtd" [
  <!ENTITY kappname "&kmines;"><!-- it's > here -->
  <!ENTITY note '<para>Not a text &gt; of this place</para>'>
  <!ENTITY chapter SYSTEM "chapter.docbook">
  <!ENTITY % English "INCLUDE" > <!-- change language only here -->
]>
"""


@pytest.mark.parametrize("data", ['<?xml version="1.0"?>\n', '<!DOCTYPE book SYSTEM "a.dtd">', SUBSET])
def test_entities_are_placeholders_whoever_declares_them(data: str) -> None:
    assert DOCBOOK.read is not None
    text = f"{data}<book lang='&language;'><title>The &kappname; of &Ann.Lee-Roe.mail;</title>&note;&chapter;</book>"
    found = DOCBOOK.read(text.encode(), "t.docbook", "en")
    assert [(one.kind, read_paragraph(one).text) for one in found] == [("heading", "The ￼ of ￼"), ("code", "￼")]
    assert format_of("a.xml", text).name == "docbook"


def test_entities_that_multiply_each_other_are_refused() -> None:
    assert DOCBOOK.read is not None
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE book [<!ENTITY l0 "lol">{laughs}]><book lang="&l11;"><title>&l11;</title></book>'
    start = time.process_time()
    with pytest.raises(InputError, match="is no well-formed XML"):
        DOCBOOK.read(data.encode(), "t.docbook", "en")
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "piece", ["<para>a</para>", "a <code>b</code> ", "<!-- - -->", "&x; ", "<para><screen>", "<code> ", "<!DOCTYPE a ["]
)
def test_hostile_books_take_time_that_grows_as_they_do(piece: str) -> None:
    start = time.process_time()
    BOOKS.scan("<book>" + piece * (200_000 // len(piece)) + "</book>")
    assert time.process_time() - start < 10
