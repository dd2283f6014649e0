"""See who of a cohort did what, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.domain.attempt import Attempt
from trainer.domain.people import Assignment, Cohort, Person, Role, is_late
from trainer.domain.scoring.scorecard import Scorecard
from trainer.ports import AttemptLine, Transaction
from trainer.usecases.access import visible_attempt
from trainer.usecases.services import Services


class Status(StrEnum):
    """How far a trainee is with an assignment."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    DONE = "done"
    OVERDUE = "overdue"


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """One trainee and one assignment; `best` is the best finished attempt."""

    person: Person
    status: Status
    attempts: int
    best: AttemptLine | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AssignmentReview:
    """One assignment and everybody who has it, those who need help first."""

    assignment: Assignment
    progress: tuple[Progress, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CohortReview:
    """A cohort and its assignments, soonest due first."""

    cohort: Cohort
    trainees: tuple[Person, ...]
    assignments: tuple[AssignmentReview, ...]


def review_cohorts(services: Services, manager: Person) -> tuple[CohortReview, ...]:
    """Every cohort the person manages."""
    with services.storage.begin() as transaction:
        cohorts = transaction.people.cohorts_of(manager.id, Role.MANAGER)
        return tuple(_review(services, transaction, cohort) for cohort in cohorts)


def _review(services: Services, transaction: Transaction, cohort: Cohort) -> CohortReview:
    people = transaction.people
    trainees = tuple(people.get(person_id) for person_id in cohort.trainees)
    assignments = people.assignments_of([cohort.id])
    lines = transaction.attempts.of_assignments([assignment.id for assignment in assignments])
    reviews = tuple(
        AssignmentReview(
            assignment=assignment,
            progress=_ordered(services, assignment, trainees, lines),
        )
        for assignment in assignments
    )
    return CohortReview(cohort=cohort, trainees=trainees, assignments=reviews)


def _ordered(
    services: Services,
    assignment: Assignment,
    trainees: Sequence[Person],
    lines: Sequence[AttemptLine],
) -> tuple[Progress, ...]:
    own = [line for line in lines if line.assignment == assignment.id]
    rows = [
        progress_of(services, assignment, person, [ln for ln in own if ln.person == person.id])
        for person in trainees
    ]
    return tuple(sorted(rows, key=_need))


def _need(progress: Progress) -> tuple[bool, int, float, str]:
    """Who needs help first: nobody who has passed; then the late ones, then the lowest scores."""
    has_passed = progress.best is not None and progress.best.passed is True
    order = [Status.OVERDUE, Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED]
    score = progress.best.overall if progress.best and progress.best.overall else 0.0
    return has_passed, order.index(progress.status), score, progress.person.name


def progress_of(
    services: Services, assignment: Assignment, person: Person, lines: Sequence[AttemptLine]
) -> Progress:
    """How far one trainee is with one assignment; `lines` are their attempts at it."""
    finished = [line for line in lines if line.ended_at is not None]
    if finished:
        status = Status.DONE
    elif is_late(assignment, services.clock.now()):
        status = Status.OVERDUE
    else:
        status = Status.IN_PROGRESS if lines else Status.NOT_STARTED
    return Progress(person=person, status=status, attempts=len(lines), best=best_of(finished))


def best_of(finished: Sequence[AttemptLine]) -> AttemptLine | None:
    """A passed attempt before any other, then the highest score; no score is below any score."""
    return max(finished, key=_rank, default=None)


def _rank(line: AttemptLine) -> tuple[bool, float]:
    return line.passed is True, -1.0 if line.overall is None else line.overall


@dataclass(frozen=True, kw_only=True, slots=True)
class AttemptReview:
    """An attempt as somebody who may read it sees it; `also` are the scorecards of further rubrics."""

    attempt: Attempt
    trainee: Person
    scorecard: Scorecard | None
    also: tuple[Scorecard, ...] = ()


def review_attempt(services: Services, person: Person, attempt_id: str) -> AttemptReview:
    """An attempt with the newest scorecard of each of its rubrics.

    Raises NotFoundError for one the person may not see.
    """
    with services.storage.begin() as transaction:
        attempt = visible_attempt(transaction, person, attempt_id)
        newest = {card.rubric: card for card in transaction.scorecards.of(attempt_id)}
        return AttemptReview(
            attempt=attempt,
            trainee=transaction.people.get(attempt.person),
            scorecard=newest.pop(attempt.rubric, None),
            also=tuple(newest.values()),
        )
