"""Several rubrics for one attempt, retries, notes, people's ratings, and uploaded calls."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_several_rubrics"
down_revision = "2026_11_24_second_calls"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables; a program of the version before may go on adding attempts."""
    op.add_column("attempts", sa.Column("also", sa.Text(), server_default="[]", nullable=False))
    op.add_column("attempts", sa.Column("retries", sa.String(length=32), nullable=True))
    op.add_column("attempts", sa.Column("from_turn", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_attempts_retries"), "attempts", ["retries"], unique=False)
    op.add_column("scorecards", sa.Column("rubric", sa.String(length=64), nullable=True))
    op.add_column("scorecards", sa.Column("scale", sa.String(length=71), nullable=True))
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("attempt", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_notes_attempt"), "notes", ["attempt"], unique=False)
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("attempt", sa.String(length=32), nullable=False),
        sa.Column("criterion", sa.String(length=64), nullable=False),
        sa.Column("rater", sa.String(length=32), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["rater"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_ratings_attempt"), "ratings", ["attempt"], unique=False)
    op.create_table(
        "calls",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("keep_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rubric", sa.String(length=64), nullable=False),
        sa.Column("scale", sa.String(length=71), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("scorecard", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.ForeignKeyConstraint(["scale"], ["documents.digest"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_calls_person"), "calls", ["person"], unique=False)
    op.create_index(op.f("ix_calls_keep_until"), "calls", ["keep_until"], unique=False)
