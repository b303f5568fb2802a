"""What a format is: a name, the suffixes of its files, a reader, a writer, what a browser is told.

A *paired* format has one language in a file, source and translation are two files; a *bilingual* one has both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from review.formats.corrected import Corrected
from review.model import Paragraph, Segment

__all__ = ["Bilingual", "Format", "Layout", "Reader", "Rendering", "TwoLanguages", "Writer"]

Layout = Literal["paired", "bilingual"]


class TwoLanguages(NamedTuple):
    """Segments of one file, and the languages that it names (BCP 47); None where it names none."""

    segments: tuple[Segment, ...]
    source_language: str | None = None
    target_language: str | None = None


#: A file's bytes, what it is called in messages, its language ("und" where that is not known yet).
Reader = Callable[[bytes, str, str], tuple[Paragraph, ...]]
#: A file's bytes, what it is called in messages, source and target language where they are known.
Bilingual = Callable[[bytes, str, str | None, str | None], TwoLanguages]
#: From a corrected document to the bytes of its translation's file.
Writer = Callable[[Corrected], bytes]


class Rendering(NamedTuple):
    """Another way to write a corrected document: its writer, its files' ending, and what a browser is told."""

    write: Writer
    ending: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Format:
    """One entry of `FORMATS`. Exactly one of `read` (paired) and `read_both` (bilingual) is given.

    `suffixes` are lower-case with their dot, `media_type` what a browser is told. `looks` tells by its first
    characters whether a text without a known suffix is one. The paragraphs of a `keyed` format are paired by their
    keys, those of a `timed` one by the times at which they are shown, those of others are aligned. `clean` makes of an
    edited text one that the file can hold. `heeds` are the settings of `review.reading_config.ReadingChoice` that say
    how it is read. `holds` is what a file of it must hold at least, for a message.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    write: Writer
    read: Reader | None = None
    read_both: Bilingual | None = None
    keyed: bool = False
    timed: bool = False
    looks: Callable[[str], bool] | None = None
    clean: Callable[[str], str] = str
    heeds: tuple[str, ...] = ()
    holds: str = "a text"

    def __post_init__(self) -> None:
        if (self.read is None) == (self.read_both is None):
            raise ValueError(f"{self.name}: a format has one language in a file or two")

    @property
    def layout(self) -> Layout:
        return "paired" if self.read is not None else "bilingual"

    @property
    def heeded(self) -> frozenset[str]:
        """What it `heeds`, and whether it matters how paragraphs are paired (`align`)."""
        return frozenset((*self.heeds, "align") if self.layout == "paired" else self.heeds)
