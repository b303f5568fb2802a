"""What a source may do, and its translation, and what drift says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.drift.change import compare
from review.drift.following import text_of
from review.model import Paragraph
from tests.drift.histories import ENGLISH, GERMAN, History, edited


@pytest.fixture
def history(tmp_path: Path) -> History:
    history = History(tmp_path / "repository")
    history.translated()
    return history


def told(history: History, target: str = "de") -> list[tuple[str, str, str, str]]:
    """(kind, severity, why, how the translation begins or what the source gained)."""
    return [
        (one.kind, one.severity, one.change.because, (one.target or one.source)[0].text[:12])
        for page in history.drift(target=target).pages
        for one in page.stale
    ]


TICKET, TICKET_DE = 3, "Besucher müs"


def test_nothing_changed(history: History) -> None:
    assert told(history) == []


def test_other_words(history: History) -> None:
    now = "Visitors may enter the changing rooms without a ticket, and pay when they leave."
    history.commit({"en/baths.md": edited(ENGLISH, TICKET, now)})
    [(kind, severity, because, where)] = told(history)
    assert (kind, severity, because, where) == ("changed", "major", "duty", TICKET_DE)


def test_other_words_that_bind_nobody(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 5, ENGLISH[5].replace("towel", "bathrobe"))})
    assert told(history) == [("changed", "minor", "wording", "Bringen Sie ")]


def test_a_number(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    assert told(history) == [("changed", "major", "number", "Es ist von M")]
    [stale] = history.drift().pages[0].stale
    assert (stale.change.before, stale.change.now) == ("300", "450")
    assert stale.source[0].text[slice(*stale.change.span)] == "450"


def test_a_negation(history: History) -> None:
    now = ENGLISH[TICKET].replace("must buy", "need not buy")
    history.commit({"en/baths.md": edited(ENGLISH, TICKET, now)})
    assert told(history) == [("changed", "major", "negation", TICKET_DE)]


def test_a_name(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 1, ENGLISH[1] + " Mr Oyelaran looks after them.")})
    history.commit({"de/baths.md": edited(GERMAN, 1, GERMAN[1] + " Herr Oyelaran kümmert sich darum.")})
    history.commit({"en/baths.md": edited(ENGLISH, 1, ENGLISH[1] + " Mr Brzezinski looks after them.")})
    assert told(history) == [("changed", "major", "name", "Das Bad lieg")]


def test_a_sentence_more(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 4, ENGLISH[4] + " Older ones pay half of the usual price.")})
    assert told(history) == [("changed", "major", "a sentence more", "Kinder unter")]


def test_a_sentence_less(history: History) -> None:
    longer = edited(ENGLISH, 4, ENGLISH[4] + " Older ones pay half of the usual price.")
    history.commit({"en/baths.md": longer})
    history.commit({"de/baths.md": edited(GERMAN, 4, GERMAN[4] + " Ältere zahlen die Hälfte des üblichen Preises.")})
    history.commit({"en/baths.md": ENGLISH})
    assert told(history) == [("changed", "major", "a sentence less", "Kinder unter")]


@pytest.mark.parametrize(
    "now",
    [
        ENGLISH[TICKET].replace(" at the", "\nat  the"),
        ENGLISH[TICKET].replace("a ticket", "a **ticket**"),
        ENGLISH[TICKET].replace("Visitors", "visitors").replace("rooms.", "rooms!"),
    ],
    ids=["spaces", "markup", "marks and case"],
)
def test_nothing_that_is_said(history: History, now: str) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, TICKET, now)})
    assert told(history) == []


def test_a_slip_that_was_mended_is_neutral(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 5, ENGLISH[5].replace("because", "becuase"))})
    assert told(history) == [("changed", "neutral", "spelling", "Bringen Sie ")]


def test_a_paragraph_more(history: History) -> None:
    more = "The sauna behind the kiosk opens only in winter, after the last swimmers have gone."
    history.commit({"en/baths.md": [*ENGLISH[:3], more, *ENGLISH[3:]]})
    assert told(history) == [("gained", "major", "a paragraph more", "The sauna be")]


def test_a_paragraph_less(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 4)})
    assert told(history) == [("lost", "major", "the paragraph is gone", "Kinder unter")]


def test_moved_paragraphs(history: History) -> None:
    history.commit({"en/baths.md": [ENGLISH[0], *ENGLISH[4:], *ENGLISH[1:4]]})
    assert told(history) == []


def test_a_moved_paragraph_that_changed_too(history: History) -> None:
    changed = ENGLISH[2].replace("300", "450")
    history.commit({"en/baths.md": [ENGLISH[0], ENGLISH[1], *ENGLISH[3:], changed]})
    assert told(history) == [("changed", "major", "number", "Es ist von M")]


def test_a_paragraph_parted_in_two(history: History) -> None:
    parts = [
        "They are open every day from May until September,",
        "and the pool holds 300 guests.",
    ]
    history.commit({"en/baths.md": [*ENGLISH[:2], *parts, *ENGLISH[3:]]})
    assert told(history) == []


def test_two_paragraphs_joined(history: History) -> None:
    history.commit({"en/baths.md": [*ENGLISH[:3], f"{ENGLISH[3]} {ENGLISH[4]}", ENGLISH[5]]})
    assert told(history) == []


def test_the_translation_followed(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    history.commit({"de/baths.md": edited(GERMAN, 2, GERMAN[2].replace("300", "450"))})
    assert told(history) == []


def test_the_translation_was_first(history: History) -> None:
    history.commit({"de/baths.md": edited(GERMAN, 2, GERMAN[2].replace("300", "450"))})
    history.commit({"en/baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    assert told(history) == []


def test_both_in_one_commit(history: History) -> None:
    history.commit({
        "en/baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450")),
        "de/baths.md": edited(GERMAN, 2, GERMAN[2].replace("300", "450")),
    })  # fmt: skip
    assert told(history) == []


def test_the_source_was_put_back(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    history.commit({"en/baths.md": ENGLISH})
    assert told(history) == []


def test_the_translation_was_put_back(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    history.commit({"de/baths.md": edited(GERMAN, 2, GERMAN[2].replace("300", "450"))})
    history.commit({"de/baths.md": GERMAN}, "revert")
    assert told(history) == [("changed", "major", "number", "Es ist von M")]


def test_a_slip_mended_in_the_translation_is_no_following(history: History) -> None:
    history.commit({"de/baths.md": edited(GERMAN, 2, GERMAN[2].replace("geöffnet", "göffnet"))})
    history.commit({"en/baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    history.commit({"de/baths.md": GERMAN})
    assert told(history) == [("changed", "major", "number", "Es ist von M")]


def test_another_term_in_the_translation_is_no_following(history: History) -> None:
    longer = ENGLISH[4] + " Older ones pay half of the usual price on weekdays and the whole of it on Sundays."
    history.commit({"en/baths.md": edited(ENGLISH, 4, longer)})
    history.commit({"de/baths.md": edited(GERMAN, 4, GERMAN[4].replace("kostenlos", "gratis"))})
    assert told(history) == [("changed", "major", "a sentence more", "Kinder unter")]


def test_renamed_files_on_either_side(history: History) -> None:
    history.git("mv", "de", "deutsch")
    history.commit()
    history.git("mv", "en/baths.md", "en/harbour-baths.md")
    history.commit()
    history.commit({"en/harbour-baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    assert told(history, target="deutsch") == [("changed", "major", "number", "Es ist von M")]


def test_a_deleted_source(history: History) -> None:
    history.git("rm", "--quiet", "en/baths.md")
    history.commit()
    [page] = history.drift().pages
    assert page.state == "source gone"
    assert told(history) == [("lost", "major", "the page is gone", "Das Hafenbad")]


def test_a_page_that_never_had_a_source(history: History) -> None:
    history.commit({"de/impressum.md": ["# Impressum", "Wer wir sind und wo man uns findet."]})
    assert [page.state for page in history.drift().pages] == ["fresh", "no source"]


def test_a_copy_in_the_source_language_is_untranslated_not_stale(history: History) -> None:
    history.commit({"en/sauna.md": ENGLISH, "de/sauna.md": ENGLISH})
    history.commit({"en/sauna.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    assert [(page.target, page.state) for page in history.drift().pages] == [
        ("de/baths.md", "fresh"),
        ("de/sauna.md", "untranslated"),
    ]


def test_code_that_the_translation_shows_still(tmp_path: Path) -> None:
    history = History(tmp_path / "code")
    code = "```js\nopen(gate, 10)\n```"
    history.commit({"en/a.md": ["# Gate", "Call it so:", code], "de/a.md": ["# Tor", "So wird es aufgerufen:", code]})
    history.commit({"en/a.md": ["# Gate", "Call it so:", code.replace("10", "25")]})
    assert told(history) == [("changed", "minor", "code", "open(gate, 1")]
    history.commit({"de/a.md": ["# Tor", "So wird es aufgerufen:", code.replace("10", "25")]})
    assert told(history) == []


def test_line_ends_and_a_mark_of_byte_order_say_nothing(history: History) -> None:
    text = ("\n\n".join(ENGLISH) + "\n").replace("\n", "\r\n")
    history.commit({"en/baths.md": b"\xef\xbb\xbf" + text.encode()})
    assert told(history) == []


@pytest.mark.parametrize(
    ("language", "before", "now", "because"),
    [
        ("en", "Members must sign the list at the door.", "Members may sign the list at the door.", "duty"),
        (
            "en",
            "You should save the file before you close it.",
            "You have to save the file before you close it.",
            "duty",
        ),
        ("en", "Members must sign the list at the door.", "Members must sign the book at the door.", "wording"),
        ("en", "Members can sign the list at the door.", "Members may sign the list at the door.", "wording"),
        ("fr", "Le membre doit signer la liste à l'entrée.", "Le membre peut signer la liste à l'entrée.", "duty"),
        ("vi", "Thành viên phải ký vào danh sách ở cửa.", "Thành viên có thể ký vào danh sách ở cửa.", "duty"),
        ("zh", "会员必须在门口签名。", "会员可以在门口签名。", "duty"),
        ("ja", "会員は入口で署名しなければなりません。", "会員は入口で署名してもよい。", "duty"),
        ("sw", "Wanachama lazima watie sahihi mlangoni.", "Wanachama wanaweza kutia sahihi mlangoni.", "wording"),
    ],
)
def test_what_must_be_is_another_thing_than_what_may_be(language: str, before: str, now: str, because: str) -> None:
    change = compare([Paragraph(before)], [Paragraph(now)], language)
    assert change is not None
    assert (change.because, change.severity) == (because, "major" if because == "duty" else "minor")


def test_a_translation_that_says_may_already_was_first() -> None:
    before, now = Paragraph("Members must sign the list."), Paragraph("Members may sign the list.")
    change = compare([before], [now], "en", text_of([Paragraph("Mitglieder dürfen die Liste unterschreiben.")], "de"))
    assert change is not None
    assert change.severity == "minor"
    change = compare([before], [now], "en", text_of([Paragraph("Mitglieder müssen die Liste unterschreiben.")], "de"))
    assert change is not None
    assert (change.severity, change.before, change.now) == ("major", "must", "may")
