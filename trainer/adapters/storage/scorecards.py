"""Scorecards to rows and back."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from trainer.adapters.storage import rows, shapes
from trainer.domain.scoring.scorecard import Scorecard


class SqlScorecards:
    """Stored scorecards; nothing is ever changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, attempt_id: str, scorecard: Scorecard, at: datetime) -> None:
        """Append a scorecard."""
        self._connection.execute(
            insert(rows.scorecards).values(
                attempt=attempt_id,
                made_at=at,
                judge=scorecard.judge.kind.value,
                rubric=scorecard.rubric,
                scale=scorecard.scale,
                overall=scorecard.overall,
                passed=scorecard.passed,
                body=shapes.scorecard_to_json(scorecard),
            )
        )

    def of(self, attempt_id: str) -> tuple[Scorecard, ...]:
        """Every scorecard of an attempt, oldest first."""
        bodies = self._connection.execute(
            select(rows.scorecards.c.body)
            .where(rows.scorecards.c.attempt == attempt_id)
            .order_by(rows.scorecards.c.id)
        ).scalars()
        return tuple(shapes.scorecard_from_json(body) for body in bodies)
