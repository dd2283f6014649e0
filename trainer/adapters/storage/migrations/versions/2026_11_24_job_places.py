"""Jobs know who came first; those that were there before keep their order by id."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_job_places"
down_revision = "2026_11_23_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a place in the queue; a program of the version before may go on adding jobs."""
    op.add_column("jobs", sa.Column("place", sa.Integer(), server_default="0", nullable=False))
    op.create_index(op.f("ix_jobs_place"), "jobs", ["place"], unique=False)
