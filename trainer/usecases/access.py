"""Who may see which attempt: asked in every use case, never in a page."""

from trainer.domain.attempt import Attempt, Kind
from trainer.domain.people import Person, Role
from trainer.errors import NotFoundError
from trainer.ports import Transaction

_NO_ATTEMPT = "There is no such conversation, or it is not yours to see."


def own_attempt(transaction: Transaction, person: Person, attempt_id: str) -> Attempt:
    """The person's own attempt. Raises NotFoundError for any other."""
    attempt = transaction.attempts.get(attempt_id)
    if attempt.person != person.id:
        raise NotFoundError(_NO_ATTEMPT)
    return attempt


def visible_attempt(transaction: Transaction, person: Person, attempt_id: str) -> Attempt:
    """An attempt the person may read: their own, or an official one of a cohort they manage.

    Practice is seen by the trainee alone. Raises NotFoundError for any other.
    """
    attempt = transaction.attempts.get(attempt_id)
    if attempt.person == person.id or _manages(transaction, person, attempt):
        return attempt
    raise NotFoundError(_NO_ATTEMPT)


def _manages(transaction: Transaction, person: Person, attempt: Attempt) -> bool:
    if attempt.kind is not Kind.OFFICIAL or attempt.assignment is None:
        return False
    assignment = transaction.people.assignment(attempt.assignment)
    managed = transaction.people.cohorts_of(person.id, Role.MANAGER)
    return assignment.cohort in {cohort.id for cohort in managed}
