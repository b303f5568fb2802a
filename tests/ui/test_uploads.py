"""What comes in from a browser is refused, where it must be, with words that help and no path of the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.errors import AccessError, LanguageError, ReviewError
from review.export import export
from review.files import MAX_BYTES
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import known_keys
from review.store.queries import Filter, paragraphs
from review.ui.uploads import add_pair, add_table, checked_languages, missing_from_corpora
from tests.store.conftest import SOURCE, TARGET
from tests.store.test_export import corpus

FORM = {"source": "fr", "target": "en", "name": "", "align": "paragraphs"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "desk.sqlite"))
    yield opened
    opened.close()


def nobody_listens(step: str, share: float) -> None:
    assert 0 <= share <= 1


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.txt", b"", "empty"),
        ("x.txt", b" \n\n ", "empty"),
        ("x.txt", b"\x00\x01\x02", "binary"),
        ("x.txt", b"PK\x03\x04rest", "binary"),
        ("x.txt", "Grün".encode("utf-16"), "UTF-16"),
        ("x.txt", "Der Weg führt über die Brücke nach Süden.\n".encode("latin-1") * 9, "not UTF-8"),
        ("x.csv", TARGET.encode(), "form for one file"),
        ("x.txt", b"x" * (MAX_BYTES + 1), "larger than 64 MiB"),
    ],
)
def test_a_bad_translation_is_refused(store: Store, name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReviewError, match=message) as raised:
        add_pair(store, store.local_reviewer(), ("s.txt", SOURCE.encode()), (name, data), FORM, progress=nobody_listens)
    assert "/tmp" not in str(raised.value)
    assert known_keys(store) == frozenset()


def test_a_pair_in_swapped_order_is_refused(store: Store) -> None:
    with pytest.raises(ReviewError, match="swapped order") as raised:
        add_pair(
            store, store.local_reviewer(), ("a.txt", TARGET.encode() * 3), ("b.txt", SOURCE.encode() * 3), FORM,
            progress=nobody_listens,
        )  # fmt: skip
    assert "/" not in str(raised.value)


CATALOGUE = b'msgid "The bridge"\nmsgstr "Le pont"\n'


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.tsv", b"a\tb\n1\t2\n", "no column 'source'"),
        ("x.tsv", b"source\ttarget\n", "no rows"),
        ("x.tsv", b"source\ttarget\nonly one\n", "has 1 column where the header has 2"),
        ("x.csv", b'source,target\n"open,x\n', "CSV"),
        ("x.txt", b"source\ttarget\na\tb\n", "holds no two languages"),
    ],
)
def test_a_bad_table_is_refused(store: Store, name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReviewError, match=message):
        add_table(store, store.local_reviewer(), (name, data), FORM, progress=nobody_listens)


def test_a_field_of_the_form_that_the_file_does_not_heed_is_told(store: Store) -> None:
    for form, field in (({"header": "no"}, "“has a header”"), ({"source_column": "A"}, "“Column of the source”")):
        with pytest.raises(ReviewError, match=f"heeds {field}: it is for"):
            add_table(store, store.local_reviewer(), ("x.po", CATALOGUE), FORM | form, progress=nobody_listens)
    with pytest.raises(ReviewError, match="heeds “Only the article”: it is for"):
        add_pair(
            store, store.local_reviewer(), ("s.txt", SOURCE.encode()), ("t.txt", TARGET.encode()),
            FORM | {"article": "yes"}, progress=nobody_listens,
        )  # fmt: skip


def test_what_the_command_line_calls_an_option_is_a_field_of_the_form(store: Store) -> None:
    table = ("x.csv", b"source,target\nUne ville.,A town.\n")
    with pytest.raises(ReviewError, match="in “Language of the source”") as raised:
        add_table(store, store.local_reviewer(), table, {}, progress=nobody_listens)
    assert "--" not in str(raised.value)
    source, target = ("s.txt", b"12 34 56\n\n78\n"), ("t.txt", b"12 34 56\n\n78\n")
    with pytest.raises(ReviewError, match="“Language of the source”") as raised:
        add_pair(store, store.local_reviewer(), source, target, {}, progress=nobody_listens)
    assert "--" not in str(raised.value)
    with pytest.raises(ReviewError, match="in “Language of the source” and “Language of the translation”") as raised:
        add_pair(
            store, store.local_reviewer(), ("s.txt", TARGET.encode()), ("t.txt", TARGET.encode()), {"source": "en"},
            progress=nobody_listens,
        )  # fmt: skip
    assert "--" not in str(raised.value)


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\x\\y.txt", "\x00.txt", "." * 300, "a" * 500 + ".txt"])
def test_a_name_leads_nowhere(store: Store, name: str) -> None:
    target = (name, TARGET.encode())
    document = add_pair(
        store, store.local_reviewer(), ("s.txt", SOURCE.encode()), target, FORM, progress=nobody_listens
    )
    (key,) = known_keys(store)
    assert "/" not in key
    assert "\\" not in key
    assert len(paragraphs(store, document, Filter(), around=1, after=9)) == 5


def test_the_same_name_twice_is_told(store: Store) -> None:
    pair = ("s.txt", SOURCE.encode()), ("t.txt", TARGET.encode())
    add_pair(store, store.local_reviewer(), *pair, FORM, progress=nobody_listens)
    with pytest.raises(ReviewError, match="another name"):
        add_pair(store, store.local_reviewer(), *pair, FORM, progress=nobody_listens)
    add_pair(store, store.local_reviewer(), *pair, {**FORM, "name": "second"}, progress=nobody_listens)
    assert known_keys(store) == {"t.txt", "second"}


def test_a_viewer_adds_nothing(store: Store) -> None:
    pair = ("s.txt", SOURCE.encode()), ("t.txt", TARGET.encode())
    with pytest.raises(AccessError):
        add_pair(store, store.reviewer("v@example.org"), *pair, FORM, progress=nobody_listens)


def test_corpora_are_found_once(store: Store, tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    assert list(missing_from_corpora(store, folder)) == ["bridge"]
    assert missing_from_corpora(store, tmp_path / "nothing") == {}


#: A paragraph in the middle was left out.
FIRST = (
    "Le pont est fermé depuis le début du mois de mars.\n\nLe marché est ouvert tous les jours de la semaine.\n\n"
    "Le phare est éteint depuis la tempête de dimanche.\n"
)
SECOND = "Nobody has crossed the river since early in March.\n\nNo light has fallen on the sea since Sunday's storm.\n"
WAY_BACK = dict(zip(SECOND.strip().split("\n\n"), FIRST.strip().split("\n\n")[::2], strict=True))
WANTED = [
    ("Le pont est fermé depuis le début du mois de mars.", "Nobody has crossed the river since early in March."),
    ("Le marché est ouvert tous les jours de la semaine.", ""),
    ("Le phare est éteint depuis la tempête de dimanche.", "No light has fallen on the sea since Sunday's storm."),
]


class Engine:
    """An engine of which everything comes back as its source says it; it writes down what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def sentences(self, paragraphs, source, target, progress=None):  # type: ignore[no-untyped-def]
        assert (source, target) == ("fr", "en")
        self.asked.append(tuple(paragraphs))
        if progress is not None:
            progress(len(paragraphs), len(paragraphs))
        return [((text, WAY_BACK.get(text, text)),) for text in paragraphs], "by a test"

    def of(self, document, progress=None):  # type: ignore[no-untyped-def]
        return None, "none"


def test_texts_are_lined_up_with_the_help_of_their_way_back_as_the_command_does(store: Store, tmp_path: Path) -> None:
    engine = Engine()
    heard: list[str] = []
    pair = ("a.txt", FIRST.encode()), ("b.txt", SECOND.encode())
    document = add_pair(
        store, store.local_reviewer(), *pair, FORM, progress=lambda step, share: heard.append(step),
        translator=engine,  # type: ignore[arg-type]
    )  # fmt: skip
    assert engine.asked
    assert "translate" in heard
    for (name, data), path in zip(pair, (tmp_path / "a.txt", tmp_path / "b.txt"), strict=True):
        assert name == path.name
        path.write_bytes(data)
    loaded = load_files(tmp_path / "a.txt", tmp_path / "b.txt", Settings("fr", "en"), (), Engine())  # type: ignore[arg-type]
    shown = [(p.source, p.text) for p in paragraphs(store, document, Filter(), around=1, after=9)]
    assert shown == [(s.text("source"), s.text("target")) for s in loaded.document.segments]
    assert shown == WANTED


def test_columns_of_a_table_are_chosen_in_the_form_and_written_back(store: Store) -> None:
    me = store.local_reviewer()
    table = ("x.csv", b"1,Le pont rouge est ferm\xc3\xa9.,The red bridge is closed.\n")
    with pytest.raises(ReviewError, match="wants letters for its columns, such as A in “Column of the source”"):
        add_table(store, me, table, FORM | {"header": "no"}, progress=nobody_listens)
    with pytest.raises(ReviewError, match="choose one in “Column of the source”"):
        add_table(store, me, table, FORM, progress=nobody_listens)
    form = FORM | {"source_column": "B", "target_column": "C", "header": "no"}
    document = add_table(store, me, table, form, progress=nobody_listens)
    (paragraph,) = paragraphs(store, document, Filter(), around=1)
    save_text(store, me, paragraph.id, "The old bridge is closed.", paragraph.version)
    assert export(store, document).data == table[1].replace(b"red", b"old")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"source": "vn", "target": "en"}, "Language of the source: 'vn' is not a known language tag"),
        ({"source": "", "target": "xx-bogus"}, "Language of the translation: 'xx-bogus' is not a known"),
        ({"source": "FR", "target": "fr"}, "are both fr: say what each is"),
    ],
)
def test_languages_that_cannot_be_are_told_before_any_work(form: dict[str, str], words: str) -> None:
    with pytest.raises(LanguageError, match=words):
        checked_languages(form)


def test_languages_that_are_left_to_the_text_are_no_fault() -> None:
    checked_languages({"source": " ", "target": ""})
    checked_languages({"source": "en", "target": "en-GB"})
