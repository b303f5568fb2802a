"""What the design says of the UI, read from its files."""

from __future__ import annotations

import ast
from pathlib import Path

import review

PACKAGE = Path(review.__file__).parent
#: Streamlit's calls that read Markdown: texts of segments and names must not reach them.
MARKDOWN = {
    "markdown",
    "write",
    "caption",
    "title",
    "header",
    "subheader",
    "info",
    "error",
    "warning",
    "success",
    "toast",
}


def test_only_the_ui_imports_streamlit() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.parent != PACKAGE / "ui":
            text = path.read_text(encoding="utf-8")
            assert "import streamlit" not in text, path
            assert "from streamlit" not in text, path


def test_the_ui_calls_nothing_that_reads_markdown() -> None:
    for path in (PACKAGE / "ui").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st":
                assert node.attr not in MARKDOWN, f"{path.name}:{node.lineno} st.{node.attr}"


def test_html_is_written_in_one_place_and_escaped() -> None:
    places = [path.name for path in (PACKAGE / "ui").glob("*.py") if "st.html(" in path.read_text(encoding="utf-8")]
    assert sorted(places) == ["messages.py", "pages.py"]  # pages.py: a constant style sheet


def test_the_component_makes_no_markup_from_texts() -> None:
    for path in (PACKAGE / "ui").rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert forbidden not in text, f"{path.name}: {forbidden}"
