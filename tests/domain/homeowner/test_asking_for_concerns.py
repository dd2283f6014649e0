"""A rep who asks what worries the person, or twice whether they want to be left alone."""

from tests.builders import Talk, a_move, a_scenario, a_scene, heard
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import Act, Aim, AimKind, Heard, MoveKind

ASKS = heard(MoveKind.OTHER_QUESTION, topics=("concerns",))
OFFERS_REMOVAL = heard(acts=(Act.REMOVAL_OFFER,))


def with_concerns(**changes) -> Scene:
    """A scene in which concerns can be asked for."""
    scene = a_scene(start={"trust": 60, "patience": 90}, **changes)
    concerns = scene.topics[0].model_copy(update={"id": "concerns", "name": "Concerns"})
    return Scene.model_validate({**dict(scene), "topics": (*scene.topics, concerns)})


def open_from_the_start() -> Talk:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    return Talk(with_concerns(objections=[concern]))


def test_asking_for_concerns_brings_one_out_that_was_never_voiced() -> None:
    talk = Talk(with_concerns()).hears(ASKS)
    assert "object:scam" in talk.said
    assert talk.mind.objections["scam"].raised == 2


def test_asking_whether_all_is_settled_brings_out_no_new_concern() -> None:
    line = heard(MoveKind.CONFIRM, topics=("concerns",))
    assert "object:scam" not in Talk(with_concerns()).hears(line).said


def test_a_concern_that_was_answered_before_is_not_brought_out() -> None:
    talk = Talk(with_concerns())
    talk.hears(heard(MoveKind.SITUATION_QUESTION, topics=("insurance",)))
    talk.hears(heard(MoveKind.PROOF, answers=("scam",))).hears(ASKS)
    assert talk.mind.objections["scam"].raised is None


def test_asking_for_concerns_explores_the_one_that_is_open() -> None:
    talk = open_from_the_start().hears(ASKS)
    assert "root:scam" in talk.said
    assert talk.mind.objections["scam"].explored == 1


def test_asking_again_brings_out_the_next_concern_or_the_same_one_harder() -> None:
    first, second = a_scenario()["objections"][0], {**a_scenario()["objections"][0], "id": "wife"}
    talk = Talk(with_concerns(objections=[{**first, "raised": {"on": "opening"}}, second]))
    assert "object:wife" in talk.hears(ASKS).hears(ASKS).said
    alone = open_from_the_start().hears(ASKS).hears(ASKS)
    assert "object:scam" not in alone.said  # its root was just said
    assert "object:scam" in alone.hears(heard()).hears(ASKS).said


def test_a_question_for_concerns_that_was_hardly_heard_explores_nothing() -> None:
    unsure = Aim(kind=AimKind.TOPIC, ref="concerns", confidence=0.49, text="words")
    line = Heard(moves=(a_move(MoveKind.OTHER_QUESTION),), aims=(unsure,), words=12)
    assert open_from_the_start().hears(line).mind.objections["scam"].explored is None


def wishing_to_be_left_alone(gate: str = "do_not_call") -> Talk:
    wish = {
        **a_scenario()["red_lines"][0],
        "id": "list",
        "gate": gate,
        "trap": True,
        "bait": "Take me off, but call my brother.",
        "bait_turn": 40,
    }
    return Talk(a_scene(red_lines=[*a_scenario()["red_lines"], wish]))


def test_a_second_offer_of_removal_is_taken_up_once_by_somebody_who_wishes_it() -> None:
    talk = wishing_to_be_left_alone()
    said = [talk.hears(OFFERS_REMOVAL).said for _ in range(3)]
    assert ["bait:list" in reply for reply in said] == [False, True, False]
    assert talk.mind.ground.baited == {"list"}


def test_a_second_offer_of_removal_is_nothing_to_somebody_with_other_wishes() -> None:
    talk = wishing_to_be_left_alone(gate="honesty")
    assert all("bait:list" not in talk.hears(OFFERS_REMOVAL).said for _ in range(3))


def test_a_removal_that_is_done_leaves_nothing_to_wish_for() -> None:
    talk = wishing_to_be_left_alone().hears(OFFERS_REMOVAL)
    done = heard(acts=(Act.REMOVAL_OFFER, Act.REMOVAL_DONE))
    assert "bait:list" not in talk.hears(done).said
