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
                overall=scorecard.overall,
                passed=scorecard.passed,
                body=shapes.scorecard_to_json(scorecard),
            )
        )

    def latest(self, attempt_id: str) -> Scorecard | None:
        """The newest scorecard of an attempt, or None."""
        body = self._connection.execute(
            select(rows.scorecards.c.body)
            .where(rows.scorecards.c.attempt == attempt_id)
            .order_by(rows.scorecards.c.id.desc())
            .limit(1)
        ).scalar_one_or_none()
        return shapes.scorecard_from_json(body) if body is not None else None
