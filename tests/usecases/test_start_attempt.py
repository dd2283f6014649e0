"""An attempt begins pinned to its documents, with the homeowner's first words."""

import pytest

from tests.builders import NOON, a_scale, a_scene
from tests.usecases.world import MONA, NIA, ZOE, World, an_assignment
from trainer.domain.attempt import Kind, SpokenBy
from trainer.domain.documents.digest import digest_of
from trainer.domain.people import Person
from trainer.domain.transcript import Speaker
from trainer.errors import ForbiddenError, InvalidInputError, NotFoundError, TrainerError
from trainer.usecases.start_attempt import Start, start_attempt


def test_practice_begins_with_the_homeowners_words_and_is_stored(world: World) -> None:
    attempt = start_attempt(world.services, NIA, Start(scenario="test-person"))
    (opening,) = attempt.turns
    assert (opening.turn.index, opening.turn.speaker) == (0, Speaker.HOMEOWNER)
    assert opening.turn.text in a_scene().scenario.opening
    assert opening.turn.at == attempt.started_at == NOON
    assert getattr(opening, "spoken_by", None) is SpokenBy.AUTHORED
    assert (attempt.kind, attempt.person, attempt.assignment) == (Kind.PRACTICE, "nia", None)
    assert not attempt.is_over
    assert world.stored(attempt.id) == attempt


def test_an_attempt_keeps_the_documents_it_began_with(world: World) -> None:
    attempt = world.practises(NIA)
    assert attempt.scene == digest_of(a_scene())
    assert attempt.scale == digest_of(a_scale({}))
    world.library.people = {"test-person": a_scene(title="Changed since")}
    again = world.practises(NIA)
    assert again.scene != attempt.scene
    assert world.storage.state.scenes[attempt.scene].scenario.title == "A test"


def test_another_rubric_than_the_scenarios_own_can_be_asked_for(world: World) -> None:
    other = a_scale({"name": "Other"})
    world.library.rubrics["other"] = other
    assert world.practises(NIA).scale != digest_of(other)
    assert world.practises(NIA, rubric="other").scale == digest_of(other)


def test_a_seed_that_is_given_is_kept_and_replays_the_opening(world: World) -> None:
    first, second = world.practises(NIA, seed=5), world.practises(NIA, seed=5)
    assert first.seed == second.seed == 5
    assert first.turns == second.turns
    assert first.id != second.id


def test_seeds_decide_the_opening(world: World) -> None:
    said = {world.practises(NIA, seed=seed).turns[0].turn.text for seed in range(20)}
    assert said == set(a_scene().scenario.opening)


def test_without_a_seed_one_is_drawn(world: World) -> None:
    assert world.practises(NIA, seed=None).seed > 7000
    assert world.practises(NIA, seed=0).seed == 0


def test_an_official_attempt_plays_what_was_assigned_whatever_else_is_named(world: World) -> None:
    start = Start(scenario="nowhere", rubric="nothing", assignment="task")
    attempt = start_attempt(world.services, NIA, start)
    assert (attempt.kind, attempt.assignment) == (Kind.OFFICIAL, "task")
    assert (attempt.scenario, attempt.rubric) == ("test-person", "test-rubric")


@pytest.mark.parametrize("person", [ZOE, MONA], ids=lambda person: person.id)
def test_who_is_no_trainee_of_the_cohort_cannot_start_its_assignment(
    world: World, person: Person
) -> None:
    with pytest.raises(ForbiddenError):
        start_attempt(world.services, person, Start(assignment="task"))
    assert world.storage.state.attempts == {}


@pytest.mark.parametrize(
    ("start", "error", "says"),
    [
        (Start(), InvalidInputError, "Name a scenario"),
        (Start(scenario="nobody"), NotFoundError, "There are: test-person"),
        (Start(scenario="test-person", rubric="none"), NotFoundError, "There are: test-rubric"),
        (Start(assignment="none"), NotFoundError, "none"),
        (Start(assignment=""), NotFoundError, "^$"),
    ],
    ids=["nothing", "scenario", "rubric", "assignment", "empty assignment"],
)
def test_what_cannot_be_started_says_why_and_stores_nothing(
    world: World, start: Start, error: type[TrainerError], says: str
) -> None:
    with pytest.raises(error, match=says):
        start_attempt(world.services, NIA, start)
    assert world.storage.state.attempts == {}
    assert world.storage.state.scenes == {}


def test_an_assignment_whose_scenario_is_gone_cannot_be_started(world: World) -> None:
    with world.storage.begin() as transaction:
        transaction.people.add_assignment(an_assignment("old", scenario="gone"))
    with pytest.raises(NotFoundError, match="gone"):
        start_attempt(world.services, NIA, Start(assignment="old"))


def test_further_rubrics_are_pinned_once_each(world: World) -> None:
    other = a_scale({"name": "Other"}, ref="other")
    world.library.rubrics["other"] = other
    attempt = world.practises(NIA, also=("other", "test-rubric", "other"))
    assert [pinned.rubric for pinned in attempt.rubrics] == ["test-rubric", "other"]
    assert attempt.rubrics[1].scale == digest_of(other)


def test_an_unknown_further_rubric_starts_nothing(world: World) -> None:
    with pytest.raises(NotFoundError, match="no rubric 'nothing'"):
        world.practises(NIA, also=("nothing",))
    assert world.storage.state.attempts == {}


def test_more_than_three_further_rubrics_are_refused(world: World) -> None:
    names = tuple(f"method-{number}" for number in range(4))
    for name in names:
        world.library.rubrics[name] = a_scale({}, ref=name)
    with pytest.raises(InvalidInputError, match="choose 3 at most"):
        world.practises(NIA, also=names)
    assert len(world.practises(NIA, also=(*names[:3], names[0])).also) == 3
