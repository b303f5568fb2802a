"""Regular expressions of modules, compiled when they are first used: a run needs a few of some hundred."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

import regex

__all__ = ["LazyPattern", "lazy_re", "lazy_regex"]


class LazyPattern:
    """Has what the compiled pattern has; each of its methods is looked up there once."""

    def __init__(self, expression: Any, flags: int, compiler: Callable[[Any, int], Any]) -> None:
        self.pattern = expression
        self._flags = flags
        self._compiler = compiler

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and pickling ask for what a pattern has not
            raise AttributeError(name)
        compiled = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self.__dict__["_compiled"] = self._compiler(self.pattern, self._flags)
        found = self.__dict__[name] = getattr(compiled, name)
        return found

    def __repr__(self) -> str:
        return f"LazyPattern({self.pattern!r})"


def lazy_regex(expression: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """As regex.compile; a mistake in the expression is an error where it is first used."""
    return cast("regex.Pattern[AnyStr]", LazyPattern(expression, flags, regex.compile))


def lazy_re(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As re.compile; a mistake in the expression is an error where it is first used."""
    return cast("re.Pattern[AnyStr]", LazyPattern(expression, flags, re.compile))
