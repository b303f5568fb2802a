"""What a span model said of pairs, kept in the cache of outputs: to read a text costs as much as to translate it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from review.output_cache import OutputCache, cache_key
from review.spans.folder import Odds, SpanModel

__all__ = ["kept_odds"]

#: Raised when a model's states are made into other odds.
_VERSION = 1
#: Decimals of odds; also of what is not kept, so that the cache changes no result.
_DECIMALS = 4
#: Pairs that are read, and then kept, at a time.
_AT_ONCE = 256


def kept_odds(model: SpanModel, pairs: Sequence[tuple[str, str]], cache: OutputCache) -> list[Odds]:
    """The model's odds of each (source, translation), rounded; those that are not in the cache are put there."""
    signature = f"{_VERSION}|{model.signature}"
    keys = {pair: cache_key("spans", signature, *pair) for pair in dict.fromkeys(pairs)}
    kept = cache.get(list(keys.values()))
    found = {pair: one for pair, key in keys.items() if (one := _unpacked(kept.get(key))) is not None}
    missing = [pair for pair in keys if pair not in found]
    for start in range(0, len(missing), _AT_ONCE):
        some = missing[start : start + _AT_ONCE]
        read = [_packed(one) for one in model.odds(some)]
        found |= {pair: odds for pair, one in zip(some, read, strict=True) if (odds := _unpacked(one)) is not None}
        cache.put({keys[pair]: one for pair, one in zip(some, read, strict=True)})
    return [found[pair] for pair in pairs]


def _packed(odds: Odds) -> list[object]:
    numbers = [[round(one, _DECIMALS) for one in some.tolist()] for some in (odds.wrong, odds.gap, odds.unsaid)]
    return [odds.source, odds.target, *numbers, odds.kinds.tolist(), round(odds.whole, _DECIMALS)]


def _unpacked(value: Any) -> Odds | None:
    """The odds; None of a value that is none."""
    match value:
        case [source, target, [*wrong], [*gap], [*unsaid], [*kinds], int() | float() as whole]:
            return Odds(
                [(start, end) for start, end in source],
                [(start, end) for start, end in target],
                np.array(wrong, np.float32),
                np.array(gap, np.float32),
                np.array(kinds, np.int64),
                np.array(unsaid, np.float32),
                float(whole),
            )
    return None
