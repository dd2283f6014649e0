"""Whatever the domain can make of a conversation survives being JSON."""

from functools import partial

import pytest
from hypothesis import given, settings

from tests.adapters.storage.values import scorecard_of
from tests.builders import a_turn, an_attempt
from tests.domain.strategies import lines, scenes, seeds
from trainer.adapters.storage import shapes
from trainer.domain.attempt import RepTurn
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.step import opening, step
from trainer.domain.moves import Heard
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


@pytest.mark.parametrize("kind", JudgeKind)
def test_a_scorecard_survives(kind: JudgeKind) -> None:
    card = scorecard_of(an_attempt(), kind)
    assert shapes.scorecard_from_json(shapes.scorecard_to_json(card)) == card
