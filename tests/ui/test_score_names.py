"""What scores are called on the Scores page."""

from __future__ import annotations

from review.metrics.scores import score_kinds
from review.ui.scoring import _name


def test_every_score_has_a_name_for_people() -> None:
    names = {name: _name(name) for name in score_kinds()}
    assert [name for name in names.values() if "_" in name or (not name[0].isupper() and name != "chrF++")] == []
    assert len({*names.values()}) == len(names)
    assert names["backtranslation_bleu"] == "Back-translation BLEU"
