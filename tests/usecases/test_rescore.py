"""Rescoring: new scorecards beside the old ones, once, whenever it was stopped."""

from datetime import timedelta

import pytest

from tests.builders import a_criterion, a_scale, heard
from tests.usecases.fakes import FakeJudge
from tests.usecases.playing import talk
from tests.usecases.world import NIA, World
from trainer.domain.attempt import Attempt
from trainer.domain.documents.digest import digest_of
from trainer.domain.moves import MoveKind
from trainer.ports import Verdicts
from trainer.usecases import rescore as module
from trainer.usecases.end_attempt import JUDGE_JOB, end_attempt
from trainer.usecases.rescore import Progress, rescore
from trainer.usecases.review_cohort import review_attempt
from trainer.usecases.score_attempt import judge_attempt

OFFERS = {
    "id": "offers",
    "counted": {"formula": "moves_seen", "moves": ["offer"]},
    "held": "You offered.",
    "not_held": "No offer.",
}
NEWER = a_scale({"checks": [*a_criterion()["checks"], OFFERS]})


async def ended(world: World, **how: object) -> Attempt:
    """An ended attempt in which a concern was acknowledged."""
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    begun = world.practises(NIA, **how)
    await talk(world, begun, "That is fair.")
    return end_attempt(world.services, NIA, begun.id)


def last(world: World, **what: object) -> Progress:
    """What a whole rescoring did."""
    return [*rescore(world.services, **what)][-1]  # type: ignore[arg-type]


def totals(world: World, attempt: Attempt) -> list[tuple[str, float | None]]:
    """Rubric version and total of every scorecard of an attempt, oldest first."""
    return [
        (card.scale, card.overall)
        for owner, card, _ in world.storage.state.scorecards
        if owner == attempt.id
    ]


async def test_a_new_version_adds_a_scorecard_and_keeps_the_old_one(world: World) -> None:
    attempt = await ended(world)
    (before,) = totals(world, attempt)
    world.library.rubrics = {"test-rubric": NEWER}
    assert last(world) == Progress(total=1, done=1, rescored=1, scorecards=1)
    assert totals(world, attempt) == [before, (digest_of(NEWER), 50)]
    shown = review_attempt(world.services, NIA, attempt.id).scorecard
    assert shown is not None
    assert shown.scale == digest_of(NEWER)


async def test_what_has_the_current_version_is_skipped_and_counted(world: World) -> None:
    attempt = await ended(world)
    assert last(world) == Progress(total=1, done=1, current=1)
    world.library.rubrics = {"test-rubric": NEWER}
    last(world)
    assert last(world) == Progress(total=1, done=1, current=1)
    assert len(totals(world, attempt)) == 2


async def test_a_running_attempt_is_left_alone(world: World) -> None:
    begun = world.practises(NIA)
    world.library.rubrics = {"test-rubric": NEWER}
    assert [*rescore(world.services)] == []
    assert totals(world, begun) == []


async def test_one_rubric_and_a_day_limit_it(world: World) -> None:
    other = a_scale({}, ref="other")
    world.library.rubrics = {**world.library.rubrics, "other": other}
    early = await ended(world, also=("other",))
    world.clock.passes(timedelta(days=1))
    late = await ended(world, rubric="other")
    newer = a_scale({"checks": [OFFERS]}, ref="other")
    world.library.rubrics = {"test-rubric": NEWER, "other": newer}
    assert last(world, rubric="other", since=world.clock.time) == Progress(
        total=1, done=1, rescored=1, scorecards=1
    )
    assert [scale for scale, _ in totals(world, late)][-1] == digest_of(newer)
    assert last(world, rubric="other") == Progress(
        total=2, done=2, rescored=1, scorecards=1, current=1
    )
    assert last(world, rubric="test-rubric") == Progress(
        total=2, done=2, rescored=1, scorecards=1, without=1
    )
    assert [scale for scale, _ in totals(world, early)][-2:] == [
        digest_of(newer),
        digest_of(NEWER),
    ]


async def test_a_rubric_that_is_gone_is_counted(world: World) -> None:
    await ended(world)
    world.library.rubrics = {}
    assert last(world) == Progress(total=1, done=1, without=1)


async def test_it_goes_on_where_it_was_stopped(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 1)
    attempts = [await ended(world) for _ in range(3)]
    world.library.rubrics = {"test-rubric": NEWER}
    halfway = rescore(world.services)
    assert next(halfway) == Progress(total=3, done=1, rescored=1, scorecards=1)
    halfway.close()
    assert last(world) == Progress(total=3, done=3, rescored=2, scorecards=2, current=1)
    assert [len(totals(world, attempt)) for attempt in attempts] == [2, 2, 2]


async def test_a_model_judge_is_asked_once_and_judges_by_the_new_version(world: World) -> None:
    attempt = await ended(world)
    world.library.rubrics = {"test-rubric": NEWER}
    world.judge = FakeJudge(Verdicts(answers={}, model="judge-1"))
    assert last(world).queued == 1
    (job,) = world.storage.state.jobs.values()
    assert (job.name, job.argument) == (JUDGE_JOB, attempt.id)
    assert digest_of(NEWER).removeprefix("sha256:")[:16] in job.id
    (card,) = await judge_attempt(world.services, attempt.id)
    assert (card.scale, card.judge.model) == (digest_of(NEWER), "judge-1")
    assert last(world) == Progress(total=1, done=1, current=1)


async def test_no_transaction_is_open_while_conversations_are_scored(world: World) -> None:
    await ended(world)
    world.library.rubrics = {"test-rubric": NEWER}
    order: list[str] = []
    begin, hears = world.storage.begin, world.listener.hear_homeowner

    def noted() -> object:
        order.append("begin")
        return begin()

    def heard_now(*line: object) -> object:
        order.append("hear")
        return hears(*line)  # type: ignore[arg-type]

    world.storage.begin = noted  # type: ignore[method-assign, assignment]
    world.listener.hear_homeowner = heard_now  # type: ignore[method-assign, assignment]
    last(world)
    assert order[:2] == ["begin", "begin"]
    assert order[2:] == ["hear", "hear", "begin"]
