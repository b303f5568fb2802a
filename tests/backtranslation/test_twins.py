"""Which of two versions is worse: on an engine that knows that a word is translated by its capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from review.back_translated import TokenScore
from review.backtranslation.edits import edit_of
from review.backtranslation.paragraphs import ParagraphTranslator
from review.backtranslation.run import BackTranslator
from review.backtranslation.twins import Twin, Worse, compare_twins
from review.model import Document, Paragraph, Segment
from review.translators.engines.engine import ScoredText
from review.translators.resolve import EngineChoice

SOURCE = "THE OLD SHIP LEFT THE QUIET HARBOUR AT SIX IN THE MORNING WITH FORTY PASSENGERS."
GOOD = SOURCE.lower()


class Capitals:
    """Words cost a tenth of a nat where the other side has them in its own letters, else seven; given nothing, six."""

    name, batch_size = "capitals", 8

    def __init__(self, source: str, target: str) -> None:
        self.source_language, self.target_language = source, target
        self.signature = f"engine:capitals|direction:{source}-{target}"

    def translate(self, texts: Sequence[str]) -> list[str]:
        return [text.swapcase() for text in texts]

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[ScoredText]:
        return [self._one(a.casefold(), b) for a, b in zip(given, wanted, strict=True)]

    @staticmethod
    def _one(given: str, wanted: str) -> ScoredText:
        said = re.findall(r"\w+|[^\w\s]", given)
        tokens = []
        for match in re.finditer(r"\w+|[^\w\s]", wanted):
            word = match.group().casefold()
            cost = 6.0 if said == ["."] and word != "." else 0.1 if word in said else 7.0
            if word in said:
                said.remove(word)
            tokens.append(TokenScore(*match.span(), -cost))
        return ScoredText(tuple(tokens), -0.1)


def worse(
    old: str, new: str, source: str = SOURCE, *, both: bool = True, pair: str = "vi-en", engine: str = "capitals"
) -> Worse | None:
    ours, theirs = pair.split("-")
    engines = Capitals(theirs, ours), Capitals(ours, theirs)
    for one in engines:
        one.name = engine
    back = ParagraphTranslator(engines[0])
    ahead = ParagraphTranslator(engines[1]) if both else None
    return compare_twins([Twin(source, old, new)], back, ahead)[0]


@pytest.mark.parametrize(
    ("new", "marked", "was", "source"),
    [
        (GOOD.replace("passengers", "chickens"), "chickens", "passengers", "PASSENGERS"),
        (GOOD.replace("quiet ", ""), "harbour", "quiet", "QUIET"),
        (GOOD.replace("left", "left never"), "never", "", None),
    ],
)
def test_damage_is_told_with_its_words_and_the_source_word_that_suffers(
    new: str, marked: str, was: str, source: str | None
) -> None:
    found = worse(GOOD, new)
    assert found is not None
    assert (new[found.start : found.end], found.was, found.alone) == (marked, was, True)
    assert found.gone == (marked == "harbour")
    at = found.unexplained
    assert (SOURCE[at[0] : at[1]] if at is not None else None) == source


def test_the_repair_of_that_damage_is_not() -> None:
    for new in (GOOD.replace("passengers", "chickens"), GOOD.replace("quiet ", ""), GOOD.replace("left", "left never")):
        assert worse(new, GOOD) is None


def test_nothing_is_told_where_only_spaces_between_words_changed() -> None:
    assert worse(GOOD, GOOD.replace(" ", "\n", 3).replace("the ", "the  ")) is None


def test_another_sentence_is_told_though_nothing_is_left_of_the_first() -> None:
    found = worse(GOOD, "his sister wrote two letters about gardens, rain and an uncle who sells wooden boats.")
    assert found is not None
    assert found.sure


def test_models_that_nobody_calibrated_tell_less_and_are_never_sure() -> None:
    damaged = GOOD.replace("left", "left never")
    usual = worse(GOOD, damaged)
    assert usual is not None
    assert usual.sure
    for pair, engine in (("vi-xx", "capitals"), ("pt-en", "capitals"), ("vi-en", "firefox")):
        found = worse(GOOD, damaged, pair=pair, engine=engine)
        assert found is None or (not found.sure and found.odds < usual.odds)
    calibrated = worse(GOOD, damaged, pair="pt-en", engine="firefox")
    assert calibrated is not None
    assert calibrated.sure


def test_one_model_alone_tells_what_is_plainest_and_is_never_sure() -> None:
    for new in (GOOD.replace("quiet ", ""), GOOD.replace("passengers", "chickens")):
        found = worse(GOOD, new, both=False)
        assert found is not None
        assert not found.sure
        assert worse(new, GOOD, both=False) is None


def test_of_several_sentences_those_that_changed_are_compared_with_their_own_source() -> None:
    source = "THE BRIDGE IS OPEN NOW. THE RIVER ROSE IN THE NIGHT. NOBODY WAS HURT THERE."
    old = source.lower()
    found = worse(old, old.replace("rose", "sang"), source)
    assert found is not None
    assert old.replace("rose", "sang")[found.start : found.end] == "sang"
    assert found.unexplained is not None
    assert source[slice(*found.unexplained)] == "ROSE"


def test_a_sentence_that_is_gone_is_told() -> None:
    source = "THE BRIDGE IS OPEN NOW. THE RIVER ROSE IN THE NIGHT."
    found = worse(source.lower(), "the bridge is open now.", source)
    assert found is not None
    assert found.gone


def test_differences_are_words_and_marks_and_characters_where_no_spaces_are_written() -> None:
    edit = edit_of("船は港を出た。", "船は村を出た。")
    assert [(hunk.old, hunk.old_end, hunk.new, hunk.new_end) for hunk in edit.hunks] == [(2, 3, 2, 3)]
    assert [(h.old, h.old_end) for h in edit_of("a (b), c", "a (b) , c").hunks] == [(4, 5)]


def test_without_an_engine_a_line_says_that_nobody_looked() -> None:
    document = Document("d", "xx", "yy", (Segment(1, (Paragraph("A."),), (Paragraph("b."),)),))
    translator = BackTranslator(EngineChoice())
    assert translator.worse(document, {}) == ({}, None)
    assert translator.worse(document, {1: "b."}) == ({}, None)
    found, line = translator.worse(document, {1: "c."})
    assert not found
    assert line is not None
    assert line.startswith("whether what changed became worse was not looked at: ")
