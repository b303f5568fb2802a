"""Paragraphs go out as sentences and come back whole; nothing is sent twice, and nothing needlessly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.backtranslation.cutting import LONGEST, cut, join, worth_sending
from review.backtranslation.loops import ran_away, without_loop
from review.backtranslation.paragraphs import ParagraphTranslator
from review.output_cache import OutputCache
from tests.translators.toys import Recording, RecordingScorer


def test_sentences_are_sent_and_put_back_with_the_line_breaks() -> None:
    engine = Recording()
    (one,) = ParagraphTranslator(engine).translate(["Go home now. Stay there please!\nCome back."])
    assert sorted(engine.sent) == ["Come back.", "Go home now.", "Stay there please!"]
    assert one.text == "now. home Go please! there Stay\nback. Come"
    assert one.sentences[0] == ("Go home now.", "now. home Go")
    assert one.notes == ()


def test_blank_symbols_and_numbers_are_never_sent() -> None:
    engine = Recording()
    results = ParagraphTranslator(engine).translate(["", "  \n", "***", "— 24/7 —", "1.500", "🙂"])
    assert engine.calls == []
    assert [one.text for one in results] == ["", "", "***", "— 24/7 —", "1.500", "🙂"]


def test_equal_sentences_are_sent_once_and_come_back_everywhere() -> None:
    engine = Recording()
    results = ParagraphTranslator(engine).translate(["Yes we can. Yes we can.", "Yes we can."])
    assert engine.sent == ["Yes we can."]
    assert [one.text for one in results] == ["can. we Yes can. we Yes", "can. we Yes"]


def test_batches_are_of_like_length() -> None:
    engine = Recording(batch_size=4)
    texts = [("word " * n).strip() + "." for n in (1, 30, 2, 29, 3, 28, 4, 27)]
    ParagraphTranslator(engine).translate(texts)
    assert [len(call) for call in engine.calls] == [4, 4]
    assert min(map(len, engine.calls[0])) > max(map(len, engine.calls[1]))


def test_order_and_cache_change_no_result(tmp_path: Path) -> None:
    texts = [f"Sentence number {n} is here. It has a friend." for n in range(9)]
    plain = ParagraphTranslator(Recording()).translate(texts)
    with OutputCache(tmp_path / "c.sqlite") as cache:
        backwards = ParagraphTranslator(Recording(), cache).translate(texts[::-1])[::-1]
        cold = Recording()
        warm = ParagraphTranslator(cold, cache).translate(texts)
    assert plain == backwards == warm
    assert cold.calls == []


def test_scores_come_back_to_their_texts_with_and_without_the_cache(tmp_path: Path) -> None:
    given_texts, wanted = ["a b", "cc", "a b", "", "z"], ["dd", "eee", "dd", "x", "***"]
    plain = ParagraphTranslator(RecordingScorer()).score(given_texts, wanted)
    assert plain[0] is not None
    assert plain[0] == plain[2]
    assert plain[3:] == [None, None]
    assert [(t.start, t.end) for t in plain[0].tokens] == [(0, 1), (1, 2)]
    with OutputCache(tmp_path / "c.sqlite") as cache:
        assert ParagraphTranslator(RecordingScorer(), cache).score(given_texts, wanted) == plain
        engine = RecordingScorer()
        assert ParagraphTranslator(engine, cache).score(given_texts, wanted) == plain
        assert engine.calls == []


def test_an_engine_that_cannot_score_gives_none() -> None:
    assert ParagraphTranslator(Recording()).score(["a"], ["b"]) == [None]


def test_an_interrupted_run_continues_where_it_was(tmp_path: Path) -> None:
    texts = [f"Sentence number {n} is long enough." for n in range(20)]
    with OutputCache(tmp_path / "c.sqlite") as cache:
        with pytest.raises(KeyboardInterrupt):
            ParagraphTranslator(Recording(fail_after=3), cache).translate(texts)
        assert cache.count() == 12
        engine = Recording()
        results = ParagraphTranslator(engine, cache).translate(texts)
    assert len(engine.sent) == 8
    assert results == ParagraphTranslator(Recording()).translate(texts)


def test_progress_counts_up_to_the_end() -> None:
    heard: list[tuple[int, int]] = []
    ParagraphTranslator(Recording(), progress=lambda done, total: heard.append((done, total))).translate(
        [f"Text {n}." for n in range(10)]
    )
    assert heard[0] == (0, 10)
    assert heard[-1] == (10, 10)
    assert heard == sorted(heard)


def test_a_sentence_of_ten_thousand_words_is_cut_and_said() -> None:
    engine = Recording()
    (one,) = ParagraphTranslator(engine).translate(["word" + " word" * 9_999 + "."])
    assert max(map(len, engine.sent)) <= LONGEST
    assert len(one.text.split()) == 10_000
    assert any("parts" in note for note in one.notes)


def test_a_loop_is_cut_and_said() -> None:
    class Looping(Recording):
        def translate(self, texts):  # type: ignore[no-untyped-def]
            return ["it was said " + "that he was there and " * 30 for _ in texts]

    (one,) = ParagraphTranslator(Looping()).translate(["A sentence with a few words."])
    assert one.text == "it was said that he was there and"
    assert any("repeated itself" in note for note in one.notes)


@pytest.mark.parametrize(
    ("given_text", "written", "expected"),
    [
        ("He laughed.", "ha ha ha", None),
        ("No way.", "no no no no no no no no no way", "no way"),
        ("No, no, no, no, no, no, no!", "no, no, no, no, no, no, no!", None),
        ("A b.", "x y x y x y x y x y z", "x y z"),
        ("Two times is fine.", "deux fois deux fois", None),
    ],
)
def test_loops(given_text: str, written: str, expected: str | None) -> None:
    assert without_loop(given_text, written) == expected


def test_far_too_much_is_noticed() -> None:
    assert ran_away("short", "x" * 200)
    assert not ran_away("Một câu ngắn.", "A short sentence, and a bit more of it.")


@given(st.text(max_size=3000), st.sampled_from(["en", "vi", "zh", "th", "ar", "xx"]))
def test_cutting_loses_nothing_but_white_space(text: str, language: str) -> None:
    parts = cut(text, language)
    assert "".join("".join(part.text for part in parts).split()) == "".join(text.split())
    assert all(part.text == text[part.start : part.start + len(part.text)] for part in parts)
    assert all(len(part.text) <= LONGEST for part in parts)


def test_a_long_quotation_is_cut_between_its_sentences() -> None:
    quotation = "“" + " ".join(f"This is sentence {n} of what she said to us." for n in range(20)) + "”"
    parts = cut(quotation, "en")
    assert len(parts) > 1
    assert all(part.text.endswith((".", "”")) for part in parts)


def test_no_space_is_put_between_sentences_of_a_script_without_spaces() -> None:
    parts = cut("One is here. Two is here.", "en")
    assert join(parts, ["一在这里。", "二在这里。"]) == "一在这里。二在这里。"
    assert join(cut("一在这里。二在这里。", "zh"), ["One is here.", "Two is here."]) == "One is here. Two is here."


def test_what_is_worth_sending() -> None:
    assert worth_sending("a")
    assert worth_sending("đ")
    assert worth_sending("字")
    assert not any(map(worth_sending, ("", " ", "!?", "12", "½", "→")))
