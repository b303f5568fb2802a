"""The Review page as somebody works in it for a day: what one decides on is in sight, and nothing moves or is lost."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from sqlalchemy import text

from review.store.edits import MAX_TEXT, save_text
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from tests.browser.conftest import Desk, Server, open_review
from tests.store.conftest import write_pair

Serve = Callable[..., Server]
NewPage = Callable[..., Page]
SIZES = [(1440, 900), (1024, 768)]
_FRENCH = "La commune numéro {n} compte 4{n} habitants et un vieux moulin qui ne tourne plus depuis longtemps."
_ENGLISH = (
    "The the commune number {n} has 5{n} inhabitants and an old old mill that has not turned for a long long time, "
    "and people say that its owner still comes back in winter to listen to the river."
)


@pytest.fixture
def desk(serve: Serve, new_page: NewPage, tmp_path: Path) -> tuple[Desk, Server, int]:
    """The bridge document, opened on the Review page."""
    server = serve()
    store = server.store()
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    store.close()
    return open_review(new_page(), server, document), server, document


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
def test_the_card_of_the_next_finding_is_wholly_in_sight(
    serve: Serve, new_page: NewPage, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Fifteen presses each of n, p, j and k over long paragraphs with several findings each."""
    server = serve()
    store = server.store()
    texts = ("\n\n".join(text.format(n=n) for n in range(11, 23)) + "\n" for text in (_FRENCH, _ENGLISH))
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts", *texts))
    store.close()
    page = new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    desk = open_review(page, server, document)
    for key in "npjk":
        for n in range(15):
            desk.press(key)
            box = page.evaluate(_IN_SIGHT)
            assert box["paragraph"], (key, n)
            if key in "np":
                assert box["card"], (key, n)


#: Whether the chosen card lies within the panel and the window, and the paragraph's editor begins within the list.
_IN_SIGHT = """() => {
  const inside = (node, around) => {
    const [a, b] = [node.getBoundingClientRect(), around.getBoundingClientRect()];
    return a.top >= b.top - 1 && a.bottom <= b.bottom + 1 && b.top >= 0 && b.bottom <= innerHeight;
  };
  const card = document.querySelector('.desk-finding.desk-chosen');
  const list = document.querySelector('.desk-list');
  const top = document.querySelector('.desk-editor').getBoundingClientRect().top;
  return {
    card: Boolean(card) && inside(card, document.querySelector('.desk-panel')),
    paragraph: top >= list.getBoundingClientRect().top - 1 && top < list.getBoundingClientRect().bottom,
  };
}"""


def test_the_head_stays_and_takes_little_room(desk: tuple[Desk, Server, int]) -> None:
    one, _, _ = desk
    head = one.page.locator(".desk-head")
    before = head.bounding_box()
    assert before is not None
    assert before["height"] <= 56
    one.go_to(5)
    one.page.locator(".desk-list").evaluate("list => list.scrollTo(0, 9999)")
    assert head.bounding_box() == before
    expect(head).to_contain_text("5 of 5")


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_a_card_tells_its_severity_by_its_border_whether_it_is_chosen_or_not(
    desk: tuple[Desk, Server, int], width: int
) -> None:
    page = desk[0].page
    page.set_viewport_size({"width": width, "height": 800})
    one = desk[0]
    one.press("n")
    for choose in (True, False):
        if not choose:
            page.evaluate("document.querySelector('.desk-chosen').classList.remove('desk-chosen')")
        borders = page.locator(".desk-finding").evaluate_all(
            "cards => cards.map(card => [card.querySelector('.desk-badge').textContent,"
            " getComputedStyle(card).borderLeftWidth, getComputedStyle(card).borderLeftColor])"
        )
        colours = {"minor": "rgb(63, 147, 198)", "major": "rgb(217, 130, 0)"}
        assert borders
        assert all(border == [border[0], "4px", colours[border[0]]] for border in borders), borders


def test_on_a_telephone_both_texts_are_as_wide_as_the_window_and_one_below_the_other(
    desk: tuple[Desk, Server, int],
) -> None:
    page = desk[0].page
    page.set_viewport_size({"width": 390, "height": 800})
    for node in ("source", "target"):
        for box in page.locator(f".desk-paragraph:not(.desk-current) .desk-{node}").all():
            place = box.bounding_box()
            assert place is not None
            assert place["width"] > 250
            assert place["x"] + place["width"] <= 390
    here = desk[0].current
    above, below = here.locator(".desk-source").bounding_box(), here.locator(".desk-editor").bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]


def test_a_text_over_the_limit_stays_a_draft_and_keeps_nobody(desk: tuple[Desk, Server, int]) -> None:
    one, server, document = desk
    one.go_to(3)
    one.editor.fill("x" * (MAX_TEXT + 1))
    expect(one.page.locator(".desk-status")).to_have_text("Not saved")
    expect(one.current).to_contain_text("more than 200,000 characters")
    one.page.keyboard.press("Escape")
    one.press("j")
    assert one.position() == 4
    expect(one.page.locator(".desk-status")).to_have_text("Saved")  # the one where one is
    one.page.reload()
    one.current.wait_for()
    assert one.position() == 4
    before = one.page.evaluate("document.querySelector('.desk-root').desk.sequence")
    one.page.get_by_role("button", name="Paragraph 3: not saved").click()
    one.answered(before)
    expect(one.page.locator(".desk-behind")).to_be_hidden()
    assert len(one.editor.input_value()) == MAX_TEXT + 1  # it is kept, and still a draft
    one.page.keyboard.press("u")
    expect(one.editor).to_have_value("It joins two villages.")
    expect(one.page.locator(".desk-status")).to_have_text("Saved")
    store = server.store()
    assert paragraphs(store, document, Filter(), around=3, before=0)[0].version == 0
    store.close()


def test_the_editor_does_not_move_and_is_never_made_anew(desk: tuple[Desk, Server, int]) -> None:
    one, _, _ = desk
    one.go_to(3)
    one.page.keyboard.press("e")
    one.page.evaluate("window.box = document.querySelector('.desk-editor')")
    place = one.editor.bounding_box()
    one.page.keyboard.press("Control+End")
    one.page.keyboard.type(" One.")
    one.saved()
    one.page.keyboard.type(" Two.")
    one.saved()
    assert one.page.evaluate("window.box === document.querySelector('.desk-editor') && document.activeElement === box")
    now = one.editor.bounding_box()
    assert place is not None
    assert now is not None
    assert (now["x"], now["y"]) == (place["x"], place["y"])
    for _ in range(10):
        one.page.keyboard.press("Control+z")
    expect(one.editor).to_have_value("It joins two villages.")
    one.saved()


def test_back_and_forward_go_from_document_to_document(desk: tuple[Desk, Server, int], tmp_path: Path) -> None:
    one, server, document = desk
    store = server.store()
    other = add_document(store, store.local_reviewer(), write_pair(tmp_path / "more"), key="other")
    store.close()
    page = one.page
    one.go_to(4)
    assert page.url.endswith(f"document={document}&paragraph=4")
    page.goto(f"{server.url}/review?document={other}")
    one.current.wait_for()
    one.go_to(2)
    assert page.url.endswith(f"document={other}&paragraph=2")
    page.go_back()
    expect(one.page.locator(".desk-place")).to_have_text("4 of 5")
    assert page.url.endswith(f"document={document}&paragraph=4")
    page.go_forward()
    expect(one.page.locator(".desk-place")).to_have_text("2 of 5")
    assert page.url.endswith(f"document={other}&paragraph=2")


def test_a_filter_keeps_its_place_and_says_that_it_is_there(desk: tuple[Desk, Server, int]) -> None:
    one, _, _ = desk
    page = one.page
    page.keyboard.press("f")
    page.get_by_label("Words in the translation").fill("station")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-place")).to_have_text("4 of 5")
    page.keyboard.press("Escape")
    expect(page.locator(".desk-filter")).to_be_hidden()
    expect(page.locator(".desk-filter-button")).to_have_text("Filter: “station”")
    one.press("n")  # the keyboard is the page's again
    page.keyboard.press("3")
    page.get_by_role("heading", name="Scores", exact=True).wait_for()
    page.keyboard.press("2")
    one.current.wait_for()
    expect(page.locator(".desk-filter-button")).to_have_text("Filter: “station”")
    expect(page.locator(".desk-paragraph")).to_have_count(1)
    page.get_by_role("button", name="Lift the filter").click()
    expect(page.locator(".desk-paragraph")).to_have_count(5)
    assert one.position() == 4


def test_links_to_what_is_not_there_say_so(desk: tuple[Desk, Server, int]) -> None:
    one, server, document = desk
    one.page.goto(f"{server.url}/review?document={document}&paragraph=99")
    expect(one.page.locator(".desk-message")).to_have_text("There is no paragraph 99; the document has 5.")
    one.page.goto(f"{server.url}/review?document=99")
    expect(one.page.locator(".desk-error")).to_contain_text("there is no document 99 here")


def test_a_number_the_next_not_done_and_the_overview_lead_to_paragraphs(desk: tuple[Desk, Server, int]) -> None:
    one, _, _ = desk
    page = one.page
    page.keyboard.press("#")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-place")).to_have_text("4 of 5")
    one.press("s")
    one.press("i")
    assert one.position() == 5
    one.press("i")
    assert one.position() == 1
    page.locator(".desk-strip i.desk-minor, .desk-strip i.desk-major").first.click()
    expect(page.locator(".desk-place")).to_have_text("2 of 5")


def test_a_history_shows_who_did_what_and_gives_a_text_back(desk: tuple[Desk, Server, int]) -> None:
    one, _, _ = desk
    one.go_to(3)
    for words in ("It links two villages.", "It unites two villages."):
        one.editor.fill(words)
        one.saved()
    one.page.get_by_text("History (2)").click()
    steps = one.page.locator(".desk-history li")
    expect(steps.first).to_contain_text("wrote")
    expect(steps.first.locator("ins")).to_have_text("unites")
    steps.nth(1).get_by_role("button", name="Restore").click()
    expect(one.editor).to_have_value("It links two villages.")
    one.page.keyboard.press("Escape")
    one.press("u")
    expect(one.editor).to_have_value("It unites two villages.")


def test_a_dismissal_with_a_note_and_a_mark_by_keys_alone(desk: tuple[Desk, Server, int]) -> None:
    one, server, document = desk
    page = one.page
    one.press("n")
    page.keyboard.press("D")
    page.get_by_label("Note").wait_for()
    page.keyboard.type("the client's spelling")
    page.keyboard.press("Enter")
    one.answered()
    one.go_to(5)
    page.keyboard.press("e")
    page.keyboard.press("Control+Home")
    for _ in "The":
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Alt+m")
    page.locator(".desk-form").wait_for()
    page.keyboard.press("4")
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    one.answered()
    store = server.store()
    (mark,) = (f for f in paragraphs(store, document, Filter(), around=5, before=0)[0].findings if f.own)
    assert (mark.finding.text, mark.finding.severity, mark.finding.category) == ("The", "critical", "Accuracy/Omission")
    with store.reading() as session:
        assert session.execute(text("select note from decisions where verdict = 'dismissed'")).scalar() == (
            "the client's spelling"
        )
    store.close()


def test_what_others_save_appears_by_itself(desk: tuple[Desk, Server, int]) -> None:
    one, server, document = desk
    one.go_to(3)
    store = server.store()
    ben = store.reviewer("ben@example.org", "Ben", "reviewer")
    save_text(store, ben, paragraphs(store, document, Filter(), around=3, before=0)[0].id, "It links two villages.", 0)
    store.close()
    expect(one.editor).to_have_value("It links two villages.")


def test_a_page_that_is_drawn_again_by_itself_stays_where_one_writes(
    serve: Serve, new_page: NewPage, tmp_path: Path
) -> None:
    """Opened from the list of documents, Streamlit keeps the address of the first paragraph for good."""
    server = serve()
    store = server.store()
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    page = new_page()
    page.goto(server.url)
    page.get_by_role("button", name="Review it").first.click()
    one = Desk(page)
    one.current.wait_for()
    one.go_to(3)
    one.editor.focus()
    page.keyboard.press("End")
    page.keyboard.type(" Here.")
    one.saved()
    ben = store.reviewer("ben@example.org", "Ben", "reviewer")
    fourth = next(p for p in paragraphs(store, document, Filter(), around=3, after=2) if p.position == 4)
    save_text(store, ben, fourth.id, "Ben wrote this.", 0)
    store.close()
    expect(page.get_by_text("Ben wrote this.")).to_be_visible()
    page.keyboard.type(" And here.")
    one.saved()
    expect(page.locator(".desk-place")).to_have_text("3 of 5")
    expect(one.editor).to_have_value("It joins two villages. Here. And here.")


def test_an_empty_progress_bar_is_dark_in_the_dark(serve: Serve, new_page: NewPage, tmp_path: Path) -> None:
    server = serve()
    store = server.store()
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    store.close()
    page = new_page(color_scheme="dark")
    desk = open_review(page, server)
    data = desk.page.locator(".desk-head progress").screenshot()
    picture = Image.open(BytesIO(data)).convert("L")
    assert max(picture.tobytes()) < 160


def test_the_list_leads_on_where_it_ends_and_a_link_s_only_finding_needs_no_choosing(
    serve: Serve, new_page: NewPage, tmp_path: Path
) -> None:
    """Of 30 paragraphs a few are drawn: the wheel's last one is no end. What is accepted as it stands, Export tells."""
    server = serve()
    store = server.store()
    source = "\n\n".join(f"La commune {n} a {n} habitants." for n in range(11, 41)) + "\n"
    target = "\n\n".join(f"The town {n} has {n + (n == 20)} inhabitants." for n in range(11, 41)) + "\n"
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts", source, target))
    only = [one.id for one in paragraphs(store, document, Filter(), around=10, before=0, after=0)[0].findings]
    store.close()
    assert len(only) == 1
    page = new_page()
    one = open_review(page, server, document)
    more = page.locator(".desk-more")
    expect(more).to_have_text("↓ on to paragraph 14 of 30")
    more.click()
    expect(page.locator(".desk-place")).to_have_text("14 of 30")
    expect(more).to_have_text(["↑ on to paragraph 10 of 30", "↓ on to paragraph 27 of 30"])
    page.goto(f"{server.url}/review?document={document}&paragraph=10")
    one.current.wait_for()
    page.keyboard.press("a")
    expect(page.locator(".desk-message")).not_to_contain_text("choose a finding first")
    expect(page.locator(".desk-head")).to_contain_text("No open findings")
    page.goto(f"{server.url}/export?document={document}")
    expect(page.get_by_role("alert")).to_contain_text("1 accepted finding still in the text: paragraph 10.")
