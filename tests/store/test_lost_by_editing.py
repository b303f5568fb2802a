"""What an edit in the desk loses, as the models that come with the package see it, with the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.backtranslation.run import BackTranslator
from review.config import Settings
from review.documents import load_files
from review.store.edits import save_text
from review.store.engine import Store
from review.store.importing import add_document
from review.store.queries import Filter, lost_by_editing, paragraphs
from review.store.renewing import renew_back_translation
from review.store.roles import Reviewer
from tests.cli.test_worse import SOURCE, TARGET


@pytest.fixture(autouse=True, scope="module")
def no_builtin_models() -> None:
    """Here they are what the test is about."""


def test_a_damaging_edit_is_told_and_a_good_one_is_not(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    source, target = tmp_path / "s.txt", tmp_path / "t.txt"
    source.write_text(SOURCE, encoding="utf-8")
    target.write_text(TARGET, encoding="utf-8")
    with BackTranslator() as translator:
        loaded = load_files(source, target, Settings(source_language="vi", target_language="en"))
        document = add_document(store, ana, loaded, translator=translator)
        ship, library = paragraphs(store, document, Filter(), around=1)
        save_text(store, ana, ship.id, ship.text.replace("passengers", "chickens"), ship.version)
        save_text(store, ana, library.id, library.text.replace("promised", "pledged"), library.version)
        for one in (ship, library):
            assert renew_back_translation(store, None, one.id, translator)
    told = "“passengers” became “chickens”, and that tells the source less well"
    assert (lost_by_editing(store, ship.id), lost_by_editing(store, library.id)) == (told, "")
