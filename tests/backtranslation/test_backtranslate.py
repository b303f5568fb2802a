"""A document goes through the embedded model: back-translations, scores, what is missing and what is too much."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from review.backtranslation import scored_sentences
from review.backtranslation.backtranslate import LEAST_PROBABLE, BackTranslations, backtranslate
from review.backtranslation.contrast import Doubt
from review.backtranslation.evidence import Centre, adequacy_evidence, centre_of, document_evidence
from review.backtranslation.features import features_of
from review.backtranslation.roundtrip import document_scores, segment_scores
from review.backtranslation.run import BackTranslator
from review.errors import EngineError
from review.model import Document, Paragraph, Segment
from review.output_cache import OutputCache
from review.translators.engines.engine import Engine
from review.translators.resolve import EngineChoice, Resolution, find_engine
from tests.translators.toys import Recording

PAIRS = [
    ("A ponte nova abriu na terça-feira. Liga as duas margens do rio.",
     "The new bridge opened on Tuesday. It links the two banks of the river."),
    ("A oposição, que tinha pedido mais tempo para estudar o documento, votou contra.",
     "The opposition voted against."),
    ("O museu recebe mil visitantes por dia.", "The museum receives a thousand visitors a day."),
    ("Os bombeiros chegaram em dez minutos. Ninguém ficou ferido, disse a polícia.",
     "Firefighters arrived within ten minutes. No one was hurt, police said."),
    ("A escola fecha mais cedo às sextas-feiras.", "The harvest was the best in twenty years, farmers say."),
    ("", "Translator's note."),
    ("Sem tradução.", ""),
    ("***", "***"),
]  # fmt: skip


def _document(pairs: list[tuple[str, str]], languages: tuple[str, str] = ("pt", "en")) -> Document:
    segments = tuple(
        Segment(number, (Paragraph(a),) if a else (), (Paragraph(b),) if b else ())
        for number, (a, b) in enumerate(pairs, start=1)
    )
    return Document("d", *languages, segments)


def _engine(source: str, target: str) -> Engine:
    engine = find_engine(EngineChoice(), source, target, required=True).engine
    assert engine is not None
    return engine


DOCUMENT = _document(PAIRS)


@pytest.fixture(scope="module")
def backs() -> BackTranslations:
    return backtranslate(DOCUMENT, _engine("en", "pt"), forward=_engine("pt", "en"))


def test_every_translation_is_taken_back(backs: BackTranslations) -> None:
    assert set(backs.segments) == {1, 2, 3, 4, 5, 6, 8}
    first = backs.segments[1]
    assert "ponte" in first.text
    assert [target for target, _ in first.sentences] == [
        "The new bridge opened on Tuesday.",
        "It links the two banks of the river.",
    ]
    assert backs.segments[8].text == "***"


def test_the_source_is_scored_where_it_stands(backs: BackTranslations) -> None:
    for segment in DOCUMENT.segments:
        back = backs.segments.get(segment.number)
        if back is None or back.source_scores is None:
            continue
        source, target = segment.text("source"), segment.text("target")
        for scores, text in ((back.source_scores, source), (back.target_scores or (), target)):
            assert "".join(text[t.start : t.end] for t in scores).replace(" ", "") == text.replace(" ", "")
    assert backs.segments[6].source_scores is None
    assert backs.segments[8].adequacy is None


def test_what_is_missing_is_found_and_nothing_else(backs: BackTranslations) -> None:
    source = PAIRS[1][0]
    (found,) = backs.segments[2].omitted
    assert source[found[0] : found[1]] == "que tinha pedido mais tempo para estudar o documento"
    assert found[2] > 0
    assert [
        number for number, back in backs.segments.items() if (back.omission or 0) > 0.5 and (back.wrong or 0) < 0.99
    ] == [2]


def test_contrast_looks_only_where_something_seems_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dozen scorings each: a run that is explained badly in a translation that looks whole is not worth them."""
    asked: list[str] = []

    def confirm(found: Sequence[Doubt], others: object, texts: Sequence[str], *_: object) -> list[Doubt]:
        asked.extend(texts[one.bead][one.start : one.end] for one in found)
        return list(found)

    monkeypatch.setattr(scored_sentences, "confirm", confirm)
    backs = backtranslate(DOCUMENT, _engine("en", "pt"), forward=_engine("pt", "en"))
    sources = {n for n, back in backs.segments.items() if back.omitted}
    targets = {n for n, back in backs.segments.items() if back.added}
    assert sources == {n for n in sources if (backs.segments[n].omission or 0) >= LEAST_PROBABLE} >= {2}
    assert targets == {n for n in targets if (backs.segments[n].addition or 0) >= LEAST_PROBABLE}
    assert any("estudar o documento" in text for text in asked)
    assert not any("museu" in text or "museum" in text for text in asked)


def test_the_forward_models_own_translation_is_kept_beside(backs: BackTranslations) -> None:
    assert "bridge" in (backs.segments[1].forward or "")
    assert "time to study the document" in (backs.segments[2].forward or "")
    assert backs.segments[6].forward is None
    assert backtranslate(_document(PAIRS[:1]), _engine("en", "pt")).segments[1].forward is None


def test_an_added_word_is_judged_where_it_stands_in_the_paragraph_and_by_both_models() -> None:
    source = "O rio subiu durante a noite. Os alunos caminham cinco quilómetros todos os dias até à escola."
    target = "The river rose during the night. The pupils walk five electoral kilometres every day to school."
    document = _document([(source, target), PAIRS[2]])
    judged = backtranslate(document, _engine("en", "pt"), forward=_engine("pt", "en")).segments
    odds = {target[start:end]: odds for start, end, odds in judged[1].added_words}
    assert max(odds, key=odds.__getitem__) == "electoral"
    assert odds["electoral"] > 4
    assert all(odds < 0 for _, _, odds in judged[2].added_words)
    assert backtranslate(document, _engine("en", "pt")).segments[1].added_words == ()


def test_an_addition_is_an_omission_seen_from_the_other_side(backs: BackTranslations) -> None:
    """What is counted for source and target changes places when they do; only lengths have their own normal."""
    turned = _document([(b, a) for a, b in PAIRS[:4]], ("en", "pt"))
    mirrored = backtranslate(turned, _engine("pt", "en"), forward=_engine("en", "pt"))
    for number, (source, target) in enumerate(PAIRS[:4], start=1):
        one = features_of(source, target, backs.segments[number], 0.0)
        other = features_of(target, source, mirrored.segments[number], 0.0)
        assert other.ahead_gap == pytest.approx(-one.gap)
        assert other.gap == pytest.approx(-(one.ahead_gap or 0))
        assert (other.run, other.surprise) == pytest.approx((one.ahead_run, one.ahead_surprise))


def test_a_translation_of_something_else_is_found(backs: BackTranslations) -> None:
    assert max(backs.segments, key=lambda n: backs.segments[n].wrong or 0) == 5
    assert (backs.segments[5].wrong or 0) > 0.99
    assert all((backs.segments[n].wrong or 0) < 0.1 for n in (1, 3, 4))


def test_adequacy_orders_segments(backs: BackTranslations) -> None:
    adequacy = {n: back.adequacy for n, back in backs.segments.items() if back.adequacy is not None}
    assert min(adequacy, key=lambda n: adequacy[n]) == 5
    assert backs.adequacy is not None
    assert min(adequacy.values()) < backs.adequacy < max(adequacy.values())


def test_scores_carry_signatures(backs: BackTranslations) -> None:
    scores = document_scores(DOCUMENT, backs)
    assert set(scores) == {"backtranslation_chrf", "backtranslation_bleu", "adequacy"}
    for score in scores.values():
        assert score.value is not None
        assert score.signature is not None
        assert backs.signature in score.signature
    by_segment = segment_scores(DOCUMENT, backs)
    assert set(by_segment) == {1, 2, 3, 4, 5, 8}
    assert (by_segment[3].value or 0) > (by_segment[5].value or 0)


def test_nothing_translated_has_a_reason_and_no_zero() -> None:
    document = _document([("Só a fonte.", "")])
    scores = document_scores(document, backtranslate(document, _engine("en", "pt")))
    assert all(score.value is None and score.reason for score in scores.values())


def test_order_of_segments_and_cache_change_nothing(backs: BackTranslations, tmp_path: Path) -> None:
    turned = _document(PAIRS[::-1])
    with OutputCache(tmp_path / "c.sqlite") as cache:
        for _ in range(2):
            again = backtranslate(turned, _engine("en", "pt"), cache, forward=_engine("pt", "en"))
            for number, back in backs.segments.items():
                other = again.segments[len(PAIRS) + 1 - number]
                assert (other.text, other.source_scores, other.omitted) == (back.text, back.source_scores, back.omitted)


def test_an_engine_that_cannot_score_still_gives_evidence() -> None:
    class Echo(Recording):
        def translate(self, texts):  # type: ignore[no-untyped-def]
            return list(texts)

    same = "The committee will meet again on Thursday to vote on the plan."
    pairs = [(same, same)] * 4 + [(same, "The committee will meet again.")]
    document = _document(pairs, ("en", "fr"))
    backs = backtranslate(document, Echo("fr", "en"))
    omission = {number: back.omission or 0 for number, back in backs.segments.items()}
    assert omission[5] > 0.8 > 0.05 > omission[1]
    assert all(back.addition is None and back.source_scores is None for back in backs.segments.values())
    assert document_evidence(document, backs.segments)[5].value < 0.2


def test_the_wrong_direction_is_an_error() -> None:
    with pytest.raises(EngineError, match="needs en to pt"):
        backtranslate(DOCUMENT, _engine("pt", "en"))
    with pytest.raises(EngineError, match="needs pt to en"):
        backtranslate(DOCUMENT, _engine("en", "pt"), forward=_engine("en", "pt"))


def test_a_text_in_a_third_language_is_noted() -> None:
    german = "Die Feuerwehr war nach zehn Minuten da. Verletzt wurde nach Angaben der Polizei niemand."
    backs = backtranslate(_document([(PAIRS[3][0], german)]), _engine("en", "pt"))
    assert any("seems to be in German, not English" in note for note in backs.notes)


def test_a_document_of_which_hardly_anything_comes_back_is_noted(backs: BackTranslations) -> None:
    sides = [pair for pair in PAIRS if all(len(side) > 20 for side in pair)]
    turned = [(a, b) for (a, _), (_, b) in zip(sides, [*sides[1:], sides[0]], strict=True)]
    notes = backtranslate(_document(turned), _engine("en", "pt")).notes
    assert any(note.startswith("in most segments hardly a word of the source comes back") for note in notes)
    assert not any("hardly a word" in note for note in backs.notes)


def test_what_is_usual_in_a_document_is_no_evidence_against_it() -> None:
    class Half(Recording):
        """As a poor model does: takes back only the first half of everything."""

        def translate(self, texts):  # type: ignore[no-untyped-def]
            return [text[: len(text) // 2] for text in texts]

    texts = [f"The committee number {n} will meet again on Thursday to vote on the plan." for n in range(30)]
    document = _document([(text, text) for text in texts], ("en", "fr"))
    backs = backtranslate(document, Half("fr", "en"))
    features = [
        features_of(segment.text("source"), segment.text("target"), backs.segments[segment.number], 0.0)
        for segment in document.segments
    ]
    alone = adequacy_evidence(features[0], Centre())
    within = adequacy_evidence(features[0], centre_of(features))
    assert within.omission < alone.omission
    assert within.wrong == alone.wrong


def test_a_run_over_documents_finds_each_engine_once_and_says_what_was_done(tmp_path: Path) -> None:
    with BackTranslator(cache=OutputCache(tmp_path / "c.sqlite")) as run:
        backs, line = run.of(DOCUMENT)
        assert backs is not None
        assert backs.forward_signature is not None
        assert line.startswith("back-translation, English to Portuguese: firefox")
        assert run.resolution(DOCUMENT) is run.resolution(_document(PAIRS[:1], ("pt-BR", "en-GB")))
        nothing, why = run.of(_document([("Maneno mengi.", "Mörg orð.")], ("sw", "is")))
        assert nothing is None
        assert why.startswith("no back-translation: no model from Icelandic to Swahili")
        assert run.of(_document([("Só a fonte.", "")]))[0] is None


def test_sentences_of_paragraphs_are_those_of_the_segments_they_become(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alignment translates paragraphs before there are segments; a segment of several finds them in the cache."""
    engine = Recording("fr", "en", batch_size=8)
    monkeypatch.setattr("review.backtranslation.run.find_engine", lambda *_, **__: Resolution(engine, "for the test"))
    texts = ["Le pont neuf", "Il a ouvert lundi. Il relie les deux rives.", "« Enfin ! » dit la maire."]
    segment = Segment(1, (Paragraph("The new bridge"),), tuple(Paragraph(text) for text in texts))
    with BackTranslator(forward=False, cache=OutputCache(tmp_path / "c.sqlite")) as run:
        pairs, line = run.sentences(texts, "en", "fr")
        assert line == "back-translation, French to English: for the test"
        assert pairs is not None
        assert len(pairs) == len(texts)
        sent = len(engine.sent)
        backs, _ = run.of(Document("d", "en", "fr", (segment,)))
    assert len(engine.sent) == sent
    assert backs is not None
    assert backs.segments[1].sentences == tuple(pair for paragraph in pairs for pair in paragraph)


def test_a_run_may_do_without_the_forward_model_and_may_insist() -> None:
    backs, _ = BackTranslator(forward=False).of(_document(PAIRS[:1]))
    assert backs is not None
    assert backs.forward_signature is None
    with pytest.raises(EngineError, match="required"):
        BackTranslator(required=True).of(_document([("Maneno.", "Orð.")], ("sw", "is")))
    assert BackTranslator(EngineChoice("none")).of(DOCUMENT) == (None, "no back-translation: switched off")


def test_auto_goes_on_without_an_engine_that_fails_and_a_named_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Recording):
        def translate(self, texts: Sequence[str]) -> list[str]:
            raise EngineError("out of memory")

    engine = Failing("en", "pt")
    monkeypatch.setattr("review.backtranslation.run.find_engine", lambda *_, **__: Resolution(engine, "for the test"))
    expected = (None, "no back-translation: the engine failed: out of memory")
    with BackTranslator(forward=False, cache=OutputCache(tmp_path / "c.sqlite")) as run:
        assert run.of(DOCUMENT) == expected
        assert run.sentences(["The bridge opened."], "pt", "en") == expected
        for choice, required in ((EngineChoice("firefox"), False), (EngineChoice(), True)):
            with pytest.raises(EngineError, match="out of memory"):
                BackTranslator(choice, required=required, forward=False).of(DOCUMENT)


def test_a_paragraph_of_a_million_characters_ends_in_bounded_time() -> None:
    class Echo(Recording):
        def translate(self, texts):  # type: ignore[no-untyped-def]
            return list(texts)

    long = " ".join(f"Sentence {n} of a very long paragraph." for n in range(25_000))
    backs = backtranslate(
        _document([(long, long), (long[:-40], long), ("x" * 300_000, long)], ("en", "fr")), Echo("fr", "en")
    )
    assert len(backs.segments[1].sentences) == 25_000


def test_neither_torch_nor_the_hub_is_loaded_for_the_embedded_model() -> None:
    script = (
        "import sys; from review.translators.resolve import EngineChoice, find_engine; "
        "find_engine(EngineChoice('firefox'), 'en', 'pt').engine.translate(['Bom dia!']); "
        "print([name for name in ('torch', 'transformers', 'huggingface_hub', 'streamlit') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
