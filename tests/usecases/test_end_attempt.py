"""Ending an attempt scores it in the same transaction, once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.builders import a_scene, heard
from tests.usecases.fake_storage import FakeStorage, FakeTransaction, State
from tests.usecases.fakes import FakeJudge
from tests.usecases.playing import say, talk
from tests.usecases.world import MONA, NIA, OMAR, World
from trainer.domain.homeowner.mind import FRIENDLY
from trainer.domain.moves import Act, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.people import Person
from trainer.domain.scoring.scorecard import JudgeKind
from trainer.errors import ConflictError, NotFoundError
from trainer.usecases.end_attempt import JUDGE_JOB, end_attempt, judge_job_id


def test_an_ended_attempt_is_over_and_has_a_local_scorecard(world: World) -> None:
    attempt = world.practises(NIA)
    ended = end_attempt(world.services, NIA, attempt.id)
    assert ended == world.stored(attempt.id)
    assert (ended.ended_at, ended.outcome) == (world.clock.time, Outcome.NO_SALE)
    ((owner, card, at),) = world.storage.state.scorecards
    assert (owner, at, card.judge.kind) == (attempt.id, world.clock.time, JudgeKind.LOCAL)
    assert (card.scenario, card.rubric) == ("test-person", "test-rubric")


def test_somebody_who_has_won_trust_parts_as_a_friend(world: World) -> None:
    world.library.people = {"test-person": a_scene(start={"trust": 80})}
    ended = end_attempt(world.services, NIA, world.practises(NIA).id)
    assert ended.outcome is Outcome.CONTINUATION


def test_ending_twice_changes_nothing(world: World) -> None:
    attempt = world.practises(NIA)
    first = end_attempt(world.services, NIA, attempt.id)
    before = world.storage.state.copy()
    assert end_attempt(world.services, NIA, attempt.id) == first
    assert world.storage.state == before
    assert world.jobs.woken == 1


def test_two_ends_at_once_end_it_once(world: World) -> None:
    attempt = world.practises(NIA)
    late = world.storage.state.copy()
    first = end_attempt(world.services, NIA, attempt.id)
    before = world.storage.state.copy()
    services = replace(world.services, storage=StaleStorage(world.storage, late))
    assert end_attempt(services, NIA, attempt.id) == first
    assert world.storage.state == before
    assert world.jobs.woken == 1


def test_any_other_conflict_is_told(world: World) -> None:
    attempt = world.practises(NIA)
    late = world.storage.state.copy()
    services = replace(world.services, storage=StaleStorage(world.storage, late))
    with pytest.raises(ConflictError):
        end_attempt(services, NIA, attempt.id)
    assert not world.stored(attempt.id).is_over


class StaleStorage(FakeStorage):
    """Reads an older state the first time, and cannot write it: another one was quicker."""

    def __init__(self, real: FakeStorage, late: State) -> None:
        super().__init__(late)
        self._states = [real.state, late]

    @contextmanager
    def begin(self) -> Iterator[FakeTransaction]:
        """The old state first, then the real one."""
        stale = len(self._states) > 1
        self.state = self._states.pop()
        with super().begin() as transaction:
            yield transaction
            if stale:
                raise ConflictError


def test_an_attempt_that_awaits_a_reply_can_be_ended(world: World) -> None:
    attempt = world.practises(NIA)
    say(world, attempt, "Hello.")
    ended = end_attempt(world.services, NIA, attempt.id)
    assert ended.is_over
    assert ended.awaits_reply


def test_a_homeowner_who_had_gone_is_not_parted_from_as_a_friend(world: World) -> None:
    world.library.people = {"test-person": a_scene(start={"trust": 80, "patience": 1})}
    attempt = world.practises(NIA)
    world.listener.will_hear = [heard(MoveKind.DISRESPECT, acts=(Act.INSULT,))]
    opened = say(world, attempt, "You must be joking.")
    assert opened.attempt.mind.trust >= FRIENDLY
    assert end_attempt(world.services, NIA, attempt.id).outcome is Outcome.WALKED_AWAY


def test_a_homeowner_who_only_ran_out_of_time_parts_as_a_friend(world: World) -> None:
    world.library.people = {"test-person": a_scene(start={"trust": 80, "patience": 1})}
    attempt = world.practises(NIA)
    say(world, attempt, "word " * 200)
    assert end_attempt(world.services, NIA, attempt.id).outcome is Outcome.CONTINUATION


async def test_who_was_asked_to_stop_and_leaves_has_sold_nothing_whatever_the_trust(
    world: World,
) -> None:
    stop = {"below_trust": 100, "says": "Never call again.", "thanks": "Good. Bye."}
    start = {"trust": 80, "patience": 1}
    world.library.people = {"test-person": a_scene(start=start, stop_request=stop)}
    attempt = world.practises(NIA)
    asked = await talk(world, attempt, "word " * 200)
    assert (asked.turn.turn.text, asked.outcome) == ("Never call again.", None)
    assert world.stored(attempt.id).mind.trust >= FRIENDLY
    assert end_attempt(world.services, NIA, attempt.id).outcome is Outcome.NO_SALE


@pytest.mark.parametrize("person", [OMAR, MONA], ids=lambda person: person.id)
def test_nobody_ends_somebody_elses_attempt(world: World, person: Person) -> None:
    attempt = world.is_assigned(NIA)
    with pytest.raises(NotFoundError):
        end_attempt(world.services, person, attempt.id)
    assert not world.stored(attempt.id).is_over


def test_without_a_model_nothing_is_put_on_the_queue(world: World) -> None:
    end_attempt(world.services, NIA, world.practises(NIA).id)
    assert world.storage.state.jobs == {}


def test_a_model_judge_gets_one_job_for_an_attempt(world: World) -> None:
    world.judge = FakeJudge()
    attempt = world.practises(NIA)
    end_attempt(world.services, NIA, attempt.id)
    (job,) = world.storage.state.jobs.values()
    assert (job.name, job.argument, job.id) == (JUDGE_JOB, attempt.id, judge_job_id(attempt))
    assert world.jobs.woken == 1


def test_the_job_of_another_version_of_the_rubric_is_another_job(world: World) -> None:
    first = world.practises(NIA)
    other = replace(first, scale="sha256:0123456789abcdef0123")
    assert judge_job_id(first) != judge_job_id(other) == f"judge-{first.id}-0123456789abcdef"


async def test_an_attempt_that_cannot_be_scored_is_not_ended_either(world: World) -> None:
    attempt = world.practises(NIA)
    await talk(world, attempt, "Hello.")
    world.storage.state.scales.clear()
    with pytest.raises(KeyError):
        end_attempt(world.services, NIA, attempt.id)
    assert not world.stored(attempt.id).is_over
    assert world.storage.state.scorecards == []
