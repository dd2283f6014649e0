"""Try the very same moment again: a new attempt with everything before it as it was."""

from dataclasses import replace

from trainer.domain.attempt import Attempt, Kind, RepTurn
from trainer.domain.people import Person
from trainer.errors import ConflictError, InvalidInputError
from trainer.usecases.access import own_attempt
from trainer.usecases.services import Services


def retry_attempt(services: Services, person: Person, attempt_id: str, from_turn: int) -> Attempt:
    """A stored practice attempt that goes on before rep turn `from_turn` of an ended one.

    The homeowner's mind, seed and objections are as they were. Raises NotFoundError for an attempt
    that is not the person's own, ConflictError while it still runs, InvalidInputError where
    `from_turn` is not a turn of the rep's.
    """
    with services.storage.begin() as transaction:
        first = own_attempt(transaction, person, attempt_id)
        if not first.is_over:
            message = "The conversation is still running. End it, then try a moment of it again."
            raise ConflictError(message)
        if not isinstance(first.said(from_turn), RepTurn):
            mine = [t.turn.index for t in first.turns if isinstance(t, RepTurn)]
            named = ", ".join(str(index) for index in mine) or "none"
            message = f"from_turn: {from_turn} is not one of your turns; yours are {named}."
            raise InvalidInputError(message)
        attempt = replace(
            first,
            id=services.chance.new_id(),
            kind=Kind.PRACTICE,
            assignment=None,
            started_at=services.clock.now(),
            turns=first.turns[:from_turn],
            retries=first.id,
            from_turn=from_turn,
            outcome=None,
            ended_at=None,
        )
        transaction.attempts.add(attempt)
    return attempt
