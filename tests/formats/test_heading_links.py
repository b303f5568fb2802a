"""A heading's link to itself is no text of it; a heading that is nothing but such a link is one."""

from __future__ import annotations

import pytest

from review.formats.html import inline, read
from review.model import Kind, Segment
from review.text.reading import read_segment


def read_as(page: str) -> list[tuple[Kind, str]]:
    """Kind and text of the paragraphs of a page as they read."""
    found = []
    for paragraph in read(page.encode(), "a.html", "en"):
        segment = read_segment(Segment(1, (paragraph,), (paragraph,)))
        found.append((paragraph.kind, segment.text("source").strip()))
    return found


@pytest.mark.parametrize(
    "heading",
    [
        '<h1 class="Sh" id="SEE_ALSO"><a class="permalink" href="#SEE_ALSO">See also</a></h1>',  # mandoc
        '<h2>See also<a class="headerlink" href="#see-also" title="Link to this heading">¶</a></h2>',  # Sphinx
        '<h2><a class="anchor" href="#see-also">#</a> See also</h2>',
        '<h2><strong>See also</strong> <a class="permalink" href="#a">Permalink to this heading</a></h2>',
    ],
)
def test_what_a_heading_says(heading: str) -> None:
    assert read_as(f"<body>{heading}<p>One more page.</p></body>") == [
        ("heading", "See also"),
        ("body", "One more page."),
    ]


def test_a_heading_that_is_all_link_has_no_tag_that_a_translation_lacks() -> None:
    link = inline('<a class="permalink" href="#SEE_ALSO">See also</a>')
    assert [one.kind for one in link] == ["mark", "mark"]
    sign = inline('See also<a class="headerlink" href="#see-also">¶</a>')
    assert [one.kind for one in sign] == ["tag"]
