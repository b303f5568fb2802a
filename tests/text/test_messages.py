"""ICU messages: their parts, where they stand, and what is none."""

from __future__ import annotations

import pytest

from review.text.messages import Argument, Choice, MessageNumber, choices_of, parse_message


def branches(text: str) -> dict[str, str]:
    """Selector → what stands between its braces, of a message's only choice."""
    message = parse_message(text)
    assert message is not None
    (choice,) = [part for part in message if isinstance(part, Choice)]
    return {branch.selector: text[branch.start : branch.end] for branch in choice.branches}


def test_a_plural_is_taken_apart_with_its_places() -> None:
    text = "You have {n, plural, offset:1 =0 {nothing} one {# file} other {# files in {folder}}}."
    message = parse_message(text)
    assert message is not None
    (choice,) = message
    assert isinstance(choice, Choice)
    assert (choice.name, choice.kind, text[choice.start : choice.end]) == ("n", "plural", text[9:-1])
    assert branches(text) == {"=0": "nothing", "one": "# file", "other": "# files in {folder}"}
    number, folder = choice.branches[2].parts
    assert isinstance(number, MessageNumber)
    assert isinstance(folder, Argument)
    assert (text[number.start : number.end], text[folder.start : folder.end]) == ("#", "{folder}")


def test_choices_lie_in_choices() -> None:
    text = "{g, select, male {he {n, plural, one {#} other {##}}} other {they}}"
    message = parse_message(text)
    assert message is not None
    assert [choice.kind for choice in choices_of(message)] == ["select", "plural"]


def test_a_number_sign_outside_of_a_plural_is_text() -> None:
    assert parse_message("Issue #1") == ()
    assert parse_message("{g, select, other {#}}") is not None


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("It's {x}", ["{x}"]),
        ("It''s {x}", ["{x}"]),
        ("'{x}' {y}", ["{y}"]),
        ("'{' {y}", ["{y}"]),
        ("open '{", []),
        ("{n, number, integer} {d, date}", ["{n, number, integer}", "{d, date}"]),
        ("{ spaced }", ["{ spaced }"]),
        ("{0}", ["{0}"]),
    ],
)
def test_apostrophes_quote_before_braces(text: str, arguments: list[str]) -> None:
    message = parse_message(text)
    assert message is not None
    assert [text[part.start : part.end] for part in message] == arguments


@pytest.mark.parametrize(
    "text",
    [
        "{n, plural, one {#} other {#}",
        "{n, plural, one {#}}",
        "{n, plural, other {#}}}",
        "} {",
        "{a{b}}",
        "{}",
        "{n, plural, other # files}",
        "{n, plural, other {" * 25 + "}}" * 25,
        "{" * 50_000,
    ],
)
def test_what_a_program_cannot_show_is_no_message(text: str) -> None:
    assert parse_message(text) is None
