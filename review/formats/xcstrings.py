"""Apple's string catalogues (.xcstrings): JSON with every language; a segment a string, and one a plural form."""

from __future__ import annotations

import json

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Pair, segments_of
from review.formats.corrected import Corrected
from review.formats.format import Format, TwoLanguages
from review.formats.json_strings import names, refuse_broken, values
from review.formats.limits import limit_in
from review.formats.reading import decode
from review.formats.writing import write_pairs
from review.lazy_patterns import lazy_regex

__all__ = ["FORMAT", "read", "write"]

#: A name that stands for a text: home.title, error_no_network, settings/general.
_NAME = lazy_regex(r"[A-Za-z][A-Za-z0-9]*+(?:[._:/-][A-Za-z0-9]++)++|[a-z]+(?:[A-Z][a-z0-9]*)+")


def read(data: bytes, name: str, source: str | None, target: str | None) -> TwoLanguages:
    """The strings that have both languages; the source is the catalogue's own, the target given, or the only other.

    Raises InputError, with the line, for what is no JSON or no catalogue, and where no target can be told.
    """
    text = decode(data, name)
    refuse_broken(text, name)
    whole = json.loads(text, parse_int=str)
    if not isinstance(whole, dict) or not isinstance(whole.get("strings"), dict):
        raise InputError("is no string catalogue: it has no object 'strings'", name)
    source = source or str(whole.get("sourceLanguage") or "en")
    there = dict.fromkeys(str(path[3]) for path, _ in values(text) if _is_unit(path))
    others = [tag for tag in there if tag != source]
    if target is None and len(others) == 1:
        target = others[0]
    if target is None or target not in there:
        if not others:
            raise InputError(f"has no language but {source}; a translation is wanted", name)
        raise InputError(
            f"has the languages {', '.join(others)} beside {source}; say which with --target-language", name
        )
    return TwoLanguages(segments_of(_pairs(text, source, target), LinesAndColumns(text)), source, target)


def write(corrected: Corrected) -> bytes:
    """The catalogue with corrected strings."""
    return write_pairs(corrected, lambda text: _pairs(text, corrected.source_language, corrected.target_language))


def _is_unit(path: tuple[str | int, ...]) -> bool:
    return len(path) > 4 and path[0] == "strings" and path[2] == "localizations" and path[-1] == "value"


def _pairs(text: str, source: str, target: str) -> list[Pair]:
    sides: dict[str, dict[tuple[str | int, ...], Block]] = {source: {}, target: {}}
    limits: dict[str, int] = {}
    for path, block in values(text):
        if _is_unit(path) and path[3] in sides:
            sides[str(path[3])][(path[1], *path[4:])] = block
        elif len(path) == 3 and path[0] == "strings" and path[2] == "comment":
            limits[str(path[1])] = limit_in(block.text)
    told = {key[0] for key in sides[source]}
    keys = {path[1]: block for path, block in names(text) if len(path) == 2 and path[0] == "strings"}
    pairs = []
    for key, block in sides[target].items():
        mine = sides[source].get(key) or _other_form(sides[source], key)
        if mine is None and key[0] not in told and _is_text(key):
            mine = keys.get(key[0])
        if mine is not None:
            name, limit = _name(key), limits.get(str(key[0]), 0)
            pairs.append(Pair(mine._replace(key=name, limit=limit), block._replace(key=name, limit=limit)))
    return pairs


def _name(key: tuple[str | int, ...]) -> str:
    """What reports call a string: its key, and the form of a plural behind it."""
    if "plural" not in key[1:-1]:
        return str(key[0])
    return f"{key[0]}[{key[key.index('plural', 1) + 1]}]"


def _is_text(key: tuple[str | int, ...]) -> bool:
    """Whether a string's key is what the program shows, which Xcode does not write down once more; a part of one that
    is put together (a substitution) has no text there, and home.title is a name.
    """
    return "substitutions" not in key and _NAME.fullmatch(str(key[0])) is None


def _other_form(there: dict[tuple[str | int, ...], Block], key: tuple[str | int, ...]) -> Block | None:
    """The source's form "other" for a form that only the target's language has."""
    if "plural" not in key:
        return None
    at = key.index("plural") + 1
    return there.get((*key[:at], "other", *key[at + 1 :]))


FORMAT = Format("xcstrings", (".xcstrings",), "application/json", write, read_both=read)
