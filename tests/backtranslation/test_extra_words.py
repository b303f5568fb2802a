"""Which single word of a translation was added: dear, in its neighbours' way, and unsaid by the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from review.back_translated import TokenScore
from review.backtranslation.extra_words import Scored, WordFeatures, doubtful_words, judged_words, word_features
from review.backtranslation.paragraphs import ParagraphTranslator
from review.translators.engines.engine import ScoredText

SOURCE, TARGET = "Cầu mới đã mở cửa hôm qua.", "The new fiscal bridge opened on Monday for 900 lorries."


class Scores:
    """A model to which words cost what it is told, in nats, others one; the rest of a text costs `rest` a word more
    where the word `beside` stands in it.
    """

    name, signature, batch_size = "scores", "scores", 8
    source_language, target_language = "vi", "en"

    def __init__(self, costs: dict[str, float], beside: str = "fiscal", rest: float = 0.0) -> None:
        self.costs, self.beside, self.rest = costs, beside, rest

    def translate(self, texts: Sequence[str]) -> list[str]:
        return list(texts)

    def one(self, given: str, wanted: str) -> ScoredText:
        more = self.rest if self.beside in given or self.beside in wanted else 0.0
        places = [(at.start(), at.end(), at.group()) for at in re.finditer(r"\w+", wanted)]
        cost = {text: self.costs.get(text, 1.0) + (0 if text == self.beside else more) for *_, text in places}
        return ScoredText(tuple(TokenScore(start, end, -cost[text]) for start, end, text in places), 0.0)

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[ScoredText]:
        return [self.one(*pair) for pair in zip(given, wanted, strict=True)]


def doubted(costs: dict[str, float], alone: dict[str, float]) -> list[str]:
    scored, bare = Scores(costs).one(SOURCE, TARGET), Scores(alone).one(".", TARGET)
    return [TARGET[word.start : word.end] for word in doubtful_words([TARGET], "en", [scored], [bare])]


RARE = dict.fromkeys(("fiscal", "bridge", "opened", "lorries"), 11.0)


def test_words_that_cost_much_given_the_source_are_worth_a_look_first_those_that_cost_less_without_it() -> None:
    assert doubted({"fiscal": 9.0, "bridge": 2.0}, RARE) == ["fiscal"]
    assert doubted({"fiscal": 9.0, "new": 9.0}, RARE) == ["new", "fiscal"]


@pytest.mark.parametrize(("word", "looked_at"), [("don't", True), ("lead.", True), ("don&#39;t", False)])
def test_what_is_no_word_is_not_looked_at(word: str, looked_at: bool) -> None:
    text = f"The bridge {word} lead."
    scored = ScoredText((TokenScore(11, 11 + len(word), -12.0),), 0.0)
    assert bool(doubtful_words([text], "en", [scored], [scored])) == looked_at


def test_no_more_than_three_words_and_neither_names_nor_figures() -> None:
    dear = dict.fromkeys(("fiscal", "bridge", "opened", "lorries", "Monday", "900"), 9.0)
    alone = {**RARE, "Monday": 11.0, "900": 11.0, "opened": 9.0}
    assert doubted(dear, alone) == ["opened", "fiscal", "bridge"]


def test_a_rare_word_is_dear_whatever_the_source_says_and_unjudged() -> None:
    text = TARGET.replace("fiscal", "lucid")
    scored, bare = (
        Scores({"lucid": 12.0, "opened": 9.0}).one(SOURCE, text),
        Scores({**RARE, "lucid": 12.0}).one(".", text),
    )
    assert [text[word.start : word.end] for word in doubtful_words([text], "en", [scored], [bare])] == ["opened"]
    assert doubtful_words([text], "xx", [scored], [bare]) == []  # nobody has counted its words


def test_what_no_model_could_score_has_no_doubts() -> None:
    assert doubtful_words([TARGET], "en", [None], [None]) == []


def counted(ahead: Scores, back: Scores) -> tuple[WordFeatures, float]:
    """What is counted of “fiscal”, and the odds that it was added."""
    one: Any = ParagraphTranslator(ahead)
    other: Any = ParagraphTranslator(back)
    mirror, given = one.score([SOURCE], [TARGET]), other.score([TARGET], [SOURCE])
    words = doubtful_words([TARGET], "en", mirror, [Scores(RARE).one(".", TARGET)])
    scored = Scored([SOURCE], [TARGET], mirror, given, one, other)
    found = zip(word_features(words, scored), judged_words(words, scored), strict=True)
    return next((counts, told.gain) for (word, counts), told in found if TARGET[word.start : word.end] == "fiscal")


def judged(ahead: Scores, back: Scores) -> float:
    return counted(ahead, back)[1]


DEAR = {"fiscal": 12.0}


def test_a_word_in_its_neighbours_way_that_the_source_does_not_say_is_rather_an_added_one() -> None:
    neutral = judged(Scores(DEAR), Scores({}))
    in_the_way = judged(Scores(DEAR, rest=0.5), Scores({}))
    and_misleading = judged(Scores(DEAR, rest=0.5), Scores({}, rest=0.5))
    needed = judged(Scores(DEAR, rest=-0.3), Scores({}))
    assert needed < neutral < in_the_way < and_misleading


def test_one_gain_alone_counts_for_no_more_than_a_few_nats() -> None:
    gains = [counted(Scores(DEAR, rest=rest), Scores({}))[0].rest for rest in (0.5, 0.75, 4.0)]
    assert gains == [pytest.approx(4.5), 6.0, 6.0]


def test_of_a_translation_that_the_model_hardly_understands_less_is_told() -> None:
    understood, not_understood = (
        counted(Scores(DEAR), Scores({})),
        counted(Scores({**DEAR, "lorries": 3.9}), Scores({})),
    )
    assert not_understood[0] == understood[0]._replace(mean=not_understood[0].mean)
    assert not_understood[0].mean < understood[0].mean
    assert not_understood[1] < understood[1]


@pytest.mark.parametrize("back", [Scores({}, rest=-0.5), Scores({})])
def test_what_the_source_loses_is_no_proof_that_it_says_the_word(back: Scores) -> None:
    assert judged(Scores(DEAR), back) == judged(Scores(DEAR), Scores({}))
