"""Alembic migrations; `review.store.engine` runs them when it opens a database."""
