"""The finished model folder: what AutoModelForSeq2SeqLM, AutoTokenizer and CTranslate2's converter read."""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from transformers import PegasusForConditionalGeneration
from transformers.utils import logging

from review.errors import EngineError
from review.translators.training.checkpoint import MANIFEST, write_manifest
from review.translators.training.vocabulary import Vocabulary

__all__ = ["VOCABULARY", "export_model"]

VOCABULARY = "vocabulary.spm"


@contextmanager
def _without_bars() -> Iterator[None]:
    """A training has a progress line of its own; transformers' bar for one file would tear it."""
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call, unused-ignore]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call, unused-ignore]


def export_model(
    folder: Path, model: PegasusForConditionalGeneration, vocabulary: Vocabulary, facts: dict[str, Any]
) -> None:
    """Writes configuration, float16 weights, tokenizer, SentencePiece file and the manifest with their digests.

    Made in a folder beside and moved file by file, the manifest last: a kill in between leaves a folder that
    `verify_model_folder` refuses, and that the next export heals. `facts` go into the manifest. Raises `EngineError`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left_over in folder.glob(".export-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=".export-", dir=folder) as beside:
            made = Path(beside)
            half = copy.deepcopy(model)
            half.train(mode=False)
            torch.nn.Module.to(half, torch.float16)
            with _without_bars():
                half.save_pretrained(made)
            vocabulary.tokenizer().save_pretrained(made)
            shutil.copyfile(vocabulary.path, made / VOCABULARY)
            names = sorted(file.name for file in made.iterdir())
            write_manifest(made, names, facts)
            for name in (*names, MANIFEST):
                (made / name).replace(folder / name)
    except OSError as error:
        raise EngineError(f"the model cannot be written: {error.strerror or error}", path=folder) from error
