"""The code of docs/python.md runs, in order, and gives what its comments say."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "python.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.usefixtures("articles")


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that the page names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("review.translators.resolve.builtin_model", lambda *_: None)
    folder = Path("corpora/bridge")
    folder.mkdir(parents=True)
    source, target = "Cầu mới có 24 nhịp.\n\nTrời mưa.\n", "The new bridge has 42 spans.\n\nIt rained.\n"
    for place, text in (
        (Path("article.vi.txt"), source),
        (Path("article.en.txt"), target),
        (Path("reference.en.txt"), target.replace("42", "24")),
        (folder / "s.vi.txt", source),
        (folder / "t.en.txt", target),
    ):
        place.write_text(text, encoding="utf-8")
    (folder / "document.toml").write_text(
        'source-language = "vi"\ntarget-language = "en"\nsource = "s.vi.txt"\ntarget = "t.en.txt"\n', encoding="utf-8"
    )


def said(block: str) -> str:
    """What the comments at the end of a block say its last line gives."""
    lines = block.rstrip().split("\n")
    first = next((n for n in range(len(lines), 0, -1) if not lines[n - 1].startswith("# ")), 0)
    return "\n".join(line[2:] for line in lines[first:])


def test_the_code_runs_and_gives_what_the_page_says() -> None:
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) == 5
    names: dict[str, object] = {}
    compared = 0
    for block in blocks:
        body = ast.parse(block).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), str(PAGE), "exec"), names)
        value = eval(compile(ast.Expression(last.value), str(PAGE), "eval"), names) if last is not None else None
        if said(block):
            assert str(value).split() == said(block).split()
            compared += 1
    assert compared == 3
