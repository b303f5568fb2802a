"""The languages of pages: as asked for, as their paths name them, else told from their texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from review.drift.sources import SourcePage
from review.drift.texts import Texts
from review.errors import InputError, LanguageError
from review.git.history import Version
from review.languages.language import language_tags
from review.text.language import check_tag, detect
from review.text.reading import read_paragraph

__all__ = ["FoundPages", "languages_of"]

#: Paragraphs of a sample from which the languages are told, and how sure that must be.
_SAMPLE, _SURE = 60, 0.9
#: So many pages are sampled, spread over all of them.
_PAGES = 12


@dataclass(frozen=True, slots=True)
class FoundPages:
    """Pages of two histories: (source, target) paths; the translations' newest versions by path; the sources by path,
    each with its path now; what reads either side's blobs.
    """

    pairs: tuple[tuple[str, str], ...]
    newest: dict[str, Version]
    sources: dict[str, tuple[SourcePage, str]]
    texts: tuple[Texts, Texts]

    def sample(self, side: int) -> Iterator[str]:
        """Prose of some pages' sources (side 0) or translations (1)."""
        for path, of in self.pairs[:: max(1, len(self.pairs) // _PAGES)]:
            page, there = self.sources[path]
            if side:
                read = self.texts[1].paragraphs(self.newest[of].blob, of)
            else:
                read = self.texts[0].paragraphs(page.now, there) if page.now else ()
            yield from (read_paragraph(one).text for one in read or () if one.kind in ("body", "list-item"))


def languages_of(pages: FoundPages, source: str | None, target: str | None) -> tuple[str, str]:
    """BCP 47 tags of sources and translations; `source` and `target` are those asked for.

    Raises InputError where one cannot be told or both are the same, LanguageError for an unknown one.
    """
    given = [check_tag(tag) if tag else None for tag in (source, target)]
    tags = []
    known: set[str] = set()
    for side in (0, 1):
        tag = given[side] or _named_in([pair[side] for pair in pages.pairs])
        tags.append(tag or _detected(pages, side, known))
        known = {*pages.sample(0)} if side == 0 and given[1] is None else set()
    if tags[0] == tags[1]:
        raise InputError(
            f"source and translation both read as {tags[0]}; say what they are with --source-language and "
            "--target-language"
        )
    return tags[0], tags[1]


def _detected(pages: FoundPages, side: int, known: set[str]) -> str:
    """What a sample reads as, without the texts of `known`, which are not translated yet."""
    sample = [text for text in pages.sample(side) if text not in known]
    guess, sure = detect("\n".join(sample[:_SAMPLE])) if sample else ("", 0.0)
    if sure < _SURE:
        role = ("source", "target")[side]
        raise InputError(f"the {role}'s language cannot be told; say it with --{role}-language", pages.pairs[0][side])
    return check_tag(guess)


def _named_in(paths: list[str]) -> str | None:
    """The language that all paths name, in a folder or before the suffix, or as the whole name (`vi.json`); None where
    they name none, or several.
    """
    found = None
    for path in paths:
        parts = [*path.split("/")[:-1], *PurePosixPath(path).suffixes[-2:-1]]
        tags = [tag for part in parts if (tag := _tag(part.strip("."))) is not None]
        tags = tags or [tag for tag in [_tag(PurePosixPath(path).stem)] if tag is not None]
        if len(set(tags)) != 1 or (found is not None and tags[0] != found):
            return None
        found = tags[0]
    return found


def _tag(part: str) -> str | None:
    head = part.replace("_", "-").split("-")[0].lower()
    if head not in language_tags() or len(part) > 10:
        return None
    try:
        return check_tag(part)
    except LanguageError:
        return None
