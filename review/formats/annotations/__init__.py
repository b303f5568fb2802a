"""Files of human judgements of translations: MQM tables, ESA and pearmut JSON. Told apart by what they hold."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

from review.errors import InputError
from review.files import MAX_BYTES
from review.formats.annotations.annotated import AnnotatedSegment, MarkedError, core_category
from review.formats.annotations.error_spans import read_error_spans
from review.formats.annotations.mqm_tsv import is_mqm_tsv, read_mqm_tsv
from review.formats.reading import decode, read_bytes

__all__ = ["AnnotatedSegment", "MarkedError", "core_category", "read_annotations"]

_GZIP = b"\x1f\x8b"


def read_annotations(path: Path, faults: list[InputError] | None = None) -> tuple[AnnotatedSegment, ...]:
    """A file's segments with their errors; gzipped or not. Where `faults` is given, faulty lines go there instead.

    Raises InputError, with the line, for a file of none of the formats, one that contradicts itself or whose spans do
    not fit its texts, and for one without any segment.
    """
    data = read_bytes(path, regular=True)
    if data.startswith(_GZIP):
        data = _unpacked(data, path)
    text = decode(data, str(path))
    if not text.strip():
        raise InputError("is empty; judgements of translations are wanted", path, 1)
    segments = (read_mqm_tsv if is_mqm_tsv(text) else read_error_spans)(text, path, faults)
    if not segments:
        raise InputError("holds no segment; there is nothing to compare with", path, 1)
    return segments


def _unpacked(data: bytes, path: Path) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            text = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"is a damaged gzip file: {error}", path) from None
    if len(text) > MAX_BYTES:
        raise InputError(f"unpacks to more than {MAX_BYTES // 2**20} MiB; split it", path)
    return text
