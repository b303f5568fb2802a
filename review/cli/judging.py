"""The options that say who judges, and the judge that they and the configuration make together."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from review.errors import EngineError, InputError, UsageError
from review.judge_config import JudgeSettings
from review.text.counted import counted

if TYPE_CHECKING:
    from review.cli.chosen import Chosen
    from review.config import Settings
    from review.judges.budget import Budget
    from review.judges.judge import Judge
    from review.report import DocumentReport

__all__ = ["JudgeWish", "judge_options", "refuse_unjudged", "stored_judge"]

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class JudgeWish:
    """What the options said."""

    model: str | None
    url: str | None
    verdicts: Path | None
    budget: str | None
    offline: bool
    required: bool
    dry_run: bool

    @property
    def _given(self) -> bool:
        return any((self.model, self.url, self.verdicts, self.budget, self.offline, self.required, self.dry_run))

    def settings(self, settings: Settings) -> JudgeSettings:
        """The whole settings: the options over the configuration over what is usual. Raises UsageError."""
        own = JudgeSettings(model=self.model, url=self.url, budget=self.budget)
        whole = own.over(settings.judge).over(JudgeSettings.usual())
        if whole.model is None and self._given:
            raise UsageError("no model is named to judge; give --judge MODEL, or model in [tool.review.judge]")
        if self.url is not None and self.offline:
            raise UsageError("--judge-url and --judge-offline do not go together")
        return whole

    def path(self, paths: tuple[str, ...], baseline: Path | None) -> Path:
        """Where the verdicts lie: as asked for, else beside the baseline or in the first folder, else in the cache."""
        from review.judges.verdicts import VERDICTS_FILE
        from review.translators.folders import cache_folder

        if self.verdicts is not None:
            return self.verdicts
        if baseline is not None:
            return baseline.parent / VERDICTS_FILE
        folder = next((Path(path) for path in paths if path != "-" and Path(path).is_dir()), None)
        if folder is not None:
            return folder / VERDICTS_FILE
        return cache_folder() / VERDICTS_FILE

    @contextmanager
    def judge(self, settings: Settings, path: Path) -> Iterator[Judge | None]:
        """The judge, or None where none is wanted. It asks its server where there is an address; says so first."""
        whole = self.settings(settings)
        if whole.model is None:
            yield None
            return
        from review.judges.asking import Asker
        from review.translators.folders import cache_folder

        if path.parent == cache_folder():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise InputError(
                    f"cannot be made ({error.strerror}); name a file with --judge-verdicts", path.parent
                ) from None
        from review.judges.budget import Budget
        from review.judges.client import ChatClient
        from review.judges.judge import Judge
        from review.judges.verdicts import VerdictFile

        models = tuple(dict.fromkeys(name for name in (whole.model, whole.second_model) if name))
        verdicts, budget = VerdictFile(path), Budget(whole.budget, whole.prices, models)
        instructions = _instructions(whole.instructions)
        if whole.url is None or self.offline or self.dry_run:
            yield Judge(whole, verdicts, budget=budget, instructions=instructions)
            return
        with ChatClient(
            whole.url, timeout=whole.timeout or 0, retries=whole.retries or 0, stream=bool(whole.stream)
        ) as client:
            _say_what_is_sent(whole)
            asker = Asker(client, budget, whole.concurrency or 1)
            with _progress(budget) as told:
                yield Judge(whole, verdicts, asker, budget=budget, instructions=instructions, progress=told)
        if budget.spent().questions:
            click.echo(f"judge: {budget.spent()}; the verdicts are in {path}", err=True)

    def tell_estimate(self, judge: Judge, chosen: Chosen) -> None:
        """What `--dry-run` prints: what asking would be, with its price where there are prices."""
        from review.findings import view_of
        from review.judges.judge import AskingEstimate

        total = AskingEstimate()
        for one in chosen.loaded:
            total += judge.estimate(view_of(one.document, one.settings))
        prices = judge.settings.prices.get(judge.model)
        said = (
            f"judge {judge.model}: {total.paragraphs:,} paragraphs have no verdict; asking once would be about"
            f" {total.tokens_in:,} tokens, and at most {total.tokens_out:,} of answers"
        )
        if prices is not None:
            most = (total.tokens_in * prices[0] + total.tokens_out * prices[1]) / 1e6
            said += f"; {total.tokens_in * prices[0] / 1e6:.4f} to {most:.4f} by your prices"
        click.echo(said + ". Nothing was sent.")


def _instructions(path: Path | None) -> str:
    if path is None:
        return ""
    from review.formats.reading import read_text

    return read_text(path, empty_ok=True, regular=True).strip()


def _say_what_is_sent(settings: JudgeSettings) -> None:
    from review.judges.client import shown_address

    around = settings.context or 0
    parts = ["source and translation of each paragraph that has no verdict"]
    parts += [f"{counted(around, 'source paragraph')} before and after it"] if around else []
    parts += ["its terms of the glossary"]
    parts += [f"the instructions in {settings.instructions}"] if settings.instructions else []
    click.echo(
        f"judge: sends {', '.join(parts)} to {shown_address(settings.url or '')} for the model {settings.model}",
        err=True,
    )


@contextmanager
def _progress(budget: Budget) -> Iterator[Callable[[int, int], None]]:
    """How many paragraphs are judged and what it cost, on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("judging", total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, description=f"judging · {budget.spent()}")

        yield told


def stored_judge(settings: Settings, baseline: Path) -> Judge | None:
    """The configuration's judge with the verdicts beside a baseline; asks nobody. None without either."""
    from review.judges.judge import Judge
    from review.judges.verdicts import VERDICTS_FILE, VerdictFile

    whole = settings.judge.over(JudgeSettings.usual())
    path = baseline.parent / VERDICTS_FILE
    if whole.model is None or not path.exists():
        return None
    return Judge(whole, VerdictFile(path), instructions=_instructions(whole.instructions))


def refuse_unjudged(reports: tuple[DocumentReport, ...]) -> None:
    """Raises EngineError where a paragraph has no verdict."""
    lacking = [report for report in reports if report.unjudged]
    if lacking:
        total = sum(len(report.unjudged) for report in lacking)
        first = f"segment {lacking[0].unjudged[0]} of {lacking[0].document.id}"
        what = f"{total} paragraphs have no verdict, the first is" if total > 1 else "no verdict on"
        raise EngineError(f"--require-judge: {what} {first}; ask with --judge-url URL, and commit the verdicts")


def judge_options(function: _F) -> _F:
    """The options; the command gets them as one `judges`."""

    @functools.wraps(function)
    def wrapped(
        *arguments: object,
        judge: str | None,
        judge_url: str | None,
        judge_verdicts: Path | None,
        judge_budget: str | None,
        judge_offline: bool,
        require_judge: bool,
        dry_run: bool,
        **others: object,
    ) -> object:
        wish = JudgeWish(judge, judge_url, judge_verdicts, judge_budget, judge_offline, require_judge, dry_run)
        return function(*arguments, judges=wish, **others)

    for option in reversed((
        click.option("--judge", metavar="MODEL", help="A language model that judges each paragraph (docs/judges.md)."),
        click.option("--judge-url", metavar="URL", help="Its server, of the OpenAI chat API: texts go there."),
        click.option(
            "--judge-verdicts",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="What it said before. Default: review-verdicts.jsonl beside the baseline.",
        ),
        click.option("--judge-budget", metavar="AMOUNT", help="Tokens (200000) or money (2.50) that it may use."),
        click.option("--judge-offline", is_flag=True, help="Read the verdicts, and ask nobody."),
        click.option("--require-judge", is_flag=True, help="Exit 2 where a paragraph has no verdict."),
        click.option("--dry-run", is_flag=True, help="Say what asking the judge would use, and stop."),
    )):  # fmt: skip
        wrapped = option(wrapped)
    return cast("_F", wrapped)
