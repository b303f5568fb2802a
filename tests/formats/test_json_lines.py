"""JSON lines that have not two texts: what is wrong with which member is said."""

from __future__ import annotations

import re

import pytest

from review.errors import InputError
from review.formats.json_lines import read
from review.model import Segment


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1, 2]", "is a list; JSON lines have an object a line: jq -c '.[]' FILE makes it so"),
        (
            '[\n{"source": "Yes", "target": "Ja"}]',
            "JSON over several lines; JSON lines have an object a line: jq -c '.[]",
        ),
        (
            '{\n"source": "Yes",\n"target": "Ja"}',
            "JSON over several lines; JSON lines have an object a line: jq -c . ",
        ),
        ('{"source": "Yes", "target": "Ja"', "is no JSON at column 33: It ends before all is closed"),
        ("7", "is a number, not an object: write {"),
        ('{"source": 5, "target": "Ja"}', "its 'source' is a number, not a text; write both texts in double quotation"),
        ('{"source": "Yes", "target": null}', "its 'target' is null, not a text; write both"),
        ('{"src": "Yes", "tgt": ["Ja"]}', "its 'tgt' is a list, not a text; write both"),
        (
            '{"source": true, "target": {"a": 1}}',
            "'source' is true, not a text and its 'target' is an object",
        ),
        ('{"source": "Yes", "translation": "Ja"}', "has no member 'target'"),
        ('{"source": "Yes", "translation": "Ja"}', "its members are 'source', 'translation'; call them so, or"),
        ('{"en": "Yes", "de": 4}', "its 'de' is a number, not a text"),
        ('{"pair": {"en": "Yes", "haw": 4}}', "its 'haw' is a number, not a text"),
        (
            '{"text": "Yes", "note": "Ja"}',
            "nor two languages; its members are 'text', 'note'; rename them",
        ),
        ("{}", "nor two languages; it has no members; rename them"),
    ],
)
def test_a_line_without_two_texts_is_refused_with_what_is_wrong(line: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)) as raised:
        read(f"\n{line}\n".encode(), "x.jsonl", None, None)
    assert (raised.value.path, raised.value.line) == ("x.jsonl", 2)


def test_with_languages_the_names_that_were_looked_for_are_told() -> None:
    with pytest.raises(InputError, match=re.escape("has no member 'source' (nor 'de')")):
        read(b'{"fr": "Oui", "en": "Yes"}', "x.jsonl", "de", "en")


def test_the_desks_own_export_is_read_with_what_was_corrected_and_its_languages() -> None:
    row = b'{"source_language": "fr", "target_language": "en", "source": "Oui", "machine": "Ye", "corrected": "Yes"}'
    read_back = read(row, "x.jsonl", None, None)
    assert (read_back.source_language, read_back.target_language) == ("fr", "en")
    assert [one.text("target") for one in read_back.segments] == ["Yes"]


def test_an_empty_text_is_a_missing_one() -> None:
    (segment,) = read(b'{"source": "Yes", "target": ""}', "x.jsonl", "en", "de").segments
    assert isinstance(segment, Segment)
    assert (segment.text("source"), segment.target) == ("Yes", ())
