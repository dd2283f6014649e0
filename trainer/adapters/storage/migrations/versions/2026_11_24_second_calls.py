"""Attempts know which earlier one they go on from; those that were there before follow none."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_second_calls"
down_revision = "2026_11_24_job_places"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the id of the attempt before; a program of the version before may go on adding attempts."""
    op.add_column("attempts", sa.Column("follows", sa.String(length=32), nullable=True))
