"""Code in prose is read as code where both sides have it, letter for letter."""

import pytest

from review.model import OBJECT, Paragraph, Protected, Segment
from review.text.literals import with_literals
from review.text.reading import read_segment


def found(source: str, target: str | None = None) -> list[str]:
    target = source if target is None else target
    segment = with_literals(Segment(1, (Paragraph(source),), (Paragraph(target),)))
    return [source[one.start : one.end] for one in segment.source[0].protected]


@pytest.mark.parametrize(
    ("text", "literals"),
    [
        ("the /srv/mirror/list file).", ["/srv/mirror/list"]),
        ("Use --all or -t, in ~/bin/x.", ["--all", "-t", "~/bin/x"]),
        ("in network.yaml and every .part file.", ["network.yaml", ".part"]),
        ("(cron.{daily,weekly})", ["cron.{daily,weekly}"]),
        ("set keep=never; then <server>", ["keep=never", "<server>"]),
        ("call main() with max_size in $HOME", ["main()", "max_size", "$HOME"]),
        (r"below C:\Temp\x", [r"C:\Temp\x"]),
        ("type `stop here` or ``wait``, then `go`", ["`stop here`", "``wait``", "`go`"]),
        ("write <code>import time</code> and press <kbd>Enter</kbd>", ["<code>import time</code>", "<kbd>Enter</kbd>"]),
    ],
)
def test_code_is_found_by_its_signs_without_the_marks_around_it(text: str, literals: list[str]) -> None:
    assert found(text) == literals


@pytest.mark.parametrize(
    "text",
    [
        "Audio/Video and/or TCP/IP at 90 km/h on 24/7",
        "e.g. z.B. a.m. U.S. 3.5 1.000",
        "It ended.He left (or not).",
        "see https://example.org/a_b/c.html or mail x_y@example.org",
        "a well-known half-timbered house -- or not",
        "$5, US$ 6, 3 < 4, (a) [b] {}",
        "one ` alone, `` none",
    ],
)
def test_prose_numbers_and_addresses_are_none(text: str) -> None:
    assert found(text) == []


def test_what_only_one_side_has_stays_prose() -> None:
    assert found("Read notes.txt first.", "Lesen Sie notizen.txt zuerst.") == []


def test_a_literal_whose_marks_one_side_lost_is_still_shared() -> None:
    assert found("Set `max_size` now.", "Ställ in max_size nu.") == ["max_size"]


def test_code_reads_as_one_object_and_what_a_format_protects_stays() -> None:
    paragraph = Paragraph("<b>Open</b> max_size", protected=(Protected(0, 3, "tag"), Protected(7, 11, "tag")))
    segment = with_literals(Segment(1, (paragraph,), (paragraph,)))
    assert [(one.start, one.end, one.kind) for one in segment.target[0].protected] == [
        (0, 3, "tag"),
        (7, 11, "tag"),
        (12, 20, "code"),
    ]
    assert read_segment(segment).text("target") == f"Open {OBJECT}"


def test_a_segment_without_any_is_the_same_object() -> None:
    segment = Segment(1, (Paragraph("a"),), (Paragraph("b"),))
    assert with_literals(segment) is segment


def test_a_long_run_of_signs_takes_linear_time() -> None:
    assert found("a.{,/" * 3000) == []
