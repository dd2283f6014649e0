"""End an attempt, and score it in the same transaction."""

from trainer.domain.attempt import Attempt, end
from trainer.domain.homeowner.interrupts import outcome_when_left
from trainer.domain.homeowner.moment import Draft
from trainer.domain.people import Person
from trainer.errors import ConflictError
from trainer.ports import Job, Transaction
from trainer.usecases.access import own_attempt
from trainer.usecases.score_attempt import local_scorecards
from trainer.usecases.services import Services

JUDGE_JOB = "judge_attempt"


def end_attempt(services: Services, person: Person, attempt_id: str) -> Attempt:
    """The attempt, ended and scored; ending it twice changes nothing.

    Raises NotFoundError for an attempt that is not the person's own.
    """
    try:
        with services.storage.begin() as transaction:
            attempt = own_attempt(transaction, person, attempt_id)
            if attempt.is_over:
                return attempt
            outcome = attempt.mind.outcome or outcome_when_left(Draft(mind=attempt.mind))
            ended = end(attempt, outcome, services.clock.now())
            finish(services, transaction, ended)
    except ConflictError:
        winner = _ended_by_another(services, person, attempt_id)
        if winner is None:
            raise
        return winner
    services.jobs.wake()
    return ended


def _ended_by_another(services: Services, person: Person, attempt_id: str) -> Attempt | None:
    """The attempt as a request at the same moment has ended it."""
    with services.storage.begin() as transaction:
        attempt = own_attempt(transaction, person, attempt_id)
    return attempt if attempt.is_over else None


def finish(services: Services, transaction: Transaction, attempt: Attempt) -> None:
    """Store the end, the local scorecards and the job for a model judge: all, or none."""
    transaction.attempts.mark_ended(attempt)
    for scorecard in local_scorecards(services, transaction, attempt):
        transaction.scorecards.add(attempt.id, scorecard, services.clock.now())
    if services.judge.is_model:
        transaction.enqueue(Job(name=JUDGE_JOB, argument=attempt.id, id=judge_job_id(attempt)))


def judge_job_id(attempt: Attempt, scale: str | None = None, run: int = 1) -> str:
    """The id of the job that asks a model to judge an attempt.

    There is one for each rubric version (`scale`, the pinned one unless another is named) and run.
    """
    version = (scale or attempt.scale).removeprefix("sha256:")[:16]
    return f"judge-{attempt.id}-{version}" + (f"-{run}" if run > 1 else "")
