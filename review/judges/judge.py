"""A judge over documents: what it has said before is read, what is new is asked where there is a server, and each claim
is cross-examined before it becomes a hit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from review.checks.hit import Hit
from review.checks.views import DocumentView
from review.judge_config import JudgeSettings
from review.judges.asking import Asked, Asker, question_tokens
from review.judges.budget import Budget
from review.judges.claims import JudgeVerdict
from review.judges.hits import as_written, hit_of, stretches_of_rules
from review.judges.prompt import PROMPT_VERSION
from review.judges.questions import Posed, questions_of
from review.judges.verdicts import VerdictFile, digest
from review.judges.witnesses import corrected, cross_examine, unconfirmed
from review.model import Finding, Severity, Span

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator

__all__ = ["AskingEstimate", "Judge", "Judged", "Progress"]

#: Verdicts after which the file is written, so that an interruption costs little.
_SAVED = 20
#: Decimals of a gain, so that processors agree.
_DECIMALS = 2
#: Told of a run: how many paragraphs are judged, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge says of a document: hits by segment, lines for the report, the segments without a verdict."""

    hits: Mapping[int, tuple[Hit, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AskingEstimate:
    """What it would be to ask: paragraphs, tokens of the questions, and the most that the answers may have."""

    paragraphs: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def __add__(self, other: AskingEstimate) -> AskingEstimate:
        return AskingEstimate(
            self.paragraphs + other.paragraphs, self.tokens_in + other.tokens_in, self.tokens_out + other.tokens_out
        )


class Judge:
    """One model with its verdicts. Without an `asker` it asks nobody.

    `settings` are whole: those of a configuration over `JudgeSettings.usual()`, with a model. `instructions` is the
    text of that file. `progress` hears of paragraphs.
    """

    def __init__(
        self,
        settings: JudgeSettings,
        verdicts: VerdictFile,
        asker: Asker | None = None,
        *,
        budget: Budget | None = None,
        instructions: str = "",
        progress: Progress | None = None,
    ) -> None:
        assert settings.model is not None
        self.settings, self.verdicts = settings, verdicts
        self.model = settings.model
        self.budget = budget
        self._asker, self._instructions, self._progress = asker, instructions, progress

    @property
    def asks(self) -> bool:
        """Whether there is a server to ask."""
        return self._asker is not None

    def questions(self, view: DocumentView) -> dict[int, Posed]:
        """The question of each segment that has both sides, by number."""
        return questions_of(view, self.settings, self._instructions)

    def estimate(self, view: DocumentView) -> AskingEstimate:
        """What asking about the document's new paragraphs would be, the second asking not counted."""
        total = AskingEstimate()
        for question, _ in self.questions(view).values():
            if self.verdicts.get(digest(self.model, question)) is None:
                total += AskingEstimate(1, *question_tokens(question))
        return total

    def of(self, view: DocumentView, findings: Sequence[Finding], translator: BackTranslator | None = None) -> Judged:
        """The document's hits. `findings` are those of the rules, `translator` knows the back-translation's engine.

        Raises EngineError where a server is to be asked and cannot be.
        """
        questions = self.questions(view)
        rules = stretches_of_rules(findings)
        failed: dict[int, str] = {}
        malformed = 0
        if self._asker is not None:
            try:
                failed, malformed = self._ask(view, questions, rules, translator)
            finally:
                self.verdicts.save()
        return self._judged(view, questions, rules, failed, malformed)

    def _ask(
        self,
        view: DocumentView,
        questions: Mapping[int, Posed],
        rules: Mapping[int, list[tuple[str, Span]]],
        translator: BackTranslator | None,
    ) -> tuple[dict[int, str], int]:
        """Asks what is new, and a second time where no other witness speaks for a claim."""
        assert self._asker is not None
        names = {number: digest(self.model, question) for number, (question, _) in questions.items()}
        new = [number for number in questions if self.verdicts.get(names[number]) is None]
        failed: dict[int, str] = {}
        malformed = 0
        done = 0

        def told() -> None:
            nonlocal done
            done += 1
            if self._progress is not None:
                self._progress(done, len(new))
            if done % _SAVED == 0:
                self.verdicts.save()

        def first(at: int, asked: Asked) -> None:
            nonlocal malformed
            number = new[at]
            malformed += asked.malformed
            if asked.claims is None:
                failed[number] = asked.reason
            else:
                verdict = JudgeVerdict(asked.claims, None, (), questions[number].cut)
                self.verdicts.put(names[number], self.model, questions[number].question.target, verdict)
            told()

        self._asker.ask(self.model, [questions[number].question for number in new], first)
        self._weigh(view, questions, names, translator)
        by_number = {segment.number: segment for segment in view.segments}
        doubtful = [
            number
            for number in questions
            if (verdict := self.verdicts.get(names[number])) is not None
            and verdict.second is None
            and unconfirmed(
                verdict,
                questions[number].question.source,
                questions[number].question.target,
                rules.get(number, []),
                as_written(by_number[number]),
            )
        ]

        def second(at: int, asked: Asked) -> None:
            number = doubtful[at]
            verdict = self.verdicts.get(names[number])
            if asked.claims is not None and verdict is not None:
                text = questions[number].question.target
                self.verdicts.put(names[number], self.model, text, replace(verdict, second=asked.claims))

        other = self.settings.second_model or self.model
        self._asker.ask(other, [questions[number].question for number in doubtful], second, again=True)
        return failed, malformed

    def _weigh(
        self,
        view: DocumentView,
        questions: Mapping[int, Posed],
        names: Mapping[int, str],
        translator: BackTranslator | None,
    ) -> None:
        """Adds to verdicts without gains what their fixes gain under the back-translation model."""
        if translator is None:
            return
        wanted: list[tuple[int, int, str]] = []
        for number, (question, _) in questions.items():
            verdict = self.verdicts.get(names[number])
            if verdict is None or verdict.gains:
                continue
            for at, claim in enumerate(verdict.claims):
                text = corrected(claim, question.source, question.target)
                if text is not None:
                    wanted.append((number, at, text))
        if not wanted:
            return
        sources = [questions[number].question.source for number, _, _ in wanted]
        before = translator.explained(
            view.document, [questions[number].question.target for number, _, _ in wanted], sources
        )
        after = translator.explained(view.document, [text for _, _, text in wanted], sources)
        gains: dict[int, dict[int, float]] = {}
        for (number, at, _), old, new in zip(wanted, before, after, strict=True):
            if old is not None and new is not None:
                gains.setdefault(number, {})[at] = round(new - old, _DECIMALS)
        for number, found in gains.items():
            verdict = self.verdicts.get(names[number])
            assert verdict is not None
            row = tuple(found.get(at) for at in range(len(verdict.claims)))
            self.verdicts.put(names[number], self.model, questions[number].question.target, replace(verdict, gains=row))

    def _judged(
        self,
        view: DocumentView,
        questions: Mapping[int, Posed],
        rules: Mapping[int, list[tuple[str, Span]]],
        failed: Mapping[int, str],
        malformed: int,
    ) -> Judged:
        hits: dict[int, tuple[Hit, ...]] = {}
        missing: list[int] = []
        cut: list[int] = []
        nowhere = 0
        most: Severity = self.settings.most_severe or "minor"
        by_number = {segment.number: segment for segment in view.segments}
        for number, (question, _) in questions.items():
            verdict = self.verdicts.get(digest(self.model, question))
            if verdict is None:
                missing.append(number)
                continue
            if verdict.cut is not None:
                cut.append(number)
            segment = by_number[number]
            examined, lost = cross_examine(
                verdict, question.source, question.target, rules.get(number, []), most, as_written(segment)
            )
            nowhere += lost
            kept = [one for one in examined if one.witness or self.settings.unconfirmed != "drop"]
            if kept:
                hits[number] = tuple(hit_of(one, segment) for one in kept)
        there, whole = len(questions) - len(missing), len(questions)
        notes = [f"judge {self.model} (prompt {PROMPT_VERSION}): {there} of {whole} paragraphs have a verdict"]
        if missing and self._asker is None and self.settings.url is None:
            notes[0] += "; nobody is asked about the others: no server is named (--judge-url, or url of [judge])"
        notes += _reasons(failed)
        if nowhere:
            notes.append(f"judge: {nowhere} of its claims quote words that do not stand in the text")
        if malformed:
            notes.append(f"judge: {malformed} of its errors had not the form that was asked for")
        if cut:
            listed = ", ".join(map(str, cut[:10]))
            notes.append(f"judge: too long for its window, cut at sentences: {_segments(len(cut))} {listed}")
        return Judged(hits, tuple(notes), tuple(missing))


def _segments(count: int) -> str:
    return "segment" if count == 1 else "segments"


def _reasons(failed: Mapping[int, str]) -> list[str]:
    lines = []
    for reason, count in Counter(failed.values()).most_common(5):
        first = min(number for number, said in failed.items() if said == reason)
        whom = f"segment {first}" if count == 1 else f"{count} segments (the first is {first})"
        lines.append(f"judge: no verdict on {whom}: {reason}")
    return lines
