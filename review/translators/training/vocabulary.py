"""A shared SentencePiece vocabulary, and the same vocabulary as a tokenizer that `AutoTokenizer` loads.

One unigram model for both languages, so that names and numbers are the same pieces on both sides and the embeddings can
be tied. Digits are always single pieces: a number is copied digit by digit and never guessed as a whole.
Ids: 0 padding and start of decoding, 1 end of sentence, 2 unknown.
"""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import sentencepiece

from review.errors import EngineError, InputError
from review.translators.training.checkpoint import write_atomically
from review.translators.training.data import TrainingPair
from review.translators.training.normalization import write_rules

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

__all__ = ["ALWAYS", "END", "PADDING", "UNKNOWN", "Vocabulary", "message", "train_vocabulary"]

PADDING, END, UNKNOWN = 0, 1, 2
ALWAYS = "\"'()[]{}<>-–—.,:;!?…%$€£₫&@#*/\\+=°•0123456789"
"""Characters that a text may hold even where the pairs do not."""
_SAMPLE = 1_000_000


def train_vocabulary(
    pairs: Sequence[TrainingPair], weights: Sequence[float], size: int, path: Path, seed: int = 1
) -> None:
    """Trains on both sides of the pairs, each as often as its weight says, and writes the model to `path`.

    `weights` goes with `pairs`; fractions are drawn with `seed`. Where the text is too little for `size` pieces, there
    are fewer. Raises `InputError` when it is too little for any vocabulary.
    """
    draw = random.Random(seed)
    keep = min(1.0, _SAMPLE / max(1.0, 2 * sum(weights)))
    sentences: list[str] = []
    for pair, weight in zip(pairs, weights, strict=True):
        share = weight * keep
        sentences += [pair.source, pair.target] * (int(share) + (draw.random() < share % 1))
    model = io.BytesIO()  # given a name to write to, SentencePiece puts the name into the file
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "rules.tsv"
        write_rules(table)
        try:
            sentencepiece.SentencePieceTrainer.train(
                sentence_iterator=iter(sentences),
                model_writer=model,
                model_type="unigram",
                vocab_size=size,
                hard_vocab_limit=False,
                character_coverage=0.9999,
                required_chars=ALWAYS,
                split_digits=True,
                normalization_rule_tsv=str(table),
                pad_id=PADDING,
                eos_id=END,
                unk_id=UNKNOWN,
                bos_id=-1,
                num_threads=1,  # more threads, other rounding: another vocabulary from the same pairs
                minloglevel=2,
            )
        except RuntimeError as error:
            raise InputError(f"no vocabulary of {size} pieces can be made of these pairs: {error}") from error
    proto = message(model.getvalue())
    proto.normalizer_spec.ClearField("normalization_rule_tsv")  # a path of no use to anybody, and another every time
    write_atomically(path, lambda stream: stream.write(proto.SerializeToString(deterministic=True)))


def message(data: bytes) -> Any:
    """The protocol buffer that a SentencePiece file is."""
    from sentencepiece import sentencepiece_model_pb2 as messages

    proto = vars(messages)["ModelProto"]()  # made at run time: type checkers do not see it
    proto.ParseFromString(data)
    return proto


class Vocabulary:
    """A SentencePiece model read from a file; `size` pieces."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._processor = sentencepiece.SentencePieceProcessor()
        try:
            self._processor.load(str(path))
        except (OSError, RuntimeError) as error:
            raise EngineError(f"not a SentencePiece vocabulary: {error}", path=path) from error
        self.size = int(self._processor.get_piece_size())
        if (self._processor.pad_id(), self._processor.eos_id(), self._processor.unk_id()) != (PADDING, END, UNKNOWN):
            raise EngineError("a vocabulary with other ids than 0 padding, 1 end, 2 unknown", path=path)

    def encode(self, text: str) -> list[int]:
        """Piece ids of the likeliest segmentation, without the end of sentence."""
        return list(self._processor.encode(text))

    def pieces(self, text: str) -> list[str]:
        """The likeliest segmentation as pieces; `▁` stands for the space before a word."""
        return list(self._processor.encode(text, out_type=str))

    def names(self) -> list[str]:
        """All pieces, by id."""
        return [str(self._processor.id_to_piece(i)) for i in range(self.size)]

    def encode_all(self, texts: Sequence[str], *, sampled: bool = False) -> list[list[int]]:
        """Piece ids of many texts, on all processors; `sampled`: in a spelling drawn by probability (Kudo 2018)."""
        if sampled:
            return list(self._processor.encode(list(texts), enable_sampling=True, alpha=0.3, nbest_size=-1))
        return list(self._processor.encode(list(texts)))

    def decode(self, ids: Sequence[int]) -> str:
        """The text of some piece ids; padding and end of sentence vanish."""
        return str(self._processor.decode([int(i) for i in ids if i not in (PADDING, END)]))

    def split(self, ids: Sequence[int], share: float, generator: np.random.Generator) -> list[int]:
        """The ids with a `share` of the pieces, drawn at random, cut in two where the halves are pieces as well.

        Subword regularisation: a word is met in several spellings, so that the model learns what a piece is made of.
        SentencePiece's own sampling draws other numbers in every process, and a training could not be resumed.
        """
        result: list[int] = []
        for index, draw in zip(ids, generator.random(len(ids)).tolist(), strict=True):
            if draw < share and (halves := self._halves[index]):
                result.extend(halves[int(draw / share * len(halves))])
            else:
                result.append(index)
        return result

    @cached_property
    def _halves(self) -> list[list[tuple[int, int]]]:
        """For every piece, the pairs of pieces that it is made of."""
        names = self.names()
        ids = {name: i for i, name in enumerate(names) if i > UNKNOWN}
        return [
            [
                (ids[name[:cut]], ids[name[cut:]])
                for cut in range(1, len(name))
                if name[:cut] in ids and name[cut:] in ids
            ]
            if name in ids
            else []
            for name in names
        ]

    def tokenizer(self) -> PreTrainedTokenizerFast:
        """The same vocabulary as a transformers tokenizer: equal pieces, and an end of sentence after every text.

        It writes itself as `tokenizer.json`, which needs neither SentencePiece nor a class of our own to load. Only
        stray combining marks on a character that the rules replace are read otherwise: they vanish with it.
        """
        from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
        from transformers import PreTrainedTokenizerFast

        proto = message(self.path.read_bytes())
        model = models.Unigram([(p.piece, p.score) for p in proto.pieces], unk_id=UNKNOWN, byte_fallback=False)
        tokenizer = Tokenizer(model)
        tokenizer.normalizer = normalizers.Sequence(
            [
                normalizers.NFC(),  # the table is applied grapheme by grapheme, which leaves some letters decomposed
                normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap),
                normalizers.Strip(left=True, right=True),
                normalizers.Replace(Regex(" {2,}"), " "),
            ]
        )
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
        tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
        end = proto.pieces[END].piece
        tokenizer.post_processor = processors.TemplateProcessing(
            single=f"$A {end}", pair=f"$A $B {end}", special_tokens=[(end, END)]
        )
        return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call, unused-ignore]
            tokenizer_object=tokenizer,
            pad_token=proto.pieces[PADDING].piece,
            eos_token=end,
            unk_token=proto.pieces[UNKNOWN].piece,
            model_max_length=512,
            clean_up_tokenization_spaces=False,
        )
