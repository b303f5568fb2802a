"""How likely a finding is right."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("findings") as table:
        table.add_column(sa.Column("probability", sa.Float(), nullable=True))
