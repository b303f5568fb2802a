"""What is known of a language is in its file: the code has no table keyed by languages, no branch on one,
and no list of a language's words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import langcodes
import pytest

import review
from review.checks import CHECKS
from review.languages.language import language_of, language_tags

PACKAGE = Path(review.__file__).parent
TAGS = language_tags()
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] != "languages"
)
#: What a language is called where it is asked for one.
ASKED = re.compile(r"\b(?:base|languages?|tag(?!\.)|base_language|short_code)\b")
#: Tags that stand for no language.
NONE = ("mul", "und", "zxx")


@lru_cache(maxsize=4096)
def is_tag(text: object) -> bool:
    """Whether a text is a language's tag of two or three letters; a few short words are tags as well (is, to, and)."""
    if not isinstance(text, str) or not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", text) or text in NONE:
        return False
    return langcodes.tag_is_valid(text)


def constants(nodes: list[ast.expr] | list[ast.expr | None]) -> list[object]:
    return [node.value for node in nodes if isinstance(node, ast.Constant)]


def all_tags(nodes: list[ast.expr] | list[ast.expr | None], enough: int) -> bool:
    found = constants(nodes)
    return len(found) == len(nodes) >= enough and all(map(is_tag, found))


def faults(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Dict) and all_tags(node.keys, 2 if set(constants(node.keys)) <= set(TAGS) else 3):
            yield f"line {node.lineno}: a table keyed by language"
        elif isinstance(node, ast.Set | ast.List | ast.Tuple) and all_tags(node.elts, 4):
            yield f"line {node.lineno}: a list of languages"
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            inner = [each for side in sides for each in getattr(side, "elts", [side])]
            others = " ".join(ast.unparse(side) for side in sides if not isinstance(side, ast.Constant))
            if any(map(is_tag, constants(inner))) and ASKED.search(others):
                yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Call) and len(words := split_words(node)) >= 4 and all(map(is_tag, words)):
            yield f"line {node.lineno}: a list of languages"


def split_words(call: ast.Call) -> list[str]:
    """The words of `"…".split()`; none for another call."""
    of = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == "split" else None
    return of.value.split() if isinstance(of, ast.Constant) and isinstance(of.value, str) else []


@pytest.mark.parametrize("module", MODULES)
def test_no_module_knows_a_language_by_its_tag(module: str) -> None:
    assert list(faults((PACKAGE / module).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        'words = {"vi": 1, "en": 2}',
        'if text.base == "vi": pass',
        'if base_language(tag) in ("zh", "ja"): pass',
        'x = frozenset(("zh", "ja", "ko", "th"))',
        'x = "zh ja ko th".split()',
        'if "vi" in (language, other.language): pass',
        '{**{}, "pt-BR": 1, "de": 2}["de"] if language != "pt-BR" else 0',
    ],
)
def test_the_scan_finds(code: str) -> None:
    assert len(list(faults(code))) == 1


@pytest.mark.parametrize(
    "code",
    ['x = {"id": 1, "end": 2}', 'if word in ("and", "or", "to"): pass', 'if tag == "und": pass', 'row["no"] == "yes"'],
)
def test_the_scan_leaves_alone(code: str) -> None:
    assert list(faults(code)) == []


#: What is an algorithm for one script or language is code named after itself; its few signs stay in it.
ALGORITHMS = (
    "text/dates/calendar.py",  # the eras of Han dates
    "text/dates/han.py",
    "text/dates/vietnamese.py",
    "text/names/transcribed.py",
    "text/names/transliteration.py",
    "text/numbers/han.py",
    "text/numbers/han_forms.py",
    "text/numbers/han_values.py",
)
#: Where texts are looked into; other folders list tags, file endings and column names.
OF_TEXTS = ("align", "backtranslation", "checks", "text")
#: So many little words of any languages are a list of a language's words, so many of other letters, so many at all.
LITTLE, FOREIGN, MANY = 4, 3, 20


@lru_cache(maxsize=1)
def little_words() -> frozenset[str]:
    """The closed classes of all languages."""
    every = [language_of(tag).words for tag in TAGS]
    return frozenset().union(*(one.determiner | one.preposition | one.conjunction | one.article for one in every))


def is_of_words(texts: list[str], *, of_texts: bool) -> bool:
    """Whether texts of one literal are words of a language: little ones, of other letters, or many."""
    little = sum(text in little_words() for text in texts)
    foreign = sum(not text.isascii() and re.search(r"[^\W\d_]{2}", text) is not None for text in texts)
    many = sum(re.fullmatch(r"[^\W\d_]{2,}", text) is not None and text.islower() for text in texts)
    return (little >= LITTLE and 2 * little >= len(texts)) or foreign >= FOREIGN or (of_texts and many >= MANY)


def word_lists(code: str, *, of_texts: bool = True) -> Iterator[str]:
    tree = ast.parse(code)
    typing = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Subscript) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in typing:
            continue
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            parts = [*node.keys, *node.values] if isinstance(node, ast.Dict) else list(node.elts)
            lists = [[text for text in constants(parts) if isinstance(text, str) and text not in CHECKS]]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            lists = [one.split("|") for one in re.findall(r"[^\W\d_]+(?:\|[^\W\d_]+)+", node.value)]
        elif isinstance(node, ast.Call):
            lists = [split_words(node)]
        else:
            continue
        if any(is_of_words(one, of_texts=of_texts) for one in lists):
            yield f"line {getattr(node, 'lineno', 0)}: words of a language; they belong in its file"


@pytest.mark.parametrize("module", [module for module in MODULES if module not in ALGORITHMS])
def test_no_module_lists_a_languages_words(module: str) -> None:
    of_texts = module.split("/")[0] in OF_TEXTS
    assert list(word_lists((PACKAGE / module).read_text(encoding="utf-8"), of_texts=of_texts)) == []


@pytest.mark.parametrize(
    "code",
    [
        'x = ("and", "or", "but", "with", "table")',
        'x = frozenset(("của", "những", "được"))',
        'x = regex.compile(r"\\b(?:of|de|del|the|und)\\b")',
        'x = "von der und mit".split()',
        'x = {"ский": 1, "ская": 1, "ское": 1}',
        f"x = {[f'{a}{b}' for a in ('mo', 'ka', 'ri', 'lu') for b in ('na', 'ter', 'los', 'ven', 'sik')]}",
    ],
)
def test_the_scan_finds_word_lists(code: str) -> None:
    assert list(word_lists(code))


@pytest.mark.parametrize(
    "code",
    [
        'x = ("to", "done", "open")',
        'kind: Literal["a", "an", "the", "of", "and"] = "a"',
        'x = {"b", "i", "em", "strong", "span", "font"}',
        'x = ("…", "–", "—", "„", "“")',
    ],
)
def test_the_scan_leaves_other_lists_alone(code: str) -> None:
    assert list(word_lists(code)) == []
