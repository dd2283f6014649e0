"""The tables. Times are UTC; JSON columns hold values of the domain as they are."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's interface
        """Into the database."""
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's interface
        """Out of the database; SQLite forgets the zone."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


people = Table(
    "people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("added_at", Moment, nullable=False),
)
roles = Table(
    "roles",
    metadata,
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(16), primary_key=True),
)
cohorts = Table(
    "cohorts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("added_at", Moment, nullable=False),
)
members = Table(
    "members",
    metadata,
    Column("cohort", ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True),
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(16), primary_key=True),
    Index("members_by_person", "person"),
)
assignments = Table(
    "assignments",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("cohort", ForeignKey("cohorts.id"), nullable=False, index=True),
    Column("scenario", String(64), nullable=False),
    Column("rubric", String(64), nullable=False),
    Column("due", Moment, nullable=False),
    Column("assigned_by", ForeignKey("people.id"), nullable=False),
    Column("assigned_at", Moment, nullable=False),
    Column("message", Text, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    Column("digest", String(71), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("first_seen", Moment, nullable=False),
)
attempts = Table(
    "attempts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("scenario", String(64), nullable=False),
    Column("scene", ForeignKey("documents.digest"), nullable=False),
    Column("rubric", String(64), nullable=False),
    Column("scale", ForeignKey("documents.digest"), nullable=False),
    Column("seed", Integer, nullable=False),
    Column("assignment", ForeignKey("assignments.id"), index=True),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("outcome", String(16)),
    Column("first", Text, nullable=False),
    Column("follows", String(32)),
    Column("also", Text, nullable=False, server_default="[]"),  # further rubrics, pinned
    Column("retries", String(32), index=True),
    Column("from_turn", Integer),
)
turns = Table(
    "turns",
    metadata,
    Column("attempt", ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("speaker", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
)
scorecards = Table(
    "scorecards",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("attempt", ForeignKey("attempts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("judge", String(16), nullable=False),
    Column("rubric", String(64)),  # without: of the attempt's first rubric
    Column("scale", String(71)),
    Column("overall", Float),
    Column("passed", Boolean),
    Column("body", Text, nullable=False),
)
notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("attempt", ForeignKey("attempts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)
ratings = Table(
    "ratings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("attempt", ForeignKey("attempts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("criterion", String(64), nullable=False),
    Column("rater", ForeignKey("people.id"), nullable=False),
    Column("level", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
)
calls = Table(
    "calls",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("keep_until", Moment, nullable=False, index=True),
    Column("rubric", String(64), nullable=False),
    Column("scale", ForeignKey("documents.digest"), nullable=False),
    Column("body", Text, nullable=False),
    Column("scorecard", Text, nullable=False),
)
keys = Table(
    "keys",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),  # session, token or link
    Column("person", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("made_at", Moment),
    Column("expires", Moment),
)
jobs = Table(
    "jobs",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("argument", Text, nullable=False),
    Column("state", String(16), nullable=False, index=True),  # waiting, running, done, failed
    Column("tries", Integer, nullable=False),
    Column("not_before", Moment),
    Column("leased_until", Moment),
    Column("reason", Text, nullable=False),
    Column("place", Integer, nullable=False, server_default="0", index=True),  # in the queue
    UniqueConstraint("name", "id"),
)
