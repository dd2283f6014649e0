"""What the use cases need from outside, one protocol each; adapters implement them."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn, Usage
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scenario import RedLine
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.brief import Brief
from trainer.domain.moves import Heard, HomeownerMove
from trainer.domain.people import Assignment, Cohort, Person, Role
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import Answer, Scorecard
from trainer.domain.transcript import Turn


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """The moment, in UTC, aware."""
        ...


class Chance(Protocol):
    """The only source of chance: ids, tokens and seeds."""

    def new_id(self) -> str:
        """A short random id, safe in a URL."""
        ...

    def new_token(self) -> str:
        """A secret of 256 random bits, safe in a URL."""
        ...

    def new_seed(self) -> int:
        """A seed from 0 to 2**31 - 1."""
        ...


class Listener(Protocol):
    """Hears what a line does. Local and fast: it stands before the first word of a reply."""

    def hear(self, text: str, context: Sequence[Turn], scene: Scene | None) -> Heard:
        """The moves, acts and aims of a rep's line; `context` holds the turns before."""
        ...

    def hear_homeowner(self, text: str, context: Sequence[Turn]) -> tuple[HomeownerMove, ...]:
        """What a homeowner's line does, without a scenario."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """A piece of streamed words; the last one of a model carries the usage and may be empty."""

    text: str
    usage: Usage | None = None


class Voice(Protocol):
    """Says what a brief tells it to."""

    def speak(self, brief: Brief) -> AsyncGenerator[Chunk]:
        """The reply piece by piece. Raises ModelError; closing the iterator ends the call."""
        ...

    def repair(self, brief: Brief, broken: str, reason: str) -> AsyncGenerator[Chunk]:
        """The reply once more, told what was wrong with the broken one."""
        ...

    @property
    def is_model(self) -> bool:
        """Whether a language model speaks."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdicts:
    """Answers to judged checks by check id (`criterion/check`), and who gave them."""

    answers: Mapping[str, Answer]
    model: str | None = None
    prompt_digest: str | None = None
    usage: Usage | None = None


class Judge(Protocol):
    """Answers the judged checks of a scale; counted ones are never its business."""

    async def judge(self, record: Record, scale: Scale) -> Verdicts:
        """One answer per judged check. Raises ModelError when a model gives nothing usable."""
        ...

    @property
    def is_model(self) -> bool:
        """Whether a language model judges."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something wrong in a document: where, a stable code (E… or W…), and what to do."""

    file: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document as written: its file name within the content folder, text and findings."""

    id: str
    file: str
    text: str
    findings: tuple[Finding, ...]


class Library(Protocol):
    """The authored content, read once at start; a broken file leaves the others usable."""

    def scenes(self) -> Mapping[str, Scene]:
        """Every usable scenario by id."""
        ...

    def scales(self) -> Mapping[str, Scale]:
        """Every usable rubric by id."""
        ...

    def red_lines(self) -> Mapping[str, RedLine]:
        """The red lines that hold for every homeowner, by id; for calls without a scenario."""
        ...

    def sources(self) -> Sequence[Source]:
        """Every file with its findings, broken ones too."""
        ...


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


class Scorecards(Protocol):
    """Stored scorecards: append-only."""

    def add(self, attempt_id: str, scorecard: Scorecard, at: datetime) -> None:
        """Append a scorecard."""
        ...

    def latest(self, attempt_id: str) -> Scorecard | None:
        """The newest scorecard of an attempt, or None."""
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


class People(Protocol):
    """People, cohorts, assignments."""

    def add(self, person: Person, at: datetime) -> None:
        """Store a person; ConflictError when the e-mail is taken."""
        ...

    def get(self, person_id: str) -> Person:
        """Raises NotFoundError."""
        ...

    def by_email(self, email: str) -> Person | None:
        """The person with this e-mail (case does not matter), or None."""
        ...

    def everyone(self) -> Sequence[Person]:
        """All people by name."""
        ...

    def grant(self, person_id: str, roles: frozenset[Role]) -> None:
        """Replace a person's roles."""
        ...

    def add_cohort(self, cohort: Cohort, at: datetime) -> None:
        """Store a cohort with its members; ConflictError when the id is taken."""
        ...

    def join(self, cohort_id: str, person_id: str, role: Role) -> None:
        """Put a person into a cohort as trainee or manager; nothing happens if they are in."""
        ...

    def cohort(self, cohort_id: str) -> Cohort:
        """Raises NotFoundError."""
        ...

    def cohorts(self) -> Sequence[Cohort]:
        """All cohorts by name."""
        ...

    def cohorts_of(self, person_id: str, role: Role) -> Sequence[Cohort]:
        """The cohorts in which a person is a trainee, or a manager."""
        ...

    def add_assignment(self, assignment: Assignment) -> None:
        """Store an assignment."""
        ...

    def assignment(self, assignment_id: str) -> Assignment:
        """Raises NotFoundError."""
        ...

    def assignments_of(self, cohort_ids: Sequence[str]) -> Sequence[Assignment]:
        """The assignments of cohorts, soonest due first."""
        ...


class Keys(Protocol):
    """Browser sessions, API tokens and single-use sign-in links; only hashes are stored."""

    def open_session(self, person_id: str, secret: str, expires: datetime) -> None:
        """Remember a browser session by its secret."""
        ...

    def close_session(self, secret: str) -> None:
        """Forget a session; nothing happens when there is none."""
        ...

    def add_token(self, person_id: str, secret: str, at: datetime) -> None:
        """Remember an API token by its secret."""
        ...

    def add_link(self, person_id: str, secret: str, expires: datetime) -> None:
        """Remember a single-use sign-in link."""
        ...

    def use_link(self, secret: str, now: datetime) -> Person | None:
        """The person of an unused, unexpired link, which is used up by this; else None."""
        ...

    def person_of(self, secret: str, now: datetime) -> Person | None:
        """The person behind a live session or API token, or None."""
        ...


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

    def enqueue(self, job: "Job") -> None:
        """Put a job on the queue; it exists only if this transaction commits."""
        ...

    def job_state(self, job_id: str) -> "JobState | None":
        """How far a job is, or None where there is none."""
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


class Storage(Protocol):
    """The database."""

    def begin(self) -> AbstractContextManager[Transaction]:
        """Open a transaction. Raises StorageError when the database cannot be used now."""
        ...

    def is_ready(self) -> bool:
        """Whether it answers and its schema is the newest."""
        ...


class Jobs(Protocol):
    """Runs what `Transaction.enqueue` has put on the queue."""

    def wake(self) -> None:
        """Look at the queue now rather than at the next tick."""
        ...


class Counters(Protocol):
    """What operators watch; each call adds one."""

    def text(self) -> bytes:
        """All counters in Prometheus' text form."""
        ...

    def guard_stopped(self, problem: str) -> None:
        """The guard stopped words of a model."""
        ...

    def voice_fell_back(self, reason: str) -> None:
        """The authored voice spoke in place of the model."""
        ...
