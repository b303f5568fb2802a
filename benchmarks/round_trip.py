"""Reads files of other programs and writes them back: without a change, and with a letter put into every text.

Prints, for each format, how many files came back byte for byte, and in how many every changed text was read back as it
was written and nothing else changed; what did not, by name. Office files are compared by their parts.

usage: round_trip.py FILE|FOLDER… [--most 200]
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from review.errors import ReviewError
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.registry import Format, format_of
from review.model import Paragraph, Segment

LANGUAGES = ("en", "de")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=200, help="files of one format")
    options = parser.parse_args()
    told, same, kept, refused = (Counter[str]() for _ in range(4))
    started = time.perf_counter()
    for path in files(options.paths):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        name = path.name.removesuffix(".gz")
        try:
            one = format_of(name, data[:4000].decode("utf-8", "ignore"))
        except ReviewError:
            continue
        if one.name in ("paragraphs", "lines") or told[one.name] >= options.most:
            continue
        try:
            segments = read(one, data, name)
        except ReviewError as error:
            refused[one.name] += 1
            print(f"refused: {path}: {error.message}"[:200])
            continue
        told[one.name] += 1
        same[one.name] += one.write(corrected(one, data, name, segments, {})) == data
        kept[one.name] += every_text(one, data, name, segments, path)
    for name in told:
        print(f"{name}: {told[name]} files, {same[name]} byte for byte, {kept[name]} with every text changed", end="")
        print(f", {refused[name]} refused" if refused[name] else "")
    print(
        f"{sum(told.values())} files, {sum(same.values())} byte for byte, {sum(kept.values())} with every text changed"
    )
    print(f"{time.perf_counter() - started:.1f} s")


def files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def read(one: Format, data: bytes, name: str) -> tuple[Segment, ...]:
    if one.read_both is not None:
        return one.read_both(data, name, *LANGUAGES).segments
    assert one.read is not None
    return tuple(Segment(n, (), (p,)) for n, p in enumerate(one.read(data, name, LANGUAGES[1]), start=1))


def corrected(one: Format, data: bytes, name: str, segments: tuple[Segment, ...], texts: dict[int, str]) -> Corrected:
    held = tuple(
        CorrectedSegment(s.number, s.source, s.target, old := s.text("target"), texts.get(s.number, old), None, False)
        for s in segments
    )
    return Corrected("x", "", *LANGUAGES, one.name, name, data, held)


def every_text(one: Format, data: bytes, name: str, segments: tuple[Segment, ...], path: Path) -> bool:
    """Whether each text, with a letter more in its first word, is read back so, and all others as they were."""
    inner = {s.number for s in segments if s.kind("target") == "caption" and is_within(s, segments)}
    texts = {
        s.number: changed(s.target[0])
        for s in segments
        if len(s.target) == 1 and s.target[0].kind != "code" and s.number not in inner
    }
    try:
        again = read(one, one.write(corrected(one, data, name, segments, texts)), name)
    except ReviewError as error:
        print(f"not written: {path}: {error.message}"[:200])
        return False
    wanted = [texts.get(s.number, s.text("target")) for s in segments]
    found = [s.text("target") for s in again]
    if found == wanted:
        return True
    pairs = zip(wanted, found, strict=False)
    first = next(((a, b) for a, b in pairs if a != b), ("", f"{len(wanted)} texts, {len(found)} read back"))
    print(f"otherwise: {path}: {first[0][:60]!r} {first[1][:60]!r}")
    return False


def is_within(one: Segment, segments: tuple[Segment, ...]) -> bool:
    """Whether a text (the title of a word) stands within another one: then it is no text of its own."""
    text, line = one.text("target"), one.target[0].line
    return any(
        other is not one and text in other.text("target") for other in segments if abs(other.target[0].line - line) < 40
    )


def changed(paragraph: Paragraph) -> str:
    """The text with an x after the first letter that is not protected."""
    text = paragraph.text
    for n, letter in enumerate(text):
        if letter.isalpha() and not any(p.start <= n < p.end for p in paragraph.protected):
            return text[: n + 1] + "x" + text[n + 1 :]
    return text


if __name__ == "__main__":
    main()
