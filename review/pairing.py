"""The paragraphs of two texts as segments: line by line, or aligned, with what helps to align them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from review.align.back import SentencePair
from review.align.beads import Encode, align
from review.errors import InputError
from review.model import PARAGRAPH_GAP, Paragraph, Segment
from review.semantics import Encoder, chosen_encoder
from review.text.reading import read_paragraph

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator

__all__ = ["pair_aligned", "pair_lines"]

#: Characters of a sentence, more or less.
_SENTENCE = 100


def pair_aligned(
    sides: tuple[Sequence[Paragraph], Sequence[Paragraph]],
    languages: tuple[str, str],
    references: Sequence[Sequence[Paragraph]] = (),
    sentence_encoder: str | None = None,
    translator: BackTranslator | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[Segment, ...], str | None]:
    """The aligned paragraphs of source and target as segments, and a line on what helped to align them, None where
    nothing was to be chosen.

    `translator` and what `sentence_encoder` names help where they are at hand; `progress` hears how many sentences are
    translated back, and how many there are. Raises EngineError as the translator does.
    """
    source, target = sides
    back, line = _taken_back(source, target, languages, translator, progress)
    encoder = None if _alone(source, target) else _encoder(sentence_encoder, sides, languages, back is not None)
    if encoder is not None:
        line = f"{line + '; ' if line else ''}sentences compared by {encoder.name}"
    encode = encoder.encode if encoder is not None else None
    return _pair_paragraphs(source, target, languages, references, back, encode), line


def _taken_back(
    source: Sequence[Paragraph],
    target: Sequence[Paragraph],
    languages: tuple[str, str],
    translator: BackTranslator | None,
    progress: Callable[[int, int], None] | None,
) -> tuple[Sequence[Sequence[SentencePair]] | None, str | None]:
    """Each target paragraph's sentences with their back-translations, where there is an engine and a choice to make;
    and a line on it.
    """
    if translator is None or _alone(source, target):
        return None, None
    return translator.sentences([read_paragraph(paragraph).text for paragraph in target], *languages, progress)


def _encoder(
    asked: str | None, sides: Sequence[Sequence[Paragraph]], languages: tuple[str, str], translated: bool
) -> Encoder | None:
    """What compares the sentences of the two sides, of which there are about so many as their lengths make."""
    texts = sum(1 + len(paragraph.text) // _SENTENCE for side in sides for paragraph in side)
    return chosen_encoder(asked, languages, translated=translated, texts=texts)


def _alone(source: Sequence[Paragraph], target: Sequence[Paragraph]) -> bool:
    """Whether there is nothing to choose in pairing the two."""
    return not source or not target or len(source) == len(target) == 1


def _pair_paragraphs(
    source: Sequence[Paragraph],
    target: Sequence[Paragraph],
    languages: tuple[str, str],
    references: Sequence[Sequence[Paragraph]] = (),
    back: Sequence[Sequence[SentencePair]] | None = None,
    encode: Encode | None = None,
) -> tuple[Segment, ...]:
    """Aligned paragraphs as segments; a reference that is not paragraph for paragraph the source's is aligned too.

    `back` is the target's back-translation, `encode` makes vectors of sentences, as for `review.align.align`.
    """
    by_reference = [_reference_by_source(source, reference, languages) for reference in references]
    segments = []
    for number, bead in enumerate(align(source, target, *languages, back, encode), start=1):
        texts = tuple(
            PARAGRAPH_GAP.join(dict.fromkeys(text for n in bead.source if (text := found[n]))) for found in by_reference
        )
        segments.append(
            Segment(
                number,
                tuple(source[n] for n in bead.source),
                tuple(target[n] for n in bead.target),
                texts,
                bead.score,
            )
        )
    return tuple(segments)


def pair_lines(
    source: Sequence[Paragraph],
    target: Sequence[Paragraph],
    references: Sequence[tuple[Sequence[Paragraph], str]],
    names: tuple[str, str],
) -> tuple[Segment, ...]:
    """Line n with line n, one that is blank on a side as a segment without it; references come with their names. Raises
    InputError where one has another number of lines than the source.
    """
    for other, name in ((target, names[1]), *references):
        if len(other) != len(source):
            raise InputError(
                f"has {len(other)} lines where {names[0]} has {len(source)}; lines are paired one to one under "
                "--align lines: make them equal, or use --align paragraphs",
                name,
            )
    return tuple(
        Segment(
            number,
            (one,) if one.text.strip() else (),
            (two,) if two.text.strip() else (),
            tuple(reference[number - 1].text for reference, _ in references),
        )
        for number, (one, two) in enumerate(zip(source, target, strict=True), start=1)
    )


def _reference_by_source(
    source: Sequence[Paragraph], reference: Sequence[Paragraph], languages: tuple[str, str]
) -> list[str]:
    """The reference's text for each source paragraph; paragraphs of one bead all get the bead's whole text."""
    reference = [*map(read_paragraph, reference)]
    if len(reference) == len(source):
        return [paragraph.text for paragraph in reference]
    texts = [""] * len(source)
    for bead in align(source, reference, *languages):
        text = PARAGRAPH_GAP.join(reference[n].text for n in bead.target)
        for n in bead.source:
            texts[n] = text
    return texts
