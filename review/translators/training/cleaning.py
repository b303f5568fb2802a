"""Which pairs are worth learning from, and how many were dropped for which reason.

Nothing is dropped silently: `Cleaning.dropped` names every reason with its count, and the model card repeats it.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from review.errors import InputError, LanguageError
from review.text.language import base_language, detect
from review.translators.training.data import Rejected, TrainingPair, read_pairs
from review.translators.training.settings import TrainingSettings

__all__ = ["MINIMUM_PAIRS", "Cleaning", "check_languages", "clean", "hold_out", "load_held_out", "load_training_pairs"]

MAXIMUM_CHARACTERS = 2000
MAXIMUM_RATIO = 6.0
"""One side over this many times as long as the other (in characters, above 40) is no translation of it."""
LANGUAGE_SAMPLE = 400
MINIMUM_PAIRS = 100

LanguageGuess = Callable[[str], str]


@dataclass(slots=True)
class Cleaning:
    """Counts of one reading: lines read, pairs kept by origin, lines dropped by reason."""

    read: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def summary(self) -> str:
        """One line for people: `313,976 lines read, 310,000 pairs kept; dropped: 12 duplicate, 3 empty side`."""
        text = f"{self.read:,} lines read, {self.kept.total():,} pairs kept"
        if self.dropped:
            text += "; dropped: " + ", ".join(f"{count:,} {reason}" for reason, count in self.dropped.most_common())
        return text


def _key(text: str) -> str:
    """What two texts must share to count as the same: letters and digits, without case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def clean(
    items: Iterable[TrainingPair | Rejected], held_out: Sequence[TrainingPair] = ()
) -> tuple[list[TrainingPair], Cleaning]:
    """Pairs worth keeping, in their order, with the count of the rest.

    Reasons: those of `read_pairs`; `empty side`; `same text on both sides` (from three words on: shorter ones are
    names, which rightly stay as they are); `too long`; `lengths too different`; `duplicate`; `in the validation set`,
    when either side equals one of `held_out` but for case, spaces and punctuation.
    """
    cleaning = Cleaning()
    kept: list[TrainingPair] = []
    seen: set[tuple[str, str]] = set()
    sources = {key for pair in held_out if (key := _key(pair.source))}
    targets = {key for pair in held_out if (key := _key(pair.target))}
    for item in items:
        cleaning.read += 1
        if isinstance(item, Rejected):
            cleaning.dropped[item.reason] += 1
            continue
        source = " ".join(unicodedata.normalize("NFC", item.source).split())
        target = " ".join(unicodedata.normalize("NFC", item.target).split())
        reason = _fault(source, target)
        if not reason and (source, target) in seen:
            reason = "duplicate"
        if not reason and held_out and (_key(source) in sources or _key(target) in targets):
            reason = "in the validation set"
        if reason:
            cleaning.dropped[reason] += 1
            continue
        seen.add((source, target))
        cleaning.kept[item.origin] += 1
        kept.append(TrainingPair(source, target, item.origin, item.licence))
    return kept, cleaning


def _fault(source: str, target: str) -> str:
    if not source or not target:
        return "empty side"
    longer, shorter = max(len(source), len(target)), min(len(source), len(target))
    if longer > MAXIMUM_CHARACTERS:
        return "too long"
    if longer > 40 and longer > MAXIMUM_RATIO * shorter:
        return "lengths too different"
    if source == target and source.count(" ") >= 2:
        return "same text on both sides"
    return ""


def check_languages(
    pairs: Sequence[TrainingPair], source: str, target: str, path: Path, guess: LanguageGuess | None = None
) -> None:
    """Raises `LanguageError` when the columns are swapped or one language stands in both.

    Judged by majority over the longest of an evenly spaced sample, since short strings of an interface tell little.
    `guess` says which of the two languages a text is in, by
    default `review.text.language.detect`; where that does not know both, nothing is judged.
    """
    first, second = base_language(source), base_language(target)
    if first == second:
        return
    if guess is None:
        if any(detect("a", (language,))[0] == "und" for language in (first, second)):
            return

        def guess(text: str) -> str:
            return detect(text, (first, second))[0]

    step = max(1, len(pairs) // (LANGUAGE_SAMPLE * 10))
    sample = sorted(pairs[::step], key=lambda p: -min(len(p.source), len(p.target), 300))[:LANGUAGE_SAMPLE]
    sample = [pair for pair in sample if min(len(pair.source), len(pair.target)) >= 20]
    swapped = [guess(pair.source) == second for pair in sample], [guess(pair.target) == first for pair in sample]
    source_wrong, target_wrong = (sum(side) * 2 > len(sample) for side in swapped)
    if source_wrong and target_wrong:
        raise LanguageError(
            f"the columns look swapped: {second} stands where {first} should, and the reverse", path=path
        )
    if source_wrong or target_wrong:
        raise LanguageError(f"both columns look like {second if source_wrong else first}", path=path)


def load_held_out(settings: TrainingSettings) -> list[TrainingPair]:
    """Every pair of the validation file; none when there is no such file.

    Columns default to the languages' codes, and where the file has none of these, to `source` and `reference`.
    """
    path = settings.validation
    if path is None:
        return []
    named = settings.validation_source_column, settings.validation_target_column
    choices = [(named[0] or settings.source, named[1] or settings.target)]
    if not any(named):
        choices.append(("source", "reference"))
    pairs: list[TrainingPair] = []
    for number, (source, target) in enumerate(choices):
        try:
            pairs = [item for item in read_pairs(path, source, target) if isinstance(item, TrainingPair)]
            break
        except InputError:
            if number == len(choices) - 1:
                raise
    pairs = [pair for pair in pairs if pair.source.strip() and pair.target.strip()]
    if not pairs:
        raise InputError("no pair to validate on", path=path)
    check_languages(pairs, settings.source, settings.target, path)
    return pairs


def load_training_pairs(
    settings: TrainingSettings, held_out: Sequence[TrainingPair]
) -> tuple[list[TrainingPair], Cleaning]:
    """Reads, cleans and judges `settings.pairs`; raises `InputError` when fewer than 100 pairs are left."""
    columns = settings.source_column, settings.target_column, settings.origin_column, settings.licence_column
    pairs, cleaning = clean(read_pairs(settings.pairs, *columns), held_out)
    if cleaning.dropped["same text on both sides"] * 2 > cleaning.read:
        raise LanguageError("most lines hold the same text in both columns", path=settings.pairs)
    if len(pairs) < MINIMUM_PAIRS:
        raise InputError(f"too few pairs to learn from: {cleaning.summary()}", path=settings.pairs)
    check_languages(pairs, settings.source, settings.target, settings.pairs)
    unknown = (set(settings.weights) | set(settings.decay_weights)) - set(cleaning.kept)
    if unknown:
        raise InputError(
            f"no pairs of the weighted origin {', '.join(sorted(unknown))}; there are "
            + ", ".join(sorted(origin or "(none)" for origin in cleaning.kept)),
            path=settings.pairs,
        )
    return pairs, cleaning


def hold_out(pairs: Sequence[TrainingPair], count: int, seed: int) -> tuple[list[TrainingPair], list[TrainingPair]]:
    """Draws pairs to validate on, at most a tenth; returns them and the pairs that share neither side with them."""
    drawn = random.Random(seed).sample(pairs, min(count, len(pairs) // 10))
    sources = {_key(pair.source) for pair in drawn}
    targets = {_key(pair.target) for pair in drawn}
    return drawn, [p for p in pairs if _key(p.source) not in sources and _key(p.target) not in targets]
