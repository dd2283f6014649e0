"""Scoring: counted at once, judged by a model when asked, and never changed afterwards."""

import pytest

from tests.builders import a_criterion, a_scale, a_scene, heard
from tests.usecases.fakes import FakeJudge, FakeLibrary, FakeListener
from tests.usecases.playing import talk
from tests.usecases.world import NIA, World
from trainer.domain.attempt import Attempt, Usage
from trainer.domain.documents.rubric import Scale
from trainer.domain.moves import MoveKind
from trainer.domain.scoring.scorecard import Answer, By, Evidence, JudgeKind
from trainer.domain.scoring.tally import ADVICE, NO_JUDGE, NO_QUOTE
from trainer.domain.transcript import Speaker, Transcript, Turn
from trainer.errors import ModelReplyError, NotFoundError
from trainer.ports import Verdicts
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.review_cohort import review_attempt
from trainer.usecases.score_attempt import Ears, judge_attempt, score_transcript


def judged_scale() -> Scale:
    """One counted criterion, and one that needs a judge."""
    check = {"id": "kind", "judged": "Was it kind?", "held": "Kind.", "not_held": "Unkind."}
    return a_scale({}, {"id": "kindness", "name": "Kindness", "checks": [check]})


@pytest.fixture
async def attempt(world: World) -> Attempt:
    """An attempt in which a concern was acknowledged, ended."""
    world.library.rubrics = {"test-rubric": judged_scale()}
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    begun = world.practises(NIA)
    await talk(world, begun, "That is fair.")
    return end_attempt(world.services, NIA, begun.id)


def verdicts(quote: str = "That is fair.", *, held: bool | None = True) -> Verdicts:
    """What a model says about kindness."""
    answer = Answer(
        held=held, reason="It was.", evidence=(Evidence(turn=1, quote=quote),), by=By.MODEL
    )
    usage = Usage(prompt_tokens=9, model="judge-1")
    return Verdicts(
        answers={"kindness/kind": answer}, model="judge-1", prompt_digest="sha256:x", usage=usage
    )


def test_counted_checks_are_scored_at_once_and_judged_ones_stay_open(
    world: World, attempt: Attempt
) -> None:
    ((owner, card, _),) = world.storage.state.scorecards
    assert owner == attempt.id
    assert [(one.id, one.level, one.top) for one in card.criteria] == [("acknowledge", 1, 1)]
    assert [(one.id, one.reason) for one in card.unscored] == [("kindness", NO_JUDGE)]
    assert card.overall == 100


async def test_a_model_adds_a_scorecard_and_leaves_the_first_as_it_was(
    world: World, attempt: Attempt
) -> None:
    before = list(world.storage.state.scorecards)
    world.judge = FakeJudge(verdicts(held=False))
    (card,) = await judge_attempt(world.services, attempt.id)
    assert world.storage.state.scorecards == [*before, (attempt.id, card, world.clock.time)]
    assert [(one.id, one.level) for one in card.criteria] == [("acknowledge", 1)]
    (advised,) = card.unscored
    assert (advised.id, advised.reason, card.overall) == ("kindness", ADVICE, 100)
    assert [(check.held, check.advice) for check in advised.checks] == [(False, True)]


async def test_a_scorecard_names_the_model_its_prompt_and_its_cost(
    world: World, attempt: Attempt
) -> None:
    world.judge = FakeJudge(verdicts())
    judge = (await judge_attempt(world.services, attempt.id))[0].judge
    assert (judge.kind, judge.model, judge.prompt_digest) == (
        JudgeKind.MODEL,
        "judge-1",
        "sha256:x",
    )
    assert judge.usage == Usage(prompt_tokens=9, model="judge-1")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (verdicts("That is not what was said."), NO_QUOTE),
        (verdicts(" "), NO_QUOTE),
        (verdicts(held=None), "It was."),
        (Verdicts(answers={}), NO_JUDGE),
    ],
    ids=["invented quote", "blank quote", "cannot tell", "no answer"],
)
async def test_a_verdict_that_cannot_be_shown_is_no_score(
    world: World, attempt: Attempt, given: Verdicts, reason: str
) -> None:
    world.judge = FakeJudge(given)
    (card,) = await judge_attempt(world.services, attempt.id)
    assert [(one.id, one.reason) for one in card.unscored] == [("kindness", reason)]
    assert card.overall == 100


async def test_a_judge_without_a_model_is_called_local(world: World, attempt: Attempt) -> None:
    world.judge = FakeJudge()
    assert (await judge_attempt(world.services, attempt.id))[0].judge.kind is JudgeKind.LOCAL


async def test_a_model_that_fails_adds_nothing(world: World, attempt: Attempt) -> None:
    world.judge = FakeJudge(ModelReplyError("no JSON"))
    with pytest.raises(ModelReplyError):
        await judge_attempt(world.services, attempt.id)
    assert len(world.storage.state.scorecards) == 1


async def test_no_attempt_is_judged_that_is_not_there(world: World) -> None:
    with pytest.raises(NotFoundError):
        await judge_attempt(world.services, "nowhere")


async def test_an_attempt_is_judged_by_the_rubric_it_began_with(
    world: World, attempt: Attempt
) -> None:
    world.library.rubrics = {"test-rubric": a_scale(a_criterion(id="other"))}
    (card,) = await judge_attempt(world.services, attempt.id)
    assert {one.id for one in card.criteria} == {"acknowledge"}
    assert card.scale == attempt.scale


def a_call() -> Transcript:
    """Four lines of a real call."""
    said = ["Hello?", "That is fair.", "Hm.", "Well then."]
    speakers = [Speaker.HOMEOWNER, Speaker.REP] * 2
    turns = enumerate(zip(speakers, said, strict=True))
    return Transcript(
        turns=tuple(Turn(index=i, speaker=who, text=text) for i, (who, text) in turns)
    )


def test_a_real_call_is_scored_without_a_scenario() -> None:
    ears = Ears(listener=FakeListener([heard(MoveKind.ACKNOWLEDGE)]), library=FakeLibrary())
    card = score_transcript(ears, a_call(), a_scale({}), None)
    assert (card.scenario, card.overall, card.judge.kind) == (None, 100, JudgeKind.LOCAL)


def test_a_real_call_can_be_about_a_scenario() -> None:
    ears = Ears(listener=FakeListener(), library=FakeLibrary())
    assert score_transcript(ears, a_call(), a_scale({}), a_scene()).scenario == "test-person"


def test_each_line_of_a_call_is_heard_with_the_three_lines_before_it() -> None:
    listener = FakeListener()
    score_transcript(Ears(listener=listener, library=FakeLibrary()), a_call(), a_scale({}), None)
    assert [(text, len(context)) for text, context in listener.asked] == [
        ("That is fair.", 1),
        ("Well then.", 3),
    ]


async def test_every_rubric_gets_a_scorecard_from_one_judgement(world: World) -> None:
    other = a_scale({}, ref="other")
    world.library.rubrics = {"test-rubric": judged_scale(), "other": other}
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    begun = world.practises(NIA, also=("other",))
    await talk(world, begun, "That is fair.")
    end_attempt(world.services, NIA, begun.id)
    world.judge = FakeJudge(verdicts())
    cards = await judge_attempt(world.services, begun.id)
    assert [card.rubric for card in cards] == ["test-rubric", "other"]
    assert [len(card.criteria) + len(card.unscored) for card in cards] == [2, 1]
    review = review_attempt(world.services, NIA, begun.id)
    assert (review.scorecard, review.also) == (cards[0], (cards[1],))
    assert len(world.storage.state.scorecards) == 4
