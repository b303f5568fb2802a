"""Who proposed the text of an edit, where that was no person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("edits") as table:
        table.add_column(sa.Column("origin", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("edits") as table:
        table.drop_column("origin")
