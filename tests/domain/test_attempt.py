"""An attempt takes turns in order, ends once, and can be replayed."""

from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given

from tests.builders import NOON, a_scene, a_turn, an_attempt, heard
from tests.domain.strategies import lines, scenes, seeds
from trainer.domain.attempt import (
    Attempt,
    HomeownerTurn,
    RepTurn,
    SpokenBy,
    end,
    hear_homeowner,
    hear_rep,
)
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Mind
from trainer.domain.homeowner.reaction import Reaction
from trainer.domain.homeowner.step import opening, step
from trainer.domain.moves import Act, Heard
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Action, Speaker
from trainer.errors import AttemptEndedError, ConflictError


def reacts(attempt: Attempt, scene: Scene, line: Heard, action: Action = Action.SAY) -> Reaction:
    index = len(attempt.turns)
    turn = a_turn(index, action=action)
    return step(attempt.mind, scene, line, turn, lambda p: draw(attempt.seed, index, p))


def says(attempt: Attempt, line: Heard, scene: Scene | None = None, **more) -> Attempt:
    reaction = reacts(attempt, scene or a_scene(), line, **more)
    return hear_rep(attempt, a_turn(len(attempt.turns), **more), line, reaction)


def reply(index: int) -> HomeownerTurn:
    turn = a_turn(index, "Well.", Speaker.HOMEOWNER, at=NOON + timedelta(minutes=1))
    return HomeownerTurn(turn=turn, spoken_by=SpokenBy.AUTHORED)


def test_a_rep_turn_and_the_reply_follow_each_other() -> None:
    attempt = says(an_attempt(), heard())
    assert attempt.awaits_reply
    answered = hear_homeowner(attempt, reply(2))
    assert not answered.awaits_reply
    assert [turn.index for turn in answered.transcript.turns] == [0, 1, 2]
    assert answered.transcript.scenario == "test-person"
    assert answered.mind == attempt.mind


def test_the_mind_before_any_rep_turn_is_the_first_one() -> None:
    assert an_attempt().mind == an_attempt().first
    assert not an_attempt(turns=()).awaits_reply


def test_a_turn_is_found_by_its_index() -> None:
    attempt = an_attempt()
    assert attempt.said(0) is attempt.turns[0]
    assert attempt.said(1) is None
    assert attempt.said(-1) is None


def test_a_turn_that_is_not_the_next_one_is_refused() -> None:
    attempt = an_attempt()
    reaction = reacts(attempt, a_scene(), heard())
    for turn in (a_turn(3), a_turn(0), a_turn(1, speaker=Speaker.HOMEOWNER)):
        with pytest.raises(ConflictError, match="not the next turn"):
            hear_rep(attempt, turn, heard(), reaction)


def test_two_rep_turns_in_a_row_are_refused() -> None:
    with pytest.raises(ConflictError):
        says(says(an_attempt(), heard()), heard())


def test_a_reply_that_nobody_waits_for_is_refused() -> None:
    with pytest.raises(ConflictError):
        hear_homeowner(an_attempt(), reply(1))
    with pytest.raises(ConflictError):
        hear_homeowner(says(an_attempt(), heard()), reply(5))


def test_an_opening_is_a_reply_to_nothing() -> None:
    assert len(hear_homeowner(an_attempt(turns=()), reply(0)).turns) == 1


def test_a_reply_that_ends_the_conversation_ends_the_attempt_at_its_moment() -> None:
    over = hear_homeowner(says(an_attempt(), heard(acts=(Act.SLUR,))), reply(2))
    assert over.outcome is Outcome.WALKED_AWAY
    assert over.ended_at == NOON + timedelta(minutes=1)


def test_an_ended_attempt_takes_no_turn_and_no_second_end() -> None:
    over = end(an_attempt(), Outcome.NO_SALE, None)
    assert over.ended_at == NOON
    reaction = reacts(an_attempt(), a_scene(), heard())
    with pytest.raises(AttemptEndedError):
        hear_rep(over, a_turn(1), heard(), reaction)
    with pytest.raises(AttemptEndedError):
        hear_homeowner(over, reply(1))
    with pytest.raises(AttemptEndedError):
        end(over, Outcome.ORDER, None)


@given(scenes, seeds, lines)
def test_replaying_what_was_heard_meets_the_same_minds(
    scene: Scene, seed: int, said: list[tuple[Heard, Action]]
) -> None:
    attempt = played(scene, seed, said)
    assert list(replayed(attempt, scene)) == [
        turn.mind for turn in attempt.turns if isinstance(turn, RepTurn)
    ]


@given(scenes, seeds, lines)
def test_no_attempt_goes_on_after_its_mind_has_ended(
    scene: Scene, seed: int, said: list[tuple[Heard, Action]]
) -> None:
    attempt = played(scene, seed, said)
    minds = [turn.mind for turn in attempt.turns if isinstance(turn, RepTurn)]
    assert all(mind.outcome is None for mind in minds[:-1])
    assert attempt.is_over is (attempt.mind.outcome is not None)


def played(scene: Scene, seed: int, said: list[tuple[Heard, Action]]) -> Attempt:
    attempt = an_attempt(scene, seed=seed)
    for line, action in said:
        if attempt.is_over:
            break
        attempt = says(attempt, line, scene, action=action)
        attempt = hear_homeowner(attempt, reply(len(attempt.turns)))
    return attempt


def replayed(attempt: Attempt, scene: Scene) -> list[Mind]:
    minds = [opening(scene).mind]
    for turn in attempt.turns:
        if isinstance(turn, RepTurn):
            chance = partial(draw, attempt.seed, turn.turn.index)
            minds.append(step(minds[-1], scene, turn.heard, turn.turn, chance).mind)
    return minds[1:]
