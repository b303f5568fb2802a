"""The paired test over kept statistics is sacreBLEU's over texts."""

from __future__ import annotations

import pytest
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.significance import PairedTest

from review.metrics import METRICS
from review.metrics.metric import Statistics
from review.metrics.quality import QUALITY
from review.metrics.scores import compared, pooled_score
from review.metrics.significance import FEWEST_CHANGED, p_value

REFERENCES = [f"Sentence {n} of this article is about train number {n} of the day." for n in range(30)]
WORSE = [text.replace("article", "paper") if n % 3 else text for n, text in enumerate(REFERENCES)]
MIXED = [text.replace("article" if n % 2 else "train", "thing") for n, text in enumerate(REFERENCES)]
OTHER = [text.replace("train" if n % 2 else "article", "thing") for n, text in enumerate(REFERENCES)]


def segment_statistics(name: str, texts: list[str]) -> list[Statistics]:
    return [METRICS[name].statistics(text, [ref], "en") for text, ref in zip(texts, REFERENCES, strict=True)]


@pytest.mark.parametrize("name", METRICS)
def test_statistics_add_up_to_the_corpus_score(name: str) -> None:
    rows = segment_statistics(name, WORSE)
    assert {len(row) for row in rows} == {compared()[name].width}
    assert pooled_score(name, rows, "en") == METRICS[name].corpus(WORSE, [(text,) for text in REFERENCES], "en").value


def test_the_p_value_is_near_sacrebleus_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    test = PairedTest([("before", OTHER), ("now", MIXED)], {"chrF2++": CHRF(word_order=2)}, [REFERENCES], "ar", 2000)
    expected = test()[1]["chrF2++"][1].p_value  # type: ignore[union-attr]
    before, now = (segment_statistics("chrf", texts) for texts in (OTHER, MIXED))
    assert p_value("chrf", before, now, "en") == pytest.approx(expected, abs=0.03)


def test_it_repeats_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    before, now = (segment_statistics("bleu", texts) for texts in (OTHER, MIXED))
    first = p_value("bleu", before, now, "en")
    monkeypatch.setenv("SACREBLEU_SEED", "none")
    assert p_value("bleu", before, now, "en") == first


@pytest.mark.parametrize("name", METRICS)
def test_a_clear_difference_is_significant(name: str) -> None:
    before, now = (segment_statistics(name, texts) for texts in (REFERENCES, WORSE))
    p = p_value(name, before, now, "en")
    assert p is not None
    assert p < 0.001


def test_too_few_changed_segments_have_no_p_value() -> None:
    before = [(100.0, 1.0)] * 20
    assert p_value(QUALITY, before, before, "en") is None
    few = FEWEST_CHANGED - 1
    assert p_value(QUALITY, before, [(50.0, 1.0)] * few + before[few:], "en") is None
    assert p_value(QUALITY, before, [(50.0, 1.0)] * (few + 1) + before[few + 1 :], "en") is not None


def test_quality_is_a_mean_weighted_by_words() -> None:
    assert pooled_score(QUALITY, [(900.0, 10.0), (50.0, 1.0)], "en") == pytest.approx(950 / 11)
