"""How far a score can be trusted: the listener's figures, and how far people agree with a judge."""

from collections.abc import Iterable, Mapping, Sequence

from trainer.domain.documents.rubric import Scale
from trainer.domain.notes import Rating
from trainer.domain.people import Person, Role
from trainer.domain.scoring.agreement import (
    ENOUGH,
    Label,
    is_author,
    label_of,
    levels_in,
    units_of,
)
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.reliability import trust_in
from trainer.domain.scoring.scorecard import JudgedBy, JudgeKind, Reliability, Scorecard
from trainer.ports import Listener, Transaction
from trainer.usecases.services import Services


def listener_trust(
    listener: Listener,
    scale: Scale,
    record: Record,
    people: Mapping[str, Reliability] | None = None,
) -> dict[str, Reliability]:
    """The label of every criterion and gate; without `people` every judge only advises."""
    practised = any(line.mind is not None for line in record.lines)
    return trust_in(scale, listener.figures(), people or {}, practised=practised)


def people_labels(
    services: Services, transaction: Transaction, judge: JudgedBy
) -> dict[str, Reliability]:
    """How far people agree with this judge, by criterion, where they have rated enough.

    A judge is one model with one prompt: what another one was trusted with says nothing about it.
    """
    if judge.kind is not JudgeKind.MODEL:
        return {}
    labels = counted_labels(transaction, transaction.ratings.everything())
    rated: dict[str, set[str]] = {}
    for label in labels:
        rated.setdefault(label.criterion, set()).add(label.conversation)
    often = {name: where for name, where in rated.items() if len(where) >= ENOUGH}
    scored = {
        attempt: levels_in(_by(judge, transaction.scorecards.of(attempt)))
        for attempt in sorted(set().union(*often.values()))
    }
    found = {
        name: label_of(units_of(name, labels, scored), services.statistics.kappa) for name in often
    }
    return {name: label for name, label in found.items() if label is not None}


def _by(judge: JudgedBy, cards: Sequence[Scorecard]) -> list[Scorecard]:
    same = (judge.model, judge.prompt_digest)
    return [card for card in cards if (card.judge.model, card.judge.prompt_digest) == same]


def counted_labels(transaction: Transaction, ratings: Iterable[Rating]) -> list[Label]:
    """The ratings of people who did not write the library, under the names of the raters."""
    return [label for label in stored_labels(transaction, ratings) if not is_author(label.rater)]


def stored_labels(transaction: Transaction, ratings: Iterable[Rating]) -> list[Label]:
    """The ratings given here under the names of the raters; authors' names begin with author."""
    ratings = list(ratings)
    people = {rater: transaction.people.get(rater) for rater in {r.rater for r in ratings}}
    names = _names(people.values())
    return [
        Label(
            conversation=rating.attempt,
            criterion=rating.criterion,
            rater=names[rating.rater],
            level=rating.level,
        )
        for rating in ratings
    ]


def _names(people: Iterable[Person]) -> dict[str, str]:
    """Each rater's name; two of the same name are told apart by e-mail."""
    everyone = list(people)
    often = [person.name for person in everyone]
    names = {
        person.id: person.name
        if often.count(person.name) == 1
        else f"{person.name} <{person.email}>"
        for person in everyone
    }
    authors = {person.id for person in everyone if Role.AUTHOR in person.roles}
    return {ref: f"author: {name}" if ref in authors else name for ref, name in names.items()}
