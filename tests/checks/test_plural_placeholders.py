"""The number of a plural: only a form that stands for one number may leave it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_pairs
from review.findings import findings_of, view_of

HEAD = 'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgid "Delete %d file in {{folder}}?"\nmsgid_plural "Delete %d files in {{folder}}?"\n'


def said(folder: Path, language: str, *forms: str) -> list[tuple[int, str, str]]:
    """(form, marked text, severity) of each finding of `placeholders`."""
    text = HEAD.format(language=language) + ENTRY.replace("{{", "{").replace("}}", "}")
    text += "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))
    (folder / "t.po").write_text(text, encoding="utf-8")
    document = load_pairs(folder / "t.po", Settings("en", language)).document
    found = findings_of(view_of(document, Settings("en", language)), Settings("en", language))
    return [(f.segment - 1, f.text, f.severity) for f in found if f.check == "placeholders"]


@pytest.mark.parametrize(
    ("language", "forms", "lost"),
    [
        ("de", ("Eine Datei in {folder} löschen?", "%d Dateien in {folder} löschen?"), []),
        ("de", ("Eine Datei in {folder} löschen?", "Dateien in {folder} löschen?"), [(1, "%d")]),
        ("de", ("Eine Datei löschen?", "%d Dateien in {folder} löschen?"), [(0, "{folder}")]),
        ("ar", ("{folder}", "ملف {folder}", "ملفان {folder}", "%d {folder}", "%d {folder}", "{folder}"), [(5, "%d")]),
        # of one, twenty-one, thirty-one … files
        ("ru", ("Удалить файл в {folder}?", "%d файла в {folder}?", "%d файлов в {folder}?"), [(0, "%d")]),
        # none at all, named by nothing
        ("ar", ("لا شيء", "ملف {folder}", "ملفان", "%d {folder}", "%d {folder}", "%d {folder}"), [(2, "{folder}")]),
        ("ja", ("{folder}のファイルを削除しますか", ), [(0, "%d")]),
    ],
)  # fmt: skip
def test_a_form_of_many_numbers_says_which(
    tmp_path: Path, language: str, forms: tuple[str, ...], lost: list[tuple[int, str]]
) -> None:
    assert [(form, text) for form, text, _ in said(tmp_path, language, *forms)] == lost
