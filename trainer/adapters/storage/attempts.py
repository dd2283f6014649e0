"""Attempts to rows and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from trainer.adapters.storage import rows, shapes
from trainer.domain.attempt import Attempt, HomeownerTurn, Kind, RepTurn
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Speaker
from trainer.errors import AttemptEndedError, ConflictError, NotFoundError
from trainer.ports import AttemptLine


class SqlAttempts:
    """Stored attempts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, attempt: Attempt) -> None:
        """Store a new attempt with the turns it has."""
        self._connection.execute(
            insert(rows.attempts).values(
                id=attempt.id,
                person=attempt.person,
                kind=attempt.kind.value,
                scenario=attempt.scenario,
                scene=attempt.scene,
                rubric=attempt.rubric,
                scale=attempt.scale,
                seed=attempt.seed,
                assignment=attempt.assignment,
                started_at=attempt.started_at,
                ended_at=attempt.ended_at,
                outcome=attempt.outcome.value if attempt.outcome else None,
                first=shapes.mind_to_json(attempt.first),
                follows=attempt.follows,
                also=shapes.pinned_to_json(attempt.also),
                retries=attempt.retries,
                from_turn=attempt.from_turn,
            )
        )
        for turn in attempt.turns:
            self._add_turn(attempt, turn)

    def add_turn(self, attempt: Attempt, turn: RepTurn | HomeownerTurn) -> None:
        """Store one turn, the last one before the attempt is marked as ended.

        Raises AttemptEndedError when it has ended, ConflictError when the index is taken.
        """
        # The lock makes an end at the same moment wait, and then count this turn.
        ended_at = self._connection.execute(
            select(rows.attempts.c.ended_at)
            .where(rows.attempts.c.id == attempt.id)
            .with_for_update()
        ).scalar_one_or_none()
        if ended_at is not None:
            message = "The conversation is over. Look at the scorecard, or start anew."
            raise AttemptEndedError(message)
        self._add_turn(attempt, turn)

    def _add_turn(self, attempt: Attempt, turn: RepTurn | HomeownerTurn) -> None:
        self._connection.execute(
            insert(rows.turns).values(
                attempt=attempt.id,
                index=turn.turn.index,
                speaker=turn.turn.speaker.value,
                text=turn.turn.text,
                body=shapes.turn_to_json(turn),
            )
        )

    def mark_ended(self, attempt: Attempt) -> None:
        """Store outcome and end, once; ConflictError also when turns came that it does not have."""
        done = self._connection.execute(
            update(rows.attempts)
            .where(rows.attempts.c.id == attempt.id, rows.attempts.c.ended_at.is_(None))
            .values(
                ended_at=attempt.ended_at,
                outcome=attempt.outcome.value if attempt.outcome else None,
            )
        )
        if done.rowcount != 1:
            message = "The conversation had ended already."
            raise ConflictError(message)
        stored = self._connection.execute(
            select(func.count()).where(rows.turns.c.attempt == attempt.id)
        ).scalar_one()
        if stored > len(attempt.turns):
            message = "The conversation went on while it was ended. Reload it, and end it then."
            raise ConflictError(message)

    def get(self, attempt_id: str) -> Attempt:
        """The attempt with all turns. Raises NotFoundError."""
        found = self._connection.execute(
            select(rows.attempts).where(rows.attempts.c.id == attempt_id)
        ).one_or_none()
        if found is None:
            message = "There is no such conversation, or it is not yours to see."
            raise NotFoundError(message)
        said = self._connection.execute(
            select(rows.turns.c.speaker, rows.turns.c.body)
            .where(rows.turns.c.attempt == attempt_id)
            .order_by(rows.turns.c.index)
        )
        return Attempt(
            id=found.id,
            person=found.person,
            kind=Kind(found.kind),
            scenario=found.scenario,
            scene=found.scene,
            rubric=found.rubric,
            scale=found.scale,
            seed=found.seed,
            assignment=found.assignment,
            started_at=found.started_at,
            ended_at=found.ended_at,
            outcome=Outcome(found.outcome) if found.outcome else None,
            first=shapes.mind_from_json(found.first),
            follows=found.follows,
            also=shapes.pinned_from_json(found.also),
            retries=found.retries,
            from_turn=found.from_turn,
            turns=tuple(
                shapes.turn_from_json(body, is_rep=speaker == Speaker.REP.value)
                for speaker, body in said
            ),
        )

    def of_person(self, person_id: str) -> Sequence[AttemptLine]:
        """A person's attempts, newest first."""
        return self._lines(rows.attempts.c.person == person_id)

    def of_assignments(self, assignment_ids: Sequence[str]) -> Sequence[AttemptLine]:
        """The official attempts of assignments, newest first."""
        return self._lines(rows.attempts.c.assignment.in_(assignment_ids))

    def ended_since(self, since: datetime | None) -> Sequence[str]:
        """The ids of all attempts that ended at or after a moment, or ever, oldest first."""
        ended = rows.attempts.c.ended_at
        chosen = select(rows.attempts.c.id).where(ended.is_not(None))
        if since is not None:
            chosen = chosen.where(ended >= since)
        return tuple(self._connection.execute(chosen.order_by(ended, rows.attempts.c.id)).scalars())

    def _lines(self, condition: ColumnElement[bool]) -> Sequence[AttemptLine]:
        newest = (
            select(rows.scorecards.c.attempt, func.max(rows.scorecards.c.id).label("id"))
            .join(rows.attempts, rows.attempts.c.id == rows.scorecards.c.attempt)
            .where(
                func.coalesce(rows.scorecards.c.rubric, rows.attempts.c.rubric)
                == rows.attempts.c.rubric
            )
            .group_by(rows.scorecards.c.attempt)
            .subquery()
        )
        counted = (
            select(rows.turns.c.attempt, func.count().label("turns"))
            .group_by(rows.turns.c.attempt)
            .subquery()
        )
        found = self._connection.execute(
            select(
                rows.attempts,
                rows.scorecards.c.overall,
                rows.scorecards.c.passed,
                counted.c.turns,
            )
            .outerjoin(newest, newest.c.attempt == rows.attempts.c.id)
            .outerjoin(rows.scorecards, rows.scorecards.c.id == newest.c.id)
            .outerjoin(counted, counted.c.attempt == rows.attempts.c.id)
            .where(condition)
            .order_by(rows.attempts.c.started_at.desc(), rows.attempts.c.id)
        )
        return tuple(_line(row) for row in found)


def _line(row: Any) -> AttemptLine:  # a row of the select above
    return AttemptLine(
        id=row.id,
        person=row.person,
        kind=row.kind,
        scenario=row.scenario,
        rubric=row.rubric,
        assignment=row.assignment,
        started_at=row.started_at,
        ended_at=row.ended_at,
        outcome=row.outcome,
        overall=row.overall,
        passed=row.passed,
        turns=row.turns or 0,
        seed=row.seed,
    )
