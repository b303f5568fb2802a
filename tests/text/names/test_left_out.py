from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.names.left_out import left_out


@pytest.mark.parametrize(
    ("language", "source", "target", "lost"),
    [
        ("cs", "Opravili most přes Vltavu.", "They repaired the bridge.", "Vltavu"),
        ("pl", "Ceny w Krakowie wzrosły.", "Prices have risen.", "Krakowie"),
        ("es", "La lluvia llegó ayer a Bilbao.", "The rain arrived yesterday.", "Bilbao"),
        ("it", "Il treno è fermo a Catania.", "The train has stopped.", "Catania"),
        ("fr", "Elle pense que Chirac a menti.", "She thinks that he lied.", "Chirac"),
        ("uk", "За словами Федорова, усе готово.", "All is ready.", "Федорова"),
        ("el", "Χθες ο Παπαδόπουλος ταξίδεψε.", "He travelled yesterday.", "Παπαδόπουλος"),
    ],
)
def test_what_nothing_is_left_for(language: str, source: str, target: str, lost: str) -> None:
    assert [one.text for one in left_out(Text(source, language), Text(target, "en"))] == [lost]


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("cs", "Opravili most přes Vltavu.", "They repaired the bridge over the Moldau."),  # a name of English
        ("ru", "По данным Минобороны, испытания идут.", "The tests go on, the ministry says."),
        ("ru", "Иван Грозный правил в Москве.", "Ivan the Terrible ruled in Moscow."),
        ("de", "In 1. Mose 1,1 steht es.", "It is in Genesis 1:1."),
        ("de", "Er sah das Größte.", "He saw the largest."),
        ("es", "Los Reyes Magos llegan hoy.", "The Three Wise Men arrive today."),
        ("cs", "Vlak z Brna do Vídně stojí.", "The train from Brno to Vienna has stopped."),
        ("tr", "Orklar, hepsini öldürün!", "Orcs, kill them all!"),
    ],
)
def test_what_english_may_call_otherwise(language: str, source: str, target: str) -> None:
    assert list(left_out(Text(source, language), Text(target, "en"))) == []
