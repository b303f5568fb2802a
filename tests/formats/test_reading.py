"""Bytes to text, or an error that says what the file is instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.errors import EncodingError, InputError
from review.formats.reading import read_text
from review.limit_config import Limits, held


def write(folder: Path, data: bytes) -> Path:
    path = folder / "text.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [b"one\ntwo\n", b"\xef\xbb\xbfone\ntwo\n", b"one\r\ntwo\r\n", b"one\rtwo\r"],
    ids=["plain", "BOM", "CRLF", "CR"],
)
def test_line_ends_and_bom_do_not_matter(tmp_path: Path, data: bytes) -> None:
    assert read_text(write(tmp_path, data)) == "one\ntwo\n"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "none.txt")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_unless_allowed(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, data)
    with pytest.raises(InputError, match="is empty"):
        read_text(path)
    assert read_text(path, empty_ok=True).strip() == ""


@pytest.mark.parametrize("data", [b"ab\x00cd", b"%PDF-1.7 x", b"PK\x03\x04 docx", b"\x89PNG\r\n"])
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        read_text(write(tmp_path, data))


def test_another_encoding_is_named_with_the_line(tmp_path: Path) -> None:
    text = "Première ligne sans rien.\nL’été est arrivé à Genève où l’on goûte déjà les fraises.\n" * 20
    path = write(tmp_path, ("ascii only\n" + text).encode("cp1252"))
    with pytest.raises(EncodingError, match="looks like") as caught:
        read_text(path)
    assert caught.value.line == 2
    assert "iconv -f" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("El niño comió una manzana ayer por la mañana en el jardín.", "cp1252"),
        ("Der Brückenbau für die Fähre kostet 80 Millionen Euro und dauert länger.", "cp1252"),  # ü, ä: cp1250 too
        ("A informação não está à disposição da população.", "cp1252"),
        ("Fyrirtækið þarf að ráða nýtt starfsfólk á næsta ári.", "cp1252"),
        ("Książka leży na stole, a kot śpi pod łóżkiem.", "cp1250"),
        ("Çocuk bahçede şarkı söylüyor, güneş ışıl ışıl.", "cp1254"),
        ("Мама мыла раму весь день, а потом пошла в магазин.", "cp1251"),
        ("Мама мыла раму весь день, а потом пошла в магазин.", "koi8-r"),
        ("Мама мыла раму весь день, а потом пошла в магазин.", "cp866"),
        ("Für die Größe der Brücke gab es gute Gründe.", "cp850"),
        ("昨日の夜、兄は駅で古い友達に会いました。", "cp932"),
        ("昨日の夜、兄は駅で古い友達に会いました。", "euc-jp"),
        ("我们昨天晚上在车站见到了一位老朋友。", "gb18030"),
        ("我們昨天晚上在車站見到了一位老朋友。", "big5"),
        ("어제 저녁 우리는 역에서 오랜 친구를 만났습니다.", "cp949"),
        ("أمس مساء التقينا صديقا قديما في المحطة.", "cp1256"),
        ("<p class='x' title='y'>Die alte Brücke</p>\n<p>is closed until spring</p>", "cp1252"),
    ],
)
def test_of_code_pages_that_differ_in_few_letters_the_one_that_makes_words_is_named(
    tmp_path: Path, text: str, encoding: str
) -> None:
    with pytest.raises(EncodingError, match=rf"looks like {encoding};"):
        read_text(write(tmp_path, text.encode(encoding)))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        # the encoding of Thai has no word list here; nothing in it is a word of another one
        ("สะพานเก่าถูกสร้างขึ้นในฤดูหนาว".encode("cp874"), r":1: is not UTF-8; convert it from the encoding that it was"),
        (b"<html>\x81\x8d\x8f\x90 x</html>", ":1: is not UTF-8; convert it from the encoding that it was written in"),
        (
            "Die Brücke für Fußgänger\n".encode() * 4 + b"Gr\xf6\xdfe\n",
            ":5: is UTF-8 in other lines and not in",
        ),
    ],
)
def test_an_encoding_that_is_not_likely_is_not_advised(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(EncodingError, match=says):
        read_text(write(tmp_path, data))


def test_japanese_in_ascii_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncodingError, match=r":2: is ISO-2022-JP, not UTF-8; convert it \(iconv -f ISO-2022-JP"):
        read_text(write(tmp_path, "TUTORIAL\n橋は赤い。\n".encode("iso2022_jp")))


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_marked_encoding_is_named(tmp_path: Path, codec: str) -> None:
    with pytest.raises(EncodingError, match=f"iconv -f {codec.upper()} -t UTF-8"):
        read_text(write(tmp_path, "xin chào".encode(codec)))


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="larger than 1 MiB"), held(Limits(file=1)):
        read_text(write(tmp_path, b"x" * (2**20 + 1)))
