"""printf's conversions end at their letter, whatever follows; and what only looks like code or a tag in a string."""

from __future__ import annotations

import pytest

from review.formats.blocks import Piece
from review.formats.string_marks import protect_string
from review.formats.strings import string_block


def placeholders(text: str) -> list[str]:
    return [text[one.start : one.end] for one in protect_string(text) if one.kind == "placeholder"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%sを表示", ["%s"]),
        ("%(num)d年前", ["%(num)d"]),
        ("파일 %d개를 삭제했습니다.", ["%d"]),
        ("%2$d個中%1$s個", ["%2$d", "%1$s"]),
        ("%dлет", ["%d"]),
        ("%(counter)sSeiten", ["%(counter)s"]),
        ("%sund %s", ["%s", "%s"]),
        ("%.2f元", ["%.2f"]),
        ("%(link)ssign up%(end)s", ["%(link)s", "%(end)s"]),
        ("%1$s%2$s", ["%1$s", "%2$s"]),
        ("100% des Bestands", []),
        ("100%ige Sicherheit", []),
        ("about %complete of it", []),
        ("50 %ige", []),
        ("%path%", ["%path%"]),
        (
            "Sieg bei %location%: %unit% hat %enemyNation%s %oldName% besiegt",
            ["%location%", "%unit%", "%enemyNation%", "%oldName%"],
        ),
        ("Hallo %user.name%!", ["%user.name%"]),
        ("Siehe %sDokumentation%s", ["%s", "%s"]),
        ("%dx%d Pixel", ["%d", "%d"]),
        ("5 %bis 10 %", []),
        ("von {$ ::maxBytes | bytes $}", ["{$ ::maxBytes | bytes $}"]),
    ],
)
def test_a_conversion_ends_at_its_letter(text: str, found: list[str]) -> None:
    assert placeholders(text) == found


@pytest.mark.parametrize("text", ["<<original entry>>", "<<ursprünglicher Eintrag>>"])
def test_two_angles_are_quotation_marks(text: str) -> None:
    assert [one for one in protect_string(text) if one.kind == "tag"] == []


@pytest.mark.parametrize(
    ("text", "kind"), [("... le contenu n'est pas une liste", "string"), (">>> print(1)\n... 2", "code")]
)
def test_dots_before_a_sentence_make_no_session(text: str, kind: str) -> None:
    assert string_block((Piece(text, 0, len(text)),)).kind == kind
