"""What holds for every conversation, whatever anybody says."""

from itertools import pairwise

from hypothesis import given

from tests.builders import Talk
from tests.domain.strategies import lines, scenes, seeds, talk_through
from trainer.domain.chance import draw
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Stage, Told
from trainer.domain.homeowner.reaction import MOST_PARTS, PartKind
from trainer.domain.homeowner.script import script
from trainer.domain.moves import Heard
from trainer.domain.transcript import Action, Speaker, Turn

Said = list[tuple[Heard, Action]]


@given(scenes, seeds, lines)
def test_any_line_gets_a_reaction_with_words_for_it(scene: Scene, seed: int, said: Said) -> None:
    for talk in talk_through(scene, seed, said):
        assert len(talk.reaction.parts) <= MOST_PARTS
        assert script(talk.reaction.parts, scene, (), lambda _: 0.5) or not talk.reaction.parts


@given(scenes, seeds, lines)
def test_the_same_lines_meet_the_same_minds(scene: Scene, seed: int, said: Said) -> None:
    first = [talk.reaction for talk in talk_through(scene, seed, said)]
    assert [talk.reaction for talk in talk_through(scene, seed, said)] == first


@given(scenes, seeds, lines)
def test_feelings_stay_between_0_and_100(scene: Scene, seed: int, said: Said) -> None:
    for talk in talk_through(scene, seed, said):
        mind = talk.mind
        assert all(0 <= feeling <= 100 for feeling in (mind.trust, mind.patience, mind.interest))


@given(scenes, seeds, lines)
def test_an_ended_mind_stays_as_it_is_and_says_nothing(scene: Scene, seed: int, said: Said) -> None:
    talks = talk_through(scene, seed, said)
    for before, after in pairwise(talks):
        if before.mind.outcome is not None:
            assert after.mind == before.mind
            assert after.reaction.parts == ()


@given(scenes, seeds, lines)
def test_no_objection_is_settled_that_nobody_met(scene: Scene, seed: int, said: Said) -> None:
    for memory in talk_through(scene, seed, said)[-1].mind.objections.values():
        if memory.stage is Stage.SETTLED:
            assert {memory.explored, memory.acknowledged, memory.answered} != {None}


@given(scenes, seeds, lines)
def test_an_objection_is_only_settled_after_it_was_answered(
    scene: Scene, seed: int, said: Said
) -> None:
    for talk in talk_through(scene, seed, said):
        for memory in talk.mind.objections.values():
            assert memory.settled is None or (memory.answered or 0) <= memory.settled
            assert memory.settled is None or memory.answered is not None


@given(scenes, seeds, lines)
def test_what_was_told_stays_told(scene: Scene, seed: int, said: Said) -> None:
    order = [Told.HIDDEN, Told.HINTED, Told.TOLD]
    talks = talk_through(scene, seed, said)
    for before, after in pairwise(talks):
        for ref, memory in after.mind.facts.items():
            assert order.index(memory.told) >= order.index(before.mind.facts[ref].told)


@given(scenes, seeds, lines)
def test_what_the_mind_says_it_told_is_in_the_reply(scene: Scene, seed: int, said: Said) -> None:
    talks = talk_through(scene, seed, said)
    for before, after in pairwise(talks):
        spoken = {part.ref for part in after.reaction.parts if part.kind is PartKind.TELL}
        assert after.mind.told() - before.mind.told() == spoken


@given(scenes, seeds, lines)
def test_what_the_mind_says_it_raised_is_in_the_reply(scene: Scene, seed: int, said: Said) -> None:
    talks = talk_through(scene, seed, said)
    for before, after in pairwise(talks):
        parts = after.reaction.parts
        spoken = {part.ref for part in parts if part.kind is PartKind.OBJECT}
        asked = (scene.objection(part.ref) for part in parts if part.kind is PartKind.ROOT)
        spoken |= {screen.behind for screen in asked if screen.behind is not None}
        for ref, memory in after.mind.objections.items():
            if memory.raised != before.mind.objections[ref].raised:
                assert ref in spoken


@given(scenes, seeds, lines)
def test_a_stop_request_is_said_alone_and_everything_after_it_ends_the_talk(
    scene: Scene, seed: int, said: Said
) -> None:
    talks = talk_through(scene, seed, said)
    for before, after, (_, action) in zip(talks, talks[1:], said, strict=False):
        if after.mind.ground.stop_requested == after.index - 1:
            assert after.said == ["stop:"]
            assert after.mind.outcome is None
        elif before.mind.ground.stop_requested is not None and action is Action.SAY:
            assert after.mind.outcome is not None


@given(scenes, seeds, lines)
def test_who_walked_away_said_so_last(scene: Scene, seed: int, said: Said) -> None:
    for talk in talk_through(scene, seed, said):
        kinds = [part.ref for part in talk.reaction.parts]
        assert "hang_up" not in kinds[:-1]


@given(scenes, seeds, lines)
def test_no_line_is_said_twice_while_another_wording_is_left(
    scene: Scene, seed: int, said: Said
) -> None:
    turns: list[Turn] = []
    spoken: list[str] = []
    for talk in talk_through(scene, seed, said):
        text = script(talk.reaction.parts, scene, turns, _chance_of(talk))
        spoken += [line for line in scene.phrases(Phrase.GREET) if line in text]
        turns.append(Turn(index=len(turns), speaker=Speaker.HOMEOWNER, text=text))
    assert len(spoken) == len(set(spoken))


def _chance_of(talk: Talk):
    index, seed = talk.index, talk.seed
    return lambda purpose: draw(seed, index, purpose)
