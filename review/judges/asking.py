"""Many questions put to a server: several at a time, within the budget, each answer handed over as soon as it is there.

A broken answer is asked for once more. A reason that every question would meet (a wrong key, no such model) ends the
asking with an EngineError; others are told of the one question. After a row of failures nobody is asked further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice

from review.errors import EngineError
from review.judges.answer import AnswerError, read_answer
from review.judges.budget import Budget, estimated_tokens
from review.judges.claims import Claim
from review.judges.client import Answer, ChatClient, NoAnswerError
from review.judges.prompt import SCHEMA, Question, messages

__all__ = ["Asked", "Asker", "question_tokens"]

#: Tokens of an answer: the least that one is given, and for each token of the translation.
_LEAST, _EACH = 1000, 2
#: Questions in a row without an answer, after which the server is left alone.
_PATIENCE = 8
#: Temperatures of the first asking, of one more try after a broken answer, and of the second asking.
_FIRST, _RETRY, _AGAIN = 0.0, 0.3, 0.7


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a question: claims, or None and the reason in a few words. `malformed` errors were left out."""

    claims: tuple[Claim, ...] | None
    reason: str = ""
    malformed: int = 0


def question_tokens(question: Question, *, again: bool = False) -> tuple[int, int]:
    """Tokens that a question has, about, and those that its answer may have."""
    size = sum(estimated_tokens(message["content"]) for message in messages(question, again=again))
    return size, _LEAST + _EACH * estimated_tokens(question.target)


class Asker:
    """Puts questions to a client's server."""

    def __init__(self, client: ChatClient, budget: Budget, concurrency: int) -> None:
        self._client, self._budget, self._concurrency = client, budget, concurrency

    def ask(
        self, model: str, questions: Sequence[Question], answered: Callable[[int, Asked], None], *, again: bool = False
    ) -> None:
        """Calls `answered` with each question's number and what came of it, in the order in which answers come.

        Raises EngineError where no question could be answered; what was answered before has been handed over.
        """
        failures = 0
        waiting: Iterator[int] = iter(range(len(questions)))
        pool = ThreadPoolExecutor(self._concurrency, thread_name_prefix="judge")
        running: dict[Future[Asked], int] = {}
        try:
            while True:
                for number in islice(waiting, self._concurrency - len(running)):
                    running[pool.submit(self._one, model, questions[number], again)] = number
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=running.__getitem__):
                    number = running.pop(future)
                    try:
                        result = future.result()
                        failures = 0
                    except NoAnswerError as error:
                        if error.lasting:
                            raise EngineError(f"the judge cannot be asked: {error}") from None
                        result, failures = Asked(None, str(error)), failures + 1
                    answered(number, result)
                if failures >= _PATIENCE:
                    for number in waiting:
                        answered(number, Asked(None, "not asked, because the server did not answer before"))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _one(self, model: str, question: Question, again: bool) -> Asked:
        asked = messages(question, again=again)
        size, most = question_tokens(question, again=again)
        reason = ""
        for temperature in (_AGAIN if again else _FIRST, _RETRY):
            if not self._budget.reserve(model, size, most):
                return Asked(None, "not asked, because the budget is used up")
            answer: Answer | None = None
            try:
                answer = self._client.ask(model, asked, SCHEMA, most=most, temperature=temperature)
            finally:
                used = None if answer is None else (answer.tokens_in, answer.tokens_out)
                self._budget.settle(model, (size, most), used)
            try:
                claims, malformed = read_answer(answer.text)
            except AnswerError as error:
                reason = f"{error} (cut off at {most:,} tokens)" if answer.cut else str(error)
                most *= 2 if answer.cut else 1
                continue
            return Asked(claims, "", malformed)
        return Asked(None, f"{reason}, twice")
