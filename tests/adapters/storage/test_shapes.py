"""Whatever the domain can make of a conversation survives being JSON."""

import json
from functools import partial

import pytest
from hypothesis import given, settings

from tests.adapters.storage.values import scorecard_of
from tests.builders import a_scene, a_turn, an_attempt
from tests.domain.strategies import lines, scenes, seeds
from trainer.adapters.storage import shapes
from trainer.domain.attempt import RepTurn
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.homeowner.step import opening, step
from trainer.domain.moves import Aim, AimKind, Heard, Slots
from trainer.domain.scoring.scorecard import JudgeKind
from trainer.domain.transcript import Action


@settings(deadline=None, max_examples=60)
@given(scene=scenes, seed=seeds, said=lines)
def test_every_rep_turn_and_mind_survives(
    scene: Scene, seed: int, said: list[tuple[Heard, Action]]
) -> None:
    mind = opening(scene).mind
    for number, (line, action) in enumerate(said):
        index = 2 * number + 1
        turn = a_turn(index, action=action)
        reaction = step(mind, scene, line, turn, partial(draw, seed, index))
        mind = reaction.mind
        whole = RepTurn(turn=turn, heard=line, mind=mind, parts=reaction.parts, mood=reaction.mood)
        assert shapes.turn_from_json(shapes.turn_to_json(whole), is_rep=True) == whole
        assert shapes.mind_from_json(shapes.mind_to_json(mind)) == mind


def test_whatever_a_line_aims_at_and_a_reply_says_survives() -> None:
    aims = tuple(Aim(kind=kind, ref="fact/x", confidence=0.5, text="words") for kind in AimKind)
    parts = tuple(Part(kind=kind, ref="x", strength=2, brief=True) for kind in PartKind)
    line = Heard(aims=aims, slots=Slots(monthly=True, halfway=True), relates=0.25)
    first = opening(a_scene())
    whole = RepTurn(turn=a_turn(), heard=line, mind=first.mind, parts=parts, mood=first.mood)
    assert shapes.turn_from_json(shapes.turn_to_json(whole), is_rep=True) == whole


def test_a_turn_that_was_stored_before_a_field_was_there_has_what_it_stands_for() -> None:
    first = opening(a_scene())
    part = Part(kind=PartKind.TELL, ref="policy")
    whole = RepTurn(
        turn=a_turn(), heard=Heard(words=3), mind=first.mind, parts=(part,), mood=first.mood
    )
    stored = json.loads(shapes.turn_to_json(whole))
    del stored["heard"]["relates"]
    del stored["heard"]["slots"]["monthly"], stored["heard"]["slots"]["halfway"]
    del stored["mind"]["ground"]["grudge"], stored["mind"]["ground"]["pending"]
    del stored["parts"][0]["brief"]
    assert shapes.turn_from_json(json.dumps(stored), is_rep=True) == whole


@pytest.mark.parametrize("kind", JudgeKind)
def test_a_scorecard_survives(kind: JudgeKind) -> None:
    card = scorecard_of(an_attempt(), kind)
    assert shapes.scorecard_from_json(shapes.scorecard_to_json(card)) == card
