"""Items of a list that lack the full stop of their source: a habit where another does, too, and no text cut off."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of

USUAL = (
    "The payload that the owner of the node has set up for it.",
    "메시지를 보내는 노드의 주인이 미리 정해 놓은 내용",
)
SHORT = ("An optional name that the owner may set in the node itself.", "마음대로 정하는 이름")


@pytest.mark.parametrize(
    ("items", "told"),
    [([USUAL, SHORT], []), ([SHORT], ["이름"])],
)
def test_an_item_may_lack_its_full_stop_where_another_does(
    tmp_path: Path, items: list[tuple[str, str]], told: list[str]
) -> None:
    for index, tag in enumerate(("en", "ko")):
        rows = "".join(f"<li>{item[index]}</li>" for item in items)
        (tmp_path / f"{tag}.html").write_text(f"<html><body>{rows}</body></html>", encoding="utf-8")
    loaded = load_files(tmp_path / "en.html", tmp_path / "ko.html", Settings("en", "ko"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [one.text for one in found if one.check == "truncated"] == told


COLONS = (
    ("To see what the box holds, run:", "箱の中身を見るには"),
    ("To close the box again, run:", "箱をもう一度閉めるには"),
    ("To send the box to a friend, run:", "箱を友人に送るには"),
    ("To throw the box away, run:", "箱を捨てるには"),
)


@pytest.mark.parametrize(("pairs", "told"), [(COLONS, 0), (COLONS[:2], 2)])
def test_a_colon_before_code_is_left_out_throughout_or_it_is_missing(
    tmp_path: Path, pairs: tuple[tuple[str, str], ...], told: int
) -> None:
    for index, tag in enumerate(("en", "ja")):
        rows = "".join(f"<p>{pair[index]}</p><pre>box {number}</pre>" for number, pair in enumerate(pairs))
        (tmp_path / f"{tag}.html").write_text(f"<html><body>{rows}</body></html>", encoding="utf-8")
    loaded = load_files(tmp_path / "en.html", tmp_path / "ja.html", Settings("en", "ja"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert sum(one.check == "end-punctuation" for one in found) == told
