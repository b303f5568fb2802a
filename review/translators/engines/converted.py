"""Converted models: folders that CTranslate2 and SentencePiece read by themselves, without torch and transformers.

    config.json               CTranslate2's own
    model.bin                 weights in 8 bits, a scale for each row
    shared_vocabulary.json    the pieces, in the order of the weights' rows
    vocabulary.spm            the SentencePiece file that makes those pieces
    manifest.json             languages, scores, what it was made from, and the digest of each file

`review models convert` makes one of a folder of `review models train`; the built-in models are such folders.
"""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from review.errors import ConversionError, EngineError, ExtraError
from review.extras import DISTRIBUTION, install_extra
from review.files import making_folder
from review.translators.directions import check_direction
from review.translators.engines.pieces import BarePieces, sentencepiece_file
from review.translators.folders import digest_files
from review.translators.training.checkpoint import MANIFEST, verify_model_folder, write_manifest

__all__ = [
    "COMPUTE_TYPE",
    "QUANTIZATION",
    "convert_folder",
    "converted_digest",
    "converted_pieces",
    "import_ctranslate2",
    "is_converted",
    "write_converted",
]

#: How weights lie in the files.
QUANTIZATION = "int8"
#: What is computed with. In 8 bits a CPU without VNNI lets sums of 16 bits run over (oneDNN's guide, "Nuances of int8
#: computations"), and a text's score depends on its neighbours in the batch: a gate would say one thing on a laptop and
#: another in CI. Half as much time again buys the same on every machine.
COMPUTE_TYPE = "float32"
_WEIGHTS = "model.bin"
_PIECES = "shared_vocabulary.json"
#: What makes a converted model translate as it does; the rest of its folder is for people.
_FILES = ("config.json", _WEIGHTS, _PIECES)
#: What goes along with the weights, where it is there: the card and the learning curve.
_CARD = "README.md"
_CURVE = ("curve.csv", "curve.png")


def import_ctranslate2() -> Any:
    """The package. Raises EngineError where it cannot be loaded."""
    try:
        import ctranslate2
    except ImportError as error:
        raise EngineError(
            f"the engine ctranslate2 needs the package ctranslate2, which cannot be loaded here ({error}); it belongs "
            f"to {DISTRIBUTION}: install that again"
        ) from error
    return ctranslate2


def is_converted(folder: Path) -> bool:
    """Whether a folder holds (or should hold) converted weights with their vocabulary."""
    return (folder / _WEIGHTS).is_file() or (folder / _PIECES).is_file()


def _vocabulary(folder: Path) -> Path:
    found = sorted(folder.glob("*.spm"))
    if len(found) != 1:
        raise EngineError("a converted model has one SentencePiece file (vocabulary.spm); this folder has not", folder)
    return found[0]


def converted_digest(folder: Path) -> str:
    """A digest over weights, configuration and vocabulary of a converted model, whose manifest is held to.

    Raises EngineError for a folder that lacks a file, or whose files are not those of its manifest.
    """
    for name in _FILES:
        if not (folder / name).is_file():
            raise EngineError(f"the model lacks its file {name}; get it again", folder)
    if (folder / MANIFEST).exists():
        verify_model_folder(folder)
    return digest_files([*(folder / name for name in _FILES), _vocabulary(folder)])


def converted_pieces(folder: Path, source: str, target: str, name: str = "") -> BarePieces:
    """The vocabulary of a converted model of that direction. Raises EngineError for another, or a damaged one."""
    check_direction(folder, name, source, target)
    path = _vocabulary(folder)
    pieces = BarePieces(sentencepiece_file(path))
    try:
        rows = json.loads((folder / _PIECES).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError("cannot be read as JSON; get the model again", folder / _PIECES) from error
    if rows != pieces.names(range(pieces.size)):
        raise EngineError(f"{path.name} is not the vocabulary of these weights; get the model again", folder)
    return pieces


class _Vocabulary:
    """What CTranslate2's converter asks of a tokenizer, for a folder that has bare SentencePiece files only."""

    def __init__(self, pieces: BarePieces) -> None:
        processor = pieces.processor
        self._names = pieces.names(range(pieces.size))
        self.eos_token, self.unk_token = self._names[processor.eos_id()], self._names[processor.unk_id()]
        self.pad_token = self._names[processor.pad_id()] if processor.pad_id() >= 0 else self.eos_token
        self.bos_token = self.pad_token

    def get_vocab(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self._names)}

    def convert_ids_to_tokens(self, index: int) -> str:
        return self._names[index]


def _converter(folder: Path, pieces: object) -> Any:
    converters: Any = import_ctranslate2().converters
    try:
        import torch  # noqa: F401  # asked for by CTranslate2's converter, which says nothing of use without it
        import transformers
    except ImportError as error:
        raise ExtraError(
            f"reading this model's weights needs {error.name}; install it with: {install_extra('models')}",
            folder,
        ) from error

    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]

    class Converter(converters.TransformersConverter):  # type: ignore[misc]
        def load_model(self, model_class: Any, path: str, **settings: Any) -> Any:
            settings["dtype"] = "float32"  # rounded once, from the finest that there is
            model = super().load_model(model_class, path, **settings)
            if model.config.model_type == "pegasus":  # said by older versions of transformers, and looked for
                model.config.normalize_before, model.config.normalize_embedding = True, False
            return model

        def load_tokenizer(self, tokenizer_class: Any, path: str, **settings: Any) -> Any:
            if isinstance(pieces, BarePieces):
                return _Vocabulary(pieces)
            return super().load_tokenizer(tokenizer_class, path, **settings)

    return Converter(str(folder))


def write_converted(folder: Path, pieces: object, output: Path, finish: Callable[[Path], None] | None = None) -> None:
    """Writes `folder`'s weights in 8 bits to the folder `output`, which appears whole or not at all.

    `finish` is called with the folder before it is put in its place. Raises OSError where it cannot be written, of
    these FileExistsError where `output` is there already; EngineError.
    """
    converter = _converter(folder, pieces)
    with making_folder(output) as made:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                written = Path(converter.convert(str(made / "model"), quantization=QUANTIZATION))
        except Exception as error:  # torch, transformers and ctranslate2 each have errors of their own
            if isinstance(error, OSError) and error.errno is not None:
                raise
            reason = " ".join(str(error).split())[:160]
            raise ConversionError(
                f"cannot be converted for ctranslate2 ({reason}); take the engine marian", folder
            ) from error
        for path in written.iterdir():
            path.rename(made / path.name)
        written.rmdir()
        if finish is not None:
            finish(made)


def convert_folder(folder: Path, output: Path) -> dict[str, Any]:
    """Makes a converted model `output` of a folder of `review models train`; the manifest's content.

    Needs the extra `models`. The card goes along. Raises EngineError, also where `output` is there already.
    """
    facts = verify_model_folder(folder)
    if is_converted(folder):
        raise EngineError("is converted already", folder)
    spm = _vocabulary(folder)
    origin = digest_files([folder / name for name in facts.pop("files")])

    def finish(made: Path) -> None:
        shutil.copyfile(spm, made / "vocabulary.spm")
        files = sorted(path.name for path in made.iterdir())
        write_manifest(made, files, {**facts, "quantization": QUANTIZATION, "converted_from": origin})
        for name in _CURVE:
            if (folder / name).is_file():
                shutil.copyfile(folder / name, made / name)
        if (folder / _CARD).is_file():
            card = (folder / _CARD).read_text(encoding="utf-8")
            card = card.replace("library_name: transformers", "library_name: ctranslate2", 1)
            (made / _CARD).write_text(card, encoding="utf-8")

    if output.exists():
        raise EngineError("is there already; remove it, or name another --output", output)
    try:
        write_converted(folder, BarePieces(sentencepiece_file(spm)), output, finish)
    except OSError as error:
        raise EngineError(f"the converted model cannot be written there: {error.strerror or error}", output) from error
    return verify_model_folder(output)
