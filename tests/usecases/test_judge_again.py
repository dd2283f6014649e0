"""A model judge is asked again, or done without; what it said before stays."""

import pytest

from tests.builders import a_scale, heard
from tests.usecases.fakes import FakeJudge
from tests.usecases.playing import talk
from tests.usecases.world import MONA, NIA, OMAR, World
from trainer.domain.attempt import Attempt
from trainer.domain.moves import MoveKind
from trainer.domain.scoring.scorecard import Answer, By, Evidence, JudgeKind
from trainer.errors import ConflictError, NotFoundError
from trainer.ports import JobState, Verdicts
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.judge_again import MOST_RUNS, judge_again, judging_of, score_here
from trainer.usecases.score_attempt import judge_attempt

CHECK = {"id": "kind", "judged": "Was it kind?", "held": "Kind.", "not_held": "Unkind."}


def judge(*, held: bool) -> FakeJudge:
    evidence = (Evidence(turn=1, quote="That is fair."),)
    answer = Answer(held=held, reason="Read.", evidence=evidence, by=By.MODEL)
    return FakeJudge(Verdicts(answers={"kindness/kind": answer}, model="judge-1"))


@pytest.fixture
async def attempt(world: World) -> Attempt:
    """An ended attempt for which a model judge was asked."""
    judged = {"id": "kindness", "name": "Kindness", "checks": [CHECK]}
    world.library.rubrics = {"test-rubric": a_scale({}, judged)}
    world.judge = judge(held=True)
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    begun = world.practises(NIA)
    await talk(world, begun, "That is fair.")
    return end_attempt(world.services, NIA, begun.id)


def last_run(world: World, state: str, reason: str = "") -> None:
    """How the newest job went."""
    ref = list(world.storage.state.jobs)[-1]
    world.storage.state.job_states[ref] = JobState(state=state, tries=1, reason=reason)


async def run(world: World, attempt: Attempt, *, held: bool) -> None:
    """The newest job, done by a judge that says so."""
    world.judge = judge(held=held)
    await judge_attempt(world.services, attempt.id)
    last_run(world, "done")


async def test_a_conversation_waits_for_its_first_run(world: World, attempt: Attempt) -> None:
    judging = judging_of(world.services, NIA, attempt.id)
    assert (judging.state, judging.runs, judging.spread) == ("waiting", 1, None)
    assert not judging.may_ask


async def test_each_run_has_a_job_of_its_own_and_all_are_shown(
    world: World, attempt: Attempt
) -> None:
    await run(world, attempt, held=True)
    woken = world.jobs.woken
    judge_again(world.services, NIA, attempt.id)
    assert world.jobs.woken == woken + 1
    assert judging_of(world.services, NIA, attempt.id).state == "waiting"
    await run(world, attempt, held=False)
    judging = judging_of(world.services, NIA, attempt.id)
    assert (judging.state, judging.runs, judging.may_ask) == ("done", 2, True)
    assert judging.spread is not None
    assert judging.spread.told == "2 runs: 100; 1 check differs"
    first, second = world.storage.state.jobs
    assert second == f"{first}-2"
    assert len(world.storage.state.scorecards) == 3


async def test_asking_while_one_run_waits_asks_once(world: World, attempt: Attempt) -> None:
    for state in ("waiting", "running"):
        last_run(world, state)
        judge_again(world.services, NIA, attempt.id)
    assert len(world.storage.state.jobs) == 1


async def test_five_runs_are_enough(world: World, attempt: Attempt) -> None:
    await run(world, attempt, held=True)
    for _ in range(MOST_RUNS - 1):
        judge_again(world.services, NIA, attempt.id)
        last_run(world, "done")
    assert not judging_of(world.services, NIA, attempt.id).may_ask
    with pytest.raises(ConflictError, match="asked 5 times"):
        judge_again(world.services, NIA, attempt.id)


async def test_without_a_model_nobody_is_asked(world: World, attempt: Attempt) -> None:
    world.judge = FakeJudge(is_model=False)
    last_run(world, "done")
    assert not judging_of(world.services, NIA, attempt.id).may_ask
    with pytest.raises(ConflictError, match="No model judge"):
        judge_again(world.services, NIA, attempt.id)


async def test_only_the_trainee_asks(world: World, attempt: Attempt) -> None:
    for person in (OMAR, MONA):
        for act in (judge_again, score_here, judging_of):
            with pytest.raises(NotFoundError):
                act(world.services, person, attempt.id)


async def test_a_manager_sees_how_the_judge_is_doing_and_changes_nothing(world: World) -> None:
    world.judge = judge(held=True)
    begun = world.is_assigned(NIA)
    end_attempt(world.services, NIA, begun.id)
    last_run(world, "failed", "It babbled.")
    judging = judging_of(world.services, MONA, begun.id)
    assert (judging.state, judging.reason) == ("failed", "It babbled.")
    assert (judging.may_ask, judging.may_score_here) == (False, False)


async def test_a_running_conversation_is_not_judged(world: World) -> None:
    begun = world.practises(NIA)
    for act in (judge_again, score_here):
        with pytest.raises(ConflictError, match="still running"):
            act(world.services, NIA, begun.id)
    assert judging_of(world.services, NIA, begun.id).state == ""


async def test_a_dead_judge_can_be_asked_again_or_done_without(
    world: World, attempt: Attempt
) -> None:
    last_run(world, "failed", "It did not answer.")
    judging = judging_of(world.services, NIA, attempt.id)
    assert (judging.state, judging.reason) == ("failed", "It did not answer.")
    assert (judging.may_ask, judging.may_score_here) == (True, True)
    score_here(world.services, NIA, attempt.id)
    (_, first, _), (_, final, _) = world.storage.state.scorecards
    assert (final.judge.kind, final.judge.instead) == (JudgeKind.LOCAL, "It did not answer.")
    assert (final.overall, final.criteria) == (first.overall, first.criteria)
    chosen = judging_of(world.services, NIA, attempt.id)
    assert (chosen.state, chosen.may_ask, chosen.may_score_here) == ("here", True, False)
    score_here(world.services, NIA, attempt.id)
    assert len(world.storage.state.scorecards) == 2
    judge_again(world.services, NIA, attempt.id)
    await run(world, attempt, held=True)
    assert judging_of(world.services, NIA, attempt.id).state == "done"


async def test_who_does_not_want_to_wait_need_not(world: World, attempt: Attempt) -> None:
    score_here(world.services, NIA, attempt.id)
    assert world.storage.state.scorecards[-1][1].judge.instead == "it has not answered yet"


async def test_where_a_model_has_judged_its_score_stays(world: World, attempt: Attempt) -> None:
    await run(world, attempt, held=True)
    judge_again(world.services, NIA, attempt.id)
    last_run(world, "failed", "It babbled.")
    assert not judging_of(world.services, NIA, attempt.id).may_score_here
    with pytest.raises(ConflictError, match="does not wait for a judge"):
        score_here(world.services, NIA, attempt.id)
