"""A text that is in another language than somebody said is mentioned, and no text is that is what it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_corpus, load_pairs
from review.model import Document, Paragraph, Segment
from review.pair_languages import languages_in_name, languages_of, misnamed
from review.scoring import known_checks, score_document

ROOT = Path(__file__).parents[1]
TEXTS = {
    "en": (
        "The council has decided that the old bridge will be closed to cars in May. Those who live on the "
        "island can use the ferry, which leaves every hour from the market and is free for children. It is "
        "not known when the work will be done."
    ),
    "de": (
        "Der Stadtrat hat beschlossen, dass die alte Brücke im Mai für Autos gesperrt wird. Wer auf der Insel "
        "wohnt, kann die Fähre nehmen, die jede Stunde vom Markt fährt und für Kinder nichts kostet. Wann die "
        "Arbeiten fertig sind, ist nicht bekannt."
    ),
    "fr": (
        "Le conseil a décidé que le vieux pont serait fermé aux voitures en mai. Ceux qui habitent sur l'île "
        "peuvent prendre le bac, qui part toutes les heures du marché et qui est gratuit pour les enfants. On "
        "ne sait pas quand les travaux seront finis."
    ),
    "vi": (
        "Hội đồng thành phố quyết định cầu cũ sẽ đóng cửa với ô tô vào tháng năm. Những người sống trên đảo "
        "có thể đi phà, cứ mỗi giờ một chuyến từ chợ và miễn phí cho trẻ em. Chưa ai biết khi nào công việc "
        "sẽ xong."
    ),
    "da": (
        "Byrådet har besluttet, at den gamle bro skal lukkes for biler i maj. De, der bor på øen, kan tage "
        "færgen, som sejler hver time fra torvet og er gratis for børn. Ingen ved endnu, hvornår arbejdet "
        "bliver færdigt, og om det bliver dyrere."
    ),
    "nb": (
        "Bystyret har vedtatt at den gamle broen skal stenges for biler i mai. De som bor på øya, kan ta "
        "ferga, som går hver time fra torget og er gratis for barn. Ingen vet ennå når arbeidet blir ferdig, "
        "og om det blir dyrere enn man har trodd."
    ),
    "ru": (
        "Городской совет решил, что старый мост закроют для машин в мае. Те, кто живёт на острове, могут "
        "ездить на пароме, который отходит от рынка каждый час и бесплатен для детей. Когда работы "
        "закончатся, пока неизвестно никому."
    ),
    "sr-Latn": (
        "Gradsko veće je odlučilo da se stari most u maju zatvori za automobile. Oni koji žive na ostrvu mogu "
        "da koriste skelu, koja polazi svakog sata sa pijace i besplatna je za decu. Još se ne zna kada će "
        "radovi biti gotovi."
    ),
    "ja": (
        "市議会は、古い橋を五月から車両通行止めにすると決めた。島に住む人は、市場から一時間ごとに出る渡し船を使うことが"
        "でき、子どもは無料である。工事がいつ終わるかは、まだ分かっていない。費用がいくらになるかも決まっていない。"
    ),
    "zh": (
        "市议会决定，老桥从五月起禁止汽车通行。住在岛上的人可以乘坐渡船，渡船每小时从市场出发，儿童免费。工程什么时候完"
        "工，目前还不清楚。费用是多少，也还没有人知道，居民们希望尽快得到答复。"
    ),
}


def document(source: str, target: str, languages: tuple[str, str]) -> Document:
    sides = ((Paragraph(source, 1),), (Paragraph(target, 1),))
    return Document("d", *languages, (Segment(1, *sides),))


@pytest.mark.parametrize("tag", TEXTS)
def test_a_text_that_is_what_it_is_called_is_not_mentioned(tag: str) -> None:
    other = "en" if tag != "en" else "vi"
    assert misnamed(document(TEXTS[tag], TEXTS[other], (tag, other))) == ()
    assert misnamed(document(TEXTS[tag], TEXTS[other], (tag.partition("-")[0], other))) == ()


@pytest.mark.parametrize("tag", ["en", "de", "fr", "vi", "ru", "ja", "zh"])
@pytest.mark.parametrize("said", ["pt-BR", "ko"])
def test_a_text_in_another_language_is_mentioned_with_both(tag: str, said: str) -> None:
    (line,) = misnamed(document(TEXTS[tag], TEXTS["da"], (said, "da")))
    names = {"en": "English", "de": "German", "fr": "French", "vi": "Vietnamese", "ru": "Russian", "ja": "Japanese"}
    assert line.startswith(f"the source reads as {names.get(tag, 'Chinese')}, and is said to be ")
    assert line.endswith("check --source-language, the file's name and its settings")


@pytest.mark.parametrize(("text", "said"), [("da", "nb"), ("nb", "da"), ("nb", "nn"), ("sr-Latn", "hr"), ("zh", "yue")])
def test_languages_that_are_nearly_alike_pass_for_each_other(text: str, said: str) -> None:
    assert misnamed(document(TEXTS[text], TEXTS["en"], (said, "en"))) == ()


def test_a_few_words_are_too_few() -> None:
    assert misnamed(document("The old bridge of the town", "Die alte Brücke", ("fr", "de"))) == ()


def test_of_the_corpora_nothing_is_mentioned() -> None:
    loaded = load_corpus(ROOT / "corpora", Settings(), known_checks())
    assert [misnamed(one.document) for one in loaded] == [()] * len(loaded)


def test_every_report_has_the_line() -> None:
    (note, *_) = score_document(document(TEXTS["vi"], TEXTS["fr"], ("vi", "en")), Settings()).notes
    assert note.startswith("the translation reads as French, and is said to be English")


@pytest.mark.parametrize(
    ("names", "languages"),
    [
        (("article.vi.txt", "article.en.txt"), ("vi", "en")),
        (("loc/en.json", "loc/de.json"), ("en", "de")),
        (("docs/en/a.md", "docs/pt_BR/a.md"), ("en", "pt-BR")),
        (("en/en.json", "de/de.json"), ("en", "de")),
        (("English/a.md", "Vietnamese/a.md"), ("en", "vi")),
        (("src.txt", "tgt.txt"), ("fr", "da")),  # told from the texts
        (("en/one.md", "de/two.md"), ("fr", "da")),
        (("a.txt", "b.txt"), ("fr", "da")),
    ],
)
def test_names_of_files_and_folders_tell_languages(names: tuple[str, str], languages: tuple[str, str]) -> None:
    assert languages_of(Settings(), (TEXTS["fr"], TEXTS["da"]), names) == languages


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("zh-en.tsv", ("zh", "en")),
        ("shop.pt_VI.csv", ("pt", "vi")),
        ("en-vi.tsv.gz", ("en", "vi")),
        ("shop.tsv", (None, None)),
        ("en-en.tsv", (None, None)),
        ("no.xx-qq.tsv", (None, None)),
    ],
)
def test_the_name_of_a_file_of_both_says_a_pair(name: str, languages: tuple[str | None, str | None]) -> None:
    assert languages_in_name(name) == languages


def test_a_table_whose_texts_do_not_tell_is_in_the_languages_of_its_name(tmp_path: Path) -> None:
    table = tmp_path / "zh-en.tsv"
    table.write_text("source\ttarget\n好\tYes\n", encoding="utf-8")
    document = load_pairs(table, Settings()).document
    assert (document.source_language, document.target_language) == ("zh", "en")
