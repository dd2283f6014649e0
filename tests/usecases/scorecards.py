"""Scorecards of a score that a test chooses."""

from dataclasses import replace

from tests.usecases.world import World
from trainer.domain.attempt import Attempt


def scored(
    world: World, attempt: Attempt, overall: float | None, *, passed: bool | None = None
) -> None:
    """Gives an ended attempt a newer scorecard with this total."""
    with world.storage.begin() as transaction:
        card = transaction.scorecards.of(attempt.id)[-1]
        newer = replace(card, overall=overall, passed=passed)
        transaction.scorecards.add(attempt.id, newer, world.clock.time)
