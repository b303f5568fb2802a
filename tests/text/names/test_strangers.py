from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.names.peoples import is_people
from review.text.names.strangers import strangers


@pytest.mark.parametrize(
    ("language", "source", "target", "put"),
    [
        ("hi", "श्री डट्टन ने मांग की।", "Mr Katsuno made the demand.", "Katsuno"),
        ("es", "Los vecinos piden más contenedores.", "Residents of Biden ask for containers.", "Biden"),
        ("ja", "ミュラー教授は歴史を教えた。", "Professor Gervasi taught history.", "Gervasi"),
        ("ar", "وصل عباس يوم الأحد.", "Zapatero arrived on Sunday.", "Zapatero"),
        ("cs", "Autorem je spisovatel Hrabal.", "The author is the writer Harvard.", "Harvard"),
        ("it", "Il presidente riceve la delegazione.", "The president receives the Polish delegation.", "Polish"),
        ("fr", "La jeune fille pakistanaise parle.", "The Chinese girl speaks.", "Chinese"),
        ("ru", "Об этом сообщил Путин.", "It was reported by Silvio Berlusconi.", "Silvio Berlusconi"),
    ],
)
def test_a_name_of_nowhere(language: str, source: str, target: str, put: str) -> None:
    assert [one.text for one in strangers(Text(target, "en"), Text(source, language))] == [put]


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("ja", "彼はハーバード大学で学んだ。", "He studied at Harvard University."),
        ("ja", "任天堂の新しいゲームだ。", "It is a new game by Nintendo."),
        ("fr", "Ils pensent qu'Ébola revient.", "They think that Ebola is back."),
        ("sr", "Šekspir i Njutn su rođeni u Engleskoj.", "Shakespeare and Newton were born in England."),
        ("sv", "Östersjöregionen växer.", "The Baltic Sea region is growing."),
        ("hu", "A Duna-parton álltak.", "They stood on the bank of the Danube."),
        ("de", "Er las aus Jesaja vor.", "He read from Isaiah."),
        ("pt", "O juiz Glynn decidiu.", "It was decided by Judge Glynn."),
        ("pt", "Ele venceu o Grande Prêmio.", "He won the Grand Prix."),
        ("pt", "Foi levado ao Museu Egípcio.", "It was taken to the Egyptian Museum."),
        ("vi", "Nền văn minh sông Ấn.", "It is the civilization of the Indus."),
        ("es", "Volvieron a la Bahía del Sur.", "They returned to Southbay."),
        ("it", "Deselezionate la casella.", "Unmark the box."),
        ("zh", "中国外交部发言人表示。", "The Chinese spokesman said so."),
        ("ko", "Corryn과의 결투였다.", "It was a duel with Corryn."),
    ],
)
def test_a_name_in_another_form(language: str, source: str, target: str) -> None:
    assert list(strangers(Text(target, "en"), Text(source, language))) == []


def test_no_list_of_peoples_is_needed() -> None:
    assert all(is_people(word, "en") for word in ("hungarian", "pakistani", "chinese", "french"))
    assert not any(is_people(word, "en") for word in ("hungary", "italic", "german silver"))
    assert not is_people("hongrois", "fr")
