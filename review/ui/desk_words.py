"""Messages of the readers in the desk's own words: they name options of the command line, and a desk has fields."""

from __future__ import annotations

import re

__all__ = ["in_desk_words", "in_folder_words"]

#: Option of the command line → the field of the desk's forms that is the same.
_FIELDS = {
    "source-language": "Language of the source",
    "target-language": "Language of the translation",
    "source-column": "Column of the source",
    "target-column": "Column of the translation",
    "no-header": "has a header",
    "article": "Only the article",
    "align": "Pairing",
}
#: What is put another way, in this order: the desk sets no limits, and a field is no word of a command.
_PHRASES = (
    (r" \((?:or raise |the setting )limits\.\w+\)", ""),
    (r"limits\.\w+ allows (\S+)", r"at most \1 are read"),
    (r"under --align lines: (.*), or use --align paragraphs", r"here: \1, or choose paragraphs in --align"),
    (r"add --no-header and name", r"take --no-header away and name"),
    (r": (--source-column) A\b", r", such as A in \1"),
    (r"\bwith (--(?!article)[a-z]+-)", r"in \1"),
)


def in_desk_words(message: str) -> str:
    """What a message says of options and settings, said of the fields of the forms that take documents in."""
    for said, put in _PHRASES:
        message = re.sub(said, put, message)
    return re.sub(r"--([a-z]+(?:-[a-z]+)*)", _field, message)


def _field(option: re.Match[str]) -> str:
    field = _FIELDS.get(option[1])
    return option[0] if field is None else f"“{field}”"


def in_folder_words(message: str) -> str:
    """The same of a document of a corpora folder, whose languages and pairing stand in its document.toml."""
    message = message.replace(
        "with --source-language and --target-language", "in document.toml: source-language, target-language"
    )
    message = re.sub(r"with --(source|target)-language", r"in document.toml: \1-language", message)
    return message.replace(
        "under --align lines: make them equal, or use --align paragraphs",
        'under align = "lines" in document.toml: make them equal, or leave that out',
    )
