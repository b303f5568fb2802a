"""What programs make nothing of is refused with the line, and not read as if it said something."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_pairs
from review.errors import InputError
from review.formats.po import read

HEAD = 'msgid ""\nmsgstr "Language: cs\\n"\n\n'


@pytest.mark.parametrize(
    ("entry", "line", "said"),
    [
        (r'msgid "Save \%s"' + '\nmsgstr "Uložit"', 4, r"an escape that is none, \%: write a backslash"),
        ('msgid "Save"\nmsgstr ""\n' + r'"C:\\nový \ složka"', 6, r"an escape that is none, \ : write"),
        (r'msgid "Save"' + "\n" + r'msgstr "Uložit \xg1"', 5, r"an escape that is none, \xg: write"),
        (r'  msgid "It\'s saved"' + "\n" + 'msgstr "Uloženo"', 4, r"an escape that is none, \': write"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\nmsgstr[2] "d"', 6, r"has msgstr[1] where msgstr[0] is wanted"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[3] "d"', 7, r"has msgstr[3] where msgstr[1] is wanted"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\nmsgstr[0] "d"', 6, r"forms are msgstr[0], msgstr[1] … in order"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"', 6, r"has msgstr where msgstr[0] is wanted: it has a msgid_plural"),
        ('msgid "a"\nmsgstr[0] "c"', 5, r"has msgstr[0] where msgstr is wanted: it has no msgid_plural"),
    ],
)
def test_a_catalogue_that_msgfmt_refuses(entry: str, line: int, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read((HEAD + entry + "\n").encode(), "cs.po", None, None)
    assert said in str(raised.value)
    assert raised.value.line == line


def test_what_msgfmt_takes_is_read() -> None:
    entry = '#. Default: "a \\q"\n#~ msgid "\\q"\nmsgid "\\"A\\"\\t\\\\q \\x41\\101"\nmsgstr "\\a\\b\\f\\v\\r\\n"\n\n'
    plural = 'msgid "%d boat"\nmsgid_plural "%d boats"\nmsgstr[0] "%d loď"\nmsgstr[1] "%d lodě"\nmsgstr[2] "%d lodí"\n'
    segments, *_ = read((HEAD + entry + plural).encode(), "cs.po", None, None)
    assert [one.text("source") for one in segments] == ['"A"\t\\q AA', "%d boat", "%d boats", "%d boats"]


_UNIT = "<source>Two boats</source><target>Zwei Boote</target>"
_XLIFF_1 = (
    '<xliff{}><file source-language="en" target-language="de" original="a" datatype="x"><body><trans-unit id="1">'
    f"{_UNIT}</trans-unit></body></file></xliff>"
)
_XLIFF_2 = (
    f'<xliff{{}} srcLang="en" trgLang="de"><file id="f"><unit id="1"><segment>{_UNIT}</segment></unit></file></xliff>'
)
_TMX = (
    '<tmx{}><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Two</seg></tuv>'
    '<tuv xml:lang="de"><seg>Zwei</seg></tuv></tu></body></tmx>'
)
_QT = (
    '<TS{} language="de"><context><message><source>Two</source><translation>Zwei</translation></message></context></TS>'
)


@pytest.mark.parametrize(
    ("name", "text", "version", "said"),
    [
        ("a.xlf", _XLIFF_1, "9.9", "says that it is XLIFF 9.9, which is not known here; save it as version 1 or 2"),
        ("a.xliff", _XLIFF_2, "3.0", "XLIFF 3.0"),
        ("a.xliff", _XLIFF_2, "12", "XLIFF 12"),
        ("a.xliff", _XLIFF_2, "two", "XLIFF two"),
        ("a.tmx", _TMX, "2.0", "TMX 2.0, which is not known here; save it as version 1"),
        ("a.ts", _QT, "7.1", "a file of Qt Linguist 7.1"),
        *(("a.xlf", _XLIFF_1, version, "") for version in ("1.0", "1.2", "")),
        *(("a.xlf", _XLIFF_2, version, "") for version in ("2.0", "2.1", "2.2", "")),
        *(("a.tmx", _TMX, version, "") for version in ("1.1", "1.4", "1.4b", "")),
        *(("a.ts", _QT, version, "") for version in ("1.1", "2.0", "2.1", "")),
    ],
)
def test_a_version_that_nobody_knows_is_refused(tmp_path: Path, name: str, text: str, version: str, said: str) -> None:
    (tmp_path / name).write_text("\n" + text.format(f' version="{version}"' if version else ""))
    if not said:
        assert len(load_pairs(tmp_path / name, Settings()).document.segments) == 1
        return
    with pytest.raises(InputError, match=said) as raised:
        load_pairs(tmp_path / name, Settings())
    assert raised.value.line == 2
