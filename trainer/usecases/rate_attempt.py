"""Rating a conversation without seeing the machine's score, and both side by side afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, Kind
from trainer.domain.documents.rubric import Check, Criterion, GateRule, joined
from trainer.domain.documents.scene import Scene
from trainer.domain.notes import Rating
from trainer.domain.people import Person
from trainer.domain.scoring.agreement import levels_in
from trainer.errors import ConflictError, ForbiddenError, InvalidInputError
from trainer.ports import Transaction
from trainer.usecases.access import visible_attempt
from trainer.usecases.score_attempt import newest_scales
from trainer.usecases.services import Services


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A criterion, or a gate that a judge answers: its level is the number of checks that held.

    `own` is the level that the person gave last; `machine` the scorer's, None where it did not
    answer in full, and always None until the person has rated this conversation.
    """

    id: str
    name: str
    about: str
    checks: tuple[Check, ...]
    own: int | None
    machine: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A conversation to rate, with everything that may be seen while rating it."""

    attempt: Attempt
    scene: Scene
    trainee: Person
    parts: tuple[Part, ...]

    @property
    def is_rated(self) -> bool:
        """Whether the person has rated it, so that the machine's score is shown."""
        return any(part.own is not None for part in self.parts)


def rating_sheet(services: Services, person: Person, attempt_id: str) -> Sheet:
    """The sheet of an ended attempt.

    Raises NotFoundError for an attempt the person may not see, ForbiddenError for an official one
    of their own, ConflictError while it runs.
    """
    with services.storage.begin() as transaction:
        attempt = _to_rate(transaction, person, attempt_id)
        given = transaction.ratings.of(attempt_id)
        own = {rating.criterion: rating.level for rating in given if rating.rater == person.id}
        newest = {card.rubric: card for card in transaction.scorecards.of(attempt_id)}
        machine = levels_in(newest.values()) if own else {}
        return Sheet(
            attempt=attempt,
            scene=transaction.contents.scene(attempt.scene),
            trainee=transaction.people.get(attempt.person),
            parts=_parts(transaction, attempt, own, machine),
        )


def _to_rate(transaction: Transaction, person: Person, attempt_id: str) -> Attempt:
    attempt = visible_attempt(transaction, person, attempt_id)
    if attempt.person == person.id and attempt.kind is Kind.OFFICIAL:
        message = "Your manager rates an assigned conversation; you can rate your own practice."
        raise ForbiddenError(message)
    if not attempt.is_over:
        message = "The conversation is still running. It can be rated when it has ended."
        raise ConflictError(message)
    return attempt


def _parts(
    transaction: Transaction, attempt: Attempt, own: Mapping[str, int], machine: Mapping[str, int]
) -> tuple[Part, ...]:
    scale = joined(newest_scales(transaction, attempt))
    judged = [g for g in scale.gates if any(check.judged is not None for check in g.checks)]
    asked: list[Criterion | GateRule] = [*(w.criterion for w in scale.criteria), *judged]
    return tuple(
        Part(
            id=str(one.id),
            name=one.name,
            about=one.about,
            checks=one.checks,
            own=own.get(one.id),
            machine=machine.get(one.id),
        )
        for one in asked
    )


def rate_attempt(
    services: Services, person: Person, attempt_id: str, levels: Mapping[str, int]
) -> None:
    """Store a level for each criterion named; the others are left out.

    Raises what `rating_sheet` raises, InvalidInputError for no level, an unknown criterion or a
    level that it does not have.
    """
    most = {part.id: len(part.checks) for part in rating_sheet(services, person, attempt_id).parts}
    if not levels:
        message = "Rate at least one criterion; what you cannot tell, leave out."
        raise InvalidInputError(message)
    for criterion, level in levels.items():
        if not 0 <= level <= most.get(criterion, -1):
            message = f"'{criterion}' has no level {level} here."
            raise InvalidInputError(message)
    now = services.clock.now()
    with services.storage.begin() as transaction:
        for criterion, level in levels.items():
            transaction.ratings.add(
                Rating(
                    attempt=attempt_id,
                    criterion=criterion,
                    rater=person.id,
                    level=level,
                    made_at=now,
                )
            )
