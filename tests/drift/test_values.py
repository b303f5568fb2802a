"""Values that a source changed: signs, units, dates, negations, names; and what reads the same in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.drift.change import compare
from review.model import Paragraph
from tests.drift.histories import ENGLISH, GERMAN, History


@pytest.mark.parametrize(
    ("before", "now", "because", "said"),
    [
        ("Keep it at -5 degrees.", "Keep it at 5 degrees.", "number", ("-5", "5")),
        ("The fee is 5% of the price.", "The fee is 5 of the price.", "number", ("5%", "5")),
        ("The fee is $5 a day.", "The fee is €5 a day.", "number", ("$5", "€5")),
        ("It needs 100 MB of memory.", "It needs 100 GB of memory.", "unit", ("100 MB", "100 GB")),
        ("Open on 3 March 2025 at noon.", "Open on 3 April 2025 at noon.", "date", ("3 March 2025", "3 April 2025")),
        ("Members must sign the list in May.", "Members must sign the list in June.", "date", ("May", "June")),
        (
            "Do not run it as root, because a mistake destroys the disk.",
            "Run it as root, because otherwise a mistake destroys the disk.",
            "negation",
            None,
        ),
        ("Ask Alice Johnson at the gate.", "Ask Bob Miller at the gate.", "name", ("Alice Johnson", "Bob Miller")),
        ("Contact Maria Lopez at once.", "Contact Jan Novak at once.", "name", ("Maria Lopez", "Jan Novak")),
        ("The park opens at noon.", "The park opens at noon. Dogs are welcome.", "a sentence more", None),
    ],
)  # fmt: skip
def test_another_value_is_major(before: str, now: str, because: str, said: tuple[str, str] | None) -> None:
    change = compare([Paragraph(before)], [Paragraph(now)], "en")
    assert change is not None
    assert (change.because, change.severity) == (because, "major")
    assert said is None or (change.before, change.now) == said


@pytest.mark.parametrize(
    ("language", "before", "now"),
    [
        ("en", "The old ticket is valid.", "The old ticket is no longer valid."),
        ("en", "Enter with a ticket.", "Enter without a ticket."),
        ("en", "The guard is able to swim.", "The guard is unable to swim."),
        ("en", "This door stays unlocked at night.", "This door stays locked at night."),
        ("en", "Dogs do not pay. Children must pay.", "Dogs do not pay. Children must not pay."),
        ("en", "Shut the door if it rains.", "Shut the door unless it rains."),
        ("de", "Die Karte gilt.", "Die Karte gilt nicht mehr."),
        ("de", "Mit Karte ist der Eintritt frei.", "Ohne Karte ist der Eintritt frei."),
        ("de", "Die Karte ist gültig.", "Die Karte ist ungültig."),
        ("fr", "Le billet est valable.", "Le billet n'est plus valable."),
        ("es", "Entre con su tarjeta.", "Entre sin su tarjeta."),
        ("ru", "Билет действителен.", "Билет больше не действителен."),
        ("cs", "Server podporuje tento formát.", "Server nepodporuje tento formát."),
        ("sv", "Kortet är giltigt.", "Kortet är ogiltigt."),
        ("vi", "Vé này còn giá trị.", "Vé này không còn giá trị."),
        ("ja", "この券は使えます。", "この券は使えません。"),
        ("zh", "本票可以退款。", "本票不可以退款。"),
        ("tr", "Sunucu bu biçimi destekliyor.", "Sunucu bu biçimi desteklemiyor."),
        ("pl", "Wejście z biletem.", "Wejście bez biletu."),
    ],
)
def test_a_negation_more_or_less_is_major_in_many_languages(language: str, before: str, now: str) -> None:
    for old, new in ((before, now), (now, before)):
        change = compare([Paragraph(old)], [Paragraph(new)], language)
        assert change is not None
        assert (change.because, change.severity) == ("negation", "major")


@pytest.mark.parametrize(
    ("language", "before", "now"),
    [
        ("en", "You do not need a ticket.", "You need no ticket."),
        ("en", "It is not open on Sunday.", "It is closed on Sunday."),
        ("en", "Swimming is not allowed here.", "Swimming is forbidden here."),
        ("en", "It sells tea.", "It sells not only tea but also coffee."),
        ("de", "Baden ist nicht erlaubt.", "Baden ist verboten."),
        ("fr", "Ce n'est pas possible.", "C'est impossible."),
        ("zh", "票可以退。", "票不仅可以退。"),
        ("en", "Walk round the pier.", "Walk around the pier."),
    ],
)
def test_the_same_negation_in_other_words_is_wording(language: str, before: str, now: str) -> None:
    for old, new in ((before, now), (now, before)):
        change = compare([Paragraph(old)], [Paragraph(new)], language)
        assert change is None or change.because != "negation"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("It is open from 10-20 daily.", "It is open from 10 - 20 daily."),
        ("The well-known baths.", "The well known baths."),
        ("It opens on 3 March 2025.", "It opens on March 3, 2025."),
        ("Open the Settings page.", "Open the Options page."),
        ("Press Save and wait.", "Press Apply and wait."),
    ],
)
def test_another_way_to_write_a_value_is_not(before: str, now: str) -> None:
    change = compare([Paragraph(before)], [Paragraph(now)], "en")
    assert change is None or change.severity != "major"


@pytest.mark.parametrize(
    ("before", "now", "because"),
    [("420", "320", "number"), ("Peter Smith", "Mary Jones", "name"), ("Version 2.3", "Version 2.4", "number")],
)
def test_what_reads_the_same_in_both_languages_is_compared_too(
    tmp_path: Path, before: str, now: str, because: str
) -> None:
    history = History(tmp_path / "repository")
    english, german = [*ENGLISH[:3], f"- {before}"], [*GERMAN[:3], f"- {before}"]
    history.commit({"en/a.md": english, "de/a.md": german})
    history.commit({"en/a.md": [*english[:3], f"- {now}"]})
    [stale] = history.drift().pages[0].stale
    assert (stale.kind, stale.severity, stale.change.now) == ("changed", "major", stale.change.now)
    history.commit({"de/a.md": [*german[:3], f"- {now}"]})
    assert history.drift().pages[0].stale == ()


def test_a_link_s_address_that_the_translation_has_as_it_was_is_neutral(tmp_path: Path) -> None:
    history = History(tmp_path / "repository")
    link = "See [the manual](https://example.com/v1/manual) for more about the baths."
    history.commit(
        {"en/a.md": [link], "de/a.md": ["Mehr steht im [Handbuch](https://example.com/v1/manual) der Bäder."]}
    )
    history.commit({"en/a.md": [link.replace("v1", "v2")]})
    [stale] = history.drift().pages[0].stale
    assert (stale.severity, stale.change.because) == ("neutral", "a link's address")


def test_what_a_reader_sees_has_no_object_characters(tmp_path: Path) -> None:
    history = History(tmp_path / "repository")
    table = "| name | value |\n| --- | --- |\n| `port` | 80 |"
    german = table.replace("name", "Name").replace("value", "Wert")
    history.commit({"en/a.md": [ENGLISH[1], table], "de/a.md": [GERMAN[1], german]})
    history.commit({"en/a.md": [ENGLISH[1], f"{table}\n| `host` | local |"]})
    assert not [one for one in history.drift().pages[0].stale if "\ufffc" in one.change.message]
