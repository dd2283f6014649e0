"""A database in memory: what a transaction wrote is gone when its block ends with an error."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from tests.usecases.fake_notes import FakeCalls, FakeNotes, FakeRatings
from tests.usecases.fake_people import FakeKeys, FakePeople, Key
from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn
from trainer.domain.call import Call
from trainer.domain.documents.digest import digest_of
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.notes import Note, Rating
from trainer.domain.people import Assignment, Cohort, Person
from trainer.domain.scoring.scorecard import Scorecard
from trainer.errors import ConflictError, NotFoundError
from trainer.ports import AttemptLine, Job, JobState


@dataclass
class State:
    """All that is stored."""

    attempts: dict[str, Attempt] = field(default_factory=dict)
    scorecards: list[tuple[str, Scorecard, datetime]] = field(default_factory=list)
    scenes: dict[str, Scene] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    cohorts: dict[str, Cohort] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    job_states: dict[str, JobState] = field(default_factory=dict)
    notes: list[tuple[str, Note]] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    calls: dict[str, Call] = field(default_factory=dict)

    def copy(self) -> "State":
        """The same values in containers of their own."""
        values: dict[str, Any] = {f.name: getattr(self, f.name).copy() for f in fields(self)}
        return State(**values)


@dataclass
class FakeStorage:
    """The port, and how often it was opened."""

    state: State = field(default_factory=State)

    @contextmanager
    def begin(self) -> Iterator["FakeTransaction"]:
        """A transaction on the state; an error puts back what was there."""
        before = self.state.copy()
        try:
            yield FakeTransaction(self.state)
        except BaseException:
            self.state = before
            raise

    def is_ready(self) -> bool:
        """Always."""
        return True


class FakeTransaction:
    """One transaction."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.attempts = FakeAttempts(state)
        self.scorecards = FakeScorecards(state)
        self.contents = FakeContents(state)
        self.people = FakePeople(state.people, state.cohorts, state.assignments)
        self.keys = FakeKeys(state.keys, state.people)
        self.notes = FakeNotes(state.notes)
        self.ratings = FakeRatings(state.ratings)
        self.calls = FakeCalls(state.calls)

    def enqueue(self, job: Job) -> None:
        """The same id happens once."""
        self._state.jobs.setdefault(job.id, job)

    def job_state(self, job_id: str) -> JobState | None:
        """A job that was put here waits, unless a test says how it went."""
        waiting = JobState(state="waiting", tries=0, reason="")
        known = job_id in self._state.jobs
        return self._state.job_states.get(job_id, waiting) if known else None


class FakeAttempts:
    """Stored attempts."""

    def __init__(self, state: State) -> None:
        self._state = state

    def add(self, attempt: Attempt) -> None:
        """A new one."""
        if attempt.id in self._state.attempts:
            raise ConflictError
        self._state.attempts[attempt.id] = attempt

    def get(self, attempt_id: str) -> Attempt:
        """Raises NotFoundError."""
        if attempt_id not in self._state.attempts:
            raise NotFoundError(attempt_id)
        return self._state.attempts[attempt_id]

    def add_turn(self, attempt: Attempt, turn: RepTurn | HomeownerTurn) -> None:
        """Only what is given is stored: the turn, and not the rest of the attempt."""
        stored = self.get(attempt.id)
        if turn.turn.index != len(stored.turns):
            raise ConflictError
        self._state.attempts[stored.id] = replace(stored, turns=(*stored.turns, turn))

    def mark_ended(self, attempt: Attempt) -> None:
        """Once."""
        stored = self.get(attempt.id)
        if stored.is_over:
            raise ConflictError
        self._state.attempts[stored.id] = replace(
            stored, outcome=attempt.outcome, ended_at=attempt.ended_at
        )

    def of_person(self, person_id: str) -> Sequence[AttemptLine]:
        """Newest first."""
        return self._lines([a for a in self._state.attempts.values() if a.person == person_id])

    def of_assignments(self, assignment_ids: Sequence[str]) -> Sequence[AttemptLine]:
        """Newest first."""
        found = [a for a in self._state.attempts.values() if a.assignment in assignment_ids]
        return self._lines(found)

    def ended_since(self, since: datetime | None) -> Sequence[str]:
        """Oldest first."""
        ended = [(a.ended_at, a.id) for a in self._state.attempts.values() if a.ended_at]
        return tuple(ref for at, ref in sorted(ended) if since is None or at >= since)

    def _lines(self, found: list[Attempt]) -> Sequence[AttemptLine]:
        newest = sorted(found, key=lambda attempt: attempt.started_at, reverse=True)
        return tuple(self._line(attempt) for attempt in newest)

    def _line(self, attempt: Attempt) -> AttemptLine:
        cards = FakeScorecards(self._state).of(attempt.id)
        scorecard = next((c for c in reversed(cards) if c.rubric == attempt.rubric), None)
        return AttemptLine(
            id=attempt.id,
            person=attempt.person,
            kind=attempt.kind.value,
            scenario=attempt.scenario,
            rubric=attempt.rubric,
            assignment=attempt.assignment,
            started_at=attempt.started_at,
            ended_at=attempt.ended_at,
            outcome=attempt.outcome.value if attempt.outcome else None,
            overall=scorecard.overall if scorecard else None,
            passed=scorecard.passed if scorecard else None,
            turns=len(attempt.turns),
            seed=attempt.seed,
        )


class FakeScorecards:
    """Stored scorecards."""

    def __init__(self, state: State) -> None:
        self._state = state

    def add(self, attempt_id: str, scorecard: Scorecard, at: datetime) -> None:
        """Append."""
        self._state.scorecards.append((attempt_id, scorecard, at))

    def of(self, attempt_id: str) -> tuple[Scorecard, ...]:
        """Oldest first."""
        return tuple(card for owner, card, _ in self._state.scorecards if owner == attempt_id)


class FakeContents:
    """Pinned documents."""

    def __init__(self, state: State) -> None:
        self._state = state

    def keep_scene(self, scene: Scene, at: datetime) -> str:  # noqa: ARG002 - the port's
        """The digest."""
        self._state.scenes[digest_of(scene)] = scene
        return digest_of(scene)

    def keep_scale(self, scale: Scale, at: datetime) -> str:  # noqa: ARG002 - the port's
        """The digest."""
        self._state.scales[digest_of(scale)] = scale
        return digest_of(scale)

    def scene(self, digest: str) -> Scene:
        """The scene."""
        return self._state.scenes[digest]

    def scale(self, digest: str) -> Scale:
        """The scale."""
        return self._state.scales[digest]
