"""Files of named strings: what belongs to a key, what is no string, what encodings they come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files, load_pairs
from review.errors import InputError, UsageError
from review.formats.registry import FORMATS, format_of
from review.model import Paragraph
from tests.formats.samples import ANDROID, PROPERTIES, STRINGS, TOML, XCSTRINGS, YAML
from tests.formats.test_registry import corrected


def read(name: str, text: str) -> tuple[Paragraph, ...]:
    one = FORMATS[name]
    assert one.read is not None
    return one.read(text.encode(), "a", "de")


def strings(name: str, text: str) -> dict[str, str]:
    return {paragraph.key: paragraph.text for paragraph in read(name, text)}


def test_yaml_gives_strings_and_no_numbers_under_the_language() -> None:
    assert strings("yaml", YAML) == {
        "title": "Die rote Brücke",
        "quoted": 'Sie hat "13" Bögen é',
        "single": "Wie geht's?",
        "many": "Erste Zeile\n  eingerückt\n\nDritte",
        "folded": "Ein Satz auf zwei Zeilen.\nAbsatz.",
        "list.0": "Eins",
        "list.1.a": "Zwei",
        "list.1.b": "Drei",
        "long": "Ein Text auf zwei Zeilen",
    }


@pytest.mark.parametrize("new", ["Ja: nein", "# kein Kommentar", "true", "[x]", "13", " vorn", "a\nb", "", "x #y", "'"])
def test_a_plain_yaml_scalar_gets_quotes_where_it_needs_them(tmp_path: Path, new: str) -> None:
    text = "en: 1\ntitle: Die rote Brücke # so\nflow: [Eins, zwei]\n"
    (tmp_path / "a.en.yml").write_text(text)
    loaded = load_files(tmp_path / "a.en.yml", tmp_path / "a.en.yml", Settings("en", "de"))
    for number in (1, 2):
        written = FORMATS["yaml"].write(corrected(loaded, text.encode(), {number: new}))
        there = [p.text for p in read("yaml", written.decode())]
        assert (there[number - 1] if new.strip() else len(there)) == (new if new.strip() else 2)
        assert b"# so" in written


@pytest.mark.parametrize("new", ["Rot, grün", "Der {Name} [1]", "Ende}"])
def test_and_none_where_only_brackets_around_it_would_need_them(tmp_path: Path, new: str) -> None:
    text = "title: Die rote Brücke\nflow: [Eins, zwei]\nlist:\n  - {a: Eins, b: zwei}\n"
    (tmp_path / "a.en.yml").write_text(text)
    loaded = load_files(tmp_path / "a.en.yml", tmp_path / "a.en.yml", Settings("en", "de"))
    written = FORMATS["yaml"].write(corrected(loaded, text.encode(), {1: new, 3: new, 5: new})).decode()
    assert written == text.replace("Die rote Brücke", new).replace("zwei", f'"{new}"')


def test_toml_keys_have_their_tables_and_places() -> None:
    assert strings("toml", TOML) == {
        "title": 'Die "rote" Brücke',
        "raw": "C:\\Pfad",
        "a.b.many": "Eine Zeile\nund noch eine",
        "list.0.x": "Eins",
        "list.1.x.0": "Zwei",
        "list.1.x.1.y": "Drei",
    }


def test_properties_go_on_over_lines_and_read_escapes() -> None:
    assert strings("properties", PROPERTIES) == {
        "title": "Die rote Brücke",
        "long": "Eine Zeile und éine",
        "a b": "Tab\there",
    }


def test_comments_may_stand_anywhere_in_a_strings_file() -> None:
    text = '/* a */ "a" /* b */ = // c\n "Eins" /* = "one" */;\nfont/size = "Zwei";\n'
    assert strings("strings", text) == {"a": "Eins", "font/size": "Zwei"}


def test_a_file_may_be_one_string_and_a_mark_says_the_encoding() -> None:
    assert strings("yaml", "Die Brücke\n") == {"": "Die Brücke"}
    one = FORMATS["properties"]
    assert one.read is not None
    with pytest.raises(InputError, match="is not UTF-8"):
        one.read(b"\xef\xbb\xbfa = \xe2b\n", "a", "de")


def test_of_a_key_that_stands_twice_java_takes_the_last() -> None:
    assert strings("properties", "a = Eins\nb = Zwei\na = Drei\n") == {"a": "Drei", "b": "Zwei"}


@pytest.mark.parametrize(
    ("data", "new", "wanted"),
    [
        ("a = Brücke\n".encode("latin-1"), "Brücken – 12", r"a = Brücken \u2013 12".encode("latin-1") + b"\n"),
        (b"a = Br\\u00fccke\n", "Brücken 😀", rb"a = Br\u00fccken \ud83d\ude00" + b"\n"),
        ("a = Brücke\n".encode(), "Brücken – 12", "a = Brücken – 12\n".encode()),
    ],
)
def test_properties_are_written_in_the_encoding_that_they_came_in(
    tmp_path: Path, data: bytes, new: str, wanted: bytes
) -> None:
    (tmp_path / "a.properties").write_bytes(data)
    loaded = load_files(tmp_path / "a.properties", tmp_path / "a.properties", Settings("en", "de"))
    assert FORMATS["properties"].write(corrected(loaded, data, {1: new})) == wanted


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_strings_file_may_be_utf_16(tmp_path: Path, encoding: str) -> None:
    data = ("\ufeff" + STRINGS).encode(encoding)
    (tmp_path / "a.strings").write_bytes(data)
    loaded = load_files(tmp_path / "a.strings", tmp_path / "a.strings", Settings("en", "de"))
    assert [s.text("target") for s in loaded.document.segments] == ['Die "rote" Brücke', "Zwei\nZeilen %@"]
    written = FORMATS["strings"].write(corrected(loaded, data, {1: "Die Brücke"}))
    assert written == data.replace('\\"rote\\" '.encode(encoding), b"")


def test_android_reads_its_escapes_and_leaves_what_is_not_translatable() -> None:
    assert strings("android", ANDROID) == {
        "title": "Die <b>rote</b> Brücke & wie geht's?",
        "html": "Ein <i>Text</i> & mehr",
        "arches[one]": '<xliff:g id="n">%d</xliff:g> Bogen',
        "arches[other]": "%d Bögen\nund mehr",
        "list.0": "Eins",
        "list.1": "Zwei",
    }


def test_a_string_in_cdata_stays_there(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(ANDROID)
    loaded = load_files(tmp_path / "a.xml", tmp_path / "a.xml", Settings("en", "de"))
    written = FORMATS["android"].write(corrected(loaded, ANDROID.encode(), {2: "Ein <i>Text</i> & noch <b>mehr</b>"}))
    assert written.decode() == ANDROID.replace("& mehr", "& noch <b>mehr</b>")


def test_a_catalogue_of_many_languages_wants_to_know_which(tmp_path: Path) -> None:
    (tmp_path / "a.xcstrings").write_text(XCSTRINGS.replace('"version"', '"x": {}, "version"'))
    pairs = load_pairs(tmp_path / "a.xcstrings", Settings()).document.segments
    assert [(s.text("source"), s.text("target")) for s in pairs] == [
        ("The red bridge", "Die rote Brücke"),
        ("%lld arch", "%lld Bogen"),
        ("%lld arches", "%lld Bögen"),
    ]
    with pytest.raises(InputError, match="say which with --target-language"):
        load_pairs(tmp_path / "a.xcstrings", Settings(None, "fr"))


XCODE = """{
  "sourceLanguage" : "en",
  "strings" : {
    "" : { },
    "Caf\\u00e9 \\"%@\\" is open" : {
      "comment" : "c",
      "localizations" : { "de" : { "stringUnit" : { "state" : "translated", "value" : "Café „%@“ ist offen" } } }
    },
    "%lld arches" : {
      "localizations" : { "de" : { "variations" : { "plural" : {
          "one" : { "stringUnit" : { "state" : "translated", "value" : "%lld Bogen" } },
          "other" : { "stringUnit" : { "state" : "translated", "value" : "%lld Bögen" } } } } } }
    },
    "home.title" : {
      "localizations" : { "de" : { "stringUnit" : { "state" : "translated", "value" : "Guten Tag" } } }
    },
    "Later" : { "localizations" : { "fr" : { "stringUnit" : { "state" : "translated", "value" : "Plus tard" } } } }
  },
  "version" : "1.0"
}
"""


def test_in_a_catalogue_of_xcode_the_key_is_the_text_where_the_source_has_none(tmp_path: Path) -> None:
    """As Xcode writes them: the source language stands only where it differs from the key. A key that is a name for a
    text is none.
    """
    (tmp_path / "a.xcstrings").write_text(XCODE, encoding="utf-8")
    loaded = load_pairs(tmp_path / "a.xcstrings", Settings("en", "de"))
    assert [(s.text("source"), s.text("target"), s.source[0].key) for s in loaded.document.segments] == [
        ('Café "%@" is open', "Café „%@“ ist offen", 'Café "%@" is open'),
        ("%lld arches", "%lld Bogen", "%lld arches[one]"),
        ("%lld arches", "%lld Bögen", "%lld arches[other]"),
    ]
    assert (loaded.document.segments[0].source[0].line, loaded.document.segments[0].source[0].column) == (5, 6)
    written = FORMATS["xcstrings"].write(corrected(loaded, XCODE.encode(), {1: 'Café "%@" ist zu', 3: "%lld Bögen?"}))
    assert written.decode() == XCODE.replace("Café „%@“ ist offen", 'Café \\"%@\\" ist zu').replace("Bögen", "Bögen?")


def test_a_memory_with_regions_finds_its_languages(tmp_path: Path) -> None:
    unit = '<tu><tuv xml:lang="en-US"><seg>One</seg></tuv><tuv xml:lang="de-DE"><seg>Eins</seg></tuv></tu>'
    (tmp_path / "a.tmx").write_text(f'<tmx version="1.4"><header srclang="en-US"/><body>{unit}</body></tmx>')
    document = load_pairs(tmp_path / "a.tmx", Settings(None, "de")).document
    assert (document.source_language, document.segments[0].text("target")) == ("en-US", "Eins")
    document = load_pairs(tmp_path / "a.tmx", Settings()).document
    assert document.target_language == "de-DE"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "a: [1\n", "a.yaml:2: is no YAML"),
        ("a.yaml", "a: x\na: y\n", "a.yaml:2: has the key 'a' twice, first in line 1: leave one of them"),
        ("a.yaml", "[" * 500, "nests more than 200 deep"),
        ("a.toml", 'a = "b\n', "a.toml:1: is no TOML"),
        ("a.toml", "a = " + "[" * 150 + "]" * 150, "nests"),
        ("a.strings", '"a" = "b"\n"c" = "d";\n', "a.strings:1: is no strings file"),
        ("a.resx", "<x/>", "is no .NET resource file"),
    ],
)
def test_a_broken_strings_file_is_refused_with_the_reason(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError) as error:
        load_files(tmp_path / name, tmp_path / name, Settings("en", "de"))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"fr": {"menu": {"open": "Ouvrir"}}}', ["menu.open"]),
        ('{"ckb": {"open": "کردنەوە"}}', ["open"]),
        ('{"pt_BR": {"open": "Abrir", "close": "Fechar"}}', ["open", "close"]),
        ('{"app": {"open": "Ouvrir"}}', ["app.open"]),  # a language of Vanuatu, but seldom
        ('{"fr": "Ouvrir"}', ["fr"]),
        ('{"fr": {"open": "Ouvrir"}, "title": "Menu"}', ["fr.open", "title"]),
    ],
)
def test_a_language_at_the_root_of_json_is_no_part_of_the_keys(text: str, keys: list[str]) -> None:
    assert [*strings("json", text)] == keys


def test_json_lines_say_the_line_that_lacks_a_member(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"source": "One", "target": "Eins"}\n{"source": "Two"}\n')
    with pytest.raises(InputError, match="2: has no member 'target'"):
        load_pairs(tmp_path / "a.jsonl", Settings("en", "de"))


def test_json_lines_say_their_languages_by_their_members(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "7", "translation": {"de": "Eins", "en": "One"}}\n')
    document = load_pairs(path, Settings()).document
    assert (document.source_language, document.target_language) == ("de", "en")
    assert document.segments[0].text("target") == "One"
    path.write_text('{"source": "1", "target": "2"}\n')
    with pytest.raises(UsageError, match="its language cannot be told; say it with --source-language"):
        load_pairs(path, Settings())


@pytest.mark.parametrize(
    ("text", "name"),
    [(ANDROID, "android"), (STRINGS, "strings"), ("<root><resheader/></root>", "resx"), ("<tmx/>", "tmx")],
)
def test_what_a_file_is_shows_where_its_name_does_not_say(text: str, name: str) -> None:
    assert format_of("a.xml" if text.startswith("<") else "a", text).name == name
