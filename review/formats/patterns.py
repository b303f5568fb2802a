"""Documents as they lie in a project: patterns of source files, and of the translations that belong to them.

`docs/en/**/*.md` and `docs/vi/**/*.md`: what a wildcard stood for in the source's path stands in the translation's.
`{language}` in the translation's pattern is every language that there are files of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from review.config import DocumentPattern, Settings
from review.errors import InputError, LanguageError, UsageError
from review.files import lies_in
from review.formats.corpus import CorpusEntry
from review.formats.registry import suffixes
from review.formats.wildcards import Wildcards, name_expression
from review.git.paths import repository_top
from review.lazy_patterns import lazy_re
from review.text.language import check_tag

__all__ = ["FoundEntries", "expanded", "find_patterns", "fixed_folder", "is_pattern"]

_WILDCARD = lazy_re(r"(?:(?<=/)|^)\*\*(?:/|$)|\*+|\?|\[[^\]]+\]|\{language\}")
_LANGUAGE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"
#: Most files that a pattern may stand for.
MAX_FILES = 100_000


@dataclass(frozen=True, slots=True)
class FoundEntries:
    """The pairs that patterns stand for, and a line for each source without a translation."""

    entries: tuple[CorpusEntry, ...]
    lacking: tuple[str, ...]


def is_pattern(path: str) -> bool:
    """Whether a path of the command line has wildcards and is no file's or folder's name."""
    try:
        return any(mark in path for mark in "*?[") and not Path(path).exists()
    except (OSError, ValueError):
        return False


def fixed_folder(pattern: str) -> Path:
    """The folder in which a pattern's files lie, as far as it is said without wildcards."""
    parts = PurePosixPath(pattern).parts
    fixed = next((n for n, part in enumerate(parts) if _WILDCARD.search(part)), len(parts) - 1)
    return Path(*parts[:fixed]) if fixed else Path()


def expanded(pattern: str) -> list[str]:
    """The files of a pattern, sorted. Raises InputError where there are none."""
    found = _files(pattern, Path(), _own_folder(pattern))
    if not found:
        raise InputError("no file is called so; check the pattern, and put it in quotes", pattern)
    return found


def find_patterns(
    patterns: Sequence[DocumentPattern], folder: Path, root: Path, settings: Settings, *, asked: bool = False
) -> FoundEntries:
    """The documents that patterns, which count from `folder`, stand for; they are named by their translation's path
    below `root`. Links out of the folder are not followed, of patterns that were `asked` for on the command line links
    out of the repository that the files lie in.

    Languages are those of `{language}`, or of folders and names in which the two patterns differ (`en` and `vi`).
    Raises InputError for a source's pattern without files, UsageError where the two patterns have other wildcards.
    """
    entries: list[CorpusEntry] = []
    lacking: list[str] = []
    for one in patterns:
        within = [_own_folder(pattern) if asked else folder for pattern in (one.source, one.target)]
        files = _files(one.source, folder, within[0])
        if not files:
            raise InputError("no file is called so; check the pattern of the sources", one.source)
        targets: list[tuple[str, str | None]] = [(one.target, None)]
        if "{language}" in one.target:
            targets = [(one.target.replace("{language}", tag), tag) for tag in _languages(one.target, folder)]
            if not targets:
                raise InputError("no file of any language is called so; check the pattern", one.target)
        targets = [(t, tag) for t, tag in targets if _counterpart(files[0], one.source, t) != files[0]]
        taken = {target for pattern, _ in targets for target in _files(pattern, folder, within[1])}
        for pattern, tag in targets:
            tags = _tags(one.source, pattern)
            own = Settings(tags[0], tag or tags[1]).over(settings) if tag else settings.over(Settings(*tags))
            for source in files:
                target = _counterpart(source, one.source, pattern)
                if tag is not None and source in taken:  # a translation that the pattern of the sources is true of, too
                    continue
                if not (folder / target).is_file() or not _stays(folder / target, within[1]):
                    lacking.append(f"{source} has no translation ({target})")
                    continue
                name = _name(folder / target, root)
                entries.append(CorpusEntry(name, folder, own, folder / source, folder / target, None, ()))
    twice = {entry.id: entry for entry in entries}  # one that two patterns stand for counts once
    return FoundEntries(tuple(twice.values()), tuple(lacking))


def _files(pattern: str, folder: Path, within: Path | None) -> list[str]:
    known = suffixes()
    found = []
    for path in Wildcards(pattern).walk(folder):
        # a pattern that names no suffix stands for all files, pictures too
        if path.lower().endswith(known) and (folder / path).is_file() and _stays(folder / path, within):
            found.append(Path(path).as_posix())
            if len(found) > MAX_FILES:
                raise InputError(f"stands for more than {MAX_FILES:,} files", pattern)
    return sorted(found)


def _stays(path: Path, within: Path | None) -> bool:
    return within is None or lies_in(path, within)


def _own_folder(pattern: str) -> Path | None:
    """The repository that the files of a pattern of the command line lie in; None where they lie in none."""
    return repository_top(fixed_folder(pattern).resolve())


def _counterpart(source: str, pattern: str, target: str) -> str:
    wildcards = _WILDCARD.findall(target)
    stood_for = Wildcards(pattern).stood_for(source)
    if stood_for is None or len(stood_for) != len(wildcards):
        raise UsageError(
            f"{pattern} and {target} do not go together: write the same wildcards in both, such as "
            "'docs/en/**/*.md' 'docs/vi/**/*.md'"
        )
    found = iter(stood_for)
    return PurePosixPath(_WILDCARD.sub(lambda _: next(found), target)).as_posix()


def _languages(pattern: str, folder: Path) -> list[str]:
    """The languages that stand at `{language}` in the names of files and folders."""
    before, _, after = pattern.partition("{language}")
    head, _, lead = before.rpartition("/")
    tail = after.partition("/")[0]
    tags = []
    beginning = f"{head}/{lead}" if head else lead
    for path in Wildcards(f"{beginning}*{tail}").walk(folder, folders=True):
        match = re.fullmatch(f".*?{re.escape(lead)}({_LANGUAGE}){name_expression(tail)}", PurePosixPath(path).name)
        if match and _is_language(match[1]):
            tags.append(match[1])
    return sorted(dict.fromkeys(tags))


def _tags(source: str, target: str) -> tuple[str | None, str | None]:
    """The languages in which two paths differ, where they differ in them alone."""
    for between in (r"([/._])", r"([/._-])"):  # pt-BR is one tag, guide-vi a name with one
        parts = [re.split(between, path) for path in (source, target)]
        if len(parts[0]) == len(parts[1]):
            differing = [(one, two) for one, two in zip(*parts, strict=True) if one != two]
            if differing and all(_is_language(one) and _is_language(two) for one, two in differing):
                return differing[0]
    return None, None


def _is_language(word: str) -> bool:
    if not re.fullmatch(_LANGUAGE, word):
        return False
    try:
        check_tag(word.replace("_", "-"))
    except LanguageError:
        return False
    return True


def _name(target: Path, root: Path) -> str:
    try:
        return target.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return target.as_posix()
