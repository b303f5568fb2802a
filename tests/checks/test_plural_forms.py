"""Plurals over several strings and entries: forms that are missing, and forms that a language does not have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.config import Settings
from review.documents import Loaded, load_files, load_pairs
from review.findings import findings_of, view_of

HEAD = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def said(loaded: Loaded, *checks: str) -> list[tuple[str, str]]:
    """(check, marked text) of the findings of these checks."""
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    return [(one.check, one.text) for one in found if one.check in checks]


def keyed(folder: Path, language: str, target: dict[str, str]) -> Loaded:
    source = {"files_one": "{{count}} file in the folder", "files_other": "{{count}} files in the folder"}
    (folder / "en.json").write_text(json.dumps(source), encoding="utf-8")
    (folder / "t.json").write_text(json.dumps(target), encoding="utf-8")
    return load_files(folder / "en.json", folder / "t.json", Settings("en", language))


POLISH = {
    "files_one": "{{count}} plik w folderze",
    "files_few": "{{count}} pliki w folderze",
    "files_many": "{{count}} plików w folderze",
    "files_other": "{{count}} pliku w folderze",
}


def test_a_form_that_is_not_there_is_missed(tmp_path: Path) -> None:
    lacking = {key: text for key, text in POLISH.items() if key != "files_few"}
    assert said(keyed(tmp_path, "pl", lacking), "plurals") == [("plurals", POLISH["files_other"])]
    assert said(keyed(tmp_path, "pl", POLISH), "plurals") == []


def test_a_form_that_only_the_translation_has_is_read_beside_other(tmp_path: Path) -> None:
    loaded = keyed(tmp_path, "pl", {**POLISH, "files_few": "{{liczba}} pliki w folderze"})
    assert said(loaded, "placeholders", "addition", "omission") == [("placeholders", "{{count}}")]


def test_a_form_that_the_language_does_not_have_is_not_missed(tmp_path: Path) -> None:
    loaded = keyed(tmp_path, "vi", {"files_other": "{{count}} tệp trong thư mục"})
    assert said(loaded, "plurals", "omission") == []
    assert [segment.target[0].key for segment in loaded.document.segments] == ["files_other"]


def test_a_plural_that_is_not_translated_is_no_plural_with_missing_forms(tmp_path: Path) -> None:
    loaded = keyed(tmp_path, "pl", {"title": "Tytuł"})
    assert said(loaded, "plurals") == []


def test_keys_that_only_end_so_are_no_plural(tmp_path: Path) -> None:
    for name, words in (("en", ("First", "Second")), ("pl", ("Pierwszy", "Drugi"))):
        table = dict(zip(("step_one", "step_two"), words, strict=True))
        (tmp_path / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
    assert said(load_files(tmp_path / "en.json", tmp_path / "pl.json", Settings("en", "pl")), "plurals") == []


def entry(word: str, *forms: str) -> str:
    head = f'msgid "%d {word}"\nmsgid_plural "%d {word}s"\n'
    return head + "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms)) + "\n"


@pytest.mark.parametrize(
    ("forms", "marked"),
    [
        (("%d tor", "%d tory", "%d torów"), []),
        (("%d tor", "%d tory", ""), [("plurals", "%d tracks")]),
        (("%d tor", "%d tory"), [("plurals", "%d tory")]),
        (("", "", ""), []),
    ],
)
def test_a_catalogues_entry_has_all_forms(
    tmp_path: Path, forms: tuple[str, ...], marked: list[tuple[str, str]]
) -> None:
    text = HEAD + entry("file", "%d plik", "%d pliki", "%d plików") + entry("name", "%d nazwa", "%d nazwy", "%d nazw")
    (tmp_path / "a.po").write_text(text + entry("track", *forms), encoding="utf-8")
    assert said(load_pairs(tmp_path / "a.po", Settings("en", "pl")), "plurals") == marked


def test_android_names_quantities_and_arrays_have_none(tmp_path: Path) -> None:
    def resources(forms: dict[str, str], items: tuple[str, ...]) -> str:
        plural = "".join(f'<item quantity="{form}">{text}</item>' for form, text in forms.items())
        array = "".join(f"<item>{item}</item>" for item in items)
        return (
            f'<resources><plurals name="n">{plural}</plurals><string-array name="a">{array}</string-array></resources>'
        )

    (tmp_path / "en.xml").write_text(resources({"one": "%d file", "other": "%d files"}, ("Red", "Green")))
    (tmp_path / "cs.xml").write_text(resources({"one": "%d soubor", "other": "%d souborů"}, ("Červená",)), "utf-8")
    loaded = load_files(tmp_path / "en.xml", tmp_path / "cs.xml", Settings("en", "cs"))
    assert said(loaded, "plurals") == [("plurals", "%d souborů")]


def test_the_forms_of_one_entry_may_say_its_source_in_several_ways_or_in_one(tmp_path: Path) -> None:
    forms = ("Wybrano co najwyżej %(n)d znak z tej listy.", *["Wybrano co najwyżej %(n)d znaki z tej listy."] * 2)
    entry = 'msgid "At most %(n)d letter was chosen from the list."\n'
    entry += 'msgid_plural "At most %(n)d letters were chosen from the list."\n'
    entry += "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    head = HEAD.replace('Language: pl\\n"', 'Language: pl\\n"\n"Plural-Forms: nplurals=3; plural=(n!=1)+(n>4);\\n"')
    (tmp_path / "boats.po").write_text(head + entry, encoding="utf-8")
    assert said(load_pairs(tmp_path / "boats.po", Settings()), "inconsistent", "duplicate") == []


def test_the_forms_of_a_plural_are_no_sentence_translated_twice(tmp_path: Path) -> None:
    entry = 'msgid "A year ago"\nmsgid_plural "%d years ago"\n'
    forms = (
        'msgstr[0] "Pred %d letom"\nmsgstr[1] "Pred %d letoma"\nmsgstr[2] "Pred %d leti"\nmsgstr[3] "Pred %d leti"\n'
    )
    (tmp_path / "sl.po").write_text(HEAD.replace("pl", "sl") + entry + forms, encoding="utf-8")
    assert said(load_pairs(tmp_path / "sl.po", Settings()), "inconsistent") == []
