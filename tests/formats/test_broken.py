"""A file that breaks the rules of its format is told with the line and with what helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files, load_pairs
from review.errors import EncodingError, InputError, UsageError
from review.formats.broken import _ADVICE
from review.formats.encodings import unmarked_utf16
from review.formats.reading import decode
from review.formats.xml import text_of

SETTINGS = Settings("fr", "en")
TEXT = "The bridge is red.\n\nIt is long — 320 m.\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "helps"),
    [
        ("a.csv", 'source,target\n"x,y\nz,w\n', 2, "never closed"),
        ("a.csv", 'source,target\n"x"y,z\n', 2, "is written twice"),
        ("a.csv", f"source,target\n{'x' * 1_000_001},z\n", 2, "part the cell (or raise limits.cell)"),
        ("a.xlf", '<xliff version="1.2">\n<file>\n', 3, "export it anew"),
        ("a.xlf", '<xliff version="1.2">\n<file>\n</xliff>\n', 3, "close that one first"),
        ("a.xlf", '<xliff version="1.2">\n<a>R & D</a></xliff>\n', 2, "write & as &amp;"),
        ("a.tmx", "<tmx>\n<a>&nbsp;</a></tmx>\n", 2, "&#160;"),
        ("a.tmx", "<tmx>\n<a>é &amp; &mine;</a></tmx>\n", 2, "undefined entity &mine; in column 12; write"),
        ("a.tmx", '<tmx>\n<a b="x &mine;"></a></tmx>\n', 2, "undefined entity &mine; in column 9; write"),
        (
            "a.tmx",
            "\n export const a = 1;\n",
            1,
            "it begins with 'export const a = 1;'; give it the suffix",
        ),
        ("a.tmx", "<tmx>\n<a>R & D</a></tmx>\n", 2, "(invalid token) in column 7; in a text"),
    ],
)
def test_files_of_both_languages(tmp_path: Path, name: str, text: str, line: int, helps: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError) as raised:
        load_pairs(tmp_path / name, SETTINGS)
    assert (raised.value.line, helps in raised.value.message) == (line, True), raised.value.message


@pytest.mark.parametrize(
    ("ending", "text", "line", "helps"),
    [
        ("json", '{"a": "x",\n "b": "y"\n "c": "z"}', 3, "a comma is missing before it"),
        ("json", '{"a": "x",\n "b": "y",\n}', 2, "take that comma away|one too many"),
        ("json", '{"a": "x,\n "b": "y"}', 1, "line break as|never closed"),
        ("yaml", 'a: "x\nb: c\n', 3, r"never closed \(begun in line 1\)"),
        ("yaml", "a: x\nb: [c, d\n", 3, r"never closed, or a comma is missing"),
        ("yaml", "a: x\nb: He said: no\n", 2, "in quotation marks"),
        ("yaml", "a:\n\tb: c\n", 2, "indent with spaces"),
        ("toml", 'a = "x\nb = "y"\n', 1, "as an escape"),
        ("toml", "a = x\n", 1, "in quotation marks"),
    ],
)
def test_files_of_strings(tmp_path: Path, ending: str, text: str, line: int, helps: str) -> None:
    for language in ("fr", "en"):
        (tmp_path / f"a.{language}.{ending}").write_text(text)
    with pytest.raises(InputError, match=helps) as raised:
        load_files(tmp_path / f"a.fr.{ending}", tmp_path / f"a.en.{ending}", SETTINGS)
    # the parser of Python 3.13 tells a comma that is one too many in its own line
    assert raised.value.line in (line, line + 1) if "away" in helps else raised.value.line == line


def test_advice_is_no_sentence_of_its_own() -> None:
    assert not [one for kind in _ADVICE.values() for one in kind.values() if one.endswith(".") or one[0].isupper()]


@pytest.mark.parametrize(("order", "codec"), [("UTF-16LE", "utf-16-le"), ("UTF-16BE", "utf-16-be")])
@pytest.mark.parametrize(
    "text", [TEXT, "Cây cầu dài 320 mét.\n", "桥是红色的。\n它很长。\n", "הגשר אדום.\n", "The 🌉 is red.\n"]
)
def test_utf_16_without_its_mark_is_called_so(order: str, codec: str, text: str) -> None:
    with pytest.raises(EncodingError, match=f"is UTF-16 without its mark.*iconv -f {order} -t UTF-8"):
        decode(text.encode(codec), "a.txt")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("The bridge\r\nis\0 red.\n", 2, "has a zero byte in column 3, which no text has; take it out"),
        ("Das ist ein Satz.\0\0\n", 1, "has 2 zero bytes, the first in column 18, which no text has; take them out"),
        ("Это предложение.\0 Вот ещё одно.\n" * 50, 1, "has 50 zero bytes, the first in column 17"),
        ("It is long.\n" * 9000 + "320\0 m\n", 9001, "has a zero byte in column 4"),
    ],
)
def test_stray_zero_bytes_are_no_utf_16(text: str, line: int, said: str) -> None:
    with pytest.raises(InputError) as raised:
        decode(text.encode(), "a.txt")
    assert (raised.value.line, said in raised.value.message) == (line, True), raised.value.message


@pytest.mark.parametrize("known", ["utf-8", "latin1", "x-sjis", "windows-874", "ISO-8859-8-I"])
def test_a_page_in_an_encoding_that_nobody_knows_is_refused(tmp_path: Path, known: str) -> None:
    page = '<html>\n<meta charset="{}">\n<p>The bridge is red.</p></html>\n'
    for language, charset in (("fr", "utf-8"), ("en", known)):
        (tmp_path / f"a.{language}.html").write_text(page.format(charset))
    load_files(tmp_path / "a.fr.html", tmp_path / "a.en.html", SETTINGS)
    (tmp_path / "a.en.html").write_text(page.format("no-such"))
    with pytest.raises(EncodingError, match=r"en\.html:2: names an encoding that is not known \(no-such\); name"):
        load_files(tmp_path / "a.fr.html", tmp_path / "a.en.html", SETTINGS)


@pytest.mark.parametrize("body", ["<tmx></tmx>", "<tmx>R & D</tmx>", "<tmx>&mine;", ""])
def test_xml_in_an_encoding_that_nobody_knows_is_refused_whatever_else_is_wrong(body: str) -> None:
    data = f'<?xml version="1.0" encoding="ut-"?>\n{body}'.encode()
    with pytest.raises(EncodingError, match=r"a\.tmx.*names an encoding that is not known here \(ut-\)"):
        text_of(data, "a.tmx")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x00\x01\x02",
        TEXT.encode().replace(b" ", b"\x00"),
        b"\x7fELF\x02\x01\x01\x00" * 9,
        b"a\x00",
    ],
)
def test_other_bytes_are_not(data: bytes) -> None:
    assert unmarked_utf16(data) is None
    with pytest.raises(InputError, match="binary file"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("ending", "text", "line", "helps"),
    [
        ("ass", "\n[Script Info]\n\n[Events]\nFormat: Start, End, Text\n", 2, "a line of dialogue below"),
        ("yaml", "# nothing yet\n", 1, "a key and its text"),
        ("yaml", "\na: 1\n", 2, "a key and its text"),
        ("json", '{"a": 1}\n', 1, "a key and its text"),
        ("toml", "a = 1\n", 1, "a key and its text"),
    ],
)
def test_a_file_that_holds_nothing_is_told_with_its_line(
    tmp_path: Path, ending: str, text: str, line: int, helps: str
) -> None:
    for language in ("fr", "en"):
        (tmp_path / f"a.{language}.{ending}").write_text(text)
    with pytest.raises(InputError, match=helps) as raised:
        load_files(tmp_path / f"a.fr.{ending}", tmp_path / f"a.en.{ending}", SETTINGS)
    assert raised.value.line == line


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.json", '{"a": "x",\n "b": "half \\ud83d here"}', 2),
        ("a.json", '{"a": "x",\n\n "b": "half \\ude00 here"}', 3),
        ("a.json", '{"a": "\\ud83d\\u0041"}', 1),
        ("a.properties", "a = x\nb = half \\ud83d\n", 2),
        ("a.strings", '"a" = "half \\Ud83d";\n', 1),
        ("a.xml", '<resources>\n<string name="a">half \\ud83d</string></resources>\n', 2),
    ],
)
def test_half_a_character_is_told_with_its_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match="half a character") as raised:
        load_files(tmp_path / name, tmp_path / name, SETTINGS)
    assert raised.value.line == line


def test_both_halves_and_a_backslash_before_them_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": "whole \\ud83d\\ude00, written \\\\ud83d"}')
    loaded = load_files(tmp_path / "a.json", tmp_path / "a.json", SETTINGS)
    assert loaded.document.segments[0].text("target") == "whole \U0001f600, written \\ud83d"


@pytest.mark.parametrize("settings", [Settings(), SETTINGS], ids=["no languages", "languages"])
def test_lines_of_numbers_are_told_what_they_lack(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.jsonl").write_text('{"source": 1, "target": 2}\n')
    with pytest.raises(InputError, match="its 'source' is a number, not a text and its 'target' is a number") as raised:
        load_pairs(tmp_path / "a.jsonl", settings)
    assert raised.value.line == 1


def test_xml_that_says_it_is_another_encoding_than_it_is() -> None:
    """Every parser reads it as it says."""
    said = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>Öffnen</a>'
    with pytest.raises(EncodingError, match="says that it is iso-8859-1, and is UTF-8: “Öffnen” is “Ã") as told:
        text_of(said.encode(), "a.xml")
    assert told.value.line == 1
    assert text_of(said.encode("latin-1"), "a.xml") == said


@pytest.mark.parametrize(
    ("holds", "helps"),
    [
        ("EncryptedPackage", "is protected by a password"),
        ("WordDocument", "of Office up to 2003 .*, or protected by a"),
    ],
)
@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_an_office_file_with_a_password_is_no_zip(tmp_path: Path, holds: str, helps: str, ending: str) -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + holds.encode("utf-16-le") + bytes(400)
    for language in ("fr", "en"):
        (tmp_path / f"a.{language}.{ending}").write_bytes(data)
    with pytest.raises(InputError, match=helps):
        load_files(tmp_path / f"a.fr.{ending}", tmp_path / f"a.en.{ending}", SETTINGS)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "a.tmx",
            '<tmx><tu><tuv xml:lang="en"><seg>Yes</seg></tuv></tu></tmx>',
            "has no language but en; a",
        ),
        ("a.tmx", "<tmx><tu/></tmx>", "has no text in a language; a translation is wanted"),
        ("a.pot", 'msgid "Yes"\nmsgstr ""\n', "holds no translation, which would tell its language"),
        ("a.tsv", "source\ttarget\nThe bridge is red.\t\n", "holds no translation, which would tell its language"),
        ("a.xlf", '<xliff version="1.2"><source>3</source><target>3</target></xliff>', "has no text to review"),
    ],
)
def test_a_file_without_a_second_language_is_told_so(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises((InputError, UsageError), match=said):
        load_pairs(tmp_path / name, Settings())


@pytest.mark.parametrize(("first", "second"), [("a.fr.json", "a.en.md"), ("a.fr.txt", "a.en.yaml")])
def test_strings_by_keys_are_paired_with_such(tmp_path: Path, first: str, second: str) -> None:
    (tmp_path / first).write_text('{"a": "Le pont est rouge."}')
    (tmp_path / second).write_text("a: The bridge is red.\n")
    with pytest.raises(InputError, match=r"by their keys, and .* has none: source") as raised:
        load_files(tmp_path / first, tmp_path / second, SETTINGS)
    assert str(raised.value.path).endswith((".json", ".yaml"))


def test_an_escape_of_properties_that_is_none_is_refused(tmp_path: Path) -> None:
    for name in ("a.fr.properties", "a.en.properties"):
        (tmp_path / name).write_text("# \\users\na=C:\\\\users \\u00e9\nb=x\\u00zz\n")
    with pytest.raises(InputError, match=r"has an escape that is none, \\u00zz: write") as raised:
        load_files(tmp_path / "a.fr.properties", tmp_path / "a.en.properties", SETTINGS)
    assert raised.value.line == 3


def test_bytes_of_another_encoding_than_xml_says_are_told_as_that() -> None:
    for head in ("", '<?xml version="1.0" encoding="UTF-8"?>\n'):
        data = f"{head}<a>\nDie Brücke für Köln und Düren wurde geöffnet.</a>".encode("latin-1")
        with pytest.raises(EncodingError, match=r"is not UTF-8, as it says or .* looks like cp1252") as raised:
            text_of(data, "a.xml")
        assert raised.value.line == 2 + bool(head)


def test_a_file_into_another_language_within_one_is_told(tmp_path: Path) -> None:
    unit = '<trans-unit id="1"><source>Yes it is</source><target>Ja</target></trans-unit>'
    file = '<file source-language="en" target-language="{}"><body>' + unit + "</body></file>\n"
    (tmp_path / "a.xlf").write_text('<xliff version="1.2">\n' + file.format("de") + file.format("fr") + "</xliff>")
    with pytest.raises(InputError, match="has the target language de, and fr in this <file>; part it") as raised:
        load_pairs(tmp_path / "a.xlf", Settings())
    assert raised.value.line == 3
    (tmp_path / "a.xlf").write_text('<xliff version="1.2">\n' + file.format("de") + file.format("DE") + "</xliff>")
    assert len(load_pairs(tmp_path / "a.xlf", Settings()).document.segments) == 2


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.rtf", "{\\rtf1 x}", "rtf is not read here; save it as .docx"),
        ("a.zip", "{}", "unpack it"),
        ("a.strings", "bplist00", "is a binary property list; take the text"),
    ],
)
def test_what_a_program_can_save_otherwise_is_told_so_whatever_it_begins_with(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=said):
        load_files(tmp_path / name, tmp_path / name, SETTINGS)
