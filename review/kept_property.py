"""functools.cached_property without its lock, which Python 3.11 takes at every first question: a third of its time.

A segment's views have some thirty such properties. Of two threads that ask at once both may compute the value, as from
Python 3.12 on, where the standard library has no lock either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["kept_property"]

if TYPE_CHECKING:
    from functools import cached_property as kept_property
else:

    class kept_property:  # noqa: N801 (it is used as functools.cached_property is)
        """A property whose value is computed once and kept in the object's `__dict__`, which then answers by itself."""

        def __init__(self, function: Any) -> None:
            self._function = function
            self._name = function.__name__
            self.__doc__ = function.__doc__

        def __get__(self, one: Any, owner: Any = None) -> Any:
            if one is None:
                return self
            value = one.__dict__[self._name] = self._function(one)
            return value
