"""Texts as the pieces that a model knows, with the characters of the text that each piece stands for.

Two kinds of model folder: one with a tokenizer that transformers loads, and one with bare SentencePiece files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import sentencepiece

from review.errors import EngineError
from review.text.normalize import nfc, plain_quotes

__all__ = ["BarePieces", "Pieces", "Split", "TokenizerPieces", "locate", "sentencepiece_file", "split_text"]


class Split(NamedTuple):
    """Piece ids of a text with where each piece lies in it; the end of sentence is not among them."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class Pieces(Protocol):
    """A tokenizer as the engines need it."""

    end: int
    unknown: int
    size: int

    def given(self, text: str) -> list[int]:
        """Ids of a text to translate, with everything that the encoder expects around them."""
        ...

    def wanted(self, text: str) -> Split:
        """Ids and places of a text on the other side, the bare text."""
        ...

    def read(self, ids: Sequence[int]) -> str:
        """The text of ids that a decoder wrote."""
        ...

    def names(self, ids: Sequence[int]) -> list[str]:
        """The pieces as strings, as CTranslate2 wants them."""
        ...

    def numbers(self, names: Sequence[str]) -> list[int]:
        """Ids of pieces given as strings."""
        ...


def split_text(processor: sentencepiece.SentencePieceProcessor, text: str) -> Split:
    """SentencePiece's likeliest pieces with their offsets in `text`."""
    coded = processor.encode(text, return_type="offset_mapping")
    return Split(list(coded["ids"]), [_bare(text, start, end) for start, end in coded["offsets"]])


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space before it, which SentencePiece counts to the piece."""
    while start < end and text[start].isspace():
        start += 1
    return start, end


def locate(pieces: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Where pieces lie in a text that they were made from, for tokenizers that do not say.

    Walks both in parallel, comparing in NFC and case folded; a piece that is not found where it must come (an unknown
    one, a normalized character) takes the stretch up to the next that is.
    """
    lowered = [nfc(character).casefold() for character in text]
    folded = "".join(lowered)
    origin = [index for index, characters in enumerate(lowered) for _ in characters] + [len(text)]
    places: list[tuple[int, int] | None] = []
    position = 0
    for piece in pieces:
        bare = nfc(piece.replace("▁", " ")).casefold().strip()
        found = folded.find(bare, position, position + len(bare) + 24) if bare else -1
        if found < 0:
            places.append(None)
            continue
        position = found + len(bare)
        places.append((origin[found], origin[position - 1] + 1))
    result: list[tuple[int, int]] = []
    for index, place in enumerate(places):
        if place is None:
            start = result[-1][1] if result else 0
            later = next((other[0] for other in places[index + 1 :] if other is not None), len(text))
            place = (start, max(start, later))
        result.append(place)
    return result


def sentencepiece_file(path: Path) -> sentencepiece.SentencePieceProcessor:
    """The file as a SentencePiece model. Raises EngineError for one that is not."""
    processor = sentencepiece.SentencePieceProcessor()
    try:
        processor.load(str(path))
    except (OSError, RuntimeError) as error:
        raise EngineError(
            "not a SentencePiece vocabulary, or one that was cut short; download it again", path
        ) from error
    return processor


class BarePieces:
    """One SentencePiece file for both sides; a source ends with its end-of-sentence piece.

    A vocabulary without typographic quotation marks gets plain ones: it would read noise, and write it.
    """

    def __init__(self, processor: sentencepiece.SentencePieceProcessor) -> None:
        self.processor = processor
        mark = processor.encode("a“", return_type=str)[-1]
        self._plain = len(mark) > 2 or processor.piece_to_id(mark) == processor.unk_id()
        self.end = int(processor.eos_id())
        self.unknown = int(processor.unk_id())
        self.size = int(processor.get_piece_size())

    def given(self, text: str) -> list[int]:
        return [*self.processor.encode(self._known(text)), self.end]

    def wanted(self, text: str) -> Split:
        return split_text(self.processor, self._known(text))

    def _known(self, text: str) -> str:
        return plain_quotes(text) if self._plain else text  # of the same length: offsets stay

    def read(self, ids: Sequence[int]) -> str:
        special = (self.end, self.unknown, self.processor.pad_id())  # an unknown piece would be written as " ⁇ "
        return str(self.processor.decode([int(i) for i in ids if i not in special and 0 <= i < self.size]))

    def names(self, ids: Sequence[int]) -> list[str]:
        return [str(self.processor.id_to_piece(int(i))) for i in ids]

    def numbers(self, names: Sequence[str]) -> list[int]:
        return [int(self.processor.piece_to_id(name)) for name in names]


class TokenizerPieces:
    """A tokenizer of transformers.

    `prefix` goes in front of every given text (Marian's `>>vie<<`), or is "". `marks` are ids of languages.
    """

    def __init__(self, tokenizer: Any, prefix: str = "", marks: frozenset[int] = frozenset()) -> None:
        self._special = (set(tokenizer.all_special_ids) - {tokenizer.unk_token_id}) | marks
        self.tokenizer = tokenizer
        self.prefix = prefix
        self.end = int(tokenizer.eos_token_id)
        self.unknown = -1 if tokenizer.unk_token_id is None else int(tokenizer.unk_token_id)
        self.size = max(len(tokenizer), max(marks, default=-1) + 1)

    def given(self, text: str) -> list[int]:
        return list(self.tokenizer(self.prefix + text)["input_ids"])

    def wanted(self, text: str) -> Split:
        if self.tokenizer.is_fast:
            coded = self.tokenizer(text_target=text, return_offsets_mapping=True)
            both = zip(coded["input_ids"], coded["offset_mapping"], strict=True)
            kept = [(i, (int(start), int(end))) for i, (start, end) in both if i not in self._special]
            return Split([i for i, _ in kept], [_bare(text, *place) for _, place in kept])
        target = getattr(self.tokenizer, "spm_target", None)
        if target is not None:  # Marian's slow tokenizer: its own SentencePiece file says where each piece lies
            offsets = split_text(target, text).offsets
            ids = self.tokenizer(text_target=text)["input_ids"][:-1]
            if len(ids) == len(offsets):
                return Split(list(ids), offsets)
        ids = [i for i in self.tokenizer(text_target=text)["input_ids"] if i not in self._special]
        return Split(ids, locate(self.names(ids), text))

    def read(self, ids: Sequence[int]) -> str:
        kept = [i for i in ids if i not in self._special]
        return str(self.tokenizer.decode(kept, skip_special_tokens=True, clean_up_tokenization_spaces=False))

    def names(self, ids: Sequence[int]) -> list[str]:
        return list(self.tokenizer.convert_ids_to_tokens(list(ids)))

    def numbers(self, names: Sequence[str]) -> list[int]:
        return list(self.tokenizer.convert_tokens_to_ids(list(names)))
