"""A stored document's segments as checks see them, without loading them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from sqlalchemy import func, select

from review.checks.views import SegmentView
from review.store.engine import Store
from review.store.rows import segment_now
from review.store.tables import DocumentRow, SegmentRow

__all__ = ["DocumentChanged", "StoredSegments"]

#: Segments that are loaded together where a check looks beside the one that is checked.
_BLOCK = 32


class DocumentChanged(Exception):  # noqa: N818  # nothing is wrong: one looks again
    """The document has fewer segments than a moment ago: somebody merged two of them meanwhile."""


class StoredSegments(Sequence[SegmentView]):
    """A document's segments as checks see them, loaded a block at a time and only where a check looks.

    Raises DocumentChanged where a segment that was there is there no more, IndexError only for one that never was.
    """

    def __init__(self, store: Store, document: DocumentRow) -> None:
        self._store = store
        self._document = document
        with store.reading() as session:
            self._size = session.scalars(
                select(func.count()).where(SegmentRow.document_id == document.id, SegmentRow.position.is_not(None))
            ).one()
        self._blocks: dict[int, list[SegmentView]] = {}

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> SegmentView: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[SegmentView, ...]: ...
    def __getitem__(self, index: int | slice) -> SegmentView | tuple[SegmentView, ...]:
        if isinstance(index, slice):
            return tuple(self[n] for n in range(*index.indices(self._size)))
        if index < 0:
            index += self._size
        if not 0 <= index < self._size:
            raise IndexError(index)
        block = index // _BLOCK
        if block not in self._blocks:
            self._blocks[block] = self._load(block * _BLOCK)
        if index % _BLOCK >= len(self._blocks[block]):
            raise DocumentChanged
        return self._blocks[block][index % _BLOCK]

    def put(self, view: SegmentView) -> None:
        """Takes this view of a segment instead of loading it: the text that is being checked."""
        if view.number > self._size:
            raise DocumentChanged
        place = self[view.number - 1].number - 1
        self._blocks[place // _BLOCK][place % _BLOCK] = view

    def _load(self, first: int) -> list[SegmentView]:
        languages = self._document.source_language, self._document.target_language
        with self._store.reading() as session:
            rows = session.scalars(
                select(SegmentRow)
                .where(
                    SegmentRow.document_id == self._document.id,
                    SegmentRow.position > first,
                    SegmentRow.position <= first + _BLOCK,
                )
                .order_by(SegmentRow.position)
            ).all()
        return [SegmentView(segment_now(row, row.position or 0), *languages) for row in rows]
