"""Around every engine, once: paragraphs to sentences and back, nothing sent twice, nothing lost on interruption.

Blank and symbol-only text is never sent, equal sentences are sent once, batches are of like length, every batch is in
the cache before the next begins. Loops are cut and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from review.back_translated import TokenScore
from review.backtranslation.cutting import CutPart, cut, join, worth_sending
from review.backtranslation.loops import ran_away, without_loop
from review.errors import EngineError
from review.output_cache import OutputCache, cache_key
from review.translators.engines.engine import Engine, ScoredText, ScoringEngine

__all__ = ["ParagraphTranslator", "Progress", "Translated"]

#: Called with how many sentences are done and how many there are.
Progress = Callable[[int, int], None]

#: Characters of one batch: what is padded to the longest must fit into memory.
_BATCH_CHARACTERS = 24_000
#: Longer texts are not scored: beyond what models were trained on, their probabilities mean little.
LONGEST_SCORED = 1_500
#: Decimals of a log-probability that are kept, so that the cache changes no result.
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Translated:
    """A paragraph's translation, its (sentence, translation) pairs, and what went wrong, a sentence each."""

    text: str
    sentences: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


def _batches(texts: Sequence[str], most: int) -> Iterator[list[int]]:
    """Indexes of the texts in batches, longest first: what does not fit into memory fails at once, not in the last
    minute.
    """
    batch: list[int] = []
    for index in sorted(range(len(texts)), key=lambda n: (-len(texts[n]), texts[n])):
        longest = len(texts[batch[0]]) if batch else len(texts[index])
        if batch and (len(batch) >= most or longest * (len(batch) + 1) > _BATCH_CHARACTERS):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


class ParagraphTranslator:
    """An engine for whole paragraphs, with a cache (None: nothing is kept) and a progress callback."""

    def __init__(self, engine: Engine, cache: OutputCache | None = None, progress: Progress | None = None) -> None:
        self.engine = engine
        self._cache = cache
        self._progress = progress

    @property
    def can_score(self) -> bool:
        return isinstance(self.engine, ScoringEngine)

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, object]:
        return {} if self._cache is None else self._cache.get(keys)

    def _keep(self, values: dict[bytes, object]) -> None:
        if self._cache is not None:
            self._cache.put(values)

    def _report(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(done, total)

    def sentences(self, texts: Sequence[str]) -> list[str]:
        """Each sentence's translation, as the engine wrote it; what has no letters comes back as it is."""
        unique = list(dict.fromkeys(text for text in texts if worth_sending(text)))
        keys = {text: cache_key("translate", self.engine.signature, text) for text in unique}
        known = self._known(list(keys.values()))
        results = {text: value for text in unique if isinstance(value := known.get(keys[text]), str)}
        missing = [text for text in unique if text not in results]
        self._report(len(results), len(unique))
        for batch in _batches(missing, self.engine.batch_size):
            given = [missing[n] for n in batch]
            written = self.engine.translate(given)
            if len(written) != len(given):
                raise EngineError(
                    f"the engine {self.engine.name} returned {len(written)} translations of {len(given)} sentences"
                )
            results.update(zip(given, written, strict=True))
            self._keep({keys[text]: output for text, output in zip(given, written, strict=True)})
            self._report(len(results), len(unique))
        return [results.get(text, text) for text in texts]

    def translate(self, paragraphs: Sequence[str]) -> list[Translated]:
        """Each paragraph's translation, in order. Raises EngineError."""
        parts = [cut(text, self.engine.source_language) for text in paragraphs]
        written = iter(self.sentences([part.text for some in parts for part in some]))
        results = []
        for some in parts:
            outputs, notes = [], []
            for part in some:
                output = next(written)
                shorter = without_loop(part.text, output)
                if shorter is not None:
                    notes.append(f"the model repeated itself over “{_head(part.text)}”; the repetition is cut")
                    output = shorter
                if ran_away(part.text, output):
                    notes.append(f"the model wrote far too much for “{_head(part.text)}”")
                outputs.append(output)
            if (longest := _cut_sentences(some)) > 3:
                notes.append(f"a very long sentence was translated in {longest} parts")
            pairs = tuple((part.text, output) for part, output in zip(some, outputs, strict=True))
            results.append(Translated(join(some, outputs), pairs, tuple(dict.fromkeys(notes))))
        return results

    def score_alone(self, texts: Sequence[str]) -> list[ScoredText | None]:
        """How probable each text is to the model when it is given nothing: what its words cost anyway."""
        return self.score(["."] * len(texts), texts)

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[ScoredText | None]:
        """How probable each wanted text is given its other; None for empty ones, too long ones and engines that
        cannot.
        """
        engine = self.engine
        results: dict[tuple[str, str], ScoredText | None] = {}
        if not isinstance(engine, ScoringEngine):
            return [None] * len(wanted)
        pairs = list(zip(given, wanted, strict=True))
        unique = [
            pair
            for pair in dict.fromkeys(pairs)
            if pair[0].strip() and worth_sending(pair[1]) and max(map(len, pair)) <= LONGEST_SCORED
        ]
        keys = {pair: cache_key("score", engine.signature, *pair) for pair in unique}
        known = self._known(list(keys.values()))
        for pair in unique:
            if (value := known.get(keys[pair])) is not None:
                results[pair] = _unpack(value)
        missing = [pair for pair in unique if pair not in results]
        self._report(len(results), len(unique))
        for batch in _batches(["".join(pair) for pair in missing], engine.batch_size):
            some = [missing[n] for n in batch]
            scored = [_rounded(one) for one in engine.score([a for a, _ in some], [b for _, b in some])]
            results.update(zip(some, scored, strict=True))
            self._keep({keys[pair]: _packed(one) for pair, one in zip(some, scored, strict=True)})
            self._report(len(results), len(unique))
        return [results.get(pair) for pair in pairs]


def _cut_sentences(parts: Sequence[CutPart]) -> int:
    """The most parts that one sentence was cut into."""
    return max(Counter(part.sentence for part in parts).values(), default=0)


def _head(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def _rounded(scored: ScoredText) -> ScoredText:
    tokens = tuple(TokenScore(t.start, t.end, round(t.log_probability, _DECIMALS)) for t in scored.tokens)
    return ScoredText(tokens, round(scored.end, _DECIMALS))


def _packed(scored: ScoredText) -> list[object]:
    return [[[t.start, t.end, t.log_probability] for t in scored.tokens], scored.end]


def _unpack(value: Any) -> ScoredText | None:
    match value:
        case [[*tokens], int() | float() as end]:
            return ScoredText(tuple(TokenScore(int(t[0]), int(t[1]), float(t[2])) for t in tokens), float(end))
    return None
