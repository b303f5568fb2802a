"""Which findings a model made of an earlier text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("findings") as table:
        table.add_column(sa.Column("earlier", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("findings") as table:
        table.drop_column("earlier")
