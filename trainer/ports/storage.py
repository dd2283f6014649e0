"""What is stored: conversations, scorecards, pinned content and jobs, in transactions."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.scoring.scorecard import Scorecard
from trainer.ports.notes import Calls, Notes, Ratings
from trainer.ports.people import Keys, People


@dataclass(frozen=True, kw_only=True, slots=True)
class AttemptLine:
    """An attempt in a list: no transcript, no minds."""

    id: str
    person: str
    kind: str
    scenario: str
    rubric: str
    assignment: str | None
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    overall: float | None
    passed: bool | None
    turns: int
    seed: int


class Attempts(Protocol):
    """Stored attempts."""

    def add(self, attempt: Attempt) -> None:
        """Store a new attempt with the turns it has."""
        ...

    def get(self, attempt_id: str) -> Attempt:
        """The attempt with all turns. Raises NotFoundError."""
        ...

    def add_turn(self, attempt: Attempt, turn: RepTurn | HomeownerTurn) -> None:
        """Store one turn; ConflictError when another request stored that index first."""
        ...

    def mark_ended(self, attempt: Attempt) -> None:
        """Store outcome and end; ConflictError when it had ended already."""
        ...

    def of_person(self, person_id: str) -> Sequence[AttemptLine]:
        """A person's attempts, newest first."""
        ...

    def of_assignments(self, assignment_ids: Sequence[str]) -> Sequence[AttemptLine]:
        """The official attempts of assignments, newest first."""
        ...

    def ended_since(self, since: datetime | None) -> Sequence[str]:
        """The ids of all attempts that ended at or after a moment, or ever, oldest first."""
        ...


class Scorecards(Protocol):
    """Stored scorecards: append-only."""

    def add(self, attempt_id: str, scorecard: Scorecard, at: datetime) -> None:
        """Append a scorecard."""
        ...

    def of(self, attempt_id: str) -> tuple[Scorecard, ...]:
        """Every scorecard of an attempt, oldest first."""
        ...


class Contents(Protocol):
    """Documents by digest; known for ever."""

    def keep_scene(self, scene: Scene, at: datetime) -> str:
        """Store the scene unless known; the digest."""
        ...

    def keep_scale(self, scale: Scale, at: datetime) -> str:
        """Store the scale unless known; the digest."""
        ...

    def scene(self, digest: str) -> Scene:
        """The scene with this digest. Raises NotFoundError."""
        ...

    def scale(self, digest: str) -> Scale:
        """The scale with this digest. Raises NotFoundError."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """Work to do later: a registered name, one argument, and an id that makes it happen once.

    `tries` counts the runs that were begun before.
    """

    name: str
    argument: str
    id: str
    tries: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class JobState:
    """How far a job is (waiting, running, done, failed), and why it failed last."""

    state: str
    tries: int
    reason: str


class Transaction(Protocol):
    """One short database transaction; it commits when its block ends without an error."""

    @property
    def attempts(self) -> Attempts: ...
    @property
    def scorecards(self) -> Scorecards: ...
    @property
    def contents(self) -> Contents: ...
    @property
    def people(self) -> People: ...
    @property
    def keys(self) -> Keys: ...
    @property
    def notes(self) -> Notes: ...
    @property
    def ratings(self) -> Ratings: ...
    @property
    def calls(self) -> Calls: ...

    def enqueue(self, job: Job) -> None:
        """Put a job on the queue; it exists only if this transaction commits."""
        ...

    def job_state(self, job_id: str) -> JobState | None:
        """How far a job is, or None where there is none."""
        ...


class Storage(Protocol):
    """The database."""

    def begin(self) -> AbstractContextManager[Transaction]:
        """Open a transaction. Raises StorageError when the database cannot be used now."""
        ...

    def is_ready(self) -> bool:
        """Whether it answers and its schema is the newest."""
        ...
