# ruff: noqa: E501  # a table of broken lines
"""The committed verdicts: sorted, strict, and read without a network to the same report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.errors import BaselineError
from review.judges.claims import Claim, JudgeVerdict
from review.judges.prompt import Question
from review.judges.verdicts import VERDICTS_SCHEMA, VerdictFile, digest
from tests.judges.conftest import Bench
from tests.judges.server import error, says

QUESTION = Question("vi", "en", "Một.", "One.", ("Trước.",), ("Sau.",), (("một", ("one",), ()),), "Be brief.")
CLAIM = Claim("One", "Một", "Accuracy/Mistranslation", "major", "It is two.", "", before="x")


def test_come_back_as_they_were(tmp_path: Path) -> None:
    verdict = JudgeVerdict((CLAIM, CLAIM), (CLAIM,), (1.25, None), (1, 2))
    file = VerdictFile(tmp_path / "v.jsonl")
    file.put("a" * 32, "m", "One.", verdict)
    file.put("0" * 32, "m", "Two\nlines " + "long " * 20, JudgeVerdict())
    file.save()
    again = VerdictFile(tmp_path / "v.jsonl")
    assert (again.get("a" * 32), again.get("0" * 32), again.get("1" * 32)) == (verdict, JudgeVerdict(), None)
    assert again.text() == (tmp_path / "v.jsonl").read_text(encoding="utf-8") == file.text()
    names = [json.loads(line).get("verdict") for line in file.text().splitlines()]
    assert names == [None, "0" * 32, "a" * 32]


def test_a_digest_depends_on_every_part_of_the_question() -> None:
    values = {
        "source_language": "de", "target_language": "fr", "source": "x", "target": "x", "before": (), "after": ("x",),
        "terms": (), "instructions": "",
    }  # fmt: skip
    others = {digest("m", Question(**{**{k: getattr(QUESTION, k) for k in values}, k: v})) for k, v in values.items()}
    assert len({digest("m", QUESTION), digest("n", QUESTION), *others}) == 2 + len(values)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("<<<<<<< ours\n", 1, "merge conflict"),
        ('{"schema": "review.verdicts/1"}\n=======\n', 2, "merge conflict"),
        ("not JSON\n", 1, "not JSON"),
        ("[]\n", 1, "not a JSON object"),
        ('{"schema": "review.baseline/1"}\n', 1, "no file of verdicts"),
        ('{"schema": "review.verdicts/2"}\n', 1, "newer"),
        ('{"schema": "review.verdicts/1"}\n{"verdict": "ab"}\n', 2, "has no 'model'"),
        ('{"schema": "review.verdicts/1"}\n{"verdict": "ab", "model": "m", "prompt": 1, "text": "", "claims": []}', 2, "32"),
        (f'{{"schema": "review.verdicts/1"}}\n{{"verdict": "{"a" * 32}", "model": "m", "prompt": 1, "text": "", "claims": 3}}', 2, "list"),
        (f'{{"schema": "review.verdicts/1"}}\n{{"verdict": "{"a" * 32}", "model": "m", "prompt": 1, "text": "", "claims": [], "url": "x"}}', 2, "unknown key 'url'"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = tmp_path / "v.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=said) as caught:
        VerdictFile(path)
    assert caught.value.line == line


def test_two_verdicts_of_one_name_must_be_the_same(tmp_path: Path) -> None:
    row = {"verdict": "a" * 32, "model": "m", "prompt": 1, "text": "", "claims": []}
    lines = [{"schema": VERDICTS_SCHEMA}, row, row]
    path = tmp_path / "v.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert VerdictFile(path).get("a" * 32) == JudgeVerdict()
    path.write_text("\n".join(map(json.dumps, [*lines, row | {"claims": [CLAIM.to_dict()]}])), encoding="utf-8")
    with pytest.raises(BaselineError, match="contradicts line 2"):
        VerdictFile(path)


def test_what_was_answered_is_asked_of_nobody_again(bench: Bench) -> None:
    bench.server.script = lambda _: says(error("lake"))
    pairs = [("Con sông dài.", "The lake is long."), ("Núi cao.", "The mountain is high.")]
    first = bench.judge(pairs)
    asked = len(bench.server.asked)
    assert bench.judge(pairs).findings == first.findings
    assert len(bench.server.asked) == asked


def test_a_changed_translation_is_asked_about_and_no_other(bench: Bench) -> None:
    pairs = [("Con sông dài.", "The lake is long."), ("Núi cao.", "The mountain is high."), ("Trời xanh.", "Blue sky.")]
    bench.judge(pairs)
    before = len(bench.server.asked)
    bench.judge([pairs[0], (pairs[1][0], "The hill is high."), pairs[2]])
    assert [asked.data["translation"] for asked in bench.server.asked[before:]] == ["The hill is high."]


def test_another_model_has_other_verdicts_beside_them(bench: Bench) -> None:
    pair = ("Núi cao.", "The mountain is high.")
    bench.judge([pair])
    bench.judge([pair], model="other")
    assert len(bench.server.asked) == 2
    assert bench.judge([pair], offline=True).unjudged == bench.judge([pair], model="other", offline=True).unjudged == ()
    assert bench.judge([pair], model="third", offline=True).unjudged == (1,)


PAIRS = [(f"Nhà số {n} ở đây.", f"House number {n} is here.") for n in range(1, 31)]


def test_what_a_budget_cut_off_goes_on_where_it_was(bench: Bench) -> None:
    report = bench.judge(PAIRS, limit="4000", concurrency=1)
    assert 0 < len(report.unjudged) < 30
    assert any("the budget is used up" in note for note in report.notes)
    assert len(bench.server.asked) == 30 - len(report.unjudged)
    assert bench.judge(PAIRS).unjudged == ()
    assert len(bench.server.asked) == 30


def test_an_interrupted_run_goes_on_where_it_was(bench: Bench) -> None:
    def stops(done: int, total: int) -> None:
        assert total == 30
        if done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bench.judge(PAIRS, progress=stops, concurrency=1)
    kept = 30 - len(bench.judge(PAIRS, offline=True).unjudged)
    assert kept == 10
    before = len(bench.server.asked)
    assert bench.judge(PAIRS).unjudged == ()
    assert len(bench.server.asked) - before == 20
