from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.names.beside import replaced_beside


@pytest.mark.parametrize(
    ("pair", "source", "target", "lost", "put"),
    [
        ("pl>en", "Halę otworzył Jan Nowak.", "Jan Kowalski opened the hall.", "Nowak", "Kowalski"),
        ("cs>en", "Gól vstřelil Tomáš Dvořák.", "The goal was scored by Tomáš Procházka.", "Dvořák", "Procházka"),
        (
            "lt>en",
            "Treneris gyrė Domanto Sabonio žaidimą.",
            "The coach praised Domantas Valančiūnas.",
            "Sabonio",
            "Valančiūnas",
        ),
        ("hu>en", "Tegnap Szabó Katalinnal beszélt.", "He spoke with Katalin Fekete yesterday.", "Szabó", "Fekete"),
        ("is>en", "Hér talaði Gunnar Stefánsson.", "Gunnar Kristjánsson spoke here.", "Stefánsson", "Kristjánsson"),
        ("tr>en", "Dün Burak Yılmaz'ı gördü.", "He saw Burak Özdemir yesterday.", "Yılmaz", "Özdemir"),
        ("uk>en", "Приїхала Оксана Забужко.", "Oksana Kovalenko has come.", "Забужко", "Kovalenko"),
        ("en>el", "He met Alexander Graham.", "Συνάντησε τον Αλεξάντερ Τόμπσον.", "Graham", "Τόμπσον"),
    ],
)
def test_another_name_beside_the_same(pair: str, source: str, target: str, lost: str, put: str) -> None:
    source_language, target_language = pair.split(">")
    (found,) = replaced_beside(Text(source, source_language), Text(target, target_language))
    assert (found[0].text, found[1].text) == (lost, put)


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("cs>en", "Mluvila Hillary Clintonová.", "Hillary Clinton spoke."),
        ("is>en", "Viðtal við Sigríði Jónsdóttur.", "An interview with Sigríður Jónsdóttir."),
        ("es>en", "Pedro Sánchez Pérez-Castejón viajó.", "Pedro Sánchez travelled."),
        ("hu>en", "Kovács Jánosné tanár.", "Mrs János Kovács is a teacher."),
        ("ru>en", "Указ подписал Дмитрий Анатольевич Медведев.", "Dmitry Medvedev signed the decree."),
        ("cs>en", "Papež František mluvil.", "Pope Francis spoke."),
        ("cs>en", "Otevřete Google Kalendář.", "Open Google Calendar."),
        ("sq>en", "Foli Xhorxh Uashingtoni.", "George Washington spoke."),
        ("de>en", "Es sprach Bundeskanzler Olaf Scholz.", "Chancellor Olaf Scholz spoke."),
    ],
)
def test_the_same_person_in_another_form(pair: str, source: str, target: str) -> None:
    source_language, target_language = pair.split(">")
    assert list(replaced_beside(Text(source, source_language), Text(target, target_language))) == []
