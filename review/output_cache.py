"""What models said, kept on disk: the same text is never sent to the same model twice.

One SQLite table, keyed by a digest of signature and text; values are JSON. Several processes may use it at once (WAL,
short writing transactions). Over its size limit, what was not used for longest goes first. A cache that cannot be
used (no room on the disk, a folder that cannot be written, a damaged file, one of a newer version) never stops a run,
and is left as it is: `note` says what is wrong.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from review.cache_folder import cache_folder

__all__ = ["OutputCache", "cache_key", "default_cache_path"]

#: Raised when what a value means changes; older files are then emptied, newer ones are not touched.
_VERSION = 1
_PATIENCE = 30.0
_DAY = 86_400
_AT_ONCE = 500


def default_cache_path() -> Path:
    """Where the cache lies when nobody says otherwise."""
    return cache_folder() / "translations.sqlite"


def cache_key(kind: str, signature: str, *texts: str) -> bytes:
    """20 bytes of SHA-256 over what a model was asked; parts are length-prefixed, so that none runs into the next."""
    total = hashlib.sha256()
    for part in (kind, signature, *texts):
        content = part.encode("utf-8", "surrogatepass")
        total.update(len(content).to_bytes(8, "little") + content)
    return total.digest()[:20]


class OutputCache:
    """Values by key in `path`. `limit` is in bytes of the file. Usable as a context manager; not by several threads."""

    def __init__(self, path: Path | None = None, *, limit: int = 1_000_000_000) -> None:
        self.path = default_cache_path() if path is None else path
        self.limit = limit
        self.note: str | None = None
        self._connection: sqlite3.Connection | None = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except (OSError, ValueError, sqlite3.Error) as error:
            self._give_up(error)

    def __enter__(self) -> OutputCache:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        deadline = time.monotonic() + _PATIENCE
        while True:  # a change of journal mode does not wait by itself when another process makes it too
            try:
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute("BEGIN IMMEDIATE")
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    connection.close()
                    raise
                time.sleep(0.02)
            except sqlite3.DatabaseError:
                connection.close()
                raise
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            connection.execute("ROLLBACK")
            connection.close()
            raise ValueError(f"it is of version {version}, and this review reads version {_VERSION}")
        if version != _VERSION:
            connection.execute("DROP TABLE IF EXISTS outputs")
            connection.execute(
                "CREATE TABLE outputs"
                " (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, value TEXT NOT NULL, used INTEGER NOT NULL)"
            )
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("COMMIT")
        return connection

    def _give_up(self, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        if "full" in reason or "space" in reason:
            hint = "free some room"
        elif isinstance(error, OSError):
            hint = "set XDG_CACHE_HOME to a folder that can be written"
        else:
            hint = "delete it, or set XDG_CACHE_HOME to another folder"
        self.note = f"what models say is not kept: the cache {self.path} cannot be used ({reason}); {hint}"
        self.close()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        """The values that are there, by key. What is read counts as used today."""
        found: dict[bytes, Any] = {}
        if self._connection is None:
            return found
        now, stale = int(time.time()), []
        try:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = self._connection.execute(f"SELECT key, value, used FROM outputs WHERE key IN ({marks})", some)  # noqa: S608
                for key, value, used in rows:
                    found[key] = json.loads(value)
                    if now - used > _DAY:
                        stale.append((now, key))
            if stale:
                self._write("UPDATE outputs SET id = (SELECT max(id) + 1 FROM outputs), used = ? WHERE key = ?", stale)
        except (sqlite3.Error, ValueError) as error:
            self._give_up(error)
        return found

    def put(self, values: Mapping[bytes, Any]) -> None:
        """Keeps the values: all of them or, where that fails, none."""
        if self._connection is None or not values:
            return
        now = int(time.time())
        rows = [
            (key, json.dumps(value, ensure_ascii=False, separators=(",", ":")), now) for key, value in values.items()
        ]
        try:
            self._write("INSERT OR REPLACE INTO outputs (key, value, used) VALUES (?, ?, ?)", rows)
            if self.size() > self.limit:
                self._evict()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            self._give_up(error)

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        assert self._connection is not None
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(statement, rows)
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def size(self) -> int:
        """Bytes of the file's pages that hold something."""
        assert self._connection is not None
        numbers = [
            self._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        ]
        return int((numbers[0] - numbers[1]) * numbers[2])

    def _evict(self) -> None:
        """Deletes the longest unused until a tenth of the limit is free again.

        Rows lie in the order of their last use, so whole pages become free.
        """
        assert self._connection is not None
        while self.size() > 0.9 * self.limit:
            (count,) = self._connection.execute("SELECT count(*) FROM outputs").fetchone()
            if not count:
                break
            self._write(
                "DELETE FROM outputs WHERE id IN (SELECT id FROM outputs ORDER BY id LIMIT ?)", [(max(1, count // 10),)]
            )
        self._connection.execute("PRAGMA incremental_vacuum").fetchall()

    def count(self) -> int:
        """How many values are kept."""
        return (
            0
            if self._connection is None
            else int(self._connection.execute("SELECT count(*) FROM outputs").fetchone()[0])
        )
