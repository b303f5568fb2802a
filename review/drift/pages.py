"""Which files are a source and its translation: two files, two folders, two patterns with stars, or one path twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

import regex

from review.errors import InputError, UsageError
from review.formats.registry import format_of
from review.lazy_patterns import lazy_regex

__all__ = ["find_pairs", "find_untranslated", "is_pattern", "pairs_in"]

_STAR = lazy_regex(r"(\*\*/|\*\*|\*|\?)")
_MOST_STARS = 6


def is_pattern(path: str) -> bool:
    """Whether a path has stars."""
    return "*" in path or "?" in path


def find_pairs(
    source: str,
    target: str,
    sources: Mapping[str, str],
    targets: Mapping[str, str],
) -> tuple[tuple[str, str], ...]:
    """(source path, target path) of every translated page, by the target's path; paths from the repositories' tops.

    `sources` and `targets` are the files that there are; a source need not be there still. Raises UsageError where the
    paths do not fit together, InputError where nothing is found.
    """
    if is_pattern(source) != is_pattern(target):
        raise UsageError("SOURCE and TARGET are two files, two folders, or two patterns with the same stars")
    if is_pattern(source):
        pairs = _by_pattern(source, target, targets)
    elif target in targets:
        if source not in sources and any(path.startswith(f"{source}/") for path in sources):
            raise UsageError(f"{target} is a file and {source} a folder; name two files or two folders")
        pairs = [(source, target)]
    else:
        pairs = pairs_in(source, target, targets)
        if not pairs:
            raise InputError("no such file or folder with pages in this revision; paths count from here", target)
    pairs = [pair for pair in pairs if pair[0] != pair[1] or sources is not targets]
    if not pairs:
        raise UsageError(
            f"{target or '.'} is named as source and as translation: name the other, too, or, for a translation in "
            "place, where the source is with --source-repository or --source-revision"
        )
    unread = next((path for _, path in pairs if not _is_page(path)), None)
    if unread is not None and len(pairs) == 1:
        raise InputError(
            "holds both languages, and is no page that drift compares; its own tools mark changed strings there "
            "(msgmerge's fuzzy, XLIFF's state), and of a table the baseline tells them (review score)",
            unread,
        )
    return tuple(sorted(pairs, key=lambda pair: pair[1]))


def find_untranslated(
    source: str, target: str, sources: Iterable[str], pairs: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """(source path, where its translation would be) of the pages that have none, by the source's path.

    The paths are those of `find_pairs`, `pairs` what it gave; a single file has no others beside it.
    """
    known = {path for path, _ in pairs}
    translations = {path for _, path in pairs}
    if is_pattern(source):
        found = pairs_in(target, source, sources)
    elif source in known or target in translations:
        return ()
    else:
        found = pairs_in(target, source, sources)
    return tuple(sorted((path, there) for there, path in found if path not in known and path not in translations))


def pairs_in(source: str, target: str, targets: Iterable[str]) -> list[tuple[str, str]]:
    """(source path, target path) of the pages in a folder or of a pattern; none where there are none."""
    if is_pattern(target):
        return _by_pattern(source, target, targets, quiet=True)
    start, other = (f"{one.rstrip('/')}/" if one.strip("/.") else "" for one in (target, source))
    inside = other if other.startswith(start) and other != start else None
    return [
        (other + path[len(start) :], path)
        for path in targets
        if path.startswith(start) and not (inside and path.startswith(inside)) and _is_page(path)
    ]


def _is_page(path: str) -> bool:
    """Whether a file is a text of one language with paragraphs."""
    if not PurePosixPath(path).suffix:
        return False
    try:
        return format_of(path).read is not None and format_of(path).name not in ("tsv", "csv")
    except InputError:
        return False


def _by_pattern(source: str, target: str, targets: Iterable[str], *, quiet: bool = False) -> list[tuple[str, str]]:
    stars = [_STAR.findall(one) for one in (source, target)]
    if stars[0] != stars[1]:
        raise UsageError(
            f"{source} and {target} must have the same stars in the same order, as docs/en/** and docs/vi/**"
        )
    if len(stars[0]) > _MOST_STARS:
        raise UsageError(f"{target} has more than {_MOST_STARS} stars")
    meanings = {"**/": r"((?:[^/]++/)*)", "**": r"(.*)", "*": r"([^/]*)", "?": r"([^/])"}
    pattern = regex.compile("".join(meanings.get(piece) or regex.escape(piece) for piece in _STAR.split(target)))
    pieces = _STAR.split(source)
    found = []
    for path in targets:
        match = pattern.fullmatch(path)
        if match is not None:
            values = iter(match.groups())
            found.append(("".join(next(values) if piece in meanings else piece for piece in pieces), path))
    if not found and not quiet:
        raise InputError("no file in this revision is called so; put the pattern in quotation marks", target)
    return found
