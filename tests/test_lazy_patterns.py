"""Patterns are compiled when they are first used, and every pattern of the package can be."""

import gc
import importlib
import pkgutil
import re

import pytest
import regex

import review
from review.lazy_patterns import LazyPattern, lazy_re, lazy_regex


def test_a_pattern_finds_what_the_compiled_one_finds() -> None:
    lazy, compiled = lazy_regex(r"\p{Lu}(\w+)", regex.VERSION1), regex.compile(r"\p{Lu}(\w+)", regex.VERSION1)
    for _ in range(2):  # the second time it is compiled already
        found = lazy.search("an Ode to Joy")
        assert found is not None
        assert found[1] == "de"
        assert lazy.findall("an Ode to Joy") == compiled.findall("an Ode to Joy")
    assert (lazy.pattern, lazy.flags, lazy.groups) == (compiled.pattern, compiled.flags, compiled.groups)


def test_bytes_have_patterns_too() -> None:
    assert lazy_re(rb"<(\w+)").findall(b"<a><b>") == [b"a", b"b"]


def test_nothing_is_compiled_before_its_first_use() -> None:
    broken = lazy_re("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.match("x")


def test_a_pattern_has_no_methods_that_patterns_have_not() -> None:
    with pytest.raises(AttributeError):
        lazy_re("x").find("x")  # type: ignore[attr-defined]


def test_every_pattern_of_the_package_compiles() -> None:
    for module in pkgutil.walk_packages(review.__path__, "review."):
        if module.name.split(".")[1] in ("checks", "text", "formats", "align", "drift", "languages", "backtranslation"):
            importlib.import_module(module.name)
    patterns = [one for one in gc.get_objects() if type(one) is LazyPattern and one.pattern != "("]
    assert len(patterns) > 250
    for pattern in patterns:
        assert pattern.groups >= 0
