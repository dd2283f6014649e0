"""Calibration: which labels meet which scorecard."""

import pytest

from tests.builders import heard
from tests.usecases.playing import talk
from tests.usecases.world import NIA, World
from trainer.adapters.statistics import LibraryStatistics
from trainer.domain.moves import MoveKind
from trainer.domain.scoring.agreement import Label
from trainer.errors import NotFoundError
from trainer.usecases.calibrate import calibrate, scored_attempts
from trainer.usecases.end_attempt import end_attempt


def labels(rater: str, levels: list[int], criterion: str = "listening") -> list[Label]:
    return [
        Label(conversation=f"talk-{at}", criterion=criterion, rater=rater, level=level)
        for at, level in enumerate(levels)
    ]


def test_every_criterion_is_reported_with_people_and_authors_apart() -> None:
    given = [0, 1, 2, 3] * 10
    people = [*labels("Mona", given), *labels("Max", given[::-1])]
    authors = [*labels("author", given), *labels("author", [1], criterion="closing")]
    scored = {f"talk-{at}": {"listening": level} for at, level in enumerate(given)}
    closing, listening = calibrate([*people, *authors], scored, LibraryStatistics())
    assert (listening.criterion, listening.raters) == ("listening", ("Max", "Mona"))
    assert (listening.conversations, listening.compared, listening.authors) == (40, 40, 40)
    assert listening.among is not None
    assert listening.among.value < 0
    assert (closing.criterion, closing.raters, closing.authors) == ("closing", (), 1)
    assert (closing.kappa, closing.verdict) == (None, "too few")


async def test_an_attempt_is_compared_by_its_newest_scorecards(world: World) -> None:
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    begun = world.practises(NIA)
    await talk(world, begun, "That is fair.")
    end_attempt(world.services, NIA, begun.id)
    with world.storage.begin() as transaction:
        levels = scored_attempts(transaction, [begun.id], None)
        assert levels == {begun.id: {"acknowledge": 1}}
        assert scored_attempts(transaction, [begun.id], "test-rubric") == levels
        assert scored_attempts(transaction, [begun.id], "other") == {begun.id: {}}
        with pytest.raises(NotFoundError):
            scored_attempts(transaction, ["nowhere"], None)
