"""What the source of a segment said when its translation was made, where it says something else now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("segments") as table:
        table.add_column(sa.Column("source_before", sa.Text(), nullable=True))


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("segments") as table:
        table.drop_column("source_before")
