"""Codes of Perl's manuals: phrases are read, commands, options and files are code."""

from __future__ import annotations

import pytest

from review.formats.string_marks import protect_string
from review.model import OBJECT, Paragraph
from review.text.reading import read_paragraph


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("B<ship> moves the I<file>.", f"{OBJECT} moves the file."),
        ("B<ship>는 I<E<lt>파일E<gt>>을 옮깁니다.", f"{OBJECT}는 <파일>을 옮깁니다."),
        ("with B<--size=>I<limit>, or B<--size=10MiB>", f"with {OBJECT}limit, or {OBJECT}"),
        ("the I<B<bold> and I<plain> phrase> here", f"the {OBJECT} and plain phrase here"),
        ("in F</etc/ship.conf> and L<ship(1)|see there>", f"in {OBJECT} and {OBJECT}"),
        ("B<if ship -s /dev/tty; then >I<command>B<; fi>", f"{OBJECT}command{OBJECT}"),
        ("B<two words> stay", "two words stay"),
        ("plan B<b>bold</b> is", "plan Bbold is"),
        ("if A<b or c>d", "if A<b or c>d"),
    ],
)
def test_what_is_read(written: str, read: str) -> None:
    assert read_paragraph(Paragraph(written, 1, kind="string", protected=protect_string(written))).text == read
