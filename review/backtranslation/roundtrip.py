"""How alike a back-translation and the real source are: `backtranslation_chrf` and `backtranslation_bleu`.

They put a reviewer's queue in order. A good, free translation can have a poor round trip, and a translation by a
relative of the back-translation's model a flattering one, so they never fail a build.
"""

from __future__ import annotations

from collections.abc import Mapping

from review.backtranslation.backtranslate import BackTranslations
from review.metrics import METRICS
from review.model import Document, Score

__all__ = ["document_scores", "segment_scores"]

_METRICS = ("chrf", "bleu")


def _named(name: str, score: Score, signature: str) -> Score:
    return Score(f"backtranslation_{name}", score.value, f"{score.signature}|{signature}", score.reason)


def segment_scores(document: Document, back: BackTranslations) -> Mapping[int, Score]:
    """chrF++ of each segment's back-translation against its source, by segment number."""
    metric = METRICS["chrf"]
    scores = {}
    for segment in document.segments:
        one = back.segments.get(segment.number)
        if one is not None and segment.source:
            score = metric.segment(one.text, [segment.text("source")], document.source_language)
            scores[segment.number] = _named("chrf", score, back.signature)
    return scores


def document_scores(document: Document, back: BackTranslations) -> dict[str, Score]:
    """chrF++ and BLEU of all back-translations together, and `adequacy`, by name."""
    pairs = [
        (back.segments[segment.number].text, segment.text("source"))
        for segment in document.segments
        if segment.source and segment.number in back.segments
    ]
    scores = {}
    for name in _METRICS:
        if not pairs:
            scores[f"backtranslation_{name}"] = Score(
                f"backtranslation_{name}", None, None, "nothing was back-translated"
            )
            continue
        texts, sources = zip(*pairs, strict=True)
        score = METRICS[name].corpus(texts, [(source,) for source in sources], document.source_language)
        scores[f"backtranslation_{name}"] = _named(name, score, back.signature)
    reason = None if back.adequacy is not None else "the engine cannot score a given text"
    signed = f"adequacy|nats-per-token|{back.signature}"
    scores["adequacy"] = Score("adequacy", back.adequacy, signed, reason)
    return scores
