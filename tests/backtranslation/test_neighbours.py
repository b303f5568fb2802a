"""A line was lost in the translation: from there on, every line stands beside the wrong source."""

from __future__ import annotations

from review.back_translated import BackTranslation
from review.backtranslation.backtranslate import backtranslate
from review.backtranslation.neighbours import misplaced
from review.checks import CHECKS
from review.checks.views import DocumentView
from review.model import Document, Paragraph, Segment
from review.translators.resolve import EngineChoice, find_engine

SOURCES = [
    "Os bombeiros chegaram em poucos minutos.",
    "A padaria da esquina vende pão fresco todas as manhãs.",
    "O autocarro para o hospital parte da estação velha.",
    "As crianças pintaram os muros da escola de azul.",
    "A orquestra ensaia numa antiga fábrica de conservas.",
]
TARGETS = [
    "The firefighters arrived within minutes.",
    "The bus to the hospital leaves from the old station.",
    "The children painted the walls of the school blue.",
    "The orchestra rehearses in a former canning factory.",
    "",
]


def _document(targets: list[str]) -> Document:
    return Document(
        "d",
        "pt",
        "en",
        tuple(
            Segment(n, (Paragraph(a),), (Paragraph(b),) if b else ())
            for n, (a, b) in enumerate(zip(SOURCES, targets, strict=True), start=1)
        ),
    )


def test_shifted_lines_are_found_by_their_back_translations() -> None:
    engine = find_engine(EngineChoice(), "en", "pt", required=True).engine
    assert engine is not None
    document = _document(TARGETS)
    backs = backtranslate(document, engine).segments
    sources = dict(enumerate(SOURCES, start=1))
    assert list(misplaced(backs, sources)) == [(2, 3), (3, 4), (4, 5)]
    hits = CHECKS["shifted"].find(DocumentView(document, backtranslations=backs))
    assert sorted(hit.segment for hit in hits) == [2, 3, 4]


def test_nothing_is_said_where_the_lines_fit() -> None:
    engine = find_engine(EngineChoice(), "en", "pt", required=True).engine
    assert engine is not None
    document = _document([TARGETS[0], "The corner bakery sells fresh bread every morning.", *TARGETS[1:4]])
    backs = backtranslate(document, engine).segments
    assert not list(misplaced(backs, dict(enumerate(SOURCES, start=1))))
    assert not list(CHECKS["shifted"].find(DocumentView(document, backtranslations=backs)))


def test_only_suspects_are_compared() -> None:
    sure = {1: BackTranslation("uma frase qualquer bastante comprida", wrong=0.2)}
    assert not list(misplaced(sure, {1: "outra coisa", 2: "uma frase qualquer bastante comprida"}))
    assert not list(misplaced({1: BackTranslation("x", wrong=1.0)}, {1: "outra coisa", 2: "x"}))
