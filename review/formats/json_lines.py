"""JSON lines: an object a segment, with the members `source` and `target`, or the languages' tags for names, or others
that the settings `[reading]` choose.

The members may lie one object deeper, as in `{"translation": {"en": "…", "de": "…"}}`. Others are left alone.
"""

from __future__ import annotations

import json

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

#: Names of the members, the first that an object has; the language's tag comes after them.
_NAMES = (("source", "src"), ("target", "tgt", "mt"))


def read(data: bytes, name: str, source: str | None, target: str | None) -> TwoLanguages:
    """The lines' segments. Raises InputError, with the line, for one that is no JSON object with both members."""
    text = decode(data, name)
    filled = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            refuse_broken(line, name, number)
            filled.append(number)
            if not line.lstrip().startswith("{"):
                raise InputError("is no JSON object", name, number)
            if next(values(line), None) is None:
                raise InputError(_without_text(line), name, number)
    languages = languages_told(text, name, source, target)
    pairs = pairs_of(text, (languages[0] or "und", languages[1] or "und"))
    there = {LinesAndColumns(text).of(pair.source.start)[0] for pair in pairs}
    lacking = next((number for number in filled if number not in there), None) if len(there) < len(filled) else None
    if lacking is not None:
        nor = f" (nor {' and '.join(map(repr, filter(None, languages)))})" if any(languages) else ""
        wanted = " and ".join(repr(chosen or names[0]) for chosen, names in zip(reading().columns, _NAMES, strict=True))
        raise InputError(
            f"has no members {wanted}{nor} that are strings; write both texts, in double quotation marks", name, lacking
        )
    return TwoLanguages(segments_of(pairs, LinesAndColumns(text), languages), *languages)


def _without_text(line: str) -> str:
    """What is wrong with an object that has no string at all, and what helps."""
    members = ", ".join(repr(name) for name in json.loads(line))
    there = f"its members ({members}) are" if members else "it has"
    return f"has no text: {there} no strings; write source and translation in double quotation marks"


def languages_told(text: str, name: str, source: str | None, target: str | None) -> tuple[str | None, str | None]:
    """The languages as given, else as the members of the first object are called, where these have no role."""
    if (source is not None and target is not None) or any(reading().columns):
        return source, target
    line = next((line for line in text.split("\n") if line.strip()), "")
    if not line:
        return source, target
    members = [str(path[-1]) for path, _ in values(line) if path and len(path) <= 2]
    if {member.lower() for member in members} & set(sum(_NAMES, ())):
        return source, target
    return find_columns(members, name, source, target).languages


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
