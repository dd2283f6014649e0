"""How far people agree with the scorer, criterion by criterion."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from trainer.domain.scoring.agreement import (
    Agreement,
    Label,
    agreement_of,
    is_author,
    levels_in,
    units_of,
)
from trainer.ports import Statistics, Transaction

Scored = Mapping[str, Mapping[str, int]]
"""The scorer's levels by conversation and criterion; nothing where it did not answer in full."""


def calibrate(labels: Sequence[Label], scored: Scored, count: Statistics) -> Iterator[Agreement]:
    """The agreement on every criterion that was rated; authors of the library are told apart."""
    people = [label for label in labels if not is_author(label.rater)]
    authors = [label for label in labels if is_author(label.rater)]
    for criterion in sorted({label.criterion for label in labels}):
        own = {label.conversation for label in authors if label.criterion == criterion}
        yield agreement_of(
            criterion, units_of(criterion, people, scored), len(own), count.kappa, count.alpha
        )


def scored_attempts(
    transaction: Transaction, ids: Iterable[str], rubric: str | None
) -> dict[str, dict[str, int]]:
    """The levels of the newest scorecards of attempts; `rubric` limits them to one rubric.

    Raises NotFoundError for an attempt that is not stored.
    """
    scored = {}
    for attempt_id in ids:
        transaction.attempts.get(attempt_id)
        cards = transaction.scorecards.of(attempt_id)
        newest = {card.rubric: card for card in cards if rubric in {None, card.rubric}}
        scored[attempt_id] = levels_in(newest.values())
    return scored
