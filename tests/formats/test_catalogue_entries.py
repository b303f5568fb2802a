"""Entries of a catalogue in which translators name themselves are no translations; contexts are no part of a text."""

from __future__ import annotations

import pytest

from review.errors import EncodingError, InputError
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.po import read, write


@pytest.mark.parametrize("asked", ["translator-credits", "translator_credits", "Your names", "Your emails"])
def test_who_translated_a_program_is_no_translation(asked: str) -> None:
    catalogue = (
        f'msgid ""\nmsgstr "Language: el\\n"\n\nmsgid "Boat"\nmsgstr "Βάρκα"\n\nmsgid "{asked}"\nmsgstr "Μαρία"\n'
    )
    segments, *_ = read(catalogue.encode(), "el.po", None, None)
    assert [one.text("source") for one in segments] == ["Boat"]


@pytest.mark.parametrize(
    ("written", "translation", "shown"),
    [
        ('"localized lexeme inflections||May"', "Mai", "May"),
        ('"file|%d file"', "%d Datei", "%d file"),
        ('"female^Elvish Archer"', "Elbische Bogenschützin", "Elvish Archer"),
        ('"Type ^C to stop"', "Mit ^C anhalten", "Type ^C to stop"),
        ('"a long context that"\n" goes on|Write it"\n" down"', "Schreib es auf", "Write it down"),
        ('"manual|Merge_Sources"', "manual|Merge_Sources", "manual|Merge_Sources"),
        ('"short month|May"', "", "short month|May"),
        ('"Yes | No"', "Ja", "Yes | No"),
        ('"|OK| or |Cancel|"', "OK oder Abbrechen", "|OK| or |Cancel|"),
    ],
)
def test_a_context_before_a_bar_is_no_part_of_the_text(written: str, translation: str, shown: str) -> None:
    catalogue = f'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid {written}\nmsgstr "{translation}"\n'
    (one,), *_ = read(catalogue.encode(), "de.po", None, None)
    assert one.text("source") == shown
    line, column = one.position("source", 0)
    assert catalogue.split("\n")[line - 1][column - 1 :].startswith(shown.split(" ")[0])


KEYS = """msgid ""
msgstr "Language: tr\\n"

#. Default: "Add a \\"policy\\" to ${name}"
msgid "description_add_policy"
msgstr "${name} ögesine ilke ekle"

#. Default: "Not yet"
msgid "label_not_yet"
msgstr ""

msgid "list:user:action:invite.txt"
msgstr "Adresiniz ${user_email} davet edildi."

msgid "Jun_June_abbreviation"
msgstr "Haz"

msgid "well-known"
msgstr "tanınmış"
"""


def test_what_a_key_stands_for_is_its_source_and_a_key_alone_is_none() -> None:
    segments, *_ = read(KEYS.encode(), "tr.po", None, None)
    assert [one.text("source") for one in segments] == ['Add a "policy" to ${name}', "Not yet", "well-known"]
    assert [one.position("source", 0) for one in segments[:2]] == [(4, 14), (8, 14)]


def test_a_correction_and_a_first_translation_go_where_they_belong() -> None:
    segments, *_ = read(KEYS.encode(), "tr.po", None, None)
    texts = ["${name} ögesine bir ilke ekle", "Henüz değil", segments[2].text("target")]
    held = tuple(
        CorrectedSegment(one.number, one.source, one.target, one.text("target"), text, None, True)
        for one, text in zip(segments, texts, strict=True)
    )
    corrected = Corrected("x", "", "en", "tr", "po", "tr.po", KEYS.encode(), held)
    wanted = KEYS.replace("ögesine ilke", "ögesine bir ilke").replace(
        'label_not_yet"\nmsgstr ""', 'label_not_yet"\nmsgstr "Henüz değil"'
    )
    assert write(corrected).decode() == wanted


def _catalogue(charset: str, *entries: str) -> str:
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n"Language: ru\\n"\n'
    return "\n".join([head, *entries])


@pytest.mark.parametrize(
    ("charset", "text", "wrong"),
    [
        ("KOI8-R", "Привет", "п÷я"),
        ("windows-1251", "Привет", "РџСЂ"),
        ("ISO-8859-1", "Öffnen", "Ã"),
        ("cp1258", "Tệp", "Tá»‡p"),
    ],
)
def test_a_charset_that_is_not_that_of_the_bytes_is_told(charset: str, text: str, wrong: str) -> None:
    written = _catalogue(charset, f'msgid "Open"\nmsgstr "{text}"\n')
    with pytest.raises(EncodingError) as told:
        read(written.encode(), "ru.po", None, None)
    assert told.value.line == 3
    assert f"says that it is {charset.lower()}, and is UTF-8: “{text}” is “{wrong}" in told.value.message


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("KOI8-R", "koi8-r", "Привет, мир"),
        ("ISO-8859-1", "latin-1", "Café Öl"),
        ("GB2312", "gb2312", "打开文件"),
        ("UTF-8", "utf-8", "Привет"),
        ("ISO-8859-1", "ascii", "Open"),
    ],
)
def test_a_charset_that_is_that_of_the_bytes_is_read(charset: str, encoding: str, text: str) -> None:
    written = _catalogue(charset, f'msgid "Open"\nmsgstr "{text}"\n')
    ((one,), *_) = read(written.encode(encoding), "ru.po", None, None)
    assert one.text("target") == text


def test_a_text_that_is_there_twice_is_told_with_both_lines() -> None:
    """As msgfmt does: "duplicate message definition"."""
    written = _catalogue("UTF-8", 'msgid "Open"\nmsgstr "Открыть"\n', 'msgid "Close"\nmsgstr "Закрыть"\n',
                         'msgid ""\n"Op"\n"en"\nmsgstr "Открытый"\n')  # fmt: skip
    with pytest.raises(InputError, match=r"has the msgid “Open” twice, first in line 6; keep one") as told:
        read(written.encode(), "ru.po", None, None)
    assert told.value.line == 12


def test_a_text_of_two_contexts_is_no_text_twice() -> None:
    entries = [
        'msgid "Open"\nmsgstr "Открыть"\n',
        'msgctxt ""\nmsgid "Open"\nmsgstr "Открыть"\n',
        'msgctxt "state"\nmsgid "Open"\nmsgstr "Открыто"\n',
        '#~ msgid "Open"\n#~ msgstr "Старое"\n',
    ]
    segments, *_ = read(_catalogue("UTF-8", *entries).encode(), "ru.po", None, None)
    assert [one.text("target") for one in segments] == ["Открыть", "Открыть", "Открыто"]
