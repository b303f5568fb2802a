"""Alembic's environment: migrations run on the connection that `review.store.engine` hands over."""

from __future__ import annotations

from alembic import context

from review.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transaction_per_migration=False)
context.run_migrations()
