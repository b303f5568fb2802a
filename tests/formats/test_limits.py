"""How long a string may be, as files say it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.config import CheckSettings, Settings
from review.documents import Loaded, load_files, load_pairs
from review.findings import findings_of, view_of
from review.formats.limits import limit_in

SHORT, LONG = "Kurz", "Ein viel zu langer Text"


@pytest.mark.parametrize(
    ("note", "limit"),
    [
        ("#, c-format, max-length:100", 100),
        ("#. Button. [CHAR LIMIT=30]", 30),
        ("[CHAR_LIMIT: 30]", 30),
        ("maxLength = 12", 12),
        ("Maximum length is 20 characters", 20),
        ("Max. 20 chars", 20),
        ("at most 8 characters, up to 40 characters on tablets", 8),
        ("max-length: 100px", 0),
        ("maximum width 100 pixels", 0),
        ("Up to 20 files", 0),
        ("character 5 of the play", 0),
        ("max-length:0", 0),
        ("max length 1.5", 0),
    ],
)
def test_notes_say_it_in_several_ways(note: str, limit: int) -> None:
    assert limit_in(note) == limit


def said(loaded: Loaded, **settings: CheckSettings) -> list[tuple[int, str]]:
    """(segment, message) of each finding of `length-limit`."""
    chosen = loaded.settings.over(Settings(checks=settings))
    found = findings_of(view_of(loaded.document, chosen), chosen)
    return [(one.segment, one.message) for one in found if one.check == "length-limit"]


def test_a_catalogues_comment(tmp_path: Path) -> None:
    entries = (
        f'#. max 10 characters\nmsgid "One"\nmsgstr "{LONG}"\n',
        f'#, max-length:10\nmsgid "Two"\nmsgstr "{SHORT}"\n',
        f'msgid "Three"\nmsgstr "{LONG}"\n',
        f'#. max 10 characters\n#~ msgid "Gone"\n#~ msgstr "{LONG}"\n\nmsgid "Four"\nmsgstr "{LONG}"\n',
    )
    (tmp_path / "a.po").write_text("\n".join(entries), encoding="utf-8")
    loaded = load_pairs(tmp_path / "a.po", Settings("en", "de"))
    assert said(loaded) == [(1, "23 characters, where 10 are the most")]


@pytest.mark.parametrize(
    ("group", "unit", "flagged"),
    [
        ("", 'maxwidth="10" size-unit="char"', True),
        ('maxwidth="10" size-unit="char"', "", True),
        ('size-unit="char"', 'maxwidth="10"', True),
        ("", 'maxwidth="10" size-unit="pixel"', False),
        ("", 'maxwidth="10"', False),
        ("", 'maxwidth="endless" size-unit="char"', False),
    ],
)
def test_xliff_1(tmp_path: Path, group: str, unit: str, flagged: bool) -> None:
    text = (
        '<xliff version="1.2"><file source-language="en" target-language="de" original="a" datatype="x"><body>'
        f"<group {group}><trans-unit id='1' {unit}><source>One</source><target>{LONG}</target></trans-unit></group>"
        f"<trans-unit id='2'><source>Two</source><target>{LONG}</target></trans-unit></body></file></xliff>"
    )
    (tmp_path / "a.xlf").write_text(text, encoding="utf-8")
    assert bool(said(load_pairs(tmp_path / "a.xlf", Settings()))) == flagged


def test_xliff_2(tmp_path: Path) -> None:
    text = (
        '<xliff version="2.1" srcLang="en" trgLang="de" xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        'xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:1.0"><file id="f">'
        '<slr:profiles generalProfile="xliff:codepoints"/><unit id="1" slr:generalProfile="xliff:codepoints" '
        f'slr:sizeRestriction="10"><segment><source>One</source><target>{LONG}</target></segment></unit></file></xliff>'
    )
    (tmp_path / "a.xlf").write_text(text, encoding="utf-8")
    assert said(load_pairs(tmp_path / "a.xlf", Settings())) == [(1, "23 characters, where 10 are the most")]


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        (
            "a.arb",
            json.dumps({"one": "One", "@one": {"description": "Title, at most 10 characters"}, "two": "Two"}),
            json.dumps({"one": LONG, "two": LONG}),
        ),
        (
            "a.xml",
            '<resources><!-- CHAR LIMIT=10 --><string name="one">1</string><string name="two">2</string></resources>',
            f'<resources><string name="one">{LONG}</string><string name="two">{LONG}</string></resources>',
        ),
        (
            "a.strings",
            '/* at most 10 characters */\n"one" = "One";\n"two" = "Two";\n',
            f'"one" = "{LONG}";\n"two" = "{LONG}";\n',
        ),
    ],
)
def test_a_note_in_the_sources_file(tmp_path: Path, name: str, source: str, target: str) -> None:
    (tmp_path / f"en-{name}").write_text(source, encoding="utf-8")
    (tmp_path / f"de-{name}").write_text(target, encoding="utf-8")
    loaded = load_files(tmp_path / f"en-{name}", tmp_path / f"de-{name}", Settings("en", "de"))
    assert said(loaded) == [(1, "23 characters, where 10 are the most")]


def test_a_comment_in_a_string_catalogue(tmp_path: Path) -> None:
    def unit(text: str) -> dict[str, object]:
        return {"stringUnit": {"state": "translated", "value": text}}

    strings = {"one": {"comment": "max. 10 characters", "localizations": {"en": unit("One"), "de": unit(LONG)}}}
    (tmp_path / "a.xcstrings").write_text(json.dumps({"sourceLanguage": "en", "strings": strings, "version": "1.0"}))
    assert said(load_pairs(tmp_path / "a.xcstrings", Settings())) == [(1, "23 characters, where 10 are the most")]


def test_the_settings_limit_what_the_file_does_not(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text(json.dumps({"one": "One", "two": "Two"}))
    (tmp_path / "de.json").write_text(json.dumps({"one": SHORT, "two": LONG}))
    loaded = load_files(tmp_path / "en.json", tmp_path / "de.json", Settings("en", "de"))
    limit = CheckSettings(options={"characters": 15})
    assert said(loaded, **{"length-limit": limit}) == [(2, "23 characters, where 15 are the most")]
    assert said(loaded) == []
