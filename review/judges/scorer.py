"""A learned metric made ready: its model found, its licence told before it is fetched, its scores kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from review.errors import EngineError, UsageError
from review.judges.comet import load_comet
from review.judges.metricx import load_metricx
from review.judges.triples import ScoredTriple, Triple
from review.metrics import LEARNED
from review.metrics.learned import LearnedMetric
from review.output_cache import OutputCache, cache_key

__all__ = ["Scorer", "find_scorer"]

#: Decimals of a score that are kept, so that the cache changes no result.
_DECIMALS = 6


class _Model(Protocol):
    needs_reference: bool
    takes_reference: bool
    signature: str

    def score(self, triples: Sequence[Triple], languages: tuple[str, str]) -> list[ScoredTriple]: ...


class Scorer:
    """A learned metric with its model (`review.metrics.learned.LearnedScorer`). `cache` keeps what was scored."""

    def __init__(self, metric: str, model: _Model, *, reference_free: bool, cache: OutputCache | None = None) -> None:
        if reference_free and model.needs_reference:
            raise UsageError(f"--reference-free: this model of {metric} needs references; name another")
        self.metric = metric
        self.needs_reference = model.needs_reference
        self.takes_reference = model.takes_reference and not reference_free
        self._model, self._cache = model, cache

    def signature(self, reference: bool) -> str:
        return f"{self.metric}|reference:{'yes' if reference else 'no'}|{self._model.signature}"

    def score(
        self, triples: Sequence[tuple[str, str, str | None]], languages: tuple[str, str]
    ) -> tuple[list[float], int]:
        given = [Triple(*triple) for triple in triples]
        keys = {
            one: cache_key(self.metric, self.signature(one.reference is not None), *languages, *map(str, one))
            for one in given
        }
        known = {} if self._cache is None else self._cache.get(list(keys.values()))
        found: dict[Triple, tuple[float, bool]] = {}
        for one, key in keys.items():
            match known.get(key):
                case [float() | int() as value, bool() as cut]:
                    found[one] = (float(value), cut)
        missing = [one for one in keys if one not in found]
        for one, scored in zip(missing, self._model.score(missing, languages), strict=True):
            found[one] = (round(scored.score, _DECIMALS), scored.cut)
        if self._cache is not None:
            self._cache.put({keys[one]: list(found[one]) for one in missing})
        scale = LEARNED[self.metric].scale
        return [scale * found[one][0] for one in given], sum(found[one][1] for one in given)


_LOADERS: dict[str, Callable[[Path], _Model]] = {"comet": load_comet, "metricx": load_metricx}


def find_scorer(
    name: str,
    model: str | None = None,
    *,
    reference_free: bool = False,
    network: bool = False,
    cache: OutputCache | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Scorer:
    """The metric `name` with a model: a folder, or a name of the hub; None for the metric's first one.

    `told` hears the licence of what may be fetched. Raises UsageError for an unknown metric, EngineError for a model
    that is not there or none.
    """
    if name not in LEARNED:
        raise UsageError(f"unknown learned metric {name!r}; known: {', '.join(LEARNED)}")
    metric = LEARNED[name]
    known = metric.reference_free if reference_free else metric.models
    wanted = model or known[0][0]
    folder = Path(wanted).expanduser()
    if not folder.is_dir():
        if network:
            told(f"{wanted}: {_licence(metric, wanted)}")
        folder = _fetched(wanted, network)
    return Scorer(name, _LOADERS[name](folder), reference_free=reference_free, cache=cache)


def _licence(metric: LearnedMetric, model: str) -> str:
    known = dict((*metric.models, *metric.reference_free))
    return f"its licence is {known[model]}" if model in known else "its licence is on its page on the hub"


def _fetched(name: str, network: bool) -> Path:
    """A model's folder in the Hugging Face cache, fetched where the network is allowed. Raises EngineError."""
    from review.extras import install_extra, installed

    if not installed("huggingface_hub"):
        raise EngineError(f"learned metrics need huggingface_hub; install it with: {install_extra('neural')}")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    files = ["hparams.yaml", "checkpoints/*", "config.json", "*.safetensors", "tokenizer*", "spiece.model"]
    try:
        return Path(snapshot_download(name, local_files_only=True, allow_patterns=files))
    except (LocalEntryNotFoundError, OSError, ValueError):
        if not network:
            raise EngineError(
                "this model is not on this machine; name its folder with --metric-model, or allow --network", name
            ) from None
    try:
        return Path(snapshot_download(name, allow_patterns=files))
    except (HfHubHTTPError, OSError, ValueError) as error:
        said = " ".join(str(error).split())[:160]
        raise EngineError(f"the model cannot be fetched from the hub ({said}); name its folder", name) from None
