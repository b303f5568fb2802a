"""Boxes and tabs of MkDocs (`!!! tip "Hint"`, `??? note`, `=== "Python"`): their content is indented, and no code.

https://python-markdown.github.io/extensions/admonition/ and the extensions details and tabbed of PyMdown.
"""

from __future__ import annotations

from review.lazy_patterns import lazy_regex

__all__ = ["undented"]

_HEAD = lazy_regex(r"(?P<indent> *)(?:!!!|\?\?\?\+?|===[!+]?) +[\w\"']")
_FENCE = lazy_regex(r" *(?P<marks>`{3,}|~{3,})")
_STEP = 4


def undented(text: str) -> str:
    """The text line for line, with what stands in boxes and tabs where it would stand outside of them.

    Lines of a fenced block of code are moved with the rest, but open no box.
    """
    if "!!!" not in text and "???" not in text and "===" not in text:
        return text
    lines = []
    boxes: list[int] = []  # how far the content of each open box is indented
    fence = ""
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip():
            while boxes and indent < boxes[-1]:
                boxes.pop()
                fence = ""
        lines.append(line[min(indent, _STEP * len(boxes)) :])
        mark = _FENCE.match(line)
        if mark is not None and (not fence or line.strip() == fence):
            fence = "" if fence else mark["marks"]
        elif not fence and (head := _HEAD.match(line)) and len(head["indent"]) == (boxes[-1] if boxes else 0):
            boxes.append(len(head["indent"]) + _STEP)
    return "\n".join(lines)
