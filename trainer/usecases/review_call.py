"""Look at one's own uploaded calls, forget one, and forget those whose day has come."""

from collections.abc import Sequence

from trainer.domain.call import Call
from trainer.domain.concerns import Concern, concerns_of
from trainer.domain.people import Person
from trainer.errors import NotFoundError
from trainer.ports import Transaction
from trainer.usecases.services import Services


def sweep_calls(services: Services) -> int:
    """Forget every call whose day has come; how many there were."""
    with services.storage.begin() as transaction:
        return transaction.calls.remove_kept_until(services.clock.now())


def list_calls(services: Services, person: Person) -> Sequence[Call]:
    """The person's calls, newest first; those whose day has come are gone."""
    sweep_calls(services)
    with services.storage.begin() as transaction:
        return transaction.calls.of_person(person.id)


def read_call(services: Services, person: Person, call_id: str) -> Call:
    """One call of the person's own. Raises NotFoundError for any other, and past its day."""
    with services.storage.begin() as transaction:
        call = _own(transaction, person, call_id)
    if call.keep_until <= services.clock.now():
        raise _unknown()
    return call


def forget_call(services: Services, person: Person, call_id: str) -> None:
    """Remove a call for good. Raises NotFoundError unless it is the person's own."""
    with services.storage.begin() as transaction:
        _own(transaction, person, call_id)
        transaction.calls.remove(call_id)


def concerns_in(calls: Sequence[Call]) -> tuple[Concern, ...]:
    """Every concern of these calls, newest call first."""
    return tuple(
        concern
        for call in calls
        for concern in concerns_of(call.id, call.scorecard.objections, call.transcript)
    )


def _own(transaction: Transaction, person: Person, call_id: str) -> Call:
    call = transaction.calls.get(call_id)
    if call.person != person.id:
        raise _unknown()
    return call


def _unknown() -> NotFoundError:
    return NotFoundError("There is no such call, or it is not yours to see.")
