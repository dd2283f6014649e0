"""Notes, ratings and calls to rows and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from trainer.adapters.storage import rows, shapes
from trainer.domain.call import Call
from trainer.domain.notes import Note, Rating
from trainer.errors import NotFoundError


class SqlNotes:
    """Stored notes; nothing is ever changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, attempt_id: str, note: Note) -> None:
        """Append a note to an attempt."""
        self._connection.execute(
            insert(rows.notes).values(
                attempt=attempt_id,
                person=note.person,
                kind=note.said.kind,
                made_at=note.made_at,
                body=shapes.said_to_json(note.said),
            )
        )

    def of(self, attempt_id: str) -> Sequence[Note]:
        """The notes about an attempt, oldest first."""
        found = self._connection.execute(
            select(rows.notes).where(rows.notes.c.attempt == attempt_id).order_by(rows.notes.c.id)
        )
        return tuple(
            Note(person=row.person, made_at=row.made_at, said=shapes.said_from_json(row.body))
            for row in found
        )


class SqlRatings:
    """Stored ratings; nothing is ever changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, rating: Rating) -> None:
        """Append a rating."""
        self._connection.execute(
            insert(rows.ratings).values(
                attempt=rating.attempt,
                criterion=rating.criterion,
                rater=rating.rater,
                level=rating.level,
                made_at=rating.made_at,
            )
        )

    def of(self, attempt_id: str) -> Sequence[Rating]:
        """The ratings of an attempt, oldest first."""
        return self._found(rows.ratings.c.attempt == attempt_id)

    def everything(self) -> Sequence[Rating]:
        """All ratings, oldest first."""
        return self._found(None)

    def _found(self, condition: ColumnElement[bool] | None) -> Sequence[Rating]:
        chosen = select(rows.ratings).order_by(rows.ratings.c.id)
        if condition is not None:
            chosen = chosen.where(condition)
        return tuple(
            Rating(
                attempt=row.attempt,
                criterion=row.criterion,
                rater=row.rater,
                level=row.level,
                made_at=row.made_at,
            )
            for row in self._connection.execute(chosen)
        )


class SqlCalls:
    """Stored calls."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, call: Call) -> None:
        """Store a call."""
        self._connection.execute(
            insert(rows.calls).values(
                id=call.id,
                person=call.person,
                title=call.title,
                made_at=call.made_at,
                keep_until=call.keep_until,
                rubric=call.rubric,
                scale=call.scale,
                body=shapes.transcript_to_json(call.transcript),
                scorecard=shapes.scorecard_to_json(call.scorecard),
            )
        )

    def get(self, call_id: str) -> Call:
        """The call. Raises NotFoundError."""
        found = self._connection.execute(
            select(rows.calls).where(rows.calls.c.id == call_id)
        ).one_or_none()
        if found is None:
            message = "There is no such call, or it is not yours to see."
            raise NotFoundError(message)
        return _call(found)

    def of_person(self, person_id: str) -> Sequence[Call]:
        """The calls that a person uploaded, newest first."""
        found = self._connection.execute(
            select(rows.calls)
            .where(rows.calls.c.person == person_id)
            .order_by(rows.calls.c.made_at.desc(), rows.calls.c.id)
        )
        return tuple(_call(row) for row in found)

    def remove(self, call_id: str) -> None:
        """Forget a call; one that is gone already stays gone."""
        self._connection.execute(delete(rows.calls).where(rows.calls.c.id == call_id))

    def remove_kept_until(self, at: datetime) -> int:
        """Forget every call whose day has come by `at`; how many there were."""
        gone = self._connection.execute(delete(rows.calls).where(rows.calls.c.keep_until <= at))
        return gone.rowcount


def _call(row: Any) -> Call:  # a row of the table
    return Call(
        id=row.id,
        person=row.person,
        title=row.title,
        made_at=row.made_at,
        keep_until=row.keep_until,
        rubric=row.rubric,
        scale=row.scale,
        transcript=shapes.transcript_from_json(row.body),
        scorecard=shapes.scorecard_from_json(row.scorecard),
    )
