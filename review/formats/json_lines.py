"""JSON lines: an object a segment, with the members `source` and `target`, or the languages' tags for names, or others
that the settings `[reading]` choose.

The members may lie one object deeper, as in `{"translation": {"en": "…", "de": "…"}}`. Others are left alone.
"""

from __future__ import annotations

import json
from typing import Any

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Pair, segments_of
from review.formats.columns import CHOSEN, find_columns
from review.formats.corrected import Corrected
from review.formats.format import Format, TwoLanguages
from review.formats.json_strings import refuse_broken, values
from review.formats.reading import decode
from review.formats.writing import write_pairs
from review.reading_config import reading
from review.text.language import base_language

__all__ = ["FORMAT", "languages_told", "members_wanted", "pairs_of", "read", "write"]

#: Names of the members, the first that an object has; the language's tag comes after them. The desk's own export
#: (decided_lines.py) has the last.
_NAMES = (("source", "src"), ("target", "tgt", "mt", "corrected"))

#: Members that a message names, and characters of each.
_SHOWN, _LONG = 12, 40


def read(data: bytes, name: str, source: str | None, target: str | None) -> TwoLanguages:
    """The lines' segments. Raises InputError, with the line, for one that is no JSON object with both members."""
    text = decode(data, name)
    _refuse_whole(text, name)
    filled = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            refuse_broken(line, name, number)
            filled.append(number)
            if not line.lstrip().startswith("{"):
                message = f'is {_kind(json.loads(line))}, not an object: write {{"source": "…", "target": "…"}}'
                raise InputError(message, name, number)
    languages = languages_told(text, name, source, target)
    pairs = pairs_of(text, (languages[0] or "und", languages[1] or "und"))
    there = {LinesAndColumns(text).of(pair.source.start)[0] for pair in pairs}
    lacking = next((number for number in filled if number not in there), None) if len(there) < len(filled) else None
    if lacking is not None:
        line = text.split("\n")[lacking - 1]
        raise InputError(_fault(json.loads(line), (languages[0], languages[1])), name, lacking)
    return TwoLanguages(segments_of(pairs, LinesAndColumns(text), languages), *languages)


def _refuse_whole(text: str, name: str) -> None:
    """Raises InputError for what is JSON of several lines, or a list: a line is an object here."""
    first = text.lstrip().partition("\n")[0].strip()
    if first not in ("{", "[") and not first.startswith("["):
        return
    filter_ = "'.[]'" if first.startswith("[") else "."
    try:
        json.loads(first)
    except ValueError:
        said = "is JSON over several lines"
    else:
        said = "is a list"
    message = f"{said}; JSON lines have an object a line: jq -c {filter_} FILE makes it so"
    raise InputError(message, name, text[: len(text) - len(text.lstrip())].count("\n") + 1)


def _fault(row: dict[str, Any], languages: tuple[str | None, str | None]) -> str:
    """What is wrong with an object that has not both texts, and what helps."""
    members = _members(row)
    roles = [chosen or names[0] for chosen, names in zip(reading().columns, _NAMES, strict=True)]
    wanted = members_wanted((languages[0] or roles[0], languages[1] or roles[1]))
    said = []
    for names in wanted:
        there = next((name for name in names if name in members), None)
        if there is None:
            said.append(f"has no member {names[0]!r}" + (f" (nor {names[-1]!r})" if names[-1] != names[0] else ""))
        elif not isinstance(members[there], str):
            said.append(f"its {there!r} is {_kind(members[there])}, not a text")
    written = 'write both texts in double quotation marks, "" for one that is missing'
    if not any(one.startswith("has") for one in said):
        return f"{' and '.join(said)}; {written}"
    there = f"its members are {_shown(members)}" if members else "it has no members"
    chosen = "call them so, or say which are meant with --source-column and --target-column"
    return f"{' and '.join(said)}; {there}; {chosen}; {written}"


def _kind(value: object) -> str:
    """What a value of JSON is, in words."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, str):
        return "a text"
    return "a number" if isinstance(value, int | float) else "a list" if isinstance(value, list) else "an object"


def languages_told(text: str, name: str, source: str | None, target: str | None) -> tuple[str | None, str | None]:
    """The languages as given, else as the members of the first object are called, where these have no role."""
    if (source is not None and target is not None) or any(reading().columns):
        return source, target
    lines = enumerate(text.split("\n"), start=1)
    number, line = next(((number, line) for number, line in lines if line.strip()), (0, ""))
    if not line:
        return source, target
    try:
        row = json.loads(line)
    except ValueError:
        return source, target
    if not isinstance(row, dict):
        return source, target
    members = _members(row)
    if members.keys() & set(sum(_NAMES, ())):
        return source or _tag(members, "source_language"), target or _tag(members, "target_language")
    try:
        return find_columns(list(members), name, source, target).languages
    except InputError:
        there = f"its members are {_shown(members)}" if members else "it has no members"
        raise InputError(
            f"has no members 'source' and 'target', nor two languages; {there}; rename them, or say which are meant "
            "with --source-column and --target-column",
            name,
            number,
        ) from None


def _tag(members: dict[str, object], name: str) -> str | None:
    """The language's tag that a member holds, as in the desk's own export."""
    tag = members.get(name)
    return tag if isinstance(tag, str) and tag else None


def _members(row: dict[str, Any]) -> dict[str, object]:
    """The members of an object, and those of objects in it, by name in lower case."""
    members: dict[str, object] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            for inner, text in value.items():
                members.setdefault(inner.lower(), text)
        members.setdefault(key.lower(), value)
    return members


def _shown(members: dict[str, object]) -> str:
    return ", ".join(repr(name[:_LONG]) for name in [*members][:_SHOWN])


def write(corrected: Corrected) -> bytes:
    """The file with corrected targets."""
    return write_pairs(corrected, lambda text: pairs_of(text, (corrected.source_language, corrected.target_language)))


def pairs_of(text: str, languages: tuple[str, str]) -> list[Pair]:
    """The pairs of a text of such lines, in order."""
    pairs: list[Pair] = []
    line = -1
    found: dict[str, Block] = {}
    places = LinesAndColumns(text)
    for path, block in values(text):
        if not path or len(path) > 2 or not isinstance(path[-1], str):
            continue
        here = places.of(block.start)[0]
        if here != line:
            _close(pairs, found, languages)
            line, found = here, {}
        found.setdefault(path[-1].lower(), block)
    _close(pairs, found, languages)
    return pairs


def members_wanted(languages: tuple[str, str]) -> list[tuple[str, ...]]:
    """What the members of either side may be called, in lower case, the first that is there first."""
    return [
        (chosen.strip().lower(),)
        if chosen
        else tuple(dict.fromkeys((*names, language.lower(), base_language(language))))
        for names, language, chosen in zip(_NAMES, languages, reading().columns, strict=True)
    ]


def _close(pairs: list[Pair], found: dict[str, Block], languages: tuple[str, str]) -> None:
    sides = [next((found[one] for one in names if one in found), None) for names in members_wanted(languages)]
    if sides[0] is not None and sides[1] is not None:
        pairs.append(Pair(sides[0], sides[1]))


FORMAT = Format(
    "json-lines", (".jsonl", ".ndjson"), "application/jsonl; charset=utf-8", write, read_both=read, heeds=CHOSEN
)
