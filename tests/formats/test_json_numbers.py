"""Numbers of a JSON file are no strings to translate, however long they are."""

from __future__ import annotations

from review.formats.registry import FORMATS


def test_a_number_of_thousands_of_digits_stands_in_nobody_s_way() -> None:
    read = FORMATS["json"].read
    assert read is not None
    (only,) = read(b'{"a": ' + b"9" * 5000 + b', "b": "M\xe1\xbb\x99t"}', "strings.vi.json", "vi")
    assert only.text == "Một"
