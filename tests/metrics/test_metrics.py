"""The metrics against references say what sacreBLEU says, with its signature."""

from __future__ import annotations

import pytest
import sacrebleu
from sacrebleu.metrics.chrf import CHRF

from review.metrics import METRICS
from review.metrics.sacrebleu import tokenizer_for

HYPOTHESES = ["The bridge opens in June.", "Nobody asked the mayor why it was late."]
REFERENCES = [
    ["The bridge will open in June.", "Nobody asked the mayor about the delay."],
    ["In June the bridge opens.", ""],
]


def by_segment(references: list[list[str]]) -> list[tuple[str, ...]]:
    """sacreBLEU has a sequence for each reference; a metric has one for each segment."""
    return list(zip(*references, strict=True))


def test_corpus_scores_are_sacrebleus_own() -> None:
    references = [REFERENCES[0]]
    assert (
        METRICS["bleu"].corpus(HYPOTHESES, by_segment(references), "en").value
        == sacrebleu.corpus_bleu(HYPOTHESES, references).score
    )
    chrf = sacrebleu.corpus_chrf(HYPOTHESES, references, word_order=2).score
    assert METRICS["chrf"].corpus(HYPOTHESES, by_segment(references), "en").value == chrf
    assert (
        METRICS["ter"].corpus(HYPOTHESES, by_segment(references), "en").value
        == sacrebleu.corpus_ter(HYPOTHESES, references).score
    )


def test_signatures_name_references_tokenizer_and_version() -> None:
    signature = METRICS["bleu"].corpus(HYPOTHESES, by_segment(REFERENCES), "zh").signature
    assert signature is not None
    assert "nrefs:2" in signature
    assert "tok:zh" in signature
    assert f"version:{sacrebleu.__version__}" in signature


@pytest.mark.parametrize("name", METRICS)
def test_a_perfect_translation_gets_the_best_score(name: str) -> None:
    perfect = 100.0 if METRICS[name].higher_is_better else 0.0
    assert METRICS[name].segment(
        "The bridge opens in June.", ["The bridge opens in June."], "en"
    ).value == pytest.approx(perfect)


def test_short_segments_are_not_simply_zero() -> None:
    value = METRICS["bleu"].segment("The bridge opens.", ["The bridge closes."], "en").value
    assert value is not None
    assert value > 20


def test_intervals_come_on_request_and_repeat() -> None:
    many = [HYPOTHESES[n % 2] for n in range(20)]
    references = [[REFERENCES[0][n % 2] for n in range(20)]]
    assert METRICS["chrf"].corpus(many, by_segment(references), "en").interval is None
    first = METRICS["chrf"].corpus(many, by_segment(references), "en", interval=True)
    assert first.interval is not None
    assert first.interval > 0
    assert METRICS["chrf"].corpus(many, by_segment(references), "en", interval=True) == first


def test_languages_without_spaces_are_not_split_at_them() -> None:
    assert tokenizer_for("zh-TW") == "zh"
    assert tokenizer_for("ja") == "char"
    assert tokenizer_for("vi") == "13a"


def test_a_resample_that_scores_nothing_still_gives_an_interval() -> None:
    hypotheses = ["The bridge opens in June.", "", "Nobody asked."]
    references = [["The bridge will open in June.", "x", "日本"]]
    for metric in METRICS.values():
        assert metric.corpus(hypotheses, by_segment(references), "en", interval=True).interval is not None


def test_segments_and_corpus_agree_with_sacrebleu_in_any_order() -> None:
    chrf = METRICS["chrf"]
    for texts in (HYPOTHESES, HYPOTHESES[::-1]):
        for hypothesis in texts:
            expected = sacrebleu.sentence_chrf(hypothesis, [REFERENCES[0][0]], word_order=2).score
            assert chrf.segment(hypothesis, [REFERENCES[0][0]], "en").value == expected
            signature = chrf.segment(hypothesis, [REFERENCES[0][0]], "en").signature
            assert signature is not None
            assert "nrefs:1" in signature
    signature = chrf.corpus(HYPOTHESES, by_segment(REFERENCES), "en").signature
    assert signature is not None
    assert "nrefs:2" in signature


def test_the_interval_is_sacrebleus_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    many = [HYPOTHESES[n % 2] for n in range(20)]
    references = [[REFERENCES[0][n % 2] for n in range(20)]]
    theirs = CHRF(word_order=2, references=references)
    expected = theirs.corpus_score(many, None, n_bootstrap=1000)
    mine = METRICS["chrf"].corpus(many, by_segment(references), "en", interval=True)
    assert mine.interval == pytest.approx(expected._ci, abs=1e-4)
    assert mine.signature == str(theirs.get_signature())


def test_as_many_references_as_there_are() -> None:
    score = METRICS["bleu"].corpus(HYPOTHESES, [(HYPOTHESES[0], "x"), (HYPOTHESES[1],)], "en")
    assert score.value == pytest.approx(100)
    assert score.signature is not None
    assert score.signature.startswith("nrefs:var|")
