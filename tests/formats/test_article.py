"""Of a page only the article is read where that is asked for; what is written back is the page."""

from __future__ import annotations

import sys

import pytest

from review.errors import ExtraError, InputError
from review.formats import html
from review.formats.corrected import Corrected, CorrectedSegment
from review.model import Paragraph
from review.reading_config import ReadingChoice, reading_as

SENTENCES = (
    "The old bridge over the river was built in the winter of 1912 by two hundred workers from the villages around it.",
    "It has thirteen arches of red stone, and its gate was closed every night until the war, says the town's archive.",
    "Nobody knows who drew the plans, although three families have claimed since then that it was one of their own.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The old bridge – Town News</title></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/bridges">The old bridge</a></li>
<li><a href="/x">Sport</a></li></ul></nav>
<main><article>
<h1>The old <em>bridge</em></h1>
<p>{SENTENCES[0]}</p>
<figure><img src="a.jpg" alt="The bridge in snow"><figcaption>The bridge in January</figcaption></figure>
<p>{SENTENCES[1]}</p>
<h2><a href="#plans">Its plans</a></h2>
<p><strong>Nobody knows</strong>{SENTENCES[2].removeprefix("Nobody knows")}</p>
</article></main>
<aside><h3>Read more</h3><ul><li><a href="/1">Ten bridges to see</a></li>
<li><a href="/2">A new gate</a></li></ul></aside>
<footer><p><a href="/imprint">Imprint</a> | <a href="/contact">Contact</a></p></footer>
</body></html>
"""


def read(page: str, *, article: bool = True) -> tuple[Paragraph, ...]:
    with reading_as(ReadingChoice(article=article)):
        return html.read(page.encode(), "a.html", "en")


def test_menus_teasers_and_footers_are_left_out_and_headings_and_captions_stay() -> None:
    assert [(p.kind, p.text[:21]) for p in read(PAGE)] == [
        ("heading", "The old <em>bridge</e"),
        ("body", "The old bridge over t"),
        ("caption", '<img src="a.jpg" alt='),
        ("caption", "The bridge in January"),
        ("body", "It has thirteen arche"),
        ("heading", '<a href="#plans">Its '),
        ("body", "<strong>Nobody knows<"),
    ]
    whole = read(PAGE, article=False)
    assert len(whole) == 15
    assert set(read(PAGE)) < set(whole)  # each stands where it stood


def test_the_corrected_page_is_the_page_with_one_word_changed() -> None:
    (paragraph,) = [p for p in read(PAGE) if "thirteen" in p.text]
    held = CorrectedSegment(
        1, (paragraph,), (paragraph,), paragraph.text, paragraph.text.replace("red stone", "grey stone"), None, False
    )
    with reading_as(ReadingChoice(article=True)):
        after = html.write(Corrected("x", "", "en", "en", "page", "a.html", PAGE.encode(), (held,)))
    assert after.decode() == PAGE.replace("red stone", "grey stone")


def test_a_text_that_stands_twice_is_the_one_of_the_article() -> None:
    page = PAGE.replace("Read more", SENTENCES[0])
    lines = [p.line for p in read(page) if p.text == SENTENCES[0]]
    assert lines == [8]


def test_signs_of_the_page_itself_are_no_numbers() -> None:
    page = PAGE.replace("Nobody knows</strong>", "\u28fe\u2801\u28ff Nobody knows</strong>")
    assert len(read(page)) == 7


LINKS = "".join(f"<li><a href='/{n}'>The catalogue of spare parts, volume {n}</a></li>" for n in range(20))
COOKIES = (
    "<p>We and our partners keep cookies on your device and read them, so that you see offers that fit you.</p>"
    "<p>Some partners ask for no consent; you may object to each of them in the list behind this note.</p>"
)
BUTTONS = "<button>Accept all</button> <button>Reject all</button>"
FIELDS = "".join(
    f"<p><label>{name} <input name='x'></label></p>" for name in ("Card number", "Password, from the letter")
)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<p></p>", "has no article that trafilatura finds"),
        ("<nav><a href='/'>Home</a></nav>", "has no article"),
        (f"<title>Parts</title><div><ul>{LINKS}</ul></div>", "links, a form or a few words"),
        (f"<h1>Sign in</h1><form>{FIELDS}<p>{SENTENCES[0]}</p></form>", "links, a form or a few words"),
        (f"<h1>Before you go on</h1><div>{COOKIES}{BUTTONS}</div>", "links, a form or a few words"),
        (f"<h1>Town News</h1><div class='x cookie-banner'><div>{COOKIES}</div>{COOKIES}</div>", "has no article"),
        (f"<h1>ニュース</h1><p>{'橋が閉まった。' * 3}</p>", "links, a form or a few words"),
        ("<div>" * 10_000 + "<p>The bridge</p>", "nested more than 254 deep, which trafilatura's parser leaves out"),
    ],
    ids=["nothing", "navigation", "menu", "login", "cookies-in-neutral-words", "cookies", "few-words", "deep"],
)
def test_a_page_without_an_article_is_refused(page: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"a\.html: .*{message}.*; read the whole page, without --article"):
        read(f"<html><body>{page}</body></html>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("<b>" * 3_000, ""),
        ("", f"<div id='onetrust-banner-sdk'>{COOKIES}{BUTTONS}</div>"),
        ("<form method='post'>", "</form>"),
    ],
    ids=["alone", "behind-tags-that-nothing-closes", "over-a-note-on-cookies", "in-a-form"],
)
def test_an_article_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    page = PAGE.replace("<main>", f"{before}<main>").replace("</main>", f"</main>{after}")
    assert [p.text for p in read(page)] == [p.text for p in read(PAGE)]


def test_a_short_article_in_a_script_without_spaces_is_one() -> None:
    page = f"<html><body><h1>橋</h1><p>{'古い橋は冬の間、修理のために閉まっている。' * 3}</p></body></html>"
    assert [p.kind for p in read(page)] == ["heading", "body"]


def test_what_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ExtraError, match=r"reading articles needs trafilatura; install it with: pip install .*article"):
        read(PAGE)
