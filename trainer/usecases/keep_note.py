"""A trainee's notes about a conversation of their own: before the scorecard, for the file, after it."""

from dataclasses import dataclass, replace

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.rubric import Scale
from trainer.domain.notes import Note, Said, SelfAssessment, WrapUp
from trainer.domain.people import Person
from trainer.errors import ConflictError, InvalidInputError
from trainer.ports import Transaction
from trainer.usecases.access import own_attempt
from trainer.usecases.debrief import newest
from trainer.usecases.services import Services

LEVELS = range(1, 6)
MOST_CHARACTERS = 500  # of a field of the wrap-up note


@dataclass(frozen=True, kw_only=True, slots=True)
class Reflecting:
    """What the self-assessment asks about: the attempt, its rubric, and whether it is still due."""

    attempt: Attempt
    scale: Scale
    is_due: bool


def reflecting(services: Services, person: Person, attempt_id: str) -> Reflecting:
    """The self-assessment of an ended attempt of the person's own.

    It is due once: not after a note was made, not for a retry, whose moment is chosen already, and
    not where nothing was said. Raises NotFoundError, ConflictError while the attempt runs.
    """
    with services.storage.begin() as transaction:
        attempt = _ended(transaction, person, attempt_id)
        done = newest(transaction.notes.of(attempt_id), person.id).assessed is not None
        return Reflecting(
            attempt=attempt,
            scale=transaction.contents.scale(attempt.scale),
            is_due=not done and attempt.retries is None and bool(own_turns(attempt)),
        )


def own_turns(attempt: Attempt) -> tuple[RepTurn, ...]:
    """The turns in which the rep said something."""
    return tuple(t for t in attempt.turns if isinstance(t, RepTurn) and t.turn.text)


def keep_assessment(
    services: Services, person: Person, attempt_id: str, said: SelfAssessment
) -> None:
    """Store the self-assessment.

    Raises what `reflecting` raises, InvalidInputError for a level, criterion or turn there is not.
    """
    about = reflecting(services, person, attempt_id)
    criteria = {weighted.criterion.id for weighted in about.scale.criteria}
    turns = {turn.turn.index for turn in own_turns(about.attempt)}
    if said.level not in LEVELS:
        message = "Rate it with a number from 1 to 5, or go to the scorecard without."
        raise InvalidInputError(message)
    if said.criterion not in criteria or (said.redo is not None and said.redo not in turns):
        message = "Choose a point of this rubric, and one of your own turns or none."
        raise InvalidInputError(message)
    _keep(services, person, attempt_id, said)


def keep_wrap_up(services: Services, person: Person, attempt_id: str, said: WrapUp) -> None:
    """Store the note for the file. Raises NotFoundError, ConflictError, InvalidInputError."""
    fields = (said.motivation, said.urgency, said.decides, said.timeline, said.fit, said.next_step)
    if any(len(text) > MOST_CHARACTERS for text in fields):
        message = f"A field of the note takes {MOST_CHARACTERS} characters; keep it to the point."
        raise InvalidInputError(message)
    _keep(services, person, attempt_id, said)


def keep_felt(
    services: Services, person: Person, attempt_id: str, *, fair: bool | None, real: bool | None
) -> None:
    """Store whether it was fair and felt real; what is None stays as it was said before."""
    with services.storage.begin() as transaction:
        _ended(transaction, person, attempt_id)
        said = newest(transaction.notes.of(attempt_id), person.id).felt
        said = replace(
            said,
            fair=said.fair if fair is None else fair,
            real=said.real if real is None else real,
        )
        _add(services, transaction, person, attempt_id, said)


def _keep(services: Services, person: Person, attempt_id: str, said: Said) -> None:
    with services.storage.begin() as transaction:
        _ended(transaction, person, attempt_id)
        _add(services, transaction, person, attempt_id, said)


def _add(
    services: Services, transaction: Transaction, person: Person, attempt_id: str, said: Said
) -> None:
    note = Note(person=person.id, made_at=services.clock.now(), said=said)
    transaction.notes.add(attempt_id, note)


def _ended(transaction: Transaction, person: Person, attempt_id: str) -> Attempt:
    attempt = own_attempt(transaction, person, attempt_id)
    if not attempt.is_over:
        message = "The conversation is still running. End it first."
        raise ConflictError(message)
    return attempt
