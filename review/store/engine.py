"""Opening the database: SQLite by default, PostgreSQL by URL; migrations; every failure as a StoreError that helps.

An acknowledged write is on disk: SQLite runs in WAL mode with synchronous=FULL (https://www.sqlite.org/pragma.html
#pragma_synchronous), PostgreSQL with its default synchronous_commit. Writers wait for each other up to `_BUSY_SECONDS`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session

from review.errors import AccessError, StoreError
from review.extras import extra_of, install_extra
from review.store.roles import LOCAL, ROLES, Reviewer, Role, allows
from review.store.tables import ReviewerRow

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["Store", "default_url", "migration_config", "open_store"]

_BUSY_SECONDS = 30
_CONNECT_SECONDS = 10
#: Any number will do, as long as it is always the same: it keeps two servers from migrating at once.
_MIGRATION_LOCK = 0x7265766965


def default_url() -> str:
    """$REVIEW_DATABASE (a URL, or a file's path), else .review/desk.sqlite in the current folder."""
    return os.environ.get("REVIEW_DATABASE") or ".review/desk.sqlite"


class Store:
    """An open database. `reading` and `writing` give sessions; a write names who writes, and looks their role up."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self._immediate = engine.execution_options(review_write=True)

    def check_role(self, who: Reviewer, role: Role) -> None:
        """Raises AccessError where somebody may not do what needs `role`, before work that ends in a write."""
        with self.reading() as session:
            _check_role(session, who, role)

    @contextmanager
    def reading(self, who: Reviewer | None = None, role: Role = "viewer") -> Iterator[Session]:
        """A session that sees one state of the database. Where it says `who`, `role` is the least that may read this.

        Raises AccessError for a lower one.
        """
        with _explained(self.name), Session(self.engine) as session:
            if who is not None:
                _check_role(session, who, role)
            yield session

    @contextmanager
    def writing(self, who: Reviewer | None, role: Role) -> Iterator[Session]:
        """A session that is committed at the end, or rolled back by an exception.

        `role` is the least that may do this; it is read from the database now, in the same transaction. Raises
        AccessError for a lower one, without waiting for other writers. `who` is None only for the program's own work.
        """
        if who is not None:
            with self.reading(who, role):
                pass
        with _explained(self.name), Session(self._immediate, expire_on_commit=False) as session:
            if who is not None:
                _check_role(session, who, role)
            yield session
            session.commit()

    @property
    def url(self) -> str:
        """The database's URL with its password, for another process of ours."""
        return self.engine.url.render_as_string(hide_password=False)

    def close(self) -> None:
        self.engine.dispose()

    def reviewer(self, subject: str, name: str = "", first_role: Role = "viewer") -> Reviewer:
        """The person of that subject, made with `first_role` where they were never seen."""
        with self.reading() as session:
            row = session.query(ReviewerRow).filter_by(subject=subject).one_or_none()
        if row is None:
            try:
                with self.writing(None, "viewer") as session:
                    row = ReviewerRow(subject=subject, name=name or subject, role=first_role)
                    session.add(row)
                    session.flush()
            except StoreError as error:
                if not isinstance(error.__cause__, IntegrityError):
                    raise
                with self.reading() as session:  # another window of theirs was quicker
                    row = session.query(ReviewerRow).filter_by(subject=subject).one()
        return Reviewer(row.id, row.subject, row.name, _role(row.role))

    def local_reviewer(self, name: str = "") -> Reviewer:
        """The one person of a laptop without sign-in; a lead."""
        return self.reviewer(LOCAL, name or "you", "lead")

    def reviewers(self) -> tuple[Reviewer, ...]:
        """Everybody, by name."""
        with self.reading() as session:
            rows = session.query(ReviewerRow).order_by(ReviewerRow.name, ReviewerRow.id).all()
        return tuple(Reviewer(row.id, row.subject, row.name, _role(row.role)) for row in rows)

    def set_role(self, who: Reviewer, whom: int, role: Role) -> None:
        """Gives a reviewer a role. Leads only; the last lead stays one."""
        if role not in ROLES:
            raise StoreError(f"{role!r} is no role; roles are {', '.join(ROLES)}")
        with self.writing(who, "lead") as session:
            row = session.get(ReviewerRow, whom)
            if row is None:
                raise StoreError("there is no such reviewer; reload the page")
            leads = session.query(ReviewerRow).filter_by(role="lead").with_for_update().all()
            if row.role == "lead" and role != "lead" and len(leads) < 2:
                raise StoreError("this is the only lead; make somebody else one first")
            row.role = role


def open_store(url: str | None = None, *, patience: float = _BUSY_SECONDS) -> Store:
    """Opens (and makes or migrates) the database at a URL, or at a file's path for SQLite.

    `patience` is how many seconds a write waits for another program's. Raises StoreError where the database cannot be
    reached, written or understood.
    """
    given = url or default_url()
    name = given
    try:
        if "://" not in given:
            path = Path(given)
            path.parent.mkdir(parents=True, exist_ok=True)
            given = f"sqlite:///{path}"
        address = make_url(given)
        name = _shown(address)
        if address.drivername in ("postgresql", "postgres"):
            address = address.set(drivername="postgresql+psycopg")
        engine = _sqlite(address, patience) if address.get_backend_name() == "sqlite" else _server(address)
    except OSError as error:
        raise StoreError(f"the database's folder cannot be made ({error.strerror})", name) from None
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise StoreError("is no database URL; write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME") from None
    except ModuleNotFoundError as error:
        if (extra := extra_of(error.name or "")) is None:
            raise StoreError(f"is for the driver {error.name}; known are sqlite and postgresql", name) from None
        raise StoreError(f"the database needs {error.name}; install it with: {install_extra(extra)}", name) from None
    try:
        with _explained(name):
            _migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, name)


def _shown(address: Any) -> str:
    """A URL as messages have it: with no password, in its place or among the parameters, nor the rest of one that an @
    was written in.
    """
    if address.get_backend_name() == "sqlite":
        return str(address.render_as_string(hide_password=True))
    host = (address.host or "").rpartition("@")[2]
    parameters = dict.fromkeys(address.query, "***")
    return str(address.set(host=host or None).set(query=parameters).render_as_string(hide_password=True))


def _sqlite(address: Any, patience: float) -> Engine:
    engine = create_engine(address, connect_args={"timeout": patience}, pool_size=8, max_overflow=24)

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, record: object) -> None:  # noqa: ARG001  # SQLAlchemy's signature
        connection.isolation_level = None  # transactions are begun below, not by the driver's guess
        for pragma in (
            f"busy_timeout={int(patience * 1000)}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # a writer takes its lock first: a read that turns into a write would fail instead of waiting
        write = connection.get_execution_options().get("review_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _server(address: Any) -> Engine:
    return create_engine(
        address, pool_pre_ping=True, pool_size=8, max_overflow=24, connect_args={"connect_timeout": _CONNECT_SECONDS}
    )


def migration_config() -> Config:
    """Alembic's configuration; whoever runs it puts its connection into `attributes`."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = migration_config()
    head = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        if _revision(connection) == head:
            return
    with engine.execution_options(review_write=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        revision = _revision(connection)
        if revision == head:  # another server was quicker
            return
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if revision is not None and revision not in known:
            raise StoreError("the database was made by a newer version of review; update review, or use another one")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Any) -> str | None:
    from alembic.runtime.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def _check_role(session: Session, who: Reviewer, role: Role) -> None:
    row = session.get(ReviewerRow, who.id)
    if row is None or row.subject != who.subject:
        raise AccessError("you are not known here; sign in again")
    if not allows(_role(row.role), role):
        raise AccessError(f"this needs the role of a {role}, and yours is {row.role}; ask a lead to change it")


def _role(name: str) -> Role:
    return next((role for role in ROLES if role == name), "viewer")


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Database errors as StoreErrors that say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_advice(str(error.orig).strip()), name) from error
    except SQLAlchemyError as error:
        raise StoreError(f"the database failed ({type(error).__name__})", name) from error


def _advice(message: str) -> str:
    low = message.lower()
    first = message.partition("\n")[0]
    for sign, advice in (
        ("readonly", "the database is read-only; check the permissions of the file and of its folder"),
        ("read-only", "the database is read-only; check the permissions of the file and of its folder"),
        ("database is locked", "the database is locked by another program; close it and try again"),
        ("unable to open", "the database cannot be opened; check that its folder exists and may be written"),
        ("not a database", "the file is no SQLite database; name another one"),
        ("malformed", "the database file is damaged; restore it from a backup"),
        ("full", "the disk is full; make room and try again"),
        ("password authentication", "the database refused the user or the password; check the URL"),
        ("does not exist", f"the database server says: {first}; check the URL"),
        ("connection", "the database server does not answer; check the URL, and that it runs"),
        ("timeout", "the database server does not answer in time; check the URL, and that it runs"),
        ("resolve", "the database server's name is unknown; check the URL"),
    ):
        if sign in low:
            return advice
    return f"the database failed: {first}"
