"""Who can suggest other words for a paragraph: the judge of the settings, the model of the document's own direction."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from review.config import find_settings
from review.errors import EngineError
from review.formats.reading import read_text
from review.judge_config import JudgeSettings
from review.scoring import known_checks
from review.store.suggested import Wanted
from review.text.language import language_name
from review.ui.suggesting import Source

if TYPE_CHECKING:
    from review.judges.budget import Budget
    from review.judges.client import ChatClient
    from review.judges.prompt import Question
    from review.translators.engines.engine import Engine

__all__ = ["Suggesters"]


class Suggesters:
    """The sources for a pair of languages, by the settings that hold in a folder, read anew each time.

    The judge's budget is one for as long as its settings stay as they are. With $REVIEW_BACK_TRANSLATION=none no model
    is used, as everywhere at the desk.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: tuple[JudgeSettings, ChatClient, Budget] | None = None
        self._engines: dict[tuple[str, str], Engine | None] = {}

    def __call__(self, source_language: str, target_language: str) -> list[Source]:
        """The best first. Raises ConfigError for settings that are wrong."""
        found = []
        judge = find_settings(self._folder, known_checks()).judge.over(JudgeSettings.usual())
        if judge.model is not None and judge.url is not None:
            found.append(self._judge(judge))
        engine = self._engine(source_language, target_language)
        if engine is not None:
            ways = f"{language_name(source_language)} to {language_name(target_language)}"
            found.append(Source(f"the translation model, {ways}", f"model:{engine.name}", _translated(engine)))
        return found

    def close(self) -> None:
        """Ends the connection to the judge's server."""
        if self._asked is not None:
            self._asked[1].close()
            self._asked = None

    def _judge(self, settings: JudgeSettings) -> Source:
        from review.judges.client import shown_address

        def ask(about: Wanted) -> str:
            from review.judges.correcting import TASK_VERSION, correct
            from review.output_cache import OutputCache, cache_key

            model, question = settings.model or "", _question(about, settings)
            key = cache_key("correct", f"{model}|{TASK_VERSION}", *question.parts(), *about.wrong)
            with OutputCache() as cache:  # what was asked for once is there after the desk was started anew
                known = cache.get([key]).get(key)
                if isinstance(known, str):
                    return known
            client, budget = self._client(settings)
            found = correct(client, budget, model, question, about.wrong)
            with OutputCache() as cache:
                cache.put({key: found})
            return found

        where = shown_address(settings.url or "")
        return Source(
            f"the judge {settings.model}",
            f"judge:{settings.model}",
            ask,
            f"this paragraph, the sources beside it, its terms and findings go to {where}",
        )

    def _client(self, settings: JudgeSettings) -> tuple[ChatClient, Budget]:
        if self._asked is None or self._asked[0] != settings:
            from review.judges.budget import Budget
            from review.judges.client import ChatClient

            self.close()
            client = ChatClient(
                settings.url or "",
                timeout=settings.timeout or 0,
                retries=settings.retries or 0,
                stream=bool(settings.stream),
            )
            self._asked = settings, client, Budget(settings.budget, settings.prices, (settings.model or "",))
        return self._asked[1:]

    def _engine(self, source_language: str, target_language: str) -> Engine | None:
        """The model of that direction that is at hand; none is fetched."""
        from review.translators.directions import short_code
        from review.translators.resolve import EngineChoice, find_engine

        if os.environ.get("REVIEW_BACK_TRANSLATION") == "none":
            return None
        pair = short_code(source_language), short_code(target_language)
        if pair not in self._engines:
            self._engines[pair] = find_engine(EngineChoice(), *pair).engine
        return self._engines[pair]


def _translated(engine: Engine) -> Callable[[Wanted], str]:
    def ask(about: Wanted) -> str:
        from review.backtranslation.paragraphs import ParagraphTranslator

        (made,) = ParagraphTranslator(engine).translate([about.source])
        return made.text

    return ask


def _question(about: Wanted, settings: JudgeSettings) -> Question:
    """Raises EngineError for a paragraph that is too long for the judge's window."""
    from review.judges import prompt
    from review.judges.budget import estimated_tokens

    if estimated_tokens(about.source) + estimated_tokens(about.target) > (settings.window or 0) // 2:
        raise EngineError("the paragraph is too long for the judge's window; split it")
    around = settings.context or 0
    instructions = settings.instructions
    return prompt.Question(
        about.source_language,
        about.target_language,
        about.source,
        about.target,
        about.before if around else (),
        about.after if around else (),
        about.terms,
        "" if instructions is None else read_text(instructions, empty_ok=True, regular=True).strip(),
    )
