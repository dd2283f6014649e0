"""Labels on scorecards: the listener's figures, and people's ratings once there are enough."""

from dataclasses import replace

import pytest

from tests.builders import NOON, a_scale, heard
from tests.usecases.fakes import FakeJudge
from tests.usecases.playing import talk
from tests.usecases.world import ADA, MONA, NIA, World, a_person
from trainer.domain.attempt import Attempt
from trainer.domain.moves import MoveKind
from trainer.domain.notes import Rating
from trainer.domain.people import Role
from trainer.domain.scoring.agreement import ENOUGH
from trainer.domain.scoring.reliability import Figure
from trainer.domain.scoring.scorecard import (
    Answer,
    By,
    Evidence,
    JudgedBy,
    JudgeKind,
    Reliability,
    Scorecard,
)
from trainer.ports import Verdicts
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.score_attempt import judge_attempt
from trainer.usecases.trust import people_labels, stored_labels

CHECK = {"id": "kind", "judged": "Was it kind?", "held": "Kind.", "not_held": "Unkind."}
ARLO = a_person("arlo", Role.AUTHOR)
MODEL = JudgedBy(kind=JudgeKind.MODEL, model="judge-1", prompt_digest="sha256:x")


def verdicts(*, held: bool) -> Verdicts:
    answer = Answer(
        held=held, reason="Read.", evidence=(Evidence(turn=1, quote="That is fair."),), by=By.MODEL
    )
    return Verdicts(
        answers={"kindness/kind": answer}, model=MODEL.model, prompt_digest=MODEL.prompt_digest
    )


@pytest.fixture
async def attempt(world: World) -> Attempt:
    """An ended attempt at a rubric with a counted criterion and a judged one."""
    judged = {"id": "kindness", "name": "Kindness", "checks": [CHECK]}
    world.library.rubrics = {"test-rubric": a_scale({}, judged)}
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    world.listener.measured = {"moves/acknowledge": Figure(precision=0.9, recall=0.8, n=40)}
    with world.storage.begin() as transaction:
        transaction.people.add(ARLO, NOON)
    begun = world.practises(NIA)
    await talk(world, begun, "That is fair.")
    return end_attempt(world.services, NIA, begun.id)


async def cards_of_both(world: World, attempt: Attempt) -> list[Scorecard]:
    """What the model says where it is kind, and where it is not."""
    made: list[Scorecard] = []
    for held in (True, False):
        world.judge = FakeJudge(verdicts(held=held))
        made.extend(await judge_attempt(world.services, attempt.id))
    return made


def rated(world: World, ref: str, card: Scorecard, rater: str, level: int) -> None:
    """A conversation that the model scored so, and somebody rated so."""
    rating = Rating(attempt=ref, criterion="kindness", rater=rater, level=level, made_at=NOON)
    with world.storage.begin() as transaction:
        transaction.scorecards.add(ref, card, NOON)
        transaction.ratings.add(rating)


async def rate_many(
    world: World, attempt: Attempt, rater: str, *, alike: int, apart: int = 0
) -> None:
    """So many conversations in which a rater agreed with the model, and in which not."""
    cards = await cards_of_both(world, attempt)
    for at in range(alike + apart):
        says = at % 2 == 0
        agrees = at < alike
        rated(world, f"rated-{at}", cards[0 if says else 1], rater, int(says is agrees))


def label_in(world: World, judge: JudgedBy = MODEL) -> Reliability | None:
    with world.storage.begin() as transaction:
        return people_labels(world.services, transaction, judge).get("kindness")


async def test_a_counted_criterion_carries_how_well_it_is_heard(
    world: World, attempt: Attempt
) -> None:
    ((_, card, _),) = world.storage.state.scorecards
    assert card.criteria[0].reliability == Reliability(
        kind="listener", precision=0.9, recall=0.8, n=40
    )
    assert attempt.is_over


async def test_before_people_have_rated_enough_a_judge_only_advises(
    world: World, attempt: Attempt
) -> None:
    await rate_many(world, attempt, "mona", alike=ENOUGH - 1)
    assert label_in(world) is None
    world.judge = FakeJudge(verdicts(held=False))
    (card,) = await judge_attempt(world.services, attempt.id)
    assert ([one.id for one in card.criteria], card.overall) == (["acknowledge"], 100)


async def test_from_thirty_ratings_on_that_agree_a_judge_decides_and_names_who_rated(
    world: World, attempt: Attempt
) -> None:
    await rate_many(world, attempt, "mona", alike=ENOUGH)
    world.judge = FakeJudge(verdicts(held=False))
    (card,) = await judge_attempt(world.services, attempt.id)
    assert [(one.id, one.level) for one in card.criteria] == [("acknowledge", 1), ("kindness", 0)]
    assert card.overall == 50
    label = card.criteria[1].reliability
    assert label == Reliability(kind="people", agreement=1.0, n=ENOUGH, raters=(MONA.name,))


async def test_people_who_disagree_leave_it_advice(world: World, attempt: Attempt) -> None:
    await rate_many(world, attempt, "mona", alike=20, apart=20)
    label = label_in(world)
    assert label is not None
    assert (label.n, label.lets_judges_decide) == (40, False)
    assert label.agreement is not None
    assert abs(label.agreement) < 0.1


async def test_ratings_of_the_librarys_authors_never_count(world: World, attempt: Attempt) -> None:
    await rate_many(world, attempt, "arlo", alike=ENOUGH)
    assert label_in(world) is None
    with world.storage.begin() as transaction:
        labels = stored_labels(transaction, transaction.ratings.everything())
    assert {label.rater for label in labels} == {"author: Arlo"}


async def test_what_one_model_was_trusted_with_says_nothing_about_another(
    world: World, attempt: Attempt
) -> None:
    await rate_many(world, attempt, "mona", alike=ENOUGH)
    assert label_in(world) is not None
    assert label_in(world, replace(MODEL, model="judge-2")) is None
    assert label_in(world, replace(MODEL, prompt_digest="sha256:y")) is None
    assert label_in(world, JudgedBy(kind=JudgeKind.LOCAL)) is None


async def test_two_raters_of_one_name_are_told_apart(world: World, attempt: Attempt) -> None:
    twin = replace(ADA, id="twin", email="twin@example.test", name=MONA.name)
    with world.storage.begin() as transaction:
        transaction.people.add(twin, NOON)
        for rater in ("twin", "mona", "nia"):
            transaction.ratings.add(
                Rating(attempt=attempt.id, criterion="x", rater=rater, level=1, made_at=NOON)
            )
        labels = stored_labels(transaction, transaction.ratings.everything())
    assert [label.rater for label in labels] == [
        "Mona <twin@example.test>",
        "Mona <mona@example.test>",
        "Nia",
    ]
