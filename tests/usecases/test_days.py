"""The seed of an attempt draws the day on which somebody is met, and that day stays."""

import pytest

from tests.builders import a_scene, heard
from tests.usecases.playing import say, talk
from tests.usecases.world import NIA, World
from trainer.domain.documents.digest import digest_of
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.step import opening
from trainer.domain.moves import MoveKind
from trainer.usecases.choose_practice import brief_assignment, brief_trainee
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.start_attempt import Start, on_an_unseen_day, start_attempt


def with_days(cancelled: str = "They cancelled the policy.") -> Scene:
    """Somebody with two other days; on the first of these the policy was cancelled."""
    rainy = {
        "id": "rainy",
        "start": {"trust": 77, "patience": 66, "interest": 55},
        "opening": ["It rains. Who is it?"],
        "facts": [
            {
                "id": "policy",
                "is_about": "The policy was cancelled.",
                "tell": cancelled,
                "hint": "A letter came.",
                "again": "Cancelled, as I said.",
            }
        ],
    }
    return a_scene(days=[rainy, {"id": "dull", "start": {}, "opening": ["Hm?"]}])


@pytest.fixture
def world(world: World) -> World:
    """The person has three days."""
    world.library.people = {"test-person": with_days()}
    return world


@pytest.mark.parametrize("seed", range(7))
def test_an_attempt_plays_and_pins_the_day_that_its_seed_draws(world: World, seed: int) -> None:
    attempt = world.practises(NIA, seed=seed)
    day = with_days().on_day_of(seed)
    assert attempt.scene == digest_of(day)
    assert world.storage.state.scenes[attempt.scene] == day
    assert attempt.turns[0].turn.text in day.scenario.opening
    assert attempt.first == opening(day, week=seed).mind


def asks_about_the_policy(world: World) -> None:
    world.listener.will_hear = [heard(MoveKind.SITUATION_QUESTION, topics=("insurance",))]


async def test_the_facts_of_the_day_are_what_is_told(world: World) -> None:
    attempt = world.practises(NIA, seed=1)
    asks_about_the_policy(world)
    reply = await talk(world, attempt, "What about insurance?")
    assert "They cancelled the policy." in reply.turn.turn.text


@pytest.mark.parametrize(
    "now", [a_scene(), with_days(cancelled="They doubled it.")], ids=["no days", "other facts"]
)
async def test_an_attempt_keeps_its_day_when_the_file_has_changed(world: World, now: Scene) -> None:
    attempt = world.practises(NIA, seed=1)
    world.library.people = {"test-person": now}
    asks_about_the_policy(world)
    opened = say(world, attempt, "What about insurance?")
    assert opened.scene == with_days().on_day_of(1)
    again = say(world, attempt, "What about insurance?")
    assert again.scene == opened.scene
    ended = end_attempt(world.services, NIA, attempt.id)
    assert world.storage.state.scenes[ended.scene].day == "rainy"
    assert world.storage.state.scorecards


async def test_the_reply_is_of_the_pinned_day_too(world: World) -> None:
    attempt = world.practises(NIA, seed=1)
    world.library.people = {"test-person": a_scene()}
    asks_about_the_policy(world)
    reply = await talk(world, attempt, "What about insurance?")
    assert "They cancelled the policy." in reply.turn.turn.text


def test_an_official_attempt_is_on_a_day_that_was_not_practised(world: World) -> None:
    for seed in (3, 5):  # the first day, and the dull one
        world.practises(NIA, seed=seed)
    official = start_attempt(world.services, NIA, Start(assignment="task"))
    assert world.storage.state.scenes[official.scene].day == "rainy"
    assert with_days().on_day_of(official.seed).day == "rainy"


def test_official_attempts_go_through_the_days_before_one_comes_again(world: World) -> None:
    days = []
    for _ in range(3):
        official = start_attempt(world.services, NIA, Start(assignment="task"))
        days.append(world.storage.state.scenes[official.scene].day)
    assert sorted(map(str, days)) == ["None", "dull", "rainy"]


def test_a_seed_that_is_named_is_kept_in_an_official_attempt(world: World) -> None:
    world.practises(NIA, seed=1)
    assert start_attempt(world.services, NIA, Start(assignment="task", seed=1)).seed == 1


@pytest.mark.parametrize(("day", "name"), [(0, None), (1, "rainy"), (2, "dull"), (4, "rainy")])
def test_the_day_that_is_asked_for_is_the_day_that_is_met(
    world: World, day: int, name: str | None
) -> None:
    for _ in range(3):
        attempt = world.practises(NIA, seed=None, day=day)
        assert world.storage.state.scenes[attempt.scene].day == name
        assert attempt.seed > 7000


def test_a_seed_that_is_named_decides_before_a_day(world: World) -> None:
    assert world.practises(NIA, seed=2, day=1).seed == 2


@pytest.mark.parametrize("day", [0, 1, 2])
def test_whoever_starts_after_the_briefing_meets_the_day_they_read_of(
    world: World, day: int
) -> None:
    briefed = brief_trainee(world.services, NIA, Start(scenario="test-person", day=day))
    assert briefed.day == day
    attempt = world.practises(NIA, seed=None, day=briefed.day)
    assert world.storage.state.scenes[attempt.scene] == briefed.scene


def test_an_assignment_is_on_the_day_of_its_briefing(world: World) -> None:
    for _ in range(3):
        briefed, _ = brief_assignment(world.services, NIA, "task")
        official = start_attempt(world.services, NIA, Start(assignment="task", day=briefed.day))
        assert world.storage.state.scenes[official.scene].day == briefed.scene.day


def test_nobody_asks_for_a_day_they_have_met_in_an_assignment(world: World) -> None:
    world.practises(NIA, seed=1)
    official = start_attempt(world.services, NIA, Start(assignment="task", day=1))
    assert world.storage.state.scenes[official.scene].day != "rainy"


def test_what_was_practised_with_somebody_else_counts_for_no_day(world: World) -> None:
    world.library.people["other-person"] = a_scene(id="other-person")
    drawn = world.chance.drawn
    for seed in range(3):
        world.practises(NIA, scenario="other-person", seed=seed)
    ids = world.chance.drawn - drawn
    official = start_attempt(world.services, NIA, Start(assignment="task"))
    assert official.seed == 7000 + drawn + ids + 1


@pytest.mark.parametrize("seed", [0, 1, 2, 7001, 2**31 - 9])
@pytest.mark.parametrize("known", [(), (0,), (1, 4), (0, 2), (5, 7)])
def test_a_seed_near_the_drawn_one_draws_an_unseen_day(seed: int, known: tuple[int, ...]) -> None:
    found = on_an_unseen_day(seed, known, 3)
    assert found % 3 not in {other % 3 for other in known}
    assert abs(found - seed) < 3
    assert found >= 0


def test_when_every_day_was_seen_the_seed_is_as_drawn() -> None:
    assert on_an_unseen_day(7001, (0, 1, 2), 3) == 7001
    assert on_an_unseen_day(7001, (0,), 1) == 7001
